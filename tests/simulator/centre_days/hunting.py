"""Many seeds, one after the other; and a story that fails, made as short as it gets."""

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from .ground import Ground
from .planted import NONE, Plant
from .story import Line, Story, story_of
from .world import Outcome, play


@dataclass(slots=True)
class Tally:
    """What many runs have lived through; failed is the first that broke a promise."""

    steps: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    seeds: int = 0
    seconds: float = 0.0
    failed: Outcome | None = None

    @property
    def total(self) -> int:
        """Return the number of steps."""
        return sum(self.steps.values())

    def add(self, outcome: Outcome) -> None:
        """Take one run in."""
        self.seeds += 1
        self.steps += outcome.steps
        self.counted["days"] += outcome.story.days
        for name in ("tickets", "calls", "events", "commits", "slips"):
            self.counted[name] += getattr(outcome, name)
        if outcome.broken:
            self.failed = outcome

    def as_facts(self) -> dict[str, object]:
        """Return the figures for people and other processes."""
        failed = self.failed
        found = None
        if failed is not None:
            found = {"seed": failed.story.seed, "broken": [str(one) for one in failed.broken]}
        return {
            "steps": self.total,
            "seeds": self.seeds,
            "seconds": round(self.seconds, 1),
            **self.counted,
            "deaths": self.steps["death"],
            "restores": self.steps["restore"],
            "looks": self.steps["look"] + self.steps["spool"] + self.steps["spool_answer"],
            "failed": found,
        }


def hunt(
    ground: Ground, first_seed: int, steps: int, plant: Plant = NONE, *, within: float = math.inf
) -> Tally:
    """Play seed after seed until so many steps are done or a promise is broken.

    within: no further seed is begun after so many seconds.
    """
    tally, began, until = Tally(), time.process_time(), time.monotonic() + within
    for outcome in _outcomes(ground, first_seed, plant):
        tally.add(outcome)
        is_enough = tally.total >= steps or time.monotonic() > until
        if tally.failed is not None or is_enough:
            break
    tally.seconds = time.process_time() - began
    return tally


def _outcomes(ground: Ground, seed: int, plant: Plant) -> Iterator[Outcome]:
    while True:
        yield play(ground, story_of(seed), plant)
        seed += 1


def shortened(
    ground: Ground, outcome: Outcome, plant: Plant = NONE, tries: int = 200
) -> tuple[Outcome, int]:
    """Return the same failure with as few lines as so many tries can find, and the tries.

    Zeller's ddmin: halves, then quarters, and so on are left out while the same promise breaks.
    What comes after the failure goes first.
    """
    promise = outcome.broken[0].promise
    best, left = outcome, tries

    def fails(lines: Sequence[Line]) -> Outcome | None:
        found = play(ground, outcome.story.with_lines(lines), plant)
        return found if any(one.promise == promise for one in found.broken) else None

    best = fails([line for line in outcome.story.lines if line.at <= outcome.at]) or best
    parts = 2
    while left > 0 and len(best.story.lines) > 1:
        smaller, used = _smaller(best, parts, left, fails)
        left -= used
        if smaller is not None:
            best, parts = smaller, max(2, parts - 1)
        elif parts >= len(best.story.lines):
            break
        else:
            parts = min(len(best.story.lines), parts * 2)
    return best, tries - left


def _smaller(
    best: Outcome, parts: int, most: int, fails: Callable[[Sequence[Line]], Outcome | None]
) -> tuple[Outcome | None, int]:
    """Try to leave out each of so many parts; return the first that still fails, and the tries."""
    lines = best.story.lines
    size = -(-len(lines) // parts)
    used = 0
    for start in range(0, len(lines), size):
        if used >= most:
            break
        used += 1
        found = fails(lines[:start] + lines[start + size :])
        if found is not None:
            return found, used
    return None, used


def told(story: Story) -> str:
    """Return a story for people, one line each."""
    hours = "open day and night" if story.always_open else "usual hours"
    head = f"seed {story.seed}, {story.days} day(s), {hours}, {len(story.lines)} lines"
    return "\n".join([head, *(line.told() for line in story.lines)])
