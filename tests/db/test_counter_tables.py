"""Tables of counters and figures: what no rule allows is refused by the database itself."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from db import tables

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def insert(store, table, **row):
    with store.write() as work:
        work.connection.execute(table.insert(), {"centre": "H99.08", **row})


def handover(**changes):
    row = {"day": TODAY, "code": "H99.08-261123-0001", "step": "returned", "at": NOW}
    return {"id": uuid4(), **row, "counter": "1", "keep_until": TODAY, **changes}


def leg(ticket, **changes):
    times = {"called_at": NOW, "began_at": NOW, "ended_at": NOW}
    row = {"day": TODAY, "seq": 1, "service": "ho-tich", "counter": "1", "ended": "served"}
    return {"id": uuid4(), "ticket": ticket, **row, **times, **changes}


def alarm(**changes):
    row = {"kind": "wait", "subject": "ho-tich", "facts": {}, "began_at": NOW}
    return {"id": uuid4(), **row, **changes}


def test_a_dossier_is_handed_over_once_until_that_is_taken_back(store):
    insert(store, tables.handover, **handover(undone_at=NOW))
    insert(store, tables.handover, **handover())
    insert(store, tables.handover, **handover(step="finished"))
    with pytest.raises(IntegrityError):
        insert(store, tables.handover, **handover())


def test_a_leg_belongs_to_a_ticket_and_has_a_place_of_its_own(store):
    taken = store.day.take(uuid4(), "ho-tich", "k1").ticket
    insert(store, tables.leg, **leg(taken.id))
    insert(store, tables.leg, **leg(taken.id, seq=2, ended="parked"))
    for wrong in (leg(taken.id), leg(uuid4(), seq=3), leg(taken.id, seq=3, ended="gone")):
        with pytest.raises(IntegrityError):
            insert(store, tables.leg, **wrong)


def test_one_alarm_of_a_kind_and_subject_is_open_at_a_time(store):
    insert(store, tables.alarm, **alarm(ended_at=NOW))
    insert(store, tables.alarm, **alarm())
    with pytest.raises(IntegrityError):
        insert(store, tables.alarm, **alarm())


@pytest.mark.parametrize(
    "wrong", [{"index": 0}, {"index": 10}, {"own": 3}, {"own": -1}, {"verified": 3}]
)
def test_the_sheet_has_nine_indexes_of_0_to_2(store, wrong):
    row = {"period": "2026-Q4", "evidence": {}, "note": "", "changed_at": NOW, "changed_by": "x"}
    with pytest.raises(IntegrityError):
        insert(store, tables.evaluation, **{**row, "index": 1, **wrong})


@pytest.mark.parametrize("code", ["Nguyễn Văn A", "a b", ""])
def test_a_server_takes_no_name_as_the_code_of_a_dossier(store, engine_kind, code):
    if engine_kind == "sqlite":
        pytest.skip("a file is written by our own programs alone")
    with pytest.raises(IntegrityError):
        insert(store, tables.handover, **handover(code=code))


def test_no_column_holds_a_person():
    of = ("leg", "handover", "tally", "alarm", "evaluation")
    columns = {column.name for name in of for column in tables.metadata.tables[name].c}
    assert not columns & {"name", "applicant", "phone", "address", "email", "card", "owner"}
