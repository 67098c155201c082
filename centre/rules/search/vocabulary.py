"""Every syllable that names and phrases have, as numbered terms, with how rare each is in names."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log

from centre.rules.search.folding import known_key, plain
from centre.rules.search.spelling import Spelling


class Vocabulary:
    """Terms: a syllable's key (folding.key) has a number; its plain letters lead to all alike."""

    def __init__(self) -> None:
        """Begin without terms."""
        self._numbers: dict[str, int] = {}
        self._of_word: dict[str, int] = {}
        self._rarities: list[float] = []
        self.keys: list[str] = []
        self.by_plain: dict[str, list[int]] = {}

    def number(self, word: str) -> int:
        """Return the number of a word's term; it becomes one if it was none."""
        # A thesaurus has 160,000 words and few different ones.
        at = self._of_word.get(word)
        if at is None:
            at = self._of_word[word] = self._of_key(known_key(word))
        return at

    def _of_key(self, keyed: str) -> int:
        at = self._numbers.setdefault(keyed, len(self.keys))
        if at == len(self.keys):
            self.keys.append(keyed)
            self.by_plain.setdefault(plain(keyed), []).append(at)
        return at

    def numbers(self, said: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of several words."""
        return tuple(map(self.number, said))

    def find(self, keyed: str) -> int | None:
        """Return the number of the term with this key, if there is one."""
        return self._numbers.get(keyed)

    def weigh(self, counts: Mapping[int, int], names: int) -> None:
        """Learn from how many names have each term how much a term says."""
        whole = log(names + 2)
        found = (counts.get(term, 0) for term in range(len(self.keys)))
        self._rarities = [log((names + 2) / (count + 1)) / whole for count in found]

    def rarity(self, term: int) -> float:
        """Return 1 for a term that no name has, towards 0 for one that all have."""
        return self._rarities[term]

    @cached_property
    def spelling(self) -> Spelling:
        """Return the plain syllables, for slips; made once, when all terms are in."""
        return Spelling(self.by_plain)
