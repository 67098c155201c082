"""What kind of file a list to be imported is: told by what is in it, whatever its name ends in."""

import stat
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed

_HEAD_BYTES: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS: Final[Mapping[bytes, str]] = {
    b"PK\x05\x06": "it is an empty archive",
    b"%PDF": "it is a PDF; export the list as .xlsx or CSV",
    b"\x1f\x8b": "it is packed; unpack it first",
    b"Rar!": "it is packed; unpack it first",
    b"7z\xbc\xaf": "it is packed; unpack it first",
    b"<": "it is a web page or XML, whatever its name; open it in a spreadsheet, save it as .xlsx",
}


class Form(StrEnum):
    """The forms in which a list comes: a workbook, JSON that begins with { or [, other text."""

    WORKBOOK = "workbook"
    OBJECTS = "objects"
    ARRAY = "array"
    TEXT = "text"


def unreadable(file: object, why: str) -> NotAllowed:
    """Return the refusal of a file as a whole; why says what is wrong and what to do."""
    return NotAllowed("import_unreadable", file=str(file), why=why)


def form_of(path: Path, most_bytes: int, shorten: str) -> Form:
    """Return the form of a file; shorten says what to do with one of more than most_bytes.

    Raises NotAllowed("import_unreadable", file, why) for what is no file, too large, empty or of
    another form, and OSError.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise unreadable(path, "it is no file")
    if about.st_size > most_bytes:
        raise unreadable(path, f"it is larger than {most_bytes >> 20} MB; {shorten}")
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith((_ZIP, _OLE)):
        return Form.WORKBOOK
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not begins:
        raise unreadable(path, "it is empty")
    for mark, why in _OTHERS.items():
        if begins.startswith(mark):
            raise unreadable(path, why)
    return {b"{": Form.OBJECTS, b"[": Form.ARRAY}.get(begins[:1], Form.TEXT)
