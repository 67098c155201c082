"""The sections of centre.toml for devices.

Defaults are those of the hardware note. What a kind of device can do is in descriptions that come
with drivers/; a key of a section overrides what its description says.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from centre.settings.sections import PATH, SHOWN, TCP, DeviceName, Plain, Section

_PrinterWay = Annotated[
    str,
    StringConstraints(max_length=500, pattern=rf"^(?:simulated|(?:file|serial|usb):{PATH}|{TCP})$"),
]
_LineWay = Annotated[
    str, StringConstraints(max_length=500, pattern=rf"^(?:simulated|serial:{PATH}|{TCP})$")
]
_ReaderWay = Annotated[
    str, StringConstraints(max_length=500, pattern=rf"^(?:simulated|(?:serial|keys):{PATH})$")
]
_DevicePath = Annotated[str, StringConstraints(max_length=500, pattern=rf"^(?:simulated|{PATH})$")]
_Described = Annotated[
    str, StringConstraints(max_length=500, pattern=rf"^(?:[a-z0-9][a-z0-9-]{{0,40}}|{PATH}\.toml)$")
]
_HourVolume = Annotated[
    str, StringConstraints(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d (?:100|[1-9]?\d)$")
]
Baud = Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]
_OPTIONS: Final = "Values for a driver that is not ours; it says what it takes."


class Printer(Section):
    """A slip printer."""

    driver: DeviceName = "thermal"
    """thermal is ours; another name is that of a driver that was installed beside it."""
    transport: _PrinterWay = Field(examples=["simulated"])
    """How to reach it: "tcp:HOST:PORT" (9100 is usual), "serial:/dev/serial/by-id/…",
    "usb:/dev/usb/lp0", "file:/path" or "simulated"."""
    profile: _Described = "generic-80"
    """What it can do: a name that `motcua-devices profiles` lists, or the path of a .toml file of
    one's own. The keys below override it."""
    width: Literal[576, 512, 384] | None = Field(default=None, examples=[576])
    """Dots of a printed line: 576 or 512 for 80 mm paper, 384 for 58 mm."""
    cut: bool | None = Field(default=None, examples=[True])
    """Cut after each slip."""
    status: bool | None = Field(default=None, examples=[True])
    """Ask for paper, cover and faults (DLE EOT); some clones never answer."""
    has_gs_h: bool | None = Field(default=None, examples=[True])
    """Ask whether a slip came out (GS H); off for printers that do not know it."""
    has_asb: bool | None = Field(default=None, examples=[True])
    """Let it tell by itself when something changes (GS a)."""
    native_qr: bool | None = Field(default=None, examples=[False])
    """Let the printer draw the QR code itself; off draws it as a picture, which every one can."""
    band_rows: int | None = Field(default=None, ge=1, le=128, examples=[64])
    """Rows of the picture sent at a time."""
    baud: Baud | None = Field(default=None, examples=[115200])
    """Speed of a serial printer; below 115200 the number is in the printer's own letters."""
    rtscts: bool | None = Field(default=None, examples=[True])
    """Hardware flow control (RTS/CTS) of a serial printer; its cable must have these wires."""
    raster_seconds: float = Field(default=3.0, ge=0.5, le=30)
    """Longest time that pictures of one slip may take on a serial line slower than 115200."""
    deadline_seconds: float = Field(default=10.0, ge=1, le=120)
    """Longest time for one slip, beside what a slow line needs; then it counts as doubtful and
    staff are told."""
    roll_metres: float = Field(default=50.0, ge=5, le=300)
    """Paper on a new roll, metres (the label of the roll says it); for "about n slips left"."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Line(Section):
    """A line with keypads and counter signs. One program, and only one, is its master."""

    driver: DeviceName = "bus"
    """bus is ours; another name is that of a driver that was installed beside it."""
    transport: _LineWay = Field(examples=["simulated"])
    """How to reach it: "serial:/dev/serial/by-id/…", "tcp:HOST:PORT" (a converter) or
    "simulated"."""
    baud: Baud = 9600
    """Speed of the line."""
    parity: Literal["none", "even", "odd"] = "none"
    """Parity bit."""
    stop_bits: Literal[1, 2] = 1
    """Stop bits."""
    rs485: bool = False
    """Let the computer switch the direction (RTS); off for adapters that do so by themselves."""
    reply_ms: int = Field(default=50, ge=10, le=1000)
    """How long a device may take to answer."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Keypad(Section):
    """A keypad with real keys: for ratings or for the clerk's calls."""

    driver: DeviceName = "framed"
    """framed speaks our own protocol on a line; described is a simple keypad with a description;
    hid is a USB keypad that is a keyboard to the computer."""
    use: Literal["rating", "call"] = "rating"
    """What its keys are for; keys of the other kind are not heard."""
    line: DeviceName | None = Field(default=None, examples=["l1"], json_schema_extra=SHOWN)
    """Name of a [line.NAME] of this file; needed for framed and described."""
    address: int = Field(default=1, ge=1, le=254)
    """Address on the line; each device of a line has another one."""
    description: _Described | None = Field(default=None, examples=["simple"])
    """What its bytes mean, for driver = "described": a name that `motcua-devices profiles` lists,
    or the path of a .toml file of one's own."""
    device: _DevicePath | None = Field(default=None, examples=["/dev/input/by-id/…-event-kbd"])
    """The keyboard device, for driver = "hid"."""
    levels: tuple[Annotated[int, Field(ge=0, le=9)], ...] = Field(
        default=(1, 2, 3, 4, 5), min_length=1, max_length=5, strict=False
    )
    """What rating keys 1, 2, 3 … mean: the value of a level of the instrument (1 is the worst), 0
    for nothing."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Sign(Section):
    """A counter's LED sign."""

    driver: DeviceName = "framed"
    """framed speaks our own protocol; described is of another maker, with a description."""
    line: DeviceName = Field(examples=["l1"])
    """Name of a [line.NAME] of this file."""
    address: int = Field(default=1, ge=1, le=254, examples=[2])
    """Address on the line; each device of a line has another one."""
    description: _Described | None = Field(default=None, examples=["modbus-led4"])
    """How it is spoken to, for driver = "described": a name that `motcua-devices profiles` lists,
    or the path of a .toml file of one's own."""
    counter: Plain = Field(examples=["1"])
    """Code of the counter whose number it shows."""
    brightness: int = Field(default=7, ge=0, le=9)
    """How bright it is, where it can be set."""
    blink_seconds: float = Field(default=8.0, ge=0, le=60)
    """How long a call blinks."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Reader(Section):
    """A code scanner."""

    driver: DeviceName = "scanner"
    """scanner is ours; another name is that of a driver that was installed beside it."""
    transport: _ReaderWay = Field(examples=["simulated"])
    """How to reach it: "serial:/dev/serial/by-id/…" (set the scanner to serial mode),
    "keys:/dev/input/by-id/…-event-kbd" (a scanner that types; second choice) or "simulated"."""
    baud: Baud = 9600
    """Speed of a real serial line; USB scanners do not mind."""
    rtscts: bool = False
    """Hardware flow control (RTS/CTS); some scanners need it."""
    silence_ms: int = Field(default=80, ge=30, le=1000)
    """Silence that ends a code from a scanner that sends no line end."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Camera(Section):
    """A camera that reads QR codes and notices that somebody stands there. It keeps no picture."""

    driver: DeviceName = "camera"
    """camera is ours; another name is that of a driver that was installed beside it."""
    device: _DevicePath = Field(examples=["simulated"])
    """The camera: "/dev/v4l/by-id/…" or "simulated"."""
    width: int = Field(default=1280, ge=160, le=3840)
    """Width of its picture, pixels."""
    height: int = Field(default=720, ge=120, le=2160)
    """Height of its picture, pixels."""
    frames_per_second: int = Field(default=5, ge=1, le=8)
    """Pictures looked at in a second; more would only warm the box."""
    reads_codes: bool = True
    """Look for QR codes."""
    notices_people: bool = True
    """Notice that somebody stands there."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)


class Speaker(Section):
    """A loudspeaker."""

    driver: DeviceName = "player"
    """player uses the box's own sound; simulated only writes down what it would have said."""
    command: Plain | None = Field(default=None, examples=["paplay"])
    """Program that plays a WAV file; without it the first of pw-play, paplay, aplay that works."""
    output: Plain | None = Field(default=None, examples=["plughw:0,0"])
    """ALSA output that is used when no sound server works; without it the first one found."""
    volume_from: tuple[_HourVolume, ...] = Field(default=(), max_length=24, strict=False)
    """Loudness by hour, per cent of the board's volume, as ["07:00 100", "11:30 40", "13:30 100"];
    each holds until the next."""
    options: dict[str, Any] = Field(default={}, description=_OPTIONS)
