"""Durations kept as a histogram that can be added up: how many, how long in all, how spread out.

A bin is a twelfth of an octave wide, and a quantile is told as the middle of its bin, so that it is
wrong by at most 2.93 % (2 ** (1 / 24) - 1) of what the durations themselves would give; the bound
that was asked for is 3.2 %. Below one second it is told as 0. Number and sum are exact.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

BINS_PER_OCTAVE: Final = 12
RELATIVE_ERROR: Final = 0.032
"""A quantile is never further from that of the durations themselves (above one second)."""
_NO_BINS: Final[Mapping[int, int]] = MappingProxyType({})


Duration = tuple[int, int]
"""A duration's bin and its milliseconds."""


@dataclass(frozen=True, slots=True)
class Spread:
    """n durations, their sum in milliseconds, and how many fell into each bin (db: two columns)."""

    n: int = 0
    milliseconds: int = 0
    bins: Mapping[int, int] = field(default_factory=lambda: _NO_BINS)

    @property
    def mean(self) -> float | None:
        """Return the mean in seconds, None where there is nothing to average."""
        return self.milliseconds / 1000 / self.n if self.n else None

    def quantile(self, part: float) -> float | None:
        """Return the duration in seconds that part (0..1) of all do not exceed, by nearest rank.

        None where there is none.
        """
        rank, seen = max(1, math.ceil(part * self.n)), 0
        for number in sorted(self.bins):
            seen += self.bins[number]
            if seen >= rank:
                return middle(number)
        return None


def between(start: datetime, end: datetime) -> float:
    """Return the seconds from start to end; 0 where a clock was set back meanwhile.

    Aware times are instants: midnight and zones do not matter (field note, behaviour 44).
    """
    return max(0.0, (end - start).total_seconds())


def bin_of(seconds: float) -> int:
    """Return the bin of a duration: 0 below one second, then twelve per octave."""
    return 0 if seconds < 1 else 1 + math.floor(BINS_PER_OCTAVE * math.log2(seconds))


def middle(number: int) -> float:
    """Return the duration that stands for a bin, in seconds."""
    return 0.0 if number == 0 else 2.0 ** ((number - 0.5) / BINS_PER_OCTAVE)


def measured(seconds: float) -> Duration:
    """Return a duration as it is added; a negative one counts as 0."""
    seconds = max(0.0, seconds)
    return bin_of(seconds), round(seconds * 1000)


def spread(durations: Iterable[float]) -> Spread:
    """Return the spread of durations in seconds."""
    total = SpreadTotal()
    for seconds in durations:
        total.add(measured(seconds))
    return total.spread()


class SpreadTotal:
    """A spread that grows; add single durations, and what was kept of others."""

    __slots__ = ("_bins", "_milliseconds", "_n")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._n = self._milliseconds = 0
        self._bins: dict[int, int] = {}

    def add(self, duration: Duration) -> None:
        """Add one duration."""
        number, milliseconds = duration
        self._n += 1
        self._milliseconds += milliseconds
        self._bins[number] = self._bins.get(number, 0) + 1

    def add_plain(self, kept: Sequence[int]) -> None:
        """Add what plain() made of another spread."""
        numbers = iter(kept)
        self._n += next(numbers, 0)
        self._milliseconds += next(numbers, 0)
        bins = self._bins
        for number, count in zip(numbers, numbers, strict=True):
            bins[number] = bins.get(number, 0) + count

    def spread(self) -> Spread:
        """Return what was added so far."""
        return Spread(self._n, self._milliseconds, MappingProxyType(dict(self._bins)))


def plain(kept: Spread) -> list[int]:
    """Return a spread as numbers: n, milliseconds, then bin, count, bin, count …; [] for none."""
    if not kept.n:
        return []
    pairs = (number for pair in sorted(kept.bins.items()) for number in pair)
    return [kept.n, kept.milliseconds, *pairs]
