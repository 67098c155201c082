"""The daily errand: a process of its own, once a day, and again after an hour where it failed."""

import logging
import time

import pytest

from centre.settings import load
from db.rollup.errand import AGAIN_AFTER, Errand
from db.rollup.folder import parcel_name


@pytest.fixture
def named(settings, place):
    """Settings that name the folder."""
    file = settings.folder / "centre.toml"
    section = f'\n[rollup]\nfolder = "{place}"\nunit = "19732"\n'
    file.write_text(file.read_text(encoding="utf-8") + section, encoding="utf-8")
    return load(settings.folder)


def until_it_ends(errand) -> None:
    deadline = time.monotonic() + 60
    while errand._running is not None:
        assert time.monotonic() < deadline
        errand()
        time.sleep(0.05)


def test_without_a_folder_nothing_is_started(settings, clock):
    assert Errand(settings, clock)() is False


def test_it_sends_once_a_day_and_whoever_looks_after_the_box_never_waits(
    named, clock, a_day, place
):
    # The second day makes the first one over, whatever the real clock of the process says.
    a_day(), a_day()
    errand = Errand(named, clock)
    assert errand()
    until_it_ends(errand)
    assert (place / parcel_name("H99.08", 1)).exists()
    assert errand() is False
    clock.move(days=1)
    assert errand()
    until_it_ends(errand)


def test_a_run_that_failed_is_told_and_tried_again_after_an_hour(named, clock, place, caplog):
    place.rmdir()
    errand = Errand(named, clock)
    with caplog.at_level(logging.WARNING):
        assert errand()
        until_it_ends(errand)
    assert "Nothing is lost" in caplog.text
    caplog.clear()
    assert errand() is False
    clock.move(seconds=AGAIN_AFTER)
    place.mkdir()
    assert errand()
    until_it_ends(errand)
