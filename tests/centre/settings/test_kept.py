"""A broken file stops no machine: the last good settings hold, and nothing is half-written."""

import os
import random

import pytest

from centre.settings import SettingsError
from centre.settings.kept import KEPT, usable

GOOD = '[centre]\ncode = "H99.08"\n[kiosk.k1]\nidle_seconds = 45\n[display.tv]\nzone = "A"\n'
SEED = 20261123


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A settings file with a state folder of its own."""
    state = tmp_path / "state"
    state.mkdir()
    monkeypatch.setenv("STATE_DIRECTORY", str(state))
    made = tmp_path / "etc" / "centre.toml"
    made.parent.mkdir()
    made.write_text(GOOD, "utf-8")
    made.chmod(0o640)
    return made


@pytest.fixture
def kept(tmp_path):
    """Where the last good settings lie."""
    return tmp_path / "state" / KEPT


def test_good_settings_are_kept_as_they_are_written(file, kept):
    settings, refused = usable(file)
    assert (settings.kiosk["k1"].idle_seconds, refused) == (45, None)
    assert kept.read_text("utf-8") == GOOD
    assert kept.stat().st_mode & 0o777 == 0o640


def test_a_folder_will_do(file, kept):
    assert usable(file.parent)[1] is None
    assert kept.exists()


@pytest.mark.parametrize("broken", ["[kiosk.k1\n", "[kiosks]\n", "\x00", ""])
def test_a_broken_file_leaves_the_last_good_ones_and_says_why(file, kept, broken):
    usable(file)
    file.write_text(broken, "utf-8")
    settings, refused = usable(file)
    assert settings.kiosk["k1"].idle_seconds == 45
    assert str(file) in str(refused)
    assert kept.read_text("utf-8") == GOOD, "what is broken is not kept"
    assert settings.folder == file.parent


def test_a_file_that_is_gone_is_a_broken_one(file):
    usable(file)
    file.unlink()
    assert usable(file)[1] is not None


def test_without_anything_kept_the_reason_is_raised(file):
    file.write_text("[kiosks]\n", "utf-8")
    with pytest.raises(SettingsError, match="kiosks"):
        usable(file)


def test_what_is_kept_and_broken_helps_nobody(file, kept):
    usable(file)
    kept.write_text("[kiosks]\n", "utf-8")
    file.write_text("[displays]\n", "utf-8")
    with pytest.raises(SettingsError, match="displays"):
        usable(file)


def test_a_disk_that_takes_nothing_costs_only_the_next_time(file, kept, caplog):
    kept.parent.chmod(0o500)
    if os.access(kept.parent, os.W_OK):
        kept.parent.rmdir()
    assert usable(file)[1] is None
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize("trial", range(100))
def test_a_changed_file_is_used_whole_or_not_at_all(file, trial):
    """100 changes of some bytes, drawn from a seed: used as it is, or refused as a whole."""
    good, _ = usable(file)
    chance = random.Random(SEED + trial)  # noqa: S311 - a seed, not a secret
    text = bytearray(GOOD, "utf-8")
    for _ in range(chance.randint(1, 8)):
        text[chance.randrange(len(text))] = chance.randrange(256)
    file.write_bytes(bytes(text))
    settings, refused = usable(file)
    if refused is not None:
        assert settings.model_dump() == good.model_dump()
