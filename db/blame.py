"""Which error of a database library means what, whichever engine it comes from."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from centre.rules.errors import Unavailable
from db import sqlite


def turned(error: DBAPIError) -> Unavailable | None:
    """Return the Unavailable that a library error means, or None if the error is our defect."""
    if isinstance(error.orig, sqlite3.Error):
        return sqlite.turned(error)
    # Imported late: a box with SQLite alone never loads the other library.
    from db import postgres  # noqa: PLC0415

    return postgres.turned(error)
