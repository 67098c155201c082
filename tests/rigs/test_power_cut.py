"""Power cuts at random instants: what was acknowledged or printed must be in the database."""

import contextlib
import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SOONEST, LATEST = 0.05, 0.35


@pytest.fixture
def room(disks: ModuleType) -> Iterator[Path]:
    """A folder for one run, if this machine can cut a disk's power."""
    if reason := disks.why_not():
        pytest.skip(reason)
    made = disks.room()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def cut(
    room: Path, bench: ModuleType, checks: ModuleType, disks: ModuleType
) -> Iterator[Callable[..., Counter]]:
    """Let the app work on a disk and cut its power so many times; count what broke.

    until: end early once this kind of violation is seen (controls).
    """
    paper, logs = room / "paper", room / "logs"
    with contextlib.ExitStack() as ends:
        try:
            disk = ends.enter_context(disks.disk(room))
        except RuntimeError as refused:
            pytest.skip(f"this machine does not let us mount: {refused}")
        bench.found_centre(disk.folder, ends.enter_context(bench.printer(paper)))

        def run(most: int, journal: str, until: str = "") -> Counter:
            manner = bench.Manner(journal=journal, paperless=8)
            app = bench.App(disk.folder, logs, manner)
            ends.callback(app.close)
            app.start()
            found: Counter = Counter(cuts=0, bad_cuts=0)
            for number in range(most):
                time.sleep(random.uniform(SOONEST, LATEST))  # noqa: S311 - the instant is chance
                broken = _broken_by(disk.after_a_cut(number), checks, logs, paper)
                found.update(violation.kind for violation in broken)
                found.update(cuts=1, bad_cuts=bool(broken))
                if found[until]:
                    break
            app.kill()
            found["acknowledged"] = len(checks.Evidence.of(logs, paper).answers)
            return found

        yield run


def _broken_by(
    power_cut: contextlib.AbstractContextManager[Path], checks: ModuleType, logs: Path, paper: Path
) -> list[Any]:
    """Read what the world has seen, then cut: all of it must have survived."""
    seen = checks.Evidence.of(logs, paper)
    with power_cut as found:
        try:
            books = checks.Books.of(found / "centre.db")
        except sqlite3.DatabaseError as error:
            return [checks.Violation("database_unreadable", str(error))]
    return checks.violations(books, seen, recovered=False)


def violations(found: Counter) -> dict[str, int]:
    return {kind: n for kind, n in found.items() if kind not in {"cuts", "acknowledged"} and n}


def test_five_power_cuts_lose_nothing_acknowledged(cut, tell):
    found = cut(5, "ours")
    tell(**found)
    assert found["acknowledged"] >= 3
    assert violations(found) == {}


def test_the_rig_sees_what_write_ahead_without_sync_loses(cut, tell):
    """Negative control: WAL and synchronous=NORMAL, the commonest advice."""
    found = cut(12, "wal-normal", until="acknowledged_lost")
    tell(**found)
    assert found["acknowledged_lost"] > 0


@pytest.mark.prove
def test_a_hundred_power_cuts_lose_nothing_acknowledged(cut, tell):
    found = cut(100, "ours")
    tell(**found)
    assert found["acknowledged"] >= 100
    assert violations(found) == {}


@pytest.mark.prove
def test_write_ahead_without_sync_loses_in_40_power_cuts(cut, tell):
    """Negative control in full length."""
    found = cut(40, "wal-normal")
    tell(**found)
    assert found["acknowledged_lost"] > 0


@pytest.mark.prove
def test_what_the_default_journal_loses_in_100_power_cuts(cut, tell):
    """Information, no verdict: DELETE and FULL, SQLite's default, loses now and then."""
    tell(**cut(100, "delete-full"))
