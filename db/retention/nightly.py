"""The daily upkeep of a box with its database in a file: nobody else is there to tidy it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from centre.rules.hours import Clock
from centre.settings import Settings
from db.rollup.errand import Errand
from db.work import Transactions

if TYPE_CHECKING:
    from datetime import date


class Tidied(Protocol):
    """A store that can be tidied in small pieces (Store.tidy)."""

    def tidy(self) -> bool:
        """Do a piece; return whether there was any."""


class Nightly:
    """Tidies with a program's signs of life, one piece at a time, until a day's work is done.

    Each program of the box does so; whoever is later finds nothing left.
    """

    def __init__(self, errand: Callable[[], object] = bool) -> None:
        """Know of no day that is done; errand sends figures up, beside us (db.rollup.errand)."""
        self._errand = errand
        self._done: date | None = None

    def __call__(self, store: Transactions) -> None:
        """Do a piece, unless all of today is done; a piece takes some 0.3 s at a large centre."""
        today = store.clock.now().date()
        if self._done != today and not cast("Tidied", store).tidy():
            self._done = today
        if self._done == today:
            self._errand()


def of_box(settings: Settings, clock: Clock) -> Nightly:
    """Return the upkeep of this box, which also sends figures up where centre.toml says where."""
    return Nightly(Errand(settings, clock))
