"""Adding a span up: short readings, checked spans, names that are no longer told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.retention import NOBODY_NAMED
from db.figures.gathering import NO_LONGER_NAMED, Span, _months

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "span", [Span(MONDAY, MONDAY - timedelta(days=1)), Span(date(1900, 1, 1), date(2026, 1, 1))]
)
def test_a_span_that_is_none_is_refused(store, span):
    with pytest.raises(NotAllowed, match="span_wrong"):
        store.figures.report(span)


def test_a_span_of_a_hundred_years_holds_what_there_is(store, take):
    take()
    assert store.figures.report(Span(date(1927, 1, 1), date(2026, 12, 31))).total.arrived == 1


def test_days_with_tallies_are_read_by_the_month():
    days = {MONDAY + timedelta(days=n) for n in range(100)}
    parts = _months(days)
    assert [(part.last - part.first).days for part in parts] == [30, 30, 30, 6]
    assert _months(set()) == []


def test_between_two_steps_others_may_write(store, take, clock):
    """No report holds a reading open: on a file it would keep every commit waiting."""
    take()
    clock.move(days=1)
    store.day.expire(uuid4())
    store.figures.tally()
    gathering = store.figures.begin(Span(MONDAY, MONDAY + timedelta(days=6)))
    while not gathering.is_done:
        store.figures.step(gathering)
        take()
    report = store.figures.finish(gathering)
    assert report.total.arrived == 1 + len(report.live), "each number is counted once"
    assert gathering.share == 1.0


def test_clerks_of_days_long_ago_are_not_named(store, take, clock):
    """Field note, section 11: after Policy.staff_days figures name nobody."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    span = Span(MONDAY, MONDAY + timedelta(days=900))
    rows = store.figures.report(span).tables["clerk"]
    assert NO_LONGER_NAMED not in {row.key for row in rows}
    clock.move(days=731)
    store.day.expire(uuid4())
    (row,) = store.figures.report(span).tables["clerk"]
    assert (row.key, row.figures.arrived) == (NO_LONGER_NAMED, 1)
    assert "hoa" not in str(row.name)


def test_a_clerk_who_was_taken_out_is_nobodys_row(store, take, clock, strike):
    """Behaviour 57: figures of somebody who was taken out stand in no row of their own."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    clock.move(days=1)
    store.day.expire(uuid4())
    store.figures.tally()
    strike(f"UPDATE tally SET value = '{NOBODY_NAMED}' WHERE value = 'hoa'")  # noqa: S608
    (row,) = store.figures.report(Span(MONDAY, MONDAY)).tables["clerk"]
    assert row.key == NO_LONGER_NAMED


def test_searches_in_vain_are_those_of_the_span_three_times_or_more(store):
    for text, times in (("quán nhậu", 3), ("lò rượu", 2)):
        for _ in range(times):
            store.catalogue.missed(text)
    report = store.figures.report(Span(MONDAY, MONDAY))
    assert [(miss.text, miss.count) for miss in report.misses] == [("quan nhau", 3)]
    earlier = Span(MONDAY - timedelta(days=9), MONDAY - timedelta(days=8))
    assert store.figures.report(earlier).misses == ()
