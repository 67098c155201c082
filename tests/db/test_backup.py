"""Backup and restore: a copy is checked before it is believed, and no number comes twice."""

import sqlite3
from contextlib import closing

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db import backup, letters, open_store
from db.ids import uuid7
from db.letters import Wish

# A server's copies are made by its own means.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])


def test_a_copy_of_the_running_database_holds_every_event(settings, clock, store):
    store.day.take(uuid7(), "ho-tich", "k1")
    made = backup.back_up(settings, clock)
    assert made.file.parent == settings.state_folder() / "backup"
    assert made.events == 1
    assert made.bytes == made.file.stat().st_size


def test_a_copy_can_be_made_while_another_program_is_writing(settings, clock, store):
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE clerk SET failures = 1")
        made = backup.back_up(settings, clock)
    with closing(sqlite3.connect(made.file)) as copy:
        assert copy.execute("SELECT sum(failures) FROM clerk").fetchone() == (0,)


def test_a_file_that_is_there_is_never_overwritten(settings, clock, store, tmp_path):
    target = tmp_path / "copy.db"
    target.write_bytes(b"precious")
    with pytest.raises(NotAllowed, match="file_exists"):
        backup.back_up(settings, clock, target)
    assert target.read_bytes() == b"precious"


def test_a_copy_into_a_folder_gets_a_dated_name(settings, clock, store, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    assert backup.back_up(settings, clock, folder).file.name == "motcua-20261123-080000.db"


def test_nothing_to_copy_is_said(settings, clock):
    settings.database_path().unlink()
    with pytest.raises(Unavailable, match="database_missing"):
        backup.back_up(settings, clock)


def test_a_damaged_database_gives_no_copy(settings, clock, store):
    store.day.take(uuid7(), "ho-tich", "k1")
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE ticket SET number = 7")
    with pytest.raises(Unavailable, match="backup_bad"):
        backup.back_up(settings, clock)
    assert list((settings.state_folder() / "backup").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 99])
def test_a_file_that_is_no_copy_is_refused_and_the_database_stays(
    settings, clock, store, tmp_path, content
):
    before = store.day.take(uuid7(), "ho-tich", "k1")
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(content)
    with pytest.raises(Unavailable):
        backup.restore(settings, clock, garbage)
    assert store.day.ticket("A001").id == before.ticket.id


def test_after_a_restore_no_number_that_may_be_on_paper_is_given_again(settings, clock, open_as):
    store = open_as("kiosk:k1")
    store.day.take(uuid7(), "ho-tich", "k1")
    made = backup.back_up(settings, clock)
    on_paper = {store.day.take(uuid7(), "ho-tich", "k1").ticket.label for _ in range(5)}
    on_paper.add(store.day.take(uuid7(), "chung-thuc", "k1").ticket.label)
    store.close()

    laid = backup.restore(settings, clock, made.file)

    assert laid is not None
    assert laid.exists()
    restored = open_store(settings, clock, "kiosk:k1")
    try:
        given = [restored.day.take(uuid7(), s, "k1") for s in ("ho-tich", "chung-thuc")]
        assert [taken.ticket.label for taken in given] == ["A102", "B101"]
        assert on_paper.isdisjoint(taken.ticket.label for taken in given)
    finally:
        restored.close()


def test_skipped_numbers_do_not_use_up_a_daily_limit(settings, clock, store):
    limited = store.centre().services["dat-dai"]
    assert limited.daily_limit == 60
    made = backup.back_up(settings, clock)
    store.close()
    backup.restore(settings, clock, made.file)
    restored = open_store(settings, clock, "kiosk:k1")
    try:
        left = {load.service: load.left for load in restored.day.loads()}
        assert left["dat-dai"] == 60
        assert restored.day.take(uuid7(), "dat-dai", "k1").ticket.label == "C101"
    finally:
        restored.close()


def test_a_restore_to_a_new_box_needs_no_database_there(settings, clock, store):
    made = backup.back_up(settings, clock)
    store.close()
    settings.database_path().unlink()
    assert backup.restore(settings, clock, made.file) is None
    assert settings.database_path().is_file()


def test_letters_of_kiosks_leave_numbers_out_too(settings, clock, store):
    own = Wish("k2", "ho-tich", "L", "hoa")
    assert letters.declare(store, uuid7(), own)
    assert store.day.take(uuid7(), "ho-tich", "k2").ticket.label == "L001"
    made = backup.back_up(settings, clock)
    assert store.day.take(uuid7(), "ho-tich", "k2").ticket.label == "L002"
    store.close()
    backup.restore(settings, clock, made.file)
    restored = open_store(settings, clock, "kiosk:k2")
    try:
        given = [restored.day.take(uuid7(), "ho-tich", kiosk) for kiosk in ("k2", "k1")]
        assert [taken.ticket.label for taken in given] == ["L102", "A101"]
    finally:
        restored.close()


def test_a_letter_that_a_kiosk_got_after_the_copy_is_not_given_anew_today(settings, clock, store):
    own = Wish("k2", "ho-tich", "L", "hoa")
    made = backup.back_up(settings, clock)
    letters.declare(store, uuid7(), own)
    on_paper = store.day.take(uuid7(), "ho-tich", "k2").ticket.label
    store.close()
    backup.restore(settings, clock, made.file)
    restored = open_store(settings, clock, "kiosk:k2")
    try:
        with pytest.raises(NotAllowed, match="letter_in_use"):
            letters.declare(restored, uuid7(), own)
        assert restored.day.take(uuid7(), "ho-tich", "k2").ticket.label != on_paper
        clock.move(days=1)
        assert letters.declare(restored, uuid7(), own)
    finally:
        restored.close()
