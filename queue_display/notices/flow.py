"""Which page of the posted procedures is shown, and for how long. No Qt.

Pages follow each other by field; a notice of the day comes after every few procedures. A change of
the catalogue keeps the place: the same procedure, or the one that stands where it stood.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from centre.rules.hours import Clock
from centre.rules.services import Centre
from queue_display.loss import Loss
from queue_display.notices.paging import Leaf

PROCEDURES_BETWEEN_NOTICES: Final = 4
"""A notice comes back after so many procedures, as in the band under a board."""
LATE_SECONDS: Final = 1.0
"""How often it is looked whether the next field's pages have come, while they are late."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pages of one field; edition tells what they were made from."""

    field: str
    leaves: tuple[Leaf, ...]
    edition: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One good reading.

    fields are all that have procedures, in their order; chapters those of the fields that were
    asked for; notices the pages of each notice of the day; edition rises with every change of what
    pages are made from.
    """

    centre: Centre
    fields: tuple[str, ...]
    chapters: Mapping[str, Chapter]
    notices: tuple[tuple[Leaf, ...], ...]
    edition: int


@dataclass(frozen=True, slots=True)
class NoticesView:
    """The board at one moment; leaf is None while there is nothing to post.

    lost_at is the time of the last good answer once the link is lost, lost_minutes how old that is.
    """

    leaf: Leaf | None
    lost_at: datetime | None
    lost_minutes: int = 0


class NoticesFlow:
    """The reader's place in the posted procedures."""

    def __init__(self, clock: Clock, loss: Loss | None = None) -> None:
        """Start with nothing."""
        self.loss = loss or Loss(clock)
        self._clock = clock
        self._reading: Reading | None = None
        self._chapter: Chapter | None = None
        self._next: Chapter | None = None
        self._at, self._since = 0, clock.monotonic()
        self._between: list[Leaf] = []
        self._turn_of_notice = self._procedures = 0

    def read(self, reading: Reading) -> None:
        """Take a good answer of the store."""
        self.loss.reached()
        if reading.edition != self.edition:
            # Another text, another day or another glass: what was made for the old one is wrong.
            self._between = []
        self._reading = reading
        if self._chapter is None or self._chapter.field not in reading.fields:
            self._open_first(reading)
        elif self._chapter.edition != reading.edition:
            self._renew(reading)
        following = self._following()
        self._next = None if following is None else reading.chapters.get(following, self._next)
        if self._next is not None and self._next.edition != reading.edition:
            self._next = None

    @property
    def edition(self) -> int:
        """Return the edition of what was read last, 0 before the first answer."""
        return self._reading.edition if self._reading else 0

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the fields whose pages have to be made; () where all are at hand."""
        reading, own = self._reading, self._chapter
        if reading is None or not reading.fields:
            return ()
        if own is None or own.edition != reading.edition:
            wanted = own.field if own and own.field in reading.fields else reading.fields[0]
            return (wanted,)
        following = self._following()
        if following is None or following == own.field:
            return ()
        has_next = self._next is not None and self._next.field == following
        return () if has_next else (own.field, following)

    def view(self) -> NoticesView:
        """Return the board as it is to be drawn now."""
        self._advance()
        lost_at = self.loss.at()
        return NoticesView(self._leaf(), lost_at, self.loss.minutes() if lost_at else 0)

    def next_change(self) -> float | None:
        """Return in how many seconds the page turns; None while there is nothing to turn."""
        leaf = self._leaf()
        if leaf is None or self._is_alone():
            return None
        left = leaf.seconds - (self._clock.monotonic() - self._since)
        return left if left > 0 else LATE_SECONDS

    def _leaf(self) -> Leaf | None:
        """Return the page that is on."""
        if self._between:
            return self._between[0]
        return self._chapter.leaves[self._at] if self._chapter else None

    def _is_alone(self) -> bool:
        """Tell whether there is one page and no other."""
        reading, own = self._reading, self._chapter
        if own is None or reading is None:
            return reading is None or sum(map(len, reading.notices)) < 2
        return len(own.leaves) == 1 and len(reading.fields) == 1 and not reading.notices

    def _advance(self) -> None:
        """Turn the page where its time is over."""
        leaf = self._leaf()
        now = self._clock.monotonic()
        if leaf is None or now - self._since < leaf.seconds:
            return
        if self._turn():
            # Counted from now: a machine that slept does not rush through what it missed.
            self._since = now

    def _turn(self) -> bool:
        """Go to the next page; return False where its pages are not made yet."""
        if self._between:
            self._between.pop(0)
            if self._between or self._chapter is None:
                self._refill()
                return True
        elif not self._can_go_on():
            return False
        elif self._ends_procedure() and self._insert_notice():
            return True
        if self._chapter is None:
            return False
        if self._at + 1 < len(self._chapter.leaves):
            self._at += 1
            return True
        return self._open_next()

    def _can_go_on(self) -> bool:
        """Tell whether a page follows the one that is on: what waits is not counted twice."""
        own = self._chapter
        if own is None or self._at + 1 < len(own.leaves) or self.loss.at() is not None:
            return own is not None
        following = self._following()
        return following == own.field or (self._next is not None and self._next.field == following)

    def _ends_procedure(self) -> bool:
        """Count the procedure whose last page was on; tell whether a notice is due."""
        leaf = self._leaf()
        if leaf is None or leaf.kind != "procedure" or leaf.part < leaf.parts:
            return False
        self._procedures += 1
        return self._procedures % PROCEDURES_BETWEEN_NOTICES == 0

    def _insert_notice(self) -> bool:
        """Lay the next notice between; return False where there is none."""
        notices = self._reading.notices if self._reading else ()
        if not notices:
            return False
        self._between = list(notices[self._turn_of_notice % len(notices)])
        self._turn_of_notice += 1
        return bool(self._between)

    def _refill(self) -> None:
        """Go on with the notices alone, where nothing else is posted."""
        if not self._between and self._chapter is None:
            self._insert_notice()

    def _following(self) -> str | None:
        """Return the field after the one that is on, after the last one the first.

        "" is that of procedures without a field; None: there is nothing to follow.
        """
        reading, own = self._reading, self._chapter
        if reading is None or own is None or own.field not in reading.fields:
            return None
        return reading.fields[(reading.fields.index(own.field) + 1) % len(reading.fields)]

    def _open_next(self) -> bool:
        """Open the next field; return False where its pages are not made yet.

        While the link is lost nobody makes them: the field that is at hand begins anew.
        """
        own, following = self._chapter, self._following()
        if own is not None and self._next is not None and self._next.field == following:
            self._chapter, self._next, self._at = self._next, None, 0
            return True
        if own is not None and (following == own.field or self.loss.at() is not None):
            self._at = 0
            return True
        return False

    def _open_first(self, reading: Reading) -> None:
        """Begin with the field that was asked for: nothing is shown, or its field is gone."""
        self._chapter = next(iter(reading.chapters.values()), None)
        if self._chapter is None and self._between:
            return
        self._at, self._since, self._between = 0, self._clock.monotonic(), []
        if self._chapter is None:
            self._insert_notice()

    def _renew(self, reading: Reading) -> None:
        """Take the same field's new pages, at the procedure that was on or where it stood."""
        old = self._chapter
        new = reading.chapters.get(old.field) if old else None
        if old is None or new is None:
            return
        was = old.leaves[self._at]
        same = [i for i, leaf in enumerate(new.leaves) if leaf.code == was.code]
        place = min(was.part, len(same)) - 1 if same else 0
        self._at = same[place] if same else min(self._at, len(new.leaves) - 1)
        self._chapter = new
