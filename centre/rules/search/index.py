"""The search itself: a catalogue in memory that answers every key pressed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from centre.rules.levels import base_name
from centre.rules.search.counting import countable
from centre.rules.search.folding import tidy
from centre.rules.search.meanings import MAX_MEANINGS, Phrasebook
from centre.rules.search.names import Names
from centre.rules.search.numbers import Numbers
from centre.rules.search.ranking import Fit, Meaning, Ranking, Slot
from centre.rules.search.reading import Reader, Way
from centre.rules.search.sayings import Sayings
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import Phrase, Thesaurus
from centre.rules.search.vocabulary import Vocabulary

COMMUNE: Final = "commune"

_ASKED, _NAMED, _LEVEL, _FIELD, _PREFERRED = 0.62, 0.18, 0.12, 0.03, 0.05
_LEVELS: Final = {"commune": 1.0, "province": 0.6, "other": 0.4, "central": 0.0}
_LEAST: Final = 0.34
_LEAST_OF_BEST: Final = 0.6
_WEAK: Final = 0.5
_DEAF: Final = 0.8
_ALSO: Final = 0.97
_LONG: Final = 3
_PARTLY: Final = 0.24
_LEAST_PARTLY: Final = 0.15
_TOLD: Final = 1.3
_LOOSELY: Final = 0.8
_SURELY: Final = 0.62
_ALONE: Final = 0.55
_COPY: Final = 0.8


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
        self._bases = [base_name(one.name) for one in self._listed]
        self._homely = [_homely(one, home or Home()) for one in self._listed]
        self._owners: list[tuple[int, float]] = []
        phrases = thesaurus.phrases() if thesaurus else ()
        self._names = self._cut(phrases)
        self._slots = Slots(self._names)
        self._phrases = Phrasebook(phrases, self._names, self._slots)
        self._sayings = Sayings(phrases, self._names.vocabulary, self._slots)
        self._reader = Reader(self._names)

    def _cut(self, phrases: Sequence[Phrase]) -> Names:
        """Return all names and further names as terms, weighed, with the thesaurus's words."""
        names = Names(Vocabulary())
        for at, one in enumerate(self._listed):
            for part, name in [(1.0, one.name), *((_ALSO, also) for also in one.also)]:
                names.add(name, one.field)
                self._owners.append((at, part))
        for phrase in phrases:
            names.heard(tuple(word for word in phrase.said if not word.startswith("{")))
        # All phrases of an entry have the same readings.
        for reading in dict.fromkeys(one for phrase in phrases for one in phrase.readings):
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
        self._push_copies(scores)
        hits = self._sorted(scores)
        shown = tuple(
            Hit(self._listed[at].code, self._listed[at].name, round(scores[at], 4))
            for at in hits[: max(0, limit)]
        )
        return Found(shown, len(hits), countable(asked))

    def _sorted(self, scores: dict[int, float]) -> list[int]:
        return sorted(
            scores, key=lambda at: (-scores[at], -self._homely[at], self._listed[at].code)
        )

    def _push_copies(self, scores: dict[int, float]) -> None:
        """Lower what is the same thing as a better hit, done by another level.

        Else one procedure at three levels takes the first places from what else may be meant.
        """
        seen: Counter[str] = Counter()
        for at in self._sorted(scores):
            copies = seen[self._bases[at]]
            scores[at] *= _COPY ** min(copies, 2)
            seen[self._bases[at]] += 1

    def _search(self, asked: str) -> dict[int, float]:
        """Return scores of the names that fit.

        Where none fits well, tones are not heeded; where none fits at all, a part of a long search
        is enough, if it tells much.
        """
        readings = self._reader.readings(asked)
        open_ended = asked[-1:].isalnum()
        meanings = self._meanings(readings, open_ended=open_ended, deaf=False)
        ranking = Ranking(self._names)
        scores = self._scores(meanings, ranking)
        if max(scores.values(), default=0.0) < _WEAK and _marked(readings):
            deaf = self._meanings(readings, open_ended=open_ended, deaf=True)
            for at, score in self._scores(deaf, ranking).items():
                scores[at] = max(scores.get(at, 0.0), _DEAF * score)
        if max(scores.values(), default=0.0) < _SURELY:
            for at, score in self._scores(self._alike(readings), ranking).items():
                scores[at] = max(scores.get(at, 0.0), score)
        return _near_best(scores, _LEAST) or _near_best(
            self._partly(meanings, ranking), _LEAST_PARTLY
        )

    def _alike(self, readings: list[Way]) -> list[Meaning]:
        """Return what is meant by the sayings of citizens that are most like what was typed."""
        said, likely = readings[0] if readings else ((), 1.0)
        typed = self._slots.of(said, last_is_open=False, deaf=False)
        return _distinct(self._sayings.meanings(typed, likely))

    def _meanings(self, readings: list[Way], *, open_ended: bool, deaf: bool) -> list[Meaning]:
        """Return what may be meant, without what decorates only."""
        meanings: list[Meaning] = []
        for said, likely in readings:
            typed = self._slots.of(said, last_is_open=open_ended, deaf=deaf)
            itself, *others = self._phrases.meanings(typed, likely)
            meanings += [itself, *others] if _tells(typed) else others
        return _distinct(meanings)

    def _scores(self, meanings: list[Meaning], ranking: Ranking) -> dict[int, float]:
        scores: dict[int, float] = {}
        best = 0.0
        for meaning in meanings:
            alone = sum(not slot.filler for slot in meaning.slots) == 1
            least = max(_LEAST_OF_BEST * best / meaning.sure, _ALONE if alone else 0.0)
            for name, fit in ranking.fits(meaning, least).items() if least <= 1 else ():
                at, part = self._owners[name]
                scores[at] = max(scores.get(at, 0.0), part * self._score(at, meaning, fit))
                best = max(best, scores[at])
        return scores

    def _partly(self, meanings: list[Meaning], ranking: Ranking) -> dict[int, float]:
        """Return scores of names with a part of a long search that tells much by itself."""
        scores: dict[int, float] = {}
        for meaning in meanings:
            if sum(not (slot.filler or slot.soft) for slot in meaning.slots) >= _LONG:
                for name, fit in ranking.fits(meaning, least_asked=_PARTLY).items():
                    if fit.told >= _TOLD:
                        at, part = self._owners[name]
                        score = part * _LOOSELY * self._score(at, meaning, fit)
                        scores[at] = max(scores.get(at, 0.0), score)
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


def _near_best(scores: dict[int, float], least: float) -> dict[int, float]:
    """Return the scores that are at least so much, and not far below the best."""
    line = max(least, _LEAST_OF_BEST * max(scores.values(), default=0.0))
    return {at: score for at, score in scores.items() if score >= line}


def _marked(readings: list[Way]) -> bool:
    return not all(word.isascii() for said, _ in readings for word in said)


def _tells(typed: tuple[Slot, ...]) -> bool:
    """Tell whether words are more than several that decorate."""
    return len(typed) == 1 or not all(slot.filler or slot.soft for slot in typed)


def _distinct(meanings: list[Meaning]) -> list[Meaning]:
    """Return the meanings that are compared: the first of those alike, not too many.

    What phrases make of a search goes first: once it fits well, much else need not be looked at.
    """
    found: dict[object, Meaning] = {}
    for meaning in meanings:
        telling = tuple(slot.terms for slot in meaning.slots if not slot.filler)
        found.setdefault((telling, meaning.fields), meaning)
    return sorted(list(found.values())[:MAX_MEANINGS], key=lambda meaning: not meaning.fields)
