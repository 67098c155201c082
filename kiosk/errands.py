"""What people do at a kiosk beside taking a number, put together: one desk for each errand.

A desk joins the flow with its pages, says which touches it takes, and asks store and printer on
their lanes. The dispenser knows this module only.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from centre.rules.codes import Reading
from kiosk.flow import Flow
from kiosk.ground import Ground
from kiosk.printer_lane import PrinterLane
from kiosk.store_lane import StoreLane

Act = Callable[[str], None]
"""What a touch does; it takes the part of the target's key after the colon."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a desk works with; printer is None at a kiosk that prints nothing."""

    ground: Ground
    flow: Flow
    store: StoreLane
    printer: PrinterLane | None


class Desk(Protocol):
    """One errand with all that it needs."""

    def acts(self) -> Mapping[str, Act]:
        """Return what each kind of target does (the part of its key before the colon)."""

    def close(self) -> None:
        """Give back every lane, timer and Qt object."""


@runtime_checkable
class Listener(Protocol):
    """A desk that takes scanned codes."""

    def scanned(self, reading: Reading) -> bool:
        """Take a code, if it is for this errand and heard now; tell whether it is."""


class Errands:
    """The desks of one kiosk."""

    def __init__(self, desks: Iterable[Desk]) -> None:
        """Take the desks, in the order in which they were made."""
        self._desks = tuple(desks)

    def acts(self) -> dict[str, Act]:
        """Return what the targets of all desks do."""
        return {kind: act for desk in self._desks for kind, act in desk.acts().items()}

    def scanned(self, reading: Reading) -> bool:
        """Hand a scanned code to the first desk that takes it; tell whether one does."""
        return any(desk.scanned(reading) for desk in self._desks if isinstance(desk, Listener))

    def close(self) -> None:
        """Close the desks, the last one first."""
        for desk in reversed(self._desks):
            desk.close()
