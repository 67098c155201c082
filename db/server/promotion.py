"""Making a standby the server that is written to: one command, at the second machine."""

import time
from dataclasses import dataclass
from typing import Final

from centre.rules.errors import NotAllowed, Unavailable
from db.server import parameters
from db.server.local import Local

PROMOTES_WITHIN: Final = 60
"""Seconds; the log that has come is read to its end first."""
# The first eight digits of a log file's name are its timeline, hexadecimal.
_TIMELINE: Final = "SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int"


@dataclass(frozen=True, slots=True)
class Promoted:
    """How long it took, seconds, and the number of the history that begins with it."""

    seconds: float
    timeline: int


def promote(server: Local) -> Promoted:
    """Let the standby of this machine take writes; return when it does.

    Nothing stops the old server from taking writes if it comes back: see README.md. Raises
    NotAllowed("not_standby"), Unavailable("promotion_failed").
    """
    if not server.facts().stands_by:
        raise NotAllowed("not_standby")
    began = time.monotonic()
    with server.connect() as connection:
        # It follows nobody and nobody follows it: a commit that waited would wait for ever.
        parameters.set_to(connection, "synchronous_standby_names", "")
        found = connection.execute("SELECT pg_promote(true, %s)", (PROMOTES_WITHIN,)).fetchone()
    if found is None or not found[0]:
        raise Unavailable("promotion_failed", "server", seconds=PROMOTES_WITHIN)
    with server.connect() as connection:
        row = connection.execute(_TIMELINE).fetchone()
    return Promoted(time.monotonic() - began, row[0] if row else 0)
