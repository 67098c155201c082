"""The attendant at the server: signs what was accepted, ends what was removed, tidies.

It alone holds the centre's key and may make logins. No device needs it to give, call or finish
numbers: it may stand still for a day, and only new devices wait.
"""

import logging
import select
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func
from sqlalchemy import select as select_rows

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from db import tables
from db.engine import Store
from db.enrolment import signing
from db.enrolment.authority import Authority
from db.enrolment.desk import refuse_file
from db.enrolment.door import Door
from db.enrolment.overlong import Overlong
from db.enrolment.removing import Publish, Remover, end_sessions
from db.enrolment.signing import Accepted
from db.facts import Health
from db.work import Work

LOOKS_EVERY: Final = 2.0
"""Seconds between looks where no news came: one press accepts, and the device is in."""
_log = logging.getLogger(__name__)
_enrolment = tables.enrolment


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: logins that were signed, removed; names that were refused; offers."""

    signed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    expired: int = 0
    tidied: bool = False

    @property
    def is_idle(self) -> bool:
        """Tell whether there was nothing to do."""
        return self == Round()


class Attendant:
    """Who does at the server what was decided on screens."""

    def __init__(
        self,
        store: Store,
        authority: Authority,
        publish: Publish,
        room: Callable[[], Health],
        errand: Callable[[], object] = bool,
    ) -> None:
        """Take the store (opened at the server itself), the CA, and where its lists go.

        room tells how the server's disk is; where it is low, the store gives no more numbers.
        errand sends figures up in a process of its own (db.rollup.errand).
        """
        self._store = store
        self._room = room
        self._errand = errand
        self._authority = authority
        self._publish = publish
        self._remover = Remover(store, authority, publish)
        self._overlong = Overlong(store)
        self._door = Door(store)

    def round(self) -> Round:
        """Do what is to be done; nothing is written where there is nothing.

        Each enrolment is a transaction of its own: one that fails keeps no other back. Raises
        Unavailable after the rest is done.
        """
        with self._store.read() as work:
            refuse_file(work)
        # First what needs no turn: a device that keeps it would keep the rest from its work.
        self._overlong.round()
        removed = self._remover.round()
        self._store.devices.report(self._room())
        tidied = self._store.tidy()
        self._errand()
        self._remover.note()
        expired = self._expire()
        self._door.round()
        signed, refused, trouble = self._sign_all()
        if signed:
            # A name that was given anew has taken its old certificates back.
            self._publish()
        if trouble is not None:
            raise trouble
        return Round(signed, refused, removed, expired, tidied)

    def _expire(self) -> int:
        """Close the offers whose ten minutes are over."""
        with self._store.read() as work:
            is_late = _is_late(work)
            if not work.connection.execute(select_rows(_enrolment.c.id).where(*is_late)).all():
                return 0
        with self._store.write() as work:
            change = _enrolment.update().where(*_is_late(work))
            closed = work.connection.execute(change.values(state=Enrolment.EXPIRED, verifier=None))
            return int(closed.rowcount)

    def _sign_all(self) -> tuple[tuple[str, ...], tuple[str, ...], Unavailable | None]:
        with self._store.read() as work:
            all_ = signing.accepted(work)
        waiting = signing.last_of_each(all_)
        self._drop([one for one in all_ if one not in waiting])
        signed: list[str] = []
        refused: list[str] = []
        trouble: Unavailable | None = None
        for one in waiting:
            try:
                login = self._sign(one)
                signed += [login] if login is not None else []
            except NotAllowed as why:
                self._refuse(one, why)
                refused.append(one.name)
            except Unavailable as error:
                trouble = trouble or error
        return tuple(signed), tuple(refused), trouble

    def _sign(self, one: Accepted) -> str | None:
        with self._store.write() as work:
            login = signing.sign(work, self._authority, one)
        if login is not None and one.login is None:
            with self._store.aside() as work:
                end_sessions(work, [login])
        return login

    def _drop(self, wishes: list[Accepted]) -> None:
        if wishes:
            _log.warning("%d wishes too many of %s", len(wishes), {one.login for one in wishes})
            with self._store.write() as work:
                signing.drop(work, wishes)

    def _refuse(self, one: Accepted, why: NotAllowed) -> None:
        _log.warning("enrolment of %s refused: %s", one.name, why)
        with self._store.write() as work:
            signing.refuse(work, one, why)


def attend(store: Store, attendant: Attendant, stop: threading.Event) -> None:
    """Work until stop is set: after each piece of news, and every LOOKS_EVERY seconds.

    A server that is away is waited for; its going and its return are one line each in the log.
    """
    trouble = ""
    while not stop.is_set():
        try:
            found = attendant.round()
            if trouble:
                _log.warning("the attendant works again")
            trouble = ""
            if not found.is_idle:
                _log.info("%s", found)
            _wait(store)
        except Unavailable as error:
            if error.key != trouble:
                _log.warning("the attendant waits: %s", error)
            trouble = error.key
            stop.wait(LOOKS_EVERY)


def _wait(store: Store) -> None:
    """Wait for news; changed() opens an ear that was lost."""
    ear = store.news.fileno()
    if ear is None:
        threading.Event().wait(LOOKS_EVERY)
        store.news.changed()
        return
    select.select([ear], [], [], LOOKS_EVERY)
    store.news.drain()


def _is_late(work: Work) -> tuple[Any, ...]:
    c = _enrolment.c
    waits = c.state.in_((Enrolment.OFFERED, Enrolment.ASKED))
    return c.centre == work.centre.code, waits, c.expires_at <= func.now()
