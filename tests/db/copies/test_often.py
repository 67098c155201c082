"""Copies every few minutes: only of what was written, thinned; at night proven by a restore."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from centre.rules.errors import Unavailable
from centre.settings.models import Backup
from db import backup, open_store
from db.copies import often
from db.copies.shelf import folder_of
from db.ids import uuid7

# A server's copies are made by its own means.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])


@pytest.fixture
def take(store):
    """Let somebody take a number."""
    return lambda: store.day.take(uuid7(), "ho-tich", "k1").ticket.label


def test_a_copy_is_made_only_when_something_was_written(settings, clock, store, take):
    take()
    first = often.copy_often(settings, clock)
    clock.move(minutes=5)
    assert often.copy_often(settings, clock) is None
    take()
    second = often.copy_often(settings, clock)
    assert (first.events, second.events) == (1, 2)
    assert len(often.copies(folder_of(settings))) == 2


def test_what_is_written_while_a_copy_is_made_is_in_the_next_one(
    settings, clock, store, take, monkeypatch
):
    take()
    really = backup.back_up

    def slow(*given, **more):
        made = really(*given, **more)
        take()
        return made

    monkeypatch.setattr(backup, "back_up", slow)
    often.copy_often(settings, clock)
    monkeypatch.setattr(backup, "back_up", really)
    clock.move(minutes=5)
    assert often.copy_often(settings, clock).events == 2


def test_copies_are_thinned_and_strange_files_left_alone(settings, clock, store, take):
    folder = folder_of(settings)
    folder.mkdir(parents=True)
    (folder / "motcua-of-the-boss.db").write_bytes(b"mine")
    for _ in range(36):
        take()
        often.copy_often(settings, clock)
        clock.move(minutes=5)
    assert len(often.copies(folder)) == 13 + 1, "an hour whole, then one an hour"
    assert (folder / "motcua-of-the-boss.db").read_bytes() == b"mine"


def test_a_night_proves_its_copy_by_restoring_it_and_carries_it(
    settings, clock, store, take, tmp_path
):
    take()
    second = tmp_path / "stick"
    second.mkdir()
    proof = often.prove(settings, clock, second)
    assert often.proof_of(settings) == proof
    assert proof.events == 2, "the number, and the note that the scratch was restored"
    assert sorted(file.name for file in second.iterdir()) == [proof.file, f"{proof.file}.seal"]
    again = settings.model_copy(update={"backup": Backup(second=str(second))})
    assert again.second_place() == second
    folder = folder_of(settings)
    assert not [file for file in folder.iterdir() if file.name.startswith(".proof")]


def test_a_copy_that_cannot_be_restored_proves_nothing(settings, clock, store, take, monkeypatch):
    take()
    good = often.prove(settings, clock)
    clock.move(days=1)
    really = backup.copy_as_is

    def broken(source, target):
        really(source, target)
        if target.name.endswith(".restoring"):
            with closing(sqlite3.connect(target)) as copy, copy:
                copy.execute("UPDATE ticket SET number = 7")

    monkeypatch.setattr(backup, "copy_as_is", broken)
    with pytest.raises(Unavailable, match="backup_bad"):
        often.prove(settings, clock)
    assert often.proof_of(settings) == good


def test_a_second_place_that_is_gone_is_told_and_the_first_copy_stays(
    settings, clock, store, take, tmp_path
):
    take()
    with pytest.raises(Unavailable, match="folder_refused"):
        often.prove(settings, clock, tmp_path / "pulled-out")
    assert often.newest(folder_of(settings)) is not None
    kept = often.last_proof(settings)
    assert kept.proof.second == "", "what was proven here is proven"
    assert (kept.errand.key, kept.errand.well_at) == ("folder_refused", "")


def test_every_few_minutes_the_second_place_may_fail_and_then_be_well_again(
    settings, clock, store, take, tmp_path
):
    stick = tmp_path / "stick"
    mine = settings.model_copy(update={"backup": Backup(second=str(stick))})
    assert often.carry_newest(mine, clock) is None, "nothing to carry yet"
    take()
    often.copy_often(mine, clock)
    assert often.carry_newest(mine, clock).key == "folder_refused"
    stick.mkdir()
    well = often.carry_newest(mine, clock)
    assert (well.key, well.well_at) == ("", clock.now().isoformat())
    stick.rename(tmp_path / "pulled-out")
    assert often.carry_newest(mine, clock).well_at == well.well_at


def test_a_clock_set_back_between_copies_does_not_hide_the_newest(settings, clock, store, take):
    take()
    often.copy_often(settings, clock)
    clock.move(minutes=-30)
    take()
    made = often.copy_often(settings, clock)
    assert often.newest(folder_of(settings)) == made.file
    assert often.last_proof(settings).newest == made.file.name


def test_two_copies_of_one_second_have_two_names(settings, clock, store, take):
    take()
    first = often.copy_often(settings, clock)
    take()
    second = often.copy_often(settings, clock)
    assert first.file != second.file
    assert second.events == 2


def test_a_bit_that_turned_before_the_proof_is_found(settings, clock, store, take, monkeypatch):
    take()
    really = often.make

    def turned(*given, **more):
        made = really(*given, **more)
        bits = bytearray(made.file.read_bytes())
        bits[-1] ^= 1
        made.file.write_bytes(bits)
        return made

    monkeypatch.setattr(often, "make", turned)
    with pytest.raises(Unavailable, match="copy_changed"):
        often.prove(settings, clock)
    assert often.proof_of(settings) is None


def test_the_newest_copy_opens_as_a_centre(settings, clock, store, take):
    label = take()
    clock.move(seconds=1)
    made = often.copy_often(settings, clock)
    there = backup.pointing_at(settings, made.file)
    opened = open_store(there, clock, "test")
    try:
        assert opened.day.ticket(label).label == label
    finally:
        opened.close()
    assert clock.now() - max(often.copies(made.file.parent)) < timedelta(minutes=5)
