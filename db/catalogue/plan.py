"""What an import would do to the catalogue, before it does anything: added, changed, ended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from centre.rules.procedures import Procedure, in_force
from db.catalogue.merging import Change, merge
from db.catalogue.rows import Problem, Row, Source, shown

_SHOWN_NAME: Final = 70
_SHOWN_VALUE: Final = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. Nothing is ever deleted: an ended procedure has a valid_to.

    added, ended and unchanged are procedures as they are afterwards; confirmed are those of the
    unchanged whose data are newer now. revived had ended and are in the list again. reissued are
    hints, (old code, new code): a new code has the name of an old one; nothing is merged.
    ending_withheld: ending was asked for, but the list has rows without a readable code, so nobody
    knows what it leaves out.
    """

    added: tuple[Procedure, ...] = ()
    changed: tuple[Change, ...] = ()
    ended: tuple[Procedure, ...] = ()
    unchanged: tuple[Procedure, ...] = ()
    confirmed: tuple[Procedure, ...] = ()
    revived: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    reissued: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    ending_withheld: bool = False

    @property
    def is_clean(self) -> bool:
        """Tell whether every row of the list can go in."""
        return not self.problems

    @property
    def to_write(self) -> tuple[Procedure, ...]:
        """Return every procedure that is to be written, as it is afterwards."""
        moved = tuple(change.after for change in (*self.changed, *self.revived))
        return (*self.added, *moved, *self.ended, *self.confirmed)

    def lines(self, limit: int) -> list[str]:
        """Return the plan as text: counts first, then at most limit entries of each kind."""
        parts: list[tuple[str, list[str]]] = [
            ("added", [f"{one.code} {_short(one.name)}" for one in self.added]),
            ("changed", [_told(change) for change in self.changed]),
            (
                "ended",
                [f"{one.code} {_short(one.name)}, from {one.valid_to}" for one in self.ended],
            ),
            ("in force again", [_told(change) for change in self.revived]),
            ("problems", [_placed(problem) for problem in self.problems]),
            ("perhaps re-issued", [f"{old} is perhaps {new} now" for old, new in self.reissued]),
        ]
        counts = ", ".join(f"{len(entries)} {kind}" for kind, entries in parts)
        lines = [f"{counts}, {len(self.unchanged)} unchanged", *self._remarks()]
        for kind, entries in parts:
            lines += _section(kind, entries, limit)
        return lines

    def _remarks(self) -> Iterator[str]:
        if self.ignored:
            yield f"not used: {', '.join(self.ignored)}"
        if self.ending_withheld:
            yield "nothing is ended: rows without a readable code may be what seems to be missing"


def plan(
    existing: Mapping[str, Procedure],
    source: Source,
    *,
    today: date,
    ends_missing: bool,
    source_name: str,
    as_of: date | None = None,
) -> Plan:
    """Return what source would do to the procedures that exist (code -> procedure).

    today is the day of validity. ends_missing: what a full list leaves out ends today. source_name
    is kept as the origin of rows that name none; as_of as the date of data without one (None:
    today). A row whose validity would cross what is known is a problem and stays out.
    """
    day = as_of or today
    dated = {row.procedure.code: _dated(row.procedure, source_name, day) for row in source.rows}
    added = [one for one in dated.values() if one.code not in existing]
    changes = [
        (row, _revived(merge(existing[code], row, dated[code]), row, today))
        for row in source.rows
        if (code := row.procedure.code) in existing
    ]
    sound = [change for _, change in changes if not _crosses(change.after)]
    crossed = [_crossing(row) for row, change in changes if _crosses(change.after)]
    going = [change for change in sound if not _is_back(change, today)]
    unchanged = [change for change in going if not change.fields]
    withheld = ends_missing and source.lost
    return Plan(
        added=tuple(added),
        changed=tuple(change for change in going if change.fields),
        ended=_ended(existing, source, today) if ends_missing and not withheld else (),
        unchanged=tuple(change.after for change in unchanged),
        confirmed=tuple(one.after for one in unchanged if one.after != one.before),
        revived=tuple(change for change in sound if _is_back(change, today)),
        problems=(*source.problems, *crossed),
        reissued=_reissued(existing, added),
        ignored=source.ignored,
        ending_withheld=withheld,
    )


def _dated(procedure: Procedure, source_name: str, day: date) -> Procedure:
    return replace(procedure, source=procedure.source or source_name, as_of=procedure.as_of or day)


def _revived(change: Change, row: Row, today: date) -> Change:
    """Return a change that also takes the end off, if the procedure has ended and is back."""
    end = change.before.valid_to
    if end is None or today < end or "valid_to" in row.stated:
        return change
    after = replace(change.after, valid_to=None)
    return Change(change.before, after, (*change.fields, "valid_to"))


def _is_back(change: Change, today: date) -> bool:
    """Tell whether a procedure that had ended has not any more."""
    old, new = change.before.valid_to, change.after.valid_to
    return old is not None and old <= today and (new is None or today < new)


def _crosses(procedure: Procedure) -> bool:
    begins, ends = procedure.valid_from, procedure.valid_to
    return begins is not None and ends is not None and ends < begins


def _crossing(row: Row) -> Problem:
    code = row.procedure.code
    why = f"with the dates that are known, {code} would end before it begins; state both dates"
    return Problem(row.line, "valid_to", "validity_crossed", shown(row.procedure.valid_to), why)


def _ended(existing: Mapping[str, Procedure], source: Source, today: date) -> tuple[Procedure, ...]:
    """Return what the list leaves out, ended; the codes of bad rows are not left out."""
    there = source.named | {row.procedure.code for row in source.rows}
    missing = (one for code, one in existing.items() if code not in there)
    return tuple(
        replace(one, valid_to=max(today, one.valid_from or today))
        for one in missing
        if in_force(one, today) or one.valid_to is None
    )


def _reissued(
    existing: Mapping[str, Procedure], added: list[Procedure]
) -> tuple[tuple[str, str], ...]:
    """Return (old code, new code) where a new code has the name of one that is there."""
    by_name: dict[str, list[str]] = {}
    for one in existing.values():
        by_name.setdefault(one.name.casefold(), []).append(one.code)
    return tuple((old, one.code) for one in added for old in by_name.get(one.name.casefold(), ()))


def _section(kind: str, entries: list[str], limit: int) -> list[str]:
    """Return one kind of entries under its name, the first limit of them."""
    if not entries:
        return []
    more = [f"  … and {len(entries) - limit} more"] if len(entries) > limit else []
    return [f"{kind}:", *(f"  {entry}" for entry in entries[:limit]), *more]


def _told(change: Change) -> str:
    """Return a change with each field, old -> new, shortened."""
    before, after = change.before, change.after
    said = (
        f"{f}: {_value(getattr(before, f))} -> {_value(getattr(after, f))}" for f in change.fields
    )
    return f"{after.code} {_short(after.name)} [{'; '.join(said)}]"


def _placed(problem: Problem) -> str:
    """Return a problem with its line, its column, what stands there and what to do."""
    place = f"line {problem.line}" + (f", {problem.column}" if problem.column else "")
    stands = f' "{problem.value_shown}"' if problem.value_shown else ""
    return f"{place}:{stands} {problem.why}"


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN_NAME else name[: _SHOWN_NAME - 1] + "…"


def _value(value: Any) -> str:
    """Return a value of a field for one line: a dash for nothing, a count for a list of parts."""
    if value is None or value in ("", ()) or value == {}:
        return "–"
    if isinstance(value, tuple) and not isinstance(value[0], str):
        return f"{len(value)} pieces"
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _SHOWN_VALUE else text[: _SHOWN_VALUE - 1] + "…"
