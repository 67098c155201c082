"""Ground of the store's tests: whole-database pictures, an attacker's hand, rival processes."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from centre.settings import Settings
from db import Store
from db.facts import Taken
from db.history import Fault, verify

RIVAL = Path(__file__).with_name("rival.py")
ROOT = RIVAL.parents[2]


@pytest.fixture
def strike(settings: Settings) -> Callable[..., list]:
    """Run SQL on the file past the store, as someone with a database tool would."""

    def run(*statements: str) -> list:
        with closing(sqlite3.connect(settings.database_path())) as raw, raw:
            found = [raw.execute(statement).fetchall() for statement in statements]
        return found[-1]

    return run


@pytest.fixture
def everything(settings: Settings) -> Callable[[], dict[str, list]]:
    """Return every row of every table, to see whether anything was written."""

    def picture() -> dict[str, list]:
        raw = sqlite3.connect(settings.database_path())
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}  # noqa: S608
        raw.close()
        return rows

    return picture


@pytest.fixture
def declare(strike: Callable[..., list]) -> Callable[[str], None]:
    """Change declared data as a supervisor's screen would: with a new version of the centre."""

    def change(statement: str) -> None:
        strike(statement, "UPDATE centre SET version = version + 1")

    return change


@pytest.fixture
def take(store: Store) -> Callable[..., Taken]:
    """Take a number of a service, Hộ tịch unless told otherwise."""

    def taker(
        service: str = "ho-tich", priority: str | None = None, *, paper: bool = True
    ) -> Taken:
        return store.day.take(uuid4(), service, "k1", priority, paper=paper)

    return taker


@pytest.fixture
def faults() -> Callable[[Store], tuple[Fault, ...]]:
    """Return what the verifier finds wrong."""

    def find(store: Store) -> tuple[Fault, ...]:
        with store.read() as work:
            return verify(work)[1]

    return find


class Rival:
    """Another process on the same database, told line by line what to do."""

    def __init__(self, folder: Path, actor: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(RIVAL), str(folder), actor],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def tell(self, *words: str) -> None:
        """Send an order without waiting for its answer."""
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def answer(self) -> object:
        """Wait for the answer of the oldest order."""
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process; it leaves when its orders end."""
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


@pytest.fixture
def rival(settings: Settings) -> Iterator[Callable[[str], Rival]]:
    """Start further processes on the same database; each says "ready" first."""
    started: list[Rival] = []

    def start(actor: str) -> Rival:
        started.append(Rival(settings.folder, actor))
        return started[-1]

    yield start
    for process in started:
        process.close()
