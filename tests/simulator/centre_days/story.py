"""What befalls a centre, told by a seed: people, clerks, faults. Every line stands for itself.

A line holds all that chance had to say about it, so that a story with lines left out is still the
same story otherwise; this is what makes it possible to shorten one that fails.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from .clockwork import seeded

DAY: Final = 86_400.0
OPENS: Final = 6.75 * 3600
CLOSES: Final = 17.25 * 3600
KIOSKS: Final = ("k1", "k2")
COUNTERS: Final = ("1", "2", "5")
BOARD: Final = "b1"
PROGRAMS: Final = (
    *(f"kiosk:{name}" for name in KIOSKS),
    *(f"counter:{name}" for name in COUNTERS),
    f"display:{BOARD}",
)


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One thing that happens: at which second of the run, what, to whom, and its own chance."""

    at: float
    what: str
    who: str
    salt: int

    def told(self) -> str:
        """Return the line for people."""
        day, second = divmod(self.at, DAY)
        hour, rest = divmod(second, 3600)
        at = f"day {int(day) + 1} {int(hour):02d}:{int(rest // 60):02d}:{rest % 60:06.3f}"
        return f"{at}  {self.what:<14} {self.who:<12} {self.salt}"


@dataclass(frozen=True, slots=True)
class Story:
    """A run: its seed, its days, whether the centre is open at night, and its lines in order."""

    seed: int
    days: int
    always_open: bool
    lines: tuple[Line, ...]

    def with_lines(self, lines: Iterable[Line]) -> "Story":
        """Return the story with other lines."""
        return Story(self.seed, self.days, self.always_open, tuple(lines))

    def as_text(self) -> str:
        """Return the story as JSON, to be kept in a file and played again."""
        lines = [[line.at, line.what, line.who, line.salt] for line in self.lines]
        head = {"seed": self.seed, "days": self.days, "always_open": self.always_open}
        return json.dumps({**head, "lines": lines})

    @classmethod
    def from_text(cls, text: str) -> "Story":
        """Return the story of as_text; raise KeyError, TypeError or ValueError for another."""
        found: dict[str, Any] = json.loads(text)
        lines = tuple(Line(*line) for line in found["lines"])
        return cls(found["seed"], found["days"], found["always_open"], lines)


# How often a fault comes in a day at most; each seed takes its own share of each.
_FAULTS: Final = (
    ("printer", KIOSKS, 6),
    ("slip", KIOSKS, 8),
    ("kill", PROGRAMS, 5),
    ("doom", PROGRAMS, 6),
    ("cut", PROGRAMS, 5),
    ("lose", PROGRAMS, 8),
    ("cut_all", ("*",), 2),
    ("clock", ("*",), 3),
    ("policy", ("*",), 2),
    ("weights", COUNTERS, 1),
    ("backup", ("*",), 3),
    ("restore", ("*",), 1),
    ("set_day", ("*",), 1),
)


def story_of(seed: int) -> Story:
    """Return the story of a seed."""
    chance = seeded(seed)
    days = chance.choice((1, 2, 2, 3))
    lines = [line for day in range(days) for line in _day(day, chance)]
    return Story(seed, days, chance.random() < 0.4, tuple(sorted(lines)))


def _day(day: int, chance: Random) -> Iterator[Line]:
    begins = day * DAY
    # A run with one kind of fault alone goes deeper than one with all of them.
    share = [most if chance.random() < 0.55 else 0 for _, _, most in _FAULTS]
    people = chance.randint(25, 70)
    for _ in range(people):
        yield _line(begins, "visitor", KIOSKS, chance)
    for counter in COUNTERS:
        for _ in range(chance.randint(people // 2, people)):
            yield _line(begins, "clerk", (counter,), chance)
    for _ in range(people // 8):
        yield _line(begins, "bearer", KIOSKS, chance)
    for (what, whose, _), most in zip(_FAULTS, share, strict=True):
        for _ in range(chance.randint(0, most)):
            yield _line(begins, what, whose, chance)
    if chance.random() < 0.5:
        yield from _rush(begins, chance)


def _rush(begins: float, chance: Random) -> Iterator[Line]:
    """Yield ten minutes in which everything happens: where the races are."""
    start = begins + chance.uniform(OPENS, CLOSES - 1200)
    for _ in range(chance.randint(20, 60)):
        at = start + chance.uniform(0, 600)
        what = chance.choice(("visitor", "clerk", "clerk", "clerk", "slip", "doom", "cut", "lose"))
        whose = {"clerk": COUNTERS, **dict.fromkeys(("doom", "cut", "lose"), PROGRAMS)}.get(
            what, KIOSKS
        )
        yield Line(round(at, 3), what, chance.choice(whose), chance.getrandbits(32))


def _line(begins: float, what: str, whose: tuple[str, ...], chance: Random) -> Line:
    at = begins + chance.triangular(OPENS, CLOSES, OPENS + 2 * 3600)
    return Line(round(at, 3), what, chance.choice(whose), chance.getrandbits(32))
