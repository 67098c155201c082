"""The ground of the demonstration: folder, settings, database, clips, a clock of its own."""

import shutil
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db.founding import found
from db.ids import uuid7
from queue_display.app import VOICE_FOLDER
from queue_display.clips import Clips

__all__ = ["MORNING", "PIN", "DemoClock", "make", "uuid7", "write_wiring"]

PIN = "2468"
MORNING = datetime(2026, 11, 23, 7, 40, tzinfo=ZONE)
"""A Monday, some minutes after the doors have opened."""

WIRING = """\
# The demonstration's wiring; made anew by `make demo`.
[centre]
code = "H99.08"

[simulation]
clock_shift_seconds = {shift:.0f}

[kiosk.k1]
printer = "giay"
reader = "quet"
camera = "truoc"

[kiosk.danh-gia]
mode = "rating"
counter = "1"
screen = {{ inches = 10.1, width = 1280, height = 800 }}

[display.sanh]
speaker = "loa"
languages = ["vi", "en"]
farthest_seat_metres = 6

[counter.q1]
counter = "1"
keypads = ["goi", "hai-long"]
sign = "so"

[counter.q2]
counter = "2"

[counter.q3]
counter = "3"

[printer.giay]
transport = "simulated"

[reader.quet]
transport = "simulated"

[camera.truoc]
device = "simulated"
width = 640
height = 480

[line.day]
transport = "simulated"

[keypad.goi]
use = "call"
line = "day"
address = 17

[keypad.hai-long]
line = "day"
address = 18
levels = [1, 2, 3]

[sign.so]
line = "day"
address = 3
counter = "1"

[speaker.loa]
driver = "{speaker}"
"""


class DemoClock:
    """A clock that runs, and jumps when the script says that time has passed."""

    def __init__(self, begins: datetime) -> None:
        self._began = time.monotonic()
        self._at = begins
        self._skipped = 0.0

    def now(self) -> datetime:
        return self._at + timedelta(seconds=self.monotonic() - self._began)

    def monotonic(self) -> float:
        return time.monotonic() + self._skipped

    def skip(self, **span: float) -> None:
        """Let time pass."""
        self._skipped += timedelta(**span).total_seconds()


def write_wiring(folder: Path, now: datetime, speaker: str) -> None:
    """Write centre.toml so that the programs' clock shows now at this moment."""
    shift = (now - datetime.now(ZONE)).total_seconds()
    text = WIRING.format(shift=shift, speaker=speaker)
    (folder / "centre.toml").write_text(text, encoding="utf-8")


def make(folder: Path, *, speaker: str) -> Settings:
    """Make the folder anew with settings, database and clips; return the settings.

    Only a folder that an earlier demonstration made is removed.
    """
    if folder.exists() and not (folder / "centre.toml").exists():
        raise SystemExit(f"{folder} is there and is no demonstration's; move it away first.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_wiring(folder, MORNING, speaker)
    settings = load(folder)
    found(settings, pin=PIN)
    for language in ("vi", "en"):
        try:
            Clips(settings.state_folder() / VOICE_FOLDER).make(language)
        except Unavailable as error:
            sys.stdout.write(f"  no voice: {error}\n")
    return settings
