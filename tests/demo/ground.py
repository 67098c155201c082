"""The ground of the demonstration: folder, settings, database, clips, a clock of its own."""

import contextlib
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from town import town

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db import founding
from db.ids import uuid7
from queue_display.clips import VOICE_FOLDER, Clips

__all__ = ["MORNING", "PIN", "DemoClock", "Ground", "ground", "uuid7"]

PIN = "2468"
MORNING = datetime(2026, 11, 23, 7, 40, tzinfo=ZONE)
"""A Monday, some minutes after the doors have opened."""

WIRING = """\
# The demonstration's wiring; made anew by `make demo`.
[centre]
code = "H99.08"

[database]
address = "{address}"

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
films = "phim"

[display.sanh-lon]
layout = "hall"
languages = ["vi", "en"]

[display.cua-1]
layout = "door"
counter = "1"
languages = ["vi", "en"]
screen = {{ inches = 21.5 }}
farthest_seat_metres = 4

[display.niem-yet]
layout = "notices"
screen = {{ width = 1080, height = 1920 }}
farthest_seat_metres = 2

[counter.q1]
counter = "1"
keypads = ["goi", "hai-long"]
sign = "so"

[counter.q2]
counter = "2"
reader = "quet-2"

[counter.q3]
counter = "3"

[printer.giay]
transport = "simulated"

[reader.quet]
transport = "simulated"

[reader.quet-2]
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


FILM_TEXT = """\
Lệ phí chỉ thu theo niêm yết
Trung tâm không thu thêm khoản nào. Xin giữ biên lai.
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


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a demonstration stands: settings of the programs, and of who sees everything."""

    folder: Path
    speaker: str
    address: str
    clock: DemoClock
    owner: Settings | None = None

    @property
    def settings(self) -> Settings:
        """Return what the programs read."""
        return load(self.folder)

    @property
    def all_seeing(self) -> Settings:
        """Return settings that may ask everything: at a server those of the server itself."""
        return self.owner or self.settings

    def write(self, now: datetime) -> None:
        """Write centre.toml so that the programs' clock shows now at this moment."""
        shift = (now - datetime.now(ZONE)).total_seconds()
        text = WIRING.format(shift=shift, speaker=self.speaker, address=self.address)
        (self.folder / "centre.toml").write_text(text, encoding="utf-8")


@contextlib.contextmanager
def ground(folder: Path, *, engine: str, speaker: str) -> Iterator[Ground]:
    """Give a folder made anew, with settings, database and clips; a server ends with it.

    Only a folder that an earlier demonstration made is removed.
    """
    _empty(folder)
    clock = DemoClock(MORNING)
    with contextlib.ExitStack() as ends:
        found = Ground(folder, speaker, "sqlite:centre.db", clock)
        if engine == "postgresql":
            there = ends.enter_context(town(folder / "identity", clock, PIN))
            found = replace(found, address=there.address, owner=there.settings)
        found.write(MORNING)
        if engine == "sqlite":
            founding.found(found.settings, pin=PIN, catalogue_at=MORNING)
        _make_clips(found.settings)
        _lay_films(found.settings)
        yield found


def _empty(folder: Path) -> None:
    if folder.exists() and not (folder / "centre.toml").exists():
        raise SystemExit(f"{folder} is there and is no demonstration's; move it away first.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    # Marks it as ours, whatever happens before the real one is written.
    (folder / "centre.toml").touch()


def _make_clips(settings: Settings) -> None:
    for language in ("vi", "en"):
        try:
            Clips(settings.state_folder() / VOICE_FOLDER).make(language)
        except Unavailable as error:
            sys.stdout.write(f"  no voice: {error}\n")


def _lay_films(settings: Settings) -> None:
    """Lay a text into the folder of the board, as staff would."""
    films = settings.state_folder() / str(settings.display["sanh"].films)
    films.mkdir()
    (films / "1 le phi.txt").write_text(FILM_TEXT, "utf-8")
