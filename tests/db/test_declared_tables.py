"""Tables of declared data: what no rule allows is refused by the database itself."""

import pytest
from sqlalchemy.exc import IntegrityError

from db import tables

CHOICE = {
    "centre": "H99.08",
    "kind": "pause",
    "code": "hop-2",
    "name": {"vi": "Họp"},
    "position": 9,
    "active": True,
}


def insert(store, table, row):
    with store.write() as work:
        work.connection.execute(table.insert(), row)


def test_a_choice_is_an_outcome_or_a_reason_of_a_break(store):
    insert(store, tables.choice, CHOICE)
    insert(store, tables.choice, {**CHOICE, "kind": "outcome"})
    with pytest.raises(IntegrityError):
        insert(store, tables.choice, {**CHOICE, "kind": "other"})


@pytest.mark.parametrize("weight", [0, 10])
def test_a_weight_is_between_1_and_9(store, weight):
    row = {"centre": "H99.08", "counter": "5", "service": "tra-ket-qua", "weight": weight}
    with pytest.raises(IntegrityError):
        insert(store, tables.counter_service, row)


def test_two_services_never_share_a_letter(store):
    with pytest.raises(IntegrityError), store.write() as work:
        work.connection.execute(
            tables.service.update().where(tables.service.c.letter == "B").values(letter="A")
        )
