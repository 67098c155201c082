"""The rows of hand-overs on both engines: one open step each, gone when their day is over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from centre.rules.handover import Stamp, Step
from db.handover import storing


def keep(work, code="A-0001", step=Step.FINISHED):
    return storing.keep(work, code, step, Stamp(work.now, "1", None), None)


def test_the_database_itself_keeps_a_step_from_being_doubled(store):
    with store.write() as work:
        keep(work)
    with pytest.raises(IntegrityError), store.write() as work:
        keep(work)
    with store.write() as work:
        (made,) = storing.noted(work, ["A-0001"])["A-0001"]
        assert storing.take_back(work, made.id)
        assert not storing.take_back(work, made.id)
        keep(work)
        keep(work, step=Step.RETURNED)
        assert len(storing.noted(work, ["A-0001"])["A-0001"]) == 2
        assert storing.row_of(work, made.id) is None
        assert storing.row_of(work, uuid4()) is None


def test_codes_by_day(store, clock):
    with store.write() as work:
        keep(work)
        keep(work, "A-0002", Step.RETURNED)
    clock.move(days=1)
    with store.write() as work:
        keep(work, "A-0003", Step.RETURNED)
        keep(work, "A-0004", Step.RETURNED)
        eve = work.day - timedelta(days=1)
        assert sorted(storing.codes_between(work, eve, eve)) == ["A-0001", "A-0002"]
        assert len(storing.codes_between(work, eve, work.day)) == 4
        assert sorted(storing.codes_returned_on(work, work.day)) == ["A-0003", "A-0004"]


def test_what_is_kept_long_enough_goes(store, clock):
    with store.write() as work:
        keep(work)
        assert not storing.has_old(work)
        days = work.centre.policy.dossier_days
    clock.move(days=days + 1)
    with store.write() as work:
        assert not storing.has_old(work), "the first write of a day has tidied already"
        assert storing.noted(work, ["A-0001"]) == {}


def test_a_slips_secret_is_not_among_what_is_read(store):
    with store.read() as work:
        found = storing.find(work, "A-0001")
    assert "secret" not in {column.name for column in storing._DOSSIERS.selected_columns}
    assert (found.dossier, found.procedure, found.noted) == (None, "", ())
