"""A slip for a serial line below 115200 baud: few pictures, the rest in the printer's own letters.

A drawn slip takes 17 s at 9600 baud (hardware note, section 6), so here

- the number is native text, six times its size, less where the paper is too narrow for it;
- lines of plain ASCII are native text, the QR code is the printer's own;
- pictures may take `most` bytes in all (raster_seconds of the settings at this baud). They go to
  the bar of a reprint, to a number with letters that are not ASCII, then to Vietnamese lines: bold
  before light, larger before smaller, then from top to bottom, because bold and size are how a slip
  says what matters. Bar, number and code are drawn at half size and doubled by the printer.
- of a line that finds no room the time and the date are sent as text if it begins with one, for
  within a sentence they would be taken for those of the ticket; one with digits and a single
  Vietnamese word ("Quầy 1, 2") with that word in plain letters ("Quay 1, 2"), because bare digits
  would be taken for another number. All else is left out. A reprint without room for its bar says
  BAN IN LAI in white on black.
- an item is always said, in plain letters with [ ] before it: a list that leaves things out is
  worse than one without marks, and no number is near that its words could be taken for.

A printer that draws no pictures at all is served in the same way, with no bytes for pictures.
"""

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final
from uuid import UUID

from PIL import Image, ImageOps

from drivers.printers.escpos import (
    CENTRE,
    LEFT,
    LINE_FEED,
    Wire,
    edge,
    framed,
    halved,
    load_encoder,
    native_code,
    picture,
    rows_after,
)
from drivers.printers.render import MARK, code_module, mark_bar, render
from drivers.printers.words import clean
from drivers.slip import Align, Big, Code, Item, Line, Part, Rule, Slip, Space

NUMBER_TIMES: Final = 6
# Rows of a band on a slow line: what frees a broken printer must not take seconds itself.
BAND_ROWS: Final = 24
_LETTER_ROWS: Final = 24
_LINE_ROWS: Final = 34
_LARGE_CAP_MM: Final = 3.2
_RULE_ROWS: Final = 24
_MOST_FEED: Final = 255
_PLACES: Final = {Align.LEFT: LEFT, Align.CENTRE: CENTRE, Align.RIGHT: b"\x1ba\x02"}
_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "·": "-", "•": "-", "’": "'", "…": "..."})
_MOMENT: Final = re.compile(r"\b(?:\d{1,2}:\d{2}|\d{1,2}/\d{1,2}/\d{4})\b")

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The bytes of a slip and the rows of paper that they feed, without the way to the blade."""

    data: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class _Said:
    """One part on paper."""

    data: bytes = b""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a part is said with pictures (None: never) and without; the lowest rank goes first."""

    rank: Rank
    spoken: _Said
    drawn: _Said | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all parts of a slip are written with."""

    wire: Wire
    encoder: ModuleType


def slow_script(
    slip: Slip, wire: Wire, job_id: UUID, folder: Path, *, marked: bool, most: int
) -> Script:
    """Return the bytes of a slip with at most `most` bytes of pictures.

    folder keeps the encoder's own cache. Raises Unavailable("font_missing").
    """
    desk = _Desk(wire, load_encoder(folder))
    wishes = [_mark(desk)] if marked else []
    wishes += [_wish(part, place, desk) for place, part in enumerate(slip.parts)]
    said = _within(wishes, most if wire.raster else 0)
    body = b"".join(one.data for one in said)
    rows = sum(one.rows for one in said) + rows_after(wire)
    return Script(framed(body, wire, job_id, marked=marked), rows)


def _within(wishes: list[_Wish], most: int) -> list[_Said]:
    """Return how each part is said, pictures by rank while they fit."""
    left, chosen = most, [wish.spoken for wish in wishes]
    for place in sorted(range(len(wishes)), key=lambda one: wishes[one].rank):
        drawn = wishes[place].drawn
        if drawn is not None and len(drawn.data) <= left:
            left -= len(drawn.data)
            chosen[place] = drawn
    return chosen


def _wish(part: Part, place: int, desk: _Desk) -> _Wish:
    """Return how a part may be said."""
    match part:
        case Line():
            return _line(part, place, desk)
        case Big():
            return _number(part, desk)
        case Code():
            return _code(part, desk)
        case Item():
            box = "[x]" if part.ticked else "[ ]"
            text = f"{box} {_ascii(plain(part.text))}"
            return _Wish((9,), _text(text, desk.wire, align=Align.LEFT))
        case Rule():
            return _Wish((9,), _feed(_RULE_ROWS))
        case Space():
            return _Wish((9,), _feed(round(part.mm * 8)))


def _mark(desk: _Desk) -> _Wish:
    """Return the bar of a reprint."""
    text = f" {_ascii(MARK)} "
    spoken = _text(text, desk.wire, times=2, bold=True)
    white_on_black = _Said(b"\x1dB\x01" + spoken.data + b"\x1dB\x00", spoken.rows)
    drawn = _doubled(mark_bar(desk.wire.width), desk) if desk.wire.raster else None
    return _Wish((0,), white_on_black, drawn)


def _number(part: Big, desk: _Desk) -> _Wish:
    """Return the number; one that is not ASCII is drawn, because plain letters are another one."""
    label = plain(part.text)
    spoken = _text(_ascii(label), desk.wire, times=NUMBER_TIMES, bold=True)
    if label.isascii() or not desk.wire.raster:
        return _Wish((1,), spoken)
    sheet = render(Slip((part,)), desk.wire.width, marked=False)
    return _Wish((1,), spoken, _doubled(sheet.image, desk))


def _line(part: Line, place: int, desk: _Desk) -> _Wish:
    """Return a line: native if it is ASCII, else a picture, or what ASCII can say of it."""
    text = plain(part.text)
    large = 2 if part.cap_mm >= _LARGE_CAP_MM else 1
    if text.isascii():
        return _Wish((9,), _text(text, desk.wire, times=large, bold=part.bold, align=part.align))
    spoken = _text(ascii_meaning(text), desk.wire, times=large, bold=part.bold, align=part.align)
    rank = (2 if part.bold else 4, -part.cap_mm, place)
    if not desk.wire.raster:
        return _Wish(rank, spoken)
    sheet = render(Slip((part,)), desk.wire.width, marked=False).image
    return _Wish(rank, spoken, _drawn(sheet, desk))


def _code(part: Code, desk: _Desk) -> _Wish:
    """Return a QR code: the printer's own, else drawn; none where it can do neither."""
    sheet = render(Slip((part,)), desk.wire.width, marked=False)
    place = sheet.codes[0]
    if desk.wire.native_qr:
        native = native_code(desk.encoder, part.text, code_module(desk.wire.width))
        air = _feed(place.top)
        return _Wish((9,), _Said(air.data + native + air.data, place.size + 2 * place.top))
    drawn = _doubled(sheet.image, desk) if desk.wire.raster else None
    return _Wish((3,), _Said(), drawn)


def _drawn(sheet: Image.Image, desk: _Desk) -> _Said:
    """Return a sheet as a picture; what follows begins at the left edge again."""
    ink = ImageOps.invert(sheet.convert("L"))
    data = picture(desk.encoder, ink, (0, ink.height), desk.wire)
    return _Said(data + edge(0, desk.wire.width), sheet.height)


def _doubled(sheet: Image.Image, desk: _Desk) -> _Said:
    """Return a sheet at half size, doubled by the printer; space above it is fed."""
    ink = ImageOps.invert(sheet.convert("L"))
    left, top, right, end = ink.getbbox() or (0, 0, 2, 2)
    box = (left, top, right + (right - left) % 2, end + (end - top) % 2)
    padded = ImageOps.expand(ink, (0, 0, 1, 1), 0)
    data = halved(desk.encoder, padded, box, desk.wire) + edge(0, desk.wire.width)
    air = _feed(top)
    return _Said(air.data + data, sheet.height)


def _feed(rows: int) -> _Said:
    """Return empty paper by ESC J: spacing may differ a little here, bytes may not be many."""
    whole, rest = divmod(max(rows, 0), _MOST_FEED)
    data = b"\x1bJ\xff" * whole + (bytes((0x1B, 0x4A, rest)) if rest else b"")
    return _Said(data, max(rows, 0))


def _text(
    text: str, wire: Wire, *, times: int = 1, bold: bool = False, align: Align = Align.CENTRE
) -> _Said:
    """Return ASCII text in the printer's own letters, as large as it fits and `times` at most."""
    if not text:
        return _Said()
    columns = wire.columns or wire.width // 12
    times = max(1, min(times, wire.letter_times, columns // len(text)))
    lines = textwrap.wrap(text, columns // times, drop_whitespace=len(text) > columns)
    rows = max(_LINE_ROWS, _LETTER_ROWS * times) * len(lines)
    start, end = _size(times, wire), _size(1, wire)
    weight = (b"\x1bE\x01", b"\x1bE\x00") if bold else (b"", b"")
    ink = b"".join(line.encode("ascii") + LINE_FEED for line in lines)
    return _Said(_PLACES[align] + start + weight[0] + ink + weight[1] + end + LEFT, rows)


def _size(times: int, wire: Wire) -> bytes:
    """Return GS !, or ESC ! for printers that only double; nothing for the normal size there."""
    if wire.letter_times <= 2:
        return bytes((0x1B, 0x21, 0x30 * (times - 1)))
    return bytes((0x1D, 0x21, (times - 1) * 0x11))


def plain(text: str) -> str:
    """Return text as it is drawn, its dashes, dots and quotes as ASCII has them."""
    return clean(text).translate(_PLAIN)


def ascii_meaning(text: str) -> str:
    """Return what ASCII can say of a line without misleading; "" for nothing.

    "07:42 - Thứ Hai, 23/11/2026" is "07:42  23/11/2026", "Quầy 1, 2" is "Quay 1, 2".
    """
    if _MOMENT.match(text):
        return "  ".join(_MOMENT.findall(text))
    foreign = [word for word in text.split() if not word.isascii()]
    told = len(foreign) <= 1 and any(letter.isdigit() for letter in text)
    return _ascii(text) if told else ""


def _ascii(text: str) -> str:
    """Return text without the marks of its letters; what is not ASCII even then is left out."""
    return "".join(_bare(text))


def _bare(text: str) -> Iterator[str]:
    """Yield the letters of text without their marks."""
    for letter in unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d")):
        if letter.isascii():
            yield letter
