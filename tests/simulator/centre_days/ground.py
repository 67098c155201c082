"""The centre of the simulation: founded once for each process, copied for each run."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from centre.settings import Settings, load
from db import pins
from db.engine import open_engine
from db.founding import found
from db.sample import BUILT_IN

if TYPE_CHECKING:
    from sqlalchemy import Engine

PIN: Final = "2468"
_CHEAP: Final = {"n": 2, "r": 1, "p": 1, "dklen": 32}
"""A PIN's hash costs 50 ms on purpose; here nobody steals it."""
_TOML: Final = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"

[printer.p1]
transport = "simulated"
"""
_OWN_LETTER: Final = (
    "INSERT INTO kiosk_letter (centre, kiosk, service, letter)"
    " VALUES ('H99.08', 'k2', 'chung-thuc', 'L')"
)
_ALWAYS: Final = (
    'UPDATE centre SET version = version + 1, hours = \'{"0": [["00:00", "23:59"]],'
    ' "1": [["00:00", "23:59"]], "2": [["00:00", "23:59"]],'
    ' "3": [["00:00", "23:59"]], "4": [["00:00", "23:59"]],'
    ' "5": [["00:00", "23:59"]], "6": [["00:00", "23:59"]]}\''
)


class Ground:
    """A folder in memory with the database of this process's runs, and one engine for all of them.

    One engine, so that statements are compiled once; each transaction has its own connection.
    """

    def __init__(self, folder: Path) -> None:
        """Found the centre."""
        (folder / "centre.toml").write_text(_TOML, encoding="utf-8")
        with patch.dict(os.environ, {"STATE_DIRECTORY": str(folder / "state")}):
            self.settings: Settings = load(folder / "centre.toml")
            self.database = self.settings.database_path()
            found(self.settings, BUILT_IN, PIN)
        self._folder = folder
        with closing(sqlite3.connect(self.database)) as raw, raw:
            raw.execute(_OWN_LETTER)
        self._first = folder / "first.db"
        shutil.copyfile(self.database, self._first)
        self.engine: Engine = open_engine(self.database)
        self.copies = folder / "copies"

    def lay(self, *, always_open: bool) -> None:
        """Lay the database as it was founded in its place; nothing of an earlier run is left."""
        self.engine.dispose()
        for left in self.database.parent.glob(f"{self.database.name}*"):
            left.unlink()
        shutil.rmtree(self.copies, ignore_errors=True)
        self.copies.mkdir()
        shutil.copyfile(self._first, self.database)
        if always_open:
            with closing(sqlite3.connect(self.database)) as raw, raw:
                raw.execute(_ALWAYS)

    def remove(self) -> None:
        """Take everything away."""
        self.engine.dispose()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def cheap_pins() -> Iterator[None]:
    """Let a PIN's check cost nothing."""
    with patch.object(pins, "_SCRYPT", _CHEAP):
        yield


@cache
def ground() -> Ground:
    """Return the ground of this process; call `ground().remove()` at its end."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with cheap_pins():
        return Ground(Path(tempfile.mkdtemp(prefix="motcua-days-", dir=place)))
