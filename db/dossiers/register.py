"""The register of dossiers (sổ theo dõi hồ sơ) as the store offers it: imports and look-ups."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from centre.rules.dossiers import code_of
from centre.rules.errors import NotAllowed
from db.dossiers import lookup, secret, storing, tries
from db.dossiers.lookup import DossierView
from db.dossiers.plan import Kept, Plan
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

    def held(self) -> dict[str, Kept]:
        """Return every dossier that is kept, by its code, to plan an import with."""
        with self._store.read() as work:
            return storing.held(work.connection, work.centre.code)

    def bring_in(self, request: UUID, plan: Plan, source_name: str, by: str) -> Brought:
        """Write a plan in one transaction: rows, and one line of the log with counts alone."""
        return once(
            self._store,
            request,
            "dossiers",
            Brought,
            lambda work: _bring_in(work, plan, source_name, by),
        )

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
            until = tries.begin(work, kiosk)
        with self._store.read() as work:
            found = lookup.find(work, code_of(code))
            centre, now = work.centre, work.now
        kept = found.kept.secret if found else ""
        is_right = not needs_secret or secret.fits(kept or secret.DECOY, secret.secret_of(said))
        if found is None or not is_right:
            raise _refused(until)
        with self._store.aside() as work:
            tries.take_back(work, kiosk)
        return lookup.told(found, centre, now)


def _refused(until: datetime | None) -> NotAllowed:
    if until is not None:
        return NotAllowed("lookup_locked", until=until)
    return NotAllowed("dossier_unknown")


def _bring_in(work: Work, plan: Plan, source_name: str, by: str) -> Brought:
    """Write a plan; one without an effect writes nothing."""
    done = Brought(len(plan.added), len(plan.changed), len(plan.due))
    if done == Brought(0, 0, 0):
        return done
    storing.delete(work, plan.due)
    storing.put(work, plan.to_write)
    facts = {
        "source": source_name[:_SOURCE_SIGNS],
        "added": done.added,
        "changed": done.changed,
        "deleted": done.deleted,
        "by": by,
    }
    append(work, CENTRE_QUEUE, "dossiers_changed", facts)
    return done
