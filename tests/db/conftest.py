"""Ground of the store's tests: whole-database pictures, an attacker's hand, rival processes."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Engine

from centre.settings import Settings
from centre.settings.addresses import server as address_of
from db import Store
from db.engine import open_engine
from db.facts import Taken
from db.history import Fault, verify
from db.listening import Listening
from db.postgres import postgres_engine

RIVAL = Path(__file__).with_name("rival.py")
ROOT = RIVAL.parents[2]


FEW = 4
"""So many cases of one test are all tried on a server; of more, three."""
WHOLE = {
    "test_catalogue_tables.py",
    "test_counter_tables.py",
    "test_keeper.py",
    "test_machines.py",
    "test_requests.py",
    "test_tables.py",
    "test_upgrading.py",
}
"""Files about what an engine does by itself: schema, guards, races, cut transactions."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave all cases of a test on a server to `make prove`, but the first, middle and last.

    A case there costs three times what it costs in a file. Only what runs on both engines is
    sliced, and no file of WHOLE: every case is tried on SQLite.
    """
    for cases in _on_both(items):
        kept = {0, len(cases) // 2, len(cases) - 1} if len(cases) > FEW else range(len(cases))
        for at, item in enumerate(cases):
            if at not in kept:
                item.add_marker(pytest.mark.prove)


def _on_both(items: list[pytest.Item]) -> Iterator[list[pytest.Item]]:
    """Yield the server's cases of each test of which SQLite has as many."""
    found: dict[str, dict[str, list[pytest.Item]]] = {}
    for item in items:
        kind = _engine_of(item)
        if kind is not None:
            tests = found.setdefault(item.nodeid.partition("[")[0], {})
            tests.setdefault(kind, []).append(item)
    for tests in found.values():
        at_server = tests.get("postgresql", [])
        if len(tests.get("sqlite", [])) == len(at_server):
            yield at_server


def _engine_of(item: pytest.Item) -> str | None:
    """Return the engine of an ordinary test that says which it wants; None of any other."""
    is_ours = item.path.is_relative_to(RIVAL.parent) and item.path.name not in WHOLE
    if not is_ours or item.get_closest_marker("prove"):
        return None
    params: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    return params.get("engine_kind")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request: pytest.FixtureRequest) -> str:
    """Run a store's test on both engines; a file that is about one of them says so itself."""
    return str(request.param)


@pytest.fixture
def strike(settings: Settings) -> Callable[..., list]:
    """Run SQL past the store, as someone with a database tool and all rights would."""

    def run(*statements: str) -> list:
        with _past_the_store(settings) as raw:
            return [_rows(raw.execute(statement)) for statement in statements][-1]

    return run


@contextmanager
def _past_the_store(settings: Settings) -> Iterator[Any]:
    """Give a connection that commits at its end and is not stopped by the guards of the log."""
    if settings.database.server is None:
        with closing(sqlite3.connect(settings.database_path())) as raw, raw:
            yield raw
        return
    with psycopg.connect(settings.database.address) as raw:
        raw.execute("SET session_replication_role = replica")
        yield raw


def _rows(cursor: Any) -> list:
    return cursor.fetchall() if cursor.description else []


@pytest.fixture
def new_engine(
    engine_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Engine]]:
    """Make engines on databases that are empty; gone after the test."""
    with ExitStack() as opened:
        if engine_kind == "sqlite":
            yield lambda: _of_a_new_file(tmp_path, opened)
        else:
            databases = request.getfixturevalue("databases")
            yield lambda: _of_a_new_database(databases, opened)


def _of_a_new_file(folder: Path, opened: ExitStack) -> Engine:
    engine = open_engine(folder / f"new-{uuid4().hex}.db", create=True)
    opened.callback(engine.dispose)
    return engine


def _of_a_new_database(databases: Any, opened: ExitStack) -> Engine:
    name = databases.new()
    opened.callback(databases.drop, name)
    engine = postgres_engine(address_of(databases.address(name)), None)
    opened.callback(engine.dispose)
    return engine


@pytest.fixture
def stranger(settings: Settings) -> Iterator[Callable[[], Any]]:
    """Open connections past the store that commit each statement by itself; closed at the end."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(_by_itself(settings)))


def _by_itself(settings: Settings) -> Any:
    if settings.database.server is not None:
        return psycopg.connect(settings.database.address, autocommit=True)
    return sqlite3.connect(
        settings.database_path(), isolation_level=None, timeout=10, check_same_thread=False
    )


_TABLES = {
    True: "SELECT name FROM sqlite_master WHERE type = 'table'",
    False: "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


@pytest.fixture
def everything(settings: Settings) -> Callable[[], dict[str, list]]:
    """Return every row of every table, to see whether anything was written."""

    def picture() -> dict[str, list]:
        with _past_the_store(settings) as raw:
            tables = raw.execute(_TABLES[settings.database.server is None]).fetchall()
            return {
                name: sorted(raw.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
                for (name,) in tables
            }

    return picture


@pytest.fixture
def heard() -> Callable[[Store], bool]:
    """Tell whether another program has told a store anything since this was last asked."""

    def listen(store: Store) -> bool:
        if isinstance(store.news, Listening) and store.news._ear is not None:
            # Whatever was told before, the server sends ahead of this answer.
            store.news._ear.execute("SELECT 1")
        return store.news.drain()

    return listen


@pytest.fixture
def declare(strike: Callable[..., list]) -> Callable[[str], None]:
    """Change declared data as a supervisor's screen would: with a new version of the centre."""

    def change(statement: str) -> None:
        strike(statement, "UPDATE centre SET version = version + 1")

    return change


@pytest.fixture
def take(store: Store) -> Callable[..., Taken]:
    """Take a number of a service, Hộ tịch unless told otherwise."""

    def taker(
        service: str = "ho-tich", priority: str | None = None, *, paper: bool = True
    ) -> Taken:
        return store.day.take(uuid4(), service, "k1", priority, paper=paper)

    return taker


@pytest.fixture
def faults() -> Callable[[Store], tuple[Fault, ...]]:
    """Return what the verifier finds wrong."""

    def find(store: Store) -> tuple[Fault, ...]:
        with store.read() as work:
            return verify(work)[1]

    return find


class Nursery:
    """Forks rivals: a process that has imported everything once, which takes most of a second."""

    def __init__(self) -> None:
        # Messages keep their bounds; the child's end is not ours, so its end of file is told.
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._door.settimeout(60)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, str(RIVAL), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )

    def ask(self, message: object, *files: int) -> int:
        """Send a message, perhaps with files, and return the number that is answered."""
        socket.send_fds(self._door, [json.dumps(message).encode()], list(files))
        return int(self._door.recv(64))

    def close(self) -> None:
        """End the process; its rivals have ended."""
        self._door.close()
        self._process.wait(timeout=20)


class Rival:
    """Another process on the same database, told line by line what to do."""

    def __init__(self, nursery: Nursery, folder: Path, actor: str) -> None:
        self._nursery = nursery
        theirs_in, orders = os.pipe()
        answers, theirs_out = os.pipe()
        self._orders, self._answers = os.fdopen(orders, "w", 1), os.fdopen(answers)
        try:
            self._pid = nursery.ask([str(folder), actor], theirs_in, theirs_out)
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self._status: int | None = None

    def tell(self, *words: str) -> None:
        """Send an order without waiting for its answer."""
        self._orders.write(json.dumps(words) + "\n")

    def answer(self) -> object:
        """Wait for the answer of the oldest order."""
        return json.loads(self._answers.readline())

    def ended(self) -> int:
        """Wait until the process has ended and return its status."""
        if self._status is None:
            self._status = self._nursery.ask(self._pid)
        return self._status

    def close(self) -> None:
        """End the process; it leaves when its orders end."""
        self._orders.close()
        self.ended()
        self._answers.close()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """What rivals are forked from; one per process of the tests."""
    with closing(Nursery()) as made:
        yield made


@pytest.fixture
def rival(settings: Settings, nursery: Nursery) -> Iterator[Callable[[str], Rival]]:
    """Start further processes on the same database; each says "ready" first."""
    started: list[Rival] = []

    def start(actor: str) -> Rival:
        started.append(Rival(nursery, settings.folder, actor))
        return started[-1]

    yield start
    for process in started:
        process.close()
