"""What hangs on a line, and how its master speaks with it: the door for keypads and signs.

A driver of another maker offers a Station: an entry point `keypad.NAME` or `sign.NAME` of the group
`motcua.drivers` whose maker(wiring, place) returns an object with the methods below. The master
(drivers.lines.master) owns the wire, the times and the states; a station only says what bytes it
wants to send and what it makes of those that were heard. All methods but show, clear and dim of a
SignStation are called on the line's one thread; none may wait, and none may raise for what a
device says. Times are seconds of time.monotonic().

    due      when the station wants to speak next
    urgent   whether that is worth going before the others (a call; an acknowledgement)
    ask      the bytes, and whether an answer is expected within reply_ms
    hear     everything the line said, for each station in turn: an Answer if this device spoke
    lost     it missed three answers, or its line is gone: what it was told is to be told again
    opened   the line was opened (again)
    farewell the last bytes before the line is closed, b"" for none

A device that misses three answers is silent; it is asked again every 5 s. A device that never
answers (`answers` false) is taken for well as long as its bytes can be sent, and its status says
that it cannot answer.

A keypad without a line of its own (a USB keyboard) is a Standalone instead; another kind of line (a
driver `line.NAME`) is a Line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from drivers.frames.framed import Frame
from drivers.ports import Hear, Key


@dataclass(frozen=True, slots=True)
class Ask:
    """Bytes for the line; answers: one is expected, and its absence counts as a miss.

    quiet_seconds: silence that the device needs after the frame or its answer.
    """

    data: bytes
    answers: bool = True
    quiet_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What the line said: data is as it came (our own echo taken out), at is when it came.

    data is empty where only time has passed, for who listens for silence.
    frames are the whole and sound frames of our own protocol that ended in data.
    """

    data: bytes
    frames: tuple[Frame, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The device spoke. keys are presses that count now; fault is what it complains of, or ""."""

    keys: tuple[Key, ...] = ()
    fault: str = ""


class Twin(Protocol):
    """The simulated far end of a station, with the wire in between."""

    def receive(self, data: bytes, at: float) -> bytes:
        """Take what is on the line at the time at (b"": nothing) and return what it says to it."""


@runtime_checkable
class Station(Protocol):
    """A keypad or sign on a line; see the module for what each method is for."""

    @property
    def kind(self) -> str:
        """Return keypad or sign."""

    @property
    def name(self) -> str:
        """Return its name in the settings."""

    @property
    def address(self) -> int | None:
        """Return its address in our own protocol, one of its own on the line; None for others."""

    @property
    def answers(self) -> bool:
        """Tell whether it ever answers."""

    @property
    def unasked(self) -> bool:
        """Tell whether it speaks whenever it likes, in a way that cannot be told from others."""

    @property
    def noise(self) -> int | None:
        """Return how many bytes made no sense so far.

        For those of another protocol; None where they only look for their own answer.
        """

    def opened(self, now: float) -> None:
        """Begin anew with a line that was just opened."""

    def lost(self) -> None:
        """Forget what the device was told: it was silent, or its line went."""

    def due(self, now: float) -> float:
        """Return when to ask next; math.inf for never."""

    def urgent(self, now: float) -> bool:
        """Tell whether what is due goes before what others have due."""

    def ask(self, now: float) -> Ask | None:
        """Return what to send now, or None for nothing after all."""

    def hear(self, heard: Heard) -> Answer | None:
        """Return what this device said, or None if it was not this one."""

    def farewell(self) -> bytes:
        """Return what to send before the line is closed."""

    def twin(self, folder: Path) -> Twin:
        """Return a simulated far end that lives in folder."""


@runtime_checkable
class SignStation(Station, Protocol):
    """A sign on a line. These three may be called from any thread and return at once."""

    def show(self, text: str, *, blink: bool) -> None:
        """Show text from now on."""

    def clear(self) -> None:
        """Show nothing."""

    def dim(self, level: int) -> None:
        """Set the brightness, 0..9."""


@runtime_checkable
class Standalone(Protocol):
    """A keypad that has no line: it hears Pressed and Told as a Panel does."""

    def start(self, hear: Hear) -> None:
        """Begin; returns at once."""

    def close(self) -> None:
        """End; the thread ends within a second."""


class Line(Protocol):
    """A line and its only master."""

    def join(self, stations: Sequence[Station]) -> None:
        """Take the stations of this line; called once, before start. Raises ValueError."""

    def start(self, hear: Hear) -> None:
        """Begin; returns at once."""

    def close(self) -> None:
        """Say farewell to the stations and end; the thread ends within a second."""
