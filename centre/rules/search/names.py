"""Names of procedures cut into terms: which names have a term, and at which places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from centre.rules.search.vocabulary import Vocabulary
from centre.rules.search.wording import in_full

MAX_PLACES: Final = 250
"""Words of a name that are looked at; the longest real one (1,094 characters) has about 240."""

_TAIL: Final = 0.25
# Where a name stops saying what it is and begins to say for whom, where or under which law.
_HEAD_ENDS: Final = re.compile(
    r"\s*[(;/:]|\s(?:đối với|trong trường hợp|cho người|cho công dân|áp dụng|thuộc|do|theo"
    r"|mà|của|tại|thực hiện)\s"
)
_SHORTEST_HEAD: Final = 8
# "(thực hiện tại cấp tỉnh)" is where the same thing is done, no other thing.
_WHERE: Final = re.compile(
    r"\((?:thực hiện tại )?cấp [^()]*\)|thực hiện tại cấp .*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as terms; weights, one a term, say how much each tells; mass is their sum."""

    terms: tuple[int, ...]
    weights: tuple[float, ...]
    mass: float
    field: int


class Names:
    """All names of a catalogue, and for each term the places it has in them (a bit mask)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin without names; their terms go to the vocabulary."""
        self.vocabulary = vocabulary
        self.places: dict[int, dict[int, int]] = {}
        self.of_field: dict[int, list[int]] = defaultdict(list)
        self.fields_with: dict[int, set[int]] = defaultdict(set)
        self.names: list[Name] = []
        self._shares: list[tuple[float, ...]] = []
        self._fields: dict[str, int] = {}
        self._pairs: Counter[int] = Counter()
        self._heard: set[int] = set()
        self._in_fields: set[tuple[int, int]] = set()

    def add(self, name: str, field: str) -> int:
        """Take a name and the field (lĩnh vực) it is in; return the name's number."""
        at = len(self.names)
        terms = self.vocabulary.numbers(in_full(name))[:MAX_PLACES]
        for place, term in enumerate(terms):
            where = self.places.setdefault(term, {})
            where[at] = where.get(at, 0) | 1 << place
        self._pairs.update({first << 20 | second for first, second in pairwise(terms)})
        self._shares.append(_shares(name, len(terms)))
        self.names.append(Name(terms, (), 1.0, self._field(field)))
        self.of_field[self.names[at].field].append(at)
        return at

    def heard(self, said: tuple[str, ...]) -> None:
        """Take words that citizens say one after another; they need stand so in no name."""
        terms = self.vocabulary.numbers(said)
        self._heard.update(first << 20 | second for first, second in pairwise(terms))

    def _field(self, field: str) -> int:
        number = self._fields.get(field)
        if number is None:
            number = self._fields[field] = len(self._fields)
            terms = self.vocabulary.numbers(in_full(field))
            for term in terms:
                self.fields_with[term].add(number)
            self._in_fields.update((number, a << 20 | b) for a, b in pairwise(terms))
        return number

    def weigh(self) -> None:
        """Learn how rare each term is and what each name weighs; to be called when all are in."""
        counts = {term: len(where) for term, where in self.places.items()}
        self.vocabulary.weigh(counts, len(self.names))
        rarity = self.vocabulary.rarity
        for at, (name, shares) in enumerate(zip(self.names, self._shares, strict=True)):
            weights = tuple(rarity(t) * share for t, share in zip(name.terms, shares, strict=True))
            self.names[at] = Name(name.terms, weights, sum(weights) or 1.0, name.field)
        self._shares.clear()

    def pairs(self, first: int, second: int) -> int:
        """Return how many names have the two terms side by side."""
        return self._pairs[first << 20 | second]

    def in_field(self, field: int, first: int, second: int) -> bool:
        """Tell whether two terms stand side by side in what a field is called."""
        return (field, first << 20 | second) in self._in_fields

    def usual(self, first: int, second: int) -> bool:
        """Tell whether two terms stand side by side in a name or in what citizens say."""
        pair = first << 20 | second
        return pair in self._pairs or pair in self._heard

    def all_pairs(self) -> Iterator[tuple[int, int, int]]:
        """Yield each two terms that stand side by side, and in how many names."""
        for pair, count in self._pairs.items():
            yield pair >> 20, pair & 0xFFFFF, count

    def count(self, term: int) -> int:
        """Return how many names have the term."""
        return len(self.places.get(term, ()))


def _shares(name: str, terms: int) -> tuple[float, ...]:
    """Return what part of its rarity each term of a name counts: less behind the name's head."""
    where = _WHERE.search(name)
    said = len(in_full(name[: where.start()])) if where else terms
    ended = _HEAD_ENDS.search(name, _SHORTEST_HEAD)
    head = min(said, len(in_full(name[: ended.start()])) if ended else terms)
    return (1.0,) * min(head, terms) + tuple(
        _TAIL if place < said else 0.0 for place in range(head, terms)
    )
