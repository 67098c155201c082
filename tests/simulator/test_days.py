"""Whole days of a centre, told by seeds: no promise breaks, and a seed tells the whole run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
STEPS = 50_000
PROVED_STEPS = 10_000_000
"""The issue's bar; MOTCUA_SIMULATOR_STEPS takes another number, for a machine with less time."""
PROVED_FROM = 1_000_000
PATIENCE = 6 * 3600.0


def command(*given: str) -> list[str]:
    return [sys.executable, str(HERE), *given]


def surroundings(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HERE.parents[1]), **more}


def test_no_promise_breaks_in_fifty_thousand_steps(
    simulator: Callable[[str], ModuleType], place: Any, tell: Callable[..., None]
) -> None:
    tally = simulator("hunting").hunt(place, 1, STEPS)
    tell(**tally.as_facts())
    assert tally.failed is None, tally.failed
    assert tally.total >= STEPS
    # Days in which nothing went wrong would prove nothing.
    for much in ("death", "line_slip", "line_cut", "touch_twice", "press_again"):
        assert tally.steps[much] > 0, much
    assert tally.counted["calls"] > 0


def test_a_story_is_the_same_in_another_process(
    simulator: Callable[[str], ModuleType], place: Any
) -> None:
    outcome = simulator("world").play(place, simulator("story").story_of(2))
    said = subprocess.run(
        command("2"),
        env=surroundings(PYTHONHASHSEED="7"),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout
    assert f"digest {outcome.digest}" in said
    assert "every promise held" in said


def test_a_story_survives_its_file(simulator: Callable[[str], ModuleType]) -> None:
    story = simulator("story")
    told = story.story_of(5)
    assert story.Story.from_text(told.as_text()) == told


@pytest.mark.prove
def test_no_promise_breaks_in_ten_million_steps(tell: Callable[..., None]) -> None:
    wanted = int(os.environ.get("MOTCUA_SIMULATOR_STEPS", PROVED_STEPS))
    workers = max(1, len(os.sched_getaffinity(0)))
    share = -(-wanted // workers)
    with ExitStack() as stack:
        runs = [
            stack.enter_context(
                subprocess.Popen(
                    _hunt(PROVED_FROM * (worker + 1), share),
                    env=surroundings(),
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for worker in range(workers)
        ]
        found = [json.loads(run.communicate(timeout=PATIENCE)[0]) for run in runs]
    tell(workers=workers, **{name: sum(one[name] for one in found) for name in _SUMMED})
    assert [one["failed"] for one in found if one["failed"]] == []
    assert sum(one["steps"] for one in found) >= wanted


_SUMMED = (
    *("steps", "seeds", "seconds", "days", "tickets", "calls", "events", "commits", "slips"),
    *("deaths", "restores", "looks"),
)


def _hunt(seed: int, steps: int) -> list[str]:
    return command(str(seed), "--steps", str(steps), "--json", "--nice")
