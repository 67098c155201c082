"""Shared ground of all tests: offscreen windows, a clock that is set by hand, a founded centre."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db import Store, open_store
from db.founding import found

PIN = "2468"
CENTRE_TOML = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"

[printer.p1]
transport = "simulated"
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --prove: run the long rigs, which are left out otherwise."""
    parser.addoption("--prove", action="store_true", help="run the long rigs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long rigs out of a normal run; `make prove` asks for them."""
    if config.getoption("--prove"):
        return
    long_ones = [item for item in items if item.get_closest_marker("prove")]
    config.hook.pytest_deselected(items=long_ones)
    items[:] = [item for item in items if item not in long_ones]


class SetClock:
    """A clock that only moves when it is told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def move(self, **step: float) -> None:
        """Move by a timedelta's arguments; both the wall and the monotonic side."""
        passed = timedelta(**step)
        self.at += passed
        self.seconds += max(0.0, passed.total_seconds())


@pytest.fixture
def clock() -> SetClock:
    """Monday 23/11/2026, 08:00 in Viet Nam: an ordinary working morning."""
    return SetClock(datetime(2026, 11, 23, 8, 0, tzinfo=ZONE))


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with centre.toml and a fresh database; copied by `settings`, never written."""
    folder = tmp_path_factory.mktemp("founded")
    (folder / "centre.toml").write_text(CENTRE_TOML, encoding="utf-8")
    found(load(folder), pin=PIN)
    return folder


@pytest.fixture
def settings(founded: Path, tmp_path: Path) -> Settings:
    """Settings of a centre of this test's own, already founded (sample data, PIN 2468)."""
    for file in founded.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return load(tmp_path)


@pytest.fixture
def open_as(settings: Settings, clock: SetClock) -> Iterator[Callable[[str], Store]]:
    """Open further stores of the same centre, as other apps would; closed after the test."""
    opened: list[Store] = []

    def opener(actor: str) -> Store:
        opened.append(open_store(settings, clock, actor))
        return opened[-1]

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(open_as: Callable[[str], Store]) -> Store:
    """The store of a founded centre, opened by kiosk k1."""
    return open_as("kiosk:k1")
