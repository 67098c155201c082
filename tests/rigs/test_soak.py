"""75,000 taps on a real kiosk: nothing grows (reliability note, section 12, row 13).

pytest tests/rigs/test_soak.py -m prove --prove -s
"""

import json
import os
import statistics
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

RIG = Path(__file__).with_name("soak_process.py")
SHORT, EACH, LONG = 240, 40, 75_000
MOST = {"bytes": 1024.0, "none": 20.0}
"""For each 1,000 taps, after the warming up (reliability note, section 12)."""
MOST_SHORT = {"bytes": 100_000.0, "none": 500.0}
"""So few taps are still warming up a little; 100 bytes and one None for each tap are found."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists() or sys.platform != "linux",
    reason="this system does not tell what a process holds",
)


@pytest.fixture(scope="module")
def founded(crawl, tmp_path_factory):
    """A folder with a centre."""
    folder = tmp_path_factory.mktemp("soak")
    crawl.found(folder)
    return folder


def soak(folder, taps, each, *way):
    """Tap a kiosk; return what was held after each so many taps, and where the taps led."""
    env = os.environ | {"PYTHONMALLOC": "malloc", "MALLOC_ARENA_MAX": "1"}
    env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(RIG.parents[2])}
    call = [sys.executable, str(RIG), str(folder), str(taps), str(each), *way]
    done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    *held, last = map(json.loads, done.stdout.splitlines())
    return held, last


def after_warming_up(held):
    """Return what was held later than the first third: pages and statements are made by then."""
    return held[len(held) // 3 :]


def slope(held, what):
    """Return by how much something grows in 1,000 taps: the median over all pairs."""
    pairs = [
        (b[what] - a[what]) / (b["taps"] - a["taps"]) * 1000
        for a, b in combinations(after_warming_up(held), 2)
    ]
    return statistics.median(pairs)


def figures(held, last):
    return {
        "taps": held[-1]["taps"],
        **{f"{w}_per_1000": round(slope(held, w), 1) for w in ("bytes", "resident", "none")},
        **{w: f"{held[0][w]}->{held[-1][w]}" for w in ("files", "threads", "none", "widgets")},
        "pages": ",".join(last["pages"]),
    }


def assert_flat(held, most):
    """Assert that memory, descriptors, threads, and references to None stay what they were."""
    after = after_warming_up(held)
    for what in ("files", "threads"):
        assert max(h[what] for h in after) - min(h[what] for h in after) <= 2, what
    assert slope(held, "bytes") < most["bytes"]
    assert abs(slope(held, "none")) < most["none"]


@pytest.mark.prove
def test_some_hundred_taps_grow_nothing(founded, tell):
    held, last = soak(founded, SHORT, EACH)
    tell(**figures(held, last))
    assert {"home", "search"} <= set(last["pages"])
    assert_flat(held, MOST_SHORT)


@pytest.mark.prove
def test_negative_control_100_bytes_and_a_none_kept_at_each_tap_are_found(founded, tell):
    held, last = soak(founded, SHORT, EACH, "leak", "100")
    tell(**figures(held, last))
    assert slope(held, "bytes") > MOST_SHORT["bytes"]
    assert slope(held, "none") > MOST_SHORT["none"]


@pytest.mark.prove
def test_75_000_taps_grow_less_than_1_kib_in_1_000(founded, tell):
    held, last = soak(founded, LONG, 1_000)
    tell(**figures(held, last))
    assert {"home", "search", "ticket", "priority"} <= set(last["pages"])
    assert_flat(held, MOST)
