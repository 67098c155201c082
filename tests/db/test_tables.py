"""The tables themselves refuse what no rule allows."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from centre.rules.prints import PrintState
from centre.rules.tickets import State
from db import tables


def execute(store, statement):
    with store.write() as work:
        work.connection.execute(statement)


@pytest.mark.parametrize("state", [*State])
def test_every_state_of_the_rules_may_be_stored(store, take, state):
    take()
    execute(store, tables.ticket.update().values(state=state.value))


@pytest.mark.parametrize("state", [*PrintState])
def test_every_state_of_a_print_job_may_be_stored(store, take, state):
    take()
    execute(store, tables.print_job.update().values(state=state.value))


WRONG = {
    "a state that no rule knows": "UPDATE ticket SET state = 'lost'",
    "a print state that no rule knows": "UPDATE print_job SET state = 'lost'",
    "one number twice": "UPDATE ticket SET number = 1",
    "a job of no ticket": "UPDATE print_job SET ticket = '00000000000000000000000000000000'",
    "two jobs of one ticket": (
        "UPDATE print_job SET ticket = (SELECT id FROM ticket WHERE number = 1)"
    ),
    "a weight of zero": "UPDATE counter_service SET weight = 0",
    "a weight of ten": "UPDATE counter_service SET weight = 10",
    "one letter for two services": "UPDATE service SET letter = 'A'",
    "a service of no field": "UPDATE service SET field = 'bay-gio'",
    "a removed ticket that has a job": "DELETE FROM ticket",
}


@pytest.mark.parametrize("statement", WRONG.values(), ids=WRONG)
def test_the_database_itself_refuses(store, take, everything, statement):
    take()
    take()
    before = everything()
    with pytest.raises(IntegrityError):
        execute(store, text(statement))
    assert everything() == before


def test_every_row_that_a_district_collects_carries_the_centres_code():
    without = {table.name for table in tables.metadata.tables.values() if "centre" not in table.c}
    assert without <= {"pairing"}, "where the server itself is found is no row of a centre's work"


def test_no_column_is_made_for_what_identifies_a_citizen():
    personal = {"cccd", "phone", "birth", "address", "card", "identity", "citizen", "email"}
    columns = {column.name for table in tables.metadata.tables.values() for column in table.c}
    assert not columns & personal
