"""What a file of dossiers gives: its rows, and its problems by line and column.

No value of a file is ever in a message: in a row that has shifted, any cell may be about a person.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Final

from centre.rules import codes
from centre.rules.dossier_codes import code_of
from centre.rules.dossiers import END_OF_DAY, State, raw_kept, state_named
from db.catalogue import codes as procedure_codes
from db.dossiers import moments
from db.dossiers.columns import COLUMNS, is_personal, shown
from db.dossiers.secret import SIGNS, secret_of
from db.listfile import unreadable

MOST_ROWS: Final = 50_000
"""Rows of a file; a province's centre has some ten thousand dossiers at a time."""
MOST_BYTES: Final = 100 << 20
"""Largest file that is looked at."""
MOST_UNKNOWN: Final = 20
"""Different unknown states of a file; a column with more of them is no column of states."""
MOST_PROBLEMS: Final = 1_000
"""Problems of a file that is read on; one with more is another list."""
_MOST_HEADINGS: Final = 40
_DATES: Final = {
    "received_at": time(0),
    "due_at": END_OF_DAY,
    "finished_at": time(0),
    "returned_at": time(0),
}
_WRITTEN_AS: Final = "write it as 2026-11-23 16:30, 20261123163000 or 23/11/2026 16:30"
# A citizen's number, an old one, a telephone number: a column too far left or right.
_PERSONAL_NUMBER: Final = re.compile(r"[0-9]{12}|[0-9]{9}|0[0-9]{9}")
_MOST_OF_A_CELL: Final = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a file, without what stands there.

    line counts from 1 (0: the file as a whole); column is what the file calls it; key names the
    kind of problem; why says what is wrong and what to do.
    """

    line: int
    column: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as it is kept, without its secret; state None where its word is not known."""

    code: str
    procedure: str | None = None
    state: int | None = None
    state_raw: str = ""
    received_at: datetime | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier of a file. stated: the fields that the file says anything of."""

    line: int
    dossier: Dossier
    stated: frozenset[str]
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    left_out: columns about persons, not_used: columns that mean nothing here; neither was looked
    into. unknown: words for states that are not known, and how often each came.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    not_used: tuple[str, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)


class _WrongError(Exception):
    """A cell that cannot be taken: the column, the kind of problem, what to do."""

    def __init__(self, column: str, key: str, why: str) -> None:
        super().__init__(key)
        self.column, self.key, self.why = column, key, why


class Gathering:
    """Rows and problems of one file while it is read."""

    def __init__(self, file: object) -> None:
        """Begin with nothing; file is named if it cannot be read on."""
        self._file = file
        self._rows: dict[str, Row] = {}
        self._places: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._left_out: dict[str, None] = {}
        self._not_used: dict[str, None] = {}
        self._unknown: dict[str, int] = {}
        self._count = 0

    def ignore(self, headings: Iterable[str]) -> None:
        """Note columns that are not read: those about persons, and those without a meaning."""
        for heading in headings:
            kept = self._left_out if is_personal(heading) else self._not_used
            if heading.strip() and len(kept) < _MOST_HEADINGS:
                kept[shown(heading)] = None

    def add(
        self, line: int, cells: Mapping[str, str], called: Mapping[str, str], *, sheet: str = ""
    ) -> None:
        """Take one row: field -> its text. called: field -> what its column is called.

        sheet: where the line is, in a workbook.
        Raises NotAllowed("import_unreadable") where there are too many rows, or too many words for
        states that nobody knows.
        """
        self._count += 1
        if self._count > MOST_ROWS:
            why = f"it has more than {MOST_ROWS} rows; export a shorter time"
            raise unreadable(self._file, why)
        try:
            row = _row(line, cells)
            self._keep(row, f"sheet {sheet}, line {line}" if sheet else f"line {line}")
        except _WrongError as wrong:
            self.lose(Problem(line, called.get(wrong.column, wrong.column), wrong.key, wrong.why))
            return
        self._note_state(row, cells.get("state", ""), called)

    def _keep(self, row: Row, place: str) -> None:
        """Keep a row; raise _WrongError if its code was there already."""
        first = self._places.setdefault(row.dossier.code, place)
        if self._rows.setdefault(row.dossier.code, row) is not row:
            why = f"the code was in {first} already; leave one of them in"
            raise _WrongError("code", "duplicate_code", why)

    def lose(self, problem: Problem) -> None:
        """Take the problem of a row that is left out.

        Raises NotAllowed("import_unreadable") where there are more than MOST_PROBLEMS.
        """
        self._problems.append(problem)
        if len(self._problems) > MOST_PROBLEMS:
            why = f"it has more than {MOST_PROBLEMS} problems, the first in line "
            raise unreadable(self._file, f"{why}{self._problems[0].line}")

    def source(self) -> Source:
        """Return what was gathered; raise NotAllowed("import_unreadable") if that is nothing."""
        if not self._rows and not self._problems:
            raise unreadable(self._file, "there is no dossier in it")
        return Source(
            tuple(self._rows.values()),
            tuple(self._problems),
            tuple(self._left_out),
            tuple(self._not_used),
            dict(self._unknown),
        )

    def _note_state(self, row: Row, said: str, called: Mapping[str, str]) -> None:
        """Count a word for a state that nobody knows; too many show that it is another column."""
        if not said.strip() or state_named(said) is not None:
            return
        word = row.dossier.state_raw or "…"
        self._unknown[word] = self._unknown.get(word, 0) + 1
        if len(self._unknown) > MOST_UNKNOWN:
            column = called.get("state", "state")
            why = (
                f"column {column} has more than {MOST_UNKNOWN} different words that are no state; "
                "see db/dossiers/README.md for the states, and look whether it is the right column"
            )
            raise unreadable(self._file, why)


def _row(line: int, cells: Mapping[str, str]) -> Row:
    for column, cell in cells.items():
        if len(cell) > _MOST_OF_A_CELL:
            why = f"the cell is longer than {_MOST_OF_A_CELL} characters"
            raise _WrongError(column, "text_too_long", why)
    state = state_named(cells.get("state", ""))
    numbered = state is not None and state is not State.FORWARDED
    dates = {column: _moment(column, cells[column]) for column in _DATES if column in cells}
    dossier = Dossier(
        code=_code(cells.get("code", "")),
        procedure=procedure_codes.read(cells.get("procedure", "")).base or None,
        state=int(state) if state is not None and numbered else None,
        state_raw="" if numbered else raw_kept(cells.get("state", "")),
        **dates,
    )
    stated = frozenset(column for column in COLUMNS if column in cells)
    return Row(line, dossier, stated, _secret(cells.get("secret", "")))


def _code(text: str) -> str:
    """Return a row's code; shapes that are not known are taken as they are."""
    code = code_of(text)
    if not text.strip():
        raise _WrongError("code", "code_missing", "there is no code; every row needs one")
    if not code or not code.isprintable():
        why = "this is no code of a dossier: it has 1 to 64 signs on one line"
        raise _WrongError("code", "code_wrong", why)
    if _PERSONAL_NUMBER.fullmatch(code):
        why = "this looks like a number of a person, not of a dossier; are the columns right?"
        raise _WrongError("code", "code_personal", why)
    if codes.read(code.encode()) == codes.Refused("dossier_date"):
        why = "the six digits in the code are no day; look at the slip"
        raise _WrongError("code", "dossier_date", why)
    return code


def _moment(column: str, text: str) -> datetime | None:
    try:
        return moments.read(text, _DATES[column])
    except moments.NoMomentError:
        raise _WrongError(column, "date_wrong", f"this is no date; {_WRITTEN_AS}") from None


def _secret(text: str) -> str:
    """Return the look-up secret of a row, "" if it has none."""
    if not text.strip():
        return ""
    secret = secret_of(text)
    if not secret:
        why = f"a look-up secret has {SIGNS.start} to {SIGNS.stop - 1} letters or digits"
        raise _WrongError("secret", "secret_wrong", why)
    return secret
