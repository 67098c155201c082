"""Alarms in the store: several windows, one turn, one open alarm of a kind and subject."""

import pytest
from sqlalchemy.exc import IntegrityError

from centre.rules.alarms import Holding, Kind
from db import tables
from db.ids import uuid7
from db.live import storing
from db.live.storing import told_facts


@pytest.fixture
def one(clock):
    return Holding(Kind.WAIT, "ho-tich", clock.now(), {"minutes": 31, "target": 30})


def test_a_window_that_read_before_the_other_wrote_keeps_no_second_alarm(store, chief, one):
    for each, is_first in ((chief, True), (store, False), (chief, False)):
        with each.write() as work:
            assert bool(storing.keep(work, [one])) is is_first
    with store.read() as work:
        (row,) = storing.open_rows(work)
    assert (row.kind, row.subject, told_facts(row)) == ("wait", "ho-tich", dict(one.facts))
    assert [e.kind for e in store.day.events()] == ["alarm_begins"]


def test_the_table_itself_takes_no_second_open_alarm(store, one, clock):
    """The negative control: also whoever writes past the turn."""
    row = {"centre": "H99.08", "kind": "wait", "subject": "ho-tich", "facts": {}}
    row["began_at"] = clock.now()
    with store.write() as work:
        storing.keep(work, [one])
    with pytest.raises(IntegrityError), store.write() as work:
        work.connection.execute(tables.alarm.insert(), {"id": uuid7(), **row})


def test_that_it_clears_is_kept_for_all_windows_and_is_no_fact_that_is_told(store, chief, one):
    with store.write() as work:
        storing.keep(work, [one])
        storing.keep(work, [])
    with chief.write() as work:
        (row,) = storing.open_rows(work)
        assert storing.kept(row).clear_since == work.now
        assert told_facts(row) == dict(one.facts)
        assert not storing.keep(work, [])
        assert storing.keep(work, [one]).returns
        assert storing.kept(storing.open_rows(work)[0]).clear_since is None
