"""A second process on a centre's database: reads orders as JSON lines, answers with JSON lines.

Orders: ["take", service], ["call_next", counter], ["commit_and_die"], ["begin_and_die"].
Run by tests/db alone: rival.py FOLDER ACTOR.
"""

import json
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from centre.rules.hours import ZONE
from centre.settings import load
from db import Store, open_store

BEGAN = time.monotonic()


class Morning:
    """A clock that runs from 08:00 of the tests' Monday."""

    def now(self) -> datetime:
        passed = timedelta(seconds=time.monotonic() - BEGAN)
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE) + passed

    def monotonic(self) -> float:
        return time.monotonic()


def obey(store: Store, order: str, *words: str) -> object:
    """Carry out one order and return its answer."""
    if order == "take":
        return store.day.take(uuid4(), words[0], "k9").ticket.label
    if order == "call_next":
        called = store.day.call_next(uuid4(), words[0])
        return None if called is None else called.ticket.label
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE series SET last = last + 1")
        if order == "begin_and_die":
            os._exit(9)
    os._exit(9)


def main() -> None:
    """Serve orders until there are no more."""
    store = open_store(load(Path(sys.argv[1])), Morning(), sys.argv[2])
    print(json.dumps("ready"), flush=True)  # noqa: T201
    for line in sys.stdin:
        print(json.dumps(obey(store, *json.loads(line))), flush=True)  # noqa: T201
    store.close()


if __name__ == "__main__":
    main()
