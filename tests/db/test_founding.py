"""Founding a centre: whole or not at all, a PIN for each clerk, nothing overwritten."""

import stat
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.exc import OperationalError

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from db import centre_rows, founding, open_store
from db.engine import SCHEMA, open_engine, schema_of
from db.founding import found


@pytest.fixture
def engine_kind() -> str:
    """A file is founded; a server is prepared (tests/db/server/test_init.py)."""
    return "sqlite"


@pytest.fixture
def bare(founded, tmp_path):
    """Settings of a centre without a database."""
    (tmp_path / "centre.toml").write_bytes((founded / "centre.toml").read_bytes())
    return load(tmp_path)


def files(settings) -> set[str]:
    return {path.name for path in settings.folder.iterdir()}


def test_each_clerk_gets_a_pin_of_his_own_and_can_sign_in_with_it(bare, clock):
    pins = found(bare)
    assert set(pins) >= {"hoa", "binh", "giam-doc"}
    assert all(len(pin) == 6 and pin.isdigit() for pin in pins.values())
    assert len(set(pins.values())) > 1
    store = open_store(bare, clock, "kiosk:k1")
    assert store.staff.sign_in(uuid4(), "binh", pins["binh"], "2").clerk == "binh"
    store.close()


def test_the_new_file_stands_at_this_programs_schema_and_belongs_to_the_group(bare):
    found(bare, pin="1234")
    engine = open_engine(bare.database_path())
    assert schema_of(engine) == SCHEMA
    engine.dispose()
    assert stat.S_IMODE(bare.database_path().stat().st_mode) == 0o660
    assert files(bare) == {"centre.toml", "centre.db"}


def test_a_database_that_is_there_is_left_alone(settings):
    before = settings.database_path().read_bytes()
    with pytest.raises(NotAllowed, match="database_exists"):
        found(settings)
    assert settings.database_path().read_bytes() == before


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤", "12 4"])
def test_a_pin_that_a_keypad_cannot_type_is_refused(bare, pin):
    with pytest.raises(NotAllowed, match="pin_shape"):
        found(bare, pin=pin)
    assert files(bare) == {"centre.toml"}


def broken(*_given, **_more):
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))


@pytest.mark.parametrize("step", ["write", "_hire", "upgrade", "interrupted"])
def test_a_founding_that_fails_leaves_no_half_file(bare, monkeypatch, step):
    if step == "write":
        monkeypatch.setattr(centre_rows, "write", broken)
    elif step == "interrupted":
        monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    else:
        monkeypatch.setattr(founding, step, broken)
    with pytest.raises((OperationalError, Unavailable, KeyboardInterrupt)):
        found(bare)
    assert files(bare) == {"centre.toml"}
    monkeypatch.undo()
    found(bare)
    assert files(bare) == {"centre.toml", "centre.db"}


def test_what_an_earlier_power_cut_left_behind_does_not_hinder(bare):
    (bare.folder / "centre.db.new").write_bytes(b"half a file")
    found(bare)
    assert files(bare) == {"centre.toml", "centre.db"}


def test_wrong_first_data_make_no_file(bare, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[centre]\n", encoding="utf-8")
    with pytest.raises(NotAllowed, match="sample_wrong"):
        found(bare, wrong)
    assert files(bare) == {"centre.toml", "wrong.toml"}


def test_a_centre_may_begin_with_the_starter_catalogue(tmp_path, clock):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', encoding="utf-8")
    settings = load(tmp_path)
    found(settings, pin="2468", catalogue_at=clock.now())
    with closing(open_store(settings, clock, "kiosk:k1")) as store:
        shown = store.catalogue.shown()
    assert (shown.version, shown.imported_at) == (1, clock.now())
    assert len(shown.listed) > 100
