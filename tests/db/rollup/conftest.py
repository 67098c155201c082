"""A centre with days that are over, a province that collects, and a folder between them."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from centre.settings import Settings, load
from db import Store, open_store
from db.commands.rollup import FIRST_DATA
from db.founding import found
from db.rollup.receiving import Received, Receiver
from db.rollup.sending import Sender, Sent


@pytest.fixture
def engine_kind() -> str:
    """Rigs of files run on one engine; what speaks SQL of its own asks for both."""
    return "sqlite"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder between the levels."""
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def a_day(store, clock) -> Callable[..., date]:
    """Let a day pass with so many numbers, some of them served; return the day."""

    def work(tickets: int = 3, served: int = 1) -> date:
        day = clock.now().date()
        for _ in range(tickets):
            store.day.take(uuid4(), "ho-tich", "k1")
        for _ in range(served):
            clock.move(minutes=7)
            store.day.call_next(uuid4(), "1")
            clock.move(minutes=5)
            store.day.finish(uuid4(), "1")
        store.day.expire(uuid4())
        clock.at = clock.at.replace(hour=8, minute=0)
        clock.move(days=1)
        return day

    return work


@pytest.fixture(scope="session")
def collecting(tmp_path_factory) -> Path:
    """A founded place that collects; copied, never written."""
    folder = tmp_path_factory.mktemp("collecting")
    (folder / "centre.toml").write_text('[centre]\ncode = "TINH-46"\n', encoding="utf-8")
    found(load(folder), FIRST_DATA, "2468")
    return folder


@pytest.fixture
def province_settings(collecting, tmp_path) -> Settings:
    """The settings of a place that collects, with a database of its own."""
    folder = tmp_path / "province"
    shutil.copytree(collecting, folder)
    return load(folder)


@pytest.fixture
def province(province_settings, clock) -> Iterator[Store]:
    """The store of the province."""
    opened = open_store(province_settings, clock, "motcua-db")
    yield opened
    opened.close()


@pytest.fixture
def send(store, place) -> Callable[..., Sent]:
    """Send what is due into the folder, or another one."""

    def run(to: Path = place, unit: str = "19732", **more) -> Sent:
        return Sender(store, to, unit).send(**more)

    return run


@pytest.fixture
def receive(province, place) -> Callable[..., Received]:
    """Let the province take what is in the folder, or another one."""

    def run(source: Path = place) -> Received:
        return Receiver(province, source).receive()

    return run
