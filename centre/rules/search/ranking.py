"""How well names fit what is meant: its rare words, their order, and what else a name speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import pairwise
from typing import Final

from centre.rules.search.names import Name, Names

LEAST_ASKED: Final = 0.42
"""Part of what was asked (by weight) that a name must have to be a hit at all."""
LOOKED_AT: Final = 60
"""Names that are compared closely for one meaning; the others have less of its words."""

_PAIR: Final = 0.7
_NEAR, _TURNED = 0.6, 0.4
_FIELD: Final = 0.45
_NOT_HAD: Final = 0.5
_SOFTLY: Final = 0.2
_ALIKE, _SAME = 0.6, 0.75
_ENOUGH_ASKED, _ENOUGH_HELD = 0.8, 0.4
"""Measured by tests' queries-off.tsv: talk had hits 47 times of 60 without them, 15 times with."""


Terms = tuple[tuple[int, float], ...]
"""Terms that a word may be, with their likeness (0..1), best first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of what is meant: terms it may be with their likeness (best first), its weight.

    soft: it only decorates, unless it is part of a phrase.
    """

    terms: Terms
    weight: float
    original: bool = True
    filler: bool = False
    soft: bool = False

    @property
    def apart(self) -> float:
        """Return what it weighs by itself."""
        return min(self.weight, _SOFTLY) if self.soft else self.weight


@dataclass(frozen=True, slots=True)
class Meaning:
    """One interpretation of a search: its slots, how sure it is (0..1), fields it prefers."""

    slots: tuple[Slot, ...]
    sure: float = 1.0
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a name fits: part of what was asked that it has, part of it that was asked for.

    told is what it has of the weight asked for, not as a part but as such: about 1 a rare word.
    held is the part of the words that stand in the name beside each other, as they were typed; it
    is 1 where it need not be known.
    """

    asked: float
    named: float
    told: float = 0.0
    held: float = 1.0

    @property
    def is_chance(self) -> bool:
        """Tell whether a name only has some of the words, strewn about: most talk is so."""
        return self.asked < _ENOUGH_ASKED and self.held < _ENOUGH_HELD


_NOWHERE: Final[dict[int, int]] = {}

Matched = tuple[float, int]
"""Likeness and places (bit mask) with which a name has a slot; (0, 0) where it has not."""


class Ranking:
    """Holds meanings of one search against all names; words that they share are looked up once."""

    def __init__(self, names: Names) -> None:
        """Take the names."""
        self._names = names
        self._likely: dict[Terms, dict[int, float]] = {}

    def fits(
        self, meaning: Meaning, least: float = 0.0, least_asked: float = LEAST_ASKED
    ) -> dict[int, Fit]:
        """Return the names that have at least so much of what is meant, and how well they fit."""
        telling = [slot for slot in meaning.slots if not slot.filler]
        slots = telling or meaning.slots
        having = [self._having(slot.terms) for slot in slots]
        slots = [_weighed(*both) for both in zip(slots, having, strict=True)]
        return Comparison(self._names, slots, having).fits(max(least, least_asked))

    def _having(self, terms: Terms) -> dict[int, float]:
        """Return the names with one of the terms, in themselves or by their field, how likely."""
        if terms not in self._likely:
            having = self._likely[terms] = {}
            for term, like in reversed(terms):
                for field in self._names.fields_with.get(term, ()):
                    having.update(dict.fromkeys(self._names.of_field[field], _FIELD * like))
            for term, like in reversed(terms):
                having.update(dict.fromkeys(self._names.places.get(term, ()), like))
        return self._likely[terms]


class Comparison:
    """One meaning held against all names."""

    def __init__(
        self, names: Names, slots: Sequence[Slot], having: Sequence[dict[int, float]]
    ) -> None:
        """Take the names, the slots that tell, and for each the names that have it."""
        self._names = names
        self._slots = slots
        self._having = having
        self._pairs = [self._pair(*two) for two in pairwise(slots)]
        self._beside = sum(self._pairs)
        self._words = sum(slot.weight for slot in slots)
        self._whole = self._words + self._beside
        # Official words stand for what was typed, and one word has no neighbour.
        self._is_held = len(slots) == 1 or not all(slot.original for slot in slots)

    def _pair(self, first: Slot, second: Slot) -> float:
        """Return the weight of two words side by side: none if no name has them so."""
        known = any(
            self._names.pairs(a, b) for a, _ in first.terms[:8] for b, _ in second.terms[:8]
        )
        return _PAIR * min(first.weight, second.weight) if known else 0.0

    def fits(self, least: float) -> dict[int, Fit]:
        """Return the names that have at least so much of what is meant, and how well they fit."""
        if not self._whole:
            return {}
        fits = {at: self._fit(at) for at in self._candidates(least * self._whole)}
        return {at: fit for at, fit in fits.items() if fit.asked >= least and not fit.is_chance}

    def _candidates(self, least: float) -> list[int]:
        """Return the names with most weight of words; rare words choose, frequent ones add.

        What is left to be looked for cannot make a hit of a name that is new once it is less than
        least, so from then on words only add to the names there are.
        """
        # Neighbours weigh at most _PAIR of the words that a name has.
        line = max(least - self._beside, least / (1 + _PAIR))
        weights: dict[int, float] = {}
        left = self._whole - self._beside
        for i in sorted(range(len(self._slots)), key=lambda i: -self._slots[i].weight):
            having, weight = self._having[i], self._slots[i].weight
            left -= weight
            both = having.keys() & weights.keys()
            if left + weight >= line:
                weights.update((at, weight * having[at]) for at in having.keys() - both)
            for at in both:
                weights[at] += weight * having[at]
            if left < line:
                weights = {at: had for at, had in weights.items() if had + left >= line}
        return self._best(weights, line)

    def _best(self, weights: dict[int, float], least: float) -> list[int]:
        """Return the names with most weight, at least least of it; of equals the short ones."""
        enough = [at for at, weight in weights.items() if weight >= least]
        if len(enough) <= LOOKED_AT:
            return enough
        names = self._names.names
        return nsmallest(LOOKED_AT, enough, lambda at: (-weights[at], names[at].mass, at))

    def _fit(self, at: int) -> Fit:
        asked, matched = 0.0, []
        for slot, having in zip(self._slots, self._having, strict=True):
            like = having.get(at, 0.0)
            asked += slot.weight * like
            matched.append((like, self._places(slot.terms, like, at) if like else 0))
        for weight, (first, second) in zip(self._pairs, pairwise(matched), strict=True):
            if weight and first[1] and second[1]:
                asked += weight * _beside(first, second)
        named, part = _named(self._names.names[at], matched), asked / self._whole
        held = self._held(at, matched) if part < _ENOUGH_ASKED else 1.0
        return Fit(part, named, asked, held)

    def _held(self, at: int, matched: Sequence[Matched]) -> float:
        if self._is_held:
            return 1.0
        held: set[int] = set()
        for place, two in enumerate(pairwise(matched)):
            if _next(*two) or (all(like for like, _ in two) and self._in_field(at, place)):
                held |= {place, place + 1}
        return sum(self._slots[place].weight for place in held) / self._words

    def _in_field(self, at: int, place: int) -> bool:
        """Tell whether two words stand so in the field of a name: "cư trú" in that of "tạm trú"."""
        field = self._names.names[at].field
        first, second = (
            [term for term, like in slot.terms if like >= _SAME]
            for slot in self._slots[place : place + 2]
        )
        return any(self._names.in_field(field, a, b) for a in first for b in second)

    def _places(self, terms: Terms, like: float, at: int) -> int:
        """Return the places in a name of the terms that are as likely as like."""
        places = 0
        for term, same in terms:
            if same < like:
                break
            if same == like:
                places |= self._names.places.get(term, _NOWHERE).get(at, 0)
        return places


def _weighed(slot: Slot, having: dict[int, float]) -> Slot:
    """Return a slot as it weighs by itself: what no name has tells none from another."""
    weight = slot.apart if having else min(slot.apart, _NOT_HAD)
    return slot if weight == slot.weight else replace(slot, weight=weight)


def _next(first: Matched, second: Matched) -> bool:
    """Tell whether two words stand in a name as they were typed, and not by two weak guesses."""
    likes = sorted((first[0], second[0]))
    return bool(first[1] << 1 & second[1]) and likes[0] >= _ALIKE and likes[1] >= _SAME


def _beside(first: Matched, second: Matched) -> float:
    """Return how near two words stand in a name, as likely as both of them are meant."""
    before, after = first[1], second[1]
    like = min(first[0], second[0])
    if before << 1 & after:
        return like
    if (before << 2 | before << 3) & after:
        return _NEAR * like
    return _TURNED * like if (after << 1 | after << 2) & before else 0.0


def _named(name: Name, matched: Iterable[Matched]) -> float:
    """Return the part of a name's mass that was asked for."""
    mask = 0
    for _, places in matched:
        mask |= places
    mass = 0.0
    while mask:
        lowest = mask & -mask
        mass += name.weights[lowest.bit_length() - 1]
        mask ^= lowest
    return min(1.0, mass / name.mass)
