"""Enrolment as the device sees it: a bundle, a request with its own key, six digits, an answer.

The first connection only fetches the CA's certificate, which must be the one that the bundle names;
every word after that goes over TLS that this CA vouches for. Neither token nor password is sent.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import papers
from db.enrolment.bundle import Bundle
from db.enrolment.digits import six_digits
from db.enrolment.identity import Identity
from db.enrolment.logins import actor_of, folder_name, login_of
from db.enrolment.pairing import LOGIN, kept, proof
from db.enrolment.scram import verifier
from db.postgres import meaning

_PATIENCE: Final[dict[str, Any]] = {
    "connect_timeout": "3",
    "tcp_user_timeout": "4000",
    "options": "-c statement_timeout=3s",
}
"""Seconds, milliseconds (reliability note, section 5)."""
_TRIES: Final = 3
"""A request whose answer was lost is sent again; the server takes the same words as one request."""
_OPENS_WITHIN: Final = 10.0
"""Seconds: the attendant opens the door at its next look (2 s), or when it has its turn."""
_KNOCKS_EVERY: Final = 0.5
_NOT_OPEN: Final = ("is not permitted to log in", "authentication failed")
"""What the server says while the door is shut, or its password was changed behind our back."""
_NOWHERE: Final = "no-such-file"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a device shows while it waits: its six digits; authority is the CA (PEM) it talks to."""

    digits: str
    actor: str
    authority: str


def ask(bundle: Bundle, identities: Path, actor: str) -> Asked:
    """Ask for the bundle's place; return the six digits for the screen.

    identities: the folder of this machine's identities; actor: the program's (counter:c3). Raises
    NotAllowed: bundle_other (of another program), bundle_refused (used, ended or unknown);
    Unavailable: server_other (not the server of the bundle), pairing_refused, database_gone.
    """
    meant = actor_of(bundle.kind, bundle.name)
    if actor != meant:
        raise NotAllowed("bundle_other", wanted=actor, found=meant)
    authority = _authority(bundle)
    pending = _identity(identities, actor).begin(
        login_of(bundle.centre, bundle.name), fingerprint=bundle.ca
    )
    words = (proof(bundle.token), pending.request, verifier(pending.password()))
    if not _asked(bundle, authority, words):
        raise NotAllowed("bundle_refused")
    digits = six_digits(pending.request, bundle.ca, kept(bundle.token))
    return Asked(digits, actor, authority)


def answer(bundle: Bundle, identities: Path, asked: Asked) -> Enrolment:
    """Return where the request stands; once it is signed, the identity has been kept.

    Raises NotAllowed: bundle_refused, certificate_bad; Unavailable as ask does. After REFUSED and
    EXPIRED nothing is left of the request.
    """
    identity = _identity(identities, asked.actor)
    with _pairing(bundle, asked.authority) as connection:
        query = "SELECT state, login, certificate FROM pairing_answer(%s)"
        row = connection.execute(query, (proof(bundle.token),)).fetchone()
    if row is None:
        raise NotAllowed("bundle_refused")
    state = Enrolment(row[0])
    if state is Enrolment.SIGNED and identity.pending() is not None:
        identity.keep(row[2], asked.authority, row[1])
    elif state in {Enrolment.REFUSED, Enrolment.EXPIRED}:
        identity.drop_pending()
    return state


def _identity(identities: Path, actor: str) -> Identity:
    return Identity(identities / folder_name(actor))


def _authority(bundle: Bundle) -> str:
    """Fetch the CA's certificate, with patience: the door opens a moment after the offer."""
    until = time.monotonic() + _OPENS_WITHIN
    while True:
        try:
            return _fetched(bundle)
        except Unavailable as error:
            if time.monotonic() > until or not _may_pass(error):
                raise
        threading.Event().wait(_KNOCKS_EVERY)


def _may_pass(error: Unavailable) -> bool:
    """Tell whether the server is only not ready; all its places for new devices may be taken."""
    said = str(error.facts.get("said", ""))
    is_shut = error.key == "pairing_refused" and any(words in said for words in _NOT_OPEN)
    return is_shut or error.key == "database_busy"


def _fetched(bundle: Bundle) -> str:
    """Fetch the CA's certificate; raise Unavailable("server_other") for any but the bundle's."""
    with _turned(bundle), _connected(bundle, "require", _NOWHERE) as connection:
        row = connection.execute("SELECT pairing_authority()").fetchone()
    given = str(row[0]) if row and row[0] else ""
    try:
        found = papers.fingerprint_of(papers.certificate_of(given.encode()))
    except papers.UnfitError:
        found = ""
    if found != bundle.ca:
        raise Unavailable("server_other", "server", said=f"CA {found[:16]}, not {bundle.ca[:16]}")
    return given


def _asked(bundle: Bundle, authority: str, words: tuple[str, str, str]) -> bool:
    for left in reversed(range(_TRIES)):
        try:
            with _pairing(bundle, authority) as connection:
                row = connection.execute("SELECT pairing_ask(%s, %s, %s)", words).fetchone()
                return bool(row and row[0])
        except Unavailable as error:
            if left == 0 or error.key != "database_gone":
                raise
    return False


@contextmanager
def _pairing(bundle: Bundle, authority: str) -> Iterator[psycopg.Connection[Any]]:
    """Give a connection to the server that the CA vouches for."""
    with tempfile.TemporaryDirectory(prefix="motcua-") as folder:
        root = Path(folder) / "ca.crt"
        root.write_text(authority, encoding="ascii")
        with _turned(bundle), _connected(bundle, "verify-full", str(root)) as connection:
            yield connection


def _connected(bundle: Bundle, mode: str, root: str) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=bundle.host,
        port=bundle.port,
        dbname=bundle.database,
        user=LOGIN,
        password=bundle.key,
        sslmode=mode,
        sslrootcert=root,
        sslcertmode="disable",
        channel_binding="require",
        ssl_min_protocol_version="TLSv1.3",
        gssencmode="disable",
        autocommit=True,
        **_PATIENCE,
    )


@contextmanager
def _turned(bundle: Bundle) -> Iterator[None]:
    """Turn the library's errors; whoever is not let in here is told so, not to enrol."""
    try:
        yield
    except psycopg.Error as error:
        found = meaning(error)
        if found is None:
            raise
        if found.key == "server_other":
            raise Unavailable("server_other", "server", said=found.facts["said"]) from error
        if found.key in {"identity_refused", "not_permitted", "schema_missing"}:
            said = found.facts["said"]
            raise Unavailable("pairing_refused", "server", host=bundle.host, said=said) from error
        raise found from error
