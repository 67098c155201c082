"""A keypad of another maker, ready to be listened to: its lines, proved by its own vectors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from centre.settings.refusals import one_of
from drivers.descriptions.models import KeypadText, KeypadVector
from drivers.frames.faults import Fault, blamed_on
from drivers.frames.keys import Bounces, KeyPattern, Lines
from drivers.frames.templates import Template
from drivers.ports import Key

POLL_NAMES: Final = frozenset({"addr", "check"})
_LONG: Final = 3600.0


@dataclass(frozen=True, slots=True)
class KeypadDescription:
    """What a keypad says and how it is asked; made by drivers.descriptions.keypad().

    ends are bytes each of which ends a line (none: silence does); the others are as in the file.
    """

    family: str
    match: KeyPattern
    keys: Mapping[str, Key]
    ends: bytes
    silence_ms: int
    bounce_ms: int
    poll: Template | None

    def key_of(self, line: bytes, address: int | None = None) -> Key | None:
        """Return the key that a line without its end says; None for any other bytes.

        With an address, a line that names another one is none of this keypad's.
        """
        read = self.match.read(line)
        if read is None or (None not in (address, read[1]) and read[1] != address):
            return None
        return self.keys.get(read[0])

    def poll_frame(self, address: int) -> bytes | None:
        """Return the frame that asks for keys; None: it speaks by itself. Raises ValueError."""
        return None if self.poll is None else self.poll.fill(addr=address)

    def hearing(self, address: int | None = None) -> "Hearing":
        """Return a fresh listener for a line that has just been opened."""
        return Hearing(self, address)


@dataclass
class Hearing:
    """The presses in the bytes of one line: lines are made out, matched, and bounces left out.

    Times are seconds of one clock that never goes back. noise counts bytes that said no key.
    """

    description: KeypadDescription
    address: int | None
    _lines: Lines = field(init=False)
    _bounces: Bounces = field(init=False)
    _strange: int = 0

    def __post_init__(self) -> None:
        """Begin with nothing heard."""
        self._lines = Lines(self.description.ends, self.description.silence_ms / 1000)
        self._bounces = Bounces(self.description.bounce_ms / 1000)

    @property
    def noise(self) -> int:
        """Return how many bytes said no key so far."""
        return self._lines.noise + self._strange

    def feed(self, data: bytes, at: float) -> list[Key]:
        """Return the keys that were pressed, by data that came in at the time at; total."""
        return self._pressed(self._lines.feed(data, at), at)

    def idle(self, at: float) -> list[Key]:
        """Return the key whose line silence has ended; to be asked while nothing comes."""
        return self._pressed(self._lines.idle(at), at)

    def _pressed(self, lines: list[bytes], at: float) -> list[Key]:
        """Return the presses that lines say."""
        presses = []
        for line in lines:
            key = self.description.key_of(line, self.address)
            if key is None:
                self._strange += len(line)
            elif self._bounces.is_press(key, at):
                presses.append(key)
        return presses


def keypad_of(text: KeypadText) -> KeypadDescription:
    """Return the keypad that a file describes; raise Fault with the key that is wrong."""
    with blamed_on("match"):
        pattern = KeyPattern.parse(text.match)
    described = KeypadDescription(
        family=text.family,
        match=pattern,
        keys={sent: _key(sent, meant) for sent, meant in text.keys.items()},
        ends=bytes.fromhex("".join(text.ends)),
        silence_ms=text.silence_ms,
        bounce_ms=text.bounce_ms,
        poll=_poll(text),
    )
    _prove(described, text.vector)
    return described


def _key(sent: str, meant: str) -> Key:
    """Return the key of a name; raise Fault."""
    if meant not in list(Key):
        raise Fault(f'there is no key "{meant:.40}"', one_of(meant, list(Key)), ("keys", sent))
    return Key(meant)


def _poll(text: KeypadText) -> Template | None:
    """Return the frame that asks; raise Fault."""
    if text.poll is None:
        return None
    with blamed_on("poll"):
        return Template.parse(text.poll.frame, text.poll.check, "", POLL_NAMES)


def _prove(described: KeypadDescription, vectors: Mapping[str, KeypadVector]) -> None:
    """Raise Fault for a vector that is not heard, and for keys and polls without any."""
    for name, vector in vectors.items():
        with blamed_on("vector", name):
            if vector.polls:
                _prove_poll(described, vector)
            else:
                _prove_key(described, vector)
    heard = {vector.key for vector in vectors.values() if not vector.polls}
    for key in described.keys.values():
        if key not in heard:
            remedy = f'Add a section [vector.NAME] with key = "{key}"'
            raise Fault(f"there is no vector of the key {key}", remedy, ("vector",))
    if described.poll is not None and not any(vector.polls for vector in vectors.values()):
        remedy = "Add a section [vector.NAME] with polls = true"
        raise Fault("there is no vector of the poll", remedy, ("vector",))


def _prove_key(described: KeypadDescription, vector: KeypadVector) -> None:
    """Raise Fault unless the bytes of a vector are heard as its key."""
    hearing = described.hearing(vector.address)
    sent = bytes.fromhex(vector.bytes)
    heard = [*hearing.feed(sent, 0.0), *hearing.idle(_LONG)]
    if heard != [key for key in (vector.key,) if key]:
        came = ", ".join(heard) or "nothing"
        what = f"{sent.hex(' ').upper()} is heard as {came} and not as {vector.key or 'nothing'}"
        raise Fault(what, "Mend match, keys or ends, or the vector", ("bytes",))


def _prove_poll(described: KeypadDescription, vector: KeypadVector) -> None:
    """Raise Fault unless the poll comes out as a vector says."""
    try:
        made = described.poll_frame(vector.address) or b""
    except ValueError as error:
        raise Fault(str(error), "Write an address that fits", ("address",)) from None
    if made != bytes.fromhex(vector.bytes):
        what = f"the poll is {made.hex(' ').upper() or 'nothing'} and not {vector.bytes.upper()}"
        raise Fault(what, "Mend the template or the vector", ("bytes",))
