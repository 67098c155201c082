"""What a file of procedures gives: its rows, and its problems by line and column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from centre.rules.naming import tidy
from centre.rules.procedures import Procedure
from db.catalogue import codes, schema
from db.catalogue.records import procedure_of, stated_in
from db.listfile import unreadable

MOST_ROWS: Final = 10_000
"""Rows of a file that are read; the whole country has 6,297 procedures (data note)."""
MOST_BYTES: Final = 200 << 20
"""Largest file that is looked at; 3,000 procedures in full are 27 MB as JSON Lines."""
MOST_PROBLEMS: Final = 1_000
"""Problems of a file that is read on; one with more is another list."""
_MOST_SHOWN: Final = 60
_HEAD: Final = re.compile(r"[\[.]")
_MOST_OF_A_ROW: Final = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a file.

    line counts from 1 (0: the file as a whole); column is a column's letter and name, or a key of
    the JSON schema; key names the kind of problem; value_shown has at most 60 characters; why says
    what is wrong and what to do.
    """

    line: int
    column: str
    key: str
    value_shown: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure of a file. stated: the fields of Procedure that the file says anything of.

    "fee", "time" and "channel" stand for parts of the channels, "channels" for all of them;
    "shouted" tells that the name was all capitals, so that its own are a guess.
    """

    line: int
    procedure: Procedure
    stated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read. kind is excel, jsonl or csv.

    named: every code that the file has, those of bad rows, too. lost: a row is bad whose code
    cannot be read, so nobody knows what the file leaves out. ignored: columns or keys that mean
    nothing here.
    """

    kind: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    named: frozenset[str] = frozenset()
    lost: bool = False
    ignored: tuple[str, ...] = ()


def shown(value: object) -> str:
    """Return a value for a message: one line of at most 60 characters."""
    text = tidy(str(value)[:200])
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


class Gathering:
    """Rows and problems of one file while it is read."""

    def __init__(self, file: str) -> None:
        """Begin with nothing; file is named if it has too many rows."""
        self._file = file
        self._rows: dict[str, Row] = {}
        self._problems: list[Problem] = []
        self._named: set[str] = set()
        self._lost = False
        self._ignored: dict[str, None] = {}
        self._count = 0

    def add(
        self, line: int, document: Mapping[str, Any], columns: Mapping[str, str] | None = None
    ) -> None:
        """Take one row as a document of the schema; columns: key -> what its column is called.

        Raises NotAllowed("import_unreadable") when there are more than MOST_ROWS, or more problems
        than MOST_PROBLEMS.
        """
        self._count_one()
        code = codes.read(document.get("code"))
        if not code.base:
            seen = shown(document.get("code") or "")
            self.lose(Problem(line, _column("code", columns), code.key, seen, code.why))
            return
        self._named.add(code.base)
        checked = schema.check(document)
        found = [
            Problem(line, _column(bad.where, columns), bad.key, shown(bad.value), bad.why)
            for bad in checked.wrong[:_MOST_OF_A_ROW]
        ]
        self._note(*found)
        if checked.line is not None:
            self._keep(Row(line, procedure_of(checked.line, code), stated_in(document)), columns)

    def lose(self, problem: Problem) -> None:
        """Take the problem of a row whose code cannot be read."""
        self._note(problem)
        self._lost = True

    def refuse(self, code: object, problem: Problem) -> None:
        """Take the problem of a row that is left out; its code is named if it can be read."""
        found = codes.read(code)
        self._named |= {found.base} - {""}
        self._lost = self._lost or not found.base
        self._note(problem)

    def ignore(self, name: str) -> None:
        """Note a column or key that means nothing here; the first twenty are kept."""
        if len(self._ignored) < 20:
            self._ignored[shown(name)] = None

    def _count_one(self) -> None:
        self._count += 1
        if self._count > MOST_ROWS:
            why = f"it has more than {MOST_ROWS} rows; split it into several files"
            raise unreadable(self._file, why)

    def _keep(self, row: Row, columns: Mapping[str, str] | None) -> None:
        code = row.procedure.code
        first = self._rows.setdefault(code, row)
        if first is not row:
            why = f"the code was in line {first.line} already; leave one of them in"
            column, seen = _column("code", columns), shown(row.procedure.code_raw)
            self._note(Problem(row.line, column, "duplicate_code", seen, why))

    def _note(self, *problems: Problem) -> None:
        self._problems += problems
        if len(self._problems) > MOST_PROBLEMS:
            first = self._problems[0]
            why = f"it has more than {MOST_PROBLEMS} problems, the first in line {first.line}"
            raise unreadable(self._file, why)

    def source(self, kind: str) -> Source:
        """Return what was gathered; raise NotAllowed("import_unreadable") if that is nothing."""
        if not self._rows and not self._problems:
            raise unreadable(self._file, "there is no procedure in it")
        rows, problems = tuple(self._rows.values()), tuple(self._problems)
        return Source(
            kind, rows, problems, frozenset(self._named), self._lost, tuple(self._ignored)
        )


def _column(where: str, columns: Mapping[str, str] | None) -> str:
    """Return what a place in the schema is called in the file."""
    return where if columns is None else columns.get(_HEAD.split(where, maxsplit=1)[0], where)
