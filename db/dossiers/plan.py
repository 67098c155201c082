"""What an import would do to the dossiers that are kept, before it does anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Final

from centre.rules.dossiers import Dates, State, keep_until, state_of
from db.dossiers import secret
from db.dossiers.rows import Dossier, Problem, Row, Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A dossier as it stands in the database: what is kept of its secret, and until when."""

    dossier: Dossier
    keep_until: date
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """Which state of the dossiers it is: when the last came, and how many there are."""

    last: datetime | None
    count: int


class Held(dict[str, Kept]):
    """Every dossier that is kept, by its code, and the mark of the state that was read."""

    def __init__(self, kept: Mapping[str, Kept], mark: Mark) -> None:
        """Keep both."""
        super().__init__(kept)
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    added and changed are dossiers as they are afterwards. handed_over counts rows that would take
    back a result that was handed over: those stay as they are. over counts rows that need not be
    kept any more. due are codes that are kept for too long already and go. seen: the state of the
    dossiers that the plan was made from, None: any. The rest is told by the file: see Source.
    """

    added: tuple[Kept, ...] = ()
    changed: tuple[Kept, ...] = ()
    unchanged: int = 0
    handed_over: int = 0
    over: int = 0
    without_secret: int = 0
    due: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    not_used: tuple[str, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    seen: Mark | None = None

    @property
    def is_clean(self) -> bool:
        """Tell whether every row of the list can go in."""
        return not self.problems

    @property
    def to_write(self) -> tuple[Kept, ...]:
        """Return every dossier that is to be written, as it is afterwards."""
        return (*self.added, *self.changed)

    def lines(self, limit: int) -> list[str]:
        """Return the plan as text, with at most limit problems. It names no dossier's code."""
        counts = {
            "added": len(self.added),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "handed over before": self.handed_over,
            "too old to be kept": self.over,
            "deleted": len(self.due),
            "problems": len(self.problems),
        }
        lines = [", ".join(f"{count} {kind}" for kind, count in counts.items())]
        lines += self._remarks()
        lines += [_placed(problem) for problem in self.problems[:limit]]
        more = len(self.problems) - limit
        return [*lines, f"  … and {more} more problems"] if more > 0 else lines

    def _remarks(self) -> list[str]:
        """Return what is to be said about the file beside its rows."""
        said = [
            ("left out, about persons", ", ".join(self.left_out)),
            ("not used", ", ".join(self.not_used)),
            ("states not known", ", ".join(f"{word} ({n})" for word, n in self.unknown.items())),
        ]
        lines = [f"{what}: {which}" for what, which in said if which]
        if self.without_secret:
            without = f"{self.without_secret} have no secret: they are found by scanning alone"
            lines.append(without)
        return lines


_NAMES: Final = tuple(one.name for one in fields(Dossier))
_STATE: Final = frozenset({"state", "state_raw"})


def plan(held: Mapping[str, Kept], source: Source, today: date, days: int) -> Plan:
    """Return what source would do to the dossiers that are held (code -> it).

    The file wins in what it states; a secret that it does not state stays. days:
    Policy.dossier_days. Takes about 3 ms for each row with a secret, see db/dossiers/secret.py.
    """
    alive = {code: one for code, one in held.items() if one.keep_until >= today}
    taken = [row for row in source.rows if not _goes_back(alive.get(row.dossier.code), row)]
    pairs = _settled(
        [
            (old, Kept(one, until, row.secret))
            for row in taken
            for old in [alive.get(row.dossier.code)]
            for one in [_merged(old, row)]
            if (until := _until(one, old, today, days)) >= today
        ]
    )
    return Plan(
        added=tuple(new for old, new in pairs if old is None),
        changed=tuple(new for old, new in pairs if old is not None and old != new),
        unchanged=sum(old == new for old, new in pairs),
        handed_over=len(source.rows) - len(taken),
        over=len(taken) - len(pairs),
        without_secret=sum(not new.secret for _, new in pairs),
        due=tuple(code for code, one in held.items() if one.keep_until < today),
        problems=source.problems,
        left_out=source.left_out,
        not_used=source.not_used,
        unknown=source.unknown,
        seen=held.mark if isinstance(held, Held) else None,
    )


def _settled(pairs: list[tuple[Kept | None, Kept]]) -> list[tuple[Kept | None, Kept]]:
    """Return the pairs of before and after with what is kept of each secret instead of itself."""
    said = [(new.secret, old.secret if old else "") for old, new in pairs]
    kept = secret.settled(said)
    return [(old, replace(new, secret=one)) for (old, new), one in zip(pairs, kept, strict=True)]


def _goes_back(old: Kept | None, row: Row) -> bool:
    """Tell whether a row would take back a result that was handed over."""
    handed = old is not None and old.dossier.state == State.RETURNED
    return handed and "state" in row.stated and row.dossier.state != State.RETURNED


def _merged(old: Kept | None, row: Row) -> Dossier:
    """Return a dossier with what the file states; the rest stays as it was."""
    if old is None:
        return row.dossier
    stated = row.stated | (_STATE if "state" in row.stated else frozenset())
    new = {name: getattr(row.dossier, name) for name in _NAMES if name in stated}
    return replace(old.dossier, **new)


def _until(one: Dossier, old: Kept | None, today: date, days: int) -> date:
    """Return until when a dossier is kept; one that has not changed is not kept longer for it."""
    if old is not None and old.dossier == one:
        return old.keep_until
    dates = Dates(one.received_at, one.due_at, one.finished_at, one.returned_at)
    return keep_until(state_of(one.state, one.state_raw), dates, today, days)


def _placed(problem: Problem) -> str:
    where = f"line {problem.line}" + (f", {problem.column}" if problem.column else "")
    return f"  {where}: {problem.why}"
