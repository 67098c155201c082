"""Cuts an act off at each of its steps in turn, and tells in which state that left the files.

A step is whatever changes a file or opens a database: the interpreter's own audit events tell of
it. Each cut is a SIGKILL in a forked child. Says one line of JSON: the states, in order.
Words: folder act plant; act: copy, restore; plant: "" or the name of a known-bad way.
"""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from centre.rules.errors import Unavailable
from centre.settings import Settings, load
from db import backup
from db.clock import clock_of
from db.copies import often, restoring, seal, shelf
from db.copies.restoring import Wish

_CHANGES = frozenset({"os.rename", "os.link", "os.remove", "os.chmod", "sqlite3.connect"})


def main(folder: Path, act: str, plant: str) -> None:
    """Cut the act after 1, 2, 3 ... steps until it comes to its end."""
    if plant:
        _PLANTS[plant]()
    states, step = [], 0
    while not states or states[-1] != "done":
        step += 1
        work = folder.parent / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(folder, work)
        settings = load(work)
        whole = _child(partial(_ACTS[act], settings), step)
        states.append("done" if whole else _state(settings, act))
    sys.stdout.write(json.dumps(states) + "\n")


def _child(act: Callable[[], object], step: int) -> bool:
    """Run act in a child that is killed at that step; tell whether it came to its end."""
    child = os.fork()
    if child == 0:
        left = [step]

        def count(event: str, args: tuple[Any, ...]) -> None:
            if event in _CHANGES or (event == "open" and _counts(*args)):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status == 0


def _counts(name: object, _mode: object, flags: int) -> bool:
    """Tell whether opening this is a step: a file that is written, a folder that is synced."""
    return bool(flags & (os.O_CREAT | os.O_WRONLY)) or Path(str(name)).is_dir()


def _state(settings: Settings, act: str) -> str:
    """Tell what a cut has left: old, new or between of a database; sound or half of copies."""
    return _of_copies(settings) if act == "copy" else _of_database(settings)


def _of_copies(settings: Settings) -> str:
    for each in shelf.held(shelf.folder_of(settings)):
        try:
            with contextlib.closing(sqlite3.connect(each.file)) as raw:
                sound = raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                raw.execute("SELECT count(*) FROM ticket").fetchone()
            if each.seal is None or not sound:
                return "half"
            seal.check(each.file, each.seal)
        except (sqlite3.Error, Unavailable):
            return "half"
    return "sound"


def _of_database(settings: Settings) -> str:
    place = settings.database_path()
    if not place.exists():
        return "between"
    with contextlib.closing(sqlite3.connect(place)) as raw:
        if raw.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "between"
        tickets = raw.execute("SELECT count(*) FROM ticket").fetchone()[0]
        notes = raw.execute("SELECT count(*) FROM event WHERE kind = 'restored'").fetchone()[0]
    return {(2, 0): "old", (1, 1): "new"}.get((tickets, notes), "between")


def _copy(settings: Settings) -> None:
    often.copy_often(settings, clock_of(settings))


def _restore(settings: Settings) -> None:
    wish = Wish("auto", lose_newer=True, printed=dict.fromkeys("ABCEFGHJKLMNPRSTUVWXYZ", 1))
    restoring.restore(settings, clock_of(settings), wish)


def _away_first() -> None:
    """Take the old database away before the new one has its name."""
    really = backup._lay_aside

    def away(place: Path, clock: Any) -> Path | None:
        laid = really(place, clock)
        place.unlink()
        return laid

    backup._lay_aside = away


def _in_place() -> None:
    """Write a copy under its own name from the first byte on."""

    @contextlib.contextmanager
    def at_once(target: Path) -> Any:
        yield target

    backup.unborn_of = at_once


_ACTS: dict[str, Callable[[Settings], None]] = {"copy": _copy, "restore": _restore}
_PLANTS: dict[str, Callable[[], None]] = {"away_first": _away_first, "in_place": _in_place}

if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
