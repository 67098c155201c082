"""A counter sign that speaks our own frames (hardware note, section 8): D, C, L.

It is told again what to show whenever it may have forgotten: after it began anew (N ss 0), after
it was silent, after its line was opened again, and every REFRESH_SECONDS, for the case that its N
got lost. An order that it does not confirm with its sequence, or refuses (N ss e), is tried again
after RETRY_SECONDS, so that a stubborn sign does not hold up the line.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.frames.framed import Frame, encode
from drivers.lines.stations import Answer, Ask, Heard, Twin
from drivers.place import Place
from drivers.signs.face import Face, Look
from drivers.simulated.sign import FramedSignTwin

if TYPE_CHECKING:
    from centre.settings import Sign

POLL_SECONDS: Final = 1.0
REFRESH_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 5.0
TRIES: Final = 3
_SEQUENCES: Final = 0xFF


def make(wiring: "Sign", place: Place) -> "FramedSign":
    """Return the sign that wiring describes (entry point sign.framed)."""
    face = Face(wiring.brightness, wiring.blink_seconds)
    return FramedSign(place.name, wiring.address, face)


@dataclass(slots=True)
class _Order:
    """One order and its number, which stays the same while it is repeated."""

    words: tuple[str, str]
    sequence: int
    tries: int = 0

    @property
    def data(self) -> str:
        return f"{self.sequence:02X}{self.words[1]}"


def _words(look: Look) -> tuple[str, str]:
    """Return command and data of a look."""
    return ("D", ("B" if look.blinks else "0") + look.text) if look.text else ("C", "")


class FramedSign:
    """A sign on a line (see stations.SignStation)."""

    kind = "sign"
    answers = True
    unasked = False
    noise: int | None = None

    def __init__(self, name: str, address: int, face: Face) -> None:
        """Keep what it is and what it is to show."""
        self.name = name
        self.address: int | None = address
        self._frames_to = address
        self._face = face
        self._order: _Order | None = None
        self._sequence = 0
        self._fault = ""
        self._refused: tuple[str, str] | None = None
        self._poll_at = self._not_before = 0.0
        self._forget()

    def show(self, text: str, *, blink: bool) -> None:
        """Show text from now on; from any thread."""
        self._face.show(text, blink=blink)

    def clear(self) -> None:
        """Show nothing; from any thread."""
        self._face.show("", blink=False)

    def dim(self, level: int) -> None:
        """Set the brightness; from any thread."""
        self._face.dim(level)

    def opened(self, now: float) -> None:
        """Tell it all again."""
        self._poll_at = now
        self._forget()

    def lost(self) -> None:
        """Tell it all again when it is back."""
        self._fault = ""
        self._forget()

    def due(self, now: float) -> float:
        """Return when to speak next: at once with an order, else at the next poll."""
        return now if self._ready(now) else self._poll_at

    def urgent(self, now: float) -> bool:
        """Tell whether there is an order."""
        return self._ready(now) is not None

    def ask(self, now: float) -> Ask:
        """Return the order, or a poll that asks whether it is there and still knows."""
        self._poll_at = now + POLL_SECONDS
        words = self._ready(now)
        if words is not None:
            if self._order is None or self._order.words != words:
                self._order = _Order(words, self._next())
            self._order.tries += 1
            if self._order.tries <= TRIES:
                return Ask(encode(Frame(self._frames_to, words[0], self._order.data)))
            self._put_off(now, "confirms no order")
        return Ask(encode(Frame(self._frames_to, "P", "00")))

    def hear(self, heard: Heard) -> Answer | None:
        """Return what this sign said, and take it for the order that it confirms."""
        said = [frame for frame in heard.frames if frame.address == self.address]
        answers = [frame for frame in said if frame.command in "AN"]
        for frame in answers:
            self._take(frame, heard.at)
        return Answer(fault=self._fault) if answers else None

    def farewell(self) -> bytes:
        """Clear it."""
        return encode(Frame(self._frames_to, "C", f"{self._next():02X}"))

    def twin(self, folder: Path) -> Twin:
        """Return a simulated sign in folder."""
        return FramedSignTwin(folder, self._frames_to)

    def _forget(self) -> None:
        """Take it that the sign knows nothing."""
        self._refused = None
        self._told: dict[str, tuple[str, str]] = {}
        self._told_at = 0.0
        self._order = None

    def _ready(self, now: float) -> tuple[str, str] | None:
        """Return the next order, if it is not the one that was put off."""
        words = self._wanted(now)
        return None if words == self._refused and now < self._not_before else words

    def _wanted(self, now: float) -> tuple[str, str] | None:
        """Return the next order: what it shows, then how bright; None if it knows all."""
        if self._told and now - self._told_at > REFRESH_SECONDS:
            self._forget()
        look = _words(self._face.look(now))
        if self._told.get("look") != look:
            return look
        level = ("L", str(self._face.level))
        return None if self._told.get("level") == level else level

    def _next(self) -> int:
        """Return the next sequence, 1..255: 00 means none."""
        self._sequence = self._sequence % _SEQUENCES + 1
        return self._sequence

    def _take(self, frame: Frame, at: float) -> None:
        """Take A or N: a new beginning, a refusal, or a confirmation."""
        if frame.command == "N" and frame.data[2:] == "0":
            self._forget()
        elif frame.command == "N":
            self._put_off(at, f"error {frame.data[2:10]}")
        elif self._order is not None and frame.data[:2] == f"{self._order.sequence:02X}":
            self._confirmed(self._order.words, at)

    def _confirmed(self, words: tuple[str, str], at: float) -> None:
        """Note that the sign has done as it was told."""
        self._order = None
        self._fault = ""
        if not self._told:
            self._told_at = at
        self._told["level" if words[0] == "L" else "look"] = words

    def _put_off(self, at: float, fault: str) -> None:
        """Leave the order for a while, and say why."""
        self._refused = self._order.words if self._order else None
        self._order = None
        self._fault = fault
        self._not_before = at + RETRY_SECONDS
