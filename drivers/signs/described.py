"""A counter sign of another maker, spoken to as its description says (drivers/descriptions/signs).

Such signs cannot be asked. What one shows is sent again: every CHECK_SECONDS to those that answer,
which is how their silence is noticed, and every REFRESH_SECONDS to those that never do, so that a
sign whose power returned shows its number again. Nobody can know whether the latter are there:
they are taken for well as long as the line takes bytes, and their status says so.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.settings import Problem, SettingsError
from drivers import descriptions
from drivers.descriptions.sign import SignDescription
from drivers.lines.stations import Answer, Ask, Heard, Twin
from drivers.place import Place
from drivers.signs.face import Face, Look
from drivers.simulated.sign import DescribedSignTwin

if TYPE_CHECKING:
    from centre.settings import Sign

CHECK_SECONDS: Final = 5.0
REFRESH_SECONDS: Final = 30.0


def make(wiring: "Sign", place: Place) -> "DescribedSign":
    """Return the sign that wiring describes (entry point sign.described); raise SettingsError."""
    description = descriptions.sign(wiring.description or "")
    if wiring.address not in description.addresses:
        most = description.addresses.stop - 1
        remedy = f"Write an address from {description.addresses.start} to {most}"
        what = f"{wiring.address} does not fit into the frames of {wiring.description}"
        problem = Problem(None, f"sign.{place.name}.address", what, remedy)
        raise SettingsError(Path("centre.toml"), [problem])
    face = Face(wiring.brightness, wiring.blink_seconds)
    return DescribedSign(place.name, wiring.address, description, face)


class DescribedSign:
    """A sign on a line (see stations.SignStation)."""

    kind = "sign"
    address: int | None = None
    unasked = False
    noise: int | None = None

    def __init__(self, name: str, address: int, description: SignDescription, face: Face) -> None:
        """Keep what it is, how it is spoken to and what it is to show."""
        self.name = name
        self.answers = description.answers
        self._speaks_to = address
        self._description = description
        self._face = face
        self._again = CHECK_SECONDS if self.answers else REFRESH_SECONDS
        self._again_at = 0.0
        self._sent = self._received = b""
        self._order: tuple[str, object] = ("", None)
        self._forget()

    def show(self, text: str, *, blink: bool) -> None:
        """Show text from now on; from any thread."""
        self._face.show(text, blink=blink)

    def clear(self) -> None:
        """Show nothing; from any thread."""
        self._face.show("", blink=False)

    def dim(self, level: int) -> None:
        """Set the brightness, where it can be set; from any thread."""
        self._face.dim(level)

    def opened(self, now: float) -> None:
        """Tell it all again."""
        self._again_at = now
        self._forget()

    def lost(self) -> None:
        """Tell it all again when it is back."""
        self._forget()

    def due(self, now: float) -> float:
        """Return when to speak next: at once if it does not know all, else when it is told anew."""
        return now if self._wanted(now) else self._again_at

    def urgent(self, now: float) -> bool:
        """Tell whether it is to be told something new."""
        return self._wanted(now) is not None

    def ask(self, now: float) -> Ask:
        """Return the frame of what is new, or of what it shows, once more."""
        self._order = self._wanted(now) or ("look", self._face.look(now))
        if not self._wanted(now):
            self._told.pop("level", None)
        self._again_at = now + self._again
        self._sent, self._received = self._frame(), b""
        if not self.answers:
            self._confirmed()
        quiet = self._description.gap_ms / 1000
        return Ask(self._sent, answers=self.answers, quiet_seconds=quiet)

    def hear(self, heard: Heard) -> Answer | None:
        """Return its answer, if these bytes are the end of what it answers to the last frame."""
        if not self.answers or not self._sent:
            return None
        self._received += heard.data
        taken = self._description.accepts_reply(self._sent, self._received)
        if taken is not None:
            self._sent = self._received = b""
        if not taken:
            return None
        self._confirmed()
        return Answer()

    def farewell(self) -> bytes:
        """Clear it."""
        self._order = ("look", Look())
        self._sent, self._received = self._frame(), b""
        return self._sent

    def twin(self, folder: Path) -> Twin:
        """Return a simulated sign in folder."""
        return DescribedSignTwin(folder, self._description, self._speaks_to)

    def _forget(self) -> None:
        """Take it that the sign knows nothing."""
        self._told: dict[str, object] = {}

    def _wanted(self, now: float) -> tuple[str, object] | None:
        """Return what it is to be told next: what it shows, then how bright; None for nothing."""
        look = self._face.look(now)
        if self._told.get("look") != look:
            return "look", look
        bright = "brightness" in self._description.frames
        if bright and self._told.get("level") != self._face.level:
            return "level", self._face.level
        return None

    def _frame(self) -> bytes:
        """Return the frame of the order; a sign that cannot blink shows the number steadily."""
        described, address = self._description, self._speaks_to
        if self._order[0] == "level":
            return described.brightness_frame(address, self._face.level) or b""
        look = self._order[1]
        if not isinstance(look, Look) or not look.text:
            return described.clear_frame(address)
        blinking = described.blink_frame(address, look.text) if look.blinks else None
        return blinking or described.number_frame(address, look.text)

    def _confirmed(self) -> None:
        """Note what it has been told."""
        self._told[self._order[0]] = self._order[1]
