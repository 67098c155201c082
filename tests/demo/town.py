"""A server for the demonstration: its own PostgreSQL, prepared and joined as in a real centre.

Everything goes the technician's way: `server init`, one bundle a device, six digits on both sides,
certificates signed by the attendant. The programs then come over TLS, each with its own login, and
may do no more than its kind may.
"""

import contextlib
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.hours import ZONE, Clock
from centre.settings import Settings, load
from db import Store, open_store, tables
from db.enrolment import asking
from db.enrolment.attendant import Attendant, attend
from db.enrolment.authority import Authority
from db.enrolment.logins import actor_of
from db.pins import hidden
from db.server import ballast, init, known, tls
from db.server.cluster import Cluster

HOST = "127.0.0.1"
PLACES = (
    (Kind.KIOSK, "k1", None, False),
    (Kind.RATING, "danh-gia", "1", False),
    (Kind.DISPLAY, "sanh", None, False),
    (Kind.COUNTER, "q1", "1", True),
    (Kind.COUNTER, "q2", "2", False),
    (Kind.COUNTER, "q3", "3", False),
)
HOME = """
[centre]
code = "H99.08"

[database]
address = "{address}"
"""


class Town:
    """The server of the demonstration while it runs."""

    def __init__(self, cluster: Cluster, home: Path, clock: Clock) -> None:
        self.cluster, self.home, self.clock = cluster, home, clock
        self._ending = threading.Event()

    @property
    def address(self) -> str:
        """Return the address that the programs have in centre.toml."""
        return f"postgresql://{HOST}:{self.cluster.port}/motcua"

    @property
    def settings(self) -> Settings:
        """Return the settings of the server itself."""
        return load(self.home)

    def prepare(self) -> None:
        """Do what `motcua-db server init --yes` does, and restart the server."""
        wish = init.Wish(
            hosts=(HOST,), clients=(f"{HOST}/32",), port=self.cluster.port, catalogue=True
        )
        init.carry_out_plan(init.plan(self.settings, wish, datetime.now(ZONE)))
        self.cluster.stop()
        self.cluster.start()

    def refusals(self) -> list[str]:
        """Return what the server has refused so far: a program that wanted more than its kind."""
        said = self.cluster.log.read_text("utf-8", errors="replace").splitlines()
        signs = ("permission denied", "row-level security", "violates", "authentication failed")
        return [line for line in said if any(sign in line for sign in signs)]

    @contextlib.contextmanager
    def attended(self) -> Iterator[Store]:
        """Let the attendant work on a thread of its own; give the server's own store."""
        with contextlib.ExitStack() as ends:
            own, its = (
                ends.enter_context(self._store(name)) for name in ("motcua-db", "attendant")
            )
            worker = threading.Thread(target=attend, args=(its, self._attendant(its), self._ending))
            worker.start()
            ends.callback(worker.join)
            ends.callback(self._ending.set)
            yield own

    @contextlib.contextmanager
    def _store(self, actor: str) -> Iterator[Store]:
        with contextlib.closing(open_store(self.settings, self.clock, actor)) as store:
            yield store

    def _attendant(self, store: Store) -> Attendant:
        there = known.load(self.settings)
        if there is None:
            raise SystemExit("the server was not prepared")
        authority = Authority.load(known.authority(self.settings))
        lists = partial(tls.publish, authority, Path(there.tls))
        return Attendant(store, authority, lists, partial(ballast.health, there))

    def join(self, store: Store, identities: Path) -> int:
        """Enrol every program of the demonstration; return how many."""
        for kind, name, counter, rates in PLACES:
            bundle, offer = store.enrolments.offer(kind, name, counter, rates=rates, by="demo")
            asked = asking.ask(bundle, identities, actor_of(kind, name))
            if store.enrolments.one(offer).digits != asked.digits:
                raise SystemExit(f"the six digits of {name} differ")
            store.enrolments.accept(offer, "demo")
            state = Enrolment.ACCEPTED
            while state is Enrolment.ACCEPTED:
                threading.Event().wait(0.05)
                state = asking.answer(bundle, identities, asked)
            if state is not Enrolment.SIGNED:
                raise SystemExit(f"{name} was not enrolled: {state}")
        return len(PLACES)


@contextlib.contextmanager
def town(identities: Path, clock: Clock, pin: str) -> Iterator[Town]:
    """Give a prepared server with every program enrolled; it is gone afterwards."""
    # User postgres may not enter the folder of the demonstration where root runs it.
    cluster = Cluster(Path(mkdtemp(prefix="motcua-demo-"))).make()
    try:
        home = cluster.folder / "home"
        home.mkdir()
        text = HOME.format(address=cluster.address("motcua", "motcua"))
        (home / "centre.toml").write_text(text, encoding="utf-8")
        cluster.start()
        found = Town(cluster, home, clock)
        found.prepare()
        with found.attended() as store:
            with store.write() as work:
                work.connection.execute(tables.clerk.update().values(pin=hidden(pin)))
            count = found.join(store, identities)
            sys.stdout.write(
                f"  PostgreSQL at {HOST}:{cluster.port}: {count} programs enrolled, each with a "
                "certificate and a login of its own\n"
            )
            before = len(found.refusals())
            yield found
            if more := found.refusals()[before:]:
                raise SystemExit("the server refused something:\n" + "\n".join(more))
    finally:
        cluster.remove()
