"""Moving in: nothing is lost or changed on the way, and nobody writes to the file meanwhile."""

import errno
import sqlite3
from contextlib import closing
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db import open_store
from db.enrolment import files
from db.history import verify
from db.server import moving


@pytest.fixture
def engine_kind() -> str:
    """The centre that moves is a file."""
    return "sqlite"


@pytest.fixture
def to(settings, at_server):
    """The same centre's settings with the address of a server that `server init` has prepared."""
    database = settings.database.model_copy(update={"address": at_server})
    return settings.model_copy(update={"database": database})


@pytest.fixture
def lived(settings, clock):
    """A morning has passed: slips, calls, an absent one, a rating, a break, a paperless number."""
    store = open_store(settings, clock, "counter:1")
    session = store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    for service in ("ho-tich", "chung-thuc", "ho-tich", "dat-dai"):
        store.day.take(uuid4(), service, "k1", "nguoi-cao-tuoi" if service == "ho-tich" else None)
        clock.move(seconds=7.25)
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.answers.rate(uuid4(), store.answers.open_at("1").id, 3)
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1")
    store.staff.pause(uuid4(), "1", "họp giao ban")
    store.staff.sign_out(uuid4(), session.id)
    store.day.take(request := uuid4(), "ho-tich", "k1", paper=False)
    store.close()
    return request


def account(settings, clock) -> tuple:
    """Return everything that a program can ask of a centre."""
    store = open_store(settings, clock, "kiosk:k1")
    try:
        with store.read() as work:
            events, faults = verify(work)
        return (events, faults, store.day.events(), store.day.at_counter("1"), store.day.loads())
    finally:
        store.close()


def test_every_row_and_chain_arrives_and_the_next_number_follows(settings, clock, to, lived):
    before = account(settings, clock)
    moved = moving.move(settings, clock, to)
    assert account(to, clock) == before
    assert (moved.events, before[1]) == (before[0], ())
    assert moved.rows["ticket"] == 5
    store = open_store(to, clock, "kiosk:k1")
    again = store.day.take(lived, "ho-tich", "k1", paper=False)
    following = store.day.take(uuid4(), "ho-tich", "k1")
    store.close()
    assert (again.ticket.label, following.ticket.label) == ("A003", "A004")


def test_the_file_is_kept_under_another_name_so_that_nobody_goes_on_with_it(
    settings, clock, to, lived
):
    kept = moving.move(settings, clock, to).kept
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("SELECT count(*) FROM ticket").fetchone() == (5,)
    with pytest.raises(Unavailable, match="database_missing"):
        open_store(settings, clock, "kiosk:k1")


def test_the_new_name_is_on_the_disk_before_the_move_is_told(
    settings, clock, to, lived, monkeypatch
):
    synced, sync = [], files.sync

    def watched(folder):
        sync(folder)
        synced.append((folder, settings.database_path().exists()))

    monkeypatch.setattr(files, "sync", watched)
    kept = moving.move(settings, clock, to).kept
    assert synced == [(kept.parent, False)]


def test_a_folder_that_does_not_sync_is_told(settings, clock, to, lived, monkeypatch):
    def refuse(folder):
        raise OSError(errno.EIO, "Input/output error", str(folder))

    monkeypatch.setattr(files, "sync", refuse)
    with pytest.raises(Unavailable) as refused:
        moving.move(settings, clock, to)
    assert (refused.value.key, refused.value.part) == ("folder_refused", "database")


def test_a_program_that_listens_is_named_and_nothing_is_moved(settings, clock, to, lived):
    other = open_store(settings, clock, "kiosk:k1")
    with pytest.raises(NotAllowed) as refused:
        moving.move(settings, clock, to)
    other.close()
    assert (refused.value.key, "process" in refused.value.facts["programs"]) == (
        "still_running",
        True,
    )
    assert account(to, clock)[0] == 0
    assert settings.database_path().exists()


def test_a_program_that_was_alive_just_now_is_named(settings, clock, to, lived):
    other = open_store(settings, clock, "kiosk:k1")
    other.devices.alive("kiosk", "k1")
    other.close()
    with pytest.raises(NotAllowed) as refused:
        moving.move(settings, clock, to)
    assert refused.value.facts["programs"] == "kiosk:k1"
    clock.move(seconds=200)
    moving.move(settings, clock, to)


def test_a_writer_in_the_middle_of_a_transaction_makes_it_wait_and_refuse(
    settings, clock, to, lived, monkeypatch
):
    monkeypatch.setattr("db.sqlite.PATIENCE_SECONDS", 0.2)
    with closing(sqlite3.connect(settings.database_path(), isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="database_busy"):
            moving.move(settings, clock, to)
    assert account(to, clock)[0] == 0


def test_a_server_where_the_centre_has_lived_is_left_as_it_is(settings, clock, to, lived):
    there = open_store(to, clock, "kiosk:k9")
    there.day.take(uuid4(), "dat-dai", "k9")
    there.close()
    before = account(to, clock)
    with pytest.raises(NotAllowed) as refused:
        moving.move(settings, clock, to)
    assert refused.value.key == "not_empty"
    assert account(to, clock) == before
    assert settings.database_path().exists()


@pytest.mark.parametrize("place", ["_verified", "_laid_aside"])
def test_a_move_that_was_cut_after_its_commit_is_finished_by_doing_it_again(
    settings, clock, to, lived, monkeypatch, place
):
    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving, place, cut)
        with pytest.raises(KeyboardInterrupt):
            moving.move(settings, clock, to)
    assert settings.database_path().exists()
    before = account(settings, clock)
    assert moving.move(settings, clock, to).rows["ticket"] == 5
    assert account(to, clock) == before


def test_a_move_that_was_cut_in_the_middle_leaves_the_server_as_it_was(
    settings, clock, to, lived, monkeypatch
):
    before, copied = account(to, clock), moving._copy

    def cut(source, target, table, code):
        copied(source, target, table, code)
        if table.name == "ticket":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_copy", cut)
        with pytest.raises(KeyboardInterrupt):
            moving.move(settings, clock, to)
    assert account(to, clock) == before


def test_a_row_that_arrives_changed_undoes_everything(settings, clock, to, lived, monkeypatch):
    """The control of the comparison: a copy that loses a second must not be believed."""
    copied, before = moving._copy, account(to, clock)

    def careless(source, target, table, code):
        copied(source, target, table, code)
        if table.name == "ticket":
            target.exec_driver_sql("UPDATE ticket SET arrived_at = arrived_at + interval '1 s'")

    monkeypatch.setattr(moving, "_copy", careless)
    with pytest.raises(Unavailable) as refused:
        moving.move(settings, clock, to)
    assert (refused.value.key, refused.value.facts["table"]) == ("move_differs", "ticket")
    assert account(to, clock) == before


def test_a_row_that_does_not_arrive_undoes_everything(settings, clock, to, lived, monkeypatch):
    copied = moving._copy
    monkeypatch.setattr(moving, "_copy", lambda *given: given[2].name == "call" or copied(*given))
    with pytest.raises(Unavailable, match="move_differs"):
        moving.move(settings, clock, to)


def test_only_a_file_is_moved_and_only_to_this_boxs_own_server(settings, clock, to):
    with pytest.raises(NotAllowed, match="move_needs_file"):
        moving.move(to, clock, to)
    with pytest.raises(NotAllowed, match="move_needs_server"):
        moving.move(settings, clock, settings)
