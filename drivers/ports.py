"""What apps may ask of a device, and how it answers; the drivers behind it are interchangeable.

Every call may take until its deadline, so apps call them on a lane, never on the GUI thread.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, Protocol
from uuid import UUID

from centre.rules.codes import Reading
from drivers.health import DeviceStatus, PrinterStatus, SpeakerStatus
from drivers.slip import Slip


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The slip is out: by the process id (GS ( H) or by a clean status after the last byte."""

    by: Literal["gs_h", "eot"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Bytes left, but nobody knows whether the slip is out; a further slip must be marked.

    why is one of cannot_confirm (a printer that never can), no_confirmation, timeout,
    link_broken, or the key of what the printer reported (paper_out, cover_open, ...).
    """

    why: str
    status: PrinterStatus | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """Not one byte of the slip left: what stopped it. The job may be sent later, unmarked."""

    status: PrinterStatus


Outcome = Confirmed | Doubtful | NotSent


@dataclass(frozen=True, slots=True)
class PaperForecast:
    """What is left of a roll: slips_left is slips of the usual length, rounded down.

    used_mm and per_slip_mm are measured from what was fed; sure is false until a slip was measured
    on a roll whose beginning is known (a roll found at the first start may be half used).
    """

    slips_left: int
    used_mm: float
    roll_mm: float
    per_slip_mm: float
    sure: bool


class SlipPrinter(Protocol):
    """A printer of slips. One job at a time; print and check never raise for a sick printer."""

    @property
    def confirms(self) -> bool:
        """Tell whether this printer can ever say that a slip is out."""

    def check(self) -> PrinterStatus:
        """Ask the printer how it is; within about a second."""

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Outcome:
        """Print the slip, marked BẢN IN LẠI or not, and say how certain it is.

        Returns by the deadline of the printer's description. Raises Unavailable("font_missing")
        where this computer lacks the fonts (nothing left then).
        """

    def paper(self) -> PaperForecast:
        """Return what is left of the roll; reads a small file and asks the printer nothing."""

    def new_roll(self) -> None:
        """Take a person's word that a new roll was put in; never raises."""

    def close(self) -> None:
        """Give everything back; further calls are allowed and open anew."""


class Loudspeaker(Protocol):
    """A loudspeaker that plays one sound at a time."""

    def play(
        self,
        wav: bytes | Sequence[Path],
        volume: int = 100,
        units: Sequence[str] = (),
        cut: threading.Event | None = None,
    ) -> None:
        """Play one WAV, or files one after the other as one sound; return when it has ended.

        volume is 0..100 of the clips' own loudness; units are the names of what is said, for the
        record (empty: the files' names). Setting cut, from any thread, ends the sound at once,
        which is no fault; one that is set already lets nothing be heard. Raises
        Unavailable("speaker_dead" or "no_player").
        """

    def prove(self) -> SpeakerStatus:
        """Play a short silence through the whole path and tell whether it took its right time."""


class Key(StrEnum):
    """What a key of a keypad means, whatever the maker prints on it.

    RATING_n is the n-th rating key; the settings say which level of the instrument that is.
    """

    NEXT = "next"
    AGAIN = "again"
    START = "start"
    DONE = "done"
    ABSENT = "absent"
    TRANSFER = "transfer"
    RATING_1 = "rating_1"
    RATING_2 = "rating_2"
    RATING_3 = "rating_3"
    RATING_4 = "rating_4"
    RATING_5 = "rating_5"


RATING_KEYS: Final = (Key.RATING_1, Key.RATING_2, Key.RATING_3, Key.RATING_4, Key.RATING_5)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed, once. device is the keypad's name in the settings."""

    device: str
    key: Key


@dataclass(frozen=True, slots=True)
class Scanned:
    """A code was read. device is the reader's or camera's name in the settings."""

    device: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody has come to stand before a camera, or nobody stands there any more."""

    device: str
    someone: bool


@dataclass(frozen=True, slots=True)
class Told:
    """How a device is; told at the start and at each change of its key.

    kind is the section of the settings: line, keypad, sign, reader, camera.
    """

    kind: str
    device: str
    status: DeviceStatus


Event = Pressed | Scanned | Presence | Told
Hear = Callable[[Event], None]
"""Takes an event, on the device's own thread; must return at once and must not raise."""


class Panel(Protocol):
    """The keypads and counter signs of one program, on whatever lines they hang.

    Made with their names by registry.panel(). start() returns at once; devices are opened on their
    own threads, reopened when they come back, and everything they say goes to hear. The methods
    below never wait for a device and never raise for a sick one; what a sign shows is kept and sent
    again when its device or its line is back.
    """

    def start(self, hear: Hear) -> None:
        """Begin; called once."""

    def show(self, sign: str, text: str, *, blink: bool = False) -> None:
        """Show text (1 to 8 characters, else cut) on a sign; blink ends by itself (settings)."""

    def clear(self, sign: str) -> None:
        """Show nothing on a sign."""

    def dim(self, sign: str, level: int) -> None:
        """Set the brightness of a sign, 0..9, until the program ends."""

    def close(self) -> None:
        """Clear the signs if their lines are there, and end; every thread ends within a second."""


class CodeReader(Protocol):
    """A scanner: hears Scanned and Told."""

    def start(self, hear: Hear) -> None:
        """Begin; returns at once. Called once."""

    def close(self) -> None:
        """End; the thread ends within a second."""


class Camera(Protocol):
    """A camera: hears Scanned, Presence and Told. It never stores a picture."""

    def start(self, hear: Hear) -> None:
        """Begin, at rest: the camera is not opened before wake(). Called once."""

    def wake(self, *, codes: bool, people: bool) -> None:
        """Look for QR codes, for people, or both; opens the camera on its own thread.

        Codes are looked for during 120 s and renewed by calling again; people until rest().
        """

    def rest(self) -> None:
        """Let go of the camera, so that its lamp goes out."""

    def close(self) -> None:
        """End; the thread ends within two seconds (a driver may hold a frame for one)."""
