"""Which known syllables a mistyped one may have been: slips of fingers and of ears."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from centre.rules.search.folding import key, plain

NEAREST: Final = 30
"""Syllables that are offered for one slip."""
MAX_WORD: Final = 40
"""Letters of a word that is still looked at; the longest glued search of sense is shorter."""
MAX_PARTS: Final = 6
MAX_PART: Final = 10
"""Parts of a glued word, and letters of one; Vietnamese has 7, foreign words have more."""

_VOWELS: Final = frozenset("aeiouy")

SAME_SOUND: Final = 0.85
ONE_SLIP: Final = 0.75
TWO_SLIPS: Final = 0.5

# Sounds that regions do not part, and spellings of one sound: s/x, tr/ch, l/n, d/gi/r/v, c/k/q,
# ng/ngh, g/gh; at the end n/ng/nh, t/c/ch, i/y.
_ONSETS: Final = (
    (re.compile("^ngh"), "ng"),
    (re.compile("^gh"), "g"),
    (re.compile("^(gi(?=[aeiouy])|r|v)"), "d"),
    (re.compile("^tr"), "ch"),
    (re.compile("^s"), "x"),
    (re.compile("^l"), "n"),
    (re.compile("^(k(?!h)|q)"), "c"),
    (re.compile("^ph"), "f"),
)
_ENDS: Final = (
    (re.compile("(ng|nh)$"), "n"),
    (re.compile("(?<=[aeiouy])(ch|c)$"), "t"),
    (re.compile("y$"), "i"),
)


def sound(letters: str) -> str:
    """Return one spelling for syllables that sound alike somewhere: "xinh" and "sin" are "xin"."""
    for pattern, same in _ONSETS:
        changed = pattern.sub(same, letters)
        if changed != letters:
            letters = changed
            break
    for pattern, same in _ENDS:
        letters = pattern.sub(same, letters)
    return letters


class Spelling:
    """The plain syllables that are known, and which of them are near to something typed."""

    def __init__(self, known: Iterable[str]) -> None:
        """Take the syllables in plain letters."""
        self._sorted = sorted(known)
        self._known = frozenset(self._sorted)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._shorter: dict[str, list[str]] = defaultdict(list)
        for letters in filter(str.isalpha, self._sorted):
            self._sounds[sound(letters)].append(letters)
            for short in {letters, *_without_one(letters)}:
                self._shorter[short].append(letters)

    def beginning(self, letters: str, limit: int) -> list[str]:
        """Return at most limit known syllables that are longer than letters and begin so."""
        at = bisect_left(self._sorted, letters)
        found: list[str] = []
        while (
            at < len(self._sorted) and len(found) < limit and self._sorted[at].startswith(letters)
        ):
            found.append(self._sorted[at])
            at += 1
        return [syllable for syllable in found if syllable != letters]

    def near(self, letters: str) -> dict[str, float]:
        """Return known syllables that letters may be a slip of, with their likeness (0..1).

        One letter too many, too few, changed or two exchanged; or the same sound. A syllable of
        three letters or fewer must keep its first letter or its sound: too many others are near.
        """
        if not letters.isalpha() or not 1 < len(letters) <= MAX_WORD:
            return {}
        found = dict.fromkeys(self._sounds.get(sound(letters), ()), SAME_SOUND)
        for short in (letters, *_without_one(letters)):
            for syllable in self._shorter.get(short, ()):
                found.setdefault(syllable, _likeness(letters, syllable))
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return {syllable: like for syllable, like in best[:NEAREST] if like > 0}

    def parts(self, glued: str) -> list[tuple[str, ...]]:
        """Return the ways to cut glued plain letters into known syllables, fewest parts first."""
        if not glued.isalpha() or not 3 < len(glued) <= MAX_WORD:
            return []
        ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in glued)]
        for end in range(1, len(glued) + 1):
            for start in range(max(0, end - MAX_PART), end):
                part = plain(key(glued[start:end]))
                if ways[start] and part in self._known and _VOWELS & set(part):
                    ways[end] += [(*way, part) for way in ways[start]]
            ways[end] = sorted(ways[end], key=_clumsiness)[:8]
        return [way for way in ways[-1] if 1 < len(way) <= MAX_PARTS]


def _clumsiness(way: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Few parts go first; a part of one letter counts as three."""
    return sum(3 if len(part) == 1 else 1 for part in way), way


def _without_one(letters: str) -> set[str]:
    return (
        {letters[:i] + letters[i + 1 :] for i in range(len(letters))} if len(letters) > 1 else set()
    )


def _likeness(typed: str, known: str) -> float:
    """Return how like two words are that share all letters but one of each at most."""
    exchanged = len(typed) == len(known) and sorted(typed) == sorted(known)
    if exchanged:
        return ONE_SLIP
    gap = abs(len(typed) - len(known))
    if min(len(typed), len(known)) <= 2 or (gap == 0 and len(typed) <= 3):
        return 0.0 if typed[0] != known[0] or len(typed) <= 2 else TWO_SLIPS
    return ONE_SLIP if typed[0] == known[0] else TWO_SLIPS
