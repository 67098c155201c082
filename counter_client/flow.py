"""The desk as a state machine: which keys work now, why the others do not, one press one effect.

No Qt here. Time comes in: `at` is monotonic seconds (locks), `now` an aware datetime (undo).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from centre.rules.services import Policy
from centre.rules.tickets import State, label
from db.facts import CounterView, Session, TicketView

LOCK_SECONDS: Final = 2.0
"""F2 stays locked so long after a press (screens note, section 11)."""

RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so many seconds; after that people decide anew.

A number must not be called out by a key that somebody pressed before lunch.
"""


class Stage(StrEnum):
    """Where the desk stands."""

    SIGNED_OUT = "signed_out"
    FREE = "free"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"


class Action(StrEnum):
    """What a clerk can ask of the desk; every one of them writes."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    NEXT = "next"
    AGAIN = "again"
    START = "start"
    DONE = "done"
    ABSENT = "absent"
    UNDO = "undo"
    PARK = "park"
    TAKE_BACK = "take_back"
    TRANSFER = "transfer"
    ANY = "any"
    PAUSE = "pause"
    RESUME = "resume"
    NEW_ROLL = "new_roll"


KEYS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.NEXT: "F2",
        Action.AGAIN: "F3",
        Action.START: "Enter",
        Action.DONE: "F4",
        Action.PARK: "F5",
        Action.TAKE_BACK: "F5",
        Action.ABSENT: "F6",
        Action.TRANSFER: "F7",
        Action.ANY: "F8",
        Action.PAUSE: "F9",
        Action.RESUME: "F9",
    }
)
"""The legend of each action's key; screens and keypads say the same."""

WORKS_IN: Final[Mapping[Stage, frozenset[Action]]] = MappingProxyType(
    {
        Stage.SIGNED_OUT: frozenset({Action.SIGN_IN}),
        Stage.FREE: frozenset(
            {
                Action.NEXT,
                Action.ANY,
                Action.PAUSE,
                Action.UNDO,
                Action.TAKE_BACK,
                Action.SIGN_OUT,
                Action.NEW_ROLL,
            }
        ),
        Stage.CALLED: frozenset(
            {
                Action.NEXT,
                Action.AGAIN,
                Action.START,
                Action.DONE,
                Action.ABSENT,
                Action.PARK,
                Action.TRANSFER,
                Action.NEW_ROLL,
            }
        ),
        Stage.SERVING: frozenset(
            {Action.NEXT, Action.DONE, Action.PARK, Action.TRANSFER, Action.NEW_ROLL}
        ),
        Stage.PAUSED: frozenset({Action.RESUME, Action.SIGN_OUT, Action.NEW_ROLL}),
    }
)
"""The one table of keys: what works in which stage."""

ELSEWHERE: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.SIGNED_OUT: "signed_out",
        Stage.FREE: "nobody_called",
        Stage.CALLED: "still_open",
        Stage.SERVING: "still_open",
        Stage.PAUSED: "paused",
    }
)
"""The sentence for a key that does not work in a stage."""

ONLY_BEFORE_START: Final = frozenset({Action.AGAIN, Action.START, Action.ABSENT})


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a key: its request id stays the same until an answer is certain."""

    request: UUID
    action: Action
    at: float
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a key does not work now: the key of a sentence and what fills it in."""

    key: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class Desk:
    """One counter's desk: knows the stage, refuses keys with a reason, keeps presses in doubt."""

    def __init__(self, policy: Policy, new_request: Callable[[], UUID] = uuid4) -> None:
        """Start signed out; policy gives the counts and seconds, new_request makes request ids."""
        self.policy = policy
        self.session: Session | None = None
        self.view: CounterView | None = None
        self.linked = True
        self._new_request = new_request
        self._held: Press | None = None
        self._in_flight = False
        self._locked_until = float("-inf")

    @property
    def stage(self) -> Stage:
        """Return where the desk stands, from the session and the store's last word."""
        if self.session is None or self.view is None:
            return Stage.SIGNED_OUT
        if self.view.paused:
            return Stage.PAUSED
        if self.view.current is None:
            return Stage.FREE
        return Stage.SERVING if self.view.current.state is State.SERVING else Stage.CALLED

    @property
    def ticket(self) -> TicketView | None:
        """Return the ticket at this desk, or None."""
        return self.view.current if self.view else None

    @property
    def in_doubt(self) -> Press | None:
        """Return the press whose effect is not known, or None."""
        return None if self._in_flight else self._held

    @property
    def waits_for_answer(self) -> bool:
        """Tell whether a press is on its way."""
        return self._in_flight

    def refusal(self, action: Action, at: float, now: datetime) -> Refusal | None:
        """Return why action does not work now, or None when it does."""
        if not self.linked or self.in_doubt:
            return Refusal("link_lost")
        if self._in_flight:
            return Refusal("busy")
        if action not in WORKS_IN[self.stage]:
            return self._not_here(action)
        return self._not_yet(action, at, now)

    def _not_here(self, action: Action) -> Refusal:
        """Return why action is not among the keys of this stage."""
        ticket = self.ticket
        if ticket is None or self.stage is Stage.PAUSED:
            return Refusal(ELSEWHERE[self.stage])
        if self.stage is Stage.SERVING and action in ONLY_BEFORE_START:
            return Refusal("already_serving", {"label": ticket.label})
        return Refusal(ELSEWHERE[self.stage], {"label": ticket.label})

    def _not_yet(self, action: Action, at: float, now: datetime) -> Refusal | None:
        """Return why action, though of this stage, has to wait or comes too late."""
        if action is Action.NEXT and at < self._locked_until:
            return Refusal("just_pressed")
        if action is Action.ABSENT and not self._called_enough():
            return Refusal("call_twice", {"calls": self.policy.calls_before_absent})
        if action is Action.UNDO and self.undo_seconds(now) == 0:
            return Refusal("undo_over")
        if action is Action.TAKE_BACK and not (self.view and self.view.parked):
            return Refusal("nothing_parked")
        return None

    def _called_enough(self) -> bool:
        """Tell whether the number was called as often as the policy asks before absent."""
        return self.ticket is not None and self.ticket.calls >= self.policy.calls_before_absent

    def undo_seconds(self, now: datetime) -> int:
        """Return the whole seconds left to take an absent back; 0 when there is nothing."""
        if self.view is None or self.view.absent_undo is None or self.ticket is not None:
            return 0
        marked = self.view.absent_undo.ended_at or now
        left = marked + timedelta(seconds=self.policy.absent_undo_seconds) - now
        return max(0, min(self.policy.absent_undo_seconds, -(-left // timedelta(seconds=1))))

    def press(self, action: Action, at: float, now: datetime, **facts: object) -> Press:
        """Return the press to send; raise NotAllowed with the reason when the key does not work."""
        refusal = self.refusal(action, at, now)
        if refusal is not None:
            raise NotAllowed(refusal.key, **refusal.facts)
        if action is Action.NEXT:
            self._locked_until = at + LOCK_SECONDS
        self._held = Press(self._new_request(), action, at, MappingProxyType(facts))
        self._in_flight = True
        return self._held

    def answered(self, press: Press) -> None:
        """Note that the store answered press, with success or with a refusal: it is over."""
        if self._is_held(press):
            self._held, self._in_flight = None, False

    def doubted(self, press: Press) -> None:
        """Note that nobody knows whether press took effect: the link is lost, the press is kept."""
        self.linked = False
        if self._is_held(press):
            self._in_flight = False

    def lost(self) -> None:
        """Note that the store cannot be reached."""
        self.linked = False

    def ended_elsewhere(self) -> bool:
        """Tell whether this session is over in the store: signed out, or signed in elsewhere."""
        if self.session is None or self.view is None:
            return False
        return self.view.session != self.session.id

    def seen(self, view: CounterView | None) -> None:
        """Take the store's word about this counter; the link is there."""
        self.linked = True
        self.view = view

    def resend(self, at: float) -> Press | None:
        """Return the press in doubt to send again, the same request id; None: nothing to send.

        A press older than RESEND_WITHIN is let go; given_up tells of it before.
        """
        press = self.in_doubt
        if press is None or not self.linked:
            return None
        if self.given_up(at):
            self._held = None
            return None
        self._in_flight = True
        return press

    def given_up(self, at: float) -> Press | None:
        """Return the press in doubt that has grown too old to be sent by itself, or None."""
        press = self.in_doubt
        return press if press is not None and at - press.at > RESEND_WITHIN else None

    def signed_in(self, session: Session) -> None:
        """Take the session; the desk opens with the next view."""
        self.session = session

    def signed_out(self) -> None:
        """Forget the session and everything that belonged to it."""
        self.session = self.view = None

    def _is_held(self, press: Press) -> bool:
        return self._held is not None and self._held.request == press.request


def as_label(typed: str) -> str:
    """Return what a clerk typed as a number is written: "a12" -> "A012"; else as typed, tidied."""
    tidy = "".join(typed.upper().split())
    letter, digits = tidy[:1], tidy[1:]
    if letter.isalpha() and digits.isdecimal():
        return label(letter, int(digits))
    return tidy
