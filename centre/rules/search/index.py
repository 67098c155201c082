"""The search itself: a catalogue in memory that answers every key pressed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from centre.rules.search.counting import countable
from centre.rules.search.folding import tidy
from centre.rules.search.meanings import MAX_MEANINGS, Phrasebook
from centre.rules.search.names import Names
from centre.rules.search.numbers import Numbers
from centre.rules.search.ranking import Fit, Meaning, Ranking
from centre.rules.search.reading import Reader, Way
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import Thesaurus
from centre.rules.search.vocabulary import Vocabulary

COMMUNE: Final = "commune"

_ASKED, _NAMED, _LEVEL, _FIELD, _PREFERRED = 0.62, 0.18, 0.12, 0.03, 0.05
_LEVELS: Final = {"commune": 1.0, "province": 0.6, "other": 0.4, "central": 0.0}
_LEAST: Final = 0.34
_LEAST_OF_BEST: Final = 0.6
_WEAK: Final = 0.5
_DEAF: Final = 0.8
_ALSO: Final = 0.97


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure as the search knows it; also holds further names that citizens give it."""

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """The levels and fields (lĩnh vực, by name) of this centre, which are put first."""

    levels: tuple[str, ...] = (COMMUNE,)
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that was found; score is 0..1, and 1 is what was asked for and nothing else."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are in all, and the search folded, for counting.

    folded has no marks and says "#" for digits as long as a person's numbers are.
    """

    hits: tuple[Hit, ...]
    total: int
    folded: str


class Index:
    """Procedures, the words of citizens, and what this centre does: made once, asked often."""

    def __init__(
        self, listed: Iterable[Listed], thesaurus: Thesaurus | None = None, home: Home | None = None
    ) -> None:
        """Take the procedures, the thesaurus (none: names alone) and the centre's own."""
        self._listed = tuple(listed)
        self._codes = {one.code: at for at, one in enumerate(self._listed)}
        self._numbers = Numbers(self._codes)
        self._homely = [_homely(one, home or Home()) for one in self._listed]
        self._owners: list[tuple[int, float]] = []
        self._names = self._cut(thesaurus or Thesaurus())
        self._slots = Slots(self._names)
        self._phrases = Phrasebook(thesaurus or Thesaurus(), self._names, self._slots)
        self._reader = Reader(self._names)

    def _cut(self, thesaurus: Thesaurus) -> Names:
        """Return all names and further names as terms, weighed, with the thesaurus's words."""
        names = Names(Vocabulary())
        for at, one in enumerate(self._listed):
            for part, name in [(1.0, one.name), *((_ALSO, also) for also in one.also)]:
                names.add(name, one.field)
                self._owners.append((at, part))
        for phrase in thesaurus.phrases():
            said = (word for word in phrase.said if not word.startswith("{"))
            names.heard(tuple(said))
            for reading in phrase.readings:
                names.vocabulary.numbers(reading)
        names.weigh()
        return names

    def search(self, text: str, limit: int = 20) -> Found:
        """Return the procedures that text may mean, best first; the same text, the same answer.

        Any text is answered; 200 characters of it are looked at. Nothing is found where no name has
        enough of what was asked.
        """
        asked = tidy(text)
        scores = {self._codes[code]: part for code, part in self._numbers.find(asked).items()}
        if not scores:
            scores = self._search(asked)
        hits = sorted(
            scores, key=lambda at: (-scores[at], -self._homely[at], self._listed[at].code)
        )
        shown = tuple(
            Hit(self._listed[at].code, self._listed[at].name, round(scores[at], 4))
            for at in hits[: max(0, limit)]
        )
        return Found(shown, len(hits), countable(asked))

    def _search(self, asked: str) -> dict[int, float]:
        """Return scores of the names that fit; where none fits well, tones are not heeded."""
        readings = self._reader.readings(asked)
        open_ended = asked[-1:].isalnum()
        scores = self._scores(readings, open_ended=open_ended, deaf=False)
        if max(scores.values(), default=0.0) < _WEAK:
            for at, score in self._scores(readings, open_ended=open_ended, deaf=True).items():
                scores[at] = max(scores.get(at, 0.0), _DEAF * score)
        line = max(_LEAST, _LEAST_OF_BEST * max(scores.values(), default=0.0))
        return {at: score for at, score in scores.items() if score >= line}

    def _scores(self, readings: list[Way], *, open_ended: bool, deaf: bool) -> dict[int, float]:
        meanings: list[Meaning] = []
        for said, likely in readings:
            typed = self._slots.of(said, last_is_open=open_ended, deaf=deaf)
            meanings += self._phrases.meanings(typed, likely)
        scores: dict[int, float] = {}
        best = 0.0
        ranking = Ranking(self._names)
        for meaning in _distinct(meanings):
            least = _LEAST_OF_BEST * best / meaning.sure
            for name, fit in ranking.fits(meaning, least).items() if least <= 1 else ():
                at, part = self._owners[name]
                scores[at] = max(scores.get(at, 0.0), part * self._score(at, meaning, fit))
                best = max(best, scores[at])
        return scores

    def _score(self, at: int, meaning: Meaning, fit: Fit) -> float:
        """Return how well a procedure answers, 0..1: what was asked counts most, then the rest."""
        preferred = not meaning.fields or self._listed[at].field in meaning.fields
        whole = _ASKED + _NAMED * fit.named + self._homely[at] + _PREFERRED * preferred
        return fit.asked * meaning.sure * whole


def _homely(one: Listed, home: Home) -> float:
    """Return what a procedure gains by being this centre's own."""
    if set(one.levels) & set(home.levels):
        level = 1.0
    else:
        level = max((0.9 * _LEVELS.get(level, 0.0) for level in one.levels), default=0.4)
    field = 1.0 if not home.fields or one.field in home.fields else 0.0
    return _LEVEL * level + _FIELD * field


def _distinct(meanings: list[Meaning]) -> list[Meaning]:
    """Return the meanings that are compared: the first of those alike, not too many.

    What phrases make of a search goes first: once it fits well, much else need not be looked at.
    """
    found: dict[object, Meaning] = {}
    for meaning in meanings:
        telling = tuple(slot.terms for slot in meaning.slots if not slot.filler)
        found.setdefault((telling, meaning.fields), meaning)
    return sorted(list(found.values())[:MAX_MEANINGS], key=lambda meaning: not meaning.fields)
