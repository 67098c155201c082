"""The figures of a centre: who came and what became of them, waits, services, ratings.

- Every ticket stands in one state, so that arrived = served + absent + cancelled + left + waiting.
- A clock that was set back makes a duration 0, never negative.
- Two instruments, or two versions of one, are never added up.

How a ticket is counted is told in centre.rules.visits, whose figures are told to nobody in
centre.rules.hiding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from centre.rules.rated import Rated, Scale
from centre.rules.spreads import Duration, Spread, SpreadTotal
from centre.rules.spreads import plain as plain_spread
from centre.rules.tickets import IS_OVER, State

TOTAL: Final = "total"
SERVICE_HOUR: Final = "service_hour"
SERVICE: Final = "service"
HOUR: Final = "hour"
DAY: Final = "day"
COUNTER: Final = "counter"
CLERK: Final = "clerk"
ORIGIN: Final = "origin"
PRIORITY: Final = "priority"
KEPT: Final = (TOTAL, SERVICE_HOUR, COUNTER, CLERK, ORIGIN, PRIORITY)
"""Dimensions that a tally keeps; service, hour and day are added up from them."""
NOBODY: Final = ""
"""The value of what has no counter, no clerk, no priority group."""

Key = tuple[str, str]
"""A dimension and a value in it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some tickets. on_target: of waits.n; services: stretches, not tickets."""

    states: Mapping[State, int] = field(default_factory=lambda: MappingProxyType({}))
    waits: Spread = field(default_factory=Spread)
    on_target: int = 0
    services: Spread = field(default_factory=Spread)
    wrap_ups: Spread = field(default_factory=Spread)
    out_of_order: int = 0
    ratings: Mapping[Scale, Rated] = field(default_factory=lambda: MappingProxyType({}))

    def count(self, *states: State) -> int:
        """Return how many tickets are in one of the states."""
        return sum(self.states.get(state, 0) for state in states)

    @property
    def arrived(self) -> int:
        """Return how many tickets there are: served + absent + cancelled + left + waiting."""
        return sum(self.states.values())

    @property
    def served(self) -> int:
        """Return how many were served to the end."""
        return self.count(State.SERVED)

    @property
    def absent(self) -> int:
        """Return how many were called and did not come."""
        return self.count(State.ABSENT)

    @property
    def cancelled(self) -> int:
        """Return how many were given up."""
        return self.count(State.CANCELLED)

    @property
    def left(self) -> int:
        """Return how many the end of the day found open: their bearers have left."""
        return self.count(State.EXPIRED)

    @property
    def waiting(self) -> int:
        """Return how many are not over: waiting, transferred, called, being served, set aside."""
        return self.count(*(state for state in State if state not in IS_OVER))

    @property
    def share_on_target(self) -> float | None:
        """Return which share of the waits was on target, None where nobody was called."""
        return self.on_target / self.waits.n if self.waits.n else None


class FiguresTotal:
    """Figures that grow: by visits, by other figures, by what was kept of them."""

    __slots__ = (
        "_on_target",
        "_out_of_order",
        "_rated",
        "_services",
        "_states",
        "_waits",
        "_wraps",
    )

    def __init__(self) -> None:
        """Begin with nothing."""
        self._states: dict[str, int] = {}
        self._waits, self._services, self._wraps = SpreadTotal(), SpreadTotal(), SpreadTotal()
        self._on_target = self._out_of_order = 0
        self._rated: dict[Scale, Rated] = {}

    def add_ticket(self, state: State, wait: Duration | None, *, on_target: bool) -> None:
        """Add a ticket with its wait (None: it has not ended). Its stretches are added apart."""
        self._states[state.value] = self._states.get(state.value, 0) + 1
        if wait is not None:
            self._waits.add(wait)
            self._on_target += on_target

    def add_out_of_order(self, count: int) -> None:
        """Add calls of a ticket out of its order."""
        self._out_of_order += count

    def add_stretch(self, service: Duration, wrap_up: Duration | None) -> None:
        """Add a stretch of service, and its wrap-up if there was one."""
        self._services.add(service)
        if wrap_up is not None:
            self._wraps.add(wrap_up)

    def add_plain(self, kept: Mapping[str, Any]) -> None:
        """Add what plain() made of other figures."""
        for state, count in kept.get("s", {}).items():
            self._states[state] = self._states.get(state, 0) + count
        self._waits.add_plain(kept.get("w", ()))
        self._services.add_plain(kept.get("d", ()))
        self._wraps.add_plain(kept.get("u", ()))
        self._on_target += kept.get("t", 0)
        self._out_of_order += kept.get("o", 0)
        for rated in kept.get("r", ()):
            self.add_rated(Rated.from_plain(rated))

    def add(self, figures: Figures) -> None:
        """Add other figures."""
        self.add_plain(plain(figures))

    def figures(self) -> Figures:
        """Return what was added so far."""
        return Figures(
            states=MappingProxyType({State(name): n for name, n in self._states.items()}),
            waits=self._waits.spread(),
            on_target=self._on_target,
            services=self._services.spread(),
            wrap_ups=self._wraps.spread(),
            out_of_order=self._out_of_order,
            ratings=MappingProxyType(dict(sorted(self._rated.items()))),
        )

    def add_rated(self, rated: Rated) -> None:
        """Add questions that were asked, answered or not, to those of their own scale."""
        before = self._rated.get(rated.scale)
        self._rated[rated.scale] = rated if before is None else before + rated


def merged(parts: Iterable[Figures]) -> Figures:
    """Return the figures of all parts together."""
    total = FiguresTotal()
    for part in parts:
        total.add(part)
    return total.figures()


def plain(figures: Figures) -> dict[str, Any]:
    """Return figures as plain data with one-letter names; what is nothing is left out."""
    found = {
        "s": {state.value: n for state, n in figures.states.items() if n},
        "w": plain_spread(figures.waits),
        "t": figures.on_target,
        "d": plain_spread(figures.services),
        "u": plain_spread(figures.wrap_ups),
        "o": figures.out_of_order,
        "r": [rated.plain() for rated in figures.ratings.values()],
    }
    return {name: value for name, value in found.items() if value}


def cell(service: str, hour: int) -> str:
    """Return the value of a service and an hour of arrival: "08|ho-tich"."""
    return f"{hour:02d}|{service}"


def service_of(value: str) -> str:
    """Return the service of a cell."""
    return value.partition("|")[2]


def hour_of(value: str) -> str:
    """Return the hour of a cell, "08"."""
    return value.partition("|")[0]


def grouped(cells: Mapping[str, Figures], name: Callable[[str], str]) -> dict[str, Figures]:
    """Return figures merged by what name() says of each value: service_of or hour_of of a cell."""
    totals: defaultdict[str, FiguresTotal] = defaultdict(FiguresTotal)
    for value, figures in cells.items():
        totals[name(value)].add(figures)
    return {value: total.figures() for value, total in totals.items()}
