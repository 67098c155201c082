"""A sign of another maker, ready to be spoken to: its templates, proved by its own vectors."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from drivers.descriptions.models import SignFrame, SignText, SignVector
from drivers.frames.faults import Fault, blamed_on
from drivers.frames.parts import FRAME_NAMES
from drivers.frames.replies import Reply, accepts, reply_of
from drivers.frames.templates import Template

Shows = Literal["number", "blink", "clear", "brightness"]
FIRST_ADDRESS: Final = 1
LAST_ADDRESS: Final = 254
"""Addresses of centre.toml (centre.settings.Sign)."""
LAST_LEVEL: Final = 9
"""Our brightness is 0..9, whatever the sign's is."""
_SAYS: Final[Mapping[Shows, str]] = {
    "number": "number",
    "blink": "number",
    "brightness": "level",
}
"""Without it a frame says nothing: the sign would confirm it and show no number."""
_NAMES: Final[Mapping[str, frozenset[str]]] = {
    "number": FRAME_NAMES - {"level"},
    "blink": FRAME_NAMES - {"level"},
    "clear": FRAME_NAMES - {"level"},
    "brightness": FRAME_NAMES - {"number"},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a frame tells a sign: which frame it is, for which address, the text and the level."""

    shows: Shows
    address: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class SignDescription:
    """How a sign is spoken to; made by drivers.descriptions.sign().

    addresses are those that its frames can carry; gap_ms is the silence it needs between frames.
    """

    family: str
    frames: Mapping[Shows, Template]
    reply: Reply | None
    gap_ms: int
    least: int
    most: int
    addresses: range

    @property
    def answers(self) -> bool:
        """Tell whether it answers at all; silence of one that does not says nothing."""
        return self.reply is not None

    def number_frame(self, address: int, text: str) -> bytes:
        """Return the frame that shows text, whatever it is; raise ValueError (address)."""
        return self.frames["number"].fill(addr=address, number=text)

    def blink_frame(self, address: int, text: str) -> bytes | None:
        """Return the frame that shows text blinking, None if it cannot; raise ValueError."""
        template = self.frames.get("blink")
        return None if template is None else template.fill(addr=address, number=text)

    def clear_frame(self, address: int) -> bytes:
        """Return the frame that shows nothing; raise ValueError (address)."""
        template = self.frames.get("clear", self.frames["number"])
        return template.fill(addr=address)

    def brightness_frame(self, address: int, level: int) -> bytes | None:
        """Return the frame that sets level (0..9), None if it cannot; raise ValueError."""
        template = self.frames.get("brightness")
        if template is None:
            return None
        return template.fill(addr=address, level=self._theirs(level))

    def accepts_reply(self, sent: bytes, received: bytes) -> bool | None:
        """Tell whether received says that a frame was taken; None: more bytes are needed.

        Total on any bytes; soon False, and True at once for a sign that never answers.
        """
        if self.reply is None:
            return True
        expected = self.reply(sent)
        return expected is not None and accepts(expected, sent, received)

    def answer(self, sent: bytes) -> bytes | None:
        """Return what the sign answers to a frame (for its simulated twin); None: nothing."""
        return self.reply(sent) if self.reply is not None else None

    def read(self, frame: bytes) -> Shown | None:
        """Return what a frame tells the sign (for its simulated twin); None: it is none of ours."""
        for shows, template in self.frames.items():
            values = template.read(frame)
            if values is not None:
                level = self._ours(values.level)
                return Shown(shows, values.addr, values.number, level)
        return None

    def _theirs(self, level: int) -> int:
        """Return the sign's own level."""
        ours = min(max(level, 0), LAST_LEVEL)
        return self.least + round(ours * (self.most - self.least) / LAST_LEVEL)

    def _ours(self, level: int) -> int:
        """Return our level, 0..9, for the sign's own."""
        return min(range(LAST_LEVEL + 1), key=lambda ours: abs(self._theirs(ours) - level))


def sign_of(text: SignText) -> SignDescription:
    """Return the sign that a file describes; raise Fault with the key that is wrong."""
    frames = dict(_templates(text))
    most = min([LAST_ADDRESS, *(t.most_address or LAST_ADDRESS for t in frames.values())])
    bright = text.brightness
    described = SignDescription(
        family=text.family,
        frames=frames,
        reply=reply_of(text.reply, text.check, [*frames.values()]),
        gap_ms=text.gap_ms,
        least=bright.least if bright else 0,
        most=bright.most if bright else 0,
        addresses=range(FIRST_ADDRESS, most + 1),
    )
    _refuse_wrong_levels(described)
    _prove(described, text.vector)
    return described


def _templates(text: SignText) -> Iterator[tuple[Shows, Template]]:
    """Yield each frame that the file describes; raise Fault."""
    own = SignFrame(frame=text.frame, data=text.data, check=text.check)
    yield "number", _template("number", own, text)
    further: dict[Shows, SignFrame | None] = {
        "blink": text.blink,
        "clear": text.clear,
        "brightness": text.brightness,
    }
    for shows, frame in further.items():
        if frame is not None:
            with blamed_on(shows):
                yield shows, _template(shows, frame, text)


def _template(shows: Shows, own: SignFrame, text: SignText) -> Template:
    """Return one frame; what it leaves out is as in the frame for a number. Raises Fault."""
    frame = own.frame or text.frame
    data = own.data or (text.data if "{data" in frame else None)
    template = Template.parse(frame, own.check or text.check, data or "", _NAMES[shows])
    needs = _SAYS.get(shows)
    if needs and needs not in {part.name for part in (*template.parts, *template.inner)}:
        raise Fault(f"has no {{{needs}}}", f"Put {{{needs}}} where it stands", ("frame",))
    return template


def _refuse_wrong_levels(described: SignDescription) -> None:
    """Raise Fault for levels that the brightness frame cannot carry."""
    for level, key in ((0, "least"), (LAST_LEVEL, "most")):
        try:
            described.brightness_frame(FIRST_ADDRESS, level)
        except ValueError as error:
            raise Fault(
                str(error), "Write a level that {level} can hold", ("brightness", key)
            ) from None


def _prove(described: SignDescription, vectors: Mapping[str, SignVector]) -> None:
    """Raise Fault for a vector that does not come out, and for frames without any."""
    for name, vector in vectors.items():
        with blamed_on("vector", name):
            _prove_one(described, vector)
    for shows in described.frames.keys() - {vector.shows for vector in vectors.values()}:
        remedy = f'Add a section [vector.NAME] with shows = "{shows}"'
        raise Fault(f"there is no vector of the {shows} frame", remedy, ("vector",))
    if described.answers and all(vector.answer is None for vector in vectors.values()):
        remedy = "Add answer to a section [vector.NAME]"
        raise Fault("there is no vector of an answer", remedy, ("vector",))


def _prove_one(described: SignDescription, vector: SignVector) -> None:
    """Raise Fault if the frame of a vector, or its answer, is not as it says."""
    wanted, made = bytes.fromhex(vector.bytes), _made(described, vector)
    if made != wanted:
        raise _differs("frame", made, wanted, "bytes")
    answer = described.answer(made)
    told = None if vector.answer is None else bytes.fromhex(vector.answer)
    if told is not None and answer != told:
        raise _differs("expected answer", answer, told, "answer")


def _made(described: SignDescription, vector: SignVector) -> bytes | None:
    """Return the frame of a vector; None if the sign has none; raise Fault for its address."""
    ways: dict[str, Callable[[], bytes | None]] = {
        "number": lambda: described.number_frame(vector.address, vector.number),
        "blink": lambda: described.blink_frame(vector.address, vector.number),
        "clear": lambda: described.clear_frame(vector.address),
        "brightness": lambda: described.brightness_frame(vector.address, vector.level),
    }
    try:
        return ways[vector.shows]()
    except ValueError as error:
        raise Fault(str(error), "Write what the frame can carry", ("address",)) from None


def _differs(what: str, made: bytes | None, wanted: bytes, key: str) -> Fault:
    """Return the fault of a vector: what came out, and what should have."""
    came = "nothing" if made is None else made.hex(" ").upper()
    said = wanted.hex(" ").upper()
    remedy = "Compare both with the maker's manual, and mend the template or the vector"
    return Fault(f"the {what} is {came} and not {said}", remedy, (key,))
