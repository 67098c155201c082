"""Sessions that hold the others up: a device that keeps a transaction, a bundle that stays in.

A device may raise every limit of its own login, and whoever keeps the turn keeps all others from
writing. The attendant needs no turn to end it.
"""

import logging
from typing import Final

from sqlalchemy import bindparam, text

from db.enrolment.pairing import LOGIN
from db.roles.matrix import DEVICES
from db.work import Transactions

ENDED_AFTER: Final = 10.0
"""Seconds; a device's own limits end its transactions after 3 s idle, its statements after 5 s."""
_log = logging.getLogger(__name__)
# The server tells times of others' sessions only to those who may read all statistics, but its
# locks to everybody: each transaction holds one on its own number, which is never used again.
_HELD: Final = text("""
SELECT DISTINCT a.pid, a.usename::text AS login, l.virtualtransaction AS held
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
JOIN pg_auth_members m ON m.member = a.usesysid JOIN pg_roles g ON g.oid = m.roleid
WHERE l.locktype = 'virtualxid' AND l.virtualxid = l.virtualtransaction
AND g.rolname IN :groups AND a.usename <> session_user
UNION SELECT pid, usename::text, '' FROM pg_stat_activity WHERE usename = :pairing
""").bindparams(bindparam("groups", expanding=True))
_END: Final = text("SELECT pg_terminate_backend(:pid)")

_Held = tuple[int, str, str]
"""Process, login, number of its transaction; of the pairing login the session itself counts."""


class Overlong:
    """Ends what lasts too long. One per attendant: it remembers since when it has seen what."""

    def __init__(self, store: Transactions) -> None:
        """Keep the store at the server itself."""
        self._store = store
        self._since: dict[_Held, float] = {}

    def round(self) -> None:
        """End the sessions that have held on for ENDED_AFTER; name their logins in the log."""
        now = self._store.clock.monotonic()
        with self._store.read() as work:
            wanted = {"groups": DEVICES, "pairing": LOGIN}
            rows = [(r.pid, r.login, r.held) for r in work.connection.execute(_HELD, wanted)]
        self._since = {row: self._since.get(row, now) for row in rows}
        late = [row for row, since in self._since.items() if now - since >= ENDED_AFTER]
        if not late:
            return
        with self._store.aside() as work:
            for pid, login, _ in late:
                _log.warning("%s held a transaction for too long: its session is ended", login)
                work.connection.execute(_END, {"pid": pid})
