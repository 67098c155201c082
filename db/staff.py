"""Clerks: who sits where, PINs that are never stored readable, lock-out, breaks."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select

from centre.rules.errors import NotAllowed
from db import rows, tables
from db.desk import session_row
from db.facts import Session
from db.history import CENTRE_QUEUE, append
from db.ids import uuid7
from db.requests import once
from db.work import Transactions, Work

TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=5)
"""Five wrong PINs lock a clerk out for five minutes (field note, behaviour 56; values are ours)."""
REQUESTS_KEPT: Final = timedelta(days=2)
"""How long answers are kept for a request that is sent again."""
_SCRYPT: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""Cost of one PIN check: 16 MiB, the interactive setting of RFC 7914 section 2."""

_clerk = tables.clerk
_session = tables.session


def hidden(pin: str) -> str:
    """Return what is stored of a PIN: salt and scrypt hash."""
    salt = secrets.token_bytes(16)
    made = hashlib.scrypt(pin.encode(), salt=salt, **_SCRYPT)
    return f"{base64.b64encode(salt).decode()}${base64.b64encode(made).decode()}"


def is_pin(pin: str, stored: str) -> bool:
    """Tell whether pin is the stored one, in the same time whether right or wrong."""
    salt, _, made = stored.partition("$")
    tried = hashlib.scrypt(pin.encode(), salt=base64.b64decode(salt), **_SCRYPT)
    return hmac.compare_digest(tried, base64.b64decode(made))


class Staff:
    """The clerks of the centre and their sessions."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def clerks(self) -> tuple[tuple[str, str], ...]:
        """Return (code, name) of the active clerks, by name."""
        with self._store.read() as work:
            found = work.connection.execute(
                select(_clerk.c.code, _clerk.c.name)
                .where(_clerk.c.centre == work.centre.code, _clerk.c.active)
                .order_by(_clerk.c.name)
            ).all()
            return tuple((row.code, row.name) for row in found)

    def sign_in(self, request: UUID, clerk: str, pin: str, counter: str) -> Session:
        """Sign a clerk in at a counter; ends his session elsewhere and another's session here.

        Raises NotAllowed: clerk_unknown, counter_unknown, pin_locked (until), pin_wrong (left).
        """
        self._check_pin(clerk, pin)

        def act(work: Work) -> Session:
            return _sign_in(work, _clerk_row(work, clerk), counter)

        return once(self._store, request, "sign_in", Session, act)

    def sign_out(self, request: UUID, session: UUID) -> None:
        """End a session; one that has ended already is left alone."""

        def act(work: Work) -> bool:
            row = work.connection.execute(
                select(_session).where(_session.c.id == session, _session.c.signed_out_at.is_(None))
            ).one_or_none()
            if row is not None:
                _end(work, row)
            return True

        once(self._store, request, "sign_out", bool, act)

    def session_at(self, counter: str) -> Session | None:
        """Return who is signed in at a counter, or None."""
        with self._store.read() as work:
            row = session_row(work, work.centre.counter(counter))
            return None if row is None else _facts(row, _clerk_row(work, row.clerk))

    def pause(self, request: UUID, counter: str, reason: str) -> None:
        """Begin a break; calls are refused until resume. Raises NotAllowed("not_signed_in")."""
        self._set_pause(request, counter, reason, paused=True)

    def resume(self, request: UUID, counter: str) -> None:
        """End a break; raise NotAllowed("not_signed_in")."""
        self._set_pause(request, counter, "", paused=False)

    def _set_pause(self, request: UUID, counter: str, reason: str, *, paused: bool) -> None:
        def act(work: Work) -> bool:
            row = session_row(work, work.centre.counter(counter))
            if row is None:
                raise NotAllowed("not_signed_in", counter=counter)
            change = _session.update().where(_session.c.id == row.id)
            paused_at = work.now if paused else None
            work.connection.execute(change.values(paused_at=paused_at, pause_reason=reason))
            facts = {"counter": counter, "clerk": row.clerk, "reason": reason}
            append(work, CENTRE_QUEUE, "pause" if paused else "resume_counter", facts)
            return True

        once(self._store, request, "pause" if paused else "resume", bool, act)

    def _check_pin(self, clerk: str, pin: str) -> None:
        """Raise NotAllowed unless the PIN is right; count wrong ones durably.

        The hash is computed outside the write transaction: it takes tens of milliseconds, during
        which no counter should wait.
        """
        with self._store.read() as work:
            row = _clerk_row(work, clerk)
            if row.locked_until is not None and _is_locked(row.locked_until, work.now):
                raise NotAllowed("pin_locked", until=row.locked_until)
        right = is_pin(pin, row.pin)
        if right and not row.failures:
            return
        with self._store.write() as work:
            failures = 0 if right else _clerk_row(work, clerk).failures + 1
            locked = work.now + LOCKED_FOR if failures >= TRIES else None
            _set_failures(work, clerk, 0 if locked else failures, locked)
        if locked is not None:
            raise NotAllowed("pin_locked", until=locked)
        if not right:
            raise NotAllowed("pin_wrong", left=TRIES - failures)


def _is_locked(until: datetime, now: datetime) -> bool:
    """Tell whether a lock holds; one that ends far ahead is of a clock that was set back."""
    return now < until <= now + LOCKED_FOR


def _set_failures(work: Work, clerk: str, failures: int, locked: Any) -> None:
    mine = (_clerk.c.centre == work.centre.code, _clerk.c.code == clerk)
    change = _clerk.update().where(*mine)
    work.connection.execute(change.values(failures=failures, locked_until=locked))
    if locked is not None:
        append(work, CENTRE_QUEUE, "pin_locked", {"clerk": clerk})


def _clerk_row(work: Work, code: str) -> Row[Any]:
    row = work.connection.execute(
        select(_clerk).where(
            _clerk.c.centre == work.centre.code, _clerk.c.code == code, _clerk.c.active
        )
    ).one_or_none()
    if row is None:
        raise NotAllowed("clerk_unknown", clerk=code)
    return row


def _sign_in(work: Work, clerk: Row[Any], counter: str) -> Session:
    work.centre.counter(counter)
    for other in rows.unended_sessions(work):
        if other.counter == counter or other.clerk == clerk.code:
            _end(work, other)
    session = {
        "id": uuid7(),
        "centre": work.centre.code,
        "clerk": clerk.code,
        "counter": counter,
        "signed_in_at": work.now,
        "pause_reason": "",
    }
    work.connection.execute(_session.insert(), session)
    append(work, CENTRE_QUEUE, "sign_in", {"clerk": clerk.code, "counter": counter})
    return Session(session["id"], clerk.code, clerk.name, clerk.role, counter, work.now)


def _end(work: Work, row: Row[Any]) -> None:
    change = _session.update().where(_session.c.id == row.id)
    work.connection.execute(change.values(signed_out_at=work.now))
    append(work, CENTRE_QUEUE, "sign_out", {"clerk": row.clerk, "counter": row.counter})


def end_of_day(work: Work) -> None:
    """Sign out whoever forgot to, and drop answers that nobody will ask for again."""
    for row in _forgotten(work):
        _end(work, row)
    old = work.now - REQUESTS_KEPT
    table = tables.request
    mine = (table.c.centre == work.centre.code, table.c.at < old)
    work.connection.execute(table.delete().where(*mine))


def is_left_over(work: Work) -> bool:
    """Tell whether somebody forgot to sign out on an earlier day."""
    return bool(_forgotten(work))


def _forgotten(work: Work) -> list[Row[Any]]:
    return [row for row in rows.unended_sessions(work) if rows.is_of_earlier_day(work, row)]


def _facts(row: Row[Any], clerk: Row[Any]) -> Session:
    return Session(row.id, row.clerk, clerk.name, clerk.role, row.counter, row.signed_in_at)
