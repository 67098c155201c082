"""A print job: its states and the one table of allowed moves.

The protocol is that of the reliability note, section 2.3: ticket and job are committed together,
`sending` is durable before the first byte, and a slip that is not certain is printed again marked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from centre.rules.errors import NotAllowed


class PrintState(StrEnum):
    """Where a print job stands."""

    PENDING = "pending"
    SENDING = "sending"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    ABANDONED = "abandoned"


class PrintEvent(StrEnum):
    """What can happen to a print job."""

    SEND = "send"
    CONFIRM = "confirm"
    DOUBT = "doubt"
    ABANDON = "abandon"
    ASK_AGAIN = "ask_again"


OPEN: Final = frozenset({PrintState.PENDING, PrintState.SENDING, PrintState.UNKNOWN})
IS_OVER: Final = frozenset({PrintState.PRINTED, PrintState.ABANDONED})

# A young `sending` found at start is sent again marked; the reliability note gives 90 s.
REPRINT_WITHIN: Final = timedelta(seconds=90)
# One original and one marked reprint; after that a person decides (hardware note, section 4).
AUTOMATIC_ATTEMPTS: Final = 2

MOVES: Final[Mapping[tuple[PrintState, PrintEvent], PrintState]] = {
    (PrintState.PENDING, PrintEvent.SEND): PrintState.SENDING,
    (PrintState.SENDING, PrintEvent.SEND): PrintState.SENDING,
    (PrintState.UNKNOWN, PrintEvent.SEND): PrintState.SENDING,
    (PrintState.SENDING, PrintEvent.CONFIRM): PrintState.PRINTED,
    (PrintState.SENDING, PrintEvent.DOUBT): PrintState.UNKNOWN,
    (PrintState.PENDING, PrintEvent.ABANDON): PrintState.ABANDONED,
    (PrintState.SENDING, PrintEvent.ABANDON): PrintState.ABANDONED,
    (PrintState.UNKNOWN, PrintEvent.ABANDON): PrintState.ABANDONED,
    (PrintState.PRINTED, PrintEvent.ASK_AGAIN): PrintState.UNKNOWN,
    (PrintState.ABANDONED, PrintEvent.ASK_AGAIN): PrintState.UNKNOWN,
}


def move(state: PrintState, event: PrintEvent) -> PrintState:
    """Return the state after event; raise NotAllowed("print_move") if MOVES has no such move."""
    after = MOVES.get((state, event))
    if after is None:
        raise NotAllowed("print_move", state=state.value, event=event.value)
    return after


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One slip that has to come out of one kiosk's printer.

    attempt counts how often sending began; every attempt after the first is marked BẢN IN LẠI.
    content is the composed slip's facts (see kiosk.slips), so that a reprint says the same as the
    original. note is what the last move left: what confirmed the slip, or why it is doubtful or
    abandoned.
    """

    id: UUID
    ticket: UUID
    label: str
    kiosk: str
    state: PrintState
    attempt: int
    queued_at: datetime
    sending_at: datetime | None
    content: Mapping[str, Any]
    note: str = ""

    @property
    def next_is_marked(self) -> bool:
        """Tell whether the next attempt must say BẢN IN LẠI: all but the first ever sent."""
        return self.attempt > 0


def fate_at_start(job: PrintJob, now: datetime) -> PrintEvent | None:
    """Return what becomes of a job found at program start: SEND, ABANDON, or None if it is over.

    A young one is sent: pending, it never sent a byte and is an original; sending or unknown, it is
    marked. One older than REPRINT_WITHIN is abandoned, because its owner has left.
    """
    if job.state in IS_OVER:
        return None
    began = job.sending_at or job.queued_at
    if now - began <= REPRINT_WITHIN:
        return PrintEvent.SEND
    return PrintEvent.ABANDON
