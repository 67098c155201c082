"""The citizens' keypad: one answer for one finished service, and none for anything else.

No Qt and no store here. A press counts only while a finished service at this counter has armed the
keypad (field note, behaviours 18 to 20); everything else is nothing, and is stored nowhere. The
clerk's screen is told nothing of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from centre.settings import Keypad
from db.facts import OpenRating
from drivers.ports import RATING_KEYS, Pressed


@dataclass(frozen=True, slots=True)
class Rate:
    """An answer to be kept; its request stays the same until the store's word is certain."""

    request: UUID
    rating: UUID
    level: int


def level_of(pressed: Pressed, keypads: Mapping[str, Keypad]) -> int:
    """Return the level that a rating key means by the settings; 0 for nothing."""
    keypad = keypads.get(pressed.device)
    if keypad is None or keypad.use != "rating" or pressed.key not in RATING_KEYS:
        return 0
    place = RATING_KEYS.index(pressed.key)
    return keypad.levels[place] if place < len(keypad.levels) else 0


class RatingKeys:
    """One counter's rating: armed, answered by the first key that means something, closed."""

    def __init__(self, new_request: Callable[[], UUID] = uuid4) -> None:
        """Start unarmed; new_request makes request ids."""
        self._new_request = new_request
        self._open: OpenRating | None = None
        self._answered: UUID | None = None
        self._owed: dict[UUID, Rate] = {}

    def looked(self, rating: OpenRating | None) -> None:
        """Take the store's word: the counter's open rating, or None.

        A reading that was under way while the answer went out arms nothing again.
        """
        is_over = rating is not None and rating.id == self._answered
        self._open = None if is_over else rating

    def is_armed(self, now: datetime) -> bool:
        """Tell whether a press would count now; it closes by itself."""
        rating = self._open
        return rating is not None and rating.opened_at <= now < rating.closes_at

    def pressed(self, level: int, now: datetime) -> Rate | None:
        """Return the answer to send; None while unarmed and for a level that is none."""
        rating = self._open
        if rating is None or not self.is_armed(now) or not _is_level(rating, level):
            return None
        self._answered, self._open = rating.id, None
        return Rate(self._new_request(), rating.id, level)

    def failed(self, rate: Rate) -> None:
        """Keep an answer of which nobody knows whether the store has it."""
        self._owed[rate.request] = rate

    def take_owed(self) -> tuple[Rate, ...]:
        """Return the answers to send again, now that the store is back."""
        owed, self._owed = tuple(self._owed.values()), {}
        return owed


def _is_level(rating: OpenRating, level: int) -> bool:
    """Tell whether the question has this level."""
    try:
        rating.instrument.level(level)
    except NotAllowed:
        return False
    return True
