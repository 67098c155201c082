"""The simulator from the command line; see README.md.

python tests/simulator SEED                      play one seed again and tell what happened
python tests/simulator SEED --shorten            ... and make the story as short as it gets
python tests/simulator --file STORY.json         play a story that was kept
python tests/simulator 1 --steps 1000000 --json  play seeds from 1 on until so many steps are done
"""

import argparse
import json
import math
import os
import signal
import sys
from pathlib import Path

from centre_days.ground import Ground, ground
from centre_days.hunting import hunt, shortened, told
from centre_days.planted import NONE, PLANTS, Plant
from centre_days.story import Story, story_of
from centre_days.world import play


def main() -> int:
    """Do what the arguments say; return 1 if a promise was broken."""
    given = _arguments()
    if given.nice:
        os.nice(10)
    # An asked-for end takes the folder in memory back, too.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    plant = PLANTS.get(given.plant or "", NONE)
    place = ground()
    try:
        if given.steps:
            return _hunt(place, given, plant)
        story = Story.from_text(given.file.read_text("utf-8")) if given.file else None
        return _replay(place, story or story_of(given.seed), given, plant)
    finally:
        place.remove()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/simulator", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--file", type=Path, help="a story that was kept")
    parser.add_argument("--steps", type=int, default=0, help="go on with the next seeds")
    parser.add_argument("--within", type=float, default=math.inf, help="seconds at most")
    parser.add_argument("--plant", choices=sorted(PLANTS), help="a fault planted on purpose")
    parser.add_argument("--shorten", action="store_true", help="make a failing story short")
    parser.add_argument("--keep", type=Path, help="keep the failing story in this file")
    parser.add_argument("--nice", action="store_true", help="leave the machine to others")
    parser.add_argument("--json", action="store_true", help="one line of figures alone")
    return parser.parse_args()


def _hunt(place: Ground, given: argparse.Namespace, plant: Plant) -> int:
    tally = hunt(place, given.seed, given.steps, plant, within=given.within)
    _say(json.dumps(tally.as_facts()))
    if tally.failed is not None and not given.json:
        _say(f"again: python tests/simulator {tally.failed.story.seed}")
    return int(tally.failed is not None)


def _replay(place: Ground, story: Story, given: argparse.Namespace, plant: Plant) -> int:
    outcome = play(place, story, plant)
    _say(f"{outcome.total} steps, {outcome.tickets} tickets, {outcome.calls} calls")
    _say(f"{outcome.slips} slips, {outcome.commits} commits, digest {outcome.digest}")
    if not outcome.broken:
        _say("every promise held")
        return 0
    if given.shorten:
        outcome, tries = shortened(place, outcome, plant)
        _say(f"shortened in {tries} tries:")
        _say(told(outcome.story))
    else:
        _say("\n".join(outcome.trail))
    for one in outcome.broken:
        _say(f"BROKEN {one.promise}: {one.what}")
    if given.keep:
        given.keep.write_text(outcome.story.as_text(), encoding="utf-8")
    return 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
