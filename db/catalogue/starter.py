"""The starter catalogue: procedures of a commune that every new centre begins with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from db.catalogue import shelving
from db.catalogue.plan import plan
from db.catalogue.reading import read_rows

FILE: Final = "starter.jsonl"


@contextmanager
def starter_file() -> Iterator[Path]:
    """Give the starter catalogue as a file, wherever the programs are installed."""
    with as_file(files("centre.knowledge") / FILE) as path:
        yield path


def lay(connection: Connection, centre: str, at: datetime) -> int:
    """Write the starter catalogue of a centre that has none, inside the caller's transaction.

    Returns how many procedures it has. It comes through the importer, as any other list does.
    """
    with starter_file() as path:
        source = read_rows(path)
    found = plan({}, source, today=at.date(), ends_missing=False, source_name=FILE)
    shelving.put(connection, centre, found.to_write)
    shelving.stamp(connection, centre, FILE, at)
    return len(found.to_write)
