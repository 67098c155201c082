"""The numbers whose slip may not have come out: their people may stand there without a number."""

from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed
from centre.rules.prints import PrintJob
from centre.rules.tickets import IS_OVER, State
from db import Store

CANNOT_CONFIRM: Final = "cannot_confirm"
"""The note of a slip from a printer that can never confirm (drivers.ports.Doubtful).

It has most likely printed, and every number would be named.
"""

_FOR_GOOD: Final = IS_OVER - {State.ABSENT}
"""An absent one may still be called."""


class DoubtfulSlips:
    """Asks for the doubtful slips of people who still wait. It belongs to one lane."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._ended = set[UUID]()

    def labels(self, store: Store) -> tuple[str, ...]:
        """Return the numbers that still wait or are called, oldest first; raise Unavailable."""
        doubtful = store.prints.doubtful()
        return tuple(job.label for job in doubtful if self._is_wanted(store, job))

    def _is_wanted(self, store: Store, job: PrintJob) -> bool:
        """Tell whether a slip's person still waits; a ticket that has ended is asked for once."""
        if job.note == CANNOT_CONFIRM or job.ticket in self._ended:
            return False
        try:
            state = store.day.ticket(job.label).state
        except NotAllowed:  # midnight has passed since the reading of the jobs
            return False
        if state in _FOR_GOOD:
            self._ended.add(job.ticket)
        return state not in IS_OVER and state is not State.SERVING
