"""Preparing a server: told first, whole at the end, nothing to do the second time, safe to cut."""

import difflib
import os
import random
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from db import open_store
from db.clock import clock_of
from db.copies import shelf
from db.engine import SCHEMA
from db.enrolment import signing_request
from db.enrolment.authority import Authority
from db.server import database, init, known, local, parameters
from db.server.cluster import run
from db.server.steps import lines

KILLED = Path(__file__).with_name("killed_init.py")
ROOT = KILLED.parents[3]
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SECRET = re.compile(r"(PASSWORD) '[^']*'")
NOISE = re.compile(r"^(--.*|\\(un)?restrict .*|)$", re.MULTILINE)


def catalog(site) -> list[str]:
    """Return everything that the server's catalog holds, as the sorted lines of a dump.

    In which order rights were given is no difference.
    """
    words = ("-h", str(site.cluster.sockets), "-p", str(site.cluster.port), "-U", "postgres")
    roles = run("pg_dumpall", *words, "--globals-only")
    found = run("pg_dump", *words, "--create", "--schema-only", "motcua")
    with site.local.connect("motcua") as connection:
        rows = connection.execute("SELECT centre, version FROM centre").fetchall()
        rows += connection.execute("SELECT code, role FROM clerk ORDER BY 1").fetchall()
    return [*sorted(NOISE.sub("", SECRET.sub(r"\1", roles + found)).splitlines()), repr(rows)]


def texts(site) -> dict[str, str]:
    """Return the server's files, and what the centre's folder holds, without what is random."""
    data, home = site.cluster.data, site.home
    files = [site.etc / "pg_hba.conf", site.etc / "pg_ident.conf", home / "server.json"]
    found = {file.name: file.read_text("utf-8") for file in files}
    auto = (data / "postgresql.auto.conf").read_text("utf-8")
    found["auto"] = "\n".join(sorted(line for line in auto.splitlines() if "unix_" not in line))
    found["names"] = "\n".join(
        sorted(str(p.relative_to(site.cluster.folder)) for p in home.rglob("*"))
        + sorted(p.name for p in (site.etc / "motcua-tls").iterdir())
    )
    own = {str(site.cluster.folder): "FOLDER", str(site.cluster.port): "PORT"}
    for name, text in found.items():
        for value, word in own.items():
            text = text.replace(value, word)  # noqa: PLW2901
        found[name] = text
    return found


def stamps(site) -> dict[str, tuple[int, int]]:
    """Return when each of the files was last written."""
    places = (*site.cluster.data.glob("*.conf*"), *(site.cluster.data / "motcua-tls").iterdir())
    places += (*site.home.rglob("*"),)
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_ino) for p in places if p.is_file()}


def test_everything_is_told_before_anything_is_changed(bare):
    site = bare
    before = stamps_of_all(site)
    told = "\n".join(lines(init.plan(site.settings, init.Wish(hosts=("10.0.0.5",)), NOW).changes))
    assert stamps_of_all(site) == before
    for part in (
        "make role mc_owner",
        "make role motcua (login createrole)",
        "certificate authority",
        "sign a certificate of the server for 10.0.0.5",
        "make database motcua (owner mc_owner, UTF8, template0)",
        "take all rights on database motcua and its schema from PUBLIC",
        "from version none to",
        "first data of centre H99.08",
        "set the rights of mc_kiosk",
        "set max_connections: 100 -> 300  [restart]",
        "set ssl: off -> on  [reload]",
        "hostssl",
        "host all all all reject",
    ):
        assert part in told


def stamps_of_all(site) -> dict[str, int]:
    files = (*site.cluster.data.glob("*.conf*"), *site.home.rglob("*"))
    with site.local.connect() as connection:
        names = connection.execute("SELECT count(*) FROM pg_authid").fetchone()
        names += connection.execute("SELECT count(*) FROM pg_database").fetchone()
    return {str(file): file.stat().st_mtime_ns for file in files} | {"names": names}


def test_a_second_run_finds_nothing_to_do_and_writes_nothing(prepared):
    before = (catalog(prepared), texts(prepared), stamps(prepared))
    plan = prepared.init()
    assert lines(plan.changes) == []
    assert plan.warnings == []
    assert (catalog(prepared), texts(prepared), stamps(prepared)) == before


def test_what_somebody_has_changed_since_is_found_and_put_right(spare):
    site = spare
    before = (catalog(site), texts(site))
    with site.local.connect("motcua") as connection:
        connection.execute("GRANT DELETE ON ticket TO mc_kiosk")
        connection.execute("REVOKE mc_display FROM motcua")
        connection.execute("ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2'")
        connection.execute("GRANT CONNECT ON DATABASE motcua TO PUBLIC")
    hba = site.etc / "pg_hba.conf"
    hba.write_text(hba.read_text("utf-8").replace("host all all all reject", ""), "utf-8")
    (site.etc / "motcua-tls" / "server.key").write_text("spoilt", "utf-8")
    assert len(site.init(hosts=()).changes) == 6
    assert (catalog(site), texts(site)) == before


def test_the_database_serves_the_store_and_the_told_pins_open_it(prepared):
    pins = database.untold(prepared.home / database.PINS)
    assert set(pins) >= {"hoa", "binh"}
    assert (prepared.home / database.PINS).stat().st_mode & 0o077 == 0
    store = open_store(prepared.settings, clock_of(prepared.settings), "motcua-db")
    try:
        assert store.staff.sign_in(uuid4(), "binh", pins["binh"], "2").clerk == "binh"
    finally:
        store.close()


def test_every_parameter_holds_after_the_restart(prepared):
    assert parameters.waiting_for_restart(prepared.local) == ()
    wanted = {
        "ssl": "on",
        "ssl_min_protocol_version": "TLSv1.3",
        "password_encryption": "scram-sha-256",
        "max_connections": "300",
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "max_slot_wal_keep_size": "1GB",
        "wal_level": "replica",
    }
    with prepared.local.connect() as connection:
        for name, value in wanted.items():
            assert connection.execute(f"SHOW {name}").fetchone()[0] == value, name


def test_a_device_without_certificate_and_the_superuser_stay_outside(prepared):
    ca = prepared.cluster.data / "motcua-tls" / "ca.crt"
    with closing(prepared.local.connect()) as admin:
        admin.execute(
            "CREATE ROLE mc_h99_k1 LOGIN PASSWORD 'long-enough-password' IN ROLE mc_kiosk"
        )
    common = {"host": "127.0.0.1", "port": prepared.cluster.port, "dbname": "motcua"}
    secure = {**common, "sslmode": "verify-full", "sslrootcert": str(ca)}
    refused = {
        "certificate": {**secure, "user": "mc_h99_k1", "password": "long-enough-password"},
        "no encryption": {**common, "sslmode": "disable", "user": "mc_h99_k1", "password": "x"},
        "rejects connection": {**secure, "user": "postgres", "password": "x"},
        "pg_hba.conf": {**secure, "user": "motcua", "password": "x"},
    }
    try:
        for said, way in refused.items():
            with pytest.raises(psycopg.OperationalError, match=said):
                psycopg.connect(**way, connect_timeout=5).close()
        assert tls_spoken(prepared) == "TLSv1.3"
    finally:
        with closing(prepared.local.connect()) as admin:
            admin.execute("DROP ROLE mc_h99_k1")


def test_a_device_with_certificate_and_password_comes_in(prepared, tmp_path):
    """The control of the test above: what is refused there is let in when all is shown."""
    with closing(prepared.local.connect()) as admin:
        admin.execute(
            "CREATE ROLE mc_h99_k2 LOGIN PASSWORD 'long-enough-password' IN ROLE mc_kiosk"
        )
    way = device(prepared, tmp_path, "mc_h99_k2")
    try:
        with closing(psycopg.connect(**way, password="long-enough-password")) as connection:  # noqa: S106
            assert connection.execute("SELECT session_user").fetchone()[0] == "mc_h99_k2"
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(**way, password="wrong").close()  # noqa: S106
    finally:
        with closing(prepared.local.connect()) as admin:
            admin.execute("DROP ROLE mc_h99_k2")


def device(site, folder: Path, login: str) -> dict[str, object]:
    """Return how an enrolled device connects."""
    authority = Authority.load(known.authority(site.settings))
    key = ec.generate_private_key(ec.SECP256R1())
    (folder / "key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    (folder / "key").chmod(0o600)
    request = signing_request.make(key, login)
    (folder / "crt").write_text(authority.sign(request, login), encoding="ascii")
    (folder / "ca").write_text(authority.certificate, encoding="ascii")
    return {
        "host": "127.0.0.1",
        "port": site.cluster.port,
        "dbname": "motcua",
        "user": login,
        "sslmode": "verify-full",
        "channel_binding": "require",
        "sslrootcert": str(folder / "ca"),
        "sslcert": str(folder / "crt"),
        "sslkey": str(folder / "key"),
        "connect_timeout": 5,
    }


def tls_spoken(site) -> str | None:
    """Return the TLS version that the server agrees on with a willing client."""
    context = ssl.create_default_context(cafile=site.cluster.data / "motcua-tls" / "ca.crt")
    with socket.create_connection(("127.0.0.1", site.cluster.port), 5) as plain:
        plain.sendall(bytes.fromhex("0000000804d2162f"))
        assert plain.recv(1) == b"S"
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            return secure.version()


def test_a_run_remembers_what_the_first_was_told(spare):
    assert lines(spare.init(hosts=()).changes) == []
    assert known.load(spare.settings).clients == ("10.1.2.0/24",)
    changed = lines(spare.init(hosts=(), clients=("10.9.0.0/16",)).changes)
    assert len(changed) == 2
    assert "10.9.0.0/16" in changed[1]
    spare.init(hosts=(), clients=("10.1.2.0/24",))


def test_a_server_that_does_not_sync_is_refused(server, tmp_path):
    address = server.address("motcua", "motcua")
    text = f'[centre]\ncode = "H99.08"\n[database]\naddress = "{address}"\n'
    (tmp_path / "centre.toml").write_text(text, encoding="utf-8")
    with pytest.raises(NotAllowed, match="fsync_off"):
        init.plan(load(tmp_path), init.Wish(), NOW)


def test_missing_checksums_are_a_warning_with_the_remedy(bare, monkeypatch):
    real = local.Local.facts
    monkeypatch.setattr(local.Local, "facts", lambda own: replace(real(own), checksums=False))
    (warning,) = init.plan(bare.settings, init.Wish(), NOW).warnings
    assert "pg_checksums --enable" in warning


def test_an_old_server_is_refused(prepared, monkeypatch):
    monkeypatch.setattr(local, "OLDEST", 99)
    with pytest.raises(NotAllowed, match="server_old"):
        prepared.init()


def test_a_second_run_at_the_same_time_is_kept_out(prepared):
    with closing(prepared.local.connect()) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (init._LOCK,))
        with pytest.raises(NotAllowed, match="init_running"):
            prepared.init()


def test_wrong_wishes_are_refused_before_anything_is_changed(bare):
    site = bare
    before = stamps_of_all(site)
    for wish, key in (
        (init.Wish(hosts=("no name",)), "server_name_bad"),
        (init.Wish(clients=("10.0.0.0/99",)), "network_shape"),
        (init.Wish(first=site.home / "none.toml"), "sample"),
    ):
        with pytest.raises((NotAllowed, Unavailable), match=key):
            init.carry_out_plan(init.plan(site.settings, wish, NOW))
    assert stamps_of_all(site) == before


def test_the_line_for_the_settings_is_told_until_they_name_the_database(prepared):
    wanted = known.load(prepared.settings)
    assert init.is_addressed(prepared.settings, wanted, prepared.local)
    assert init.address_line(wanted, local.Local()) == 'address = "postgresql://motcua@/motcua"'
    prepared.addressed(user="postgres")
    try:
        assert not init.is_addressed(prepared.settings, wanted, prepared.local)
    finally:
        prepared.addressed()
    assert init.address_line(wanted, prepared.local) in (prepared.home / "centre.toml").read_text()


def test_a_restart_command_that_fails_is_told_and_one_that_works_is_waited_for(spare):
    assert parameters.waiting_for_restart(spare.local)
    for wrong in (f"{sys.executable} -c 'raise SystemExit(3)'", "/no/such/program", "'"):
        with pytest.raises(Unavailable, match="restart_failed"):
            init.restart(spare.local, wrong)
    # It comes back while it is waited for, as a real one does.
    with ThreadPoolExecutor(1) as other:
        done = other.submit(init.restart, spare.local, "true")
        spare.restart()
        done.result(timeout=60)
    assert parameters.waiting_for_restart(spare.local) == ()


def older(site) -> None:
    """Let the database be as the release before left it."""
    with closing(site.local.connect("motcua")) as admin:
        admin.execute("DROP VIEW board_counter")
        admin.execute("UPDATE alembic_version SET version_num = '0008'")


def version(site) -> str:
    with closing(site.local.connect("motcua")) as admin:
        return admin.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_a_database_of_the_release_before_is_copied_and_then_brought_up(new_site):
    site = new_site()
    site.init()
    older(site)
    told = [change.told for change in site.init().changes]
    assert [n for n, each in enumerate(told) if "copy motcua as it is" in each] == [0]
    assert "bring the schema of motcua from version 0008" in told[1]
    assert version(site) == SCHEMA
    (copy,) = shelf.held(shelf.folder_of(site.settings))
    assert (copy.seal.schema, copy.seal.engine) == ("0008", "postgresql")
    assert init.plan(site.settings, init.Wish(), NOW).changes == []


def test_without_a_copy_or_room_for_it_the_schema_stays(new_site, monkeypatch):
    site = new_site()
    site.init()
    older(site)
    site.addressed(user="postgres")
    with pytest.raises(NotAllowed, match="upgrade_unaddressed"):
        site.init()
    site.addressed()
    there = shutil.disk_usage(site.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: there._replace(free=1 << 20))
    with pytest.raises(Unavailable, match="disk_short"):
        site.init()
    assert version(site) == "0008"
    assert shelf.held(shelf.folder_of(site.settings)) == []


def killed_at(site, tick: int) -> int:
    """Run init in a process that is killed at a tick; return its exit code."""
    done = subprocess.run(
        [sys.executable, str(KILLED), str(site.home), str(tick)],
        check=False,
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode


def differing(one: list[str], other: list[str]) -> list[str]:
    """Return the lines that only one of the two has."""
    return [line for line in difflib.ndiff(one, other) if line[0] in "+-"]


def check_cut(new_site, wanted: tuple[list[str], dict[str, str]], tick: int) -> bool:
    """Cut a run at a tick and repeat it; tell whether it was cut at all."""
    site = new_site()
    cut = killed_at(site, tick) != 0
    site.restart()
    told = database.untold(site.home / database.PINS)
    plan = site.init()
    assert (differing(wanted[0], catalog(site)), tick) == ([], tick)
    assert texts(site) == wanted[1], tick
    assert lines(init.plan(site.settings, init.Wish(), NOW).changes) == []
    told = database.untold(site.home / database.PINS) or told
    store = open_store(site.settings, clock_of(site.settings), "motcua-db")
    assert store.staff.sign_in(uuid4(), "binh", told["binh"], "2").clerk == "binh"
    store.close()
    site.cluster.remove()
    return cut or not plan.changes


@pytest.fixture
def whole(prepared) -> tuple[list[str], dict[str, str]]:
    """What a run that nobody cuts leaves behind."""
    return catalog(prepared), texts(prepared)


def test_a_run_that_is_killed_is_repeated_and_then_whole(new_site, whole):
    assert check_cut(new_site, whole, 200)


def test_the_comparison_sees_what_a_run_would_have_left_undone(prepared, whole):
    """The control: half a run is not taken for a whole one."""
    with closing(prepared.local.connect("motcua")) as admin:
        admin.execute("REVOKE SELECT ON service FROM mc_kiosk")
        assert (catalog(prepared), texts(prepared)) != whole
    prepared.init()
    assert (catalog(prepared), texts(prepared)) == whole


@pytest.mark.prove
def test_a_run_may_be_killed_anywhere(new_site, whole):
    """Killed before a random statement, commit or rename: 30 cuts, one end."""
    chance = random.Random(20261123)  # noqa: S311
    ticks = [chance.randrange(1, 420) for _ in range(30)]
    assert sum(check_cut(new_site, whole, tick) for tick in ticks) > 20
