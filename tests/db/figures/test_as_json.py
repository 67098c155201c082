"""JSON: everything in plain numbers; null where there is nothing."""

import json
from datetime import date
from uuid import uuid4

from db.figures.as_json import as_json
from db.figures.gathering import Span

DAY = Span(date(2026, 11, 23), date(2026, 11, 23))


def test_an_empty_day_has_nulls_and_no_nan(store):
    told = json.loads(json.dumps(as_json(store.figures.report(DAY)), allow_nan=False))
    assert told["total"]["arrived"] == 0
    assert told["total"]["share_on_target"] is None
    assert told["total"]["wait_seconds"] == {
        "n": 0,
        "sum": 0,
        "mean": None,
        "p50": None,
        "p90": None,
    }


def test_a_ticket_is_told_in_seconds(store, take, clock):
    take()
    clock.move(minutes=10)
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    told = as_json(store.figures.report(DAY))
    assert told["total"]["wait_seconds"]["mean"] == 600
    assert told["total"]["share_over_target"] == 0
    (rated,) = told["total"]["ratings"]
    assert (rated["asked"], rated["given"], rated["satisfied"]) == (1, 0, None)
    assert told["by"]["hour"][0]["key"] == "08"
    assert told["days_not_over"] == ["2026-11-23"]
