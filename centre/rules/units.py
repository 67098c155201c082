"""The tree of agencies: which units there are on a day, under which others, and who succeeds whom.

A unit is one row of the list for one time: its code, its name, its kind, the code of the unit above
it, its first and last day. Whatever changes (name, place, existence) ends a row and begins another,
so that a report of an old day has the old tree (field note, section 12). There is no level with a
name of its own: a tree has any depth up to MOST_DEPTH.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MOST_DEPTH: Final = 100
"""Far more than any administration has; what is deeper goes round in a circle."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit from valid_from to valid_to, both included (None: it goes on); parent "": a root.

    successors: the codes of the units that take its place on the day after its last.
    """

    code: str
    name: str
    kind: str
    parent: str
    valid_from: date
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        """Tell whether it is there on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a unit: key is ends_early, overlaps, parent_gap, circle or successor.

    about tells the other unit, or the first day on which something is missing.
    """

    code: str
    valid_from: date
    key: str
    about: str


class Units:
    """A list of units, by code and time."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Take the units in any order; flaws() tells whether they make trees."""
        self.all = tuple(sorted(units, key=lambda one: (one.code, one.valid_from)))
        self._periods: defaultdict[str, list[Unit]] = defaultdict(list)
        self._before: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.all:
            self._periods[unit.code].append(unit)
            for code in unit.successors:
                self._before[code].append(unit)

    def on(self, code: str, day: date) -> Unit | None:
        """Return the unit that has a code on a day."""
        return next((unit for unit in self._periods.get(code, ()) if unit.holds(day)), None)

    def path(self, code: str, day: date) -> tuple[Unit, ...]:
        """Return the units from a root down to a code on a day; () if the code is not there."""
        found: list[Unit] = []
        unit = self.on(code, day)
        while unit is not None and len(found) < MOST_DEPTH:
            found.append(unit)
            unit = self.on(unit.parent, day) if unit.parent else None
        return tuple(reversed(found))

    def at(self, day: date) -> Mapping[str, Unit]:
        """Return the whole tree of a day: code -> unit."""
        return {unit.code: unit for unit in self.all if unit.holds(day)}

    def in_place_of(self, code: str, day: date) -> str | None:
        """Return the code that stands for another on a day: itself, or who came after or before it.

        A centre keeps the code of its unit through a merge. None: it is not known, or there are
        several, as after a unit was divided.
        """
        seen: set[str] = set()
        while code not in seen:
            if self.on(code, day) is not None:
                return code
            seen.add(code)
            nexts = self._beside(code, day)
            if len(nexts) != 1:
                return None
            code = nexts.pop()
        return None

    def _beside(self, code: str, day: date) -> set[str]:
        """Return the codes that follow the last time of a code before day, or precede its first."""
        periods = self._periods.get(code, [])
        gone = [unit for unit in periods if unit.valid_to is not None and unit.valid_to < day]
        if gone:
            return set(gone[-1].successors)
        first = min((unit.valid_from for unit in periods), default=None)
        before = self._before.get(code, [])
        return {unit.code for unit in before if first and unit.valid_to == first - _DAY}

    def flaws(self) -> tuple[Flaw, ...]:
        """Return everything that keeps the list from being a tree on every day."""
        return tuple(flaw for unit in self.all for flaw in self._flaws_of(unit))

    def _flaws_of(self, unit: Unit) -> Iterator[Flaw]:
        def flaw(key: str, about: object) -> Flaw:
            return Flaw(unit.code, unit.valid_from, key, str(about))

        if unit.valid_to is not None and unit.valid_to < unit.valid_from:
            yield flaw("ends_early", unit.valid_to)
            return
        if self._overlaps(unit):
            yield flaw("overlaps", unit.valid_from)
        missing = self._parent_missing(unit)
        if missing is not None:
            yield flaw("parent_gap", f"{unit.parent} {missing}")
        if self._goes_round(unit):
            yield flaw("circle", unit.parent)
        yield from (flaw("successor", code) for code in self._lost_successors(unit))

    def _overlaps(self, unit: Unit) -> bool:
        """Tell whether an earlier unit of the same code is still there on its first day."""
        periods = self._periods[unit.code]
        place = next(at for at, one in enumerate(periods) if one is unit)
        return any(one.holds(unit.valid_from) for one in periods[:place])

    def _parent_missing(self, unit: Unit) -> date | None:
        """Return the first day of a unit on which the one above it is not there."""
        if not unit.parent:
            return None
        day = unit.valid_from
        for above in self._periods.get(unit.parent, ()):
            if not above.holds(day):
                continue
            if above.valid_to is None or above.valid_to == date.max:
                return None
            day = above.valid_to + _DAY
            if unit.valid_to is not None and day > unit.valid_to:
                return None
        return day

    def _goes_round(self, unit: Unit) -> bool:
        """Tell whether the way up from a unit never ends; seen on the last-born one's first day."""
        return len(self.path(unit.code, unit.valid_from)) >= MOST_DEPTH

    def _lost_successors(self, unit: Unit) -> Sequence[str]:
        """Return the successors that are not there on the day after its last."""
        if not unit.successors:
            return ()
        if unit.valid_to is None or unit.valid_to == date.max:
            return unit.successors
        after = unit.valid_to + _DAY
        return [code for code in unit.successors if self.on(code, after) is None]


def past(units: Iterable[Unit], until: date) -> frozenset[Unit]:
    """Return what a list says of the days up to until: two lists that agree there say the same.

    A unit that ends later is as if it went on; who succeeds it is then not said yet.
    """
    return frozenset(
        unit
        if unit.valid_to is not None and unit.valid_to <= until
        else Unit(unit.code, unit.name, unit.kind, unit.parent, unit.valid_from)
        for unit in units
        if unit.valid_from <= until
    )
