"""What a second machine is given so that it may follow the server: terms, keys, a password.

The kit is as secret as the database: whoever has it can copy every row. It is carried by hand and
deleted afterwards.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import TypeAdapter, ValidationError

from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import signing_request
from db.enrolment.authority import HOLDS, Authority
from db.server import hba, tls, writing
from db.server.logins import STANDBY

SLOT: Final = "motcua_standby"
"""Name of its slot and of its connection: the server keeps the log that it has not had yet."""
CERTIFICATE: Final = "standby.crt"
KEY: Final = "standby.key"
PASSFILE: Final = "standby.pass"
TERMS: Final = "kit.json"
FILES: Final = (
    *(tls.CERTIFICATE, tls.KEY, tls.AUTHORITY, tls.REVOKED),
    *(CERTIFICATE, KEY, PASSFILE),
)
"""Files that the second machine keeps, beside its pg_hba.conf."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The terms: where the server is, and what devices will call the second machine."""

    primary: str
    port: int
    database: str
    clients: tuple[str, ...]
    address: str


_SHAPE: Final = TypeAdapter(Kit)


def address_of(text: str) -> str:
    """Return an IP address as it is written; raise NotAllowed("standby_address")."""
    try:
        return str(ip_address(text))
    except ValueError:
        raise NotAllowed("standby_address", address=text[:100]) from None


def read(kit: Path) -> Kit:
    """Return the terms of a kit; raise NotAllowed("kit_bad") for a folder that is none.

    It has travelled: nothing of it reaches a file or a command before it was checked.
    """
    try:
        terms = _SHAPE.validate_json(writing.read(kit / TERMS), strict=True)
        tls.host(terms.primary)
        address_of(terms.address)
        for clients in terms.clients:
            hba.network(clients)
        _check(kit, terms)
    except (ValidationError, NotAllowed, Unavailable) as error:
        raise NotAllowed("kit_bad", folder=str(kit), why=type(error).__name__) from None
    return terms


def write(kit: Path, terms: Kit, authority: Authority, password: str, now: datetime) -> None:
    """Write the kit beside its place and rename it: it is never half there.

    Raises Unavailable("file_unwritable").
    """
    unborn = writing.folder(kit.with_name(f".{kit.name}.making"))
    tls.sign_server(authority, unborn, (terms.address,), now)
    tls.publish(authority, unborn)
    key = ec.generate_private_key(ec.SECP256R1())
    # As long as the authority: an ended one would stop the copy without anybody noticing.
    request = signing_request.make(key, STANDBY)
    certificate = authority.sign(request, STANDBY, days=HOLDS.days, now=now)
    texts = {
        KEY: key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        CERTIFICATE: certificate,
        PASSFILE: f"*:*:*:{STANDBY}:{password}\n",
        TERMS: _SHAPE.dump_json(terms, indent=2).decode(),
    }
    for name, text in texts.items():
        writing.write(unborn / name, text, mode=0o600)
    writing.move(unborn, kit)


def _check(kit: Path, terms: Kit) -> None:
    if not (
        0 < terms.port < 1 << 16 and terms.database.replace("_", "a").replace("-", "a").isalnum()
    ):
        raise NotAllowed("kit_bad")
    if not all(writing.read(kit / name) for name in FILES):
        raise NotAllowed("kit_bad")
