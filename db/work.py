"""What a transaction is given to work with."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection

from centre.rules.hours import Clock
from centre.rules.services import Centre


@dataclass(frozen=True, slots=True)
class Work:
    """One open transaction: its connection, the centre's data, the business day, the time, who.

    logs tells whether who acts may write the event log; a display may not.
    """

    connection: Connection
    centre: Centre
    day: date
    now: datetime
    actor: str
    logs: bool = True


class Transactions(Protocol):
    """Who can open transactions: the store, as its parts see it."""

    @property
    def clock(self) -> Clock:
        """Return the clock."""

    def read(self) -> AbstractContextManager[Work]:
        """Give one short read transaction."""

    def write(self) -> AbstractContextManager[Work]:
        """Give one short write transaction that commits."""

    def aside(self) -> AbstractContextManager[Work]:
        """Give one short write transaction that commits, and is no news to anybody."""

    def health(self) -> AbstractContextManager[Work]:
        """Give one short write transaction for what a device says of itself."""
