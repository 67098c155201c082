"""Which reader is for which file: told by what is in it, whatever its name ends in."""

import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from db.dossiers import csvfile, jsonfile, spreadsheet
from db.dossiers.rows import MOST_BYTES, Source, unreadable

_HEAD_BYTES: Final = 4096
_Reader = Callable[[Path], Source]
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS: Final[Mapping[bytes, str]] = {
    b"PK\x05\x06": "it is an empty archive",
    b"%PDF": "it is a PDF; export the list as .xlsx or CSV",
    b"\x1f\x8b": "it is packed; unpack it first",
    b"<": "it is a web page or XML, whatever its name; open it in a spreadsheet, save it as .xlsx",
}


def read_rows(path: Path) -> Source:
    """Return the dossiers in a file of any of the documented forms, and its problems.

    Bad rows are problems and leave the others alone. Raises NotAllowed("import_unreadable", file,
    why) for a file that cannot be read at all: missing, a folder, too large, of another form,
    without a header or without a dossier.
    """
    try:
        return _reader(path)(path)
    except OSError as error:
        raise unreadable(path, error.strerror or type(error).__name__) from None


def _reader(path: Path) -> _Reader:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise unreadable(path, "it is no file")
    if about.st_size > MOST_BYTES:
        raise unreadable(path, f"it is larger than {MOST_BYTES >> 20} MB; export a shorter time")
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith((_ZIP, _OLE)):
        return spreadsheet.read
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not begins:
        raise unreadable(path, "it is empty")
    for mark, why in _OTHERS.items():
        if begins.startswith(mark):
            raise unreadable(path, why)
    return jsonfile.read if begins.startswith((b"{", b"[")) else csvfile.read
