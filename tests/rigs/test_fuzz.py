"""Every parser of bytes from outside under two million inputs: none raises, none hangs.

Inputs are led by the lines they reach (atheris on libFuzzer), each parser in a process of its own,
two at a time. Parsers that break on purpose show that the rig sees what it is there to see.
"""

import contextlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

RUNS = 2_000_000
AT_ONCE = 2
LONGEST_SECONDS = 1200
PROCESS = Path(__file__).with_name("fuzz_process.py")
UNGUIDED = "no interesting inputs were found"

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(
        sys.platform != "linux" or platform.machine() != "x86_64",
        reason="atheris comes for Linux on x86_64 only; the hypothesis tests run everywhere",
    ),
]


def _table() -> ModuleType:
    """Load the process's own module for the names of its targets."""
    spec = importlib.util.spec_from_file_location("rigs_fuzz_process", PROCESS)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TABLE = _table()
PARSERS = sorted(TABLE.TARGETS.keys() - set(TABLE.CONTROLS))


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What became of one run: how many inputs were given, in what time, and what was said."""

    status: int
    said: str

    @property
    def runs(self) -> int:
        """Return how many inputs libFuzzer says it has given to the parser."""
        found = re.search(r"^stat::number_of_executed_units: (\d+)$", self.said, re.MULTILINE)
        return int(found[1]) if found else 0

    @property
    def ended(self) -> tuple[int, int]:
        """Return the runs and seconds of a run that came to its end, else zeros."""
        found = re.search(r"^Done (\d+) runs in (\d+) second", self.said, re.MULTILINE)
        return (int(found[1]), int(found[2])) if found else (0, 0)

    @property
    def cpu(self) -> int:
        """Return the seconds that a processor was busy with it; the same on a busy machine."""
        found = re.search(r"^cpu (\d+) seconds$", self.said, re.MULTILINE)
        return int(found[1]) if found else 0

    @property
    def reached(self) -> int:
        """Return how many places of the parser were reached at last."""
        return max(map(int, re.findall(r" cov: (\d+) ", self.said)), default=0)


@pytest.fixture(scope="module")
def fuzz() -> Iterator[Callable[[str, int], "Future[Fuzzed]"]]:
    """Begin a run; AT_ONCE of them work at once, and all are ended with the module."""
    with contextlib.ExitStack() as ends:
        pool = ends.enter_context(ThreadPoolExecutor(AT_ONCE))
        ends.callback(pool.shutdown, wait=False, cancel_futures=True)
        running: set[subprocess.Popen[str]] = set()
        ends.callback(lambda: [_end(process) for process in list(running)])

        def run(target: str, runs: int) -> Fuzzed:
            process = _started(target, runs)
            running.add(process)
            try:
                said, _ = process.communicate(timeout=LONGEST_SECONDS)
            finally:
                _end(process)
                running.discard(process)
            return Fuzzed(process.returncode, said)

        yield lambda target, runs: pool.submit(run, target, runs)


def _started(target: str, runs: int) -> "subprocess.Popen[str]":
    """Start a run in a group of its own, so that its child can be ended with it."""
    return subprocess.Popen(
        [sys.executable, PROCESS, target, str(runs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        cwd=PROCESS.parents[2],
    )


def _end(process: "subprocess.Popen[str]") -> None:
    """End a run and what it started, if it has not ended."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
    process.wait()


@pytest.fixture(scope="module")
def fuzzed(request, fuzz) -> dict[str, "Future[Fuzzed]"]:
    """All parsers' runs, begun together; only those that this session has tests for."""
    chosen = {_parser_of(item) for item in request.session.items}
    return {parser: fuzz(parser, RUNS) for parser in PARSERS if parser in chosen}


def _parser_of(item: pytest.Item) -> str | None:
    """Return the parser that a test of this file is of."""
    own = item.path == Path(__file__)
    return getattr(item, "callspec", None) and item.callspec.params.get("parser") if own else None


@pytest.mark.parametrize("parser", PARSERS)
def test_two_million_inputs_break_no_parser(fuzzed, tell, parser):
    found = fuzzed[parser].result()
    runs, seconds = found.ended
    speed = {"seconds": seconds, "cpu": found.cpu, "per_cpu_second": runs // max(1, found.cpu)}
    tell(runs=runs, **speed, places=found.reached)
    assert found.status == 0, found.said[-3000:]
    assert found.runs >= RUNS
    assert runs >= RUNS
    assert UNGUIDED not in found.said
    assert found.reached > 0


def test_the_rig_sees_a_length_that_is_trusted(fuzz, tell):
    """Negative control: an IndexError behind three bytes that have to be right."""
    found = fuzz("planted", RUNS).result()
    tell(status=found.status, runs=found.runs)
    assert found.status != 0
    assert "IndexError" in found.said
    assert found.runs < RUNS


def test_the_rig_sees_a_parser_that_never_comes_back(fuzz, tell):
    """Negative control: a loop without an end."""
    found = fuzz("stuck", RUNS).result()
    tell(status=found.status, runs=found.runs)
    assert found.status != 0
    assert "ERROR: libFuzzer: timeout" in found.said


def test_a_run_that_gives_too_few_inputs_is_seen(fuzz):
    """Negative control: the figures are libFuzzer's own, not what was asked for."""
    found = fuzz("framed", 1000).result()
    assert (found.status, found.runs) == (0, 1000)
    assert found.ended[0] < RUNS
