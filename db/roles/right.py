"""One line of the matrix: what the devices of one group may do with one table or view."""

from dataclasses import dataclass
from typing import Final

VERBS: Final = ("SELECT", "INSERT", "UPDATE")
"""What is granted column by column; nobody truncates, refers, triggers."""


@dataclass(frozen=True, slots=True)
class Right:
    """What a group may do with a table; columns are names with blanks between.

    sees, adds, changes and becomes are conditions in SQL beside "of my own centre", which each of
    them has: on rows that are read, on new rows, on rows before and after a change. Empty: none.
    removes: rows may be deleted, under the condition `changes`; only where nothing refers to them.
    """

    group: str
    table: str
    select: str = ""
    insert: str = ""
    update: str = ""
    sees: str = ""
    adds: str = ""
    changes: str = ""
    becomes: str = ""
    removes: bool = False

    def columns(self, verb: str) -> tuple[str, ...]:
        """Return the columns that verb, one of VERBS, is granted on."""
        granted = {"SELECT": self.select, "INSERT": self.insert, "UPDATE": self.update}
        return tuple(granted[verb].split())

    def verbs(self) -> tuple[str, ...]:
        """Return the verbs that are granted, DELETE among them."""
        granted = tuple(verb for verb in VERBS if self.columns(verb))
        return (*granted, "DELETE") if self.removes else granted
