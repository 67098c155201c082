"""The rating keypad as a state machine: armed by its counter's "done", one touch, closed by itself.

No Qt and no store here. A citizen alone answers; no answer stays no answer (screens note, 10).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from centre.rules.errors import Unavailable
from centre.rules.hours import Clock
from db.facts import OpenRating

THANKS_SECONDS: Final = 3.0
AGAIN_SECONDS: Final = 2.0


class RatingPage(StrEnum):
    """What fills the keypad's screen."""

    IDLE = "idle"
    OPEN = "open"
    THANKS = "thanks"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Rate:
    """Wish: keep an answer. The request stays the same until the store has answered."""

    request: UUID
    rating: UUID
    level: int


@dataclass(frozen=True, slots=True)
class Close:
    """Wish: close a rating without an answer (silence)."""

    rating: UUID


@dataclass(frozen=True, slots=True)
class Look:
    """Wish: read the counter's rating and number again."""


RatingWish = Rate | Close | Look


@dataclass(frozen=True, slots=True)
class RatingView:
    """What the keypad draws; level is the answer that has been touched, None before."""

    page: RatingPage
    rating: OpenRating | None
    serving: str | None
    level: int | None


class RatingFlow:
    """One keypad. Every method may be called at any time; most do nothing then."""

    def __init__(
        self, clock: Clock, send: Callable[[RatingWish], None], changed: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._send = send
        self._changed = changed
        self._rating: OpenRating | None = None
        self._serving: str | None = None
        self._rate: Rate | None = None
        self._over: UUID | None = None
        self._thanks_until: float | None = None
        self._again_at: float | None = None
        self._lost = False

    def view(self) -> RatingView:
        """Return what is to be drawn now."""
        level = self._rate.level if self._rate else None
        return RatingView(self._page(), self._rating, self._serving, level)

    def wake_at(self) -> float | None:
        """Return when tick wants to be called next (monotonic seconds), None while idle."""
        moments = [self._thanks_until, self._again_at]
        if self._rating is not None:
            moments.append(self._clock.monotonic() + self._left(self._rating.closes_at))
        return min((at for at in moments if at is not None), default=None)

    def tick(self) -> None:
        """Let time pass: thanks end, a rating closes, an unanswered request is sent again."""
        now = self._clock.monotonic()
        if self._thanks_until is not None and now >= self._thanks_until:
            self._thanks_until = None
        if self._rating is not None and self._left(self._rating.closes_at) <= 0:
            self._end(close=self._rate is None)
        if self._again_at is not None and now >= self._again_at:
            self._again_at = None
            self._send(self._rate or Look())
        self._changed()

    def looked(self, rating: OpenRating | None, serving: str | None) -> None:
        """Take a reading of the counter: its open rating (None: none) and the number there."""
        self._lost = False
        self._serving = serving
        known = self._rating.id if self._rating else None
        if rating is not None and rating.id not in (known, self._over):
            self._rate = None
            self._rating = rating
            self._thanks_until = None
        elif rating is None and self._rating is not None:
            self._end(close=False)
        self._changed()

    def touch(self, level: int) -> None:
        """Take a touch on a face; every further touch is the same answer."""
        if self._page() is not RatingPage.OPEN or self._rate is not None or self._rating is None:
            return
        self._rating.instrument.level(level)
        self._rate = Rate(uuid4(), self._rating.id, level)
        self._send(self._rate)
        self._changed()

    def skip(self) -> None:
        """Take a touch on "Bỏ qua": closed without an answer."""
        if self._page() is RatingPage.OPEN and self._rate is None:
            self._end(close=True)
            self._changed()

    def rated(self, request: UUID) -> None:
        """Take the store's word that the answer is kept."""
        if self._rate is not None and self._rate.request == request:
            self._end(close=False)
            self._thanks_until = self._clock.monotonic() + THANKS_SECONDS
            self._changed()

    def refused(self, request: UUID) -> None:
        """Take the store's word that it was too late."""
        if self._rate is not None and self._rate.request == request:
            self._end(close=False)
            self._changed()

    def failed(self, request: UUID) -> None:
        """Keep an answer that the store has not heard; it is sent again until the rating closes."""
        if self._rate is not None and self._rate.request == request:
            self._again_at = self._clock.monotonic() + AGAIN_SECONDS

    def lost(self, error: Unavailable) -> None:
        """Take the news that the store does not answer."""
        del error
        self._lost = True
        self._again_at = self._clock.monotonic() + AGAIN_SECONDS
        self._changed()

    def _page(self) -> RatingPage:
        if self._rating is not None:
            return RatingPage.OPEN
        if self._thanks_until is not None:
            return RatingPage.THANKS
        return RatingPage.TROUBLE if self._lost else RatingPage.IDLE

    def _end(self, *, close: bool) -> None:
        """Leave the open rating; tell the store if it does not know."""
        if self._rating is None:
            return
        self._over = self._rating.id
        if close:
            self._send(Close(self._rating.id))
        self._rating = self._rate = None

    def _left(self, closes_at: datetime) -> float:
        return max(0.0, (closes_at - self._clock.now()) / timedelta(seconds=1))
