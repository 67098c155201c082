"""Tables of several machines: what the rules name may be stored, nothing else."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from centre.rules.enrolling import Enrolment, Kind
from db import tables

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def enrolment(**other) -> dict:
    wanted = {"id": uuid4(), "centre": "H99.08", "kind": Kind.COUNTER, "name": "c3", "rates": False}
    made = {"state": Enrolment.OFFERED, "token": uuid4().hex * 2, "made_at": NOW, "made_by": "hoa"}
    return {**wanted, **made, "expires_at": NOW, **other}


@pytest.mark.parametrize("state", list(Enrolment))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_state_and_kind_of_the_rules_may_be_stored(store, state, kind):
    with store.write() as work:
        row = enrolment(state=state, kind=kind)
        work.connection.execute(tables.enrolment.insert(), row)


@pytest.mark.parametrize("wrong", [{"state": "signing"}, {"kind": "camera"}])
def test_what_the_rules_do_not_name_is_refused_by_the_database_itself(store, wrong):
    with pytest.raises(IntegrityError), store.write() as work:
        work.connection.execute(tables.enrolment.insert(), enrolment(**wrong))


def test_a_token_opens_one_place(store):
    one = enrolment()
    with pytest.raises(IntegrityError), store.write() as work:
        work.connection.execute(
            tables.enrolment.insert(), [one, enrolment(name="c4", token=one["token"])]
        )


def test_the_server_publishes_one_place(store):
    place = {"host": "10.0.0.5", "port": 5432, "authority": "pem", "key": "k" * 32}
    with store.write() as work:
        work.connection.execute(tables.machines.pairing.insert(), {"one": True, **place})
    for second in (True, False):
        with pytest.raises(IntegrityError), store.write() as work:
            work.connection.execute(tables.machines.pairing.insert(), {"one": second, **place})


def test_a_board_sees_a_number_and_its_call_but_nothing_of_the_slip(store, take):
    taken = take("ho-tich", "nguoi-cao-tuoi")
    store.day.call_next(uuid4(), "1")
    with store.read() as work:
        (number,) = work.connection.execute(tables.board_ticket.select()).all()
        (call,) = work.connection.execute(tables.board_call.select()).all()
    assert (number.id, number.letter, number.number, number.counter) == (
        taken.ticket.id,
        "A",
        1,
        "1",
    )
    assert (call.ticket, call.counter, call.again) == (number.id, "1", 1)
    assert {"priority", "kiosk", "arrived_at"}.isdisjoint(number._fields)
    assert {"clerk", "reason"}.isdisjoint(call._fields)
