"""SQLite as decided: durable on every connection, patient, its errors turned by blame."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from centre.rules.errors import Unavailable
from db import open_store, sqlite

PATIENCE = 0.15


@pytest.fixture
def engine_kind() -> str:
    """Of SQLite alone: files, journals, locks of a whole file; a server's are in test_postgres."""
    return "sqlite"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up on locks soon; asked for before the store is opened."""
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", PATIENCE)


@pytest.fixture
def stranger(settings) -> Iterator[sqlite3.Connection]:
    """Another connection on the file, as a badly behaved program would hold it."""
    raw = sqlite3.connect(settings.database_path(), isolation_level=None)
    yield raw
    raw.close()


def test_every_connection_is_durable_and_checks_its_references(store):
    opened = [store.engine.raw_connection() for _ in range(3)]
    try:
        for raw in opened:
            asked = ("journal_mode", "synchronous", "foreign_keys")
            found = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
            assert found == ["delete", 3, 1]
    finally:
        for raw in opened:
            raw.close()


def test_a_reference_to_nothing_is_refused(store):
    with pytest.raises(IntegrityError), store.write() as work:
        work.connection.exec_driver_sql(
            "INSERT INTO counter_service VALUES (?, ?, ?, 1)", (work.centre.code, "77", "ho-tich")
        )


@pytest.fixture
def wal(settings) -> None:
    raw = sqlite3.connect(settings.database_path())
    assert raw.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    raw.close()


def test_wal_is_trusted_from_the_version_that_repaired_it():
    assert sqlite.WAL_IS_SAFE_FROM == (3, 51, 3)


def test_wal_is_refused_on_a_sqlite_that_can_corrupt_it(wal, settings, clock, monkeypatch):
    monkeypatch.setattr(sqlite, "WAL_IS_SAFE_FROM", (99, 0, 0))
    with pytest.raises(Unavailable) as refused:
        open_store(settings, clock, "kiosk:k1")
    assert (refused.value.key, refused.value.part) == ("journal_mode", "database")
    assert refused.value.facts["wanted"] == "delete"


def test_wal_is_taken_with_full_sync_where_it_is_safe(wal, store_after, monkeypatch):
    monkeypatch.setattr(sqlite, "WAL_IS_SAFE_FROM", (3, 0, 0))
    raw = store_after().engine.raw_connection()
    found = [
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    ]
    raw.close()
    assert found == ["wal", 2]


@pytest.fixture
def store_after(open_as) -> Callable:
    """Open the store when the test says so."""
    return lambda: open_as("kiosk:k1")


def test_a_lock_held_beyond_patience_is_busy_and_then_forgotten(
    impatient, store, stranger, take, everything
):
    take()
    before = everything()
    stranger.execute("BEGIN IMMEDIATE")
    request = uuid4()
    with pytest.raises(Unavailable) as refused:
        store.day.take(request, "ho-tich", "k1")
    assert (refused.value.key, refused.value.part) == ("database_busy", "database")
    assert store.day.at_counter("1").waiting_count == 1, "reading goes on"
    stranger.execute("ROLLBACK")
    assert everything() == before
    assert store.day.take(request, "ho-tich", "k1").ticket.label == "A002"


def test_an_exclusive_lock_makes_opening_busy_and_not_damaged(impatient, stranger, settings, clock):
    stranger.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable, match="database_busy"):
        open_store(settings, clock, "kiosk:k1")


def test_a_lock_that_is_given_back_in_time_is_waited_for(store, stranger, monkeypatch):
    stranger.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(sqlite.time, "sleep", lambda _seconds: stranger.rollback())
    assert store.day.take(uuid4(), "ho-tich", "k1").ticket.label == "A001"


def test_no_view_leaves_a_reader_that_would_block_a_commit(impatient, open_as, store, take):
    reader = open_as("display:d1")
    for _ in range(5):
        take()
        reader.day.at_counter("1")
        reader.day.board(None, 2)
        reader.day.loads()
        reader.day.events()
        reader.prints.waiting("k1")
        reader.devices.all()
        reader.staff.clerks()
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


def test_an_unread_cursor_would_block_the_commit(impatient, store, stranger, take):
    """The negative control of the test before."""
    for _ in range(3):
        take()
    unread = stranger.execute("SELECT * FROM event")
    unread.fetchone()
    with pytest.raises(Unavailable, match="database_busy"):
        take()
    unread.close()
    assert take().ticket.label == "A004"


def allow_pages(store, pages: int) -> int:
    raw = store.engine.raw_connection()
    (allowed,) = raw.execute(f"PRAGMA max_page_count={pages}").fetchone()
    raw.close()
    return allowed


def test_a_full_disk_refuses_the_number_loses_nothing_and_heals(store, take, faults):
    allow_pages(store, 1)  # SQLite raises it to what the file has already
    shown = []
    with pytest.raises(Unavailable) as refused:  # noqa: PT012
        while len(shown) < 200:
            shown.append(take().ticket.label)
    assert (refused.value.key, refused.value.part) == ("disk_full", "database")
    assert [view.label for view in store.day.at_counter("1").waiting] == shown
    assert faults(store) == ()
    with pytest.raises(Unavailable, match="disk_full"):  # noqa: PT012
        for _ in range(50):
            store.day.call_next(uuid4(), "1")
            store.day.park(uuid4(), "1")
    assert faults(store) == ()
    allow_pages(store, 10**6)
    assert take().ticket.label == f"A{len(shown) + 1:03d}"


def test_a_press_refused_by_a_full_disk_is_sent_again_with_its_own_id(store, take):
    allow_pages(store, 1)
    request = uuid4()
    with pytest.raises(Unavailable, match="disk_full"):  # noqa: PT012
        for _ in range(200):
            request = uuid4()
            last = store.day.take(request, "ho-tich", "k1")
    allow_pages(store, 10**6)
    first = store.day.take(request, "ho-tich", "k1")
    assert first == store.day.take(request, "ho-tich", "k1")
    assert int(first.ticket.label[1:]) == int(last.ticket.label[1:]) + 1


SAID = {
    "database is locked": "database_busy",
    "database or disk is full": "disk_full",
    "attempt to write a readonly database": "database_read_only",
    "database disk image is malformed": "database_damaged",
    "file is not a database": "database_damaged",
    "disk I/O error": "disk_error",
    "unable to open database file": "database_missing",
    "no such table: ticket": "schema_missing",
    "something new": "database_gone",
}


@pytest.mark.parametrize(("said", "key"), SAID.items())
def test_what_the_library_says_is_turned_into_a_key_with_its_words(said, key):
    found = sqlite.turned(OperationalError("SELECT 1", {}, sqlite3.OperationalError(said)))
    assert (found.key, found.part, found.facts["said"]) == (key, "database", said)


def test_a_defect_of_ours_is_not_blamed_on_the_disk():
    for kind in (IntegrityError, DatabaseError):
        error = kind("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed: ticket.id"))
        assert sqlite.turned(error) is None


def test_no_file_is_made_where_none_was(tmp_path: Path):
    with pytest.raises(Unavailable, match="database_missing"):
        sqlite.sqlite_engine(tmp_path / "nowhere.db", create=False)
    assert not (tmp_path / "nowhere.db").exists()


def test_stored_json_keeps_vietnamese_letters_readable(store, take, settings):
    take()
    assert "Hộ tịch".encode() in settings.database_path().read_bytes()
