"""The evaluation sheet without its screen: which quarter, what was read, what is being written.

No Qt here. Writing a score twice is the same as writing it once, so a press in doubt is simply
shown as not saved, and the next reading tells what is true.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from centre.rules.evaluation import (
    INDEXES,
    Column,
    Result,
    beside,
    bounds_of,
    period,
    period_of,
    result,
)
from centre.rules.roles import Act, who
from centre.rules.services import Policy
from db.evaluation.record import Line, Sheet

WRITERS: Final = {Column.OWN: who(Act.SCORE), Column.VERIFIED: who(Act.VERIFY)}
"""Who writes which column; the store checks it again."""
NOTES: Final = who(Act.SCORE)
"""Who writes notes: they are the agency's, as its own column is."""

Place = tuple[int, Column]


@dataclass(frozen=True, slots=True)
class Score:
    """A score that was pressed; value None empties the cell."""

    index: int
    column: Column
    value: int | None


class SheetFlow:
    """What stands in the section."""

    def __init__(self, today: date) -> None:
        """Begin with the quarter of today; nothing of it is known yet."""
        self._today = today
        self.period = period_of(today).name
        self.sheet: Sheet | None = None
        self._pending: dict[Place, int | None] = {}

    def forget(self) -> None:
        """Forget what was read."""
        self.sheet = None
        self._pending.clear()

    def step(self, quarters: int) -> bool:
        """Go so many quarters on; tell whether that is one that has begun."""
        wanted = beside(period(self.period), quarters)
        if wanted.begins.date() > self._today:
            return False
        self.period = wanted.name
        self.forget()
        return True

    def is_newest(self) -> bool:
        """Tell whether no later quarter has begun."""
        return self.period == period_of(self._today).name

    def day_is(self, today: date) -> None:
        """Take the day of the moment: a new quarter may have begun."""
        self._today = today

    def seen(self, sheet: Sheet) -> bool:
        """Take a reading; return whether it is of the quarter that stands."""
        if sheet.period != self.period:
            return False
        self.sheet = sheet
        return True

    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the sheet, none before the first reading."""
        return self.sheet.lines if self.sheet is not None else ()

    def score(self, index: int, column: Column) -> int | None:
        """Return what a cell shows: what is being written, else what was read."""
        if (index, column) in self._pending:
            return self._pending[index, column]
        line = next((line for line in self.lines() if line.index == index), None)
        value: int | None = getattr(line, column.value) if line is not None else None
        return value

    def result(self, column: Column, policy: Policy) -> Result:
        """Return what a column comes to, with what is being written."""
        scores = {index: self.score(index, column) for index in INDEXES}
        return result(scores, bounds_of(policy))

    def begin(self, index: int, column: Column, value: int | None) -> bool:
        """Begin to write a score; False: it stands there already, or nothing was read yet."""
        if self.sheet is None or self.score(index, column) == value:
            return False
        self._pending[index, column] = value
        return True

    def ended(self, index: int, column: Column) -> None:
        """Note that a score is written, or was refused."""
        self._pending.pop((index, column), None)
