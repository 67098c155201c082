"""Bundles, a folder for this machine, and the real server of the enrolment's tests."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from centre.rules.enrolling import Kind
from db.enrolment.bundle import Bundle

BUNDLE = Bundle(
    "192.168.1.10", 5432, "motcua", "H99.08", Kind.COUNTER, "c4", "a" * 64, "b" * 32, "k" * 32
)
LONGEST = Bundle(
    "may-chu.hoangvanthu.langson.gov.vn",
    54321,
    "motcua",
    "H99.08",
    Kind.SUPERVISOR,
    "quay-tiep-nhan-ho-so-so-12",
    "a" * 64,
    "b" * 32,
    "k" * 32,
    "12",
)
RATING = Bundle(
    "192.168.1.10", 5432, "motcua", "H99.08", Kind.RATING, "r1", "a" * 64, "b" * 32, "k" * 32, "3"
)


@pytest.fixture
def bundle() -> Bundle:
    return BUNDLE


@pytest.fixture
def longest() -> Bundle:
    return LONGEST


@pytest.fixture
def rating() -> Bundle:
    return RATING


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Where this machine's centre.toml will be; its identities lie there, too."""
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    made = tmp_path / "etc"
    made.mkdir()
    return made


_TOWN = Path(__file__).parents[2] / "db" / "enrolment" / "town.py"
_spec = spec_from_file_location("town", _TOWN)
_town = module_from_spec(_spec)
_spec.loader.exec_module(_town)
pairing_server, town = _town.pairing_server, _town.town
