"""The section of dossiers as a flow: lists, their counts, the days of the report."""

from datetime import date

import pytest

from centre.rules.handover import When
from counter_client.supervisor.dossiers import (
    DAYS_BACK,
    MOST_SHOWN,
    DossierLists,
    List,
    Reading,
    Span,
)
from db.handover.record import DayLists, Due

TODAY = date(2026, 11, 23)
COUNTS = {"overdue": 437, "today": 2, "soon": 0, "returned": 1}


def due(number):
    return Due(f"A-{number:04}", "Khai sinh", None, None, -30, ())


@pytest.fixture
def day():
    many = tuple(due(number) for number in range(MOST_SHOWN + 5))
    return DayLists(TODAY, many, (due(1), due(2)), (), (due(3),), dict(COUNTS))


@pytest.fixture
def flow(day):
    made = DossierLists(TODAY)
    made.seen(Reading(day, made.span, ("late",)))
    return made


def test_nothing_is_known_before_the_first_reading():
    flow = DossierLists(TODAY)
    assert (flow.standing, flow.rows(), flow.late(), flow.hidden()) == (List.OVERDUE, (), (), 0)
    assert {flow.count(which) for which in List} == {None}
    assert flow.span == Span(date(2026, 10, 24), TODAY)
    assert (TODAY - flow.span.since).days == DAYS_BACK


def test_every_list_of_the_rules_has_its_place():
    assert {which.value for which in When} < {which.value for which in List}


def test_counts_are_of_all_and_rows_of_some(flow):
    assert [flow.count(which) for which in List] == [437, 2, 0, 1, 1]
    assert len(flow.rows()) == MOST_SHOWN
    assert flow.hidden() == 437 - MOST_SHOWN
    flow.stand(List.TODAY)
    assert (len(flow.rows()), flow.hidden()) == (2, 0)
    flow.stand(List.LATE)
    assert (flow.rows(), flow.late()) == ((), ("late",))
    flow.forget()
    assert flow.late() == ()


@pytest.mark.parametrize(
    ("since", "until", "span"),
    [
        ("2026-11-01", "2026-11-20", ("2026-11-01", "2026-11-20")),
        ("2026-11-24", "2026-11-23", ("2026-11-24", "2026-11-24")),
        ("2026-10-24", "2026-10-01", ("2026-10-01", "2026-10-01")),
    ],
)
def test_the_other_end_follows_one_that_has_passed_it(flow, since, until, span):
    flow.set_span(date.fromisoformat(since), date.fromisoformat(until))
    assert flow.span == Span(*map(date.fromisoformat, span))


def test_a_report_of_other_days_than_are_wanted_is_not_shown(flow, day):
    old = flow.span
    flow.set_span(TODAY, TODAY)
    flow.seen(Reading(day, old, ("other",)))
    assert flow.late() == ("late",)
    flow.seen(Reading(day, flow.span, ("new",)))
    assert flow.late() == ("new",)
