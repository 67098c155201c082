"""A server with a centre, its attendant, and devices that come over TLS; for two conftests."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from threading import Event, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db import Store, founding, open_store, sample, upgrading
from db.enrolment import asking, digits
from db.enrolment.asking import Asked
from db.enrolment.attendant import Attendant
from db.enrolment.authority import Authority
from db.enrolment.bundle import Bundle
from db.enrolment.desk import Enrolments
from db.enrolment.door import Door
from db.enrolment.identity import Identity
from db.enrolment.logins import actor_of, folder_name
from db.enrolment.pairing import publish, published
from db.enrolment.scram import verifier
from db.facts import Health
from db.roles import grants
from db.roles.matrix import ATTENDANT, GROUPS, PAIRING
from db.server import hba, logins, tls
from db.server.cluster import Cluster, give
from db.server.known import Known
from db.server.local import Local
from db.server.steps import carry_out

CENTRE = "H99.08"
HOST = "127.0.0.1"
FOUNDED = "founded"
QUICK = {"fsync": "off", "full_page_writes": "off", "max_connections": "100"}
NETWORK = {"listen_addresses": HOST, "ssl": "on", "ssl_min_protocol_version": "TLSv1.3"}
LOGS_ALL = {"log_statement": "all", "log_connections": "on", "log_min_duration_statement": "0"}


class Server:
    """A cluster as `server init` leaves it: TLS, rules, roles, a founded database to copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.authority = Authority.found(folder / "authority", datetime.now(ZONE))
        self.cluster = Cluster(folder / "server").make(QUICK)
        self.tls = self.cluster.data / "motcua-tls"
        self.tls.mkdir()
        give(self.tls)
        tls.publish(self.authority, self.tls)
        tls.sign_server(self.authority, self.tls, (HOST,), datetime.now(ZONE))
        self.cluster.set({**NETWORK, **LOGS_ALL, **tls.files(self.tls)})
        self.cluster.start()
        self.local = Local(self.cluster.sockets, self.cluster.port)
        carry_out(logins.missing_roles(self.local))
        self._found()
        carry_out(logins.missing_memberships(self.local, FOUNDED))

    def _found(self) -> None:
        """Make the database that each test gets a copy of."""
        with contextlib.closing(self.cluster.connect()) as admin:
            admin.execute(f"CREATE DATABASE {FOUNDED} OWNER mc_owner TEMPLATE template0")
        engine = self.local.engine(FOUNDED, "mc_owner")
        upgrading.upgrade(engine)
        first = sample.load(sample.BUILT_IN)
        with engine.begin() as connection:
            founding.fill(connection, CENTRE, first, founding.first_pins(first, "2468"))
        engine.dispose()
        engine = self.local.engine(FOUNDED, "postgres")
        with engine.begin() as connection:
            grants.apply(connection)
            publish(connection, HOST, self.cluster.port, self.authority.certificate)
            self.key = verifier(published(connection).key)
        engine.dispose()

    def let_in(self, database: str) -> None:
        """Write the rules for the network as `server init` does; the test comes by the socket."""
        known = Known((HOST,), self.cluster.port, database, (f"{HOST}/32",), "", "", "", "", "")
        rules = [line for line in hba.rules(known).splitlines() if line.startswith("host")]
        file = self.cluster.data / "pg_hba.conf"
        file.write_text("\n".join(["local all all trust", *rules, ""]), encoding="utf-8")
        give(file)
        self.cluster.reload()

    def copy(self) -> str:
        """Return the name of a new copy of the founded database."""
        name = f"t{uuid4().hex}"
        with contextlib.closing(self.cluster.connect()) as admin:
            admin.execute(f'CREATE DATABASE "{name}" OWNER mc_owner TEMPLATE {FOUNDED}')
            admin.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
            for group in (*GROUPS, PAIRING):
                admin.execute(f'GRANT CONNECT ON DATABASE "{name}" TO {group}')
            # The role is of the whole server: the attendant of another test may have shut it.
            admin.execute(f"ALTER ROLE {PAIRING} LOGIN PASSWORD '{self.key}'")
        self.let_in(name)
        return name

    def drop(self, database: str) -> None:
        """Drop a copy, and the logins that were made for it: those are of the whole server."""
        with contextlib.closing(self.cluster.connect()) as admin:
            admin.execute(f'DROP DATABASE "{database}" WITH (FORCE)')
            found = admin.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mc_h99%'")
            for (login,) in found.fetchall():
                admin.execute(f'DROP ROLE "{login}"')


@dataclass
class Device:
    """A machine that wants in: its folder of identities and what it has asked."""

    identities: Path
    bundle: Bundle
    asked: Asked | None = None

    @property
    def actor(self) -> str:
        return actor_of(self.bundle.kind, self.bundle.name)

    @property
    def identity(self) -> Identity:
        return Identity(self.identities / folder_name(self.actor))

    def ask(self) -> str:
        """Ask and return the digits on the device's screen."""
        self.asked = asking.ask(self.bundle, self.identities, self.actor)
        return self.asked.digits

    def answer(self) -> Enrolment:
        assert self.asked is not None
        return asking.answer(self.bundle, self.identities, self.asked)


@dataclass
class Town:
    """One test's centre at the server, with all that goes in and out."""

    server: Server
    database: str
    folder: Path
    clock: Any
    opened: list[Store] = field(default_factory=list)

    def settings(self, address: str) -> Settings:
        """Return the settings of one machine, in a folder of its own."""
        folder = self.folder / uuid4().hex[:8]
        folder.mkdir()
        text = f'[centre]\ncode = "{CENTRE}"\n\n[database]\naddress = "{address}"\n'
        (folder / "centre.toml").write_text(text, encoding="utf-8")
        return load(folder)

    @property
    def at_server(self) -> Settings:
        return self.settings(self.server.cluster.address(self.database, ATTENDANT))

    def open(self, settings: Settings, actor: str) -> Store:
        self.opened.append(open_store(settings, self.clock, actor))
        return self.opened[-1]

    def enter(self, device: Device) -> Store:
        """Open the store as an enrolled device does: over the network, with its identity."""
        address = f"postgresql://{HOST}:{self.server.cluster.port}/{self.database}"
        settings = self.settings(address)
        link = settings.identity_folder()
        link.symlink_to(device.identities, target_is_directory=True)
        return self.open(settings, device.actor)

    def offer(
        self, name: str = "c3", kind: Kind = Kind.COUNTER, **more: Any
    ) -> tuple[Device, UUID]:
        """Offer a place; the attendant opens the door at once, and does nothing else."""
        bundle, one = self.enrolments.offer(kind, name, by="motcua-db", **more)
        Door(self.store).round()
        return Device(self.folder / uuid4().hex[:8] / "identity", Bundle.parse(bundle.text())), one

    def enrolled(self, name: str = "c3", kind: Kind = Kind.COUNTER, **more: Any) -> Device:
        """Return a device that went the whole way."""
        device, one = self.offer(name, kind, **more)
        device.ask()
        self.enrolments.accept(one, "motcua-db")
        self.attendant.round()
        assert device.answer() is Enrolment.SIGNED
        return device

    def __post_init__(self) -> None:
        """Open the store of the server itself; its disk has room."""
        self.room = Health("server", "server", "ok", "", {"free_percent": 50})
        self.store = self.open(self.at_server, "motcua-db")
        self.enrolments = Enrolments(self.store)
        self.attendant = self.new_attendant()

    def new_attendant(self) -> Attendant:
        """Return an attendant that remembers nothing, as after a restart."""
        return Attendant(self.store, self.server.authority, self.publish, lambda: self.room)

    def publish(self) -> None:
        tls.publish(self.server.authority, self.server.tls)
        with self.store.read() as work:
            work.connection.exec_driver_sql("SELECT pg_reload_conf()")

    def sql(self, statement: str, *given: Any) -> list[Any]:
        """Run SQL as the server's superuser."""
        with contextlib.closing(self.server.cluster.connect(self.database)) as admin:
            cursor = admin.execute(statement, given or None)
            return cursor.fetchall() if cursor.description else []

    def events(self) -> list[tuple[str, str]]:
        """Return kind and actor of the events, in their order."""
        return self.sql("SELECT kind, actor FROM event WHERE queue = '-' ORDER BY seq")

    def said(self) -> str:
        return self.server.cluster.log.read_text("utf-8", errors="replace")


@pytest.fixture(scope="session")
def pairing_server() -> Iterator[Server]:
    """The server of this test process; its user may not enter pytest's own folders."""
    folder = Path(mkdtemp(prefix="motcua-"))
    folder.chmod(0o755)
    made = Server(folder)
    yield made
    made.cluster.remove()
    shutil.rmtree(folder)


@pytest.fixture
def town(
    pairing_server: Server, tmp_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Town]:
    """A founded centre at a server; the clock is at the real time, which OpenSSL goes by.

    Six digits are cheap here: what they cost is test_digits' business.
    """
    monkeypatch.setattr(digits, "_COST", 16)
    clock.at = datetime.now(ZONE)
    database = pairing_server.copy()
    made = Town(pairing_server, database, tmp_path, clock)
    yield made
    for store in made.opened:
        store.close()
    pairing_server.drop(database)


@pytest.fixture
def at_once() -> Callable[..., list[Any]]:
    """Run several things at the same instant; return what each gave or raised, in their order."""

    def run(*acts: Callable[[], Any]) -> list[Any]:
        go, found = Event(), [None] * len(acts)

        def one(place: int) -> None:
            go.wait(10)
            try:
                found[place] = acts[place]()
            except Exception as error:  # noqa: BLE001 - it is what the test looks at
                found[place] = error

        threads = [Thread(target=one, args=(place,)) for place in range(len(acts))]
        for thread in threads:
            thread.start()
        go.set()
        for thread in threads:
            thread.join(30)
        return found

    return run
