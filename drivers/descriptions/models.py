"""What the files of keypads and signs say, key by key; printers have theirs in drivers/printers.

Hex bytes are written as "FE 01"; the templates of frames are explained in drivers/frames/templates,
patterns of lines in drivers/frames/keys. Every file has vectors, [vector.NAME]: what must come out
of it, byte for byte, taken from the maker's manual or from the device. They are tried each time a
description is loaded, so that a slip of the pen never reaches a line.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from centre.settings.sections import DeviceName, Plain, Section

Hex = Annotated[
    str, StringConstraints(max_length=200, pattern=r"^[0-9A-Fa-f]{2}( *[0-9A-Fa-f]{2})*$")
]
_Byte = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{2}$")]
_Template = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Address = Annotated[int, Field(ge=0, le=255)]


class SignFrame(Section):
    """A further frame of a sign; what is left out is as in the frame for a number."""

    frame: _Template | None = None
    """Template of the frame."""
    data: _Template | None = None
    """Template of its {data}."""
    check: Plain | None = None
    """Its check."""


class BrightnessFrame(SignFrame):
    """The frame that sets how bright a sign is, with {level}."""

    least: int = Field(default=0, ge=0, le=255)
    """{level} of the darkest, our brightness 0."""
    most: int = Field(default=9, ge=0, le=255)
    """{level} of the brightest, our brightness 9; what is between is spread evenly."""


class SignVector(Section):
    """A frame that must come out, byte for byte."""

    shows: Literal["number", "blink", "clear", "brightness"] = "number"
    """Which frame it is."""
    address: Address = 1
    """Address of the sign."""
    number: str = Field(default="", max_length=40)
    """What it shows (number and blink)."""
    level: int = Field(default=0, ge=0, le=9)
    """How bright it is, ours of 0 to 9 (brightness)."""
    bytes: Hex
    """The frame."""
    answer: Hex | None = None
    """What the sign answers, for signs that do."""


class SignText(Section):
    """A counter's LED sign of another maker."""

    family: str = Field(min_length=1, max_length=200)
    """Which signs it is for."""
    notes: str = Field(default="", max_length=2000)
    """What a technician should know."""
    frame: _Template
    """Template of the frame that shows a number."""
    data: _Template | None = None
    """Template of its {data}."""
    check: Plain = "none"
    """Check of its frames: its name, or NAME:FIRST..LAST."""
    reply: _Template = "none"
    """What it answers: none, modbus-fc16, or a template."""
    gap_ms: int = Field(default=5, ge=0, le=1000)
    """Silence it needs after a frame, or after its answer, before the next one."""
    blink: SignFrame | None = None
    """Shows a number that blinks; without it, it cannot, and the number is steady."""
    clear: SignFrame | None = None
    """Shows nothing; without it, a number of blanks is sent."""
    brightness: BrightnessFrame | None = None
    """Sets how bright it is; without it, it cannot."""
    vector: dict[DeviceName, SignVector] = Field(default={}, max_length=50)
    """What must come out; at least one for each frame of the file."""


class KeypadPoll(Section):
    """The frame that asks a keypad for its keys."""

    frame: _Template
    """Template of the frame."""
    check: Plain = "none"
    """Its check: its name, or NAME:FIRST..LAST."""


class KeypadVector(Section):
    """Bytes that must be heard as a key, or a poll that must come out."""

    bytes: Hex
    """What the keypad sends; with polls = true, what it is sent."""
    key: str = Field(default="", max_length=40)
    """The key that is heard; nothing may be heard where it is left out."""
    address: Address = 1
    """Address of the keypad."""
    polls: bool = False
    """These bytes are the poll."""


class KeypadText(Section):
    """A keypad of another maker that sends a line for each key."""

    family: str = Field(min_length=1, max_length=200)
    """Which keypads it is for."""
    notes: str = Field(default="", max_length=2000)
    """What a technician should know."""
    match: str = Field(min_length=1, max_length=200)
    """Pattern of a line without its end, with (?P<key>…) and, if it has one, (?P<address>…) in
    decimal digits."""
    keys: dict[str, str] = Field(min_length=1, max_length=50)
    """What each key is, as "1" = "rating_1"."""
    ends: tuple[_Byte, ...] = Field(default=(), max_length=4, strict=False)
    """Bytes that end a line, any of them, as ["0D", "0A"]; without, silence does."""
    silence_ms: int = Field(default=100, ge=10, le=1000)
    """Silence that ends a line, or drops one that was begun where bytes end it."""
    bounce_ms: int = Field(default=300, ge=0, le=5000)
    """The same key again, sooner than this, is a bounce."""
    poll: KeypadPoll | None = None
    """How it is asked; without it, it speaks by itself."""
    vector: dict[DeviceName, KeypadVector] = Field(default={}, max_length=50)
    """What must be heard; at least one for each key, and one for the poll."""
