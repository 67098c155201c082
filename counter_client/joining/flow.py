"""Joining as a state machine: a bundle, a question, six digits, an answer. No Qt here.

Every job on the server's lane carries the number of its attempt; what comes back of an attempt that
was stopped is dropped, so that the window can be left at any moment.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from centre.rules.enrolling import OFFER_HOLDS, Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.joining.centre_file import Outcome
from db.enrolment.asking import Asked
from db.enrolment.bundle import Bundle

PASSING: Final = frozenset({"database_gone", "database_busy"})
"""A server that is away for a moment while people compare digits is asked again."""
SLOW_SECONDS: Final = 15.0
"""The server signs within seconds of the press; after this long the screen says where to look."""


class Stage(StrEnum):
    """Which page stands."""

    FIND = "find"
    CONFIRM = "confirm"
    ASKING = "asking"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why it did not work: the key of a sentence, and what fills it in."""

    key: str
    facts: MappingProxyType[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class Joining:
    """One machine on its way into a centre."""

    def __init__(self) -> None:
        """Begin by looking for a bundle."""
        self.stage = Stage.FIND
        self.bundle: Bundle | None = None
        self.asked: Asked | None = None
        self.state = Enrolment.OFFERED
        self.trouble: Trouble | None = None
        self.outcome: Outcome | None = None
        self.is_away = False
        self.attempt = 0
        self._began = self._accepted = float("-inf")

    def seconds_left(self, at: float) -> int:
        """Return for how many seconds the other screen can still be pressed (at: monotonic)."""
        return int(max(0.0, self._began + OFFER_HOLDS.total_seconds() - at))

    def is_slow(self, at: float) -> bool:
        """Tell whether the server takes longer to sign than it should."""
        return self.state is Enrolment.ACCEPTED and at - self._accepted > SLOW_SECONDS

    def take(self, text: str) -> None:
        """Take what was scanned, pasted or read from a file; say what is wrong with it."""
        self.trouble = None
        try:
            self.bundle = Bundle.parse(text)
        except NotAllowed as error:
            self.trouble = _trouble(error)
            return
        self.stage = Stage.CONFIRM

    def misread(self, error: Unavailable) -> None:
        """Say why a bundle's file could not be read."""
        if self.stage is Stage.FIND:
            self.trouble = _trouble(error)

    def begin(self, at: float) -> int | None:
        """Begin to ask the server; return the number of this attempt, None when nothing begins."""
        if self.bundle is None or self.stage not in (Stage.CONFIRM, Stage.FAILED):
            return None
        self.trouble, self.state, self.is_away = None, Enrolment.OFFERED, False
        self.stage, self._began = Stage.ASKING, at
        self.attempt += 1
        return self.attempt

    def showed(self, attempt: int, asked: Asked) -> None:
        """Take the six digits; from now on the other screen decides."""
        if attempt == self.attempt and self.stage is Stage.ASKING:
            self.asked, self.state, self.stage = asked, Enrolment.ASKED, Stage.WAITING

    def heard(self, attempt: int, state: Enrolment, at: float) -> bool:
        """Take where the request stands; return True once, when this machine has been let in."""
        if attempt != self.attempt or self.stage is not Stage.WAITING:
            return False
        if state is Enrolment.ACCEPTED and self.state is not state:
            self._accepted = at
        self.state, self.is_away = state, False
        if state in (Enrolment.REFUSED, Enrolment.EXPIRED):
            self.stage, self.trouble = Stage.FAILED, Trouble(f"there_{state.value}")
        return state is Enrolment.SIGNED

    def finished(self, outcome: Outcome) -> None:
        """Take what became of this machine's settings: all is done."""
        self.outcome, self.stage = outcome, Stage.DONE

    def failed(self, attempt: int, error: NotAllowed | Unavailable, at: float) -> None:
        """Take why an attempt failed; a server that is away for a moment is asked again."""
        if attempt != self.attempt or self.stage not in (Stage.ASKING, Stage.WAITING):
            return
        passing = error.key in PASSING and self.seconds_left(at) > 0
        if self.stage is Stage.WAITING and passing:
            self.is_away = True
            return
        self.stage, self.trouble = Stage.FAILED, _trouble(error)

    def back(self) -> None:
        """Leave this attempt, whatever it is doing, and look for a bundle again."""
        self.attempt += 1
        self.stage, self.trouble, self.asked, self.bundle = Stage.FIND, None, None, None


def _trouble(error: NotAllowed | Unavailable) -> Trouble:
    return Trouble(error.key, MappingProxyType(dict(error.facts)))
