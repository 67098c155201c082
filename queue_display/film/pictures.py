"""Pictures read for a place of a known size, away from the event loop (on a lane).

A folder is filled by many hands: what is no PNG or JPEG inside, or larger than any camera makes, is
refused before it is decoded.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from queue_display.film import jpeg

MOST_PIXELS: Final = 64_000_000
"""Pixels of a picture: phones make 12 to 50 million; more needs 256 MB to be decoded."""
_LONGEST_SIDE: Final = 30_000
_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg"}
"""First bytes of a file, and the name of the only one of Qt's readers that is asked."""


class PictureError(Exception):
    """A picture cannot be shown; its text says why, for the log."""


def read_picture(path: Path, place: tuple[int, int]) -> QImage:
    """Return a picture, upright as its EXIF says, as large as fits into place (width, height).

    A smaller picture is kept as it is. Raises PictureError.
    """
    reader = reader_of(path)
    if reader.format().data() == b"jpeg" and not _is_whole(path):
        raise PictureError("cut off")
    size = reader.size()
    if not _is_bearable(size):
        raise PictureError(f"{size.width()} x {size.height()} pixels")
    reader.setScaledSize(_scaled(size, place, is_turned=_is_turned(reader)))
    image = reader.read()
    if image.isNull():
        raise PictureError(reader.errorString())
    return image.convertToFormat(QImage.Format.Format_RGB32) if _is_plain(image) else image


def reader_of(path: Path) -> QImageReader:
    """Return the reader of a PNG or JPEG; no other reader of Qt is asked what the file may be.

    On a lane that has hung the whole program (PySide6 6.11.3, once in some 3,600 pictures): asked
    in turn, the reader of SVG connects a signal with Python's lock in hand, while the main thread
    holds Qt's lock of connections and waits for Python's. Raises PictureError.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(max(map(len, _BEGINNINGS)))
    except OSError as error:
        raise PictureError(str(error)) from error
    known = (kind for mark, kind in _BEGINNINGS.items() if begins.startswith(mark))
    kind = next(known, None)
    if kind is None:
        raise PictureError("no PNG or JPEG inside")
    reader = QImageReader(str(path), QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader


def _is_whole(path: Path) -> bool:
    """Tell whether a JPEG has its end; raise PictureError where it cannot be read."""
    try:
        return jpeg.is_whole(path)
    except (OSError, ValueError) as error:
        raise PictureError(str(error)) from error


def _is_bearable(size: QSize) -> bool:
    """Tell whether a picture of this size may be decoded."""
    wide, high = size.width(), size.height()
    return 0 < wide <= _LONGEST_SIDE and 0 < high <= _LONGEST_SIDE and wide * high <= MOST_PIXELS


def _is_turned(reader: QImageReader) -> bool:
    """Tell whether a picture is turned by a quarter when it is read."""
    turned = QImageIOHandler.Transformation.TransformationRotate90
    return bool(reader.transformation() & turned)


def _scaled(size: QSize, place: tuple[int, int], *, is_turned: bool) -> QSize:
    """Return the size, before turning, at which a picture fits into its place; never enlarged."""
    wanted = QSize(*place).transposed() if is_turned else QSize(*place)
    if size.width() <= wanted.width() and size.height() <= wanted.height():
        return size
    made = size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
    return made.expandedTo(QSize(1, 1))


def _is_plain(image: QImage) -> bool:
    """Tell whether a picture has nothing to be seen through."""
    return not image.hasAlphaChannel()
