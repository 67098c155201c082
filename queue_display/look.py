"""What a screen of calls reads of the store: calls, the centre's data, the desks of its signs."""

from dataclasses import dataclass

from centre.rules.services import Centre
from db import Store
from db.facts import AtDesk, Board
from queue_display.flow import READ_CALLS


@dataclass(frozen=True, slots=True)
class Seen:
    """One good reading; desks is empty where the board serves no signs."""

    board: Board
    centre: Centre
    desks: tuple[AtDesk, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a board reads: the calls of its zone (None: of all); desks too where it serves signs."""

    zone: str | None
    has_signs: bool = False

    def __call__(self, store: Store) -> Seen:
        """Read it (on the lane)."""
        desks = store.day.at_desks() if self.has_signs else ()
        return Seen(store.day.board(self.zone, READ_CALLS), store.centre(), desks)
