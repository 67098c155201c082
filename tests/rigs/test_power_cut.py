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

from centre.settings import load
from db import backup
from db.clock import clock_of
from db.enrolment import files

SOONEST, LATEST = 0.05, 0.35


class Findings(Counter):
    """How often each kind of violation was found, and what the first of them said."""

    MOST = 10

    def __init__(self, **counts: int) -> None:
        super().__init__(**counts)
        self.said: list[str] = []

    def note(self, number: int, broken: list[Any]) -> None:
        """Count what one power cut broke."""
        self.update(violation.kind for violation in broken)
        self.update(cuts=1, bad_cuts=bool(broken))
        told = [f"cut {number}: {violation.kind}: {violation.what}" for violation in broken]
        self.said = (self.said + told)[: self.MOST]


@pytest.fixture
def room(disks: ModuleType) -> Iterator[Path]:
    """A folder for one run, if this machine can cut a disk's power."""
    if reason := disks.why_not():
        pytest.skip(reason)
    made = disks.room()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def disk(room: Path, disks: ModuleType) -> Iterator[Any]:
    """A disk whose power can be cut."""
    with contextlib.ExitStack() as ends:
        try:
            made = ends.enter_context(disks.disk(room))
        except RuntimeError as refused:
            pytest.skip(f"this machine does not let us mount: {refused}")
        yield made


@pytest.fixture
def cut(
    room: Path, disk: Any, bench: ModuleType, checks: ModuleType, disks: ModuleType
) -> Iterator[Callable[..., Findings]]:
    """Let the app work on a disk and cut its power so many times; count what broke.

    until: end early once this kind of violation is seen (controls).
    """
    paper, logs = room / "paper", room / "logs"
    with contextlib.ExitStack() as ends:
        bench.found_centre(disk.folder, ends.enter_context(bench.printer(paper)))

        def run(most: int, journal: str, until: str = "") -> Findings:
            manner = bench.Manner(journal=journal, paperless=8)
            app = bench.App(disk.folder, logs, manner)
            ends.callback(app.close)
            app.start()
            found = Findings(cuts=0, bad_cuts=0)
            for number in range(most):
                time.sleep(random.uniform(SOONEST, LATEST))  # noqa: S311 - the instant is chance
                seen = checks.Evidence.of(logs, paper)
                with disk.after_a_cut(number) as left:
                    found.note(number, _broken_in(left, seen, checks, disks))
                if found[until]:
                    break
            app.kill()
            found["acknowledged"] = len(checks.Evidence.of(logs, paper).answers)
            return found

        yield run


def _broken_in(left: Path, seen: Any, checks: ModuleType, disks: ModuleType) -> list[Any]:
    """Compare what a cut has left with what the world had seen before: it must all be there."""
    found = disks.described(left)  # before the database is opened, which may roll it back
    try:
        books = checks.Books.of(left / "centre.db")
    except sqlite3.DatabaseError as error:
        return [checks.Violation("database_unreadable", f"{error!r}; the disk has {found}")]
    return checks.violations(books, seen, recovered=False)


def violations(found: Findings) -> dict[str, int]:
    return {kind: n for kind, n in found.items() if kind not in {"cuts", "acknowledged"} and n}


def laid_down(disk: Any, bench: ModuleType, do: str) -> tuple[Path, ...]:
    """Found a centre, and copy it, and bring the copy back; return the databases of the last."""
    bench.found_centre(disk.folder, "127.0.0.1:9")
    place, settings = disk.folder / "centre.db", load(disk.folder)
    if do == "found":
        return (place,)
    copy = backup.back_up(settings, clock_of(settings), disk.folder / "copy.db").file
    if do == "back_up":
        return (copy,)
    laid = backup.restore(settings, clock_of(settings), copy)
    assert laid is not None
    return (place, laid)


def unreadable_after_a_cut(disk: Any, checks: ModuleType, databases: tuple[Path, ...]) -> list[str]:
    """Cut the power; return the names of the databases that are not there or cannot be read."""
    found = []
    with disk.after_a_cut(0) as left:
        for name in (path.name for path in databases):
            try:
                assert checks.Books.of(left / name).integrity == "ok"
            except sqlite3.DatabaseError:
                found.append(name)
    return found


@pytest.mark.parametrize("do", ["found", "back_up", "restore"])
def test_a_database_that_was_just_laid_down_is_there_after_a_power_cut(disk, bench, checks, do):
    """Nobody has written since: what is told as done must be on the disk by itself."""
    assert unreadable_after_a_cut(disk, checks, laid_down(disk, bench, do)) == []


@pytest.mark.parametrize("do", ["found", "back_up", "restore"])
def test_the_rig_sees_a_name_that_was_not_synced(disk, bench, checks, monkeypatch, do):
    """Negative control: the same without the sync of the folder."""
    monkeypatch.setattr(files, "sync", lambda _folder: None)
    assert unreadable_after_a_cut(disk, checks, laid_down(disk, bench, do)) != []


def test_five_power_cuts_lose_nothing_acknowledged(cut, tell):
    found = cut(5, "ours")
    tell(**found)
    assert found["acknowledged"] >= 3
    assert violations(found) == {}, found.said


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
    assert violations(found) == {}, found.said


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
