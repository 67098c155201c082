"""The taking of one number: ask the printer, send the order, send it again until it is answered.

The request's UUID is made before the first sending and kept until the store has answered, so that
a doubt can never give a second number (reliability note, section 2.4).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid4

from kiosk.visit import CheckPaper, Take, Wish

# How long the printer may think before a number is taken without its answer (hardware note 4:
# "no answer: go on"); the number has to be on the screen within a second of the touch.
PAPER_CHECK_SECONDS: Final = 0.5
# An order, or the first reading, that had no answer is sent again after so long.
ORDER_AGAIN_SECONDS: Final = 2.0
RELOAD_SECONDS: Final = 5.0
# From here on a page says that the machine is at work; faster answers would only flicker.
BUSY_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Order:
    """A number being taken: since when, whether it was sent, whether it waits to be sent again."""

    take: Take
    since: float
    sent: bool = False
    waits: bool = False


class Ordering:
    """At most one order at a time. Moments are monotonic seconds; send takes the wishes."""

    def __init__(self, send: Callable[[Wish], None]) -> None:
        self._send = send
        self._order: Order | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether a number is being taken."""
        return self._order is not None

    @property
    def waits(self) -> bool:
        """Tell whether the order had no answer and waits to be sent again."""
        return self._order is not None and self._order.waits

    def forget(self) -> None:
        """Drop the order: its visitor has left, or it has its answer."""
        self._order = None

    def begin(
        self, service: str, priority: str | None, language: str, now: float, *, ask_printer: bool
    ) -> None:
        """Make the request; ask the printer first, or send the order at once without paper."""
        take = Take(uuid4(), service, priority, ask_printer, language)
        self._order = Order(take, now)
        if ask_printer:
            self._send(CheckPaper(take.request))
        else:
            self.send()

    def is_checking(self, request: UUID) -> bool:
        """Tell whether the order of this request still waits for the printer's word."""
        return self._is(request) and self._order is not None and not self._order.sent

    def send(self) -> None:
        """Send the order, for the first time or again."""
        if self._order is not None:
            self._order = replace(self._order, sent=True, waits=False)
            self._send(self._order.take)

    def settle(self, request: UUID) -> bool:
        """Close the order if request is its own; tell whether it was."""
        if not self._is(request):
            return False
        self.forget()
        return True

    def miss(self, request: UUID) -> bool:
        """Keep the order for another try if request is its own; tell whether it was."""
        if self._order is None or not self._is(request):
            return False
        self._order = replace(self._order, waits=True)
        return True

    def tick(self, now: float) -> None:
        """Send the order when the printer has had its time to speak."""
        order = self._order
        if order is not None and not order.sent and now >= order.since + PAPER_CHECK_SECONDS:
            self.send()

    def is_slow(self, now: float) -> bool:
        """Tell whether the order takes long enough for people to wonder."""
        return self._order is not None and now >= self._order.since + BUSY_SECONDS

    def wake_at(self, now: float) -> float | None:
        """Return when an order under way changes something without an answer."""
        if self._order is None:
            return None
        if not self._order.sent:
            return self._order.since + PAPER_CHECK_SECONDS
        busy_at = self._order.since + BUSY_SECONDS
        return busy_at if now < busy_at else None

    def _is(self, request: UUID) -> bool:
        return self._order is not None and self._order.take.request == request
