"""A PostgreSQL cluster in a folder of its own: made, started, stopped, killed.

For demonstrations, tests and trial restores. The server of a centre is the one that Debian installs
and starts; `motcua-db server init` prepares it and never makes a cluster.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import psycopg

from centre.rules.errors import Unavailable

OLDEST: Final = 15
"""The oldest server that grants and partial indexes were proven on (reliability note, part 5)."""
STARTS_WITHIN: Final = 60.0
"""Seconds; recovery after a crash on a busy machine took 4."""
ADMIN: Final = "postgres"
_PDEATHSIG: Final = 1
"""prctl(2): the signal that a process gets when its parent dies."""
_LIBC = ctypes.CDLL(None)


def programs() -> Path:
    """Return the folder of the newest installed server's programs.

    Raises Unavailable("server_missing") if there is none of version OLDEST or newer.
    """
    found = {int(p.parent.parent.name): p.parent for p in _servers() if _is_number(p)}
    newest = max(found, default=0)
    if newest < OLDEST:
        raise Unavailable("server_missing", "server", oldest=OLDEST)
    return found[newest]


def _servers() -> list[Path]:
    return list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


def _is_number(server: Path) -> bool:
    return server.parent.parent.name.isdigit()


def owner() -> str | None:
    """Return the system user that a server must run as: postgres where we are root, else nobody."""
    return ADMIN if os.geteuid() == 0 else None


def run(program: str, *words: str) -> str:
    """Run a program of the server as its owner and return what it prints.

    Raises Unavailable("server_program") with what it said if it fails.
    """
    done = subprocess.run(  # noqa: S603 - a program of the server, words of ours
        [str(programs() / program), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **_as_owner(),
    )
    if done.returncode != 0:
        raise Unavailable("server_program", "server", program=program, said=done.stderr.strip())
    return str(done.stdout)


class Cluster:
    """One cluster: its folder, port and process. Connections are by its own Unix socket or TCP."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        """Point at a folder; make() fills a new one. port None: a free one is taken."""
        self.folder = folder
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.folder / "data"

    @property
    def sockets(self) -> Path:
        """Return the folder of the Unix socket; its path must stay below 107 bytes."""
        return self.folder / "run"

    @property
    def log(self) -> Path:
        """Return the file that the server writes its log to."""
        return self.folder / "server.log"

    def make(self, settings: Mapping[str, str] | None = None) -> "Cluster":
        """Make the cluster with checksums and SCRAM; settings are lines of postgresql.conf."""
        for place in (self.folder, self.sockets):
            place.mkdir(parents=True, exist_ok=True)
            give(place)
        # A server of root's is another user's: only the local socket trusts, in a folder of ours.
        words = ("--auth-local=trust", "--auth-host=reject", "--data-checksums", "--no-sync")
        self.run("initdb", "-D", str(self.data), "-U", ADMIN, "-E", "UTF8", "--locale=C", *words)
        self.set({"unix_socket_directories": str(self.sockets), **(settings or {})})
        return self

    def set(self, settings: Mapping[str, str]) -> None:
        """Add lines to the cluster's settings; they hold from the next start or reload."""
        lines = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        with (self.data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
            file.write(lines)

    def run(self, program: str, *words: str) -> str:
        """Run a program of the server as its owner; raise as the function of this name does."""
        return run(program, *words)

    def start(self, *, wait: bool = True) -> None:
        """Start the server; with wait, return when it answers. It ends with this process."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - as above
                [str(programs() / "postgres"), "-D", str(self.data), "-p", str(self.port)],
                stdout=log,
                stderr=log,
                cwd="/",
                preexec_fn=_end_with_us,  # noqa: PLW1509 - one call of the system, no lock is taken
                **_as_owner(),
            )
        if wait:
            self.until_up()

    def until_up(self) -> None:
        """Wait until the server answers; raise Unavailable("server_silent") with its log."""
        until = time.monotonic() + STARTS_WITHIN
        while not self.is_up():
            ended = self._process is not None and self._process.poll() is not None
            if ended or time.monotonic() > until:
                said = self.log.read_text("utf-8", errors="replace")[-800:]
                raise Unavailable("server_silent", "server", said=said)
            time.sleep(0.05)

    def is_up(self) -> bool:
        """Tell whether the server takes connections now."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def pid(self) -> int:
        """Return the number of the server's main process."""
        if self._process is None:
            raise Unavailable("server_silent", "server", said="not started")
        return self._process.pid

    def stop(self, mode: str = "fast") -> None:
        """Stop the server: "smart", "fast", or "immediate" (as a crash of its processes)."""
        signals = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}
        if self._process is not None:
            self._process.send_signal(signals[mode])
            self._process.wait(STARTS_WITHIN)
            self._process = None

    def kill(self) -> None:
        """Kill the main process at once; its children leave; the log needs to be replayed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(STARTS_WITHIN)
            self._process = None

    def reload(self) -> None:
        """Let the server read its settings and pg_hba.conf again."""
        os.kill(self.pid, signal.SIGHUP)

    def address(self, database: str = ADMIN, user: str = ADMIN) -> str:
        """Return the local address of a database, as `address` of [database] takes it."""
        return f"postgresql://{user}@/{database}?host={self.sockets}&port={self.port}"

    def connect(self, database: str = ADMIN, user: str = ADMIN) -> psycopg.Connection[Any]:
        """Return a connection that commits each statement by itself."""
        return psycopg.connect(self.address(database, user), autocommit=True, connect_timeout=5)

    def remove(self) -> None:
        """Stop the server and delete the folder."""
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


def give(place: Path) -> None:
    """Give a file or folder to the system user that the server runs as, and to nobody else."""
    place.chmod(0o700 if place.is_dir() else 0o600)
    user = owner()
    if user is not None:
        found = pwd.getpwnam(user)
        os.chown(place, found.pw_uid, found.pw_gid)


def free_port() -> int:
    """Return a TCP port that nobody listens on at this moment."""
    with contextlib.closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _as_owner() -> dict[str, Any]:
    user = owner()
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _end_with_us() -> None:
    """Let the server end at once when we are killed: nobody would be left to stop it."""
    _LIBC.prctl(_PDEATHSIG, signal.SIGQUIT)
