"""motcua-db import dossiers: the export of the one-stop software; dossiers due: lists of a day.

An import, whose plan is told first, tells no code of a dossier and no cell of the file.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from db.commands.frame import Adder, Context, Result, account, adder, plain
from db.dossiers.plan import Plan, plan
from db.dossiers.reading import read_rows
from db.dossiers.rows import Source
from db.engine import Store
from db.handover.record import DayLists

_LIMIT: Final = 20


def add(also: Adder) -> None:
    """Add the list to `motcua-db import`."""
    command = also("dossiers", _dossiers, "bring in how dossiers stand, for look-ups at kiosks")
    command.description += (
        " FILE is an Excel workbook, CSV or JSON (db/dossiers/README.md). Columns about persons "
        "are never read. Rows that are wrong are named by line and column, and the rest goes in; "
        "the exit code is 1 then. Dossiers whose time is over are deleted with it."
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    command.add_argument(
        "--all-or-nothing", action="store_true", help="do nothing where a row is wrong"
    )
    command.add_argument("--limit", type=int, default=_LIMIT, metavar="N", help="problems told")
    command.add_argument("--by", metavar="NAME", help="who decides it (default: this account)")


def add_lists(new: Adder) -> None:
    """Add `motcua-db dossiers` with the lists of the day."""
    area = new("dossiers", _nothing, "dossiers by their due moment")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    due = also("due", _due, "what is due today, soon and overdue, and what was returned today")
    due.add_argument("--limit", type=int, metavar="N", help="dossiers of each list (default: all)")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _due(context: Context) -> Result:
    limit = context.arguments.limit
    most = None if limit is None else max(0, limit)
    return context.with_store(lambda store: _listed(store.handovers.day(most)))


def _listed(day: DayLists) -> Result:
    lines = [", ".join(f"{name} {count}" for name, count in day.counts.items())]
    for name in day.counts:
        for one in getattr(day, name):
            due_at = f"{one.due_at:%d/%m/%Y %H:%M}" if one.due_at else "-"
            lines.append(f"{name:<9} {one.code:<28} {due_at:<17} {one.procedure}".rstrip())
    return Result(lines, plain(day))


def _dossiers(context: Context) -> Result:
    # The file first: it may take seconds, and no store has to be open for it.
    source = read_rows(context.arguments.file)
    return context.with_store(lambda store: _bring_in(context, store, source))


def _bring_in(context: Context, store: Store, source: Source) -> Result:
    given = context.arguments
    held = store.dossiers.held()
    with store.read() as work:
        today, days = work.day, work.centre.policy.dossier_days
    found = plan(held, source, today, days)
    word = _word(given, found)
    if not word:
        by = given.by or account()
        store.dossiers.bring_in(context.request(), found, given.file.name, by)
        word = "Done"
    return Result([*found.lines(max(0, given.limit)), f"{word}."], _data(found), found.is_clean)


def _word(given: Any, found: Plan) -> str:
    """Return why nothing is written, "" if it is."""
    if given.all_or_nothing and not found.is_clean:
        return "Nothing was changed: a row is wrong"
    return "Nothing was changed" if given.dry_run else ""


def _data(found: Plan) -> dict[str, Any]:
    """Return a plan for scripts: counts, every problem, the columns that were not read."""
    return {
        "added": len(found.added),
        "changed": len(found.changed),
        "unchanged": found.unchanged,
        "handed_over": found.handed_over,
        "over": found.over,
        "deleted": len(found.due),
        "without_secret": found.without_secret,
        "problems": [asdict(problem) for problem in found.problems],
        "left_out": list(found.left_out),
        "not_used": list(found.not_used),
        "unknown_states": dict(found.unknown),
    }
