"""What the store says of an evaluation sheet: frozen values that screens and scripts read."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from centre.rules.evaluation import Evidence, Result
from centre.rules.ratings import Answers


@dataclass(frozen=True, slots=True)
class Line:
    """One index of a sheet: both scores (None: empty), the note, our evidence of this moment.

    changed_by is "" and changed_at None where nobody has written anything yet.
    """

    index: int
    own: int | None
    verified: int | None
    note: str
    evidence: Evidence
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a quarter with what each column comes to.

    votes: one count per instrument and version, of the services rated in the quarter; none where
    nobody was asked.
    """

    period: str
    lines: tuple[Line, ...]
    own: Result
    verified: Result
    votes: tuple[Answers, ...]


class Fields(TypedDict, total=False):
    """What is written of one index; a field that is not named stays as it is, None empties it."""

    own: int | None
    verified: int | None
    note: str
