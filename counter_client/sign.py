"""What the counter's LED sign shows: the number that is at the counter, as the store tells it.

No Qt here. Driven by what was read, not by keys, so that a call by another path shows as well, and
after a crash the number that is still here. While the counter is free or has a break the sign is
dark: people look for their number, and a sign without one calls nobody.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from centre.rules.tickets import AT_COUNTER, State
from db.facts import CounterView, TicketView

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Showing:
    """What the sign is to show; an empty text is a dark sign."""

    text: str
    blink: bool = False


DARK: Final = Showing("")


class CounterSign:
    """Remembers what the sign shows, so that it is told only what is new."""

    def __init__(self, counter: str) -> None:
        """Show the number at this counter, of whichever counter the clerk signs in at."""
        self._counter = counter
        self._shown: Showing | None = None
        self._call: tuple[UUID, int] | None = None
        self._watched = False

    def look(self, view: CounterView | None) -> Showing | None:
        """Return what the sign is to show now, or None where it shows that already.

        view is None while nobody is signed in. A call and a call again blink; a number that was
        here before the first look was called by now and stands still.
        """
        ticket = self._ticket(view)
        call = (ticket.id, ticket.calls) if ticket else None
        is_new = self._watched and call is not None and call != self._call
        self._watched, self._call = view is not None, call
        if ticket is None:
            return self._told(DARK)
        if ticket.state is State.CALLED and is_new:
            self._shown = Showing(ticket.label, blink=True)
            return self._shown
        if self._is_still_called(ticket):
            return None
        return self._told(Showing(ticket.label))

    def _ticket(self, view: CounterView | None) -> TicketView | None:
        """Return the number that is called or served here, None where the sign is dark."""
        if view is None or view.counter != self._counter or view.paused:
            return None
        ticket = view.current
        return ticket if ticket is not None and ticket.state in AT_COUNTER else None

    def _is_still_called(self, ticket: TicketView) -> bool:
        """Tell whether the sign blinks for this number, or has ended to by itself."""
        return ticket.state is State.CALLED and self._shown == Showing(ticket.label, blink=True)

    def _told(self, wanted: Showing) -> Showing | None:
        if wanted == self._shown:
            return None
        self._shown = wanted
        return wanted
