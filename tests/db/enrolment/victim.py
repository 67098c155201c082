"""An attendant that kills itself with SIGKILL before a statement: FOLDER AUTHORITY STEP."""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from centre.settings import load
from db import open_store
from db.clock import SystemClock
from db.enrolment.attendant import Attendant
from db.enrolment.authority import Authority
from db.facts import Health

folder, authority, step = sys.argv[1:]
BEGINS = {
    "enrolled": "INSERT INTO enrolled",
    "enrolment": "UPDATE enrolment",
    "event": "INSERT INTO event",
}
WELL = Health("server", "server", "ok", "", {"free_percent": 50})
store = open_store(load(Path(folder)), SystemClock(), "motcua-db")
# Told before, so that the first event of the round is that of the enrolment.
store.devices.report(WELL)


def die(*_: object) -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
    """Die before the statement of the step."""
    if BEGINS.get(step, step) in statement:
        die()


event.listen(store.engine, "before_cursor_execute", look)
attendant = Attendant(store, Authority.load(Path(authority)), lambda: None, lambda: WELL)
if step == "commit":
    store.news.tell = die  # type: ignore[method-assign]  # the last thing before the commit
attendant.round()
if step == "after":
    die()
