"""The door for new devices: the pairing login may log in only while somebody is expected.

All bundles of a time hold the same password, and PostgreSQL lets every login change its own. So the
attendant sets login, password and settings anew for each offer, and shuts the door behind the last:
with a new password, so that a bundle which is used up opens nothing afterwards.
"""

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, or_, select, text

from centre.rules.enrolling import OFFER_HOLDS, Enrolment
from db import tables
from db.enrolment import pairing, removing
from db.work import Transactions, Work

_LINGERS: Final = OFFER_HOLDS
"""How long it stays open for a device that has asked and is to be told how that ended: as long as
its screen goes on asking (counter_client.joining.flow)."""
_CAN_LOGIN: Final = text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :login")
_c = tables.enrolment.c
_d = tables.enrolled.c
_DAY: Final = tables.business_day


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the door should be and is; newest: the offer that was made last."""

    is_wanted: bool
    newest: UUID | None
    can_login: bool | None


class Door:
    """Opens and shuts. One per attendant: it remembers what it has done.

    One that begins does it once more: the key may have been handed out and taken back unseen.
    """

    def __init__(self, store: Transactions) -> None:
        """Keep the store at the server itself."""
        self._store = store
        self._done: _Seen | None = None

    def round(self) -> None:
        """Open or shut, where offers or the login have changed since the last time."""
        with self._store.read() as work:
            found = _look(work)
        if found == self._done or found.can_login is None:
            return
        with self._store.aside() as work:
            _take_turn(work)
            found = _look(work)
            if found.is_wanted:
                pairing.let_in(work.connection)
            else:
                pairing.shut(work.connection)
        if not found.is_wanted:
            with self._store.aside() as work:
                removing.end_sessions(work, [pairing.LOGIN])
        self._done = replace(found, can_login=found.is_wanted)


def _take_turn(work: Work) -> None:
    """Keep offers back: one of them could read a key that is being changed."""
    mine = select(_DAY.c.day).where(_DAY.c.centre == work.centre.code)
    work.connection.execute(mine.with_for_update()).all()


def _look(work: Work) -> _Seen:
    # A renewal has a login from the start and is never asked for through the door.
    offers = _c.centre == work.centre.code, or_(_c.login.is_(None), _c.asked_at.is_not(None))
    last = select(_c.id).where(*offers).order_by(_c.made_at.desc(), _c.id.desc()).limit(1)
    run = work.connection.execute
    is_wanted = run(select(_c.id).where(*offers, or_(*_expected())).limit(1)).first() is not None
    return _Seen(
        is_wanted or run(_fresh(work)).first() is not None,
        run(last).scalar(),
        run(_CAN_LOGIN, {"login": pairing.LOGIN}).scalar(),
    )


def _expected() -> tuple[Any, ...]:
    """Return the conditions, each of which alone keeps the door open."""
    open_ = _c.state.in_((Enrolment.OFFERED, Enrolment.ASKED))
    lately = func.now() - _LINGERS
    late = _c.state.in_((Enrolment.ASKED, Enrolment.EXPIRED))
    return (
        _c.state == Enrolment.ACCEPTED,
        and_(open_, _c.expires_at > func.now()),
        and_(_c.asked_at.is_not(None), _c.decided_at > lately),
        and_(_c.asked_at.is_not(None), late, _c.expires_at > lately),
    )


def _fresh(work: Work) -> Any:
    """Return the query of a device that was signed a moment ago, long after it was accepted."""
    mine = _d.centre == work.centre.code, _d.enrolled_at > func.now() - _LINGERS
    return select(_d.login).where(*mine).limit(1)
