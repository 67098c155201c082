"""Signing one accepted enrolment: certificate, login, groups and rows in one transaction.

Killed anywhere, the server has all of it or nothing. Only the request and the verifier are taken
from the row that a device wrote; what it may do comes from the offer, or from its own enrolment.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, func, select, text
from sqlalchemy.dialects.postgresql import insert

from centre.rules.enrolling import Enrolment, Kind, Step, move
from centre.rules.errors import NotAllowed
from db import tables
from db.enrolment import papers, removing
from db.enrolment.authority import Authority
from db.enrolment.desk import is_taken
from db.enrolment.logins import actor_of, login_of
from db.history import CENTRE_QUEUE, append
from db.roles.logins import settle
from db.work import Work

_VERIFIER: Final = re.compile(r"SCRAM-SHA-256\$\d{4,6}:[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=:]{89}")
_IS_THERE: Final = text("SELECT count(*) FROM pg_roles WHERE rolname = :login")
_MEMBER_OF: Final = text("""
SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = :login
""")
_enrolment = tables.enrolment
_enrolled = tables.enrolled


@dataclass(frozen=True, slots=True)
class Accepted:
    """An enrolment that waits for its signature; name as it was offered.

    login: of the device that wants its next certificate, else None.
    """

    id: UUID
    name: str
    login: str | None = None


def accepted(work: Work) -> tuple[Accepted, ...]:
    """Return what waits for its signature, oldest first."""
    c = _enrolment.c
    mine = c.centre == work.centre.code, c.state == Enrolment.ACCEPTED
    wanted = select(c.id, c.name, c.login).where(*mine)
    rows = work.connection.execute(wanted.order_by(c.made_at, c.id))
    return tuple(Accepted(row.id, row.name, row.login) for row in rows)


def last_of_each(waiting: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """Return the same with one renewal of each login: its last wish."""
    kept = {one.login or one.id: one for one in waiting}
    return tuple(kept.values())


def drop(work: Work, wishes: Iterable[Accepted]) -> None:
    """Refuse renewals that the same device has asked for besides; none of them is an event."""
    same = _enrolment.c.id.in_([one.id for one in wishes])
    change = _enrolment.update().where(same, _enrolment.c.state == Enrolment.ACCEPTED)
    after = move(Enrolment.ACCEPTED, Step.REFUSE)
    work.connection.execute(change.values(state=after, verifier=None, decided_at=func.now()))


def sign(work: Work, authority: Authority, one: Accepted) -> str | None:
    """Sign, inside the caller's transaction; return the login, or None if somebody was faster.

    A name that was given anew may have sessions of its old holder: the caller ends them after the
    commit, when no new one can come (removing.end_sessions).

    Raises NotAllowed if it cannot be signed at all: request_bad, name_taken, device_unknown (a
    renewal of one that was removed), password_shape.
    """
    row = _still(work, one)
    if row is None:
        return None
    return _renewed(work, authority, row) if row.login else _admitted(work, authority, row)


def refuse(work: Work, one: Accepted, why: NotAllowed) -> None:
    """Refuse what cannot be signed, with its reason in the log."""
    row = _still(work, one)
    if row is not None:
        _move(work, row, Step.REFUSE, {"verifier": None})
        facts = {"kind": row.kind, "name": row.name, "by": work.actor, "why": str(why)}
        append(work, CENTRE_QUEUE, "enrol_refuse", facts)


def _still(work: Work, one: Accepted) -> Row[Any] | None:
    """Return the row if it still waits, locked: a timer's round may meet the attendant's."""
    c = _enrolment.c
    mine = c.id == one.id, c.state == Enrolment.ACCEPTED
    who = (c.id, c.kind, c.name, c.counter, c.rates, c.state, c.login, c.decided_by)
    wanted: Any = select(*who, c.request, c.verifier).where(*mine).with_for_update()
    return work.connection.execute(wanted).one_or_none()


def _admitted(work: Work, authority: Authority, row: Row[Any]) -> str:
    """Enrol a new device."""
    login = login_of(work.centre.code, row.name)
    if not row.request or not _VERIFIER.fullmatch(row.verifier or ""):
        raise NotAllowed("password_shape")
    before = _device(work, login)
    if is_taken(before, work.now) or (before is not None and before.centre != work.centre.code):
        raise NotAllowed("name_taken", name=row.name, login=login)
    if before is not None:
        # Its password is new, too: the old papers open nothing even before the list is published.
        removing.take_back(work, authority, login)
    certificate = authority.sign(row.request, login, now=work.now)
    _make_login(work, login, row)
    _keep(work, login, row, certificate)
    _signed(work, row, login, certificate, "enrol_sign")
    return login


def _renewed(work: Work, authority: Authority, row: Row[Any]) -> str:
    """Give a device that is enrolled its next certificate; what it may do does not change."""
    device = _device(work, row.login)
    if device is None or device.removed_at is not None or device.centre != work.centre.code:
        raise NotAllowed("device_unknown", login=row.login)
    certificate = authority.sign(row.request or "", row.login, now=work.now)
    dates = {"certificate": certificate, "expires_at": _end_of(certificate)}
    mine = _enrolled.c.login == row.login
    work.connection.execute(_enrolled.update().where(mine).values(**dates))
    # The row is the device's own words: the log tells what the server knows.
    _signed(work, device, row.login, certificate, "enrol_renew", row)
    return str(row.login)


def _device(work: Work, login: str) -> Row[Any] | None:
    mine = select(_enrolled).where(_enrolled.c.login == login).with_for_update()
    return work.connection.execute(mine).one_or_none()


def _make_login(work: Work, login: str, row: Row[Any]) -> None:
    """Make the login, or make an old one of this name anew: its groups, its password, its limits.

    One that no row knows is left over from before a restore.
    """
    removing.checked(login)
    there = work.connection.execute(_IS_THERE, {"login": login}).scalar()
    held = work.connection.execute(_MEMBER_OF, {"login": login}).scalars().all()
    run = work.connection.exec_driver_sql
    run(f"{'ALTER' if there else 'CREATE'} ROLE {login} LOGIN PASSWORD '{row.verifier}'")
    if there:
        removing.end_sessions(work, [login])
    for group in held:
        run(f'REVOKE "{group}" FROM {login}')
    for statement in settle(login, Kind(row.kind), rates=row.rates):
        run(statement)


def _keep(work: Work, login: str, row: Row[Any], certificate: str) -> None:
    values = {
        "centre": work.centre.code,
        "kind": row.kind,
        "name": row.name,
        "actor": actor_of(Kind(row.kind), row.name),
        "counter": row.counter,
        "rates": row.rates,
        "certificate": certificate,
        "enrolled_at": work.now,
        "expires_at": _end_of(certificate),
        "removed_at": None,
    }
    new = insert(_enrolled).values(login=login, **values)
    work.connection.execute(new.on_conflict_do_update(index_elements=["login"], set_=values))


def _signed(
    work: Work,
    device: Row[Any],
    login: str,
    certificate: str,
    kind: str,
    wished: Row[Any] | None = None,
) -> None:
    """Give the device its answer; the password's verifier has done its duty."""
    row = device if wished is None else wished
    _move(work, row, Step.SIGN, {"certificate": certificate, "login": login, "verifier": None})
    # Who decided is a PC's own word: told among the facts, never as who acts.
    facts = {"kind": device.kind, "name": device.name, "login": login}
    told = {**facts, "by": row.decided_by or login, "until": _end_of(certificate).date()}
    append(work, CENTRE_QUEUE, kind, told)


def _move(work: Work, row: Row[Any], step: Step, values: dict[str, Any]) -> None:
    """Move the row; raise NotAllowed("enrolment_move") if somebody was faster."""
    after = move(Enrolment(row.state), step)
    decided = {"decided_at": func.now()} if step is Step.REFUSE else {}
    same = _enrolment.c.id == row.id, _enrolment.c.state == row.state
    change = _enrolment.update().where(*same).values(state=after, **values, **decided)
    if work.connection.execute(change).rowcount != 1:
        raise NotAllowed("enrolment_move", state=row.state, step=step.value)


def _end_of(certificate: str) -> Any:
    return papers.terms_of(papers.certificate_of(certificate.encode())).expires_at
