"""A ticket: its states and the one table of allowed moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed


class State(StrEnum):
    """Where a ticket stands in its life."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    SERVED = "served"
    ABSENT = "absent"
    PARKED = "parked"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Origin(StrEnum):
    """Where a ticket came from: a kiosk, or a counter that served somebody without a number."""

    KIOSK = "kiosk"
    COUNTER = "counter"


class Event(StrEnum):
    """What can happen to a ticket."""

    CALL = "call"
    CALL_AGAIN = "call_again"
    START = "start"
    FINISH = "finish"
    MARK_ABSENT = "mark_absent"
    UNDO_ABSENT = "undo_absent"
    PARK = "park"
    RESUME = "resume"
    TRANSFER = "transfer"
    STEP_BACK = "step_back"
    RETURN = "return"
    PUT_BACK = "put_back"
    NEXT_SERVICE = "next_service"
    CANCEL = "cancel"
    EXPIRE = "expire"


class Place(IntEnum):
    """Where in its queue a ticket stands: before all others, or by its time."""

    FIRST = 0
    BY_TIME = 1


QUEUED: Final = frozenset({State.WAITING, State.TRANSFERRED})
AT_COUNTER: Final = frozenset({State.CALLED, State.SERVING})
IS_OVER: Final = frozenset({State.SERVED, State.ABSENT, State.CANCELLED, State.EXPIRED})

MOVES: Final[Mapping[tuple[State, Event], State]] = {
    (State.WAITING, Event.CALL): State.CALLED,
    (State.TRANSFERRED, Event.CALL): State.CALLED,
    (State.PARKED, Event.CALL): State.CALLED,
    (State.ABSENT, Event.CALL): State.CALLED,
    (State.CALLED, Event.CALL_AGAIN): State.CALLED,
    (State.CALLED, Event.START): State.SERVING,
    (State.CALLED, Event.FINISH): State.SERVED,
    (State.SERVING, Event.FINISH): State.SERVED,
    (State.CALLED, Event.MARK_ABSENT): State.ABSENT,
    (State.ABSENT, Event.UNDO_ABSENT): State.CALLED,
    (State.CALLED, Event.PARK): State.PARKED,
    (State.SERVING, Event.PARK): State.PARKED,
    (State.PARKED, Event.RESUME): State.SERVING,
    # Left behind at a counter where nobody sits any more: whoever takes it goes on with it.
    (State.CALLED, Event.RESUME): State.SERVING,
    (State.SERVING, Event.RESUME): State.SERVING,
    (State.CALLED, Event.TRANSFER): State.TRANSFERRED,
    (State.SERVING, Event.TRANSFER): State.TRANSFERRED,
    (State.CALLED, Event.PUT_BACK): State.WAITING,
    (State.SERVING, Event.PUT_BACK): State.WAITING,
    (State.ABSENT, Event.RETURN): State.WAITING,
    (State.CALLED, Event.NEXT_SERVICE): State.SERVING,
    (State.SERVING, Event.NEXT_SERVICE): State.SERVING,
    (State.WAITING, Event.STEP_BACK): State.WAITING,
    (State.TRANSFERRED, Event.STEP_BACK): State.TRANSFERRED,
    (State.WAITING, Event.CANCEL): State.CANCELLED,
    (State.TRANSFERRED, Event.CANCEL): State.CANCELLED,
    (State.PARKED, Event.CANCEL): State.CANCELLED,
    (State.WAITING, Event.EXPIRE): State.EXPIRED,
    (State.TRANSFERRED, Event.EXPIRE): State.EXPIRED,
    (State.PARKED, Event.EXPIRE): State.EXPIRED,
    (State.CALLED, Event.EXPIRE): State.EXPIRED,
    (State.SERVING, Event.EXPIRE): State.EXPIRED,
}


def move(state: State, event: Event) -> State:
    """Return the state after event.

    Raises NotAllowed("ticket_move", state, event) if MOVES has no such move.
    """
    after = MOVES.get((state, event))
    if after is None:
        raise NotAllowed("ticket_move", state=state.value, event=event.value)
    return after


def label(letter: str, number: int) -> str:
    """Return the number as printed, shown and spoken: letter and at least three digits, A012."""
    return f"{letter}{number:03d}"


@dataclass(frozen=True, slots=True)
class Ticket:
    """One printed number of one business day, as the store knows it now.

    arrived_at never changes; queued_at is the time that orders it in its queue (a transfer to the
    end gives it a new one). target names the only counter that may call it, if a clerk chose one.
    bypassed counts the priority tickets called before this one although it was there earlier.
    """

    id: UUID
    day: date
    service: str
    letter: str
    number: int
    state: State
    priority: str | None
    arrived_at: datetime
    queued_at: datetime
    place: Place
    calls: int
    bypassed: int
    counter: str | None
    target: str | None
    called_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None

    @property
    def label(self) -> str:
        """Return the number as people read it, A012."""
        return label(self.letter, self.number)
