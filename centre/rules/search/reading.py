"""What was typed, word by word: Telex, short forms, glued words, initials; each way to read it."""

from collections import defaultdict
from itertools import islice, pairwise, product
from typing import Final

from centre.rules.search.folding import fold, key, plain, words
from centre.rules.search.names import Names
from centre.rules.search.spelling import ONE_SLIP, Spelling
from centre.rules.search.telex import compose
from centre.rules.search.wording import SHORT_FORMS

MAX_READINGS: Final = 6
"""Ways to read what was typed before phrases are looked for."""

Said = tuple[str, ...]
Way = tuple[Said, float]
"""Words in the place of a typed one, and how likely they are meant (0..1)."""

_FOLDED_SHORTS: Final = {fold(short): longs for short, longs in SHORT_FORMS.items()}
_LONG_SHORT: Final = 4
_SHORTS: Final = Spelling(short for short in _FOLDED_SHORTS if len(short) >= _LONG_SHORT)
_SECOND: Final = 0.95
_GUESSED: Final = 0.85
_LONGEST_SLIP: Final = 6
_INITIALS_OFFERED: Final = 3
_INITIALS_FROM: Final = 3


class Reader:
    """Turns typed text into known words, by the words that a catalogue and a thesaurus have."""

    def __init__(self, names: Names) -> None:
        """Take the names; their vocabulary must be complete."""
        self._names = names
        self._vocabulary = names.vocabulary
        self._initials = _initials(names)

    def readings(self, text: str) -> list[Way]:
        """Return the ways to read tidied text as words, likeliest first."""
        typed = self._rejoined(words(text))
        last = len(typed) - 1 if text[-1:].isalnum() else -1
        raw = text.isascii()
        choices = [self._ways(word, raw=raw, last=at == last) for at, word in enumerate(typed)]
        found: dict[Said, float] = {}
        for chosen in islice(product(*choices), MAX_READINGS):
            said = tuple(word for way, _ in chosen for word in way)
            found.setdefault(said, min((likely for _, likely in chosen), default=1.0))
        return sorted(found.items(), key=lambda way: -way[1])

    def _known(self, word: str) -> bool:
        return plain(key(word)) in self._vocabulary.by_plain

    def _is_term(self, word: str) -> bool:
        return self._vocabulary.find(key(word)) is not None

    def _rejoined(self, typed: Said) -> Said:
        """Return the words with those put together that were cut by a slip: "kh ai" is "khai"."""
        joined: list[str] = []
        for word in typed:
            whole = joined[-1] + word if joined else ""
            cut = whole.isalpha() and not (self._known(joined[-1]) and self._known(word))
            if cut and self._known(whole):
                joined[-1] = whole
            else:
                joined.append(word)
        return tuple(joined)

    def _ways(self, word: str, *, raw: bool, last: bool) -> list[Way]:
        """Return what a word may be, likeliest first; never nothing.

        raw: no letter of the search has a mark, so it may be raw Telex as a whole; else a word that
        is known as it stands ("visa") is not read as Telex ("vía").
        """
        if _is_short(word):
            longs = [(long, 1.0) for long in SHORT_FORMS.get(word) or _FOLDED_SHORTS[word]]
            return [*longs, ((word,), _SECOND)] if last else longs
        composed = compose(word)
        both = dict.fromkeys((composed, word) if raw else (word, composed))
        terms = [one for one in both if self._is_term(one)]
        if terms:
            return [((one,), _SECOND**at) for at, one in enumerate(terms)]
        if self._known(composed) or (last and self._begins(composed)):
            return [((composed,), 1.0)]
        return self._guesses(composed)

    def _begins(self, word: str) -> bool:
        return bool(self._vocabulary.spelling.beginning(plain(key(word)), 2))

    def _guesses(self, word: str) -> list[Way]:
        """Return what an unknown word may be: a slip (left to its slot), glued words, initials."""
        letters = plain(key(word))
        slip: list[Way] = [((word,), 1.0)] if self._vocabulary.spelling.near(letters) else []
        glued = [(parts, _SECOND) for parts in self._parts(letters)]
        both = slip + glued if len(letters) <= _LONGEST_SLIP else glued + slip
        short = [(said, _GUESSED) for said in self._initials.get(letters, ())]
        return [*both, *short, *self._short_slips(letters)] or [((word,), 1.0)]

    @staticmethod
    def _short_slips(letters: str) -> list[Way]:
        """Return what a mistyped short form stands for, if it has letters enough: "bhxhh"."""
        near = _SHORTS.near(letters) if len(letters) >= _LONG_SHORT else {}
        sure = [short for short, like in near.items() if like >= ONE_SLIP]
        return [(long, _GUESSED) for short in sure[:2] for long in _FOLDED_SHORTS[short]]

    def _parts(self, letters: str) -> list[Said]:
        """Return the two likeliest ways to part glued words: by the pairs that names have."""
        ways = self._vocabulary.spelling.parts(letters)
        return sorted(ways, key=lambda way: (-self._pairs(way) / len(way), len(way)))[:2]

    def _pairs(self, way: Said) -> int:
        """Return how many neighbours among plain syllables stand side by side in names."""
        terms = [self._vocabulary.by_plain[part] for part in way]
        return sum(
            any(self._names.pairs(a, b) for a in first for b in second)
            for first, second in pairwise(terms)
        )


def _is_short(word: str) -> bool:
    return word in SHORT_FORMS or word in _FOLDED_SHORTS


def _initials(names: Names) -> dict[str, list[Said]]:
    """Return the most frequent two-word pieces of names by their initials: "nn" is "nông nghiệp".

    Pieces of fewer than 3 names are too rare to be shortened.
    """
    keys, found = names.vocabulary.keys, defaultdict(list)
    for first, second, count in names.all_pairs():
        if count >= _INITIALS_FROM:
            found[plain(keys[first])[:1] + plain(keys[second])[:1]].append((-count, first, second))
    return {
        letters: [(keys[a], keys[b]) for _, a, b in sorted(pairs)[:_INITIALS_OFFERED]]
        for letters, pairs in found.items()
        if letters.isalpha()
    }
