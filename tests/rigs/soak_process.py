"""A real dispenser that is tapped without end, in a process of its own, and what it holds.

    soak_process.py FOLDER TAPS EACH [leak BYTES]

Visitors tap through it as people do: a language, larger letters, procedures, a search, a dossier,
now and then a number. After each EACH taps, at rest, one JSON line says what the process holds. All
memory of Python comes from malloc here (PYTHONMALLOC), which says how much of it is in use; the
resident pages beside it also hold what was given back. leak BYTES keeps so many for each tap,
and one None: the control.
"""

import ctypes
import gc
import importlib.util
import json
import random
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from centre.settings import load
from centre.shell.pieces import Target
from centre.shell.theme import load_fonts
from centre.shell.words import Words

DAY_EACH = 5_000
LONG = 5_000
"""With fewer taps visitors know few ways, so that all of them are soon warm."""
FEW = (("search", "back"), ("field:dat-dai", "back"))
OURS = frozenset({"centre", "db", "drivers", "kiosk"})
VISITS = (
    ("language:en", "large", "contrast", "search", "home"),
    ("search", "k", "h", "a", "back"),
    ("track", "1", "2", "back"),
    ("help", "language:vi", "contrast", "home"),
    ("field:dat-dai", "back", "large", "lowered", "home"),
    ("turn", "search", "entry", "back", "home"),
    ("events", "event", "back", "home"),
)
"""Beginnings of targets' names; one that is not there is a tap beside everything."""
TICKET = ("field:ho-tich", "priority:", "")
TICKET_EACH = 40
"""One visit in so many takes a number: 75,000 taps are some weeks of a small centre."""


class Heap(ctypes.Structure):
    """What glibc's mallinfo2 returns, in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks"),
            *("uordblks", "fordblks", "keepcost"),
        )
    )


_LIBC = ctypes.CDLL(None)
_LIBC.mallinfo2.restype = Heap


def held() -> dict[str, int]:
    """Return what the process holds now."""
    gc.collect()
    heap, proc = _LIBC.mallinfo2(), Path("/proc/self")
    return {
        "bytes": heap.uordblks + heap.hblkhd,
        "resident": int((proc / "statm").read_text().split()[1]) * 4096,
        "files": len(list((proc / "fd").iterdir())),
        "threads": len(list((proc / "task").iterdir())),
        "none": sys.getrefcount(None),
        "widgets": len(QApplication.allWidgets()),
    }


def _load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def forget() -> None:
    """Empty every memory that is bounded: what is left in use is what nobody bounds.

    A memory of one or two things is no memory but a thing made once, and stays.
    """
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] in OURS:
            for thing in tuple(vars(module).values()):
                if isinstance(thing, _lru_cache_wrapper) and (thing.cache_info().maxsize or 0) > 2:
                    thing.cache_clear()
    QPixmapCache.clear()


class Visitors:
    """People before one kiosk, one after the other."""

    def __init__(self, crawl: Any, folder: Path, words: Words) -> None:
        self.rig = crawl.Crawl(load(folder), words, 1, knows_pin=False)
        self.hands = random.Random(1)  # noqa: S311 - no secret
        self._bury = crawl.bury
        self.taps = self.days = 0
        self.visits, self.ticket = VISITS, TICKET
        self.kept: list[bytes | None] = []
        self.leak = 0
        self.pages: set[str] = set()

    def each(self) -> Iterator[int]:
        """Tap without end, visit after visit; yield after each of them how many taps there were."""
        number = 0
        while True:
            number += 1
            visit = self.ticket if number % TICKET_EACH == 0 else self.hands.choice(self.visits)
            for beginning in visit:
                self._tap(beginning)
            self._leave()
            yield self.taps

    def weigh(self) -> dict[str, int]:
        """Return what the process holds when nobody is there."""
        self.rig.rest()
        self._bury()
        forget()
        return {"taps": self.taps} | held()

    def _tap(self, beginning: str) -> None:
        window = self.rig.window
        found = [t for t in window.findChildren(Target) if t.isVisible() and t.width()]
        wanted = [t for t in found if beginning and t.key.startswith(beginning)]
        at = QPoint(3, window.height() // 2)
        if wanted:
            at = wanted[0].mapTo(window, wanted[0].rect().center())
        self.taps += 1
        if self.leak:
            self.kept += (bytes(self.leak), None)
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
        self.rig.clock.push(1.0)
        self.rig.steps += 1
        self.rig._turn()
        self.pages.add(str(self.rig.app.view().page))

    def _leave(self) -> None:
        """Go away; the next day begins after so many taps."""
        self.rig.clock.push(120)
        self.rig._turn()
        if self.taps // DAY_EACH > self.days:
            self.days += 1
            self.rig.rest()
            self.rig.clock.push(24 * 3600)
            self.rig.app._new_minute()
            self.rig.clock.push(24 * 3600 * (self.days % 5 == 0) * 2)


def main() -> None:
    """Tap so often, and say what is held."""
    folder, taps, each, *way = sys.argv[1:]
    app = QApplication([])
    load_fonts()
    crawl, words = _load("crawl"), Words()
    visitors = Visitors(crawl, Path(folder), words)
    if int(taps) < LONG:
        visitors.visits, visitors.ticket = FEW, FEW[0]
    visitors.leak = int(way[1]) if way else 0
    due = int(each)
    for done in visitors.each():
        if done >= due:
            print(json.dumps(visitors.weigh()), flush=True)  # noqa: T201 - its voice
            due += int(each)
        if done >= int(taps):
            break
    print(json.dumps({"pages": sorted(visitors.pages)}), flush=True)  # noqa: T201 - its voice
    visitors.rig.close()
    words.close()
    del app


if __name__ == "__main__":
    main()
