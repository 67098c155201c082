"""The rights that a server really grants, compared with the matrix: too much, and too little."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from db.roles import live
from db.roles.fact import Fact
from db.roles.logins import live_logins, wanted_logins
from db.roles.wanted import Wanted

_HERE = "SELECT set_config('search_path', 'public', true)"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is so and should not be (extra), or that should be so and is not."""

    fact: Fact
    extra: bool

    def __str__(self) -> str:
        """Return one line for people."""
        return f"{'too much' if self.extra else 'missing'}: {self.fact.words}"


def compare(connection: Connection) -> tuple[Difference, ...]:
    """Return every difference between the server and the matrix, none if all is well.

    connection is to the centre's database, as its owner or as a superuser, and may write: policies
    are tried on copies, which are undone. What must be there first, such as a table, is told alone.
    The transaction's search path is "public" afterwards.
    """
    connection.exec_driver_sql(_HERE)
    wanted = Wanted(connection)
    found = differences(wanted.ground(), live.ground(connection))
    if any(not difference.extra for difference in found):
        return found
    return found + differences(
        wanted.rights() | wanted_logins(connection),
        live.rights(connection) | live_logins(connection),
    )


def differences(wished: set[Fact], found: set[Fact]) -> tuple[Difference, ...]:
    """Return what differs, what is too much first, in the order of the words."""
    extra = (Difference(each, extra=True) for each in _ordered(found - wished))
    missing = (Difference(each, extra=False) for each in _ordered(wished - found))
    return (*extra, *missing)


def lines(found: Iterable[Difference]) -> tuple[str, ...]:
    """Return differences as lines for people."""
    return tuple(map(str, found))


def _ordered(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda each: each.words)
