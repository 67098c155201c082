"""The negative controls: each planted fault is found within a bounded number of steps."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
QUICK = ("retry_unmarked", "print_before_commit", "sending_not_durable")
"""Found within seconds; the others take minutes of stories, and are looked for by make prove."""
QUICK_STEPS = 60_000
BOUND = 3_000_000


def found(simulator: Callable[[str], ModuleType], place: Any, name: str, most: int) -> Any:
    plant = simulator("planted").PLANTS[name]
    tally = simulator("hunting").hunt(place, 1, most, plant)
    assert tally.failed is not None, f"{name} was not seen in {tally.total} steps"
    seen = {one.promise for one in tally.failed.broken}
    assert seen & plant.seen_as, seen
    return tally


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_fault_is_found_at_once(
    name: str, simulator: Callable[[str], ModuleType], place: Any, tell: Callable[..., None]
) -> None:
    tally = found(simulator, place, name, QUICK_STEPS)
    tell(fault=name, steps=tally.total, seed=tally.failed.story.seed)


@pytest.mark.prove
def test_every_planted_fault_is_found(
    simulator: Callable[[str], ModuleType], place: Any, tell: Callable[..., None]
) -> None:
    for name in simulator("planted").PLANTS:
        tally = found(simulator, place, name, BOUND)
        tell(fault=name, steps=tally.total, seed=tally.failed.story.seed)


def test_a_failing_story_is_made_short_and_fails_again(
    simulator: Callable[[str], ModuleType], place: Any, tmp_path: Path
) -> None:
    hunting, plant = simulator("hunting"), simulator("planted").PLANTS["retry_unmarked"]
    failed = hunting.hunt(place, 1, QUICK_STEPS, plant).failed
    short, _ = hunting.shortened(place, failed, plant, tries=20)
    assert len(short.story.lines) <= 6
    file = tmp_path / "story.json"
    file.write_text(short.story.as_text(), encoding="utf-8")
    again = simulator("story").Story.from_text(file.read_text("utf-8"))
    broken = simulator("world").play(place, again, plant).broken
    assert "unmarked_twice" in {one.promise for one in broken}
    assert simulator("world").play(place, again).broken == ()


def test_a_defect_of_ours_is_a_broken_promise(
    simulator: Callable[[str], ModuleType], place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, story = simulator("lines"), simulator("story")
    monkeypatch.setitem(lines.DEEDS, "visitor", lambda *_: {}["nothing"])
    broken = simulator("world").play(place, story.story_of(1)).broken
    assert [one.promise for one in broken] == ["defect"]


def test_the_command_replays_a_planted_fault_and_says_where() -> None:
    given = ["2", "--plant", "print_before_commit", "--shorten"]
    ended = subprocess.run(
        [sys.executable, str(HERE), *given],
        env={"PYTHONPATH": str(HERE.parents[1]), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 1
    assert "BROKEN paper_not_in_database" in ended.stdout
    assert "visitor" in ended.stdout
