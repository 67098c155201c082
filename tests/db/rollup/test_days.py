"""What a day tells, and up to where all is told."""

from datetime import date, timedelta

from centre.rules import figures as rule
from db.rollup import days

FIRST = date(2026, 11, 23)


def test_a_day_has_its_dimensions_and_no_clerk_and_no_counter(store, a_day):
    a_day(3, 1)
    store.figures.tally()
    with store.read() as work:
        (one,) = days.due(work)
        content = days.content(work, one.day)
    assert (one.day, one.sent, one.complete_until) == (FIRST, "", FIRST)
    assert set(content["by"]) == {rule.SERVICE, rule.HOUR, rule.ORIGIN, rule.PRIORITY}
    assert content["total"]["s"] == {"served": 1, "expired": 2}
    assert days.digest(content, "1") != days.digest(content, "2")


def test_nothing_is_complete_beyond_a_day_that_is_still_open(store, a_day, strike):
    a_day(), a_day(), a_day()
    strike("UPDATE ticket SET state = 'waiting' WHERE day = '2026-11-24'")
    store.figures.tally()
    with store.read() as work:
        told = [(one.day, one.complete_until) for one in days.due(work)]
    open_day = FIRST + timedelta(days=1)
    assert told[0] == (FIRST, FIRST)
    assert all(until < open_day for _, until in told)


def test_days_that_follow_each_other_are_one_span():
    n = [FIRST + timedelta(days=at) for at in (0, 1, 3, 4, 5, 9)]
    assert [*days.spans(n)] == [(n[0], n[1]), (n[2], n[4]), (n[5], n[5])]
    assert [*days.spans([])] == []
