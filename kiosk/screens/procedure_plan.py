"""How much the page of a procedure says above its papers, so that whole papers are in view.

The line of facts is given up first, then words of the state, then the end of the name, then the
facts and warnings before the papers, which ▲ brings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal, Protocol

from PySide6.QtCore import QRect, QSize

from centre.shell.pieces import FitLabel, Target
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.screens.reading import in_row_height
from kiosk.screens.scrolling import Scrolling

LEAST_READING_MM: Final = 62.0
"""Where less than this would be left to read, the page says less above."""
PEEK_MM: Final = 7.0
"""Of what follows the first paper, so much is seen with the gap before it: the list goes on."""
BETWEEN_MM: Final = 3.0
"""The gap below the state."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said above: lines of the name at most (0: all of it, -1: nothing), and how high."""

    lines: int
    has_facts: bool
    height: int


@dataclass(frozen=True, slots=True)
class State:
    """How the state is said: how briefly (0 to 2), where, and how high with its gap."""

    brevity: int
    at: Literal["above", "head", "side", "read"]
    height: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands above what is read, and where reading begins; leads: after the facts."""

    head: Head
    state: State
    leads: bool
    top: int


@dataclass(frozen=True, slots=True)
class Place:
    """The room of a column: switches in rows across, or levels so wide at its top right.

    side: the room beside, below the tabs; not valid where they stand in a row.
    """

    areas: Areas
    room: QRect
    rows: tuple[Sequence[Target], ...]
    levels: int
    side: QRect

    @property
    def wide(self) -> int:
        """Return the width of words above what is read."""
        return self.areas.read.width() - self.levels


class Planned(Protocol):
    """What a page can tell of the height of its words."""

    theme: Theme
    scrolling: Scrolling
    state: FitLabel

    @property
    def variants(self) -> Sequence[Target]:
        """Return the switches of the levels."""

    def say_state(self, brevity: int, *, leads: bool) -> str:
        """Say the state in the label, in all words (0) or fewer (1, 2); return it."""

    def beyond_reach(self, areas: Areas) -> int:
        """Return the height above what can be touched."""

    def heads(self, areas: Areas, bottom: int, width: int) -> Iterator[tuple[int, bool, int]]:
        """Yield what can be said of the name: lines, with facts or not, height."""


def best(page: Planned, place: Place) -> Plan | None:
    """Return the plan that says most and leaves enough to read; None if no plan leaves enough.

    Enough: the first paper whole, and the edge of the next one if there is room, or all there is.
    """
    theme = page.theme
    found = page.scrolling.extent(QSize(place.room.width(), theme.px(LEAST_READING_MM)))
    for edge, leads in product((theme.px(PEEK_MM), 0), (False, True)):
        first = found.first if leads else 0
        least = min(found.whole - first, theme.px(LEAST_READING_MM))
        wanted = max(found.row_end - first + edge, least)
        if first or not leads:
            plans = _plans(page, place, leads=leads)
            enough = (plan for plan in plans if place.room.bottom() + 1 - plan.top >= wanted)
            chosen = next(enough, None)
            if chosen is not None:
                return chosen
    return None


def least(page: Planned, place: Place) -> Plan:
    """Return a plan that leaves most to read: name and state are read with the rest at last."""
    leads = page.scrolling.extent(place.room.size()).first > 0
    states = [*_states(page, place, leads=leads), State(0, at="read", height=0)]
    heads = [*_heads(page, place)[-1:], Head(-1, has_facts=False, height=0)]
    plans = [_planned(page, place, *said, leads=leads) for said in product(heads, states)]
    wanted = page.theme.px(LEAST_READING_MM)
    enough = (plan for plan in plans if place.room.bottom() + 1 - plan.top >= wanted)
    return next(enough, min(plans, key=lambda plan: plan.top))


def below_head(page: Planned, place: Place, head: int) -> int:
    """Return where switches begin below a head of this height."""
    areas = place.areas
    below = areas.read.top() + max(head, page.beyond_reach(areas))
    return max(place.room.top(), below + areas.gap if head else place.room.top())


def _plans(page: Planned, place: Place, *, leads: bool) -> Iterator[Plan]:
    """Yield all plans, the one that says most first."""
    for said in product(_heads(page, place), _states(page, place, leads=leads)):
        yield _planned(page, place, *said, leads=leads)


def _planned(page: Planned, place: Place, head: Head, state: State, *, leads: bool) -> Plan:
    """Return a plan with the place where reading begins."""
    gap = place.areas.gap
    in_head = state.height if state.at == "head" else 0
    top = below_head(page, place, head.height + in_head)
    if place.levels:
        high = in_row_height(page.variants, place.levels - 2 * gap, gap)
        top = max(top, place.room.top() + high + gap)
    top += state.height if state.at == "above" else 0
    top += sum(in_row_height(line, place.room.width(), gap) + gap for line in place.rows)
    return Plan(head, state, leads, top)


def _heads(page: Planned, place: Place) -> list[Head]:
    found = page.heads(place.areas, place.room.bottom(), place.wide)
    return [Head(lines, has_facts, height) for lines, has_facts, height in found]


def _states(page: Planned, place: Place, *, leads: bool) -> list[State]:
    """Return how the state can be said: what takes no room from the papers comes first."""
    states: list[State] = []
    is_lowered = place.areas.lowered and not place.areas.is_wide
    for brevity in range(3):
        if not page.say_state(brevity, leads=leads):
            return [State(0, at="above", height=0)]
        if place.side.isValid():
            high = page.state.heightForWidth(place.side.width())
            states += [State(brevity, "side", high)] if high <= place.side.height() else []
        high = page.state.heightForWidth(place.room.width()) + page.theme.px(BETWEEN_MM)
        states.append(State(brevity, "head" if is_lowered else "above", high))
    return sorted(states, key=lambda state: (state.brevity > 1, state.at == "above"))
