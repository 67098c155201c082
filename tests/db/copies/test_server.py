"""A server's copies: of one moment, counted, proven at a server of their own."""

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings.models import Database
from db.copies import often, seal, server, shelf


@pytest.fixture
def engine_kind() -> str:
    """A file's copies are told in tests/db/test_backup.py."""
    return "postgresql"


def test_a_copy_is_made_only_when_something_was_written(settings, clock, store, take):
    take()
    first = often.copy_often(settings, clock)
    clock.move(minutes=5)
    take()
    second = often.copy_often(settings, clock)
    assert (first.events, second.events) == (1, 2)
    told = seal.read(second.file)
    assert (told.engine, told.serial, told.counts["ticket"]) == ("postgresql", 2, 2)


def test_a_night_restores_the_copy_to_a_server_of_its_own(settings, clock, store, take):
    take()
    proof = often.prove(settings, clock)
    assert proof.events == 1


def test_rows_that_are_missing_in_a_copy_are_found_by_their_count(settings, clock, store, take):
    take()
    made = server.dump(settings, clock)
    told = seal.read(made.file)
    more = {**told.counts, "request": told.counts["request"] + 1}
    shelf.seal_as(
        "postgresql", made.file, made.file, shelf.Made("H99.08", told.schema, "", "", more)
    )
    with pytest.raises(Unavailable, match="backup_bad"):
        server.prove(settings, clock, made.file)


def test_a_machine_that_is_not_the_server_is_sent_there(settings, clock):
    far = Database(address="postgresql://192.0.2.7/motcua")
    with pytest.raises(NotAllowed, match="copy_at_server"):
        server.dump(settings.model_copy(update={"database": far}), clock)


def test_a_dump_that_fails_leaves_nothing(settings, clock, store, monkeypatch):
    monkeypatch.setattr(server, "_SEEN", "SELECT 'no-such-snapshot', '0/0'")
    with pytest.raises(Unavailable, match="backup_bad"):
        server.dump(settings, clock)
    assert list(shelf.folder_of(settings).iterdir()) == []
