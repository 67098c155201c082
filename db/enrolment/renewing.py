"""The next certificate: asked for by the device itself at two thirds of the old one's life.

The connection is the proof of who asks, so nobody has to compare digits. The old certificate holds
on until it ends; the new one is used from the next connection on.
"""

import logging
import secrets
import time
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, func, select, text

from centre.rules.enrolling import OFFER_HOLDS, Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from db import tables
from db.enrolment.held import Held, Pending
from db.enrolment.identity import Identity
from db.enrolment.pairing import kept
from db.ids import uuid7
from db.work import Transactions, Work

EVERY_SECONDS: Final = 86_400.0
"""A day between two looks at a certificate that has months to go."""
_log = logging.getLogger(__name__)
_enrolment = tables.enrolment
_ME: Final = text(
    "SELECT my_centre() AS centre, my_kind() AS kind, my_counter() AS counter, my_actor() AS actor"
)
_AUTHORITY: Final = text("SELECT pairing_authority()")


class Renewal(StrEnum):
    """How the next certificate stands."""

    NOT_DUE = "not_due"
    ASKED = "asked"
    WAITING = "waiting"
    KEPT = "kept"
    FAILED = "failed"


def renew_if_due(store: Transactions, identity: Identity, now: datetime) -> Renewal:
    """Ask for the next certificate when it is time, or take it when it is signed.

    Programs call it once a day on their lane: one short transaction, and a failure is only logged,
    because months are left to try again. What is asked today is there tomorrow at the latest.
    """
    try:
        return _renew(store, identity, now)
    except (NotAllowed, Unavailable) as error:
        _log.warning("the certificate could not be renewed: %s", error)
        return Renewal.FAILED


class Daily:
    """Looks after one program's certificate: at its first sign of life, then once a day."""

    def __init__(self, identity: Identity) -> None:
        """Keep whose certificate it is; nothing is read yet."""
        self._identity = identity
        self._looked: float | None = None

    def __call__(self, store: Transactions) -> None:
        """Renew if it is due, at most once in EVERY_SECONDS; by the real clock, never a shifted."""
        now = time.monotonic()
        if self._looked is None or now - self._looked >= EVERY_SECONDS:
            self._looked = now
            renew_if_due(store, self._identity, datetime.now(ZONE))


def refuse_expired(identity: Identity, now: datetime) -> Held:
    """Return the identity; raise Unavailable("certificate_expired") for one that has ended.

    The remedy is to join again: offer the place anew, and open the bundle on this device.
    """
    held = identity.read()
    if held.terms.expires_at <= now:
        ended = f"{held.terms.expires_at:%d/%m/%Y}"
        raise Unavailable("certificate_expired", "identity", login=held.login, ended=ended)
    return held


def _renew(store: Transactions, identity: Identity, now: datetime) -> Renewal:
    held = refuse_expired(identity, now)
    if not held.is_due(now):
        return Renewal.NOT_DUE
    pending = identity.pending()
    if pending is None or not pending.renews:
        pending = identity.begin_renewal()
    with store.aside() as work:
        row = _wished(work, held, pending)
        if row is None:
            _wish(work, held, pending)
            return Renewal.ASKED
        authority = str(work.connection.execute(_AUTHORITY).scalar())
    return _taken(identity, row, authority)


def _wished(work: Work, held: Held, pending: Pending) -> Row[Any, Any] | None:
    """Return what became of this very request, if it was sent."""
    c = _enrolment.c
    mine = select(c.state, c.certificate).where(c.login == held.login, c.request == pending.request)
    return work.connection.execute(mine.order_by(c.made_at.desc()).limit(1)).first()


def _wish(work: Work, held: Held, pending: Pending) -> None:
    """Write the wish; what the device may do the server takes from its own list, not from here."""
    me = work.connection.execute(_ME).one()
    if me.centre is None:
        raise NotAllowed("device_unknown", login=held.login)
    row = {
        "id": uuid7(),
        "centre": me.centre,
        "kind": me.kind,
        "name": str(me.actor).partition(":")[2],
        "counter": me.counter,
        "rates": False,
        "state": Enrolment.ACCEPTED,
        "token": kept(secrets.token_hex(16)),
        "login": held.login,
        "made_by": me.actor,
        "request": pending.request,
    }
    times = {"made_at": func.now(), "expires_at": func.now() + OFFER_HOLDS}
    work.connection.execute(_enrolment.insert().values(**row, **times))


def _taken(identity: Identity, row: Row[Any, Any], authority: str) -> Renewal:
    """Keep a signed certificate; after a refusal the next call asks with a new key."""
    state = Enrolment(row.state)
    if state is Enrolment.SIGNED:
        identity.keep(row.certificate, authority, identity.read().login)
        return Renewal.KEPT
    if state in {Enrolment.REFUSED, Enrolment.EXPIRED}:
        identity.drop_pending()
        return Renewal.FAILED
    return Renewal.WAITING
