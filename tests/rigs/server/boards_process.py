"""Many boards in one process: each with a store of its own, as a board's program has.

    boards_process.py ears|boards FOLDER COUNT

ears only listen; boards read the day's calls when they hear something, as a board does, and look
once a second, as its safety net does. Says "ready" when all are open; then, for each line on stdin
(the instant of a commit, CLOCK_MONOTONIC in seconds), one line of JSON: how many seconds after it
each of them had heard it (and read it), in the order in which they came.
"""

import json
import select
import sys
import time
from pathlib import Path
from typing import Any, Final

from centre.settings import load
from db import open_store
from db.clock import clock_of

PATIENCE: Final = 20.0
LOOK: Final = 1.0
"""Seconds between two looks of one board (centre.shell.news.LOOK_MS)."""


class Boards:
    """All boards of this process; a store is used by this one thread alone."""

    def __init__(self, folder: Path, count: int, *, reads: bool) -> None:
        settings = load(folder)
        self._reads = reads
        self._stores = [
            open_store(settings, clock_of(settings), "display:lobby") for _ in range(count)
        ]
        self._watch = select.epoll()
        self._watch.register(0, select.EPOLLIN)
        self._by_number = {store.news.fileno(): store for store in self._stores}
        for number in self._by_number:
            self._watch.register(number, select.EPOLLIN)
        self._heard: dict[Any, float] = {}
        self._next = 0
        self._looked = time.monotonic()

    def run(self) -> None:
        """Hear, read and tell until stdin ends."""
        asked: list[float] = []
        while True:
            for number, _ in self._watch.poll(LOOK / len(self._stores)):
                if number == 0:
                    line = sys.stdin.readline()
                    if not line:
                        return
                    asked.append(float(line))
                elif self._by_number[number].news.drain():
                    self._take(self._by_number[number])
            self._look()
            if asked and (len(self._heard) == len(self._stores) or self._is_late(asked[0])):
                self._tell(asked.pop())

    def _take(self, store: Any) -> None:
        if self._reads:
            store.day.board()
        self._heard[store] = time.monotonic()

    def _look(self) -> None:
        """Let one board after the other look, so that each does once a second."""
        share = LOOK / len(self._stores)
        while self._reads and time.monotonic() - self._looked > share:
            self._looked += share
            self._stores[self._next].news.changed()
            self._next = (self._next + 1) % len(self._stores)

    def _is_late(self, began: float) -> bool:
        return time.monotonic() - began > PATIENCE

    def _tell(self, began: float) -> None:
        found = sorted(at - began for at in self._heard.values())
        self._heard.clear()
        print(json.dumps(found), flush=True)  # noqa: T201 - this is how it speaks to the rig

    def close(self) -> None:
        """Close every store."""
        self._watch.close()
        for store in self._stores:
            store.close()


def main() -> None:
    """Open all boards, say so, work."""
    way, folder, count = sys.argv[1:]
    boards = Boards(Path(folder), int(count), reads=way == "boards")
    print("ready", flush=True)  # noqa: T201 - as above
    boards.run()
    boards.close()


if __name__ == "__main__":
    main()
