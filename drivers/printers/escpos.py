"""A drawn slip as the bytes of an ESC/POS printer; python-escpos is the encoder and nothing more.

What leaves, in order: for a reprint or after a broken job NULs for one band, ESC @ and a cut, so
that half a slip comes off; ESC @, FS . (no double-byte mode), GS a (tell what changes, where the
printer knows it); the opening mark; bands of the picture, ink only; LF, GS V 66 0 (feed to
the blade, cut); GS ( H with the id of the job, which the printer sends back when all before it is
printed.

The opening mark is GS ( H too, with the id's first letter in lower case. Its answer says only that
the printer has begun; it lets whoever reads the stream tell whose paper is torn off.
"""

import contextlib
import functools
import importlib
import io
import logging
import os
import tempfile
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from uuid import UUID

from PIL import Image, ImageOps

from drivers.printers.bands import BAND_BYTES, Band, bands
from drivers.printers.render import Sheet

INITIALIZE: Final = b"\x1b@"
NO_DOUBLE_BYTE: Final = b"\x1c."
CUT: Final = b"\x1dV\x42\x00"
LINE_FEED: Final = b"\n"
# As many NULs as any of our commands has bytes before its data (GS v 0: eight, with its name).
COMMAND_END: Final = bytes(8)
CENTRE: Final = b"\x1ba\x01"
LEFT: Final = b"\x1ba\x00"
_PROCESS_ID: Final = b"\x1d(H\x06\x00\x30\x30"
# Automatic status: a printer whose buffer is full hears no question, but it can still tell.
_TELL_CHANGES: Final = b"\x1da\xff"
_PRINTABLE: Final = range(0x21, 0x7F)
# Feed of a printer without a cutter, so that the slip can be torn off: 12 mm to the edge.
_TEAR_ROWS: Final = 96
# One line feed: a sixth of an inch at 203 dpi.
_LINE_ROWS: Final = 34
# python-escpos numbers the levels L, M, Q, H from 0.
_LEVEL_M: Final = 1
_ENCODER: Final = "escpos.printer"
_PICKLE_FOLDER: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_IMPORTING: Final = threading.Lock()
# The encoder prints; sys.stdout is the whole process's, so two slips are encoded in turn.
_STDOUT: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wire:
    """What the encoder must know of a printer; profiles have the same names.

    columns is letters of its own font in a line, 0 for 12 dots a letter; raster is false for a
    printer that draws no pictures; these and letter_times are for slow lines only (see slow.py).
    """

    width: int
    cut: bool
    has_gs_h: bool
    native_qr: bool
    band_rows: int
    has_asb: bool = False
    raster: bool = True
    letter_times: int = 8
    columns: int = 0


def process_id(job_id: UUID, *, marked: bool) -> bytes:
    """Return the four printable bytes that stand for a slip; the first is a capital letter.

    Original and reprint of a job have different ones: a printer that gets paper again first ends
    the original, and its late answer must not confirm the reprint.
    """
    digest = blake2b(job_id.bytes, digest_size=8, salt=b"marked" if marked else b"").digest()
    first = ord("A") + digest[0] % 26
    rest = (_PRINTABLE[value % len(_PRINTABLE)] for value in digest[1:4])
    return bytes((first, *rest))


def opening_mark(job_id: UUID, *, marked: bool) -> bytes:
    """Return the four bytes of the opening mark: the slip's id with its first letter lowered."""
    mine = process_id(job_id, marked=marked)
    return mine[:1].lower() + mine[1:]


def resync(wire: Wire) -> bytes:
    """Return what frees a printer of half a job: NULs for one band, ESC @, a cut.

    A printer whose link broke inside a band waits for the missing bytes and would swallow the next
    slip (hardware note, section 2). A question before it may make that more than a band: then
    COMMAND_END must lead (see ThermalPrinter).
    """
    band = wire.width // 8 * wire.band_rows if wire.raster else 0
    return bytes(band + BAND_BYTES) + INITIALIZE + _off(wire)


def encode(sheet: Sheet, wire: Wire, job_id: UUID, folder: Path) -> bytes:
    """Return the bytes of one slip; folder keeps the encoder's own cache (see load_encoder)."""
    return framed(b"".join(_body(sheet, wire, folder)), wire, job_id, marked=sheet.marked)


def framed(body: bytes, wire: Wire, job_id: UUID, *, marked: bool) -> bytes:
    """Return the body of a slip between what every job begins and ends with."""
    out = [INITIALIZE, NO_DOUBLE_BYTE]
    if wire.has_asb:
        out.append(_TELL_CHANGES)
    if wire.has_gs_h:
        out.append(_PROCESS_ID + opening_mark(job_id, marked=marked))
    out += [body, edge(0, wire.width) if wire.raster else b"", LINE_FEED, _off(wire)]
    if wire.has_gs_h:
        out.append(_PROCESS_ID + process_id(job_id, marked=marked))
    return b"".join(out)


def rows_after(wire: Wire) -> int:
    """Return the rows that framed() feeds below the body, besides the way to the blade."""
    return _LINE_ROWS + (0 if wire.cut else _TEAR_ROWS)


def _off(wire: Wire) -> bytes:
    """Return what brings the paper off: a cut, or feed for a hand to tear it."""
    if wire.cut:
        return CUT
    return _empty_rows(_TEAR_ROWS) if wire.raster else LINE_FEED * (_TEAR_ROWS // _LINE_ROWS + 1)


def _word(value: int) -> bytes:
    """Return value in the two bytes, low first, that ESC/POS wants."""
    return value.to_bytes(2, "little")


def edge(left: int, width: int) -> bytes:
    """Return GS L and GS W: left margin and printable width, in dots.

    Both are sent each time: some printers narrow the width with the margin and keep it narrow.
    """
    return b"\x1dL" + _word(left) + b"\x1dW" + _word(width)


def _empty_rows(rows: int) -> bytes:
    """Return empty paper as a picture of one byte a row, its rows doubled by the printer.

    ESC J would be 3 bytes, but its unit is half a dot on Epson printers (GS P, default y = 360 or
    406) and one dot on others, so the same slip would be spaced differently.
    """
    odd = b"\x1dv0\x00" + _word(1) + _word(1) + bytes(1) if rows % 2 else b""
    doubled = rows // 2
    return odd + (b"\x1dv0\x02" + _word(1) + _word(doubled) + bytes(doubled) if doubled else b"")


def _body(sheet: Sheet, wire: Wire, folder: Path) -> Iterator[bytes]:
    """Yield the picture from top to bottom, its QR codes in their own cheap way."""
    encoder = load_encoder(folder)
    ink = ImageOps.invert(sheet.image.convert("L"))
    top = 0
    for code in sheet.codes:
        yield picture(encoder, ink, (top, code.top), wire)
        if wire.native_qr:
            yield edge(0, wire.width) + native_code(encoder, code.text, code.module)
        else:
            box = (code.left, code.top, code.left + code.size, code.top + code.size)
            yield halved(encoder, ink, box, wire)
        top = code.top + code.size
    yield picture(encoder, ink, (top, ink.height), wire)


def halved(
    encoder: ModuleType, ink: Image.Image, box: tuple[int, int, int, int], wire: Wire
) -> bytes:
    """Return a box of ink at half size, in bands that the printer doubles: a quarter of the bytes.

    Nothing is lost where dots come in fours, as those of a QR code with even modules.
    """
    left, top, right, end = box
    printer = _dummy(encoder)
    printer._raw(edge(left, wire.width - left))  # noqa: SLF001 - its only raw door
    most = max(2, wire.band_rows // 2 * 2)
    for at in range(top, end, most):
        half = ImageOps.invert(ink.crop((left, at, right, min(at + most, end)))).reduce(2)
        half = half.point(lambda grey: 255 * (grey > 127))  # else the encoder would dither
        with _quietly():
            printer.image(half, high_density_vertical=False, high_density_horizontal=False)
    return bytes(printer.output)


def picture(encoder: ModuleType, ink: Image.Image, span: tuple[int, int], wire: Wire) -> bytes:
    """Return the rows from span[0] to span[1] (excluded) as bands; ink is 255 on 0."""
    part = ink.crop((0, span[0], ink.width, span[1]))
    printer = _dummy(encoder)
    for band in bands(part, wire.band_rows):
        if band.empty:
            printer._raw(_empty_rows(band.bottom - band.top))  # noqa: SLF001 - its only raw door
            continue
        box = _to_the_dot(part, band)
        printer._raw(edge(box[0], wire.width - box[0]))  # noqa: SLF001 - as above
        with _quietly():
            printer.image(ImageOps.invert(part.crop(box)), fragment_height=128)
    return bytes(printer.output)


def _to_the_dot(ink: Image.Image, band: Band) -> tuple[int, int, int, int]:
    """Return the box of a band, its left and right edge at the first and last dot of ink."""
    box = (band.left * 8, band.top, min(band.right * 8, ink.width), band.bottom)
    found = ink.crop(box).getbbox()
    left, right = (found[0], found[2]) if found else (0, 1)
    return box[0] + left, band.top, box[0] + right, band.bottom


def native_code(encoder: ModuleType, text: str, module: int) -> bytes:
    """Return a QR code for the printer to draw, in the middle, level M as in the picture."""
    printer = _dummy(encoder)
    printer.qr(text, ec=_LEVEL_M, size=module, native=True)
    return CENTRE + bytes(printer.output) + LEFT


def _dummy(encoder: ModuleType) -> Any:
    """Return a fresh printer of python-escpos that only collects bytes."""
    return encoder.Dummy(profile="default")


@functools.cache
def load_encoder(folder: Path) -> ModuleType:
    """Import python-escpos (late: 0.2 s) without its side effects, and return escpos.printer.

    It keeps a pickle of its printer list in folder, which must be ours alone, because a pickle can
    run code. Each import makes a temporary directory even when told where to keep its pickle, and
    calls logging.basicConfig() (python-escpos 3.1, capabilities.py); both are undone here. A pickle
    that a power cut or a full disk left half written would end each later import: it is thrown away
    and written anew. Raises OSError.
    """
    with _IMPORTING, _quiet_import(folder):
        try:
            return importlib.import_module(_ENCODER)
        except Exception:  # noqa: BLE001 - what a damaged pickle raises is not limited to anything
            for left in folder.glob("*.pickle"):
                left.unlink()
            return importlib.import_module(_ENCODER)


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Swallow what the encoder prints."""
    with _STDOUT, contextlib.redirect_stdout(io.StringIO()):
        yield


@contextlib.contextmanager
def _quiet_import(folder: Path) -> Iterator[None]:
    """Undo around an import what python-escpos does to the process."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Told for the import alone: a child process has a folder of its own, and this one may be gone.
    said = os.environ.get(_PICKLE_FOLDER)
    os.environ[_PICKLE_FOLDER] = said or str(folder)
    handlers, was = logging.root.handlers[:], tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        with _quietly(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if not said:
            del os.environ[_PICKLE_FOLDER]
        tempfile.tempdir = was
        logging.root.handlers[:] = handlers
        for left in folder.glob("tmp*"):
            with contextlib.suppress(OSError):
                left.rmdir()
