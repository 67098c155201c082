"""Kill -9 at random instants of take, print and call: no promise of paper or number may break."""

import contextlib
import json
import random
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drivers import registry
from drivers.simulated.paper import pieces_in

# Instants after "ready", in rounds of take, print and call as they last on this machine (about
# 0.17 s where the reliability note, section 3.1, has 120 to 270 ms): anywhere, and often enough
# after a whole round.
ANYWHERE = (0.05, 2.5)
# Seconds after a slip has come off the printer: the app is hearing of it just then, and has to
# write to a disk before it is done with it. No clock of a busy machine says when that is.
AIMED = (0.0, 0.010)
WRONG_PAPER = {"unmarked_twice", "paper_not_in_database"}


@dataclass(frozen=True, slots=True)
class Struck:
    """What a run of kills left behind."""

    kills: int
    seconds: float
    tickets: int
    pieces: tuple[dict[str, Any], ...]
    violations: list[Any]

    def figures(self) -> dict[str, object]:
        """Return the figures of the run."""
        torn = sum(piece["kind"] == "torn" for piece in self.pieces)
        return {
            "kills": self.kills,
            "per_second": round(self.kills / self.seconds, 1),
            "tickets": self.tickets,
            "slips": len(self.pieces) - torn,
            "torn": torn,
            "marked": sum(piece["marked"] for piece in self.pieces),
        }


@pytest.fixture
def strike(
    tmp_path: Path, bench: ModuleType, checks: ModuleType
) -> Iterator[Callable[..., Struck]]:
    """Found a centre, kill its app so many times, recover once, and look at everything.

    Kills fall anywhere; with slow (bytes a second of the printer) each follows a slip that comes
    off. until: end early once there is a violation of one of these kinds (controls).
    """
    paper, folder, logs = (tmp_path / name for name in ("paper", "centre", "logs"))
    folder.mkdir()

    def look(*, recovered: bool) -> tuple[Any, Any, list[Any]]:
        seen = checks.Evidence.of(logs, paper)
        books = checks.Books.of(folder / "centre.db")
        return seen, books, checks.violations(books, seen, recovered=recovered)

    with contextlib.ExitStack() as ends:
        address = ends.enter_context(bench.printer(paper))
        bench.found_centre(folder, address)

        def run(most: int, manner: Any, until: Collection[str] = (), slow: float = 0) -> Struck:
            registry.switches(paper).set(slow=slow)
            app = bench.App(folder, logs, manner)
            ends.callback(app.close)
            began, kills = time.monotonic(), 0
            while kills < most:
                if kills % 50 == 0:  # the machine may have become slower
                    instants = AIMED if slow else _scaled(app.cycle())
                pieces = pieces_in(paper) + bool(slow)
                app.start()
                _wait_for_paper(paper, pieces, bench.PATIENCE)
                time.sleep(random.uniform(*instants))  # noqa: S311 - the instant is chance
                app.kill()
                kills += 1
                if until and checks.kinds(look(recovered=False)[2]).keys() & until:
                    break
            seconds = time.monotonic() - began
            registry.switches(paper).clear()
            app.recover()
            seen, books, found = look(recovered=True)
            return Struck(kills, seconds, len(books.tickets), seen.pieces, found)

        yield run


def _scaled(cycle: float) -> tuple[float, float]:
    return ANYWHERE[0] * cycle, ANYWHERE[1] * cycle


def _wait_for_paper(paper: Path, pieces: int, patience: float) -> None:
    """Wait until the printer has cut off so many pieces; raise TimeoutError after patience (s)."""
    until = time.monotonic() + patience
    while pieces_in(paper) < pieces:
        if time.monotonic() >= until:
            raise TimeoutError("the printer of the rig prints nothing")
        time.sleep(0.001)


def its_chains_hold(bench: ModuleType, folder: Path) -> None:
    for command in ("verify", "check"):
        said = bench.ask(folder, command)
        assert said.returncode == 0, said.stdout + said.stderr
        assert json.loads(said.stdout)


def test_no_promise_breaks_in_a_dozen_kills(strike, bench, tmp_path, tell):
    struck = strike(12, bench.Manner(drip=0.003))
    tell(**struck.figures(), violations=len(struck.violations))
    assert struck.tickets >= 5, "the app must have come to work between the kills"
    assert struck.violations == []
    its_chains_hold(bench, tmp_path / "centre")


def test_the_rig_sees_numbers_that_are_printed_before_they_are_taken(strike, bench, checks, tell):
    """Negative control: the number is on paper before it is in the database."""
    struck = strike(30, bench.Manner(printing="first"), until=WRONG_PAPER, slow=50_000)
    found = checks.kinds(struck.violations)
    tell(**struck.figures(), **found)
    assert found.keys() & WRONG_PAPER


def test_the_rig_sees_a_retry_without_a_mark(strike, bench, checks, tell):
    """Negative control: a doubtful slip is printed again as if it were the first."""
    struck = strike(30, bench.Manner(printing="unmarked"), until={"unmarked_twice"}, slow=50_000)
    found = checks.kinds(struck.violations)
    tell(**struck.figures(), **found)
    assert "unmarked_twice" in found


@pytest.mark.prove
def test_no_promise_breaks_in_300_kills(strike, bench, tmp_path, tell):
    struck = strike(300, bench.Manner(drip=0.003))
    tell(**struck.figures(), violations=len(struck.violations))
    assert struck.tickets >= 100
    assert struck.violations == []
    its_chains_hold(bench, tmp_path / "centre")


@pytest.mark.prove
@pytest.mark.parametrize("printing", ["first", "unmarked"])
def test_the_rig_sees_the_wrong_ways_in_60_kills(strike, bench, checks, tell, printing):
    """Negative controls at the same instants as the real run."""
    struck = strike(60, bench.Manner(printing=printing, drip=0.003))
    found = checks.kinds(struck.violations)
    tell(**struck.figures(), **found)
    assert found.keys() & WRONG_PAPER
