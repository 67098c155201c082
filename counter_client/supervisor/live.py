"""The live board as a flow: what was read, which alarms are being acknowledged. No Qt."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from db.live.record import AlarmNow, LiveNow

KEEPERS: Final = frozenset({"supervisor"})
"""Roles that keep alarms and take note of them; an auditor only reads."""
LEAST_SECONDS: Final = 1.0
"""Between two looks, however much happens: forty calls a minute make no forty looks."""
RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so long, as at the desk."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The word "known" on its way: its request, the alarm, when it was pressed (monotonic)."""

    request: UUID
    alarm: UUID
    at: float


class Live:
    """What the section shows. turn tells answers of an earlier opening from those of this one."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.board: LiveNow | None = None
        self.said: Message | None = None
        self.turn = 0
        self._sent: dict[UUID, Wish] = {}
        self._doubted: dict[UUID, Wish] = {}
        self._looked_at: float | None = None

    def forget(self) -> None:
        """Forget what was read; answers that are under way are for nobody."""
        turn = self.turn
        self.__init__()  # type: ignore[misc]  # a section that is opened anew begins anew
        self.turn = turn + 1

    # --- looking ---------------------------------------------------------------------------------

    def wait_for_look(self, at: float) -> float:
        """Return after how many seconds the next look may begin, 0 for at once."""
        if self._looked_at is None:
            return 0.0
        return max(0.0, self._looked_at + LEAST_SECONDS - at)

    def looked(self, at: float) -> None:
        """Note that a look began."""
        self._looked_at = at

    def seen(self, board: LiveNow) -> None:
        """Take what was read; what is known by now is no longer under way."""
        self.board = board
        known = {one.id for one in board.alarms if one.acknowledged_at is not None}
        there = {one.id for one in board.alarms}
        self._doubted = {
            alarm: wish
            for alarm, wish in self._doubted.items()
            if alarm not in known and alarm in there
        }

    # --- taking note -----------------------------------------------------------------------------

    def waits(self, alarm: UUID | None) -> bool:
        """Tell whether the word on an alarm is on its way."""
        return alarm in self._sent or alarm in self._doubted

    def first(self) -> AlarmNow | None:
        """Return the alarm that the key means: the first that nobody has taken note of."""
        alarms = self.board.alarms if self.board else ()
        return next((one for one in alarms if self.may_know(one)), None)

    def may_know(self, alarm: AlarmNow) -> bool:
        """Tell whether an alarm can be acknowledged: it is kept, and nobody has done so."""
        return alarm.id is not None and alarm.acknowledged_at is None and not self.waits(alarm.id)

    def know(self, alarm: UUID, at: float) -> Wish | None:
        """Return what to send for an alarm, or None while it is on its way already."""
        found = next(
            (one for one in (self.board.alarms if self.board else ()) if one.id == alarm), None
        )
        if found is None or not self.may_know(found):
            return None
        self.said = None
        wish = Wish(uuid4(), alarm, at)
        self._sent[alarm] = wish
        return wish

    def answered(self, wish: Wish) -> None:
        """Take the store's yes; until the next look the key stays closed."""
        self._sent.pop(wish.alarm, None)
        self._doubted[wish.alarm] = wish

    def refused(self, wish: Wish, error: NotAllowed) -> None:
        """Say why it was refused."""
        self._sent.pop(wish.alarm, None)
        self.said = Message(error.key, error.facts, "err")

    def doubted(self, wish: Wish) -> None:
        """Keep a press whose effect is not known."""
        if self._sent.pop(wish.alarm, None) is not None:
            self._doubted[wish.alarm] = wish

    def resend(self, at: float) -> tuple[Wish, ...]:
        """Return the presses in doubt to be sent again with their requests; old ones are let go."""
        found = tuple(wish for wish in self._doubted.values() if at - wish.at <= RESEND_WITHIN)
        self._doubted.clear()
        self._sent.update({wish.alarm: wish for wish in found})
        return found
