"""Making a server's rights those of the matrix: what is missing is given, what is more is taken."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from centre.rules.errors import Unavailable
from db.roles import live
from db.roles.checking import Difference, compare, differences, lines
from db.roles.wanted import Wanted

_ROUNDS: Final = 3
"""Taking a right on a table takes those on its columns with it: they are given in a next round."""


def apply(connection: Connection) -> None:
    """Make the rights of this database, and the groups of its server, those of the matrix.

    Runs in the caller's transaction, as a superuser, or as a member of mc_owner with CREATEROLE
    where nothing is to be taken that only a superuser gave; repeated, it changes nothing. Logins of
    enrolled devices are put right where they exist and never made. The transaction's search path is
    "public" afterwards. Raises Unavailable("rights_unlike", said) if something is left that should
    have been put right, or if the schema is not the one that the matrix knows.
    """
    _cure(connection, differences(Wanted(connection).ground(), live.ground(connection)))
    left = compare(connection)
    for _ in range(_ROUNDS):
        if not _cure(connection, left):
            break
        left = compare(connection)
    _check(left)


def statement(difference: Difference) -> str:
    """Return the SQL that ends a difference, or "" where none can."""
    return difference.fact.take if difference.extra else difference.fact.give


def _cure(connection: Connection, found: Iterable[Difference]) -> bool:
    """Run what ends the differences, takes first; tell whether there was anything to run."""
    wanting = [difference for difference in found if statement(difference)]
    for difference in sorted(wanting, key=_when):
        connection.exec_driver_sql(statement(difference))
    return bool(wanting)


def _when(difference: Difference) -> tuple[bool, int]:
    """Return a place in the order: takes before gives, the last step's first."""
    step = difference.fact.step
    return (not difference.extra, -step if difference.extra else step)


def _check(left: Iterable[Difference]) -> None:
    """Raise Unavailable("rights_unlike") unless only what is no concern of grants is left.

    A device without its login, or a table of somebody else's, is told by compare().
    """
    wrong = [each for each in left if statement(each) or _is_schema(each)]
    if wrong:
        said = "; ".join(lines(wrong))[:600]
        raise Unavailable("rights_unlike", "database", said=said)


def _is_schema(difference: Difference) -> bool:
    what = difference.fact.words.partition(" ")[0]
    return not difference.extra and what in {"column", "function", "trigger"}
