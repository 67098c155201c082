"""The log's guard, lifted for one transaction by who owns the tables, and back before its end.

Nobody else can: on a server a trigger is its table's owner's (the attendant, motcua-db at the
server itself), on one box the file's. A transaction that ends early has lifted nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

_GUARDS: Final = """
SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'
"""
_AT_SERVER: Final = "ALTER TABLE event {} TRIGGER event_keeps"


@contextmanager
def lifted(connection: Connection) -> Iterator[None]:
    """Let events be changed and removed inside, in the caller's transaction.

    At a server it locks the log against other writers until the commit; they wait for the turn
    anyway. A login that does not own the log gets Unavailable("not_permitted").
    """
    run = connection.exec_driver_sql
    if connection.dialect.name == "postgresql":
        run(_AT_SERVER.format("DISABLE"))
        yield
        run(_AT_SERVER.format("ENABLE"))
        return
    guards = run(_GUARDS).all()
    for name, _ in guards:
        run(f'DROP TRIGGER "{name}"')
    yield
    for _, made in guards:
        run(made)
