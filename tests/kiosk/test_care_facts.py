"""What a kiosk knows of itself: versions, the ends of its certificates, the zip at a place."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from centre.rules.errors import Unavailable
from centre.shell.journal import KeptLog
from centre.shell.sticks import Place
from db.enrolment.authority import Authority
from kiosk import care_facts
from kiosk.care_facts import Carried
from kiosk.care_shown import Link


@pytest.fixture
def carried(tmp_path):
    log = KeptLog(tmp_path / "logs" / "kiosk-k1.log")
    yield Carried((), Link("sqlite:centre.db"), log)
    log.close()


@pytest.fixture
def ground(settings, clock):
    from types import SimpleNamespace  # noqa: PLC0415 - a ground without words or window

    return SimpleNamespace(settings=settings, name="k1", clock=clock)


def test_versions_are_told_by_what_runs_here():
    told = care_facts.versions()
    assert all((told.motcua, told.python, told.pyside, told.schema, told.system))


def test_a_file_needs_no_certificates(ground):
    assert care_facts.certificates(ground) == (None, None)


def test_ends_are_read_from_the_papers_and_broken_ones_have_none(tmp_path):
    authority = Authority.found(tmp_path / "ca")
    (tmp_path / "ca.crt").write_text(authority.certificate, "utf-8")
    (tmp_path / "device.crt").write_text("broken", "utf-8")
    own, centre = care_facts.ends_of(tmp_path)
    assert own is None
    assert centre > datetime.now(UTC) + timedelta(days=300)
    assert care_facts.ends_of(tmp_path / "none") == (None, None)


def test_what_was_logged_is_in_the_zip(ground, carried, tmp_path):
    log = logging.getLogger("kiosk.printing")
    log.warning("printer gone kiosk=k1")
    name = care_facts.save(ground, Place(tmp_path, "stick"), carried)
    assert (tmp_path / name).stat().st_size > 100
    assert "printer gone kiosk=k1" in carried.log.text()


def test_a_place_that_is_gone_is_told(ground, carried, tmp_path):
    with pytest.raises(Unavailable, match="place_gone"):
        care_facts.save(ground, Place(tmp_path / "gone", "stick"), carried)
