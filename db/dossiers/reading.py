"""Which reader is for which file of dossiers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from db.dossiers import csvfile, jsonfile, spreadsheet
from db.dossiers.rows import MOST_BYTES, Source
from db.listfile import Form, form_of, unreadable

_READERS: Final[Mapping[Form, Callable[[Path], Source]]] = {
    Form.WORKBOOK: spreadsheet.read,
    Form.OBJECTS: jsonfile.read,
    Form.ARRAY: jsonfile.read,
    Form.TEXT: csvfile.read,
}


def read_rows(path: Path) -> Source:
    """Return the dossiers in a file of any of the documented forms, and its problems.

    Bad rows are problems and leave the others alone. Raises NotAllowed("import_unreadable", file,
    why) for a file that cannot be read at all: missing, a folder, too large, of another form,
    without a header or without a dossier.
    """
    try:
        return _READERS[form_of(path, MOST_BYTES, "export a shorter time")](path)
    except OSError as error:
        raise unreadable(path, error.strerror or type(error).__name__) from None
