"""What citizens say that is most like what was typed, where no phrase stands in it word by word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, product
from math import log, sqrt
from typing import Final

from centre.rules.search.ranking import Meaning, Slot
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import Phrase
from centre.rules.search.vocabulary import Vocabulary

OFFERED: Final = 4
"""Sayings whose meanings are looked for."""
_FILLS: Final = 3
_OF_SAYING, _OF_TYPED = 0.6, 0.3
_WORDS: Final = 2
# "mua … cũ" is no "mua xe cũ": of so few words, hardly one may be missing.
_OF_SHORT: Final = 0.78
_LEAST_LIKENESS: Final = 0.7
_SURE: Final = 0.9
_UNSAID: Final = 0.5

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Saying:
    """A phrase as a bag of terms, and the phrase that it stands for."""

    terms: frozenset[int]
    phrase: Phrase


class Sayings:
    """All phrases of a thesaurus as bags of words: found by what they share, in any order."""

    def __init__(self, phrases: Iterable[Phrase], vocabulary: Vocabulary, slots: Slots) -> None:
        """Take the phrases; their words must be in the vocabulary already."""
        self._slots = slots
        every = tuple(phrases)
        fills: dict[str, list[Said]] = defaultdict(list)
        for phrase in every:
            for gap in phrase.stands_for:
                fills[gap].append(phrase.said)
        self._sayings = [
            _Saying(frozenset(vocabulary.numbers(said)), phrase)
            for phrase in every
            for said in _filled(phrase.said, fills)
        ]
        self._with: dict[int, list[int]] = defaultdict(list)
        for at, saying in enumerate(self._sayings):
            for term in saying.terms:
                self._with[term].append(at)
        self._rarity = _rarities(Counter(t for s in self._sayings for t in s.terms))
        self._mass = [sum(map(self._rarity.__getitem__, s.terms)) for s in self._sayings]

    def meanings(self, typed: tuple[Slot, ...], likely: float) -> list[Meaning]:
        """Return what the sayings mean that are most like typed words, each as sure as it is like.

        A saying must have two of the words, most of its own weight (with two: nearly all of it)
        and a part of what was typed.
        """
        shared, counted = self._shared(typed)
        whole = sum(self._weight(slot) for slot in typed if not slot.filler)
        sure = {
            at: _SURE * likely * sqrt(mass / self._mass[at] * mass / whole)
            for at, mass in shared.items()
            if counted[at] >= _WORDS
            and mass >= (_OF_SHORT if counted[at] == _WORDS else _OF_SAYING) * self._mass[at]
            and mass >= _OF_TYPED * whole
        }
        best = nlargest(OFFERED, sure, key=lambda at: (sure[at], -at))
        return [meaning for at in best for meaning in self._read(at, min(1.0, sure[at]))]

    def _read(self, at: int, sure: float) -> Iterator[Meaning]:
        phrase = self._sayings[at].phrase
        for reading in phrase.readings[:2]:
            yield Meaning(self._slots.official(reading), sure, frozenset(phrase.fields))

    def _shared(self, typed: tuple[Slot, ...]) -> tuple[dict[int, float], Counter[int]]:
        """Return for each saying the weight of the words it has, and how many of them tell."""
        shared: dict[int, float] = defaultdict(float)
        counted: Counter[int] = Counter()
        for slot in typed:
            found: dict[int, float] = {}
            for term, like in () if slot.filler else reversed(slot.terms):
                if like >= _LEAST_LIKENESS:
                    mass = like * self._rarity.get(term, 0.0)
                    found.update(dict.fromkeys(self._with.get(term, ()), mass))
            for at, mass in found.items():
                shared[at] += mass
            counted.update(() if slot.soft else found.keys())
        return shared, counted

    def _weight(self, slot: Slot) -> float:
        """Return how much a typed word tells among all that citizens say."""
        meant = (term for term, like in slot.terms if like >= _LEAST_LIKENESS)
        rarity = max((self._rarity[t] for t in meant if t in self._rarity), default=_UNSAID)
        return min(slot.apart, rarity) if slot.soft else rarity


def _filled(said: Said, fills: dict[str, list[Said]]) -> Iterator[Said]:
    """Yield the words of a phrase with what stands for its {x}: the first few ways."""
    parts = [fills[word][:_FILLS] if word.startswith("{") else [(word,)] for word in said]
    for chosen in islice(product(*parts), _FILLS):
        yield tuple(word for part in chosen for word in part)


def _rarities(often: Counter[int]) -> dict[int, float]:
    whole = log(sum(often.values()) + 2)
    return {term: 1 - log(count + 1) / whole for term, count in often.items()}
