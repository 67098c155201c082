"""Every fault of the virtual printer at every phase of a job, through the kiosk's real spool.

The rig is fault_bench.py; it runs as processes, because its cells wait far more than they work. The
virtual printer lies in ../shared and shares no code with us. What each test's name says is told
from its paper; NAMED in fault_bench.py says what staff must hear, and why a cause may stay hidden.
"""

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.prove

HERE = Path(__file__).parent
WAYS = ("tcp", "serial", "file", "serial-19200")
PATIENCE = 900


def _load(name: str) -> ModuleType:
    full = f"rigs_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, HERE / f"{name}.py")
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


faults = _load("fault_bench")


class Rig:
    """Runs parts of the matrix as processes, two at a time."""

    def __init__(self, bench, founded, folder):
        self._bench = bench
        self._founded = founded
        self._folder = folder

    def begin(self, *words):
        """Begin a process; return it with the file of its lines."""
        lines = self._folder / f"{len(list(self._folder.iterdir()))}.jsonl"
        work = lines.with_suffix("")
        work.mkdir()
        with lines.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, HERE / "fault_bench.py", self._founded, work, *words],
                stdout=out,
                env=self._bench.surroundings(),
            )
        return process, lines

    def end(self, process, lines):
        """Wait for a process and return its lines."""
        try:
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
            process.wait()
        said = lines.read_text("utf-8").splitlines()
        return [json.loads(line) for line in said if line.startswith("{")]

    def run(self, *words):
        """Run a part of the matrix and return its lines."""
        return self.end(*self.begin(*words))


@pytest.fixture(scope="module")
def rig(bench, founded, tmp_path_factory):
    if faults.virtual_printer() is None:
        pytest.skip(f"the virtual printer is not here: {faults.TOOLS}")
    return Rig(bench, founded, tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def matrix(rig):
    """Return all cells; one process for the ways that print much, one for the others."""
    two = [rig.begin("--ways", *ways) for ways in (("tcp", "serial-19200"), ("serial", "file"))]
    return [line for begun in two for line in rig.end(*begun)]


def broken(lines):
    return [f"{line['seen']}\n    BROKE {line['broken']}" for line in lines if line["broken"]]


@pytest.mark.parametrize("kind", faults.KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_fault_is_named_rightly_and_ends_with_whole_slips_and_one_unmarked(matrix, way, kind):
    cells = [line for line in matrix if (line["way"], line["kind"]) == (way, kind)]
    assert len(cells) == len(faults.PHASES) * (2 if way in {"tcp", "serial"} else 1)
    assert broken(cells) == []


def test_the_matrix_in_figures(matrix, tell):
    told = Counter(line["way"] for line in matrix)
    slips = Counter(word for line in matrix for word in line["outcomes"])
    tell(cells=sum(told.values()), **told, **{f"'{what}'": n for what, n in slips.items()})
    assert set(told) == set(WAYS)


@pytest.mark.parametrize(
    ("control", "kinds", "phases", "seen"),
    [
        ("no-resync", ["disconnect", "hangup"], ["band"], {"no whole slip", "next slip torn"}),
        ("unmarked", ["disconnect"], ["cut", "confirm"], {"two unmarked slips"}),
        ("trusting", ["stall"], ["band"], {"no whole slip", "sure without a word"}),
        ("trusting", ["power-off"], ["band", "between"], {"no whole slip"}),
        ("trusting", ["mute"], ["before", "band"], {"sure without a word"}),
    ],
)
def test_control_a_wrong_driver_or_spool_is_caught(rig, tell, control, kinds, phases, seen):
    words = ("--ways", "tcp", "--kinds", *kinds, "--phases", *phases, "--control", control)
    lines = rig.run(*words)
    found = Counter(what for line in lines for what in line["broken"])
    tell(**{f"'{what}'": n for what, n in found.items()})
    assert seen & set(found)
