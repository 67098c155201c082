"""The demonstration that fails says why and ends; no thread of a device keeps it alive."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Everything is opened, with all lanes and devices; then something is waited for in vain.
FAILING = """
import sys
from pathlib import Path
sys.path.insert(0, {here!r})
import journey, stage

def fails(self):
    self.stage.until("the kiosk's tiles", lambda: self.stage.kiosk.flow.centre is not None)
    stage.PATIENCE_SECONDS = 0.2
    self.stage.until("a miracle", lambda: False)

journey.Journey.morning = fails
sys.exit(journey.run(Path({folder!r}), "sqlite"))
"""
# A counter that cannot be opened, when kiosk, keypad and board already are.
UNOPENED = """
import sys
from pathlib import Path
sys.path.insert(0, {here!r})
import journey, stage

def build(*given, **more):
    raise SystemExit("no counter today")

stage.counters.build = build
sys.exit(journey.run(Path({folder!r}), "sqlite"))
"""


def fail(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a demonstration that fails; one that does not end is the defect itself."""
    text = code.format(here=str(HERE), folder=str(folder / "demo"))
    return subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, timeout=300, check=False
    )


def test_a_demonstration_that_fails_tells_why_and_ends(tmp_path):
    ended = fail(FAILING, tmp_path)
    assert ended.returncode == 1
    assert "waited in vain: a miracle" in ended.stderr


def test_one_that_cannot_open_a_program_ends_as_well(tmp_path):
    ended = fail(UNOPENED, tmp_path)
    assert ended.returncode == 1
    assert "no counter today" in ended.stderr
