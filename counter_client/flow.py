"""The desk as a state machine: which keys work now, why the others do not, one press one effect.

No Qt here. Time comes in: `at` is monotonic seconds (locks), `now` an aware datetime (undo).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from centre.rules.roles import Act, may
from centre.rules.services import Policy
from centre.rules.tickets import State
from counter_client.acts import (
    ELSEWHERE,
    ENDS_A_SERVICE,
    KEEPS_ARMED,
    KEYS,
    ONLY_BEFORE_START,
    WITHOUT_DESK,
    WORKS_IN,
    Action,
    Stage,
)
from counter_client.numbers import to_take_back
from counter_client.outstanding import Outstanding, Press, Refusal
from db.facts import CounterView, Session, TicketView

__all__ = ["ELSEWHERE", "KEYS", "WORKS_IN", "Action", "Desk", "Press", "Refusal", "Stage"]

LOCK_SECONDS: Final = 2.0
"""F2 stays locked so long after a press (screens note, section 11)."""


class Desk:
    """One counter's desk: knows the stage, refuses keys with a reason, keeps presses in doubt."""

    def __init__(self, policy: Policy, new_request: Callable[[], UUID] = uuid4) -> None:
        """Start signed out; policy gives the counts and seconds, new_request makes request ids."""
        self.policy = policy
        self.session: Session | None = None
        self.view: CounterView | None = None
        self.linked = True
        self.asks_outcome = False
        self._armed = False
        self._sending = Outstanding(new_request)
        self._locked_until = float("-inf")

    @property
    def stage(self) -> Stage:
        """Return where the desk stands, from the session and the store's last word."""
        if self.session is None or self.view is None:
            return Stage.SIGNED_OUT
        if self.view.paused:
            return Stage.PAUSED
        if self.view.current is None:
            return Stage.WRAPPING if self.view.wrapping else Stage.FREE
        return Stage.SERVING if self.view.current.state is State.SERVING else Stage.CALLED

    @property
    def serves_nobody(self) -> bool:
        """Tell whether whoever is signed in has a role that works at no desk."""
        return self.session is not None and not may(self.session.role, Act.DESK)

    @property
    def ticket(self) -> TicketView | None:
        """Return the ticket at this desk, or None."""
        return self.view.current if self.view else None

    @property
    def wants_outcome(self) -> bool:
        """Tell whether whoever ends the service here has to say what came of it."""
        return self.asks_outcome and self.ticket is not None

    @property
    def armed(self) -> bool:
        """Tell whether the next arrival is called by itself: F2 was pressed while nobody waited."""
        return self._armed

    @property
    def in_doubt(self) -> Press | None:
        """Return the press whose effect is not known, or None."""
        return self._sending.in_doubt

    @property
    def waits_for_answer(self) -> bool:
        """Tell whether a press is on its way."""
        return self._sending.is_under_way

    def refusal(self, action: Action, at: float, now: datetime) -> Refusal | None:
        """Return why action does not work now, or None when it does."""
        if not self.linked or self.in_doubt:
            return Refusal("link_lost")
        if self.waits_for_answer:
            return Refusal("busy")
        if self.serves_nobody and action not in WITHOUT_DESK:
            return Refusal("role_not_at_desk")
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
        if action is Action.AGAIN and self._calls() >= self.policy.calls_at_most:
            return Refusal("called_enough", {"calls": self._calls()})
        if action is Action.ABSENT and self._calls() < self.policy.calls_before_absent:
            return Refusal("call_twice", {"calls": self.policy.calls_before_absent})
        if action is Action.UNDO and self.undo_seconds(now) == 0:
            return Refusal("undo_over")
        if action is Action.TAKE_BACK and not to_take_back(self.view):
            return Refusal("nothing_parked")
        return None

    def _calls(self) -> int:
        """Return how often the number here was called since it last waited."""
        return self.ticket.calls if self.ticket else 0

    def undo_seconds(self, now: datetime) -> int:
        """Return the whole seconds left to take an absent back; 0 when there is nothing."""
        if self.view is None or self.view.absent_undo is None or self.ticket is not None:
            return 0
        marked = self.view.absent_undo.ended_at or now
        left = marked + timedelta(seconds=self.policy.absent_undo_seconds) - now
        return max(0, min(self.policy.absent_undo_seconds, -(-left // timedelta(seconds=1))))

    def wrap_seconds(self, now: datetime) -> int:
        """Return the whole seconds left to write up what was done; 0 when nothing is."""
        if self.view is None or self.view.wrapping_until is None:
            return 0
        left = -((now - self.view.wrapping_until) // timedelta(seconds=1))
        return max(0, min(self.policy.wrap_up_seconds, left))

    def pass_time(self, now: datetime) -> None:
        """Let a wrap-up whose time is over be over: nobody has to end it, and nothing is told."""
        if self.view is not None and self.view.wrapping and not self.wrap_seconds(now):
            self.view = replace(self.view, wrapping=None, wrapping_until=None)

    def press(self, action: Action, at: float, now: datetime, **facts: object) -> Press:
        """Return the press to send; raise NotAllowed with the reason when the key does not work.

        "outcome" among the facts is what came of the service that NEXT and DONE end.
        """
        refusal = self.refusal(action, at, now)
        if refusal is not None:
            raise NotAllowed(refusal.key, **refusal.facts)
        if action in ENDS_A_SERVICE and self.wants_outcome and not facts.get("outcome"):
            raise NotAllowed("outcome_missing")
        return self._sent(action, at, facts)

    def _sent(self, action: Action, at: float, facts: Mapping[str, object]) -> Press:
        """Return the one press that is on its way from now on."""
        if action is Action.NEXT:
            self._locked_until = at + LOCK_SECONDS
        if action not in KEEPS_ARMED:
            self._armed = False
        return self._sending.send(action, at, facts)

    # --- the next arrival is called by itself ----------------------------------------------------

    def arm(self) -> None:
        """Wait for the next arrival: the store has said that nobody waits.

        Not kept anywhere: after a restart nothing waits. A lost link, a break and every key that
        has to do with a number end it.
        """
        self._armed = self.session is not None

    def disarm(self, at: float | None = None) -> None:
        """Wait no more; at: when F2 was pressed for it, whose bounce must not arm again."""
        self._armed = False
        if at is not None:
            self._locked_until = at + LOCK_SECONDS

    def call_stored(self, at: float, **facts: object) -> Press | None:
        """Return the one call of the arrival that was waited for; None: nothing is to be called.

        It locks F2 as a press by hand does: a clerk who presses at that moment would send away the
        number that is just coming.
        """
        is_idle = self.linked and self._sending.is_nothing and not self.ended_elsewhere()
        is_free = self.stage in {Stage.FREE, Stage.WRAPPING}
        if not (self._armed and is_idle and is_free and self.view and self.view.waiting_count):
            return None
        return self._sent(Action.NEXT, at, {**facts, "stored": True})

    # --- what has become of a press --------------------------------------------------------------

    def answered(self, press: Press) -> None:
        """Note that the store answered press, with success or with a refusal: it is over."""
        self._sending.answered(press)

    def doubted(self, press: Press) -> None:
        """Note that nobody knows whether press took effect: the link is lost, the press is kept."""
        self.lost()
        self._sending.doubted(press)

    def lost(self) -> None:
        """Note that the store cannot be reached; what was waited for is waited for no more."""
        self.linked = self._armed = False

    def ended_elsewhere(self) -> bool:
        """Tell whether this session is over in the store: signed out, or signed in elsewhere."""
        if self.session is None or self.view is None:
            return False
        return self.view.session != self.session.id

    def seen(self, view: CounterView | None) -> None:
        """Take the store's word about this counter; the link is there."""
        self.linked = True
        self.view = view
        if self.stage not in {Stage.FREE, Stage.WRAPPING}:
            self._armed = False

    def resend(self, at: float) -> Press | None:
        """Return the press in doubt to send again, the same request id; None: nothing to send."""
        return self._sending.resend(at) if self.linked else None

    def given_up(self, at: float) -> Press | None:
        """Return the press in doubt that has grown too old to be sent by itself, or None."""
        return self._sending.given_up(at)

    def signed_in(self, session: Session) -> None:
        """Take the session; the desk opens with the next view."""
        self.session = session

    def signed_out(self) -> None:
        """Forget the session and everything that belonged to it."""
        self.session = self.view = None
        self._armed = False
