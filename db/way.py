"""How a program reaches its database: what an engine offers beside its tables."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Engine

from centre.rules.hours import Clock
from db.work import Transactions


class Ear(Protocol):
    """How a program hears that something changed, and tells the others (news, listening)."""

    def fileno(self) -> int | None:
        """Return the socket to watch for reading, or None; after changed() it may be another."""

    def drain(self) -> bool:
        """Take all pokes that have come in; tell whether another program sent one."""

    def tell(self, connection: Connection) -> None:
        """Tell the others with the commit of this transaction, where the engine can."""

    def poke(self) -> None:
        """Tell the others after the commit, where the engine cannot."""

    def changed(self) -> bool:
        """Tell whether anybody else has committed since the last call (lane only)."""

    def close(self) -> None:
        """Stop listening."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What this program's login may do: write the event log, tidy what earlier days left."""

    logs: bool = True
    tidies: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """How a program reaches its database: engine, ear, rights, daily upkeep of its identity."""

    engine: Engine
    news: Callable[[], Ear]
    rights: Callable[[], Rights]
    upkeep: Callable[[Transactions], object]
    clock: Clock
