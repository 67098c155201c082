"""Shared ground of all tests: offscreen windows, a clock that is set by hand, a founded centre."""

import gc
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Connection, Dialect, Engine, event

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")
# Programs that tests start compile our modules once, not each of them anew; make forbids it else.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from centre.rules.hours import ZONE
from centre.settings import Settings, load
from centre.settings.addresses import server as address_of
from centre.shell import garbage
from db import Store, open_store, sample
from db.founding import fill, first_pins, found
from db.pins import hidden
from db.postgres import postgres_engine
from db.server.cluster import Cluster
from db.upgrading import upgrade

PIN = "2468"
CENTRE = "H99.08"
CENTRE_TOML = f"""
[centre]
code = "{CENTRE}"

[kiosk.k1]
printer = "p1"

[printer.p1]
transport = "simulated"
"""


SHOT_GRID = 100
"""So many spots each way are looked at, to tell a drawn picture from an empty one."""
OURS = "mt-"
ROOM_BYTES = 2 << 30
"""A run needs about 0.1 GB of temporary files."""
HEAVY = (
    "tests/db/server/test_ballast.py",
    "tests/rigs/test_kill.py",
    "tests/rigs/test_crawl.py",
    "tests/journeys/test_one_box.py",
    "tests/drivers/test_contract.py",
    "tests/queue_display/test_board.py",
    "tests/rigs/server/test_server_races.py",
    "tests/rigs/server/test_chaos.py",
    "tests/rigs/server/test_partition.py",
    "tests/rigs/test_power_cut.py",
    "tests/db/test_claim.py",
    "tests/db/enrolment/test_removing.py",
    "tests/counter_client/test_windows.py",
    "tests/db/server/test_init.py",
    "tests/drivers/test_camera_contract.py",
    "tests/drivers/test_panel_contract.py",
    "tests/drivers/test_independent.py",
    "tests/drivers/test_serial_life.py",
    "tests/drivers/simulated/test_printer.py",
    "tests/db/test_requests.py",
    "tests/db/test_upgrading.py",
    "tests/kiosk/test_window.py",
    "tests/kiosk/test_dispenser.py",
    "tests/queue_display/test_pen.py",
    "tests/queue_display/test_app.py",
    "tests/db/test_staff.py",
    "tests/db/test_taking.py",
    "tests/test_house.py",
)
"""Files that take longest, the longest first: one that began late would keep one worker busy alone.

xdist itself begins with the files that have most tests; these have few, and came last.
"""
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "listen_addresses": "",
}
"""Settings of the tests' own server: nothing of it outlives them, and all come by its socket."""


class Compiled(dict[Any, Any]):
    """Statements that SQLAlchemy has compiled, shared by the engines of one kind.

    In a program there is one engine, which compiles a statement once. Here each test has engines of
    its own, and a third of the time in tests/db went into compiling the same statements anew.
    """

    MOST = 5000
    """Statements on tables that were reflected are new each time, and would pile up."""

    def get(self, key: Any, default: Any = None) -> Any:
        """Return what was compiled for an engine of this kind."""
        return super().get(self.of_any(*key), default)

    def __setitem__(self, key: Any, made: Any) -> None:
        """Keep what was compiled."""
        if len(self) >= self.MOST:
            self.clear()
        super().__setitem__(self.of_any(*key), made)

    @staticmethod
    def of_any(dialect: Dialect, *rest: Any) -> tuple[Any, ...]:
        """Return the key with what a dialect is instead of which one it is."""
        names = ("server_version_info", "default_schema_name", "_json_serializer")
        says = (getattr(dialect, name, None) for name in names)
        return type(dialect), dialect.paramstyle, *says, *rest


COMPILED = Compiled()


@event.listens_for(Engine, "engine_connect")
def share_what_is_compiled(connection: Connection) -> None:
    """Let each connection look there first."""
    connection.execution_options(compiled_cache=COMPILED)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --prove: run the long rigs, which are left out otherwise; and --shots (tests/shots)."""
    parser.addoption("--prove", action="store_true", help="run the long rigs")
    parser.addoption(
        "--shots", type=Path, metavar="FOLDER", help="only draw screens, and keep the pictures"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let several workers keep our order of files, and all work in memory."""
    if config.pluginmanager.hasplugin("xdist"):
        config.option.loadscopereorder = False
    here = None if hasattr(config, "workerinput") or config.option.basetemp else memory()
    if here is not None:
        config.option.basetemp = mkdtemp(prefix=OURS, dir=here)
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))
    heed_interrupts()
    # Collecting makes a million objects and no garbage; looking for it took a quarter of the time.
    gc.disable()


def heed_interrupts() -> None:
    """Hear Ctrl+C, and let every program that tests start hear it.

    What a shell runs in the background (nohup, `make test &`) ignores it, and hands that on to all
    of its children; those that a test interrupts would never end.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Leave what was collected out of all searches for garbage; between tests these are ours.

    Python's own would run on any thread, be it a lane's or xdist's, and end windows there.
    """
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Search for garbage on the main thread, when the test has given everything back."""
    try:
        return (yield)
    finally:
        garbage.sweep()


@pytest.fixture(autouse=True)
def orphans() -> Iterator[None]:
    """End the widgets that a test has made and left, in Qt's order; a cycle's end has none."""
    before = set(top_levels())
    yield
    left = [widget for widget in top_levels() if widget not in before]
    for widget in left:
        widget.deleteLater()
    if left:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def top_levels() -> list[QWidget]:
    """Return every widget without a parent; none where there is no application."""
    app = QCoreApplication.instance()
    return app.topLevelWidgets() if isinstance(app, QApplication) else []


def memory() -> Path | None:
    """Return where temporary files lie in memory, if there is room: a commit takes 0.2 ms, not 17.

    Our folder there goes with the run; --basetemp keeps another to be looked at. Its name is short,
    because a Unix socket's path is (db/news.py). Journeys and rigs have their files on the disk:
    what is lost there is their subject.
    """
    shared = Path("/dev/shm")  # noqa: S108 - folders of our own are made there
    if not shared.is_dir() or os.statvfs(shared).f_flag & os.ST_NOEXEC:
        return None
    has_room = shutil.disk_usage(shared).free >= ROOM_BYTES
    return shared if has_room and os.access(shared, os.W_OK) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what is heavy; leave the long rigs out, unless `make prove` asks for them."""
    ranks = {file: rank for rank, file in enumerate(HEAVY)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0], len(HEAVY)))
    unasked = [item for item in items if not is_asked_for(item)]
    config.hook.pytest_deselected(items=unasked)
    items[:] = [item for item in items if item not in unasked]


def is_asked_for(item: pytest.Item) -> bool:
    """Tell whether a test belongs to this run: long rigs and pictures are made on request only."""
    if item.config.getoption("--shots"):
        return "shot" in getattr(item, "fixturenames", ())
    is_long = item.get_closest_marker("prove") is not None
    is_picture = item.get_closest_marker("shots") is not None
    return not is_picture and (not is_long or item.config.getoption("--prove"))


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Keep the picture of a widget under a name; nothing is drawn unless --shots asks for it."""
    folder: Path | None = request.config.getoption("--shots")

    def keep(widget: Any, name: str) -> None:
        if folder is None:
            return
        picture = widget.grab().toImage()
        assert has_content(picture), f"{name} is empty"
        path = folder / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.png"
        assert not path.exists(), f"two screens are called {path.name}"
        assert picture.save(str(path)), f"{path} cannot be written"

    return keep


def has_content(picture: Any) -> bool:
    """Tell whether a picture (QImage) has more than one colour, looked at on a coarse grid."""
    small = picture.scaled(SHOT_GRID, SHOT_GRID)
    spots = product(range(SHOT_GRID), repeat=2)
    return len({small.pixel(*spot) for spot in spots}) > 1


class SetClock:
    """A clock that only moves when it is told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def move(self, **step: float) -> None:
        """Move by a timedelta's arguments; both the wall and the monotonic side."""
        passed = timedelta(**step)
        self.at += passed
        self.seconds += max(0.0, passed.total_seconds())


@pytest.fixture
def clock() -> SetClock:
    """Monday 23/11/2026, 08:00 in Viet Nam: an ordinary working morning."""
    return SetClock(datetime(2026, 11, 23, 8, 0, tzinfo=ZONE))


@contextmanager
def hashed_once() -> Iterator[None]:
    """Found a centre whose clerks all have the PIN 2468: a hash takes 0.1 s, each would be new."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.founding.hidden", cache(hidden))
        yield


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with centre.toml and a fresh database; copied by `settings`, never written."""
    folder = tmp_path_factory.mktemp("founded")
    (folder / "centre.toml").write_text(CENTRE_TOML, encoding="utf-8")
    with hashed_once():
        found(load(folder), pin=PIN)
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL server of this test process's own; it keeps nothing, so it need not sync."""
    # User postgres may not enter pytest's own folders.
    cluster = Cluster(Path(mkdtemp(prefix=OURS, dir=memory()))).make(QUICK)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


class Databases:
    """Makes databases at the tests' server, as copies of others, and drops them."""

    def __init__(self, server: Cluster) -> None:
        self.server = server
        self._admin: Any = None

    def _do(self, statement: str) -> None:
        """Run a statement as the superuser, in a session that is kept; each costs a process."""
        if self._admin is None or not self._lives():
            self._admin = self.server.connect()
        self._admin.execute(statement)

    def _lives(self) -> bool:
        """Tell whether the session is still there: a test may have restarted the server."""
        with suppress(psycopg.OperationalError):
            self._admin.execute("")
        return not self._admin.closed

    def close(self) -> None:
        """End the superuser's session."""
        if self._admin is not None:
            self._admin.close()

    def new(self, template: str = "template0", name: str | None = None) -> str:
        """Make a copy of a database; return its name."""
        made = name or f"t{uuid4().hex}"
        # Files are copied as they are; through the log of writes it takes twice as long.
        self._do(f'CREATE DATABASE "{made}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return made

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still in it."""
        self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def address(self, name: str) -> str:
        """Return a database's address, as `address` of [database] takes it."""
        return self.server.address(name)


@pytest.fixture(scope="session")
def databases(server: Cluster) -> Iterator[Databases]:
    """Make and drop databases at this test process's own server."""
    with closing(Databases(server)) as made:
        yield made


@pytest.fixture(scope="session")
def founded_server(databases: Databases) -> str:
    """The name of a database that holds the founded centre; a template, never written."""
    name = databases.new(name="founded")
    engine = postgres_engine(address_of(databases.address(name)), None)
    upgrade(engine)
    first = sample.load(sample.BUILT_IN)
    with engine.begin() as connection, hashed_once():
        fill(connection, CENTRE, first, first_pins(first, PIN))
    engine.dispose()
    return name


@pytest.fixture
def at_server(databases: Databases, founded_server: str) -> Iterator[str]:
    """The address of a founded centre of this test's own at the server; gone after the test."""
    name = databases.new(founded_server)
    yield databases.address(name)
    databases.drop(name)


@pytest.fixture
def engine_kind() -> str:
    """Which engine the centre of a test is on; the store's tests run on both."""
    return "sqlite"


@pytest.fixture
def settings(
    engine_kind: str, founded: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Settings:
    """Settings of a centre of this test's own, already founded (sample data, PIN 2468)."""
    if engine_kind == "postgresql":
        address = request.getfixturevalue("at_server")
        database = f'\n[database]\naddress = "{address}"\n'
        (tmp_path / "centre.toml").write_text(CENTRE_TOML + database, encoding="utf-8")
        return load(tmp_path)
    for file in founded.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return load(tmp_path)


@pytest.fixture
def open_as(settings: Settings, clock: SetClock) -> Iterator[Callable[[str], Store]]:
    """Open further stores of the same centre, as other apps would; closed after the test."""
    opened: list[Store] = []

    def opener(actor: str) -> Store:
        opened.append(open_store(settings, clock, actor))
        return opened[-1]

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(open_as: Callable[[str], Store]) -> Store:
    """The store of a founded centre, opened by kiosk k1."""
    return open_as("kiosk:k1")
