"""Adding and removing devices as a state machine: which page stands, what is asked of the store.

No Qt here. Time comes in: `at` is monotonic seconds. One bundle, one use, ten minutes, six digits
on both screens, one press (reliability note, section 7).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from centre.rules.enrolling import OFFER_HOLDS, Enrolment, Kind
from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from counter_client.supervisor.enrolling import (
    FOLLOWS,
    NAME,
    STAGE_OF,
    Act,
    Counter,
    Known,
    Ours,
    Sort,
    Stage,
    Wish,
)
from db.enrolment.bundle import Bundle
from db.enrolment.desk import Enrolled, Offer

SLOW_SECONDS: Final = 15.0
"""The server signs within seconds; after this long the screen says where to look."""
RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so long, as at the desk (counter_client.flow)."""


class Enrolling:
    """The devices' page: what stands there, what may be pressed, what was heard of the store."""

    def __init__(self, new_request: Callable[[], UUID] = uuid4) -> None:
        """Begin with the list, of which nothing is known yet."""
        self.stage = Stage.LIST
        self.known: Known | None = None
        self.ours: Ours | None = None
        self.removing: Enrolled | None = None
        self.said: Message | None = None
        self.over = ""
        self._new_request = new_request
        self.watched: Offer | None = None
        self._wanted: UUID | None = None
        self._left = set[UUID]()
        self._unseen = set[tuple[Kind, str]]()
        self._since = float("-inf")
        self._held: Wish | None = None
        self._in_flight = False

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Tell whether a press is on its way or in doubt."""
        return self._held is not None

    @property
    def wanted(self) -> UUID | None:
        """Return the enrolment that a reading has to look at, even when it is over."""
        return self._wanted if self.stage in FOLLOWS else None

    def name(self) -> str:
        """Return the name of what is being enrolled."""
        if self.watched is not None:
            return self.watched.place.name
        return self.ours.name if self.ours is not None else ""

    def is_slow(self, at: float) -> bool:
        """Tell whether the server takes longer to sign than it should."""
        return self.stage is Stage.ISSUING and at - self._since > SLOW_SECONDS

    def seconds_left(self, at: float) -> int:
        """Return the seconds for which our bundle can still be used."""
        return 0 if self.ours is None else max(0, int(self.ours.until - at))

    def taken(self) -> set[str]:
        """Return the names that are not free."""
        known = self.known or Known()
        offered = {each.place.name for each in known.pending}
        return offered | {each.place.name for each in known.devices if not each.is_expired}

    # --- what is pressed -------------------------------------------------------------------------

    def add(self) -> None:
        """Ask what is to be added."""
        self._go(Stage.ADD)

    def offer(self, sort: Sort, name: str, counter: str | None, at: float) -> Wish:
        """Return the wish for a bundle.

        A name that only a doubtful offer of ours may hold is free for it: nobody has seen that
        bundle, and the store takes it back when it offers anew (db.enrolment.desk).
        Raises NotAllowed: device_name_shape, name_taken (name), counter_needed.
        """
        tidy = name.strip().lower()
        if not NAME.fullmatch(tidy):
            raise NotAllowed("device_name_shape")
        if tidy in self.taken() and not self._is_unseen(sort.kind, tidy):
            raise NotAllowed("name_taken", name=tidy)
        if sort.counter is Counter.MUST and not counter:
            raise NotAllowed("counter_needed")
        stands = None if sort.counter is Counter.NONE else counter
        return self._wish(Act.OFFER, at, sort=sort, name=tidy, counter=stands)

    def look_at(self, wanted: UUID) -> None:
        """Open an enrolment of the list: our bundle, or the comparing."""
        found = self._pending(wanted)
        if found is None:
            return
        if found.state is Enrolment.OFFERED and (self.ours is None or self.ours.id != wanted):
            return
        self.watched, self._wanted = found, wanted
        self._go(STAGE_OF.get(found.state, Stage.LIST))

    def judge(self, at: float, *, same: bool) -> Wish:
        """Return the wish that follows from comparing; raise NotAllowed."""
        if self.watched is None:
            raise NotAllowed("someone_was_faster")
        act = Act.ACCEPT if same else Act.REFUSE
        return self._wish(act, at, id=self.watched.id, name=self.watched.place.name)

    def withdraw(self, at: float) -> Wish:
        """Return the wish that makes our bundle useless; raise NotAllowed."""
        if self.ours is None:
            raise NotAllowed("someone_was_faster")
        return self._wish(Act.REFUSE, at, id=self.ours.id, name=self.ours.name)

    def ask_removal(self, login: str) -> None:
        """Ask whether a device is to go."""
        known = self.known or Known()
        self.removing = next((each for each in known.devices if each.login == login), None)
        if self.removing is not None:
            self._go(Stage.REMOVE)

    def remove(self, at: float) -> Wish:
        """Return the wish for the removal that was asked about."""
        if self.removing is None:
            raise NotAllowed("someone_was_faster")
        return self._wish(Act.REMOVE, at, login=self.removing.login, name=self.removing.place.name)

    def place(self) -> None:
        """Ask where the file is to be saved."""
        if self.stage is Stage.BUNDLE:
            self._go(Stage.PLACE)

    def back(self) -> bool:
        """Go one page back; return False where there is none: the list."""
        if self.stage is Stage.LIST:
            return False
        if self.watched is not None and self.stage is Stage.COMPARE:
            self._left.add(self.watched.id)
        self._go(Stage.BUNDLE if self.stage is Stage.PLACE else Stage.LIST)
        return True

    def say(self, message: Message | None) -> None:
        """Say something on the page, until another page comes."""
        self.said = message

    # --- what is heard ---------------------------------------------------------------------------

    def seen(self, known: Known, at: float) -> None:
        """Take a reading; the page follows what the device and others have done."""
        self.known = known
        if self.stage is Stage.LIST:
            self._come_forward()
        found = known.watched
        if self.stage not in FOLLOWS or found is None or found.id != self._wanted:
            return
        self.watched = found
        if found.state in STAGE_OF:
            self._follow(STAGE_OF[found.state], at)
        else:
            self._settle(found.state)

    def answered(self, wish: Wish, value: Any, at: float) -> None:
        """Take the store's answer to a wish."""
        self._release(wish)
        facts = wish.facts
        if wish.act is Act.OFFER:
            self._offered(facts, value, at)
        elif wish.act is Act.ACCEPT:
            self._since = at
            self._go(Stage.ISSUING)
        else:
            self._forget(facts.get("id"))
            self._go(Stage.LIST)
            key = "device_removed" if wish.act is Act.REMOVE else "device_refused"
            self.said = Message(key, {"name": facts["name"]}, "ok")

    def refused(self, wish: Wish, error: NotAllowed) -> None:
        """Take the store's refusal; the next reading shows what is true."""
        self._release(wish)
        self.said = Message(error.key, error.facts, "err")

    def doubted(self, wish: Wish) -> None:
        """Keep a wish of which nobody knows whether it took effect."""
        if self._is_held(wish):
            self._in_flight = False
            if wish.act is Act.OFFER:
                self._unseen.add((wish.facts["sort"].kind, wish.facts["name"]))

    def resend(self, at: float) -> Wish | None:
        """Return the wish in doubt to send again, the same request id; an old one is let go."""
        if self._held is None or self._in_flight:
            return None
        if at - self._held.at > RESEND_WITHIN:
            self._held = None
            self.said = Message("wish_too_old")
            return None
        self._in_flight = True
        return self._held

    # --- inside ----------------------------------------------------------------------------------

    def _offered(self, facts: Mapping[str, Any], value: tuple[Bundle, UUID], at: float) -> None:
        bundle, made = value
        self._unseen.discard((facts["sort"].kind, facts["name"]))
        until = at + OFFER_HOLDS.total_seconds()
        self.ours = Ours(made, facts["name"], bundle.text(), until)
        self.watched, self._wanted = None, made
        self._go(Stage.BUNDLE)

    def _is_unseen(self, kind: Kind, name: str) -> bool:
        """Tell whether nothing holds a name but an offer of ours whose bundle never came."""
        known = self.known or Known()
        holds = [each for each in known.pending if each.place.name == name]
        is_in = any(each.place.name == name and not each.is_expired for each in known.devices)
        ours = (kind, name) in self._unseen and not is_in
        return ours and all(
            each.place.kind is kind and each.state is Enrolment.OFFERED for each in holds
        )

    def _come_forward(self) -> None:
        """Open the comparing by itself when our device asks, unless it was left undecided."""
        found = self._pending(self.ours.id) if self.ours is not None else None
        if found is not None and found.state is Enrolment.ASKED and found.id not in self._left:
            self.look_at(found.id)

    def _follow(self, stage: Stage, at: float) -> None:
        """Show the page of an enrolment's state; where to save is asked beside the bundle."""
        if stage is self.stage or stage is Stage.BUNDLE:
            return
        if stage is Stage.ISSUING:
            self._since = at
        self._go(stage)

    def _settle(self, ending: Enrolment) -> None:
        """Show how the watched enrolment ended."""
        self.over = "" if ending is Enrolment.SIGNED else ending.value
        self._forget(self._wanted)
        self._go(Stage.OVER if self.over else Stage.DONE)

    def _forget(self, wanted: UUID | None) -> None:
        """Forget our bundle when it is the one that ended."""
        if self.ours is not None and self.ours.id == wanted:
            self.ours = None

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.said = None

    def _pending(self, wanted: UUID) -> Offer | None:
        known = self.known or Known()
        return next((each for each in known.pending if each.id == wanted), None)

    def _wish(self, act: Act, at: float, **facts: Any) -> Wish:
        if self._held is not None:
            raise NotAllowed("busy")
        self._held = Wish(self._new_request(), act, at, MappingProxyType(facts))
        self._in_flight = True
        return self._held

    def _release(self, wish: Wish) -> None:
        if self._is_held(wish):
            self._held, self._in_flight = None, False

    def _is_held(self, wish: Wish) -> bool:
        return self._held is not None and self._held.request == wish.request
