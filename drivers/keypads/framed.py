"""A keypad that speaks our own frames (hardware note, section 8): no press is lost or doubled.

The keypad repeats K ss key at each poll until P ss acknowledges it; we keep the last ss we took and
take another one only. N ss 0 says that it began anew, and so do we. Beyond the note:

- The sequence we took is kept while the line is gone, so that a press whose acknowledgement got
  lost with the line is not acted on again. The first poll of a program is P 00.
- A press that comes after more than STALE_SECONDS without a word of the keypad, and those behind
  it, are acknowledged and not acted on, until it says that it has nothing more: nobody knows when
  they were made, and a number that is called by surprise is worse than a key pressed once more. So
  are presses from before the program's start.
- A keypad that began anew says so (N ss 0) until it is polled with P 00.
- K without a poll is taken as well, on any line.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.frames.framed import Frame, encode
from drivers.keypads.presses import Sieve, keys_of
from drivers.lines.stations import Answer, Ask, Heard, Twin
from drivers.place import Place
from drivers.ports import Key
from drivers.simulated.keypad import FramedKeypadTwin

if TYPE_CHECKING:
    from centre.settings import Keypad

POLL_SECONDS: Final = 0.1
STALE_SECONDS: Final = 10.0
NONE_YET: Final = 0
LETTERS: Final = {
    "N": Key.NEXT,
    "R": Key.AGAIN,
    "B": Key.START,
    "F": Key.DONE,
    "S": Key.ABSENT,
    "T": Key.TRANSFER,
    "1": Key.RATING_1,
    "2": Key.RATING_2,
    "3": Key.RATING_3,
    "4": Key.RATING_4,
    "5": Key.RATING_5,
}
"""Letters of the note; B (begin) and F (finish) are ours. Without F a centre with call keypads
could never ask for a rating, which only a finished service opens."""
_EVENT: Final = re.compile(r"([0-9A-F]{2})([!-~]{1,8})")


def make(wiring: "Keypad", place: Place) -> "FramedKeypad":
    """Return the keypad that wiring describes (entry point keypad.framed); raise SettingsError."""
    keys = keys_of(place, wiring.options, LETTERS)
    return FramedKeypad(place.name, wiring.address, Sieve(wiring.use), keys)


class FramedKeypad:
    """A keypad on a line (see stations.Station)."""

    kind = "keypad"
    answers = True
    unasked = False
    noise: int | None = None

    def __init__(self, name: str, address: int, sieve: Sieve, keys: dict[str, Key]) -> None:
        """Keep what it is; keys are the meanings of its letters."""
        self.name = name
        self.address: int | None = address
        self._frames_to = address
        self._sieve = sieve
        self._keys = keys
        self._accepted = NONE_YET
        self._acknowledge = False
        self._due = 0.0
        self._heard_at: float | None = None
        self._current = False  # it has said that nothing old is left

    def opened(self, now: float) -> None:
        """Poll at once."""
        self._due = now

    def lost(self) -> None:
        """Keep the sequence: what was acted on stays acted on."""
        self._acknowledge = False

    def due(self, now: float) -> float:
        """Return when to poll next."""
        del now
        return self._due

    def urgent(self, now: float) -> bool:
        """Tell whether a new press waits for its acknowledgement."""
        del now
        return self._acknowledge

    def ask(self, now: float) -> Ask:
        """Return the poll, which acknowledges what was taken."""
        self._due = now + POLL_SECONDS
        self._acknowledge = False
        return Ask(encode(Frame(self._frames_to, "P", f"{self._accepted:02X}")))

    def hear(self, heard: Heard) -> Answer | None:
        """Return the presses that count among what was heard."""
        said = [frame for frame in heard.frames if frame.address == self.address]
        answers = [self._take(frame, heard.at) for frame in said if frame.command in "AKN"]
        if not answers:
            return None
        keys = tuple(key for answer in answers for key in answer.keys)
        return Answer(keys, answers[-1].fault)

    def farewell(self) -> bytes:
        """Acknowledge the last press, so that the next start does not find it."""
        return self.ask(0).data if self._acknowledge else b""

    def twin(self, folder: Path) -> Twin:
        """Return a simulated keypad in folder."""
        letters = {key.value: letter for letter, key in self._keys.items()}
        return FramedKeypadTwin(folder, self._frames_to, letters)

    def _take(self, frame: Frame, at: float) -> Answer:
        """Return what one frame of this keypad means."""
        if self._heard_at is None or at - self._heard_at > STALE_SECONDS:
            self._current = False
        self._heard_at = at
        if frame.command == "K":
            return self._pressed(frame.data, at)
        self._current = True
        if frame.command == "N":
            return self._complained(frame.data[2:], at)
        return Answer()

    def _pressed(self, data: str, at: float) -> Answer:
        """Take a press if it is a new one; poll at once, to acknowledge it."""
        event = _EVENT.fullmatch(data)
        sequence = int(event[1], 16) if event else NONE_YET
        if event is None or sequence == NONE_YET:
            return Answer(fault=f"a key event without a sequence: {data[:8]!r}")
        self._due = at
        if sequence == self._accepted:
            return Answer()
        self._accepted = sequence
        self._acknowledge = True
        key = self._keys.get(event[2]) if self._current else None
        return Answer(self._sieve.take(key, at))

    def _complained(self, error: str, at: float) -> Answer:
        """Take N: 0 is a new beginning, everything else a fault."""
        if error != "0":
            return Answer(fault=f"error {error[:8]}")
        self._accepted = NONE_YET
        self._due = at
        return Answer()
