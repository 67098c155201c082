"""Takes numbers until its input ends, as a kiosk does: taker.py HOME SEED.

A request is kept until it is answered. What is acknowledged goes to standard output at once:
request and number; what is refused to standard error: its key.
"""

import random
import select
import sys
from datetime import datetime
from pathlib import Path
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.settings import load
from db import open_store


class Morning:
    """A clock that stands: it is always 08:00 on a working day."""

    def now(self) -> datetime:
        """Return the moment."""
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)

    def monotonic(self) -> float:
        """Return no time at all."""
        return 0.0


def opened(settings):
    """Return the store, however long that takes."""
    while not is_over():
        try:
            return open_store(settings, Morning(), "motcua-db")
        except Unavailable as error:
            refused(error)
    return sys.exit(0)


def refused(error: Exception) -> None:
    """Tell why there was no number, and leave the server a moment."""
    sys.stderr.write(f"{error.key} {error.facts.get('said', '')}\n")
    sys.stderr.flush()
    select.select([sys.stdin], [], [], 0.05)


def is_over() -> bool:
    """Tell whether the input has ended."""
    return bool(select.select([sys.stdin], [], [], 0)[0])


def main() -> None:
    """Take numbers."""
    settings, chance = load(Path(sys.argv[1])), random.Random(int(sys.argv[2]))  # noqa: S311
    store, request = opened(settings), None
    while not is_over():
        request = request or UUID(int=chance.getrandbits(128), version=4)
        try:
            taken = store.day.take(request, "ho-tich", "k1", None, paper=False)
        except (NotAllowed, Unavailable) as error:
            refused(error)
            continue
        sys.stdout.write(f"{request} {taken.ticket.label}\n")
        sys.stdout.flush()
        request = None
    store.close()


if __name__ == "__main__":
    main()
