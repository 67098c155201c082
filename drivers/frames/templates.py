"""Frames of other makers, written down as templates (hardware note, section 8).

    frame = "FE FF {len} {addr:u8} {data} {check} AE"
    data  = "{number:ascii:4}"
    check = "sum8:len..data"

A template is hex bytes and placeholders with spaces between them:

{addr:FORM}                     address on the line; forms of whole numbers: u8 u16 u16le dec1 dec2
                                dec3 hex1 hex2 (see numbers.py); u8 where none is written
{level:FORM}                    brightness
{number:FORM:WIDTH:SIDE:FILL}   what the sign shows: ascii, bcd or 7seg; 1..16 signs (bcd: an even
                                number); SIDE right (else left) is where a short text stands; FILL
                                blank (else 0) is what stands beside it. SIDE and FILL may be left
                                out
{data}                          the bytes of the data template
{len:FORM} {bytes:FORM}         how many bytes {data} has
{len:FORM:FIRST..LAST}          how many bytes stand from one named placeholder to another
{regs:FORM}                     how many 16-bit registers {data} has; u16 where no form is written
{check} {check:hex}             the check bytes, plain or as upper-case ASCII hex digits

Each placeholder stands at most once. check is the name of a check (see checks.py), alone for
everything before {check}, or with NAME:FIRST..LAST for the bytes from one named placeholder to
another. Every form has a fixed size, so a template is proved when it is read: whatever is filled in
later, the frame has the same length, at most 64 bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from drivers.frames.faults import blamed_on
from drivers.frames.parts import (
    DATA_NAMES,
    FRAME_NAMES,
    Part,
    check_called,
    counted,
    covered_by,
    parts_of,
    refuse_unsuited,
)


@dataclass(frozen=True, slots=True)
class Values:
    """What a template is filled with: addr and level as they go out, the number as it is said.

    data, where it is given, takes the place of the data template (a reply that repeats it).
    """

    addr: int = 0
    number: str = ""
    level: int = 0
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A template that has been proved; made by parse()."""

    parts: tuple[Part, ...]
    inner: tuple[Part, ...]
    check: Callable[[bytes], bytes]
    span: slice

    @classmethod
    def parse(
        cls,
        frame: str,
        check: str = "none",
        data: str = "",
        names: frozenset[str] = FRAME_NAMES,
        data_size: int = 0,
    ) -> "Template":
        """Return the template of a frame; names are the placeholders it may have.

        data_size: how many bytes {data} will have, where no data template says it (a reply).
        Raises Fault with the key frame, data or check.
        """
        name, _, span = check.partition(":")
        with blamed_on("data"):
            inner = parts_of(data, DATA_NAMES & names, {})
        with blamed_on("check"):
            checker = check_called(name)
        with blamed_on("frame"):
            size = sum(part.size for part in inner) or data_size
            parts = parts_of(frame, names, {"data": size, "check": len(checker(b""))})
            refuse_unsuited(parts, name, inner)
            parts = counted(parts)
        with blamed_on("check"):
            covered = covered_by(parts, span)
        return cls(parts, inner, checker, covered)

    @property
    def size(self) -> int:
        """Return how many bytes every frame of this template has."""
        return sum(part.size for part in self.parts)

    @property
    def data_size(self) -> int:
        """Return how many bytes {data} has."""
        return sum(part.size for part in self.parts if part.name == "data")

    @property
    def most_address(self) -> int | None:
        """Return the largest address that fits; None if the address does not go out at all."""
        wholes = [p.whole for p in (*self.parts, *self.inner) if p.name == "addr" and p.whole]
        return min((whole.most for whole in wholes), default=None)

    def fill(self, *, addr: int = 0, number: str = "", level: int = 0) -> bytes:
        """Return the frame; any number is shown somehow (see numbers.py).

        Raises ValueError for an address or a level that does not fit.
        """
        return self.filled(Values(addr, number, level))

    def filled(self, values: Values) -> bytes:
        """Return the frame with these values; raises ValueError as fill() does."""
        data = values.data
        if data is None:
            data = b"".join(_bytes(part, values, b"") for part in self.inner)
        frame = b"".join(_bytes(part, values, data) for part in self.parts)
        return self._checked(frame)

    def read(self, frame: bytes) -> Values | None:
        """Return what a frame of this template says, or None for any other bytes.

        number is without blanks around it, and as far as its form can tell.
        """
        if len(frame) != self.size:
            return None
        found = _read(self.parts, frame)
        if found is None or self._checked(frame) != frame:
            return None
        inside = _read(self.inner, found["data"]) if self.inner else {}
        return None if inside is None else _values({**found, **inside}, self)

    def _checked(self, frame: bytes) -> bytes:
        """Return the frame with its check bytes set right."""
        at = 0
        for part in self.parts:
            if part.name == "check":
                check = self.check(frame[self.span])
                shown = check.hex().upper().encode("ascii") if part.options else check
                return frame[:at] + shown + frame[at + part.size :]
            at += part.size
        return frame


def _bytes(part: Part, values: Values, data: bytes) -> bytes:
    """Return the bytes of a part; the check is left open. Raises ValueError."""
    if part.text is not None:
        return part.text.write(values.number)
    if part.whole is not None:
        number = values.addr if part.name == "addr" else values.level
        if not 0 <= number <= part.whole.most:
            raise ValueError(f"{part.name} {number} is not 0 to {part.whole.most}")
        return part.whole.write(number)
    return data if part.name == "data" else part.fixed or bytes(part.size)


def _read(parts: Sequence[Part], frame: bytes) -> dict[str, bytes] | None:
    """Return the bytes of the named parts; None where fixed bytes differ."""
    found, at = {}, 0
    for part in parts:
        raw = frame[at : at + part.size]
        at += part.size
        if part.fixed and raw != part.fixed:
            return None
        found[part.name] = raw
    return found


def _values(found: Mapping[str, bytes], template: Template) -> Values | None:
    """Return what the bytes of named parts mean; None for digits that are none."""
    wholes = {"addr": 0, "level": 0}
    number = ""
    for part in (*template.parts, *template.inner):
        if part.text is not None:
            number = part.text.read(found[part.name])
        elif part.whole is not None:
            value = part.whole.read(found[part.name])
            if value is None:
                return None
            wholes[part.name] = value
    return Values(wholes["addr"], number, wholes["level"], found.get("data"))
