"""Rating instruments: data with a version; how answers are counted; silence stays silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from centre.rules.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of an instrument: its value (1 is the worst), its words, its face (0..4)."""

    value: int
    label: Mapping[str, str]
    face: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """A question with its levels, worst first. Answers keep code and version: never mixed."""

    code: str
    version: int
    question: Mapping[str, str]
    levels: tuple[Level, ...]

    def level(self, value: int) -> Level:
        """Return the level of a value; raise NotAllowed("level_unknown") if there is none."""
        for level in self.levels:
            if level.value == value:
                return level
        raise NotAllowed("level_unknown", level=value, instrument=self.code)


@dataclass(frozen=True, slots=True)
class Answers:
    """The count of one instrument and version: asked = given + silent; by_level has every level."""

    instrument: str
    version: int
    asked: int
    given: int
    by_level: Mapping[int, int]

    @property
    def response_rate(self) -> float | None:
        """Return given / asked, or None when nobody was asked (never 0 % of nothing)."""
        return self.given / self.asked if self.asked else None


def count(instrument: Instrument, answers: Iterable[int | None]) -> Answers:
    """Return the count of answers (None: silence) given to this one instrument and version.

    Raises NotAllowed("level_unknown") for a value that the instrument does not have.
    """
    by_level = {level.value: 0 for level in instrument.levels}
    asked = 0
    for answer in answers:
        asked += 1
        if answer is not None:
            by_level[instrument.level(answer).value] += 1
    given = sum(by_level.values())
    return Answers(instrument.code, instrument.version, asked, given, by_level)
