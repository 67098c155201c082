"""A server with two centres in one database, and devices that really log in."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import psycopg
import pytest
from sqlalchemy import Connection, Engine, create_engine, inspect

from centre.rules.enrolling import Kind
from centre.settings import load
from db import founding, sample, tables
from db.engine import Store, open_store
from db.enrolment.pairing import pairing
from db.roles.grants import apply
from db.roles.logins import settle
from db.server.cluster import Cluster
from db.upgrading import upgrade

DATABASE = "h99"
DAY, EVE = date(2026, 11, 23), date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MINE, OTHER = "H99.08", "H99.09"
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}
"""Settings of a server that keeps nothing (as in tests/conftest.py)."""
# login -> kind, name, actor, counter, rates
DEVICES: dict[str, tuple[Kind, str, str, str | None, bool]] = {
    "k1": (Kind.KIOSK, "k1", "kiosk:k1", None, False),
    "k2": (Kind.KIOSK, "k2", "kiosk:k2", None, False),
    "lobby": (Kind.DISPLAY, "lobby", "display:lobby", None, False),
    "c1": (Kind.COUNTER, "c1", "counter:c1", "1", False),
    "c2": (Kind.COUNTER, "c2", "counter:c2", "2", False),
    "c3": (Kind.COUNTER, "c3", "counter:c3", "1", True),
    "free": (Kind.COUNTER, "free", "counter:free", None, False),
    "keypad": (Kind.RATING, "r1", "kiosk:r1", "1", False),
    "chief": (Kind.SUPERVISOR, "s1", "counter:s1", None, False),
}
GROUP = {
    "mc_kiosk": "k1",
    "mc_display": "lobby",
    "mc_counter": "c1",
    "mc_rating": "keypad",
    "mc_supervisor": "overseer",
    "mc_backup": "backup",
}
"""Group -> a login that is a member of it alone."""


def uid(name: str) -> UUID:
    """Return the id that a name stands for."""
    return uuid5(NAMESPACE_OID, name)


class Refused(Exception):  # noqa: N818 - the server's answer, not a defect
    """What the server said no to, with its code (42501: not permitted)."""

    def __init__(self, error: psycopg.Error) -> None:
        super().__init__(str(error).splitlines()[0])
        self.code = error.sqlstate


class Rig:
    """One running server; every act of a device is undone."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.engine: Engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: psycopg.connect(cluster.address(DATABASE)),
        )
        self._open: dict[str, psycopg.Connection[Any]] = {}

    def close(self) -> None:
        for connection in self._open.values():
            connection.close()
        self.engine.dispose()

    def session(self, login: str) -> psycopg.Connection[Any]:
        """Return the login's own connection."""
        if login not in self._open:
            self._open[login] = psycopg.connect(self.cluster.address(DATABASE, login))
        return self._open[login]

    def run(self, login: str, *statements: str) -> list[tuple[Any, ...]] | int:
        """Do statements in one transaction and undo them: rows, or their number, of the last.

        Raises Refused.
        """
        connection = self.session(login)
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement.encode())
                return cursor.fetchall() if cursor.description else cursor.rowcount
        except psycopg.Error as error:
            raise Refused(error) from error
        finally:
            connection.rollback()

    def code(self, login: str, *statements: str) -> str | None:
        """Return the code of the refusal of the last statement, None if it was done."""
        try:
            self.run(login, *statements)
        except Refused as refused:
            return refused.code
        return None

    @contextmanager
    def owner(self) -> Iterator[Connection]:
        """Give a connection of the superuser in a transaction that is undone."""
        with self.engine.connect() as connection, connection.begin() as begun:
            yield connection
            begun.rollback()


def _ticket(centre: str, label: str, service: str, state: str, **more: Any) -> dict[str, Any]:
    return {
        "id": uid(f"{centre} {label}"),
        "centre": centre,
        "day": DAY,
        "service": service,
        "letter": label[0],
        "number": int(label[1:]),
        "state": state,
        "kiosk": "k1",
        "arrived_at": NOW,
        "queued_at": NOW,
        "place": 1,
        "calls": 0,
        "bypassed": 0,
        "priority": None,
        "counter": None,
        "target": None,
        "called_at": None,
        "began_at": None,
        "ended_at": None,
        **more,
    }


def _declared(centre: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    text: dict[str, Any] = {"vi": "x"}
    plain = {"name": text, "position": 1}
    said = dict.fromkeys(("name", "authority", "slip_notice", "hours", "policy"), text)
    yield tables.centre, [{"version": 1, **said, "instrument": "i", "instrument_version": 1}]
    yield tables.holiday, [{"day": EVE, "intervals": [], "name": text}]
    yield tables.field, [{"code": "f", "icon": "i", **plain}]
    numbers = {"field": "f", "first": 1, "last": 999, "expected_minutes": 5.0, "active": True}
    yield (
        tables.service,
        [
            {"code": "sa", "letter": "A", **numbers, **plain},
            {"code": "sb", "letter": "B", **numbers, **plain},
        ],
    )
    yield tables.kiosk_letter, [{"kiosk": "k2", "service": "sb", "letter": "C"}]
    yield tables.counter, [{"code": c, "zone": "", "active": True, **plain} for c in "12"]
    yield tables.counter_service, [{"counter": c, "service": "sa", "weight": 1} for c in "12"]
    yield tables.priority_group, [{"code": "p", "citation": "", **plain}]
    yield tables.instrument, [{"code": "i", "version": 1, "question": text, "levels": []}]
    yield tables.notice, [{"code": "n", "text": text, "position": 1}]
    yield tables.choice, [{"kind": "outcome", "code": "o", "active": True, **plain}]
    limits = {"time_limit": "", "fee": ""}
    yield tables.procedure, [{"code": "q", "name": text, "service": "sa", **limits}]
    yield tables.topic, [{"field": "Hộ tịch", "service": "sa"}]
    who = {"name": "An", "role": "clerk", "pin": "salt$hash", "failures": 0, "active": True}
    yield tables.clerk, [{"code": c, **who} for c in ("an", "binh")]


def _lookup(centre: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    yield tables.catalogue, [{"version": 7, "source": "list.xlsx", "imported_at": NOW}]
    said = {"code_raw": "1.001193", "name": "Khai sinh", "field": "Hộ tịch", "digest": "0" * 64}
    lists = {"levels": ["commune"], "also": [], "detail": {}}
    yield tables.catalogue_procedure, [{"code": "1.001193", **said, **lists}]
    word = {"official": "khai tử", "added_at": NOW, "added_by": "an"}
    yield tables.search_word, [{"everyday": "mất người", **word}]
    days = {"first_day": EVE, "last_day": DAY}
    misses = [{"text": "nguyen van an", "count": 1}, {"text": "lam sim", "count": 3}]
    yield tables.search_miss, [{**miss, **days} for miss in misses]
    dossier = {"state_raw": "", "secret": "salt$hash", "imported_at": NOW, "keep_until": DAY}
    yield tables.dossier, [{"code": "H99.08-261123-0001", "state": 4, **dossier}]
    tries = {"failures": 2, "locked_until": None}
    yield tables.lookup_try, [{"kiosk": kiosk, **tries} for kiosk in ("k1", "k2")]


def _day(centre: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    yield tables.business_day, [{"day": DAY}]
    last = {"A": 3, "B": 2, "C": 1}
    yield (
        tables.series,
        [{"day": DAY, "letter": k, "last": n, "skipped": 0} for k, n in last.items()],
    )
    tickets = [
        _ticket(centre, "A001", "sa", "waiting"),
        _ticket(centre, "A002", "sa", "called", kiosk="k2", counter="1", called_at=NOW, calls=1),
        _ticket(centre, "A003", "sa", "serving", counter="2", called_at=NOW, calls=1),
        _ticket(centre, "B001", "sb", "served", counter="1", ended_at=NOW, calls=1),
        _ticket(centre, "B002", "sb", "parked", counter="2", calls=1),
        _ticket(centre, "C001", "sb", "absent", kiosk="k2", counter="2", ended_at=NOW, calls=3),
        _ticket(centre, "A777", "sa", "expired", day=EVE),
        _ticket(centre, "C777", "sb", "expired", day=EVE, kiosk="k2", counter="2"),
    ]
    yield tables.ticket, tickets
    job = {"state": "sending", "attempt": 1, "note": "", "queued_at": NOW, "content": {}}
    yield (
        tables.print_job,
        [
            {
                "id": uid(f"{centre} job {t['letter']}{t['number']}"),
                "ticket": t["id"],
                "kiosk": t["kiosk"],
                **job,
            }
            for t in tickets
        ],
    )
    yield (
        tables.call,
        [
            {
                "id": uid(f"{centre} call {t['number']} {t['day']}"),
                "day": t["day"],
                "ticket": t["id"],
                "counter": t["counter"],
                "clerk": "an",
                "at": NOW,
                "again": 1,
                "reason": None,
            }
            for t in (tickets[1], tickets[2], tickets[7])
        ],
    )
    leg = {"seq": 1, "service": "sb", "clerk": "an", "called_at": NOW, "began_at": NOW}
    leg |= {"ended_at": NOW, "outcome": None, "day": DAY}
    yield (
        tables.leg,
        [
            {
                "id": uid(f"{centre} leg {label}"),
                "ticket": uid(f"{centre} {label}"),
                "counter": counter,
                "wrapped_at": NOW + timedelta(minutes=1),
                "ended": ended,
                **leg,
            }
            for label, counter, ended in (("B001", "1", "served"), ("B002", "2", "parked"))
        ],
    )
    yield tables.deficit, [{"counter": c, "service": "sa", "credit": 0.5} for c in "12"]
    yield tables.tally, [{"day": EVE, "dimension": "total", "value": "", "figures": {}}]


def _rolled_up() -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """Yield a unit, a parcel that was sent, one that was received."""
    named = {"name": "", "kind": "", "parent": "", "successors": []}
    yield tables.unit, [{"code": "1", "valid_from": DAY, **named}]
    made = {"digest": "", "sha256": "", "content": ""}
    yield tables.parcel, [{"seq": 1, "day": DAY, "made_at": NOW, **made}]
    told = {"day": DAY, "unit": "1", "complete_until": DAY, "name": "", "total": ""}
    taken = {"sha256": "", "content": "", "taken_at": NOW}
    yield tables.received, [{"sender": "X", "seq": 1, **told, **taken}]


def _around(centre: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    asked = {"day": DAY, "instrument": "i", "version": 1, "opened_at": NOW}
    yield (
        tables.rating,
        [
            {
                "id": uid(f"{centre} open"),
                "ticket": uid(f"{centre} B001"),
                "counter": "1",
                **asked,
                "closed_at": None,
                "level": None,
            },
            {
                "id": uid(f"{centre} given"),
                "ticket": uid(f"{centre} B001"),
                "counter": "1",
                **asked,
                "closed_at": NOW,
                "level": 5,
            },
            {
                "id": uid(f"{centre} there"),
                "ticket": uid(f"{centre} C001"),
                "counter": "2",
                **asked,
                "closed_at": None,
                "level": None,
            },
        ],
    )
    sat = {"signed_in_at": NOW, "signed_out_at": None, "paused_at": None, "pause_reason": ""}
    yield (
        tables.session,
        [{"id": uid(f"{centre} seat {c}"), "clerk": "an", "counter": c, **sat} for c in "12"],
    )
    alarm = {"kind": "wait", "subject": "sa", "facts": {}, "began_at": NOW}
    yield tables.alarm, [{"id": uid(f"{centre} alarm"), **alarm}]
    noted = {"day": DAY, "code": "H99.08-261123-0001", "at": NOW, "keep_until": DAY}
    yield (
        tables.handover,
        [
            {"id": uid(f"{centre} {step}"), "step": step, "counter": counter, **noted}
            for step, counter in (("finished", "2"), ("returned", "2"))
        ],
    )
    scored = {"own": 2, "evidence": {}, "note": "", "changed_at": NOW, "changed_by": "an"}
    yield tables.evaluation, [{"period": "2026-Q3", "index": 9, **scored}]
    yield from _rolled_up()
    told = {"state": "ok", "key": "", "since": NOW, "heartbeat": None}
    yield (
        tables.device,
        [
            {"kind": kind, "name": name, "facts": facts, **told}
            for kind, name, facts in (
                ("kiosk", "k1", {"kiosk": "k1"}),
                ("kiosk", "k2", {"kiosk": "k2"}),
                ("kiosk", "r1", {"counter": "1"}),
                ("printer", "p1", {"kiosk": "k1"}),
                ("printer", "p2", {"kiosk": "k2"}),
                ("display", "display:lobby", {}),
                ("speaker", "lobby", {"owner": "display:lobby"}),
                ("counter", "c1", {}),
                ("keypad", "x1", {"owner": "counter:c1"}),
            )
        ],
    )
    yield tables.roll, [{"printer": "p1", "placed_at": NOW}]
    yield (
        tables.request,
        [
            {"id": uid(f"{centre} {kind}"), "kind": kind, "at": NOW, "answer": None}
            for kind in ("take", "call_next", "rate", "set_day")
        ],
    )
    chains = ("A", "B", "C", "-")
    yield tables.chain, [{"day": DAY, "queue": q, "seq": 1, "head": "0" * 64} for q in chains]
    event = {"day": DAY, "seq": 1, "at": NOW, "actor": "x", "facts": "{}", "hash": "0" * 64}
    yield (
        tables.event,
        [
            {"queue": q, "id": uid(f"{centre} event {q}"), "kind": "take", "ticket": None, **event}
            for q in chains
        ],
    )
    made = {
        "kind": "kiosk",
        "name": "k7",
        "rates": False,
        "made_at": NOW,
        "made_by": "x",
        "expires_at": NOW,
    }
    yield (
        tables.enrolment,
        [
            {
                "id": uid(f"{centre} {s}"),
                "state": s,
                "token": f"{centre} {s}",
                **made,
                "request": None if s == "offered" else "PEM",
            }
            for s in ("offered", "asked")
        ]
        + [
            {
                "id": uid(f"{centre} {login}"),
                "state": "signed",
                "token": f"{centre} {login}",
                **made,
                "request": "PEM",
                "login": login,
                "certificate": "PEM",
            }
            for login in ("k1", "k2", "lobby", "c1", "keypad")
        ],
    )


def _row(centre: str, login: str, device: tuple[Any, ...]) -> dict[str, Any]:
    kind, name, actor, counter, rates = device
    who = {"kind": kind.value, "name": name, "actor": actor, "counter": counter, "rates": rates}
    terms = {"certificate": "PEM", "enrolled_at": NOW, "expires_at": NOW}
    return {"login": login, "centre": centre, **who, **terms}


def _enrol(connection: Connection, login: str, centre: str, device: tuple[Any, ...]) -> None:
    kind, _, _, _, rates = device
    connection.execute(tables.enrolled.insert(), _row(centre, login, device))
    connection.exec_driver_sql(f"CREATE ROLE {login}")
    for statement in settle(login, kind, rates=rates):
        connection.exec_driver_sql(statement)


def _seed(connection: Connection) -> None:
    for centre in (MINE, OTHER):
        for table, found in (
            *_declared(centre),
            *_lookup(centre),
            *_day(centre),
            *_around(centre),
        ):
            for row in found:
                connection.execute(table.insert(), {"centre": centre, **row})
    for login, device in DEVICES.items():
        _enrol(connection, login, MINE, device)
    _enrol(connection, "stranger", OTHER, (Kind.KIOSK, "k1", "kiosk:k1", None, False))


def _locals(connection: Connection) -> None:
    """Make a login of the supervisor's group alone, and the local one of backups."""
    _enrol(connection, "overseer", MINE, (Kind.SUPERVISOR, "o1", "counter:o1", None, False))
    connection.exec_driver_sql("REVOKE mc_counter FROM overseer")
    # As the attendant does while somebody is expected.
    connection.exec_driver_sql("ALTER ROLE mc_pairing LOGIN")
    connection.exec_driver_sql("CREATE ROLE backup LOGIN BYPASSRLS IN ROLE mc_backup")
    connection.exec_driver_sql("CREATE ROLE motcua LOGIN CREATEROLE IN ROLE mc_owner")
    for group in GROUP:
        connection.exec_driver_sql(f"GRANT {group} TO motcua WITH ADMIN OPTION")


def _publish(connection: Connection) -> None:
    """Write where bundles point to; make what that needs if the schema's step is not there yet."""
    if not inspect(connection).has_table("pairing"):
        pairing.create(connection)
        for name in ("authority()", "ask(text, text, text)", "answer(text)"):
            made = (
                f"CREATE FUNCTION pairing_{name} RETURNS text LANGUAGE sql AS 'SELECT NULL::text'"
            )
            connection.exec_driver_sql(made)
    row = {"one": True, "host": "h", "port": 1, "authority": "PEM", "key": "k"}
    connection.execute(pairing.insert(), row)


@pytest.fixture(scope="session")
def rig() -> Iterator[Rig]:
    """A server with the matrix applied, two centres, and a login per device."""
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="mc-roles-"))).make(QUICK)
    try:
        cluster.start()
        with cluster.connect() as first:
            first.execute(f"CREATE DATABASE {DATABASE}".encode())
        rig = Rig(cluster)
        upgrade(rig.engine)
        with rig.engine.begin() as connection:
            _publish(connection)
            apply(connection)
            _seed(connection)
            _locals(connection)
        yield rig
        rig.close()
    finally:
        cluster.remove()


@pytest.fixture
def group_logins() -> dict[str, str]:
    """Return group -> a login that is a member of it alone."""
    return dict(GROUP)


@pytest.fixture
def names() -> Callable[[str], UUID]:
    """Return what gives the id of a seeded row, such as "H99.08 A001"."""
    return uid


@pytest.fixture
def mine() -> Callable[[str], str]:
    """Return what gives the id of a row of the devices' own centre, quoted for SQL."""
    return lambda name: f"'{uid(f'{MINE} {name}')}'"


FOUNDED = "founded"
AS_FILES = "STRATEGY FILE_COPY"
"""How a town is copied: through the log of writes it takes three times as long."""


@pytest.fixture(scope="session")
def founded_town(rig: Rig) -> str:
    """Make the database that each town is a copy of: a founded centre with all devices."""
    with rig.cluster.connect() as admin:
        admin.execute(f"CREATE DATABASE {FOUNDED}".encode())
    owner = _engine(rig, FOUNDED)
    upgrade(owner)
    with owner.begin() as connection:
        first = sample.load(sample.BUILT_IN)
        founding.fill(connection, MINE, first, founding.first_pins(first, "2468"))
        if not connection.execute(tables.business_day.select()).all():
            connection.execute(tables.business_day.insert(), {"centre": MINE, "day": DAY})
        connection.execute(tables.catalogue.insert(), {"centre": MINE, "version": 1, "source": ""})
        connection.execute(tables.enrolled.insert(), [_row(MINE, *one) for one in DEVICES.items()])
        apply(connection)
    owner.dispose()
    return FOUNDED


def _engine(rig: Rig, database: str) -> Engine:
    address = rig.cluster.address(database)
    return create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(address))


@pytest.fixture
def town(
    rig: Rig, founded_town: str, clock: Any, tmp_path: Path
) -> Iterator[Callable[[str], Store]]:
    """Open the store of a founded centre with the login of a device, as its program would."""
    name = f"town{uuid4().hex}"
    with rig.cluster.connect() as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {founded_town} {AS_FILES}".encode())
        # Rights on a database itself are not copied.
        admin.execute(f"GRANT CONNECT ON DATABASE {name} TO PUBLIC".encode())
    opened: list[Store] = []

    def store(login: str) -> Store:
        folder = tmp_path / login
        folder.mkdir(exist_ok=True)
        address = rig.cluster.address(name, login)
        text = f'[centre]\ncode = "{MINE}"\n[database]\naddress = "{address}"\n'
        (folder / "centre.toml").write_text(text, encoding="utf-8")
        opened.append(open_store(load(folder), clock, DEVICES[login][2]))
        return opened[-1]

    yield store
    for each in opened:
        each.close()
    with rig.cluster.connect() as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
