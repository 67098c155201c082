"""The moment of the desk that window and strip show: read, refused, said, lost, in one value."""

from collections.abc import Callable, Mapping
from datetime import datetime

from counter_client.acts import Action
from counter_client.flow import Desk, Refusal
from counter_client.ground import Ground
from counter_client.numbers import the_one_to_take_back
from counter_client.own_health import KIND
from counter_client.presses import Seen
from counter_client.shown import Asked, Shown, asked_outcomes
from counter_client.spoken import Spoken


class Moments:
    """What is known at one counter beside its desk: the last reading, the link, the line."""

    def __init__(
        self, desk: Desk, ground: Ground, fixed_counter: str | None, quick: Callable[[], bool]
    ) -> None:
        """Know nothing yet; quick tells whether a press is so new that keys need not grey."""
        self.seen: Seen | None = None
        self.lost_at: datetime | None = None
        self.lost_code = ""
        self.spoken = Spoken()
        self._desk = desk
        self._ground = ground
        self._fixed_counter = fixed_counter
        self._quick = quick
        self._refusals: Mapping[Action, Refusal | None] = {}

    def take(self, seen: Seen) -> None:
        """Take a reading; the desk learns what the centre wants of it."""
        self.seen = seen
        self._desk.policy = seen.centre.policy
        self._desk.asks_outcome = bool(asked_outcomes(seen.centre))
        self._desk.seen(seen.view)

    def known(self, asked: Asked) -> dict[str, object]:
        """Return what every press carries: counter, clerk, session, the numbers on the screen."""
        session, view = self._desk.session, self._desk.view
        if session is None:
            return {"counter": self._fixed_counter or asked.facts.get("counter")}
        here = view.current.id if view and view.current else None
        known: dict[str, object] = {
            "counter": session.counter,
            "clerk": session.clerk,
            "session": session.id,
            "ticket": asked.facts.get("ticket", here),
        }
        one = the_one_to_take_back(view) if view else None
        if asked.action is Action.TAKE_BACK and one is not None:
            known["label"] = asked.facts.get("label", one.label)
        return known

    def shown(self) -> Shown:
        """Return this moment."""
        desk, seen, now = self._desk, self.seen, self._ground.clock.now()
        desk.pass_time(now)
        session = desk.session
        return Shown(
            stage=desk.stage,
            now=now,
            language=self._ground.words.language,
            refusals=self._keys(now),
            centre=seen.centre if seen else None,
            view=desk.view,
            counter=session.counter if session else self._fixed_counter,
            fixed_counter=self._fixed_counter,
            clerk=session.name if session else "",
            clerks=seen.clerks if seen else (),
            servers=seen.servers if seen else frozenset(),
            devices=seen.devices if seen else (),
            slips=seen.slips if seen else (),
            undo_seconds=desk.undo_seconds(now),
            lost_at=self.lost_at,
            lost_code=self.lost_code,
            held=desk.in_doubt,
            message=self.spoken.message,
            program=f"{KIND}:{self._ground.name}",
            role=session.role if session else "",
            armed=desk.armed,
            wrap_seconds=desk.wrap_seconds(now),
            forgotten=seen.forgotten if seen and session else (),
        )

    def _keys(self, now: datetime) -> Mapping[Action, Refusal | None]:
        """Return each key's refusal; a quick answer does not make the keys flicker."""
        if not (self._desk.waits_for_answer and self._quick()):
            at = self._ground.clock.monotonic()
            self._refusals = {action: self._desk.refusal(action, at, now) for action in Action}
        return self._refusals
