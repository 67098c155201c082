"""Where devices find the server: one row that `server init` publishes and bundles are made from.

The key is the password of the pairing login, which may call three functions and read nothing. It is
made by the server itself and never sent to it, so that no server's log holds it.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, text

from centre.rules.errors import Unavailable
from db.enrolment import papers
from db.enrolment.scram import verifier
from db.machines import pairing
from db.roles.logins import LIMITS

LOGIN: Final = "mc_pairing"
_PUBLISH: Final = text("""
INSERT INTO pairing (one, host, port, authority, key)
VALUES (true, :host, :port, :authority, replace(gen_random_uuid()::text, '-', ''))
ON CONFLICT (one) DO UPDATE SET host = :host, port = :port, authority = :authority
""")
_HAS_LOGIN: Final = text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :login")
_NEW_KEY: Final = text(
    "UPDATE pairing SET key = replace(gen_random_uuid()::text, '-', '') RETURNING key"
)
_LIMITS: Final = "NOINHERIT CONNECTION LIMIT 8"


@dataclass(frozen=True, slots=True)
class Published:
    """What a bundle is made from; authority is the CA's certificate (PEM)."""

    host: str
    port: int
    authority: str
    database: str
    key: str = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Return SHA-256 of the authority's certificate (DER), 64 hex digits."""
        return papers.fingerprint_of(papers.certificate_of(self.authority.encode()))


def publish(connection: Connection, host: str, port: int, authority: str) -> None:
    """Let bundles name this server: where devices reach it, and its CA's certificate (PEM).

    The connection may make and change roles (superuser, or motcua) and write the table `pairing`.
    Run again it changes place and certificate; the pairing login keeps its password, and whether
    it may log in: that is the attendant's business (see door), also of one that was just made.
    """
    wanted = {"host": host, "port": port, "authority": authority}
    connection.execute(_PUBLISH, wanted)
    key = connection.execute(pairing.select()).one().key
    there = connection.execute(_HAS_LOGIN, {"login": LOGIN}).one_or_none()
    start = f"CREATE ROLE {LOGIN} LOGIN" if there is None else f"ALTER ROLE {LOGIN}"
    # The verifier is letters, digits and "$+/:=", made here: nothing of it needs quoting.
    connection.exec_driver_sql(f"{start} {_LIMITS} PASSWORD '{verifier(key)}'")


def let_in(connection: Connection) -> None:
    """Let the pairing login log in with the key of bundles, whatever it has made of itself.

    Everybody may change the password and the settings of his own login.
    """
    key = connection.execute(pairing.select()).one().key
    run = connection.exec_driver_sql
    database = connection.dialect.identifier_preparer.quote_identifier(_database(connection))
    for where in ("", f" IN DATABASE {database}"):
        run(f"ALTER ROLE {LOGIN}{where} RESET ALL")
    for name, value in LIMITS.items():
        run(f"ALTER ROLE {LOGIN} SET {name} = '{value}'")
    run(f"ALTER ROLE {LOGIN} LOGIN PASSWORD '{verifier(key)}'")


def shut(connection: Connection) -> None:
    """Let nobody in, and give the bundles to come a new key: those that were made open nothing."""
    key = connection.execute(_NEW_KEY).scalar_one()
    connection.exec_driver_sql(f"ALTER ROLE {LOGIN} NOLOGIN PASSWORD '{verifier(key)}'")


def is_published(connection: Connection, host: str, port: int, authority: str) -> bool:
    """Tell whether publish() would change nothing; the attendant opens and shuts (see door)."""
    row = connection.execute(pairing.select()).one_or_none()
    there = connection.execute(_HAS_LOGIN, {"login": LOGIN}).scalar()
    wanted = (host, port, authority)
    return row is not None and there is not None and (row.host, row.port, row.authority) == wanted


def published(connection: Connection) -> Published:
    """Return what was published; raise Unavailable("server_unpublished") before `server init`."""
    row = connection.execute(pairing.select()).one_or_none()
    if row is None:
        raise Unavailable("server_unpublished", "server")
    return Published(row.host, row.port, row.authority, _database(connection), row.key)


def proof(token: str) -> str:
    """Return what a device shows of its token (32 hex digits): SHA-256, 64 hex digits."""
    return sha256(token.encode("ascii")).hexdigest()


def kept(token: str) -> str:
    """Return what the server keeps of a token: SHA-256 of its proof, 64 hex digits.

    Who reads the table, a copy of it or the server's log cannot ask in a device's place.
    """
    return proof(proof(token))


def _database(connection: Connection) -> str:
    return str(connection.execute(text("SELECT current_database()")).scalar_one())
