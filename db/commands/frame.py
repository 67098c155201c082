"""What commands of motcua-db share: what they work with and return, how they are added."""

import argparse
import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from centre.rules.hours import Clock
from centre.settings import Settings
from db.engine import Store, open_store
from db.ids import uuid7
from db.requests import adapter

ITSELF: Final = "motcua-db"
"""Who acts where no other program is named."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command found: lines for people, data for scripts, and whether all is well."""

    lines: Sequence[str]
    data: Any
    is_well: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What a command works with."""

    settings: Settings
    clock: Clock
    arguments: argparse.Namespace

    def request(self) -> UUID:
        """Return the request id given with --request, or a new one."""
        given: UUID | None = self.arguments.request
        return given or uuid7()

    def with_store(self, act: Callable[[Store], Result]) -> Result:
        """Run act on the opened store and close it."""
        store = open_store(self.settings, self.clock, self.arguments.actor)
        try:
            return act(store)
        finally:
            store.close()


Act = Callable[[Context], Result]
Adder = Callable[[str, Act, str], Any]


def account() -> str:
    """Return the name of the account that runs this, or a dash where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "-"


def plain(value: Any) -> Any:
    """Return an answer of the store as JSON-able data."""
    kind: Any = type(value)
    return adapter(kind).dump_python(value, mode="json")


def adder(commands: Any) -> Adder:
    """Return what adds a command to a parser, with the options that all commands have."""

    def add(name: str, act: Act, told_as: str) -> Any:
        command = commands.add_parser(name, help=told_as, description=f"{told_as}.")
        # SUPPRESS keeps a --json given before the command from being set back to false here.
        command.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON"
        )
        command.add_argument(
            "--request", type=UUID, help="request id: repeated, it has one effect", metavar="UUID"
        )
        command.set_defaults(act=act)
        return command

    return add
