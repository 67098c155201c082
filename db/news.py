"""Something changed: a datagram to every process of this box, and a slow poll as the net below.

A poke shows a change in about 1 ms and costs nothing while idle; a file watcher is one commit late
and is not used (performance note 2.5). A poke carries no data: whoever hears it looks again.
"""

import contextlib
import os
import socket
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from db.ids import uuid7

_POKE = b"!"
# All programs of a box share one group; the folder hands it on (reliability note 2.2).
_FOLDER_MODE = 0o2770
_SOCKET_MODE = 0o660


class News:
    """This process's ear, and its way to poke the others; silent where there are no sockets."""

    def __init__(self, folder: Path, database: Path) -> None:
        """Listen in folder; database is the file whose data_version is the safety net."""
        self._folder = folder
        self._database = database
        self._watch: sqlite3.Connection | None = None
        self._version: int | None = None
        self._ear, self._path = _ear(folder)

    def fileno(self) -> int | None:
        """Return the number of the socket to watch for reading, or None without sockets."""
        return self._ear.fileno() if self._ear else None

    def drain(self) -> bool:
        """Take all pokes that have come in; tell whether there was one."""
        heard = False
        if self._ear is None:
            return heard
        with contextlib.suppress(BlockingIOError):
            while self._ear.recv(16):
                heard = True
        return heard

    def tell(self, _connection: Connection) -> None:
        """Do nothing: the others are poked when the transaction is committed."""

    def poke(self) -> None:
        """Tell every other process of this box to look again; remove ears that are gone."""
        if self._ear is None:
            return
        for path in self._folder.glob("*.sock"):
            if path != self._path:
                self._poke_one(path)

    def _poke_one(self, path: Path) -> None:
        """Poke one ear. A full one has enough pokes; one that nobody holds is removed."""
        if self._ear is None:
            return
        try:
            self._ear.sendto(_POKE, str(path))
        except BlockingIOError:
            return
        except (ConnectionRefusedError, FileNotFoundError):
            # Another user's ear in a sticky folder stays; a commit must not fail because of it.
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        except OSError:
            return

    def changed(self) -> bool:
        """Tell whether another connection has committed since the last call (5 µs; lane only)."""
        try:
            version = self._data_version()
        except sqlite3.Error:
            self._drop_watch()
            return True
        before, self._version = self._version, version
        return before is not None and before != version

    def _data_version(self) -> int:
        if self._watch is None:
            # mode=rw: watching must not make the file while a restore is putting it there.
            self._watch = sqlite3.connect(
                f"{self._database.absolute().as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            self._watch.execute("PRAGMA query_only=ON")
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _drop_watch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def close(self) -> None:
        """Stop listening and remove the socket."""
        self._drop_watch()
        if self._ear is not None:
            self._ear.close()
            self._path.unlink(missing_ok=True)
            self._ear = None


def _ear(folder: Path) -> tuple[socket.socket | None, Path]:
    """Return a bound datagram socket, or None where the system or the path does not allow one.

    A Unix socket's path is limited to 107 bytes; where the folder is deeper, the poll alone serves.
    """
    path = folder / f"{os.getpid()}-{uuid7().hex[-8:]}.sock"
    if not hasattr(socket, "AF_UNIX") or os.name != "posix":
        return None, path
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER_MODE)
        ear.bind(str(path))
        path.chmod(_SOCKET_MODE)
        ear.setblocking(False)  # noqa: FBT003  # the library takes it by position alone
    except OSError:
        ear.close()
        return None, path
    return ear, path
