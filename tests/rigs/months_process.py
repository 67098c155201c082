"""A real board over weeks of calls, in a process of its own, that says what it holds on to.

    months_process.py FOLDER CALLS PER_DAY KEPT

The store is real and the clerk's is another one in this process; only the clock is set by hand, so
that each day has its midnight. At the end of each day one line of JSON: calls so far, bytes in
memory, Python objects, Qt objects, open files, threads. KEPT bytes and one Qt object leak at each
call on request, to see that the ruler works.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Container
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from centre.rules.hours import ZONE
from centre.settings import load
from centre.shell import garbage
from centre.shell.theme import load_fonts
from db import Store, open_store
from queue_display.app import BoardApp, build

PATIENCE = 60.0
SECONDS_A_CALL = 14.0
FRIDAY = 4
COUNTERS = ("1", "2")


class Time:
    """A clock that is moved by hand: Monday 8:00 at first."""

    def __init__(self) -> None:
        self.at, self.seconds = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE), 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds

    def tomorrow(self, closed: Container[date]) -> None:
        """Go to eight o'clock of the next working day."""
        begins = self.at + timedelta(days=1)
        while begins.weekday() > FRIDAY or begins.date() in closed:
            begins += timedelta(days=1)
        begins = begins.replace(hour=8, minute=0, second=0)
        self.move((begins - self.at).total_seconds())


def held(app: BoardApp) -> dict[str, int]:
    """Return what the process holds on to now."""
    garbage.sweep()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    roots: list[QObject] = [app, app.window, app.link]
    return {
        "bytes": pages * os.sysconf("SC_PAGE_SIZE"),
        "objects": len(gc.get_objects()),
        "qt": sum(len(root.findChildren(QObject)) for root in roots),
        "files": len([*Path("/proc/self/fd").iterdir()]),
        "threads": len([*Path("/proc/self/task").iterdir()]),
    }


def until(application: QApplication, is_true: Any, what: str) -> None:
    """Let the board work until something is true."""
    end = time.monotonic() + PATIENCE
    while not is_true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        application.processEvents()
        time.sleep(0.0005)


def call(store: Store, number: int) -> str:
    """Serve one more citizen; some are called again, some do not come."""
    counter = COUNTERS[number % len(COUNTERS)]
    store.day.take(uuid4(), "ho-tich", "k1", paper=False)
    called = store.day.call_next(uuid4(), counter)
    if called is None:
        raise RuntimeError("nobody waits")
    if number % 7 == 0:
        store.day.call_again(uuid4(), counter)
    return called.ticket.label


def days(application: QApplication, app: BoardApp, clock: Time, store: Store) -> None:
    """Call so many, and tell at the end of each day what is held."""
    calls, per_day, kept_bytes = map(int, sys.argv[2:])
    closed, kept = store.centre().holidays, []
    for number in range(1, calls + 1):
        label = call(store, number)
        until(application, lambda label=label: label in app.face.rows[0].spoken(), label)
        clock.move(SECONDS_A_CALL)
        app.loss.reached()
        app.render()
        if kept_bytes:
            kept.append((b"\1" * kept_bytes, QObject(app)))
        if number % per_day == 0:
            clock.tomorrow(closed)
            app._tick()
            until(application, lambda: not any(row.spoken() for row in app.face.rows), "midnight")
            print(json.dumps({"calls": number, **held(app)}), flush=True)  # noqa: T201 - its voice


def main() -> None:
    """Show a board and let it be called on."""
    application, clock, settings = QApplication([]), Time(), load(Path(sys.argv[1]))
    load_fonts()
    app = cast("BoardApp", build(settings, "lobby", clock=clock, windowed=True))
    with closing(app), closing(open_store(settings, clock, "kiosk:k1")) as store:
        app.show()
        app.window.resize(640, 360)
        days(application, app, clock, store)


if __name__ == "__main__":
    main()
