"""A slip drawn as a 1-bit picture, one pixel per dot; the same picture on every printer.

Code pages cannot be trusted with Vietnamese (hardware note, section 6), so every letter is drawn
here with Noto Sans. No ink is ever in the first or last column.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import qrcode
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_M

from drivers.printers.fonts import CAP, font
from drivers.printers.words import LEAST_CAP_MM, Fitted, clean, em_of, fit, fit_one_line
from drivers.slip import Align, Big, Code, Item, Line, Part, Rule, Slip, Space

# 203 dpi, the usual head: 576 dots on 80 mm paper, 384 on 58 mm (hardware note, section 5).
DOTS_PER_MM: Final = 8
MARK: Final = "BẢN IN LẠI"
WHITE: Final = 255
INK: Final = 0
_NARROW: Final = 400
_SIDE_MM: Final = 2.0
_BIG_MM: Final = 14.0
_QUIET_MODULES: Final = 4
# The box of an item beside its words, and the gap between them, in em.
_BOX_EM: Final = 0.86
_BOX_GAP_EM: Final = 0.45
# The corners of a tick, in sides of its box.
_TICK: Final = ((0.22, 0.52), (0.43, 0.74), (0.80, 0.26))
_LINE_GAP: Final = 0.24  # of an em, between the ink of two lines of one paragraph


@dataclass(frozen=True, slots=True)
class CodePlace:
    """Where a QR code stands on a sheet: its square without the quiet zone, in dots."""

    text: str
    left: int
    top: int
    size: int
    module: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn slip: the picture (mode 1, ink is 0), its QR codes, whether it is a reprint."""

    image: Image.Image
    codes: tuple[CodePlace, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """One drawn part: ink as a mask (mode L, 255 is ink), its left edge and the space around it."""

    mask: Image.Image
    left: int
    above: int
    below: int
    code: tuple[str, int] | None = None  # text and module of a QR code


def render(slip: Slip, width: int, *, marked: bool) -> Sheet:
    """Return the slip drawn for a head of width dots; raise Unavailable("font_missing").

    marked puts BẢN IN LẠI in an inverted bar on top; all else is the same, number and QR too.
    """
    pieces = [_bar(width)] if marked else []
    for part in slip.parts:
        pieces.extend(_DRAW[type(part)](part, width))
    image, codes = _stacked(pieces, width)
    return Sheet(image, tuple(codes), marked)


def mark_bar(width: int) -> Image.Image:
    """Return the bar BẢN IN LẠI alone, drawn for a head of width dots; see render()."""
    return _stacked([_bar(width)], width)[0]


def _side(width: int) -> int:
    """Return the margin on either side, in dots."""
    return round(_SIDE_MM * DOTS_PER_MM * (0.5 if width < _NARROW else 1))


def _scale(width: int) -> float:
    """Return how much smaller letters are on narrow paper, which is read from nearer."""
    return 0.9 if width < _NARROW else 1.0


def _mm(length: float) -> int:
    """Return a length of paper in dots."""
    return round(length * DOTS_PER_MM)


def _line(part: Part, width: int) -> Sequence[_Piece]:
    """Draw a paragraph; an empty one is left out."""
    assert isinstance(part, Line)  # noqa: S101 - the table below guarantees it
    text = clean(part.text)
    if not text:
        return []
    em = em_of(part.cap_mm * _scale(width), DOTS_PER_MM)
    fitted = fit(text, em, em_of(LEAST_CAP_MM, DOTS_PER_MM), _room(width), bold=part.bold)
    mask = _paragraph(fitted, part, _room(width))
    air = round(fitted.em_px * 0.26)
    return [_Piece(mask, _side(width), air, air)]


def _room(width: int) -> int:
    """Return the dots between the margins."""
    return width - 2 * _side(width)


def _big(part: Part, width: int) -> Sequence[_Piece]:
    """Draw the number as large as it fits."""
    assert isinstance(part, Big)  # noqa: S101 - the table below guarantees it
    fitted = fit_one_line(
        clean(part.text), em_of(_BIG_MM * _scale(width), DOTS_PER_MM), _room(width), bold=True
    )
    mask = _paragraph(fitted, Line(part.text, bold=True), _room(width))
    return [_Piece(mask, _side(width), _mm(2.2), _mm(2.2))]


def _code(part: Part, width: int) -> Sequence[_Piece]:
    """Draw a QR code with its quiet zone, 6 dots a module on wide paper and 4 on narrow.

    An even module lets the encoder send the code at half size, doubled by the printer, so that it
    costs a quarter; 4 dots (0.5 mm) is the least that phones read well.
    """
    assert isinstance(part, Code)  # noqa: S101 - the table below guarantees it
    grid = _matrix(part.text)
    module = code_module(width)
    size = grid.width * module
    quiet = _QUIET_MODULES * module
    mask = grid.resize((size, size), Image.Resampling.NEAREST)
    return [_Piece(mask, (width - size) // 2, quiet, quiet, (part.text, module))]


def code_module(width: int) -> int:
    """Return the dots of a module of a QR code on a head of width dots."""
    return 4 if width < _NARROW else 6


@lru_cache(maxsize=16)
def _matrix(text: str) -> Image.Image:
    """Return the modules of a QR code (level M, 15 % may be lost), one pixel each, 255 is dark."""
    code = qrcode.QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(text.encode(), optimize=0)
    code.make()
    dark = bytes(WHITE * bool(cell) for row in code.modules for cell in row)
    return Image.frombytes("L", (len(code.modules),) * 2, dark)


def _item(part: Part, width: int) -> Sequence[_Piece]:
    """Draw a box with words beside it; the box is drawn, because fonts and code pages lack it."""
    assert isinstance(part, Item)  # noqa: S101 - the table below guarantees it
    em = em_of(part.cap_mm * _scale(width), DOTS_PER_MM)
    box, indent = round(em * _BOX_EM), round(em * (_BOX_EM + _BOX_GAP_EM))
    room = _room(width) - indent
    fitted = fit(clean(part.text), em, em_of(LEAST_CAP_MM, DOTS_PER_MM), room, bold=False)
    words = _paragraph(fitted, Line("", align=Align.LEFT), room)
    mask = Image.new("L", (_room(width), max(box, words.height)))
    mask.paste(_box(box, ticked=part.ticked), (0, 0))
    mask.paste(words, (indent, 0))
    air = round(em * 0.34)
    return [_Piece(mask, _side(width), air, air)]


def _box(side: int, *, ticked: bool) -> Image.Image:
    """Return an empty or a ticked square box."""
    box = Image.new("L", (side, side))
    pen, wide = ImageDraw.Draw(box), max(2, side // 11)
    pen.rectangle((0, 0, side - 1, side - 1), outline=WHITE, width=wide)
    if ticked:
        stroke = [
            (side * 0.22, side * 0.52),
            (side * 0.43, side * 0.74),
            (side * 0.80, side * 0.26),
        ]
        pen.line(stroke, WHITE, wide + 1, joint="curve")
    return box


def _rule(part: Part, width: int) -> Sequence[_Piece]:
    """Draw a thin line between the margins."""
    assert isinstance(part, Rule)  # noqa: S101 - the table below guarantees it
    return [_Piece(Image.new("L", (_room(width), 2), WHITE), _side(width), _mm(1.6), _mm(1.6))]


def _space(part: Part, width: int) -> Sequence[_Piece]:
    """Leave paper empty."""
    assert isinstance(part, Space)  # noqa: S101 - the table below guarantees it
    return [_Piece(Image.new("L", (1, max(1, _mm(part.mm)))), width // 2, 0, 0)]


_DRAW: Final[dict[type[Part], Callable[[Part, int], Sequence[_Piece]]]] = {
    Line: _line,
    Big: _big,
    Code: _code,
    Item: _item,
    Rule: _rule,
    Space: _space,
}


def _bar(width: int) -> _Piece:
    """Draw the bar that tells a reprint from the original."""
    room = _room(width)
    fitted = fit_one_line(MARK, em_of(3.4 * _scale(width), DOTS_PER_MM), room * 9 // 10, bold=True)
    letters = _paragraph(fitted, Line(MARK, bold=True), room)
    bar = Image.new("L", (room, letters.height + 2 * _mm(1.5)), WHITE)
    bar.paste(0, (0, _mm(1.5)), letters)
    return _Piece(bar, _side(width), 0, _mm(1.5))


def _paragraph(fitted: Fitted, style: Line, width: int) -> Image.Image:
    """Return the ink of the lines, one under the other without overlap, width dots wide."""
    rows = [_row(text, fitted.em_px, bold=style.bold) for text in fitted.lines]
    tops, height = _pitch(rows, fitted.em_px)
    mask = Image.new("L", (width, height))
    for (ink, _), top in zip(rows, tops, strict=True):
        free = width - ink.width
        left = {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[style.align]
        mask.paste(ink, (left, top))
    return mask


def _row(text: str, em_px: int, *, bold: bool) -> tuple[Image.Image, int]:
    """Return the ink of one line, cut to its edges, and how far its top is above the base line."""
    face = font(em_px, bold=bold)
    left, top, right, bottom = (int(edge) for edge in face.getbbox(text, anchor="ls"))
    mask = Image.new("L", (right - left + 4, bottom - top + 4))
    ImageDraw.Draw(mask).text((2 - left, 2 - top), text, WHITE, face, anchor="ls")
    ink = mask.point(lambda grey: WHITE if grey >= 112 else 0)
    box = ink.getbbox() or (0, 0, 1, 1)
    return ink.crop(box), 2 - top - box[1]


def _pitch(rows: Sequence[tuple[Image.Image, int]], em_px: int) -> tuple[list[int], int]:
    """Return the top of each line and the height of all.

    Base lines are 1.3 em apart, and more where the marks of stacked capitals (Ế, Ỗ, Ẵ) would come
    too near to the descenders above.
    """
    base, bottom, tops = 0, 0, list[int]()
    for ink, ascent in rows:
        if tops:
            base = max(base + round(em_px * 1.3), bottom + round(em_px * _LINE_GAP) + ascent)
        else:
            base = max(ascent, round(em_px * CAP))
        tops.append(base - ascent)
        bottom = tops[-1] + ink.height
    return tops, max(bottom, 1)


def _stacked(pieces: Sequence[_Piece], width: int) -> tuple[Image.Image, list[CodePlace]]:
    """Put the pieces under each other; the space between two is the larger of theirs."""
    height = sum(p.above + p.mask.height + p.below for p in pieces)
    image = Image.new("1", (width, height + _mm(1)), WHITE)
    codes, y, before = list[CodePlace](), 0, 0
    for piece in pieces:
        y += max(before, piece.above)
        image.paste(INK, (piece.left, y), piece.mask.convert("1"))
        if piece.code:
            text, module = piece.code
            codes.append(CodePlace(text, piece.left, y, piece.mask.width, module))
        y += piece.mask.height
        before = piece.below
    return image.crop((0, 0, width, max(y, 1))), codes
