"""Clerks: who sits where, who may do what, breaks."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select

from centre.rules.errors import NotAllowed
from centre.rules.roles import Act, may, who
from db import kept, legs, rows, tables
from db.claim import Desk
from db.desk import check_at_desk, session_row
from db.facts import Left, Session
from db.history import CENTRE_QUEUE, append
from db.ids import uuid7
from db.pins import check_pin
from db.requests import once
from db.work import Transactions, Work

REQUESTS_KEPT: Final = timedelta(days=2)
"""How long answers are kept for a request that is sent again."""
_SIGNED_IN_AT: Final = "counter:"
"""What programs are called at which people sign in, supervisors among them (counter_client)."""

_clerk = tables.clerk
_session = tables.session


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

    def servers(self) -> frozenset[str]:
        """Return the codes of the active clerks whose role serves people: who can be sent to."""
        wanted = (_clerk.c.active, _clerk.c.role.in_(who(Act.DESK)))
        with self._store.read() as work:
            mine = select(_clerk.c.code).where(_clerk.c.centre == work.centre.code, *wanted)
            return frozenset(work.connection.execute(mine).scalars())

    def sign_in(self, request: UUID, clerk: str, pin: str, counter: str) -> Session:
        """Sign a clerk in at a counter; ends his session elsewhere and another's session here.

        Whose role does not serve (centre.rules.roles) is on a break there, which he cannot end.
        Raises NotAllowed: clerk_unknown, counter_unknown, pin_locked (until), pin_wrong (left).
        """
        check_pin(self._store, clerk, pin)

        def act(work: Work) -> Session:
            return _sign_in(work, rows.clerk_row(work, clerk), counter)

        return once(self._store, request, "sign_in", Session, act)

    def sign_out(self, request: UUID, session: UUID) -> Left:
        """End a session, and return what is left behind; one that has ended already is left alone.

        Nothing of it is lost: what is set aside or kept for him is told to the others (CounterView)
        and called by its number.
        """

        def act(work: Work) -> Left:
            row = work.connection.execute(
                select(_session).where(_session.c.id == session, _session.c.signed_out_at.is_(None))
            ).one_or_none()
            if row is None:
                return Left((), ())
            _write_up_no_more(work, row)
            return _end(work, row)

        return once(self._store, request, "sign_out", Left, act)

    def session_at(self, counter: str) -> Session | None:
        """Return who is signed in at a counter, or None."""
        with self._store.read() as work:
            row = session_row(work, work.centre.counter(counter))
            return None if row is None else _facts(row, rows.clerk_row(work, row.clerk))

    def pause(self, request: UUID, counter: str, reason: str) -> Left:
        """Begin a break; calls are refused until resume.

        Raises NotAllowed: not_signed_in, role_not_at_desk (whoever serves nobody has no break).
        Returns what is set aside here or kept for this counter, so that nobody forgets it.
        """
        return self._set_pause(request, counter, reason, paused=True)

    def resume(self, request: UUID, counter: str) -> None:
        """End a break; raise NotAllowed: not_signed_in, role_not_at_desk."""
        self._set_pause(request, counter, "", paused=False)

    def _set_pause(self, request: UUID, counter: str, reason: str, *, paused: bool) -> Left:
        def act(work: Work) -> Left:
            row = session_row(work, work.centre.counter(counter))
            if row is None:
                raise NotAllowed("not_signed_in", counter=counter)
            check_at_desk(work, row.clerk)
            if paused:
                _write_up_no_more(work, row)
            change = _session.update().where(_session.c.id == row.id)
            paused_at = work.now if paused else None
            work.connection.execute(change.values(paused_at=paused_at, pause_reason=reason))
            left = kept.left_by(work, counter, row.clerk) if paused else Left((), ())
            facts = {"counter": counter, "clerk": row.clerk, "reason": reason, **kept.labels(left)}
            append(work, CENTRE_QUEUE, "pause" if paused else "resume_counter", facts)
            return left

        return once(self._store, request, "pause" if paused else "resume", Left, act)


def check_role(work: Work, clerk: str, roles: frozenset[str]) -> None:
    """Raise NotAllowed("role_missing") unless the clerk has one of these roles.

    An empty code is a script at the machine itself (motcua-db), whose rights are the file's or the
    login's. A program that people sign in at has none to give: there it is nobody. Raises
    NotAllowed("clerk_unknown") too.
    """
    if not clerk:
        allowed = not work.actor.startswith(_SIGNED_IN_AT)
    else:
        allowed = rows.clerk_row(work, clerk).role in roles
    if not allowed:
        raise NotAllowed("role_missing", clerk=clerk or "-")


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
    if not may(clerk.role, Act.DESK):
        # On a break from the start: no number is routed here, and no wait counts on it.
        mine = _session.update().where(_session.c.id == session["id"])
        work.connection.execute(mine.values(paused_at=work.now))
    append(work, CENTRE_QUEUE, "sign_in", {"clerk": clerk.code, "counter": counter})
    return Session(session["id"], clerk.code, clerk.name, clerk.role, counter, work.now)


def _end(work: Work, row: Row[Any]) -> Left:
    """End a session; what was called or served there stays there, to be gone on with by anybody."""
    change = _session.update().where(_session.c.id == row.id)
    work.connection.execute(change.values(signed_out_at=work.now))
    left = kept.left_by(work, row.counter, row.clerk)
    facts = {"clerk": row.clerk, "counter": row.counter, **kept.labels(left)}
    append(work, CENTRE_QUEUE, "sign_out", facts)
    return left


def end_sessions(work: Work, clerk: str) -> None:
    """End the sessions of a clerk who may sit there no more, as if he had signed out."""
    for row in rows.unended_sessions(work):
        if row.clerk == clerk:
            _write_up_no_more(work, row)
            _end(work, row)


def _write_up_no_more(work: Work, row: Row[Any]) -> None:
    """End the wrap-up of who goes now; the counter may have been switched off meanwhile."""
    counter = work.centre.counters.get(row.counter)
    if counter is not None:
        legs.end_any_wrap_up(work, Desk(counter, row.clerk))


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
