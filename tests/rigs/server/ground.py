"""The ground of the server's rigs: a server that syncs, a founded centre, devices with logins."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import Connection, Engine

from centre.rules.enrolling import Kind
from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db import Store, founding, open_store, sample, tables, upgrading
from db.clock import clock_of
from db.enrolment.logins import login_of
from db.history import verify
from db.roles import grants
from db.roles.logins import settle
from db.roles.matrix import OWNER
from db.server import logins
from db.server.cluster import ADMIN, Cluster
from db.server.local import Local
from db.server.steps import carry_out

CENTRE: Final = "H99.08"
MANY: Final = 8
"""Kiosks k1 to k8 and counter PCs c1 to c8, at counters 91 to 98."""
PATIENCE: Final = 60.0
"""Seconds in which a killed server must be up again; recovery took 1 s here."""
DURABLE: Final = {"max_connections": "400"}
"""Everything else as initdb leaves it: fsync, full_page_writes and synchronous_commit are on."""
_COUNTERS: Final = "".join(
    f'[[counter]]\ncode = "9{n}"\nname = {{ vi = "Quầy 9{n}" }}\n'
    f"serves = {{ ho-tich = {1 + n % 2}, chung-thuc = {2 - n % 2} }}\n"
    for n in range(1, MANY + 1)
)
_TOML: Final = """
[centre]
code = "{centre}"

[database]
address = "{address}"

[simulation]
clock_shift_seconds = {shift}
"""
_CLIENTS: Final = (
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
    "AND datname = %s AND pid <> pg_backend_pid()"
)


def devices() -> Iterator[tuple[Kind, str, str | None]]:
    """Yield kind, name and counter of every device that is enrolled here."""
    for number in range(1, MANY + 1):
        yield Kind.KIOSK, f"k{number}", None
        yield Kind.COUNTER, f"c{number}", f"9{number}"
    yield Kind.DISPLAY, "lobby", None


class Site:
    """A server of the rig's own, durable as a centre's, with a founded database to copy."""

    def __init__(
        self, bench: ModuleType, before: Callable[[Cluster], object] | None = None
    ) -> None:
        """Make and start it; before is done to the cluster before it is started."""
        self.bench = bench
        # On the disk: what is not synced there is the subject. The server's user must enter it.
        self.cluster = Cluster(Path(mkdtemp(prefix="motcua-"))).make(DURABLE)
        if before is not None:
            before(self.cluster)
        self.cluster.start()
        self.shift = round((bench.MORNING - datetime.now(ZONE)).total_seconds())
        try:
            self._found()
        except BaseException:
            self.cluster.remove()
            raise

    def _found(self) -> None:
        """Make the database that each test gets a copy of; series go up to 9999."""
        local = Local(self.cluster.sockets, self.cluster.port)
        carry_out(logins.missing_roles(local))
        with contextlib.closing(self.cluster.connect()) as admin:
            admin.execute(f"CREATE DATABASE founded OWNER {OWNER} TEMPLATE template0")
        with _begun(local, OWNER, upgrading.upgrade) as connection:
            first = self._first()
            founding.fill(connection, CENTRE, first, founding.first_pins(first, "2468"))
        with _begun(local, ADMIN) as connection:
            grants.apply(connection)
            for kind, name, counter in devices():
                _enrol(connection, kind, name, counter)

    def _first(self) -> sample.Sample:
        whole = sample.BUILT_IN.read_text("utf-8")
        file = self.cluster.folder / "first.toml"
        file.write_text(whole.replace('letter = "', 'last = 9999\nletter = "') + _COUNTERS, "utf-8")
        return sample.load(file)

    def database(self) -> "Base":
        """Return a new copy of the founded centre."""
        name = f"t{uuid4().hex}"
        with contextlib.closing(self.cluster.connect()) as admin:
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE founded')
        return Base(self, name)

    def again(self) -> None:
        """Start the server, as often as it takes: children of a killed one may still hold on."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.cluster.start()
            except Unavailable:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    def crash(self) -> None:
        """Stop the server as a crash of all its processes does, and start it."""
        self.cluster.stop("immediate")
        self.again()

    def kill(self) -> None:
        """Kill the server's main process alone, and start it."""
        self.cluster.kill()
        self.again()


class Base:
    """One founded database at the site, and the folders of the machines that use it."""

    def __init__(self, site: Site, name: str) -> None:
        self.site = site
        self.name = name
        with contextlib.closing(self.open("motcua-db", None)) as store, store.write():
            pass  # the first write ever stores the business day, which no device may

    def folder(self, place: Path, login: str | None) -> Path:
        """Write the settings of one machine below place; login None: the superuser."""
        user = "postgres" if login is None else login_of(CENTRE, login)
        folder = place / (login or "server")
        folder.mkdir(parents=True, exist_ok=True)
        address = self.site.cluster.address(self.name, user)
        text = _TOML.format(centre=CENTRE, address=address, shift=self.site.shift)
        (folder / "centre.toml").write_text(text, "utf-8")
        return folder

    def settings(self, login: str | None) -> Settings:
        """Return the settings of one machine."""
        return load(self.folder(self.site.cluster.folder / "machines", login))

    def open(self, actor: str, login: str | None) -> Store:
        """Open the store as a program of that machine does."""
        settings = self.settings(login)
        return open_store(settings, clock_of(settings), actor)

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection of the superuser's."""
        return self.site.cluster.connect(self.name)

    def backends(self) -> list[int]:
        """Return the server's processes that serve clients of this database; none while down."""
        try:
            with contextlib.closing(self.connect()) as admin:
                return [pid for (pid,) in admin.execute(_CLIENTS, (self.name,)).fetchall()]
        except psycopg.Error:
            return []

    def terminate(self, pid: int) -> None:
        """End one session as an administrator does."""
        with (
            contextlib.suppress(psycopg.Error),
            contextlib.closing(self.connect()) as admin,
        ):
            admin.execute("SELECT pg_terminate_backend(%s)", (pid,))

    def strike(self, pid: int) -> None:
        """Kill one of the server's processes: it then ends all others and recovers."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def until_calm(self) -> None:
        """Wait until the server answers, whatever was done to it."""
        until = time.monotonic() + PATIENCE
        while not self.site.cluster.is_up():
            assert time.monotonic() < until, "the server did not recover"
            time.sleep(0.05)

    def books(self, checks: ModuleType) -> Any:
        """Read what the database holds, with plain SQL, as checks.Books."""
        with contextlib.closing(self.connect()) as raw:
            raw.row_factory = dict_row  # type: ignore[assignment]
            return checks.Books(
                integrity="ok",
                tickets={row["id"]: row for row in _rows(raw, "SELECT * FROM ticket")},
                jobs={row["id"]: row for row in _rows(raw, "SELECT * FROM print_job")},
                requests={x["id"]: x["answer"] for x in _rows(raw, "SELECT * FROM request")},
                calls=tuple(_rows(raw, "SELECT * FROM call ORDER BY at")),
                series={x["letter"]: x["last"] for x in _rows(raw, "SELECT * FROM series")},
            )

    def asked_at(self) -> dict[str, datetime]:
        """Return when each request was written, by its id."""
        with contextlib.closing(self.connect()) as raw:
            return {one.hex: at for one, at in raw.execute("SELECT id, at FROM request").fetchall()}

    def faults(self) -> tuple[int, tuple[Any, ...]]:
        """Return how many events there are, and what the product's own verifier finds wrong."""
        with contextlib.closing(self.open("motcua-db", None)) as store, store.read() as work:
            return verify(work)

    def drop(self) -> None:
        """Drop the database, whoever is in it."""
        with contextlib.closing(self.site.cluster.connect()) as admin:
            admin.execute(f'DROP DATABASE "{self.name}" WITH (FORCE)')


@contextlib.contextmanager
def _begun(
    local: Local, role: str, before: Callable[[Engine], object] | None = None
) -> Iterator[Connection]:
    """Give a transaction in the founded database as that role, after `before`."""
    engine = local.engine("founded", role)
    try:
        if before is not None:
            before(engine)
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _enrol(connection: Connection, kind: Kind, name: str, counter: str | None) -> None:
    """Give a device its login and its row, as the attendant does after two people agreed."""
    login = login_of(CENTRE, name)
    connection.exec_driver_sql(f"CREATE ROLE {login}")
    for statement in settle(login, kind):
        connection.exec_driver_sql(statement)
    row = {
        "login": login,
        "centre": CENTRE,
        "kind": kind.value,
        "name": name,
        "actor": f"{kind.value}:{name}",
        "counter": counter,
        "rates": False,
        "certificate": "-",
        "enrolled_at": datetime.now(UTC),
        "expires_at": datetime.now(UTC),
        "removed_at": None,
    }
    connection.execute(tables.enrolled.insert(), row)


def _rows(raw: Any, statement: str) -> list[dict[str, Any]]:
    """Return rows with ids as SQLite has them: 32 hexadecimal digits."""
    return [
        {name: value.hex if isinstance(value, UUID) else value for name, value in row.items()}
        for row in raw.execute(statement).fetchall()
    ]
