"""Which reader is for which file of procedures."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from db.catalogue import csvfile, jsonlines, spreadsheet
from db.catalogue.rows import MOST_BYTES, Source
from db.listfile import Form, form_of, unreadable

_READERS: Final[Mapping[Form, Callable[[Path], Source]]] = {
    Form.WORKBOOK: spreadsheet.read,
    Form.OBJECTS: jsonlines.read,
    Form.TEXT: csvfile.read,
}


def read_rows(path: Path) -> Source:
    """Return the procedures in a file of any of the documented forms, and its problems.

    Bad rows are problems and leave the others alone. Raises NotAllowed("import_unreadable", file,
    why) for a file that cannot be read at all: missing, a folder, larger than MOST_BYTES, damaged,
    of another form, without a header or without a procedure.
    """
    try:
        form = form_of(path, MOST_BYTES, "split it")
        if form is Form.ARRAY:
            raise unreadable(path, "it is one JSON array; write one object a line")
        return _READERS[form](path)
    except OSError as error:
        raise unreadable(path, error.strerror or type(error).__name__) from None
