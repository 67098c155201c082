"""One of many who press at once: a kiosk that issues or a counter that calls, so many times.

    press_process.py issue|call FOLDER NAME TIMES          through the store
    press_process.py issue_max|call_max FILE NAME TIMES    the wrong way: look, then write

It says "ready", waits for a line (the barrier), works, and says its answers as one JSON line.
"""

import json
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from centre.settings import load
from db import Store, open_store
from db.clock import clock_of
from db.facts import TicketView

SERVICES = ("ho-tich", "chung-thuc")
Answer = dict[str, Any]


def issue(store: Store, name: str, times: int) -> Iterator[Answer]:
    """Give so many numbers, of two series by chance."""
    for _ in range(times):
        request = uuid4()
        service = random.choice(SERVICES)  # noqa: S311 - which of the two does not matter
        yield _answer("take", request.hex, store.day.take(request, service, name).ticket)


def call(store: Store, name: str, times: int) -> Iterator[Answer]:
    """Call so many numbers, waiting where nobody waits yet."""
    while times:
        request = uuid4()
        called = store.day.call_next(request, name)
        if called is None:
            time.sleep(0.01)
            continue
        times -= 1
        yield _answer("call", request.hex, called.ticket)


def _answer(do: str, request: str, ticket: TicketView) -> Answer:
    return {"do": do, "request": request, "ticket": ticket.id.hex, "label": ticket.label}


def issue_max(raw: sqlite3.Connection, _name: str, times: int) -> Iterator[Answer]:
    """Give MAX + 1: another may read the same maximum before this one writes."""
    for _ in range(times):
        number = raw.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM ticket").fetchone()[0]
        raw.execute("INSERT INTO ticket (number) VALUES (?)", (number,))
        yield {"do": "take", "label": number}


def call_max(raw: sqlite3.Connection, _name: str, times: int) -> Iterator[Answer]:
    """Call the first that waits: another may have chosen it before this one writes."""
    while times:
        first = "SELECT id FROM ticket WHERE NOT called ORDER BY id LIMIT 1"
        found = raw.execute(first).fetchone()
        if found is None:
            time.sleep(0.01)
            continue
        raw.execute("UPDATE ticket SET called = 1 WHERE id = ?", found)
        times -= 1
        yield {"do": "call", "label": found[0]}


def _opened(where: Path, name: str, *, wrong: bool) -> Any:
    if wrong:
        return sqlite3.connect(where, isolation_level=None, timeout=60)
    settings = load(where)
    return open_store(settings, clock_of(settings), name)


def main() -> None:
    """Open, wait for the barrier, work, tell."""
    way, where, name, times = sys.argv[1:]
    work: Callable[..., Iterator[Answer]] = globals()[way]
    opened = _opened(Path(where), name, wrong=way.endswith("_max"))
    print("ready", flush=True)  # noqa: T201 - this is how it speaks to the rig
    sys.stdin.readline()
    print(json.dumps(list(work(opened, name, int(times)))), flush=True)  # noqa: T201 - as above
    opened.close()


if __name__ == "__main__":
    main()
