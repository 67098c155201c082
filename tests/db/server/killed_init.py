"""Runs init and kills itself before the n-th statement, commit or rename: killed_init.py HOME N."""

import os
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg

from centre.settings import load
from db.server import init

TICKS = count(1)


def dying(real, last: int):
    """Return real with a death before its turn comes."""

    def run(*given, **more):
        if next(TICKS) >= last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)

    return run


def main() -> None:
    """Prepare the server of a home, or die of it."""
    home, last = Path(sys.argv[1]), int(sys.argv[2])
    for owner, name in ((psycopg.Cursor, "execute"), (psycopg.Connection, "commit")):
        setattr(owner, name, dying(getattr(owner, name), last))
    Path.rename = dying(Path.rename, last)
    wish = init.Wish(hosts=("127.0.0.1", "localhost"))
    plan = init.plan(load(home), wish, datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    init.carry_out_plan(plan)
    sys.stderr.write(f"{next(TICKS)}\n")


if __name__ == "__main__":
    main()
