"""Enrolment as a supervisor sees it: offer a place, compare six digits, accept or refuse, remove.

Times of an offer are the server's, whatever the clock of a PC says. What is decided here the
attendant carries out: it alone holds the centre's key and may make logins.
"""

import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select, text

from centre.rules.enrolling import OFFER_HOLDS, OPEN, Enrolment, Kind, Step, move
from centre.rules.errors import NotAllowed, Unavailable
from db import tables
from db.enrolment import removing
from db.enrolment.bundle import Bundle
from db.enrolment.digits import six_digits
from db.enrolment.logins import AT_COUNTER, login_of
from db.enrolment.pairing import kept, published
from db.history import CENTRE_QUEUE, append
from db.ids import uuid7
from db.work import Transactions, Work

_logger = logging.getLogger(__name__)
_enrolment = tables.enrolment
_enrolled = tables.enrolled
_DONE: Final = {
    Step.ACCEPT: frozenset({Enrolment.ACCEPTED, Enrolment.SIGNED}),
    Step.REFUSE: frozenset({Enrolment.REFUSED}),
}
"""States in which the same button was pressed before; a second press is no error."""
_LOG_TRIES: Final = 2
"""A turn is waited for 4 s; by the second the attendant has ended the device that kept it."""
_SESSIONS: Final = text(
    "SELECT DISTINCT usename::text FROM pg_stat_activity WHERE usename IN :logins"
).bindparams(bindparam("logins", expanding=True))


@dataclass(frozen=True, slots=True)
class Place:
    """What a device is enrolled as: its kind, its name in the settings, its counter if it has one.

    rates: a counter PC with the citizens' keypad on its own line.
    """

    kind: Kind
    name: str
    counter: str | None = None
    rates: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An enrolment as a supervisor sees it. digits: six, once the device has asked, else empty.

    expires_at: when the bundle, or the wish, ends, by the server's clock.
    """

    id: UUID
    place: Place
    state: Enrolment
    digits: str
    made_by: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A device of the centre, with the end of its certificate and whether it is connected now."""

    login: str
    place: Place
    actor: str
    enrolled_at: datetime
    expires_at: datetime
    is_connected: bool
    is_expired: bool


class Enrolments:
    """Who is enrolled and who wants to be. On a box with SQLite all raises needs_server."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def offer(
        self, kind: Kind, name: str, counter: str | None = None, *, rates: bool = False, by: str
    ) -> tuple[Bundle, UUID]:
        """Offer a place; return the bundle (shown once, kept nowhere) and the enrolment's id.

        An offer for the same kind and name that no device has used yet is taken back: the token of
        a bundle is kept nowhere, so a press that is sent again after a doubt gets another one, and
        the one that nobody has seen must not lie about.
        by: who offers (counter:c1, motcua-db). Raises NotAllowed: needs_server, device_name_shape,
        name_taken, counter_unknown, counter_needed (a rating keypad without one), counter_not_here
        (a kiosk or board with one); Unavailable("server_unpublished").
        """
        place, token, one = Place(Kind(kind), name, counter, rates), secrets.token_hex(16), uuid7()
        with self._store.write() as work:
            refuse_file(work)
            _check(work, place)
            there = published(work.connection)
            where = (there.host, there.port, there.database, work.centre.code)
            keys = (there.fingerprint, token, there.key)
            bundle = Bundle(*where, place.kind, name, *keys, counter)
            _take_back(work, place, by)
            ends = func.now() + OFFER_HOLDS
            new = {"id": one, "token": kept(token), "made_by": by, "expires_at": ends}
            row = _insert(work, place).values(**new, made_at=func.now(), state=Enrolment.OFFERED)
            work.connection.execute(row)
            _log(work, "enrol_offer", place, by)
        return bundle, one

    def pending(self) -> tuple[Offer, ...]:
        """Return all that something can still happen to, oldest first; renewals need nobody."""
        with self._store.read() as work:
            refuse_file(work)
            wanted = _enrolment.c.state.in_(OPEN), _enrolment.c.login.is_(None)
            rows = work.connection.execute(_offers(work, *wanted)).all()
            authority = published(work.connection).fingerprint if rows else ""
        # Digits cost 0.4 s each (see digits): not while the server keeps a transaction for us.
        found = [_offer(row, authority) for row in rows]
        return tuple(offer for offer in found if offer.state is not Enrolment.EXPIRED)

    def one(self, enrolment: UUID) -> Offer:
        """Return one enrolment, also when it is over; raise NotAllowed("enrolment_unknown")."""
        with self._store.read() as work:
            refuse_file(work)
            rows = work.connection.execute(_offers(work, _enrolment.c.id == enrolment)).all()
            if not rows:
                raise NotAllowed("enrolment_unknown", enrolment=str(enrolment))
            authority = published(work.connection).fingerprint
        return _offer(rows[0], authority)

    def accept(self, enrolment: UUID, by: str) -> None:
        """Accept a device whose six digits a person has compared; twice is the same as once.

        Raises NotAllowed: enrolment_unknown, enrolment_expired, enrolment_move (it has not asked,
        or was refused), name_taken.
        """
        self._decide(enrolment, Step.ACCEPT, by)

    def refuse(self, enrolment: UUID, by: str) -> None:
        """Refuse a device, or take an offer back; twice is the same as once. Raises as accept."""
        self._decide(enrolment, Step.REFUSE, by)

    def devices(self) -> tuple[Enrolled, ...]:
        """Return the devices that are enrolled, by name."""
        with self._store.read() as work:
            refuse_file(work)
            mine = _enrolled.c.centre == work.centre.code, _enrolled.c.removed_at.is_(None)
            rows = work.connection.execute(select(_enrolled).where(*mine)).all()
            there = _connected(work, [row.login for row in rows])
            found = [_device(row, there, work.now) for row in rows]
        return tuple(sorted(found, key=lambda one: (one.place.name, one.login)))

    def remove(self, login: str, by: str) -> None:
        """Take a device out: the database refuses it from this commit on.

        Nobody can hold that up: it takes no turn. The log follows in its turn; where that does not
        come, the attendant writes it, which also ends its sessions and takes its certificates back.
        Twice is the same as once. Raises NotAllowed: device_unknown, own_device.
        """
        with self._store.aside() as work:
            refuse_file(work)
            removing.wish(work, login)
        self._note_removal(login, by)

    def _note_removal(self, login: str, by: str) -> None:
        for left in reversed(range(_LOG_TRIES)):
            try:
                with self._store.write() as work:
                    return removing.note(work, login, by)
            except Unavailable as error:
                if left == 0 or error.key != "database_busy":
                    _logger.warning("%s is out; the log will be told later: %s", login, error)
                    return None
        return None

    def _decide(self, enrolment: UUID, step: Step, by: str) -> None:
        with self._store.write() as work:
            refuse_file(work)
            rows = work.connection.execute(_offers(work, _enrolment.c.id == enrolment)).all()
            if not rows:
                raise NotAllowed("enrolment_unknown", enrolment=str(enrolment))
            offer = _offer(rows[0], "")
            if offer.state in _DONE[step]:
                return
            _change(work, offer, step, by)
            _log(work, f"enrol_{step.value}", offer.place, by)


def refuse_file(work: Work) -> None:
    """Raise NotAllowed("needs_server") on a box with SQLite: there is nobody to enrol."""
    if work.connection.dialect.name != "postgresql":
        raise NotAllowed("needs_server")


def is_taken(row: Row[Any] | None, now: datetime) -> bool:
    """Tell whether a row of `enrolled` holds its name; one with an ended certificate does not.

    Such a device cannot come in any more, and is enrolled anew under its name.
    """
    return row is not None and row.removed_at is None and row.expires_at > now


def _check(work: Work, place: Place) -> None:
    """Raise NotAllowed if nobody can be enrolled as this."""
    counter = place.counter
    if counter is not None and place.kind not in AT_COUNTER:
        raise NotAllowed("counter_not_here", kind=place.kind.value)
    if counter is not None and counter not in work.centre.counters:
        raise NotAllowed("counter_unknown", counter=counter)
    if counter is None and place.kind is Kind.RATING:
        raise NotAllowed("counter_needed", kind=place.kind.value)
    _refuse_taken(work, place)


def _refuse_taken(work: Work, place: Place) -> None:
    login = login_of(work.centre.code, place.name)
    row = work.connection.execute(select(_enrolled).where(_enrolled.c.login == login)).one_or_none()
    if is_taken(row, work.now):
        raise NotAllowed("name_taken", name=place.name, login=login)


def _insert(work: Work, place: Place) -> Any:
    who = {"kind": place.kind, "name": place.name, "counter": place.counter, "rates": place.rates}
    return _enrolment.insert().values(centre=work.centre.code, **who)


def _take_back(work: Work, place: Place, by: str) -> None:
    """Refuse offers for the same place that no device has used: one place, one open offer."""
    c = _enrolment.c
    same = c.centre == work.centre.code, c.kind == place.kind, c.name == place.name
    unused = _enrolment.update().where(*same, c.state == Enrolment.OFFERED)
    after = move(Enrolment.OFFERED, Step.REFUSE)
    values = {"state": after, "decided_at": func.now(), "decided_by": by}
    rows = work.connection.execute(unused.values(**values).returning(c.counter)).all()
    for row in rows:
        _log(work, "enrol_refuse", replace(place, counter=row.counter), by)


def _change(work: Work, offer: Offer, step: Step, by: str) -> None:
    """Move the row; whoever was faster has won."""
    if offer.state is Enrolment.EXPIRED:
        raise NotAllowed("enrolment_expired", name=offer.place.name)
    after = move(offer.state, step)
    if step is Step.ACCEPT:
        _refuse_taken(work, offer.place)
    is_same = _enrolment.c.id == offer.id, _enrolment.c.state == offer.state
    change = _enrolment.update().where(*is_same)
    values = {"state": after, "decided_at": func.now(), "decided_by": by}
    if work.connection.execute(change.values(**values)).rowcount != 1:
        raise NotAllowed("enrolment_move", state=offer.state.value, step=step.value)


def _log(work: Work, kind: str, place: Place, by: str) -> None:
    facts = {"kind": place.kind.value, "name": place.name, "counter": place.counter, "by": by}
    append(work, CENTRE_QUEUE, kind, facts)


def _offers(work: Work, *wanted: Any) -> Any:
    """Return the query of offers, the verifier of a password left out."""
    c = _enrolment.c
    columns = (c.id, c.kind, c.name, c.counter, c.rates, c.state, c.token, c.request)
    times = (c.made_by, c.made_at, c.expires_at, (c.expires_at <= func.now()).label("is_late"))
    mine = c.centre == work.centre.code
    return select(*columns, *times).where(mine, *wanted).order_by(c.made_at, c.id)


def _offer(row: Row[Any], authority: str) -> Offer:
    """Return what a row says; without an authority, no digits."""
    place = Place(Kind(row.kind), row.name, row.counter, row.rates)
    state = Enrolment(row.state)
    if row.is_late and state in {Enrolment.OFFERED, Enrolment.ASKED}:
        state = Enrolment.EXPIRED
    digits = _digits(row, authority) if authority and row.request else ""
    return Offer(row.id, place, state, digits, row.made_by, row.made_at, row.expires_at)


def _digits(row: Row[Any], authority: str) -> str:
    """Return the six digits, or nothing for a request that nobody would sign."""
    try:
        return six_digits(row.request, authority, row.token)
    except NotAllowed:
        return ""


def _connected(work: Work, logins: list[str]) -> frozenset[str]:
    found = work.connection.execute(_SESSIONS, {"logins": logins or [""]}).scalars()
    return frozenset(str(login) for login in found)


def _device(row: Row[Any], connected: frozenset[str], now: datetime) -> Enrolled:
    place = Place(Kind(row.kind), row.name, row.counter, row.rates)
    dates = (row.enrolled_at, row.expires_at)
    is_there = row.login in connected
    return Enrolled(row.login, place, row.actor, *dates, is_there, row.expires_at <= now)
