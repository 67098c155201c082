"""Which file was being shown when the program died: it is not shown again until it is changed.

A file that takes the program down would do so again after each restart, for ever. So its name is on
the disk before it begins. A board is switched off at the wall every evening, too: a death together
with the whole machine counts against a file only when it happens several times in a row. No Qt.
"""

import json
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from queue_display.film.playlist import Item, Mark, printable

MOST_DEATHS: Final = 3
"""So many deaths of the whole machine in a row, all with the same file, are no accident."""
_MOST_BYTES: Final = 1_000_000
_MOST_NAMES: Final = 1000
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")

_log = logging.getLogger(__name__)


def this_boot() -> str:
    """Return what tells one start of the machine from another; "" where nothing does."""
    try:
        return _BOOT.read_text("ascii").strip()
    except OSError:
        return ""


@dataclass(slots=True)
class Blame:
    """Remembers in a file; without one only until the program ends. Belongs on one lane."""

    path: Path | None
    boot: str = field(default_factory=this_boot)
    _shown: tuple[str, Mark] | None = None
    _deaths: dict[str, tuple[Mark, int]] = field(default_factory=dict)
    _blamed: dict[str, Mark] = field(default_factory=dict)
    _is_read: bool = False

    def begins(self, item: Item) -> bool:
        """Note that a file is about to be shown; False: it must not be, for it has killed."""
        self._read()
        if self._blamed.get(item.name) == item.mark:
            return False
        was_blamed = self._blamed.pop(item.name, None)
        if was_blamed is not None or self._shown != (item.name, item.mark):
            self._lived()
            self._shown = (item.name, item.mark)
            self._write()
        return True

    def ends(self) -> None:
        """Note that what was shown has ended, well or with an error, and killed nobody."""
        self._read()
        if self._shown is not None:
            self._lived()
            self._write()

    def killed(self, item: Item) -> None:
        """Note that a file has killed."""
        self._read()
        self._blamed[item.name], self._shown = item.mark, None
        self._write()

    def _lived(self) -> None:
        """Forget the deaths of what was shown."""
        if self._shown is not None:
            self._deaths.pop(self._shown[0], None)
        self._shown = None

    def _read(self) -> None:
        """Read, once, what the program before this one left, and judge how it ended."""
        if self._is_read:
            return
        self._is_read = True
        try:
            boot, shown = self._taken(_loaded(self.path))
        except (KeyError, TypeError, ValueError, AttributeError):
            _log.warning("films memory unreadable, begun anew")
            self._deaths, self._blamed = {}, {}
            return
        if shown is None:
            return
        name, mark = shown
        known, count = self._deaths.get(name, (mark, 0))
        count = count + 1 if known == mark else 1
        if boot == self.boot or count >= MOST_DEATHS:
            _log.error("film_unreadable file=%s: the program died with it", printable(name))
            self._blamed[name] = mark
            self._deaths.pop(name, None)
        else:
            self._deaths[name] = (mark, count)
        self._write()

    def _taken(self, said: dict[str, Any]) -> tuple[str, tuple[str, Mark] | None]:
        """Take what was remembered; return the boot of that program and what it showed."""
        self._blamed = {name: _mark(mark) for name, mark in said.get("blamed", {}).items()}
        deaths = said.get("deaths", {}).items()
        self._deaths = {name: (_mark(mark), int(count)) for name, (mark, count) in deaths}
        shown = said.get("shown")
        return str(said.get("boot", "")), shown and (str(shown[0]), _mark(shown[1]))

    def _write(self) -> None:
        """Write it down, whole or not at all; a disk that is full or gone stops no film."""
        if self.path is None:
            return
        for names in (self._blamed, self._deaths):
            for name in list(names)[:-_MOST_NAMES]:
                del names[name]
        said = {
            "boot": self.boot,
            "shown": self._shown,
            "deaths": self._deaths,
            "blamed": self._blamed,
        }
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(said, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            _log.warning("films memory not written: %s", error)


def _loaded(path: Path | None) -> dict[str, Any]:
    """Return what stands in the file; nothing where there is none.

    Raises ValueError for what is no memory.
    """
    try:
        text = path.read_bytes()[:_MOST_BYTES] if path is not None else b"{}"
    except OSError:
        return {}
    said = json.loads(text)
    if not isinstance(said, dict):
        raise TypeError("no memory")
    return said


def _mark(said: Any) -> Mark:
    """Return a mark as it was written; raise ValueError or TypeError for anything else."""
    size, content, rights = (int(each) for each in said)
    return size, content, rights
