"""Words as slots: which terms a word may be, how much it weighs, and whether it is filling."""

from typing import Final

from centre.rules.search.folding import fold, key, plain, words
from centre.rules.search.names import Names
from centre.rules.search.ranking import Slot
from centre.rules.search.wording import FEELINGS, FIGURES, FILLERS, SAY_LITTLE, SOFT

MAX_BEGINNINGS: Final = 24
"""Syllables that an unfinished word is taken for, the most frequent ones."""
UNKNOWN, UNNAMED = 0.4, 0.9
"""Weight of a word that nobody knows, and of one that only the thesaurus knows."""

Said = tuple[str, ...]

_LONGEST_FILLER: Final = max(map(len, FILLERS))
_FOLDED_FILLERS: Final = frozenset(tuple(map(fold, filler)) for filler in FILLERS)
_FOLDED_LITTLE: Final = frozenset(words("cua va nhung trong cho voi con chau vo chong me"))
_LITTLE: Final = 0.35
_BARE, _BARE_OTHER, _OTHER, _OTHER_TONE = 0.95, 0.6, 0.6, 0.8
_DESPITE: Final = 0.55
_BEGUN, _BEGUN_OTHER, _BEGUN_WHOLE = 0.9, 0.55, 0.7
_BEGUN_ALONE: Final = 0.85
_OTHER_SLIP: Final = 0.8
_FIGURE: Final = 0.8
_TONES: Final = "`'?~."
_LIKE_ENOUGH: Final = 0.6
_PAIR_PART: Final = 0.1
_PAIRS: Final = 2
_CONFUSED: Final = frozenset("?~")


class Slots:
    """Makes slots of words, for one catalogue."""

    def __init__(self, names: Names) -> None:
        """Take the names; their vocabulary must be complete and weighed."""
        self._names = names
        self._vocabulary = names.vocabulary
        self._officials: dict[str, Slot] = {}

    def of(self, said: Said, *, last_is_open: bool, deaf: bool) -> tuple[Slot, ...]:
        """Return the slots of words that were typed.

        last_is_open: the last word may be the beginning of one. deaf: tones tell little, even where
        they make a known word.
        """
        marked = any(plain(key(word)) != key(word) for word in said)
        terms = [self._terms(word, marked=marked, deaf=deaf) for word in said]
        if last_is_open and said:
            self._add(
                terms[-1], self._begun(said[-1], terms[-2] if len(terms) > 1 else {}, terms[-1])
            )
        self._add_by_context(said, terms, marked=marked)
        fillers = self._fillers(said, terms)
        return tuple(
            self._slot(word, terms[at], filler=at in fillers, soft=self._decorates(said, terms, at))
            for at, word in enumerate(said)
        )

    def _decorates(self, said: Said, terms: list[dict[int, float]], at: int) -> bool:
        """Tell whether a word only decorates; one of feelings also loses what it might mean."""
        feels = said[at] in FEELINGS
        alone = (feels or said[at] in SOFT) and not self._belongs(terms, at)
        if feels and alone:
            terms[at].clear()
        return alone and not feels

    def official(self, said: Said) -> tuple[Slot, ...]:
        """Return the slots of official words, which mean themselves."""
        return tuple(map(self._official, said))

    def _official(self, word: str) -> Slot:
        """Return the slot of one word, made once: a thesaurus says few words many times."""
        made = self._officials.get(word)
        if made is None:
            slot = self._slot(word, {self._vocabulary.number(word): 1.0})
            made = self._officials[word] = Slot(slot.terms, slot.weight, original=False)
        return made

    def _slot(
        self, word: str, terms: dict[int, float], *, filler: bool = False, soft: bool = False
    ) -> Slot:
        ordered = tuple(sorted(terms.items(), key=lambda item: (-item[1], item[0])))
        little = word in SAY_LITTLE or word in _FOLDED_LITTLE
        weight = self._weight(ordered) * (_LITTLE if little else 1.0)
        return Slot(ordered, weight, filler=filler, soft=soft or little)

    def _weight(self, terms: tuple[tuple[int, float], ...]) -> float:
        named = [t for t, like in terms if like >= _LIKE_ENOUGH and self._names.count(t)]
        named = named or [t for t, _ in terms if self._names.count(t)]
        if named:
            return min(self._vocabulary.rarity(term) for term in named)
        return UNNAMED if terms else UNKNOWN

    def _terms(self, word: str, *, marked: bool, deaf: bool) -> dict[int, float]:
        """Return the terms that a word may be, with their likeness."""
        keyed = key(word)
        letters = plain(keyed)
        found = self._alike(keyed, letters, marked=marked, deaf=deaf)
        if letters in FIGURES:
            numbers = (self._vocabulary.find(key(figure)) for figure in FIGURES[letters])
            found.update({term: _FIGURE for term in numbers if term is not None})
        if max(found.values(), default=0.0) < _BARE_OTHER:
            self._add(found, self._slips(keyed, letters))
        return found

    def _add_by_context(self, said: Said, terms: list[dict[int, float]], *, marked: bool) -> None:
        """Add to a known word what it may be a slip of, where only that goes with its neighbours.

        "thông" does not go with "trú"; "thường" does, and with "ký" before it.
        """
        added = []
        for at, word in enumerate(said):
            sides = [terms[i] for i in (at - 1, at + 1) if 0 <= i < len(said)]
            if sides and (word,) not in FILLERS and not self._goes(terms, at, terms[at]):
                slips = self._slips(key(word), plain(key(word)), marked=marked)
                meant = {t: like for t, like in slips.items() if self._goes(terms, at, {t: like})}
                added.append((terms[at], meant))
        for found, meant in added:
            self._add(found, meant)

    def _goes(self, terms: list[dict[int, float]], at: int, here: dict[int, float]) -> bool:
        """Tell whether terms at a place go with both neighbours, as far as there are such."""
        before = at == 0 or self._together(terms[at - 1], here)
        return before and (at + 1 == len(terms) or self._together(here, terms[at + 1]))

    def _together(self, first: dict[int, float], second: dict[int, float]) -> bool:
        return any(self._names.usual(a, b) for a in first for b in second)

    @staticmethod
    def _add(found: dict[int, float], more: dict[int, float]) -> None:
        for term, like in more.items():
            found.setdefault(term, like)

    def _alike(self, keyed: str, letters: str, *, marked: bool, deaf: bool) -> dict[int, float]:
        """Return the terms with the same letters; with marks in the search, marks tell."""
        exact = self._vocabulary.find(keyed) is not None
        return {
            term: likeness(
                keyed, self._vocabulary.keys[term], marked=marked, exact=exact, deaf=deaf
            )
            for term in self._vocabulary.by_plain.get(letters, ())
        }

    def _begun(
        self, word: str, before: dict[int, float], whole: dict[int, float]
    ) -> dict[int, float]:
        """Return the terms that begin with an unfinished word; those that go with before first."""
        keyed = key(word)
        ways = self._vocabulary.spelling.beginning(plain(keyed), 400)
        terms = [term for way in ways for term in self._vocabulary.by_plain[way]]
        goes = {term for term in terms if self._together(before, {term: 1.0})}
        terms.sort(key=lambda term: (term not in goes, -self._names.count(term), term))
        part = _BEGUN_WHOLE if whole and len(word) > 1 else _BEGUN
        return {
            term: part
            * (1.0 if _may_become(keyed, self._vocabulary.keys[term]) else _BEGUN_OTHER)
            * (1.0 if term in goes or not before else _BEGUN_ALONE)
            for term in terms[:MAX_BEGINNINGS]
        }

    def _slips(self, keyed: str, letters: str, *, marked: bool = True) -> dict[int, float]:
        return {
            term: like * _marked_alike(keyed, self._vocabulary.keys[term], marked=marked)
            for near, like in self._vocabulary.spelling.near(letters).items()
            if near != letters
            for term in self._vocabulary.by_plain[near]
        }

    def _fillers(self, said: Said, terms: list[dict[int, float]]) -> set[int]:
        """Return the places of words that only surround what is wanted."""
        found: set[int] = set()
        at = 0
        while at < len(said):
            length = self._filler_at(said, terms, at)
            found.update(range(at, at + length))
            at += length or 1
        return found

    def _filler_at(self, said: Said, terms: list[dict[int, float]], at: int) -> int:
        for length in range(min(_LONGEST_FILLER, len(said) - at), 0, -1):
            if _is_filler(said[at : at + length]):
                return length if length > 1 or not self._belongs(terms, at) else 0
        return 0

    def _belongs(self, terms: list[dict[int, float]], at: int) -> bool:
        """Tell whether a word makes a usual pair with a neighbour: "sao" with "bản"."""
        sides = ((at - 1, at), (at, at + 1))
        return any(
            first >= 0 and second < len(terms) and self._usual(terms[first], terms[second])
            for first, second in sides
        )

    def _usual(self, first: dict[int, float], second: dict[int, float]) -> bool:
        return any(
            self._is_usual(a, b)
            for a, like in first.items()
            if like >= _LIKE_ENOUGH
            for b, also in second.items()
            if also >= _LIKE_ENOUGH
        )

    def _is_usual(self, first: int, second: int) -> bool:
        together = self._names.pairs(first, second)
        least = min(self._names.count(first), self._names.count(second))
        return together >= _PAIRS and together >= _PAIR_PART * least


def _is_filler(said: Said) -> bool:
    return said in FILLERS or said in _FOLDED_FILLERS


def likeness(
    typed: str, term: str, *, marked: bool, exact: bool = False, deaf: bool = False
) -> float:
    """Return how likely a typed key means a term's key of the same letters (0..1).

    marked: the search has marks somewhere, so that a bare word is less likely another. exact: the
    typed word is itself a term; then others are less likely: "cưới" is not "cuối". deaf:
    tones do not tell that, other marks do.
    """
    if typed == term or not marked:
        return 1.0
    despite = _DESPITE if exact else 1.0
    if typed == plain(typed):
        return _BARE_OTHER if exact else _BARE
    if typed.rstrip(_TONES) == term.rstrip(_TONES):
        heard = set(typed[-1:]) | set(term[-1:]) == _CONFUSED
        return _BARE if heard and not exact else _OTHER_TONE * (1.0 if deaf else despite)
    return _OTHER * despite


def _marked_alike(typed: str, term: str, *, marked: bool) -> float:
    """Return how well the marks of a slip go with a term's: tones stay where letters slip."""
    if not marked or typed == plain(typed):
        return 1.0
    return 1.0 if _tone(typed) == _tone(term) else _OTHER_SLIP


def _tone(keyed: str) -> str:
    return keyed[-1:] if keyed[-1:] in _TONES else ""


def _may_become(begun: str, term: str) -> bool:
    """Tell whether a key is the beginning of another, or has no mark that would speak against."""
    if begun == plain(begun):
        return True
    bare = begun.rstrip(_TONES)
    return term.startswith(bare) and (begun == bare or term.endswith(begun[-1]))
