"""The desk of dossiers: its errand, the scanner's receipts, and what goes to the store."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from centre.rules.codes import DossierCode, Reading
from centre.rules.errors import NotAllowed, Unavailable
from db import Store
from db.dossiers.lookup import DossierView
from kiosk.errands import Act, Site
from kiosk.track import LookUp, Track

_MINUTE_S: Final = 60


class TrackDesk:
    """Look-ups of dossiers at one kiosk."""

    def __init__(self, site: Site) -> None:
        """Join the flow."""
        self._store = site.store
        self._name = site.ground.name
        self._clock = site.ground.clock
        self.track = Track(site.flow, self._look_up)
        site.flow.join(self.track)

    def acts(self) -> Mapping[str, Act]:
        """Return what the targets of the pages TRACK and DOSSIER do."""
        track = self.track
        return {
            "track": lambda _: track.track(),
            "dossier_code": track.code_typed,
            "code_done": lambda _: track.code_done(),
            "dossier_secret": track.secret_typed,
            "secret_done": lambda _: track.secret_done(),
            "dossier_number": lambda _: track.take_number(),
            "track_again": lambda _: track.again(),
            "dossier_up": lambda _: track.scrolled(),
            "dossier_down": lambda _: track.scrolled(),
            "dossier_drawn": lambda _: track.scrolled(),
        }

    def scanned(self, reading: Reading) -> bool:
        """Take a receipt's code; tell whether it is one, and is heard now."""
        return isinstance(reading, DossierCode) and self.track.scanned(reading)

    def close(self) -> None:
        """Nothing is open here."""

    def _look_up(self, wish: LookUp) -> None:
        request = wish.request

        def ask(store: Store) -> DossierView:
            dossiers = store.dossiers
            asked = dossiers.look_up_scanned if wish.scanned else dossiers.look_up
            return asked(self._name, wish.code, wish.secret)

        self._store.run(
            ask,
            lambda dossier: self.track.answered(request, dossier),
            lambda error: self._not_told(request, error),
        )

    def _not_told(self, request: UUID, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.track.gone(request)
        elif not isinstance(error, NotAllowed):
            raise error
        elif error.key == "lookup_locked":
            self.track.locked(request, self._minutes(error.facts["until"]))
        else:
            self.track.unknown(request)

    def _minutes(self, until: object) -> int:
        """Return how many whole minutes are left, at least one."""
        left = (until - self._clock.now()).total_seconds() if isinstance(until, datetime) else 0
        return max(1, math.ceil(left / _MINUTE_S))
