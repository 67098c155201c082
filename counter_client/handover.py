"""Handing a dossier over at the counter, as a state machine: its code, what is known, one step.

Neither Qt nor the store is known here. A code lives here until it is answered or left, and is in no
repr. A wish keeps its request id until the answer is certain, so no scan is noted twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from centre.rules.handover import Step
from counter_client.shown import Message
from db.handover.record import Asked, Handed

RESEND_WITHIN: Final = 60.0
"""A wish in doubt is sent again by itself for so many seconds, as a press of the desk is."""
UNDO: Final = "undo"
Act = Step | Literal["undo"]


class Stage(StrEnum):
    """What the page shows: the field for a code, that it is being looked up, what is known."""

    CODE = "code"
    LOOKING = "looking"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the store is to do. handover is the hand-over that is to be taken back."""

    request: UUID
    act: Act
    at: float
    code: str = field(repr=False)
    handover: UUID | None = None


class HandingOver:
    """One receipt at a time."""

    def __init__(self, new_request: Callable[[], UUID] = uuid4) -> None:
        """Begin with nothing; new_request makes request ids."""
        self._new_request = new_request
        self._held: Wish | None = None
        self._in_flight = False
        self.forget()

    def forget(self) -> None:
        """Forget the receipt; a wish whose effect is not known is kept."""
        self.stage = Stage.CODE
        self.asked: Asked | None = None
        self._code = ""

    @property
    def waits(self) -> bool:
        """Tell whether a wish is on its way or in doubt."""
        return self._held is not None

    # --- what is asked ---------------------------------------------------------------------------

    def look(self, code: str) -> None:
        """Take a code that was scanned or typed, to be looked up."""
        self.forget()
        self._code = code
        self.stage = Stage.LOOKING

    def is_of(self, code: str) -> bool:
        """Tell whether the answer about a code is still waited for."""
        return self.stage is Stage.LOOKING and code == self._code

    def seen(self, asked: Asked) -> None:
        """Take what the store knows of the receipt."""
        self.asked, self.stage = asked, Stage.KNOWN

    def refusal(self, act: Act | None) -> str:
        """Return the key of why something cannot be done now, "" if it can."""
        if self._held is not None:
            return "busy"
        if self.asked is None or act is None:
            return "step_needed"
        if act == UNDO:
            return "" if self.asked.undo else "hand_undo_over"
        done = {one.step for one in self.asked.noted}
        return "step_done" if act in done or Step.RETURNED in done else ""

    def wish(self, act: Act | None, at: float) -> Wish:
        """Return the wish to note a step or to take one back; raise NotAllowed with the reason."""
        refusal = self.refusal(act)
        if refusal or self.asked is None or act is None:
            raise NotAllowed(refusal)
        undo = self.asked.undo if act == UNDO else None
        self._held = Wish(self._new_request(), act, at, self.asked.code, undo.id if undo else None)
        self._in_flight = True
        return self._held

    # --- what is heard ---------------------------------------------------------------------------

    def answered(self, wish: Wish, handed: Handed) -> Message:
        """Take the store's answer; return what is said of it."""
        self._release(wish)
        self.forget()
        return said(wish.act, handed)

    def refused(self, wish: Wish, error: NotAllowed) -> Message:
        """Take the store's refusal; the receipt stays on the page."""
        self._release(wish)
        key = "hand_undo_over" if error.key == "undo_too_late" else error.key
        return Message(key, error.facts, "err")

    def doubted(self, wish: Wish) -> None:
        """Keep a wish of which nobody knows whether it took effect."""
        if self._is_held(wish):
            self._in_flight = False

    def resend(self, at: float) -> Wish | None:
        """Return the wish in doubt, to be sent again with its own id; an old one is let go."""
        if self._held is None or self._in_flight:
            return None
        if at - self._held.at > RESEND_WITHIN:
            self._held = None
            return None
        self._in_flight = True
        return self._held

    def _release(self, wish: Wish) -> None:
        if self._is_held(wish):
            self._held, self._in_flight = None, False

    def _is_held(self, wish: Wish) -> bool:
        return self._held is not None and self._held.request == wish.request


def said(act: Act, handed: Handed) -> Message:
    """Return the message of a step that was noted, had been noted before, or was taken back."""
    facts = {
        "code": handed.code,
        "at": f"{handed.at:%H:%M %d/%m}",
        "counter": handed.counter,
    }
    if act == UNDO:
        return Message("hand_undone", facts, "ok")
    kind = "before" if handed.again else "done"
    return Message(f"hand_{kind}_{handed.step}", facts, "plain" if handed.again else "ok")
