"""Putting a dump in place at a server: in one step, or not at all."""

import contextlib

import psycopg
import pytest

from centre.rules.errors import Unavailable
from db.copies import at_server, often, restoring, server
from db.copies.restoring import Wish
from db.server.local import Local


@pytest.fixture
def engine_kind() -> str:
    """A file has no server."""
    return "postgresql"


@pytest.fixture
def local(settings) -> Local:
    """The tests' server as its superuser sees it."""
    return at_server._local(settings.database.server)


@pytest.fixture
def copied(settings, clock, store, take):
    """A copy of a centre with one number, which nobody uses any more."""
    take()
    made = often.make(settings, clock)
    store.close()
    return made.file


def names(local: Local) -> set[str]:
    with local.connect() as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


def test_a_restore_that_fails_leaves_the_database_and_nothing_beside_it(
    settings, clock, copied, local, monkeypatch, everything
):
    before, seen = everything(), names(local)

    def broken(*_given):
        raise Unavailable("database_busy", "database")

    monkeypatch.setattr(server, "switch", broken)
    with pytest.raises(Unavailable, match="database_busy"):
        restoring.restore(settings, clock, Wish(str(copied)))
    assert (everything(), names(local)) == (before, seen)


def test_sessions_that_are_open_are_ended_and_find_the_new_one(settings, clock, copied, databases):
    with psycopg.connect(settings.database.address) as held:
        held.execute("SELECT 1")
        done = restoring.restore(settings, clock, Wish(str(copied)))
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")
    with psycopg.connect(settings.database.address) as opened:
        found = opened.execute("SELECT count(*) FROM event WHERE kind = 'restored'").fetchone()
    databases.drop(done.laid)
    assert found == (1,)


class Cut(BaseException):
    """What a kill looks like to the server: the connection is gone, nobody tidies."""


@pytest.fixture
def pair(databases):
    """Two databases: the one that everybody uses, and the one that is to take its place."""
    made = databases.new(), databases.new()
    yield made
    for name in (*made, f"{made[0]}_laid"):
        databases._do(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def cut_at(local, pair, step: int, monkeypatch) -> bool:
    """Switch, and be cut off before that statement; tell whether it came to its end."""
    left, really = [step], psycopg.Connection.execute

    def counted(self, *given, **more):
        left[0] -= 1
        if left[0] == 0:
            raise Cut
        return really(self, *given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(psycopg.Connection, "execute", counted)
        try:
            server.switch(local, *pair, f"{pair[0]}_laid")
        except Cut:
            return False
    return True


def test_a_switch_that_is_cut_off_before_any_statement_leaves_the_old(local, pair, monkeypatch):
    step, before = 1, names(local)
    while not cut_at(local, pair, step, monkeypatch):
        assert names(local) == before
        step += 1
    assert step > 4
    assert names(local) == before - {pair[1]} | {f"{pair[0]}_laid"}


def test_control_a_switch_without_a_transaction_is_found_between(local, pair, monkeypatch):
    monkeypatch.setattr(psycopg.Connection, "transaction", lambda _: contextlib.nullcontext())
    assert not cut_at(local, pair, 4, monkeypatch)
    assert pair[0] not in names(local)
