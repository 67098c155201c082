"""PostgreSQL as decided: deadlines everywhere, errors by blame, a reading is one moment."""

import re
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from centre.rules.errors import Unavailable
from centre.settings import load
from centre.settings.addresses import server as address_of
from db import open_store, postgres
from db.telling import told

SECRET = "kh0ng-ai-duoc-thay"  # noqa: S105 - what must not be seen anywhere
DEADLINE_SECONDS = 20


@pytest.fixture
def engine_kind() -> str:
    """Of a server alone; what SQLite does instead is in test_sqlite."""
    return "postgresql"


@pytest.fixture
def impatient(monkeypatch) -> None:
    """Give up on locks soon; asked for before the store is opened."""
    monkeypatch.setattr(postgres, "_OPTIONS", "-c lock_timeout=150ms")


@pytest.fixture
def admin(settings):
    """A connection of the server's own administrator to this centre's database."""
    with closing(psycopg.connect(settings.database.address, autocommit=True)) as raw:
        yield raw


def at(settings, **changed):
    """Return the settings with another user or database in the address."""
    toml = settings.folder / "centre.toml"
    words = toml.read_text("utf-8")
    for was, becomes in changed.values():
        assert was in words
        words = words.replace(was, becomes)
    toml.write_text(words, "utf-8")
    return load(settings.folder)


def refusal(settings, clock) -> Unavailable:
    with pytest.raises(Unavailable) as refused:
        open_store(settings, clock, "kiosk:k1")
    assert refused.value.part == "database"
    assert told(refused.value), "motcua-db has a sentence for it"
    return refused.value


# --- how a program connects -----------------------------------------------------------------------


def test_a_local_connection_has_deadlines_and_no_password():
    address = address_of("postgresql://motcua@/centre?host=/run/place&port=5433")
    assert postgres.conninfo(address, None) == {
        **postgres.PATIENCE,
        "dbname": "centre",
        "user": "motcua",
        "host": "/run/place",
        "port": "5433",
        "client_encoding": "utf8",
    }


def test_each_deadline_is_short_enough_to_tell_a_loss_within_five_seconds():
    patience = {name: int(value) for name, value in postgres.PATIENCE.items()}
    assert 1 <= patience["connect_timeout"] <= 3
    assert patience["tcp_user_timeout"] <= 4000
    probes = patience["keepalives_interval"] * patience["keepalives_count"]
    assert patience["keepalives"] == 1
    assert patience["keepalives_idle"] + probes <= 5


def test_nobody_comes_over_the_network_without_an_identity(tmp_path):
    address = address_of("postgresql://10.0.0.1/centre")
    with pytest.raises(Unavailable, match="not_enrolled"):
        postgres.conninfo(address, None)
    with pytest.raises(Unavailable, match="not_enrolled"):
        postgres.conninfo(address, tmp_path / "identity" / "kiosk-k1")


@pytest.fixture
def identity(monkeypatch, tmp_path):
    """A folder whose identity is found to be sound, with a password of its own."""

    class Held:
        def __init__(self, _folder):
            self.given = {"user": "mc_h99_08_k1", "password": SECRET, "sslrootcert": "ca.crt"}

        def read(self):
            return self

        def for_libpq(self):
            return self.given

    monkeypatch.setattr(postgres, "Identity", Held)
    return tmp_path


def test_over_the_network_server_and_program_prove_who_they_are(identity):
    address = address_of("postgresql://10.0.0.1,10.0.0.2:5433/centre")
    found = postgres.conninfo(address, identity)
    assert (found["host"], found["port"]) == ("10.0.0.1,10.0.0.2", "5432,5433")
    assert found["user"] == "mc_h99_08_k1"
    assert found["sslmode"] == "verify-full"
    assert found["channel_binding"] == "require"
    assert found["ssl_min_protocol_version"] == "TLSv1.3"
    assert found["target_session_attrs"] == "read-write"
    assert found.items() >= postgres.PATIENCE.items()


def test_a_password_is_in_no_picture_of_the_engine_and_in_no_error(identity, caplog):
    """Nobody listens on port 1; the server is refused before it could be told anything."""
    caplog.set_level("DEBUG")
    engine = postgres.postgres_engine(address_of("postgresql://127.0.0.1:1/centre"), identity)
    with pytest.raises(OperationalError) as failed:
        engine.connect()
    found = postgres.turned(failed.value)
    assert found.key == "database_gone"
    seen = [repr(engine), str(engine.url), repr(engine.pool), str(found), repr(found), caplog.text]
    seen += traceback.format_exception(failed.value)
    assert SECRET not in "\n".join(seen)
    engine.dispose()


def test_a_program_is_named_in_the_servers_own_lists(store, admin):
    found = admin.execute(
        "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid()"
    ).fetchall()
    assert {name for (name,) in found} == {"kiosk:k1", "kiosk:k1 news"}


# --- wrong doors ----------------------------------------------------------------------------------


def test_a_database_that_is_not_there_is_missing(settings, clock):
    name = settings.database.server.name
    found = refusal(at(settings, name=(f"/{name}?", "/nowhere?")), clock)
    assert found.key == "database_missing"


def test_a_role_that_is_not_there_is_not_let_in(settings, clock):
    found = refusal(at(settings, user=("postgres@", "who@")), clock)
    assert found.key == "identity_refused"


def test_a_role_without_rights_is_not_permitted(settings, clock, admin):
    role = f"r{uuid4().hex[:12]}"
    admin.execute(f"CREATE ROLE {role} LOGIN")
    try:
        assert refusal(at(settings, user=("postgres@", f"{role}@")), clock).key == "not_permitted"
    finally:
        admin.execute(f"DROP ROLE {role}")


def test_a_database_without_tables_has_no_schema(settings, clock, databases):
    name = databases.new()
    try:
        ours = settings.database.server.name
        assert refusal(at(settings, name=(ours, name)), clock).key == "schema_missing"
    finally:
        databases.drop(name)


def test_a_server_whose_commits_may_be_lost_is_refused(settings, clock, admin):
    name = settings.database.server.name
    admin.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    found = refusal(settings, clock)
    assert (found.key, found.facts["setting"]) == ("not_durable", "synchronous_commit")
    admin.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
    open_store(settings, clock, "kiosk:k1").close()


# --- locks and deadlines --------------------------------------------------------------------------

TURN = "SELECT day FROM business_day FOR UPDATE"


def test_a_turn_held_beyond_patience_is_busy_and_then_forgotten(
    impatient, store, settings, take, everything
):
    take()
    before = everything()
    request = uuid4()
    with closing(psycopg.connect(settings.database.address)) as stranger:
        stranger.execute(TURN)
        with pytest.raises(Unavailable) as refused:
            store.day.take(request, "ho-tich", "k1")
        assert (refused.value.key, refused.value.part) == ("database_busy", "database")
        assert store.day.at_counter("1").waiting_count == 1, "reading goes on"
    assert everything() == before
    assert store.day.take(request, "ho-tich", "k1").ticket.label == "A002"


def until(condition) -> None:
    """Wait until condition holds; fail when it does not in time."""
    ends = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_a_turn_that_is_given_back_in_time_is_waited_for(store, settings, admin, take):
    take()

    def somebody_waits() -> bool:
        return admin.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0] > 0

    with (
        closing(psycopg.connect(settings.database.address)) as stranger,
        ThreadPoolExecutor(1) as other,
    ):
        stranger.execute(TURN)
        taken = other.submit(take)
        until(somebody_waits)
        stranger.rollback()
        assert taken.result(DEADLINE_SECONDS).ticket.label == "A002"


def test_a_sign_of_life_needs_no_turn(impatient, store, settings, take):
    take()
    with closing(psycopg.connect(settings.database.address)) as stranger:
        stranger.execute(TURN)
        store.devices.alive("counter", "c1")
        assert len(store.devices.all()) == 1


@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout"])
def test_a_limit_of_the_servers_is_busy_and_leaves_nothing(
    store, settings, take, everything, limit
):
    take()
    before = everything()
    with closing(psycopg.connect(settings.database.address)) as stranger:
        stranger.execute("LOCK TABLE roll")
        with pytest.raises(Unavailable, match="database_busy"), store.aside() as work:  # noqa: PT012
            work.connection.exec_driver_sql("UPDATE ticket SET state = 'cancelled'")
            work.connection.exec_driver_sql(f"SET LOCAL {limit} = '50ms'")
            work.connection.exec_driver_sql("DELETE FROM roll")
    assert everything() == before


# --- readings -------------------------------------------------------------------------------------

COUNT = text("SELECT count(*) FROM ticket")


def test_a_reading_is_one_moment(store, open_as, take):
    reader = open_as("display:d1")
    take()
    with reader.read() as work:
        before = work.connection.execute(COUNT).scalar_one()
        take()
        assert work.connection.execute(COUNT).scalar_one() == before == 1
    with reader.read() as work:
        assert work.connection.execute(COUNT).scalar_one() == 2


def test_read_committed_would_see_two_moments(settings, take):
    """The negative control of the test before."""
    take()
    with closing(psycopg.connect(settings.database.address)) as reader:
        before = reader.execute("SELECT count(*) FROM ticket").fetchone()
        take()
        assert reader.execute("SELECT count(*) FROM ticket").fetchone() != before


def test_a_write_inside_a_reading_is_refused(store, take, everything):
    take()
    before = everything()
    with pytest.raises(Unavailable, match="database_read_only"), store.read() as work:
        work.connection.exec_driver_sql("UPDATE ticket SET state = 'cancelled'")
    assert everything() == before
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE ticket SET number = 7")
    assert everything() != before, "the control: the next transaction writes again"


# --- loss and return ------------------------------------------------------------------------------

KILL_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_a_session_that_was_ended_is_gone_once_and_the_next_call_works(store, admin, take):
    take()
    admin.execute(KILL_ALL)
    request = uuid4()
    with pytest.raises(Unavailable) as refused:
        store.day.take(request, "ho-tich", "k1")
    assert (refused.value.key, refused.value.part) == ("database_gone", "database")
    assert store.day.take(request, "ho-tich", "k1").ticket.label == "A002"


def test_a_session_that_ends_within_a_change_leaves_nothing(store, admin, take, everything):
    take()
    before = everything()
    with pytest.raises(Unavailable, match="database_gone"), store.write() as work:  # noqa: PT012
        work.connection.exec_driver_sql("UPDATE ticket SET state = 'cancelled'")
        admin.execute(KILL_ALL)
        work.connection.exec_driver_sql("UPDATE ticket SET number = 9")
    assert everything() == before
    assert take().ticket.label == "A002"


def test_a_server_that_was_stopped_is_gone_and_its_return_needs_no_restart_of_ours(
    store, server, take
):
    take()
    request = uuid4()
    server.stop()
    try:
        for _ in range(2):
            with pytest.raises(Unavailable, match="database_gone"):
                store.day.take(request, "ho-tich", "k1")
            with pytest.raises(Unavailable, match="database_gone"):
                store.day.loads()
    finally:
        server.start()
    assert store.day.take(request, "ho-tich", "k1").ticket.label == "A002"


# --- errors by blame ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (errors.DiskFull, "disk_full"),
        (errors.LockNotAvailable, "database_busy"),
        (errors.QueryCanceled, "database_busy"),
        (errors.DeadlockDetected, "database_busy"),
        (errors.SerializationFailure, "database_busy"),
        (errors.TooManyConnections, "database_busy"),
        (errors.ReadOnlySqlTransaction, "database_read_only"),
        (errors.InsufficientPrivilege, "not_permitted"),
        (errors.RaiseException, "not_permitted"),
        (errors.UndefinedTable, "schema_missing"),
        (errors.InvalidPassword, "identity_refused"),
        (errors.DataCorrupted, "database_damaged"),
        (errors.IoError, "disk_error"),
        (errors.AdminShutdown, "database_gone"),
        (errors.IdleInTransactionSessionTimeout, "database_gone"),
        (errors.CrashShutdown, "database_gone"),
        (errors.CannotConnectNow, "database_gone"),
    ],
)
def test_each_error_of_the_server_has_its_key(kind, key):
    found = postgres.turned(OperationalError("SELECT 1", {}, kind("so it is")))
    assert (found.key, found.part, found.facts["said"]) == (key, "database", "so it is")


SAID = {
    'FATAL:  password authentication failed for user "mc_x"': "identity_refused",
    'FATAL:  role "mc_x" is not permitted to log in': "identity_refused",
    'FATAL:  role "mc_x" does not exist': "identity_refused",
    'FATAL:  no pg_hba.conf entry for host "10.0.0.9"': "identity_refused",
    "SSL error: certificate verify failed": "server_other",
    'server certificate for "x" does not match host name "10.0.0.1"': "server_other",
    "SSL error: tlsv1 alert unknown ca, certificate unknown": "identity_refused",
    'FATAL:  database "motcua" does not exist': "database_missing",
    "FATAL:  sorry, too many connections already": "database_busy",
    "FATAL:  the database system is starting up": "database_gone",
    "connection timeout expired": "database_gone",
    "could not translate host name": "database_gone",
}


@pytest.mark.parametrize(("said", "key"), SAID.items())
def test_what_libpq_says_before_a_session_is_turned_too(said, key):
    assert postgres.meaning(psycopg.OperationalError(said)).key == key


def test_what_is_said_is_one_bounded_line():
    found = postgres.meaning(psycopg.OperationalError("lost\n\tand gone " * 100))
    assert len(found.facts["said"]) <= 300
    assert not re.search(r"[\n\t]", found.facts["said"])


@pytest.mark.parametrize(
    "kind", [errors.UniqueViolation, errors.SyntaxError, errors.NotNullViolation]
)
def test_a_defect_of_ours_is_not_blamed_on_the_server(kind):
    assert postgres.turned(IntegrityError("INSERT", {}, kind("ours"))) is None
