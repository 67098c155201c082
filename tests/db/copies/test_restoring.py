"""The way back, on both engines: what is chosen, refused, kept, left out, and answered again."""

import json
import sqlite3
from contextlib import closing

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings.models import Backup, CentreId
from db import open_store
from db.copies import often, restoring, seal, shelf
from db.copies.restoring import Wish
from db.history import verify
from db.ids import uuid7


@pytest.fixture
def a_copy(settings, clock):
    """Make a copy and let a minute pass."""

    def make():
        made = often.make(settings, clock)
        clock.move(minutes=1)
        return made.file

    return make


@pytest.fixture
def taken(store, take):
    """A centre with one number."""
    take()
    return store


@pytest.fixture
def back(settings, clock, drop_later):
    """Restore; what is laid aside at a server is dropped after the test."""

    def restore(named="auto", **wish):
        done = restoring.restore(settings, clock, Wish(str(named), **wish))
        drop_later(done.laid)
        return done

    return restore


@pytest.fixture
def drop_later(settings, request):
    """Drop a database that was laid aside, at a server, after the test."""
    laid = []
    yield laid.append
    if settings.database.server is not None:
        for name in filter(None, laid):
            request.getfixturevalue("databases").drop(name)


def test_the_newest_copy_is_put_in_place_and_numbers_go_on_above_all_slips(
    settings, clock, store, take, a_copy, back
):
    take()
    first = a_copy()
    take()
    newest = a_copy()
    lost = take().ticket.label
    store.close()
    done = back(lose_newer=True)
    assert (done.copy, done.is_sealed) == (newest, True)
    assert first != newest
    assert done.laid
    opened = open_store(settings, clock, "kiosk:k1")
    try:
        assert lost == "A003"
        # At a server some may be given between the last look and the switch.
        assert opened.day.take(uuid7(), "ho-tich", "k1").ticket.label in {"A103", "A203"}
        with opened.read() as work:
            assert verify(work)[1] == ()
    finally:
        opened.close()


def test_newer_numbers_are_not_lost_unless_that_is_asked_for(store, take, a_copy, back, everything):
    take()
    a_copy()
    take()
    store.close()
    before = everything()
    with pytest.raises(NotAllowed, match="restore_newer") as refused:
        back()
    assert refused.value.facts["number"] == "A002"
    assert everything() == before


def test_a_request_of_before_is_answered_as_before(settings, clock, store, a_copy, back):
    asked = uuid7()
    given = store.day.take(asked, "ho-tich", "k1")
    a_copy()
    store.close()
    back()
    opened = open_store(settings, clock, "kiosk:k1")
    try:
        assert opened.day.take(asked, "ho-tich", "k1") == given
    finally:
        opened.close()


def test_a_damaged_copy_is_passed_over_and_told(store, take, a_copy, back):
    take()
    whole = a_copy()
    broken = a_copy()
    bits = bytearray(broken.read_bytes())
    bits[len(bits) // 2] ^= 1
    broken.write_bytes(bits)
    store.close()
    with pytest.raises(Unavailable, match="copy_changed"):
        back(broken)
    done = back()
    assert done.copy == whole
    assert done.passed == (f"{broken}: copy_changed",)


def test_a_copy_whose_seal_agrees_and_whose_content_does_not_is_refused(
    store, take, a_copy, back, everything, strike
):
    take()
    strike("UPDATE ticket SET number = 7")
    try:
        bad = a_copy()
    except Unavailable:
        return  # a file is checked when it is copied
    store.close()
    before = everything()
    with pytest.raises(Unavailable, match="backup_bad"):
        back(bad)
    assert everything() == before


def test_a_copy_of_another_centre_or_engine_is_refused(settings, clock, store, take, a_copy):
    take()
    copy = a_copy()
    other = settings.model_copy(update={"centre": CentreId(code="H01.01")})
    with pytest.raises(Unavailable, match="copy_foreign"):
        restoring.restore(other, clock, Wish(str(copy)))
    strange = copy.with_suffix(".db" if copy.suffix == ".dump" else ".dump")
    strange.write_bytes(copy.read_bytes())
    with pytest.raises(Unavailable, match="copy_engine"):
        restoring.restore(settings, clock, Wish(str(strange)))


def test_without_any_copy_that_is_said_with_the_places(settings, clock, store):
    with pytest.raises(Unavailable, match="no_copy"):
        restoring.restore(settings, clock, Wish("auto"))
    with pytest.raises(Unavailable, match="backup_bad"):
        restoring.restore(settings, clock, Wish(str(settings.folder / "none.db")))


def test_the_second_place_has_what_the_disk_has_lost(
    settings, clock, taken, a_copy, tmp_path, drop_later
):
    stick = tmp_path / "stick"
    stick.mkdir()
    mine = settings.model_copy(update={"backup": Backup(second=str(stick))})
    a_copy()
    often.carry_newest(mine, clock)
    for file in shelf.folder_of(settings).iterdir():
        file.unlink()
    taken.close()
    done = restoring.restore(mine, clock, Wish("auto"))
    drop_later(done.laid)
    assert done.copy.parent == stick


def test_the_log_tells_which_numbers_were_left_out(taken, a_copy, back, strike):
    copy = a_copy()
    taken.close()
    back(copy, printed={"A": 120})
    (facts,) = strike("SELECT facts FROM event WHERE kind = 'restored'")[0]
    told = json.loads(facts)
    assert told["lost"]["A"] == [2, 201]
    assert told["copy"] == copy.name
    assert told["copied_at"] == seal.read(copy).made_at


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_copy_of_an_older_release_is_brought_up_before_it_is_put_in_place(
    taken, settings, clock, a_copy, back, monkeypatch
):
    copy = a_copy()
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0008'")
    seal.place(copy).unlink()

    def step(engine):
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0009'")

    monkeypatch.setattr(restoring, "upgrade", step)
    taken.close()
    assert not back(copy).is_sealed
    opened = open_store(settings, clock, "motcua-db")
    opened.close()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_database_that_is_damaged_is_laid_aside_and_time_tells_what_is_on_paper(
    taken, settings, clock, a_copy, back
):
    a_copy()
    clock.move(minutes=9)
    taken.close()
    settings.database_path().write_bytes(b"damaged" * 999)
    assert back().laid
    opened = open_store(settings, clock, "kiosk:k1")
    try:
        assert opened.day.take(uuid7(), "ho-tich", "k1").ticket.label == "A202"
    finally:
        opened.close()
