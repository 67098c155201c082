"""The register of dossiers (sổ theo dõi hồ sơ) as the store offers it: imports and look-ups."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from centre.rules.dossier_codes import code_of
from centre.rules.errors import NotAllowed
from db import tables
from db.dossiers import lookup, secret, storing, tries
from db.dossiers.lookup import DossierView
from db.dossiers.plan import Held, Mark, Plan
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.work import Transactions, Work

SCAN_NEEDS_SECRET: Final = False
"""Whoever scans a receipt has the paper in hand, so that its code is enough.

The secret stands on the same paper, and where the scanned code itself holds one, asking for it
again would keep out nobody but people who cannot type. What a forged code could bring to light is
small: a state, a due date and a kind of procedure, of nobody by name; and each unknown code counts
as a wrong try. Typing is different: numbers are given one after the other and can be guessed at
leisure, so it needs the secret.
"""
_SOURCE_SIGNS: Final = 200
_PORTION: Final = 2_000
"""Rows of one transaction, so that nobody who hands out numbers waits for an import."""

_Step = Callable[[Work], int]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import has done, in dossiers."""

    added: int
    changed: int
    deleted: int


class Dossiers:
    """The dossiers of the centre; the store opens the transactions."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    # --- imports ---------------------------------------------------------------------------------

    def held(self) -> Held:
        """Return every dossier that is kept, by its code, to plan an import with."""
        with self._store.read() as work:
            return storing.held(work.connection, work.centre.code)

    def bring_in(self, request: UUID, plan: Plan, source_name: str, by: str) -> Brought:
        """Write a plan in portions; with the last goes one line of the log with counts alone.

        Writing a portion again changes nothing more, so an import that was cut off is run again.
        Raises NotAllowed("dossiers_moved") if somebody has changed the dossiers since `held`.
        """
        *steps, last = self._steps(plan) or [_nothing]
        seen, deleted = plan.seen, 0
        if steps and not self._is_answered(request):
            for step in steps:
                with self._store.aside() as work:
                    _check(work, seen)
                    deleted += step(work)
                    seen = storing.mark(work.connection, work.centre.code)
        done = Brought(len(plan.added), len(plan.changed), deleted)

        def end(work: Work) -> Brought:
            _check(work, seen)
            return _end(work, replace(done, deleted=deleted + last(work)), source_name, by)

        return once(self._store, request, "dossiers", Brought, end)

    def _steps(self, plan: Plan) -> list[_Step]:
        """Return what is to be done, a transaction each; the rows are made here, outside them."""
        with self._store.read() as work:
            centre, now = work.centre.code, work.now
        rows, due = storing.rows_of(centre, now, plan.to_write), plan.due
        going = [due[at : at + _PORTION] for at in range(0, len(due), _PORTION)]
        coming = [rows[at : at + _PORTION] for at in range(0, len(rows), _PORTION)]
        return [
            *(lambda work, some=some: storing.delete(work, some) for some in going),
            *(lambda work, some=some: _put(work, some) for some in coming),
        ]

    def _is_answered(self, request: UUID) -> bool:
        """Tell whether a request has had its effect already."""
        query = select(tables.request.c.id).where(tables.request.c.id == request)
        with self._store.read() as work:
            return work.connection.execute(query).first() is not None

    # --- look-ups --------------------------------------------------------------------------------

    def look_up(self, kiosk: str, code: str, secret_typed: str) -> DossierView:
        """Return the dossier of a typed code and secret.

        Raises NotAllowed: dossier_unknown, the same and after the same work for a code that is not
        here, one without a secret, and a wrong secret; lookup_locked (until) for the fifth wrong
        try at a kiosk and each further one, and until that moment for every try.
        """
        return self._tried(kiosk, code, secret_typed, needs_secret=True)

    def look_up_scanned(self, kiosk: str, code: str, secret_scanned: str = "") -> DossierView:
        """Return the dossier of a scanned receipt; see SCAN_NEEDS_SECRET. Raises as look_up does.

        secret_scanned is what the scanned code holds behind the dossier's; it may be anything.
        """
        return self._tried(kiosk, code, secret_scanned, needs_secret=SCAN_NEEDS_SECRET)

    def _tried(self, kiosk: str, code: str, said: str, *, needs_secret: bool) -> DossierView:
        with self._store.aside() as work:
            counted = tries.begin(work, kiosk)
        with self._store.read() as work:
            found = lookup.find(work, code_of(code))
            centre, now = work.centre, work.now
        kept = found.kept.secret if found else ""
        is_right = not needs_secret or secret.fits(kept or secret.DECOY, secret.secret_of(said))
        if found is None or not is_right:
            raise _refused(counted.until)
        with self._store.aside() as work:
            tries.take_back(work, kiosk, counted)
        return lookup.told(found, centre, now)


def _refused(until: datetime | None) -> NotAllowed:
    if until is not None:
        return NotAllowed("lookup_locked", until=until)
    return NotAllowed("dossier_unknown")


def _check(work: Work, seen: Mark | None) -> None:
    """Refuse a plan that was made from another state of the dossiers than they are in."""
    if seen not in {None, storing.mark(work.connection, work.centre.code)}:
        raise NotAllowed("dossiers_moved")


def _put(work: Work, rows: list[dict[str, Any]]) -> int:
    storing.put_rows(work, rows)
    return 0


def _nothing(_work: Work) -> int:
    return 0


def _end(work: Work, done: Brought, source_name: str, by: str) -> Brought:
    """Log what an import has done; one without an effect writes nothing."""
    if done == Brought(0, 0, 0):
        return done
    facts = {
        "source": source_name[:_SOURCE_SIGNS],
        "added": done.added,
        "changed": done.changed,
        "deleted": done.deleted,
        "by": by,
    }
    append(work, CENTRE_QUEUE, "dossiers_changed", facts)
    return done
