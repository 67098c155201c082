"""What the store says of dossiers at counters: frozen values that screens and scripts read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from centre.rules.dossiers import Dates, State, state_of
from centre.rules.handover import Stamp, Step
from db.dossiers.rows import Dossier


@dataclass(frozen=True, slots=True)
class Handed:
    """A step that was noted. code is shortened (…-0001); again: it had been noted before."""

    id: UUID
    code: str
    step: Step
    at: datetime
    counter: str
    clerk: str | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A step of a dossier as it is kept: its id, what, when and where."""

    id: UUID
    step: Step
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier with its steps: dossier None where no import has it; procedure is its name."""

    code: str = field(repr=False)
    dossier: Dossier | None = field(repr=False)
    procedure: str
    noted: tuple[Noted, ...] = ()

    @property
    def state(self) -> State | None:
        """Return the imported state; None where it is not known."""
        one = self.dossier
        return None if one is None else state_of(one.state, one.state_raw)

    @property
    def dates(self) -> Dates:
        """Return the imported moments."""
        one = self.dossier
        if one is None:
            return Dates()
        return Dates(one.received_at, one.due_at, one.finished_at, one.returned_at)

    @property
    def done(self) -> dict[Step, Stamp]:
        """Return the steps that were noted."""
        return {one.step: one.stamp for one in self.noted}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a counter is told of a receipt before anything is noted.

    proposed is the next sensible step; is_clear: it needs no thought. undo is the step that this
    counter may still take back. No person is in it.
    """

    code: str = field(repr=False)
    is_known: bool
    procedure: str
    state: State | None
    due_at: datetime | None
    noted: tuple[Noted, ...]
    proposed: Step | None
    is_clear: bool
    undo: Noted | None


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier in a list of the day; left is the working time in minutes, below 0: overdue."""

    code: str
    procedure: str
    state: State | None
    due_at: datetime | None
    left: int
    noted: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class DayLists:
    """The lists of a day, the most urgent first, and how many each has, shown or not."""

    day: date
    overdue: tuple[Due, ...]
    today: tuple[Due, ...]
    soon: tuple[Due, ...]
    returned: tuple[Due, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LateRecord:
    """A dossier whose result was there on time by our stamp, while its record says late.

    late is the working time in minutes from the due moment to the recorded end, or to now.
    """

    code: str
    procedure_code: str
    procedure: str
    received_at: datetime | None
    due_at: datetime
    step: Step
    scanned_at: datetime
    counter: str
    state: State | None
    finished_at: datetime | None
    returned_at: datetime | None
    late: int
