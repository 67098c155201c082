"""A counter: the real desk and its presses, put together as counter_client.app does; a clerk."""

from random import Random
from typing import TYPE_CHECKING, Any, Final

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.flow import Action, Desk, Press, Stage
from counter_client.numbers import to_take_back
from counter_client.presses import perform
from db.facts import Called, CounterView, Session

from .clockwork import seeded
from .ground import PIN
from .program import Lane, Program

if TYPE_CHECKING:
    from .world import World

RETRY_SECONDS: Final = 1.0
CLERKS: Final = {"1": "hoa", "2": "binh", "5": "lan"}
SERVICES: Final = ("ho-tich", "chung-thuc", "tra-ket-qua")
# What a clerk does in each stage, and how often: mostly what comes next, now and then all else.
_WISHES: Final = {
    Stage.SIGNED_OUT: ((Action.SIGN_IN, 1),),
    Stage.FREE: (
        (Action.NEXT, 60),
        (Action.UNDO, 4),
        (Action.TAKE_BACK, 6),
        (Action.ANY, 3),
        (Action.RETURN, 3),
        (Action.DIRECT, 2),
        (Action.PAUSE, 2),
        (Action.SIGN_OUT, 1),
        (Action.DONE, 1),
    ),
    Stage.CALLED: (
        (Action.START, 40),
        (Action.AGAIN, 14),
        (Action.NEXT, 14),
        (Action.ABSENT, 14),
        (Action.DONE, 6),
        (Action.PARK, 3),
        (Action.PUT_BACK, 3),
        (Action.TRANSFER, 3),
    ),
    Stage.SERVING: (
        (Action.NEXT, 40),
        (Action.DONE, 30),
        (Action.PARK, 5),
        (Action.TRANSFER, 6),
        (Action.NEXT_SERVICE, 3),
        (Action.PUT_BACK, 2),
        (Action.ANY, 2),
        (Action.AGAIN, 1),
    ),
    Stage.PAUSED: ((Action.RESUME, 9), (Action.NEXT, 1)),
    Stage.WRAPPING: ((Action.NEXT, 1), (Action.END_WRAP_UP, 1)),
}
EFFECTS: Final = {
    Action.NEXT: "call",
    Action.ANY: "call",
    Action.AGAIN: "call_again",
    Action.START: "start",
    Action.DONE: "finish",
    Action.ABSENT: "absent",
    Action.UNDO: "undo_absent",
    Action.PARK: "park",
    Action.TAKE_BACK: "resume",
    Action.PUT_BACK: "put_back",
    Action.TRANSFER: "transfer",
    Action.NEXT_SERVICE: "next_service",
    Action.DIRECT: "direct",
    Action.RETURN: "return",
}


class CounterLife(Program):
    """One life of a counter and of the clerk before it."""

    kind = "counter"

    def __init__(self, world: "World", name: str) -> None:
        """Open the store; nobody is signed in on this screen."""
        super().__init__(world, name)
        self._store = self.open_store()
        self._lane = Lane(self)
        self.desk = Desk(world.policy, world.new_request)
        self._since: int | None = None
        self._reading = False

    # --- a clerk ---------------------------------------------------------------------------------

    def clerk_wishes(self, salt: int) -> None:
        """Look at the screen, which may be old, and press a key; twice now and then."""
        chance = seeded(salt)
        if chance.random() < 0.8:
            self.read()
            self.after(0.6, lambda: self.press(chance), "press")
        else:
            self.press(chance)

    def press(self, chance: Random) -> None:
        """Press the key that the stage suggests; a hand that trembles presses it again."""
        chosen = _WISHES[self.desk.stage]
        wish = chance.choices([w for w, _ in chosen], [n for _, n in chosen])[0]
        facts = self._facts(wish, chance)
        self._press(wish, facts)
        if chance.random() < 0.15:
            late = chance.choice((0.08, 0.3, 0.9, 2.4))
            self.after(late, lambda: self._press(wish, facts), "press_again")

    def _facts(self, wish: Action, chance: Random) -> dict[str, Any]:
        desk = self.desk
        ticket = desk.ticket.id if desk.ticket else None
        clerk = desk.session.clerk if desk.session else CLERKS[self.name]
        facts: dict[str, Any] = {"counter": self.name, "clerk": clerk, "ticket": ticket}
        if wish is Action.SIGN_IN:
            facts["pin"] = PIN if chance.random() < 0.97 else "0000"
        elif wish is Action.SIGN_OUT:
            facts["session"] = desk.session.id if desk.session else None
        elif wish is Action.PAUSE:
            facts["reason"] = "hop"
        elif wish in {Action.TRANSFER, Action.NEXT_SERVICE, Action.DIRECT}:
            facts |= _where(chance)
        elif wish in {Action.ANY, Action.RETURN}:
            facts |= {"label": self.world.some_label(chance), "reason": "bị nhỡ"}
        elif wish is Action.TAKE_BACK:
            found = to_take_back(desk.view)
            facts["label"] = chance.choice(found).label if found else "A001"
        return facts

    def _press(self, wish: Action, facts: dict[str, Any]) -> None:
        clock = self.world.clock
        try:
            press = self.desk.press(wish, clock.monotonic(), clock.now(), **facts)
        except NotAllowed as refusal:
            self.world.refused[refusal.key] += 1
            return
        self._since = self.world.ledger.read_to
        self._send(press)

    def _send(self, press: Press) -> None:
        sent = self.world.plant.press(press)
        self._lane.run(
            lambda: perform(self._store, sent),
            lambda value: self._answered(press, value),
            lambda error: self._failed(press, error),
            f"do_{press.action.value}",
        )

    # --- what comes back -------------------------------------------------------------------------

    def _answered(self, press: Press, value: object) -> None:
        self.desk.answered(press)
        self._one_effect(press, value)
        if press.action is Action.SIGN_IN and isinstance(value, Session):
            self.desk.signed_in(value)
        elif press.action is Action.SIGN_OUT:
            self.desk.signed_out()
        if press.action is Action.NEXT and value is None:
            self.desk.arm()
        self.read()

    def _failed(self, press: Press | None, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self.world.refused[error.key] += 1
            if press is not None:
                self.desk.answered(press)
                self._no_effect(press)
                self.read()
        elif isinstance(error, Unavailable):
            if press is not None:
                self.desk.doubted(press)
            self.desk.lost()
            self.after(RETRY_SECONDS, self.read, "counter_retry")

    def _one_effect(self, press: Press, value: object) -> None:
        kind = EFFECTS.get(press.action)
        if kind is None or self._since is None:
            return
        wanted = 0 if press.action is Action.NEXT and value is None else 1
        found = self.world.effects_of(self, self._since, {kind})
        if found != wanted:
            where = f"{self.title} {press.action.value}: {found} effects"
            self.world.ledger.breach("one_press_one_effect", where)
        if isinstance(value, Called) and not self.world.ledger.is_known(value.ticket.id):
            self.world.ledger.breach("shown_not_in_database", value.ticket.label)
        self._since = None

    def _no_effect(self, press: Press) -> None:
        """Hold a refusal to its promise: nothing was done by this press, however often sent."""
        kind = EFFECTS.get(press.action)
        if kind is not None and self._since is not None:
            found = self.world.effects_of(self, self._since, {kind})
            if found:
                where = f"{self.title} {press.action.value}: refused, {found} effects"
                self.world.ledger.breach("one_press_one_effect", where)
        self._since = None

    # --- what is read ----------------------------------------------------------------------------

    def read(self) -> None:
        """Read this counter."""
        if self._reading:
            return
        self._reading = True
        store, name = self._store, self.name
        self._lane.run(lambda: store.day.at_counter(name), self._seen, self._lost, "counter_read")

    def _seen(self, view: CounterView) -> None:
        self._reading = False
        desk, now = self.desk, self.world.clock.monotonic()
        desk.seen(view if desk.session is not None else None)
        if desk.ended_elsewhere():
            desk.signed_out()
        desk.pass_time(self.world.clock.now())
        press = desk.resend(now)
        if press is not None:
            self._send(press)
            return
        facts = self._facts(Action.NEXT, seeded(0))
        stored = desk.call_stored(now, **facts)
        if stored is not None:
            self._since = self.world.ledger.read_to
            self._send(stored)

    def _lost(self, error: Exception) -> None:
        self._reading = False
        self._failed(None, error)

    def news(self) -> None:
        """Look again if an arrival is waited for; else the clerk looks before he presses."""
        if self.desk.armed:
            self.read()


def _where(chance: Random) -> dict[str, Any]:
    return {
        "service": chance.choice(SERVICES),
        "to": chance.choice(("first", "last", "original")),
        "target": chance.choice((None, None, None, "2")),
        "note": "",
    }
