"""Taking a device out ('Gỡ thiết bị'): at once in the database, then at the server itself.

The wish is one column, which a supervisor's PC may set: from that commit on the database knows the
device no more (my_centre() and its sisters answer nothing), so that row-level security refuses it.
The attendant does what only the server can: no new session, no old one, no certificate.
"""

import json
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any, Final

from cryptography import x509
from sqlalchemy import Row, bindparam, select, text

from centre.rules.errors import NotAllowed
from db import tables
from db.enrolment import papers
from db.enrolment.authority import Authority
from db.history import CENTRE_QUEUE, append
from db.work import Transactions, Work

_enrolled = tables.enrolled
_enrolment = tables.enrolment
_ME: Final = text("SELECT session_user::text")
_CAN_LOGIN: Final = text(
    "SELECT rolname::text FROM pg_roles WHERE rolcanlogin AND rolname IN :logins"
).bindparams(bindparam("logins", expanding=True))
_SESSIONS: Final = text("SELECT pid FROM pg_stat_activity WHERE usename IN :logins").bindparams(
    bindparam("logins", expanding=True)
)
_END: Final = text("SELECT pg_terminate_backend(:pid)")
_TELL: Final = text("SELECT pg_notify('motcua', 'removal')")
_LOGGED_WITHIN: Final = timedelta(seconds=30)
"""By then whoever removed a device has logged it (it waits 4 s for its turn), or will not any more.
"""

Publish = Callable[[], None]
"""What takes the authority's list to where the server reads it, if it is not there."""


def wish(work: Work, login: str) -> None:
    """Set that a device is taken out, inside the caller's transaction; twice is the same as once.

    It needs no turn: the very device that is taken out may be holding it. Raises NotAllowed:
    device_unknown; own_device (nobody locks himself out).
    """
    mine = _enrolled.c.login == login, _enrolled.c.centre == work.centre.code
    row = work.connection.execute(select(_enrolled).where(*mine)).one_or_none()
    if row is None:
        raise NotAllowed("device_unknown", login=login[:63])
    if work.connection.execute(_ME).scalar_one() == login:
        raise NotAllowed("own_device", login=login)
    still_in = _enrolled.update().where(*mine, _enrolled.c.removed_at.is_(None))
    work.connection.execute(still_in.values(removed_at=work.now))
    work.connection.execute(_TELL)


def note(work: Work, login: str, by: str) -> None:
    """Log a removal, once; the moment in the facts tells it from another of the same name."""
    mine = _enrolled.c.login == login, _enrolled.c.removed_at.is_not(None)
    row = work.connection.execute(select(_enrolled).where(*mine)).one_or_none()
    if row is None or _is_noted(work, row):
        return
    facts = {"kind": row.kind, "name": row.name, "login": login, "by": by}
    append(work, CENTRE_QUEUE, "enrol_remove", {**facts, "removed_at": _moment(row)})


def _is_noted(work: Work, row: Row[Any]) -> bool:
    c = tables.event.c
    mine = c.centre == work.centre.code, c.queue == CENTRE_QUEUE, c.kind == "enrol_remove"
    # The clocks of two machines may have two days; all the years before need not be read.
    since = row.removed_at.astimezone(UTC).date() - timedelta(days=1)
    found = work.connection.execute(select(c.facts).where(*mine, c.day >= since)).scalars()
    wanted = (row.login, _moment(row))
    return wanted in {(f.get("login"), f.get("removed_at")) for f in map(json.loads, found)}


def _moment(row: Row[Any]) -> str:
    return str(row.removed_at.astimezone(UTC).isoformat())


class Remover:
    """Carries out what was wished. One per attendant: it remembers what it has finished."""

    def __init__(self, store: Transactions, authority: Authority, publish: Publish) -> None:
        """Take the store at the server, the CA, and where its revocation list goes."""
        self._store = store
        self._authority = authority
        self._publish = publish
        self._finished: set[tuple[str, Any]] = set()
        self._noted: set[tuple[str, Any]] = set()

    def round(self) -> tuple[str, ...]:
        """End all that removed devices still have; return the logins that had something.

        Each step is asked of the server anew, so that a round which was cut off is repeated whole.
        """
        with self._store.read() as work:
            gone = _removed(work)
            logins = [row.login for row in gone] or [""]
            open_logins = work.connection.execute(_CAN_LOGIN, {"logins": logins}).scalars().all()
            has_sessions = bool(work.connection.execute(_SESSIONS, {"logins": logins}).all())
        if open_logins:
            with self._store.aside() as work:
                close(work, open_logins)
        if open_logins or has_sessions:
            self._end_sessions(logins)
        fresh = [row for row in gone if (row.login, row.removed_at) not in self._finished]
        revoked = [row.login for row in fresh if self._take_back(row)]
        return tuple(sorted({*open_logins, *revoked}))

    def note(self) -> None:
        """Log the removals that nobody could log, because the turn was held; needs the turn."""
        with self._store.read() as work:
            old = [row for row in _removed(work) if row.removed_at < work.now - _LOGGED_WITHIN]
            fresh = [row for row in old if (row.login, row.removed_at) not in self._noted]
            missing = [row for row in fresh if not _is_noted(work, row)]
        for row in missing:
            with self._store.write() as work:
                # Who pressed is not known any more.
                note(work, row.login, "-")
        self._noted |= {(row.login, row.removed_at) for row in fresh}

    def _end_sessions(self, logins: list[str]) -> None:
        """End them after the commit that lets no new one in."""
        with self._store.aside() as work:
            end_sessions(work, logins)

    def _take_back(self, row: Row[Any]) -> bool:
        """Take back and publish; tell whether anything was new.

        An attendant that begins publishes once more: the one before may have been cut off.
        """
        with self._store.read() as work:
            is_new = take_back(work, self._authority, row.login)
        self._publish()
        self._finished.add((row.login, row.removed_at))
        return is_new


def close(work: Work, logins: Any) -> None:
    """Let these logins open no new session."""
    for login in logins:
        work.connection.exec_driver_sql(f'ALTER ROLE "{checked(login)}" NOLOGIN')


def end_sessions(work: Work, logins: list[str]) -> None:
    """End the sessions that these logins have."""
    for pid in work.connection.execute(_SESSIONS, {"logins": logins}).scalars().all():
        work.connection.execute(_END, {"pid": pid})


def take_back(work: Work, authority: Authority, login: str) -> bool:
    """Take back every certificate that a login ever got; tell whether any was not yet.

    A renewed device has two that hold.
    """
    c = _enrolment.c
    of_wishes = select(c.certificate).where(c.login == login, c.certificate.is_not(None))
    of_device = select(_enrolled.c.certificate).where(_enrolled.c.login == login)
    found = {*work.connection.execute(of_wishes).scalars()}
    found |= {*work.connection.execute(of_device).scalars()}
    listed = x509.load_pem_x509_crl(authority.revocations().encode())
    known = {one.serial_number for one in listed}
    new = [pem for pem in found if papers.certificate_of(pem.encode()).serial_number not in known]
    for certificate in sorted(new):
        authority.revoke(certificate, work.now)
    return bool(new)


def checked(login: str) -> str:
    """Return a login that needs no quoting; anything else is a defect, and ends here."""
    if not login.isascii() or not login.replace("_", "").isalnum() or not login.startswith("mc_"):
        raise ValueError(login)
    return login


def _removed(work: Work) -> Any:
    mine = _enrolled.c.centre == work.centre.code, _enrolled.c.removed_at.is_not(None)
    return work.connection.execute(select(_enrolled).where(*mine)).all()
