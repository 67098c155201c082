"""Ground of the server's tests: clusters as Debian installs them, each prepared by itself."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from centre.settings import Settings, load
from db.server import init
from db.server.cluster import Cluster, give, owner
from db.server.local import Local

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOSTS = ("127.0.0.1", "localhost")
DEBIAN_HBA = """
local   all   postgres                  peer
local   all   all                       peer
host    all   all        127.0.0.1/32   scram-sha-256
"""


def folder() -> Path:
    """Return a new folder that user postgres may enter, in memory where that is possible."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made there
    return Path(
        tempfile.mkdtemp(prefix="motcua-d-", dir=memory if os.access(memory, os.W_OK) else None)
    )


@dataclass
class Site:
    """A machine with a server installed on it, and the settings of its centre."""

    cluster: Cluster
    home: Path
    etc: Path
    """Where pg_hba.conf is: in the data folder, or apart as on Debian."""

    @property
    def settings(self) -> Settings:
        """What centre.toml says."""
        return load(self.home)

    @property
    def local(self) -> Local:
        """The way to the server."""
        return Local(self.cluster.sockets, self.cluster.port)

    def addressed(self, user: str = "motcua", database: str = "motcua") -> None:
        """Write centre.toml."""
        address = self.cluster.address(database, user)
        text = f'[centre]\ncode = "H99.08"\n\n[database]\naddress = "{address}"\n'
        (self.home / "centre.toml").write_text(text, encoding="utf-8")

    def init(self, *, hosts: tuple[str, ...] = HOSTS, clients: tuple[str, ...] = ()) -> init.Plan:
        """Plan and carry out; without a restart."""
        plan = init.plan(self.settings, init.Wish(hosts=hosts, clients=clients), NOW)
        init.carry_out_plan(plan)
        return plan

    def follow(self) -> None:
        """Give a joined copy the folders of this machine, and start it."""
        self.cluster.set({"unix_socket_directories": str(self.cluster.sockets)})
        name_rules(self.cluster, self.etc)
        self.start()

    def restart(self) -> None:
        """Stop and start the server."""
        self.cluster.stop()
        self.start()

    def start(self) -> None:
        """Start the server and wait until it lets us in, by whatever its rules are."""
        self.cluster.start(wait=False)
        until = time.monotonic() + 30
        while True:
            try:
                return self.local.connect().close()
            except Unavailable:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)


def copied(pristine: Path, port: int | None = None) -> Cluster:
    """Return a cluster of its own as a copy of a stopped one, not started."""
    cluster = Cluster(folder(), port)
    for place in (cluster.folder, cluster.sockets):
        place.mkdir(exist_ok=True)
        give(place)
    shutil.copytree(pristine, cluster.data, symlinks=True)
    for place in (cluster.data, *cluster.data.rglob("*")):
        give(place)
    cluster.set({"unix_socket_directories": str(cluster.sockets)})
    return cluster


@pytest.fixture(scope="session")
def pristine() -> Iterator[Path]:
    """The data folder of a stopped cluster, fresh from initdb; it lets in whom Debian lets in."""
    cluster = Cluster(folder()).make()
    hba = DEBIAN_HBA if owner() else DEBIAN_HBA.replace("peer", "trust")
    (cluster.data / "pg_hba.conf").write_text(hba, encoding="utf-8")
    yield cluster.data
    cluster.remove()


def set_apart(cluster: Cluster) -> Path:
    """Give a cluster a folder of its own for its rules, as Debian does."""
    etc = cluster.folder / "etc"
    etc.mkdir()
    give(etc)
    for name in ("pg_hba.conf", "pg_ident.conf"):
        if (cluster.data / name).exists():
            (cluster.data / name).rename(etc / name)
    if cluster.data.exists():
        name_rules(cluster, etc)
    return etc


def name_rules(cluster: Cluster, etc: Path) -> None:
    """Tell a cluster where its rules are."""
    names = {"hba_file": "pg_hba.conf", "ident_file": "pg_ident.conf"}
    cluster.set({name: str(etc / file) for name, file in names.items()})


@contextmanager
def running(pristine: Path, *, apart: bool = False, **parameters: str) -> Iterator[Site]:
    """Give a started site, and take it away again."""
    cluster = copied(pristine)
    try:
        cluster.set(parameters)
        home = cluster.folder / "home"
        home.mkdir()
        site = Site(cluster, home, set_apart(cluster) if apart else cluster.data)
        site.addressed()
        site.start()
        yield site
    finally:
        cluster.remove()


@pytest.fixture
def new_site(pristine: Path) -> Iterator[Callable[..., Site]]:
    """Start machines with a server; gone after the test."""
    with ExitStack() as stack:
        yield lambda **parameters: stack.enter_context(running(pristine, **parameters))


@pytest.fixture(scope="module")
def empty_site() -> Iterator[Callable[[], Site]]:
    """Make machines with an installed server that has no data yet; gone after the test."""
    made: list[Site] = []

    def make() -> Site:
        cluster = Cluster(folder())
        home = cluster.folder / "home"
        for place in (cluster.folder, cluster.sockets):
            place.mkdir(exist_ok=True)
            give(place)
        home.mkdir()
        made.append(Site(cluster, home, set_apart(cluster)))
        made[-1].addressed()
        return made[-1]

    yield make
    for site in made:
        site.cluster.remove()


@pytest.fixture(scope="module")
def bare(pristine: Path) -> Iterator[Site]:
    """A site that nobody prepares: what is tried on it is refused, or only told."""
    with running(pristine) as site:
        yield site


@pytest.fixture(scope="module")
def spare(pristine: Path) -> Iterator[Site]:
    """A site of one file of tests, prepared and not restarted; tests put it back as it was."""
    with running(pristine, apart=True) as site:
        site.init(hosts=("10.1.2.3",), clients=("10.1.2.0/24",))
        yield site


@pytest.fixture(scope="session")
def prepared(pristine: Path) -> Iterator[Site]:
    """A site that was prepared and restarted; tests look at it and leave it as it is."""
    with running(pristine) as site:
        site.init()
        site.restart()
        yield site
