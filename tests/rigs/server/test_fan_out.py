"""A hundred boards hear a call: what the clerk who called pays for it, against one board.

Two centres at one server, one with a hundred boards and one with one; the same clerk calls in turn
at the one and at the other, so that whatever else the machine does is the same for both.
"""

import contextlib
import json
import statistics
import time
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

BOARDS = Path(__file__).with_name("boards_process.py")
MANY = 100
PATIENCE = 120.0

pytestmark = pytest.mark.prove


class Hall:
    """A centre with so many boards, and a counter that calls there."""

    def __init__(
        self, base: Any, bench: ModuleType, ends: contextlib.ExitStack, words: Any
    ) -> None:
        way, boards = words
        self.boards = boards
        with contextlib.closing(base.connect()) as admin:
            admin.execute(f"ALTER ROLE mc_h99_08_lobby CONNECTION LIMIT {3 * MANY}")
        folder = base.folder(base.site.cluster.folder / base.name, "lobby")
        self._program = bench.Program(str(BOARDS), way, str(folder), str(boards))
        ends.callback(self._program.close)
        assert self._program.line(PATIENCE) == "ready"
        self._counter = base.open("counter:c1", "c1")
        ends.callback(self._counter.close)
        self.paid: list[float] = []
        self.last: list[float] = []
        self.heard: list[int] = []

    def call(self, *, counts: bool) -> None:
        """Call somebody; note what it took and when the last board had heard it."""
        began = time.monotonic()
        assert self._counter.day.call_next(uuid4(), "91") is not None
        paid = time.monotonic() - began
        self._program.tell(str(began))
        heard = json.loads(self._program.line(PATIENCE))
        if counts:
            self.paid.append(1000 * paid)
            self.last.append(1000 * (heard[-1] if heard else 0))
            self.heard.append(len(heard))


@pytest.mark.parametrize(("way", "calls"), [("ears", 100), ("boards", 20)])
def test_a_call_with_a_hundred_boards_is_heard_by_all(site, bench, tell, way, calls):
    """Both centres have the same queue; the first calls, which fill caches, are not counted."""
    warm = 5
    with contextlib.ExitStack() as ends:
        halls = []
        for boards in (1, MANY):
            base = site.database()
            ends.callback(base.drop)
            with contextlib.closing(base.open("motcua-db", None)) as store:
                for _ in range(calls + warm):
                    store.day.take(uuid4(), "ho-tich", "k1", paper=False)
            halls.append(Hall(base, bench, ends, (way, boards)))
        for n in range(calls + warm):
            for hall in halls:
                hall.call(counts=n >= warm)
    one, many = halls
    ratios = [there / here for here, there in zip(one.paid, many.paid, strict=True)]
    tell(
        calls=calls,
        paid_ms_1=round(statistics.median(one.paid), 1),
        paid_ms_100=round(statistics.median(many.paid), 1),
        ratio=round(statistics.median(ratios), 2),
        last_ms_1=round(statistics.median(one.last), 1),
        last_ms_100=round(statistics.median(many.last), 1),
        worst_ms_100=round(max(many.last), 1),
    )
    assert one.heard == [1] * calls
    assert many.heard == [MANY] * calls
