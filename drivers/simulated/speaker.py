"""A loudspeaker without sound: it writes down what it would have said, and takes its time.

Each sound becomes one line of `spoken.jsonl`: monotonic and wall (when it began), units (what was
said), seconds (how long it takes), volume. The switches `dead` and `no_time` are in faults.json.
"""

import json
import os
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.errors import Unavailable
from drivers.health import SpeakerKey, SpeakerStatus
from drivers.loudness import Now, Step, centre_time, loudness, share_at, steps
from drivers.place import Place
from drivers.simulated.switches import Switches
from drivers.sound import joined

if TYPE_CHECKING:
    from centre.settings import Speaker

RECORD: Final = "spoken.jsonl"


def make(wiring: "Speaker", place: Place) -> "SimulatedSpeaker":
    """Return a simulated loudspeaker (entry point speaker.simulated)."""
    return SimulatedSpeaker(place.folder, steps(wiring.volume_from))


class SimulatedSpeaker:
    """The port Loudspeaker without a loudspeaker."""

    def __init__(self, folder: Path, day: Sequence[Step] = (), now: Now = centre_time) -> None:
        """Write into folder, which is made at the first sound; day is the loudness by the hour."""
        self._folder = folder
        self._day = tuple(day)
        self._now = now
        self._switches = Switches(folder)

    def play(
        self,
        wav: bytes | Sequence[Path],
        volume: int = 100,
        units: Sequence[str] = (),
        cut: threading.Event | None = None,
    ) -> None:
        """Write the sound down and take its time (see ports.Loudspeaker); raise Unavailable.

        In an hour whose loudness is 0 nothing is said and nothing is written.
        """
        loud = loudness(volume, share_at(self._day, self._now().time()))
        ending = cut or threading.Event()
        if not loud or ending.is_set():
            return
        faults = self._switches.read()
        if faults.dead:
            raise Unavailable(SpeakerKey.SPEAKER_DEAD.value, part="speaker", detail="switched dead")
        names = [] if isinstance(wav, bytes) else [path.stem for path in wav]
        seconds = joined(wav, loud).seconds
        self._write(list(units) or names, seconds, loud)
        ending.wait(0 if faults.no_time else seconds)

    def prove(self) -> SpeakerStatus:
        """Tell whether it is switched dead."""
        if self._switches.read().dead:
            return SpeakerStatus(SpeakerKey.SPEAKER_DEAD, "switched dead")
        return SpeakerStatus(SpeakerKey.OK, "simulated")

    def _write(self, units: list[str], seconds: float, volume: int) -> None:
        """Add one line to the record."""
        self._folder.mkdir(parents=True, exist_ok=True)
        line = {
            "monotonic": time.monotonic(),
            "wall": datetime.now(UTC).isoformat(),
            "units": units,
            "seconds": round(seconds, 3),
            "volume": volume,
        }
        number = os.open(self._folder / RECORD, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            os.write(number, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        finally:
            os.close(number)
