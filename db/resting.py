"""What has ended already when a centre is founded with the settings of another."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Table

from db import centre_rows, sample, tables

_WITHOUT_AN_END: Final = ("field", "priority", "notice")
"""Parts whose tables have no column for the end; a place below 1 tells it."""


def lay_down(connection: Connection, code: str, first: sample.Sample) -> None:
    """Let what has ended rest, in a centre that was just written; add questions not asked now."""
    for name in _WITHOUT_AN_END:
        ended = [part.code for part in getattr(first, name) if not part.active]
        _end(connection, code, _TABLES[name], ended)
    rows = [
        {"centre": code, **centre_rows.instrument_row(sample.instrument_of(instrument))}
        for instrument in first.resting_instrument
    ]
    if rows:
        connection.execute(tables.instrument.insert(), rows)


def _end(connection: Connection, code: str, table: Table, ended: Iterable[str]) -> None:
    place: Any = table.c.position
    mine = (table.c.centre == code, table.c.code.in_(list(ended)))
    connection.execute(table.update().where(*mine).values(position=-place))


_TABLES: Final = {
    "field": tables.field,
    "priority": tables.priority_group,
    "notice": tables.notice,
}
