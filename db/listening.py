"""Something changed, over PostgreSQL: NOTIFY says "look again", a look at the snapshot is the net.

A notification carries no data that anybody trusts: every role may send one (reliability note,
section 6). It is sent inside the transaction, so that it comes with the commit or not at all.
"""

import secrets
from collections.abc import Callable
from typing import Any, Final

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.postgres import meaning, turned

CHANNEL: Final = "motcua"
_TELL: Final = text("SELECT pg_notify('motcua', :ear)")
LOOK: Final = text(
    "SELECT pg_current_snapshot()::text AS snapshot,"
    " extract(epoch FROM clock_timestamp())::float8 AS at"
)


class Listening:
    """This program's ear at the server, and its way to tell the others."""

    def __init__(
        self,
        engine: Engine,
        opened: Callable[[], psycopg.Connection[Any]],
        learn: Callable[[float], None],
    ) -> None:
        """Listen by a connection of its own; engine is the store's, for the look of the net.

        learn is told the server's time with each look. Raises Unavailable if the server does not
        let us in.
        """
        self._engine = engine
        self._opened = opened
        self._learn = learn
        self._name = secrets.token_hex(4)
        self._snapshot: str | None = None
        self._ear: psycopg.Connection[Any] | None = None
        try:
            self._ear = self._listen()
        except psycopg.Error as error:
            found = meaning(error)
            if found is None:
                raise
            raise found from error

    def fileno(self) -> int | None:
        """Return the socket to watch for reading, or None while the ear is lost."""
        ear = self._ear
        try:
            return None if ear is None else ear.fileno()
        except psycopg.Error:
            # Given up by another thread just now.
            return None

    def drain(self) -> bool:
        """Take all notifications that have come in; tell whether another program sent one.

        A lost ear is given up, and changed() opens a new one.
        """
        ear = self._ear
        if ear is None:
            return False
        try:
            told = [one.payload for one in ear.notifies(timeout=0)]
        except psycopg.Error:
            self._give_up()
            return True
        return any(payload != self._name for payload in told)

    def tell(self, connection: Connection) -> None:
        """Tell every other program with the commit of this transaction."""
        connection.execute(_TELL, {"ear": self._name})

    def poke(self) -> None:
        """Do nothing: the commit has told already."""

    def changed(self) -> bool:
        """Tell whether anybody has written since the last call (lane only).

        Raises Unavailable if the server does not answer.
        """
        try:
            with self._engine.connect() as connection:
                seen = connection.execute(LOOK).one()
        except DBAPIError as error:
            self._snapshot = None
            found = turned(error)
            if found is None:
                raise
            raise found from error
        if self.fileno() is None:
            self._ear = self._relisten()
        self._learn(seen.at)
        before, self._snapshot = self._snapshot, seen.snapshot
        return before is not None and before != seen.snapshot

    def close(self) -> None:
        """Stop listening."""
        self._give_up()

    def _listen(self) -> psycopg.Connection[Any]:
        ear = self._opened()
        try:
            ear.autocommit = True
            ear.execute(f"LISTEN {CHANNEL}")
        except BaseException:
            ear.close()
            raise
        return ear

    def _relisten(self) -> psycopg.Connection[Any] | None:
        """Return a new ear, or None: the look has answered, so the next one tries again."""
        try:
            return self._listen()
        except psycopg.Error:
            return None

    def _give_up(self) -> None:
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.close()
