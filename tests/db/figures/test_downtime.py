"""Devices out of order: only within opening hours, only until now, carried over the night."""

from datetime import date, datetime, timedelta

import pytest

from centre.rules.hours import ZONE
from db.facts import Health
from db.figures.downtime import Change, changes_of, downtimes, opening_spans, still_down

MONDAY = date(2026, 11, 23)


def at(hour, minute=0):
    return datetime(2026, 11, 23, hour, minute, tzinfo=ZONE)


SPANS = ((at(7), at(11, 30)), (at(13, 30), at(17)))


@pytest.mark.parametrize(
    ("changes", "before", "until", "expected"),
    [
        ([("p", 8, True), ("p", 9, False)], (), 17, (3600, 1, False)),
        ([("p", 11, True), ("p", 14, False)], (), 17, (3600, 1, False)),
        ([("p", 5, True), ("p", 6, False)], (), 17, (0, 1, False)),
        ([("p", 16, True)], (), 17, (3600, 1, True)),
        ([("p", 16, True)], (), 16, (0, 1, True)),
        ([("p", 8, False)], ("p",), 17, (3600, 0, False)),
        ([], ("p",), 9, (7200, 0, True)),
        ([("p", 8, True), ("p", 9, True), ("p", 10, False)], (), 17, (7200, 1, False)),
    ],
)
def test_seconds_count_within_opening_hours(changes, before, until, expected):
    told = [Change(name, at(hour), down) for name, hour, down in changes]
    found = downtimes(told, before, SPANS, at(until))["p"]
    assert (found.seconds, found.times, found.last) == expected


def test_a_device_that_was_never_down_is_not_told():
    assert downtimes([Change("p", at(8), down=False)], (), SPANS, at(17)) == {}


def test_what_programs_tell_is_read_from_the_log(store, clock):
    store.devices.report(Health("p1", "printer", "error", "cutter", {}))
    clock.move(minutes=30)
    store.devices.report(Health("p1", "printer", "ok", "", {}))
    with store.read() as work:
        changes = changes_of(work, work.day, work.day)
        spans = opening_spans(work.centre, work.day)
    assert [(c.device, c.down) for c in changes] == [("printer p1", True), ("printer p1", False)]
    found = downtimes(changes, (), spans, clock.now())["printer p1"]
    assert timedelta(seconds=found.seconds) == timedelta(minutes=30)


def test_a_closed_day_has_no_hours(store):
    with store.read() as work:
        assert opening_spans(work.centre, date(2026, 11, 22)) == ()
        assert opening_spans(work.centre, MONDAY)


def test_who_is_still_down_after_what_was_told_since():
    changes = [Change("p", at(8), down=False), Change("q", at(9), down=True)]
    assert still_down(["p", "r"], changes) == {"q", "r"}
