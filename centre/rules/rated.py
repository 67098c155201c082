"""Ratings of one instrument and version: asked, given, silent, per level, with an interval."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.ratings import Level

Scale = tuple[str, int]
"""An instrument's code and version: what may be added up."""
SATISFIED_FACE: Final = 3
"""Faces 3 and 4 of 0..4 smile: of three levels the upper two, of five the upper two."""
Z95: Final = 1.959964
"""The normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Rated:
    """How often one scale was asked, and which levels were answered; the rest was silence."""

    scale: Scale
    asked: int
    levels: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, scale: Scale, level: int | None) -> "Rated":
        """Return one question; level None: silence."""
        return cls(scale, 1, MappingProxyType({} if level is None else {level: 1}))

    @classmethod
    def from_plain(cls, kept: Sequence[int | str]) -> "Rated":
        """Return what plain() kept."""
        code, *rest = kept
        version, asked, *pairs = (int(number) for number in rest)
        levels = dict(zip(pairs[::2], pairs[1::2], strict=True))
        return cls((str(code), version), asked, MappingProxyType(levels))

    def plain(self) -> list[int | str]:
        """Return it as one list: code, version, asked, then level, count, level, count …."""
        pairs = (number for pair in sorted(self.levels.items()) for number in pair)
        return [*self.scale, self.asked, *pairs]

    @property
    def given(self) -> int:
        """Return how many answers there are."""
        return sum(self.levels.values())

    @property
    def silent(self) -> int:
        """Return how many said nothing; silence is never an answer."""
        return self.asked - self.given

    @property
    def response_rate(self) -> float | None:
        """Return given / asked, None when nobody was asked (never 0 % of nothing)."""
        return self.given / self.asked if self.asked else None

    def share(self, levels: Collection[int]) -> float | None:
        """Return which share of the answers is one of the levels, None without answers."""
        good = sum(self.levels.get(level, 0) for level in levels)
        return good / self.given if self.given else None

    def interval(self, levels: Collection[int]) -> tuple[float, float] | None:
        """Return the 95 % interval of share() (Wilson 1927), None without answers."""
        share = self.share(levels)
        return None if share is None else wilson(share, self.given)

    def __add__(self, other: "Rated") -> "Rated":
        """Return both together; raise NotAllowed("scales_mixed") for two different scales."""
        if self.scale != other.scale:
            one, two = ("/".join(map(str, each.scale)) for each in (self, other))
            raise NotAllowed("scales_mixed", one=one, other=two)
        levels = {
            level: self.levels.get(level, 0) + other.levels.get(level, 0)
            for level in sorted({*self.levels, *other.levels})
        }
        return Rated(self.scale, self.asked + other.asked, MappingProxyType(levels))


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share of n > 0 answers (E. B. Wilson 1927).

    It stays within 0..1 and has a width even where all or none are satisfied.
    """
    square = Z95 * Z95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def satisfied(levels: Iterable[Level]) -> frozenset[int]:
    """Return the values of the levels that say "satisfied" or better: those whose face smiles."""
    return frozenset(level.value for level in levels if level.face >= SATISFIED_FACE)
