"""The way people and tests reach simulated devices: small files in the device's own folder.

    press(folder, Key.RATING_5)        a key of a simulated keypad     presses.jsonl
    scan(folder, "MC1:…")              a code before a scanner         scans.jsonl
    look(folder)                       what a simulated sign shows     shown.json

Anybody may append, also from another program; a device takes each line once. What was appended
before the device was made is not taken: yesterday's press is no press of today.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

PRESSES: Final = "presses.jsonl"
SCANS: Final = "scans.jsonl"
SHOWN: Final = "shown.json"
_TAKE_BYTES: Final = 65_536
_LINE_BYTES: Final = 8_192


@dataclass(frozen=True, slots=True)
class Shown:
    """What a simulated sign shows: brightness 0..9, at is an ISO time of the last change."""

    text: str = ""
    blink: bool = False
    brightness: int = 9
    at: str = ""


def press(folder: Path, key: str) -> None:
    """Press a key (a value of ports.Key, or what the maker calls it) of a keypad; raise OSError."""
    _append(folder / PRESSES, {"key": str(key)})


def scan(folder: Path, code: str | bytes) -> None:
    """Hold a code before a scanner; raise OSError."""
    _append(folder / SCANS, {"text": code} if isinstance(code, str) else {"hex": code.hex()})


def look(folder: Path) -> Shown:
    """Return what a sign shows; an empty one before it was ever switched on."""
    try:
        given = json.loads((folder / SHOWN).read_text("utf-8"))
    except (OSError, ValueError):
        return Shown()
    if not isinstance(given, dict):
        return Shown()
    off = Shown()
    return Shown(
        str(given.get("text", off.text)),
        given.get("blink") is True,
        given["brightness"] if isinstance(given.get("brightness"), int) else off.brightness,
        str(given.get("at", off.at)),
    )


def _append(path: Path, line: dict[str, str]) -> None:
    """Add one line in one write, so that two writers never mix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        os.write(number, (json.dumps(line, ensure_ascii=False) + "\n").encode())
    finally:
        os.close(number)


class Inbox:
    """The lines that are appended to one file from now on; each is taken once."""

    def __init__(self, path: Path) -> None:
        """Begin behind what the file holds now; it need not exist."""
        self._path = path
        self._read = self._size()

    def take(self) -> list[dict[str, Any]]:
        """Return the whole lines that came since the last call; never raises.

        A line that is no JSON object or longer than 8 kB is left out; a file that became shorter
        is read from its beginning.
        """
        size = self._size()
        if size < self._read:
            self._read = 0
        if size == self._read:
            return []
        data = self._bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if not whole and len(data) == _TAKE_BYTES:
            whole = data  # a line without end would stop all that come after it
        self._read += len(whole)
        objects = (_object(line) for line in whole.splitlines())
        return [given for given in objects if given is not None]

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def _bytes(self) -> bytes:
        try:
            with self._path.open("rb") as stream:
                stream.seek(self._read)
                return stream.read(_TAKE_BYTES)
        except OSError:
            return b""


def _object(line: bytes) -> dict[str, Any] | None:
    """Return the JSON object of a line, or None."""
    if len(line) > _LINE_BYTES:
        return None
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None
