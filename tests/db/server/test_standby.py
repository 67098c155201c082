"""A second server: offered, joined, waited for by choice, promoted when the first is killed."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import Settings
from db import open_store
from db.enrolment import signing_request
from db.enrolment.authority import Authority
from db.server import hba, joining, kit, known, promotion, standby, tls
from db.server.joining import Folders
from db.server.kit import SLOT

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ADDRESS = "127.0.0.1"


@dataclass
class Pair:
    """A server and the machine that follows it."""

    first: object
    second: object
    settings: Settings
    """Of the first, as it was prepared."""


def until(true, seconds: float = 30.0) -> None:
    """Wait until something is true."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)


def follows(site) -> bool:
    return any(one.state == "streaming" for one in standby.state(site.local).followers)


@pytest.fixture(scope="module")
def pair(spare, empty_site, tmp_path_factory) -> Pair:
    """Two machines after `offer` and `join`, the second streaming; the last test ends them."""
    first, second = spare, empty_site()
    first.init(hosts=(ADDRESS, "localhost"), clients=(hba.SAMENET,))
    first.restart()
    bundle = tmp_path_factory.mktemp("carried") / "kit"
    standby.offer(first.settings, first.local, ADDRESS, bundle, NOW)
    place = Folders(second.cluster.data, second.etc)
    joining.join(second.settings, second.local, bundle, place, NOW)
    second.follow()
    until(lambda: follows(first))
    return Pair(first, second, first.settings)


def take(site, clock) -> str:
    """Take a number at a server and return it."""
    store = open_store(site.settings, clock, "motcua-db")
    try:
        return store.day.take(uuid4(), "ho-tich", "k1", None, paper=False).ticket.label
    finally:
        store.close()


def labels(site) -> list[str]:
    """Return all numbers that a server holds."""
    with closing(site.local.connect("motcua")) as connection:
        rows = connection.execute("SELECT letter, number FROM ticket ORDER BY number").fetchall()
    return [f"{letter}{number:03d}" for letter, number in rows]


def both(pair: Pair) -> dict[str, object]:
    """Return how a device connects that knows both machines, and whichever takes writes."""
    ports = f"{pair.first.cluster.port},{pair.second.cluster.port}"
    folder = pair.second.etc / tls.FOLDER
    return {
        "host": f"{ADDRESS},{ADDRESS}",
        "port": ports,
        "dbname": "motcua",
        "user": "mc_h99_k1",
        "password": "long-enough-password",
        "sslmode": "verify-full",
        "sslrootcert": str(folder / tls.AUTHORITY),
        "target_session_attrs": "read-write",
        "connect_timeout": 5,
    }


def enrol(pair: Pair, folder, clock) -> dict[str, object]:
    """Make a kiosk's login and papers; return how it connects."""
    with closing(pair.first.local.connect()) as admin:
        admin.execute(
            "CREATE ROLE mc_h99_k1 LOGIN PASSWORD 'long-enough-password' IN ROLE mc_kiosk"
        )
    authority = Authority.load(known.authority(pair.settings))
    key = ec.generate_private_key(ec.SECP256R1())
    raw = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key").write_bytes(raw)
    (folder / "key").chmod(0o600)
    request = signing_request.make(key, "mc_h99_k1")
    (folder / "crt").write_text(authority.sign(request, "mc_h99_k1", now=clock.now()), "ascii")
    return {**both(pair), "sslcert": str(folder / "crt"), "sslkey": str(folder / "key")}


def port_reached(way: dict[str, object]) -> int:
    """Return the port of the server that a device ends up at."""
    with closing(psycopg.connect(**way)) as connection:
        return connection.info.port


def test_the_second_machine_has_rules_and_keys_of_its_own(pair):
    data, etc = pair.second.cluster.data, pair.second.etc
    assert hba.BEGIN in (etc / "pg_hba.conf").read_text("utf-8")
    mine = known.load(pair.second.settings)
    assert mine.hosts == (ADDRESS,)
    assert mine.standby is None
    for name in kit.FILES:
        assert (etc / tls.FOLDER / name).stat().st_mode & 0o077 == 0
    assert not list(data.parent.glob("*.motcua-kit"))
    with closing(pair.second.local.connect()) as connection:
        assert connection.execute("SHOW ssl").fetchone()[0] == "on"
        conninfo = connection.execute("SHOW primary_conninfo").fetchone()[0]
    secret = (etc / tls.FOLDER / kit.PASSFILE).read_text("utf-8").strip().rpartition(":")[2]
    assert secret not in conninfo
    assert secret not in pair.second.cluster.log.read_text("utf-8")
    assert secret not in pair.first.cluster.log.read_text("utf-8")
    with closing(pair.first.local.connect()) as connection:
        slots = connection.execute("SELECT slot_name, active FROM pg_replication_slots").fetchall()
    assert slots == [(SLOT, True)]
    with pytest.raises(NotAllowed, match="server_stands_by"):
        pair.second.init()


def test_a_dead_standby_stops_a_synchronous_server_until_that_is_given_up(pair, clock):
    standby.wait_for(pair.first.local, synchronous=True)
    pair.second.cluster.stop("immediate")
    until(lambda: not follows(pair.first))
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(take, pair.first, clock)
        until(lambda: waits(pair.first))
        standby.wait_for(pair.first.local, synchronous=False)
        assert answer.result(timeout=30) in labels(pair.first)
    with pytest.raises(NotAllowed, match="no_standby"):
        standby.wait_for(pair.first.local, synchronous=True)
    with pytest.raises(NotAllowed, match="not_standby"):
        promotion.promote(pair.first.local)
    pair.second.start()
    until(lambda: follows(pair.first))


def test_only_a_prepared_server_and_an_ip_address_can_be_offered(bare, prepared, tmp_path, clock):
    with pytest.raises(NotAllowed, match="server_not_ready"):
        standby.offer(bare.settings, bare.local, ADDRESS, tmp_path / "kit", clock.now())
    with pytest.raises(NotAllowed, match="standby_address"):
        standby.offer(prepared.settings, prepared.local, "two", tmp_path / "kit", clock.now())
    (tmp_path / "there").mkdir()
    with pytest.raises(NotAllowed, match="kit_exists"):
        standby.offer(prepared.settings, prepared.local, ADDRESS, tmp_path / "there", clock.now())
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_what_was_acknowledged_is_there_after_the_first_is_killed_and_devices_find_it(
    pair, tmp_path, clock
):
    way = enrol(pair, tmp_path, clock)
    standby.wait_for(pair.first.local, synchronous=True)
    for _ in range(20):
        take(pair.first, clock)
    given = labels(pair.first)
    assert port_reached(way) == pair.first.cluster.port
    pair.first.cluster.kill()
    assert labels(pair.second) == given
    assert len(given) >= 20
    with pytest.raises((psycopg.OperationalError, Unavailable)):
        take(pair.second, clock)
    made = promotion.promote(pair.second.local)
    assert made.timeline == 2
    assert take(pair.second, clock) == f"A{len(given) + 1:03d}"
    assert port_reached(way) == pair.second.cluster.port
    check_that_the_new_one_is_whole(pair)
    check_that_the_old_one_acknowledges_nothing(pair, clock)
    check_that_it_can_be_forgotten(pair.first, clock)


def check_that_the_new_one_is_whole(pair: Pair) -> None:
    """With the copy of the authority it is a server like the first, for its own address."""
    shutil.copytree(known.authority(pair.settings), known.authority(pair.second.settings))
    pair.second.init(hosts=())
    assert pair.second.init(hosts=()).changes == []
    assert known.load(pair.second.settings).hosts == (ADDRESS,)


def check_that_the_old_one_acknowledges_nothing(pair: Pair, clock) -> None:
    """It comes back as it was: it still waits for its standby, which no longer follows."""
    pair.first.start()
    assert not follows(pair.first)
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(take, pair.first, clock)
        until(lambda: waits(pair.first))
        assert not answer.done()
        pair.first.cluster.stop("immediate")
        with pytest.raises(Unavailable):
            answer.result(timeout=30)


def waits(site) -> bool:
    """Tell whether a commit waits for a standby."""
    with closing(site.local.connect()) as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        return connection.execute(query).fetchone()[0] > 0


def check_that_it_can_be_forgotten(site, clock) -> None:
    """Nothing is kept or waited for any more, and the standby's login is gone."""
    site.start()
    standby.drop(site.settings, site.local, clock.now())
    assert known.load(site.settings).standby is None
    assert "replication mc_standby" not in (site.etc / "pg_hba.conf").read_text("utf-8")
    with closing(site.local.connect()) as connection:
        assert connection.execute("SELECT count(*) FROM pg_replication_slots").fetchone()[0] == 0
        query = "SELECT count(*) FROM pg_roles WHERE rolname = 'mc_standby'"
        assert connection.execute(query).fetchone()[0] == 0
    assert not standby.state(site.local).synchronous
