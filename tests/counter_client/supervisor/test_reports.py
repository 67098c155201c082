"""Which days a choice means, days as people type them, answers that come too late."""

from datetime import date

import pytest

from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from counter_client.supervisor.reports import Reports, Saving, When, span_of, typed_day
from db.figures.gathering import Span

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("when", "back", "first", "last"),
    [
        (When.TODAY, 0, (2026, 11, 23), (2026, 11, 23)),
        (When.YESTERDAY, 1, (2026, 11, 22), (2026, 11, 22)),
        (When.WEEK, 0, (2026, 11, 23), (2026, 11, 23)),
        (When.WEEK, 1, (2026, 11, 16), (2026, 11, 22)),
        (When.MONTH, 0, (2026, 11, 1), (2026, 11, 23)),
        (When.MONTH, 9, (2026, 2, 1), (2026, 2, 28)),
        (When.MONTH, 11, (2025, 12, 1), (2025, 12, 31)),
        (When.QUARTER, 0, (2026, 10, 1), (2026, 11, 23)),
        (When.QUARTER, 1, (2026, 7, 1), (2026, 9, 30)),
        (When.QUARTER, 4, (2025, 10, 1), (2025, 12, 31)),
        (When.YEAR, 0, (2026, 1, 1), (2026, 11, 23)),
        (When.YEAR, 2, (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_a_choice_means_these_days(when, back, first, last):
    assert span_of(when, MONDAY, back) == Span(date(*first), date(*last))


@pytest.mark.parametrize("text", ["1/11/2026", "01/11/2026", "01.11.2026", " 1-11-2026 "])
def test_days_are_typed_as_people_write_them(text):
    assert typed_day(text) == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["", "hôm nay", "31/02/2026", "2026-11-01", "1/1/26", "0/0/0000"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotAllowed, match="day_wrong"):
        typed_day(text)


def test_yesterday_is_one_day_back():
    flow = Reports(MONDAY)
    flow.choose(When.YESTERDAY, MONDAY)
    assert flow.span == Span(date(2026, 11, 22), date(2026, 11, 22))


def test_another_choice_makes_earlier_answers_nobodys():
    flow = Reports(MONDAY)
    before = flow.turn
    flow.saving = Saving("pdf", "/a")
    flow.choose(When.YEAR, MONDAY)
    assert flow.turn != before
    assert (flow.report, flow.saving, flow.share) == (None, None, 0.0)


def test_days_of_ones_own_are_checked_before_anything_is_read():
    flow = Reports(MONDAY)
    flow.choose(When.OWN, MONDAY)
    before = flow.turn
    for first, last in (("x", "1/11/2026"), ("2/11/2026", "1/11/2026")):
        with pytest.raises(NotAllowed):
            flow.own(first, last)
    assert flow.turn == before
    flow.own("1/11/2026", "2/11/2026")
    assert flow.span == Span(date(2026, 11, 1), date(2026, 11, 2))


def test_a_failure_ends_what_was_under_way():
    flow = Reports(MONDAY)
    flow.choose(When.TODAY, MONDAY)
    flow.failed(Message("store_lost"))
    assert (flow.share, flow.saving, flow.said.key) == (None, None, "store_lost")
    flow.saved("/a/b.pdf")
    assert flow.said.facts == {"file": "/a/b.pdf"}
    flow.forget()
    assert flow.said is None
