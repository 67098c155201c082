"""Ground of the enrolment's tests: a CA, devices' requests, a server that lets only devices in."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from db.enrolment import signing_request
from db.enrolment.authority import Authority
from db.enrolment.identity import Identity
from db.enrolment.scram import verifier
from db.server.cluster import Cluster, give

NOW = datetime.now(UTC).replace(microsecond=0)
HBA = """
local all postgres trust
hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full
"""


@pytest.fixture
def now() -> datetime:
    """The real time: OpenSSL compares certificates with nothing else."""
    return NOW


@pytest.fixture
def authority(tmp_path: Path, now: datetime) -> Authority:
    """A new CA in a folder of its own."""
    return Authority.found(tmp_path / "ca", now)


@pytest.fixture
def other_authority(tmp_path: Path, now: datetime) -> Authority:
    """A CA that nobody here trusts."""
    return Authority.found(tmp_path / "other-ca", now)


@pytest.fixture
def new_request() -> Callable[[], str]:
    """Make requests, each of a key of its own."""
    return lambda: signing_request.make(ec.generate_private_key(ec.SECP256R1()), "mc_h_c1")


@pytest.fixture
def read_certificate() -> Callable[[str], x509.Certificate]:
    """Read a PEM certificate."""
    return lambda pem: x509.load_pem_x509_certificate(pem.encode())


@pytest.fixture
def identity(tmp_path: Path) -> Identity:
    """A device that is not enrolled yet."""
    return Identity(tmp_path / "identity" / "counter-c1")


class Guarded:
    """A real server over TCP that wants TLS 1.3, a client certificate of its CA and a password."""

    def __init__(self, folder: Path) -> None:
        self.authority = Authority.found(folder / "ca", NOW)
        self.cluster = Cluster(folder / "server")
        self.cluster.make(
            {
                "fsync": "off",
                "listen_addresses": "127.0.0.1",
                "ssl": "on",
                "ssl_ca_file": "ca.crt",
                "ssl_crl_file": "ca.crl",
                "ssl_min_protocol_version": "TLSv1.3",
            }
        )
        served = self.authority.sign_server(["localhost", "127.0.0.1"], NOW)
        self.lay("server.crt", served.certificate)
        self.lay("server.key", served.key)
        self.lay("ca.crt", self.authority.certificate)
        self.lay("ca.crl", self.authority.revocations())
        self.lay("pg_hba.conf", HBA)
        self.cluster.start()

    def lay(self, name: str, text: str) -> None:
        """Put a file where the server reads it, as its own."""
        file = self.cluster.data / name
        file.write_text(text, encoding="ascii")
        give(file)

    def enrol(self, identity: Identity, login: str, **signed: Any) -> Identity:
        """Enrol a device from end to end: its request, its login role, its certificate."""
        pending = identity.begin(login)
        with self.cluster.connect() as admin:
            admin.execute(f"CREATE ROLE {login} LOGIN PASSWORD '{verifier(pending.password())}'")
        certificate = self.authority.sign(pending.request, login, **signed)
        identity.keep(certificate, self.authority.certificate, login)
        return identity

    def enter(self, identity: Identity, **changed: str) -> dict[str, Any]:
        """Connect as the device would and return what the server says of the connection."""
        parameters = {
            "host": "127.0.0.1",
            "port": str(self.cluster.port),
            "dbname": "postgres",
            "sslmode": "verify-full",
            "channel_binding": "require",
            "ssl_min_protocol_version": "TLSv1.3",
            "connect_timeout": "5",
            **identity.read().for_libpq(),
            **changed,
        }
        kept: dict[str, Any] = {name: value for name, value in parameters.items() if value}
        with psycopg.connect(**kept) as connection:
            asked = (
                "SELECT session_user::text, version, client_dn FROM pg_stat_ssl "
                "WHERE pid = pg_backend_pid()"
            )
            row = connection.execute(asked).fetchone()
        return dict(zip(("login", "version", "subject"), row or (), strict=True))

    def publish(self, revocations: str) -> None:
        """Let the server read a new list; return when it has (it logs the reload first)."""
        before = self.reloaded()
        self.lay("ca.crl", revocations)
        self.cluster.reload()
        until = time.monotonic() + 10
        while self.reloaded() == before:
            assert time.monotonic() < until, "the server did not read its settings again"
            time.sleep(0.02)

    def reloaded(self) -> object:
        """Return when the server's settings were read last, as new sessions see it."""
        with self.cluster.connect() as admin:
            return admin.execute("SELECT pg_conf_load_time()").fetchone()

    def said(self, since: int) -> str:
        """Return what the server has logged behind a length of its log."""
        return self.cluster.log.read_text("utf-8", errors="replace")[since:]


@pytest.fixture(scope="session")
def guarded() -> Iterator[Guarded]:
    """The guarded server; one per process of the tests."""
    # Not below tmp_path: the server's own user must be able to enter.
    with tempfile.TemporaryDirectory(prefix="motcua-enrolment-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        server = Guarded(folder)
        yield server
        server.cluster.remove()


@pytest.fixture
def long_ago(now: datetime) -> datetime:
    """Ten days before now: a certificate of one day of then has ended."""
    return now - timedelta(days=10)


_spec = spec_from_file_location("town", Path(__file__).with_name("town.py"))
_town = module_from_spec(_spec)
_spec.loader.exec_module(_town)
at_once, pairing_server, town = _town.at_once, _town.pairing_server, _town.town
