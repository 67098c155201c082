"""Searches that found nothing, as a state machine: the list, and the words that are added to it.

No Qt here. Time comes in: `at` is monotonic seconds. A press is sent once, and again with the same
request id while nobody knows whether it took effect.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from centre.rules.errors import NotAllowed
from centre.rules.search.folding import fold
from counter_client.shown import Message
from db.catalogue.wanted import Miss, Word, checked

RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so long, as at the desk (counter_client.flow)."""
PREVIEW: Final = 5
"""Procedures that are shown of those which official words lead to."""


class Stage(StrEnum):
    """Which inside of the page stands."""

    LIST = "list"
    ADD = "add"


class Act(StrEnum):
    """What is asked of the store."""

    ADD = "add"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Known:
    """One reading: what was looked for in vain, the most frequent first, and the added words."""

    misses: tuple[Miss, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What official words lead to: the words that were looked up, the first names, how many."""

    asked: str
    names: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One press that the store is to do; its request id stays until the answer is certain."""

    request: UUID
    act: Act
    at: float
    everyday: str
    official: str = ""


class Searches:
    """What stands on the page, what may be pressed, what was heard of the store."""

    def __init__(self, new_request: Callable[[], UUID] = uuid4) -> None:
        """Begin with the list, of which nothing is known yet."""
        self.stage = Stage.LIST
        self.known: Known | None = None
        self.said: Message | None = None
        self.everyday = ""
        self._new_request = new_request
        self._held: Wish | None = None
        self._in_flight = False

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Tell whether a press is on its way or in doubt."""
        return self._held is not None

    def misses(self) -> tuple[Miss, ...]:
        """Return the searches that no added word answers by now."""
        known = self.known or Known()
        answered = {fold(word.everyday) for word in known.words}
        return tuple(miss for miss in known.misses if miss.text not in answered)

    # --- what is pressed -------------------------------------------------------------------------

    def begin(self, everyday: str = "") -> None:
        """Ask for the words that a search means; everyday: the search that was chosen."""
        self.everyday = everyday
        self._go(Stage.ADD)

    def add(self, everyday: str, official: str, at: float) -> Wish:
        """Return the wish to add words; raise NotAllowed: word_wrong (why), busy."""
        said, meant = checked(everyday, official)
        return self._wish(Act.ADD, at, said, meant)

    def drop(self, everyday: str, at: float) -> Wish:
        """Return the wish to take words back; raise NotAllowed("busy")."""
        return self._wish(Act.DROP, at, everyday)

    def back(self) -> bool:
        """Go back to the list; return False where it stands already."""
        if self.stage is Stage.LIST:
            return False
        self._go(Stage.LIST)
        return True

    def say(self, message: Message | None) -> None:
        """Say something on the page, until another one comes."""
        self.said = message

    # --- what is heard ---------------------------------------------------------------------------

    def seen(self, known: Known) -> None:
        """Take a reading."""
        self.known = known

    def answered(self, wish: Wish) -> None:
        """Take the store's answer: the words are there, or gone."""
        self._release(wish)
        self._go(Stage.LIST)
        key = "word_added" if wish.act is Act.ADD else "word_dropped"
        self.said = Message(key, {"word": wish.everyday}, "ok")

    def refused(self, wish: Wish, error: NotAllowed) -> None:
        """Take the store's refusal; the next reading shows what is true."""
        self._release(wish)
        self.said = Message(error.key, error.facts, "err")

    def doubted(self, wish: Wish) -> None:
        """Keep a wish of which nobody knows whether it took effect."""
        if self._is_held(wish):
            self._in_flight = False

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

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.said = None

    def _wish(self, act: Act, at: float, everyday: str, official: str = "") -> Wish:
        if self._held is not None:
            raise NotAllowed("busy")
        self._held = Wish(self._new_request(), act, at, everyday, official)
        self._in_flight = True
        return self._held

    def _release(self, wish: Wish) -> None:
        if self._is_held(wish):
            self._held, self._in_flight = None, False

    def _is_held(self, wish: Wish) -> bool:
        return self._held is not None and self._held.request == wish.request
