"""A keypad of another maker, heard as its description says (drivers/descriptions/keypads).

A keypad that speaks by itself has its line to itself, but for signs that never answer: what others
say would run into its words.

Most of them send a line for each key and nothing else, so that nobody can know whether they are
there: they are taken for well as long as the line is open, and their status says so. One that has
to be asked (poll) is asked every POLL_SECONDS.
"""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.settings import Problem, SettingsError
from drivers import descriptions
from drivers.descriptions.keypad import KeypadDescription
from drivers.descriptions.models import KeypadText
from drivers.keypads.presses import Sieve
from drivers.lines.stations import Answer, Ask, Heard, Twin
from drivers.place import Place
from drivers.ports import Key
from drivers.simulated.keypad import DescribedKeypadTwin

if TYPE_CHECKING:
    from centre.settings import Keypad

POLL_SECONDS: Final = 0.1
ANSWER_SECONDS: Final = 0.05
"""Left free for its answer, because not every one answers when no key was pressed."""


def make(wiring: "Keypad", place: Place) -> "DescribedKeypad":
    """Return the keypad that wiring describes (entry point keypad.described).

    Raises SettingsError for its description, or an address that does not fit into its poll.
    """
    named = wiring.description or ""
    description = descriptions.keypad(named)
    try:
        description.poll_frame(wiring.address)
    except ValueError as error:
        key = f"keypad.{place.name}.address"
        problem = Problem(None, key, str(error), "Write an address that fits")
        raise SettingsError(Path("centre.toml"), [problem]) from None
    vectors = descriptions.load("keypads", named, KeypadText).vector.values()
    sent = {
        vector.key: (bytes.fromhex(vector.bytes), vector.address)
        for vector in vectors
        if vector.key and not vector.polls
    }
    # Its bounces are left out by its description.
    sieve = Sieve(wiring.use, bounce_seconds=0)
    return DescribedKeypad(place.name, wiring.address, description, sieve, sent)


class DescribedKeypad:
    """A keypad on a line (see stations.Station)."""

    kind = "keypad"
    address: int | None = None
    answers = False

    def __init__(
        self,
        name: str,
        address: int,
        description: KeypadDescription,
        sieve: Sieve,
        sent: dict[str, tuple[bytes, int]],
    ) -> None:
        """Keep what it is; sent has what a key sends, and of which address, for its twin."""
        self.name = name
        self._listens_to = address
        self._description = description
        self._hearing = description.hearing(address)
        self._sieve = sieve
        self._poll = description.poll_frame(address)
        self.unasked = self._poll is None
        self._poll_at = math.inf
        self._sent = sent

    @property
    def noise(self) -> int | None:
        """Return how many bytes said no key so far."""
        return self._hearing.noise

    def opened(self, now: float) -> None:
        """Begin with an empty line."""
        self._hearing = self._description.hearing(self._listens_to)
        self._poll_at = now if self._poll else math.inf

    def lost(self) -> None:
        """Forget nothing: it was told nothing."""

    def due(self, now: float) -> float:
        """Return when to poll next, if it is polled at all."""
        del now
        return self._poll_at

    def urgent(self, now: float) -> bool:
        """Tell that it can wait."""
        del now
        return False

    def ask(self, now: float) -> Ask | None:
        """Return the poll, if there is one."""
        if not self._poll:
            return None
        self._poll_at = now + POLL_SECONDS
        return Ask(self._poll, answers=False, quiet_seconds=ANSWER_SECONDS)

    def hear(self, heard: Heard) -> Answer | None:
        """Return the presses that were heard."""
        idle = [] if heard.data else self._hearing.idle(heard.at)
        keys = idle or self._hearing.feed(heard.data, heard.at)
        if not keys:
            return None
        return Answer(tuple(key for said in keys for key in self._count(said, heard.at)))

    def farewell(self) -> bytes:
        """Say nothing."""
        return b""

    def twin(self, folder: Path) -> Twin:
        """Return a simulated keypad in folder."""
        return DescribedKeypadTwin(folder, self._description, self._listens_to, self._sent)

    def _count(self, key: Key, at: float) -> tuple[Key, ...]:
        return self._sieve.take(key, at)
