"""Everyday words replaced by official ones: each phrase found in a search gives interpretations."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from centre.rules.search.names import Names
from centre.rules.search.ranking import Meaning, Slot
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import Phrase

MAX_MEANINGS: Final = 14
"""Interpretations of one search that are held against the names."""
DEPTH: Final = 2
"""Phrases that apply one after another: that of a thing, then that of what is to be done to it."""
MAX_BETWEEN: Final = 2
"""Other words between two words of a phrase; fillers and what decorates are not counted."""
MAX_SLOTS: Final = 24
"""Words of a search in which phrases are looked for; who types more has copied a name."""

_SAME_WORD: Final = 0.6
_LATER_READING: Final = 0.97
_BETWEEN: Final = 0.97
_WIDENED: Final = 6
_CERTAIN: Final = 1.4

Place = tuple[tuple[int, ...], float]
"""Where in a search a part of a phrase stands, and how likely it is meant there."""
Spans = dict[int, list[Place]]
"""Part (a term, or below 0 a {x}) -> where it stands, from the first place on."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A phrase as numbers, with its readings as slots; fills are the {x} that it stands for."""

    said: tuple[int, ...]
    readings: tuple[tuple[Slot, ...], ...]
    fields: frozenset[str]
    fills: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase in a search: the places of its words, how likely it is meant."""

    phrase: _Known
    places: tuple[int, ...]
    likely: float


class Phrasebook:
    """All phrases of a thesaurus, found by their rarest word, or by their {x}."""

    def __init__(self, phrases: Iterable[Phrase], names: Names, slots: Slots) -> None:
        """Take the phrases of a thesaurus; their words must be in the vocabulary already."""
        self._number = names.vocabulary.number
        self._gaps: dict[str, int] = {}
        self._official = cache(slots.official)
        known = [self._known(phrase) for phrase in phrases]
        often = Counter(part for phrase in known for part in phrase.said)
        self._by_anchor: dict[int, list[_Known]] = defaultdict(list)
        for phrase in known:
            gaps = [part for part in phrase.said if part < 0]
            anchor = gaps[0] if gaps else min(phrase.said, key=lambda term: (often[term], term))
            self._by_anchor[anchor].append(phrase)

    def _known(self, phrase: Phrase) -> _Known:
        return _Known(
            tuple(map(self._part, phrase.said)),
            # What is read as itself only fills a {x}.
            tuple(self._official(read) for read in phrase.readings if read != phrase.said),
            frozenset(phrase.fields),
            tuple(map(self._part, phrase.stands_for)),
        )

    def _part(self, word: str) -> int:
        """Return a word's term, or the number below 0 of a {x}."""
        if word.startswith("{"):
            return self._gaps.setdefault(word, -1 - len(self._gaps))
        return self._number(word)

    def meanings(self, typed: tuple[Slot, ...], likely: float) -> list[Meaning]:
        """Return what typed words may mean: themselves, then what phrases make of them."""
        every = [Meaning(typed, likely)]
        if len(typed) > MAX_SLOTS:
            return every
        newest = every
        for _ in range(DEPTH):
            newest = [new for meaning in newest[:_WIDENED] for new in self._replaced(meaning)]
            newest.sort(key=_rank)
            every = every + newest
        return [every[0], *sorted(every[1:], key=_rank)]

    def _replaced(self, meaning: Meaning) -> Iterator[Meaning]:
        for found in self._found(meaning.slots):
            for at, reading in enumerate(found.phrase.readings):
                yield Meaning(
                    _without(meaning.slots, found.places, reading),
                    meaning.sure * found.likely * _LATER_READING**at,
                    meaning.fields | found.phrase.fields,
                )

    def _found(self, slots: tuple[Slot, ...]) -> list[_Found]:
        """Return the phrases in a search, longest first; none within another."""
        spans: Spans = defaultdict(list)
        for at, slot in enumerate(slots):
            for term, like in slot.terms:
                if like >= _SAME_WORD:
                    spans[term].append(((at,), like))
        plain = [*self._at_anchors(list(spans), spans, slots)]
        for found in plain:
            for gap in found.phrase.fills:
                spans[gap].append((found.places, found.likely))
        gaps = [part for part in spans if part < 0]
        for gap in gaps:
            spans[gap].sort()
        every = [*plain, *self._at_anchors(gaps, spans, slots)]
        every.sort(key=lambda found: (-len(found.places), -found.likely, found.places))
        return _outermost(every, slots)

    def _at_anchors(
        self, anchors: Iterable[int], spans: Spans, slots: Sequence[Slot]
    ) -> Iterator[_Found]:
        """Yield each phrase with one of the anchors, at the likeliest place where it stands."""
        for anchor in anchors:
            for phrase in self._by_anchor.get(anchor, ()):
                if all(part in spans for part in phrase.said):
                    yield from _matches(phrase, spans, slots)


def _rank(meaning: Meaning) -> tuple[float, float]:
    """Meanings that leave least of the typed words as they are go first, then the surest."""
    left = sum(slot.apart for slot in meaning.slots if slot.original and not slot.filler)
    return left, -meaning.sure


def _matches(phrase: _Known, spans: Spans, slots: Sequence[Slot]) -> Iterator[_Found]:
    """Yield the likeliest place where a phrase's parts stand in order, near enough."""
    best: _Found | None = None
    for places, like in spans[phrase.said[0]]:
        found = _from(phrase, places, like, spans, slots)
        if found and (best is None or _better(found, best)):
            best = found
    if best:
        yield best


def _better(found: _Found, than: _Found) -> bool:
    return (len(found.places), found.likely) > (len(than.places), than.likely)


def _from(
    phrase: _Known, start: tuple[int, ...], like: float, spans: Spans, slots: Sequence[Slot]
) -> _Found | None:
    places, likes, between = start, [like] * len(start), 0
    for part in phrase.said[1:]:
        following = ((at, same) for at, same in spans[part] if at[0] > places[-1])
        at, same = next(following, ((), 0.0))
        if not at:
            return None
        others = _between(slots, places[-1] + 1, at[0])
        if others > MAX_BETWEEN:
            return None
        between += others
        places += at
        likes += [same] * len(at)
    return _Found(phrase, places, sum(likes) / len(likes) * _BETWEEN**between)


def _between(slots: Sequence[Slot], start: int, end: int) -> int:
    return sum(not (slots[at].filler or slots[at].soft) for at in range(start, end))


def _outermost(every: Iterable[_Found], slots: Sequence[Slot]) -> list[_Found]:
    """Return the phrases with a word as typed that are no part of a longer one."""
    kept: list[_Found] = []
    for found in every:
        inside = set(found.places)
        typed = any(slots[place].original for place in found.places)
        if typed and not any(inside < set(longer.places) for longer in kept):
            kept.append(found)
    return kept


def _without(
    slots: tuple[Slot, ...], places: tuple[int, ...], reading: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    """Return the slots with those at places replaced by a reading, at the first place.

    The reading weighs what it replaces, whatever its length: else words that are left over would
    count for little beside a long official name. It weighs somewhat more, because it is certain.
    """
    before = tuple(slot for at, slot in enumerate(slots) if at < places[0])
    after = (slot for at, slot in enumerate(slots) if at > places[0] and at not in places)
    typed = sum(slots[at].weight for at in places)
    part = _CERTAIN * typed / (sum(slot.weight for slot in reading) or 1.0)
    scaled = (replace(slot, weight=slot.weight * part) for slot in reading)
    return (*before, *scaled, *after)
