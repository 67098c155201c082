"""Upgrades a database and is killed at a statement: `upgrade_process.py ADDRESS HOW AT [AT ...]`.

HOW: "process" (SIGKILL of the program), "session" (the server's side of it is ended), "loose" (the
broken variant: each statement is committed by itself, then SIGKILL). AT: before which statement,
counted from 1; 0: at the commit. For each AT a child of its own runs; to standard output goes how
it ended, -9 for killed, 3 for an error, 0 for an upgrade that came to its end before, and at the
commit how many statements there were.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from centre.settings.addresses import POSTGRESQL, server
from db.engine import open_engine
from db.postgres import postgres_engine
from db.upgrading import upgrade

ERROR = 3


def opened(address: str) -> Engine:
    """Return an engine on the database."""
    if address.startswith(POSTGRESQL):
        return postgres_engine(server(address), None)
    return open_engine(Path(address))


def end_session(connection: Connection) -> None:
    """End the other side of a connection, as a server that is stopped does."""
    mine = connection.connection.driver_connection.info.backend_pid
    with opened(sys.argv[1]).connect() as other:
        other.exec_driver_sql(f"SELECT pg_terminate_backend({mine})")


def upgrade_until(how: str, at: int) -> None:
    """Upgrade, and be cut off before a statement."""
    engine = opened(sys.argv[1])
    seen = 0

    def cut(connection: Connection, *_more: Any) -> None:
        nonlocal seen
        seen += 1
        if seen != at:
            return
        if how == "session":
            end_session(connection)
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    def settle(connection: Connection, *_more: Any) -> None:
        connection.connection.driver_connection.commit()

    def tell(_connection: Connection) -> None:
        sys.stdout.write(f"{seen} ")
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", cut)
    if at == 0:
        event.listen(engine, "commit", tell)
    if how == "loose":
        event.listen(engine, "after_cursor_execute", settle)
    upgrade(engine)


def in_a_child(how: str, at: int) -> int:
    """Run one upgrade in a process of its own; return how it ended."""
    child = os.fork()
    if child == 0:
        try:
            upgrade_until(how, at)
        except Exception:  # noqa: BLE001 - whatever a lost session leads to
            os._exit(ERROR)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for place in map(int, sys.argv[3:]):
        sys.stdout.write(f"{in_a_child(sys.argv[2], place)}\n")
        sys.stdout.flush()
        # Whoever drives this looks at the database before the next one.
        sys.stdin.readline()
