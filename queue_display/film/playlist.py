"""What a folder of films holds: what is played, in which order, and what is wrong with the rest.

No Qt. A folder is looked at again and again while technicians copy, replace and take away files, so
a file counts only when it has come to rest; one that is broken is a named problem and never an end.
"""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Final

from queue_display.film import mp4
from queue_display.film.dates import ALWAYS, Span, of_lines, of_name

MOST_ENTRIES: Final = 100_000
"""Names that are read of a folder, whatever they are; reading so many takes some 0.1 s (lane)."""
MOST_ITEMS: Final = 1000
"""Files that are played: more would not come round in an opening day."""
SETTLED_SECONDS: Final = 10.0
"""A file that nobody wrote to for so long is whole, by its own time."""
UNCHANGED_SECONDS: Final = 3.0
"""A file that stayed as it is between two looks so far apart is whole, whatever its time says."""
_LONGEST_NUMBER: Final = 20
"""Digits in a row that count as a number in the order of names; more are letters."""
LONGEST_TEXT: Final = 8192
"""Bytes of a text; it is set in letters on the main thread."""
_LONGEST_WORD: Final = 60
"""Signs of a word; what is longer is parted, for breaking it at the line's end takes its time."""


class Kind(StrEnum):
    """What a file is, by the end of its name."""

    FILM = "film"
    PICTURE = "picture"
    TEXT = "text"


class Trouble(StrEnum):
    """Why a file is not played."""

    EMPTY = "empty"
    NOT_WHOLE = "not_whole"
    TOO_LARGE = "too_large"
    DATES = "dates"
    NAME = "name"
    LETTERS = "letters"
    UNREADABLE = "unreadable"
    CODEC = "codec"
    NO_FRAMES = "no_frames"
    KILLED = "killed"


_KINDS: Final = {
    ".mp4": Kind.FILM,
    ".png": Kind.PICTURE,
    ".jpg": Kind.PICTURE,
    ".jpeg": Kind.PICTURE,
    ".txt": Kind.TEXT,
}
_ENDS: Final = tuple(_KINDS)
_MOST_BYTES: Final = {
    Kind.FILM: 16 * 1024**3,
    Kind.PICTURE: 64 * 1024**2,
    Kind.TEXT: LONGEST_TEXT,
}

Mark = tuple[int, int, int]
"""Size in bytes, times of the last change of content and of rights or name, in nanoseconds: another
mark is another file, and one that was not readable may be so now."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file that can be played; head and body are those of a text."""

    path: Path
    kind: Kind
    mark: Mark
    span: Span = ALWAYS
    head: str = ""
    body: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is not played, and why."""

    name: str
    why: Trouble


@dataclass(frozen=True, slots=True)
class Playlist:
    """One look at the folder: files to play in their order, and files with something wrong.

    is_there is False where there is no such folder. left_out counts files over MOST_ITEMS.
    """

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_there: bool = True
    left_out: int = 0


@dataclass(slots=True)
class _Known:
    """A file as it was when it was looked at first with this mark, and what was found in it."""

    mark: Mark
    since: float
    found: Item | Problem | None = None


@dataclass(slots=True)
class Shelf:
    """A folder that is looked at again and again; a file is opened only when it changed."""

    folder: Path
    _known: dict[str, _Known] = field(default_factory=dict)

    def look(self, now: datetime, monotonic: float) -> Playlist:
        """Return what is there now; reads the disk, so it belongs on a lane. Never raises OSError.

        monotonic: seconds of a clock that never goes back.
        """
        try:
            wanted = sorted(self._entries(), key=name_order)
        except OSError:
            self._known.clear()
            return Playlist(is_there=False)
        self._known = {name: self._known[name] for name in wanted if name in self._known}
        found = [self._found(name, now, monotonic) for name in wanted[:MOST_ITEMS]]
        return Playlist(
            tuple(each for each in found if isinstance(each, Item)),
            tuple(each for each in found if isinstance(each, Problem)),
            left_out=max(0, len(wanted) - MOST_ITEMS),
        )

    def _entries(self) -> list[str]:
        """Return the names of what can be played; hidden ones and sub-folders are no films."""
        with os.scandir(self.folder) as entries:
            named = (
                each for each in islice(entries, MOST_ENTRIES) if each.name.lower().endswith(_ENDS)
            )
            return [each.name for each in named if _kind(each.name) and _counts(each)]

    def _found(self, name: str, now: datetime, monotonic: float) -> Item | Problem | None:
        """Return what a file is; None while it is still being written, or when it has gone."""
        path = self.folder / name
        try:
            mark = mark_of(path)
        except FileNotFoundError:
            return None
        except OSError:
            return Problem(printable(name), Trouble.UNREADABLE)
        known = self._known.get(name)
        if known is None or known.mark != mark:
            known = self._known[name] = _Known(mark, monotonic)
        if known.found is None and _is_settled(known, now, monotonic):
            known.found = _examined(path, mark)
        return known.found


def mark_of(path: Path) -> Mark:
    """Return the mark of a file.

    Raises OSError where it cannot be looked at; FileNotFoundError, too, where something that is no
    file (a pipe, a device) has taken its place: opened, it would never answer.
    """
    said = path.stat()
    if not S_ISREG(said.st_mode):
        raise FileNotFoundError(path)
    return said.st_size, said.st_mtime_ns, said.st_ctime_ns


def name_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return the key that sorts names as people do: 2 before 10, capitals like small letters.

    No two names have the same key.
    """
    parts = re.findall(r"\d+|\D+", unicodedata.normalize("NFC", name).casefold())
    key = [
        (0, int(each), "") if each.isdecimal() and len(each) < _LONGEST_NUMBER else (1, 0, each)
        for each in parts
    ]
    return (*key, (0, -1, name))


def printable(name: str) -> str:
    """Return a file's name as it can be shown and stored, whatever its bytes are."""
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:120]


def _counts(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry of a folder is a file that is not hidden."""
    try:
        return not entry.name.startswith((".", "~")) and entry.is_file()
    except OSError:
        return False


def _kind(name: str) -> Kind | None:
    """Return what a file is by its name; None: it is not played."""
    return _KINDS.get(Path(name).suffix.casefold())


def _is_settled(known: _Known, now: datetime, monotonic: float) -> bool:
    """Tell whether nobody writes to a file any more."""
    at_rest = now.timestamp() - known.mark[1] / 1e9
    return at_rest >= SETTLED_SECONDS or monotonic - known.since >= UNCHANGED_SECONDS


def _examined(path: Path, mark: Mark) -> Item | Problem:
    """Return a file that has come to rest as something to play, or what is wrong with it."""
    kind = _KINDS[path.suffix.casefold()]
    shown = printable(path.name)
    why = _fault(path, kind, mark)
    if why is not None:
        return Problem(shown, why)
    try:
        span = of_name(path.name)
    except ValueError:
        return Problem(shown, Trouble.DATES)
    if kind is not Kind.TEXT:
        return Item(path, kind, mark, span)
    return _text(path, mark, span)


def _fault(path: Path, kind: Kind, mark: Mark) -> Trouble | None:
    """Return what is wrong with a file that can be told without showing it."""
    size = mark[0]
    if _is_unsayable(path.name):
        return Trouble.NAME
    if size == 0 or size > _MOST_BYTES[kind]:
        return Trouble.TOO_LARGE if size else Trouble.EMPTY
    if kind is not Kind.FILM:
        return None
    try:
        return None if mp4.is_whole(path) else Trouble.NOT_WHOLE
    except OSError:
        return Trouble.UNREADABLE


def _is_unsayable(name: str) -> bool:
    """Tell whether a name is no text: bytes that are no UTF-8, or signs that cannot be printed."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return any(not sign.isprintable() for sign in name)


def _text(path: Path, mark: Mark, span: Span) -> Item | Problem:
    """Return a text: dates first, then a head, then its paragraphs."""
    shown = printable(path.name)
    try:
        with path.open("rb") as file:
            lines = letters(file.read(LONGEST_TEXT)).splitlines()
    except OSError:
        return Problem(shown, Trouble.UNREADABLE)
    except UnicodeDecodeError:
        return Problem(shown, Trouble.LETTERS)
    try:
        span, taken = of_lines(lines, span)
    except ValueError:
        return Problem(shown, Trouble.DATES)
    said = [line for each in lines[taken:] if (line := _calm(each))]
    if not said:
        return Problem(shown, Trouble.EMPTY)
    return Item(path, Kind.TEXT, mark, span, said[0], tuple(said[1:]))


def letters(read: bytes) -> str:
    """Return a text of UTF-8, or of UTF-16 as Windows' Notepad marks it; in NFC.

    Raises UnicodeDecodeError for anything else.
    """
    is_wide = read.startswith((b"\xff\xfe", b"\xfe\xff"))
    return unicodedata.normalize("NFC", read.decode("utf-16" if is_wide else "utf-8-sig"))


def _calm(line: str) -> str:
    """Return a line without signs that cannot be printed and without spaces too many."""
    words = "".join(s if s.isprintable() else " " for s in line).split()
    parts = (
        word[at : at + _LONGEST_WORD] for word in words for at in range(0, len(word), _LONGEST_WORD)
    )
    return " ".join(parts)
