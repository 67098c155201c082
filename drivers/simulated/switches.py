"""Faults on request: a small JSON file in the device's folder, read again at each use.

Another program, a test or a person with an editor writes `faults.json`; the device obeys at once. A
key that is missing is off; an unreadable file means no fault.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

FILE: Final = "faults.json"


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with a simulated device.

    Printers: paper_near_end; paper_out; paper_out_at_slip: paper ends while this slip (1 is the
    folder's first) is printed, and paper_out_at_byte bytes into it; cover_open; cutter_error: the
    blade is stuck; offline: it says so without a cause; mute: prints, but never answers;
    garbled: answers are nonsense; slow: bytes a second (0: as fast as it can); stalled: neither
    reads nor answers; drop_at_byte: the link is reset when so many bytes of a slip have come;
    hangup_at_byte: the same, closed in order; power_off: nobody is there, and half a command, what
    was received and automatic status are forgotten (paper is not).

    All: unplugged: the link is gone. Loudspeaker: dead: no sound; no_time: sound takes no time.
    Lines, keypads, signs, readers: noise: stray bytes come in between; half_frames: frames end in
    the middle; wrong_baud: every byte is another; second_master: somebody else talks on the line.
    Camera: dark: black pictures.
    """

    paper_near_end: bool = False
    paper_out: bool = False
    paper_out_at_slip: int = 0
    paper_out_at_byte: int = 0
    cover_open: bool = False
    slow: float = 0.0
    stalled: bool = False
    unplugged: bool = False
    garbled: bool = False
    cutter_error: bool = False
    offline: bool = False
    mute: bool = False
    drop_at_byte: int = 0
    hangup_at_byte: int = 0
    power_off: bool = False
    noise: bool = False
    half_frames: bool = False
    wrong_baud: bool = False
    dark: bool = False
    second_master: bool = False
    dead: bool = False
    no_time: bool = False

    def out_of_paper(self, slip: int, byte: int) -> bool:
        """Tell whether the paper has ended, byte bytes into the slip with this number."""
        if self.paper_out or not self.paper_out_at_slip:
            return self.paper_out
        reached = (slip, byte) >= (self.paper_out_at_slip, self.paper_out_at_byte)
        return reached or slip > self.paper_out_at_slip


class Switches:
    """The switches of one device, by its folder."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; the file need not exist."""
        self._path = folder / FILE

    def read(self) -> Faults:
        """Return what is switched on now; a file that cannot be read is no fault."""
        try:
            given = json.loads(self._path.read_text("utf-8"))
            return Faults(**_known(given)) if isinstance(given, dict) else Faults()
        except (OSError, ValueError, OverflowError, RecursionError):
            return Faults()

    def set(self, **faults: float) -> None:
        """Switch the named faults and leave the others; raise TypeError for an unknown name."""
        self._write(Faults(**{**asdict(self.read()), **faults}))

    def clear(self) -> None:
        """Switch all faults off."""
        self._write(Faults())

    def _write(self, faults: Faults) -> None:
        """Write the file in one step, so that a reader never sees half of it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        fresh.write_text(json.dumps(asdict(faults), indent=1), "utf-8")
        fresh.replace(self._path)


def _known(given: dict[str, Any]) -> dict[str, Any]:
    """Return the values that belong to a known fault and are of its kind."""
    kinds = {name: type(off) for name, off in asdict(Faults()).items()}
    return {
        name: kinds[name](value)
        for name, value in given.items()
        if name in kinds and isinstance(value, (bool, int, float))
    }
