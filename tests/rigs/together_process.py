"""Upgrades a database and stops in the middle: `together_process.py ADDRESS AT [HOW]`.

ADDRESS: a file, or a server's. AT: before which statement of the upgrade it stops itself (SIGSTOP)
until somebody lets it go on; 0: never. HOW: a broken variant; "loose" waits for nobody, "half"
gives the copy its name before it is whole. To standard output goes what was found, done and
copied, or the key of what was refused; 1 is then the exit status, 3 after any other error.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from centre.rules.errors import Unavailable
from centre.settings.addresses import POSTGRESQL, server
from db import backup, upgrading
from db.engine import schema_of
from db.postgres import postgres_engine

ERROR = 3


def stop_at(place: int) -> None:
    """Stop this process before a statement of the upgrade, counted from the first CREATE."""
    seen = 0

    def stop(_connection: Any, _cursor: Any, sql: str, *_more: Any) -> None:
        nonlocal seen
        if seen or sql.lstrip().startswith("CREATE TABLE"):
            seen += 1
        if seen == place:
            os.kill(os.getpid(), signal.SIGSTOP)

    if place:
        event.listen(Engine, "before_cursor_execute", stop)


def half(path: Path, before: str | None) -> Path:
    """Copy straight to the copy's name: what this program must not do."""
    target = path.with_name(upgrading.COPY_NAME.format(name=path.name, schema=before))
    backup.copy_as_is(path, target)
    return target


def upgrade(address: str) -> str:
    """Upgrade; return how it went."""
    if not address.startswith(POSTGRESQL):
        done = upgrading.upgrade_file(Path(address))
        return f"{done.before} {done.after} {done.copy}"
    engine = postgres_engine(server(address), None)
    try:
        upgrading.upgrade(engine)
        return f"- {schema_of(engine)} -"
    finally:
        engine.dispose()


def main() -> int:
    """Do what the command line says."""
    address, place = sys.argv[1], int(sys.argv[2])
    if "loose" in sys.argv:
        upgrading._take_turn = lambda _connection: None
        upgrading._wait_for = lambda _held, _path: None
    if "half" in sys.argv:
        upgrading._copy_first = half
    stop_at(place)
    try:
        said, status = upgrade(address), 0
    except Unavailable as error:
        said, status = error.key, 1
    except DBAPIError as error:
        said, status = type(error.orig).__name__, ERROR
    sys.stdout.write(f"{said}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
