"""The guard of the log: nobody removes a line, the job only inside, and it stands again after."""

import pytest

from centre.rules.errors import Unavailable
from db.retention.guard import lifted

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"], indirect=True)
DELETE = "DELETE FROM event"


def run(store, *statements: str) -> None:
    with store.write() as work:
        for statement in statements:
            work.connection.exec_driver_sql(statement)


def test_lines_go_only_while_the_guard_is_lifted(store, take, strike):
    take()
    with pytest.raises((Unavailable, Exception), match="append-only"):
        run(store, DELETE)
    with store.write() as work, lifted(work.connection):
        work.connection.exec_driver_sql(DELETE)
    assert strike("SELECT count(*) FROM event") == [(0,)]
    take()
    with pytest.raises((Unavailable, Exception), match="append-only"):
        run(store, DELETE)
    with pytest.raises((Unavailable, Exception), match="append-only"):
        run(store, "UPDATE event SET actor = 'x'")


def test_what_ends_early_has_lifted_nothing(store, take):
    take()

    def fail() -> None:
        with store.write() as work, lifted(work.connection):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with pytest.raises((Unavailable, Exception), match="append-only"):
        run(store, DELETE)
