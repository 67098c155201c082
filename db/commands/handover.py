"""motcua-db handover: note a step of a dossier, take one back, the report of late records."""

from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from centre.rules.handover import Step
from db.commands.frame import Adder, Context, Result, account, adder, plain
from db.engine import Store
from db.figures import files
from db.handover import csvfile

_DAY: Final = "YYYY-MM-DD"


def add(new: Adder) -> None:
    """Add the command with what can be done."""
    area = new("handover", _nothing, "dossiers that counters finished or returned")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    scan = also("scan", _scan, "note a step of a dossier, as a scan at a counter does")
    scan.add_argument("counter", metavar="COUNTER")
    scan.add_argument("code", metavar="CODE", help="of the dossier, as on its receipt")
    scan.add_argument("--step", type=Step, choices=list(Step), metavar="finished|returned")
    undo = also("undo", _undo, "take a step back")
    undo.add_argument("handover", type=UUID, metavar="ID")
    late = also("late-recorded", _late, "results on time by our scans, late by the record")
    late.add_argument("--from", dest="since", type=date.fromisoformat, required=True, metavar=_DAY)
    late.add_argument("--to", dest="until", type=date.fromisoformat, required=True, metavar=_DAY)
    late.add_argument("--csv", type=Path, metavar="FILE", help="write it for the province")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _scan(context: Context) -> Result:
    given = context.arguments

    def act(store: Store) -> Result:
        done = store.handovers.scan(
            context.request(), given.counter, given.code, "", step=given.step
        )
        before = "noted before: " if done.again else ""
        line = f"{done.code} {before}{done.step} {done.at:%d/%m/%Y %H:%M} counter {done.counter}"
        return Result([line, f"id {done.id}"], plain(done))

    return context.with_store(act)


def _undo(context: Context) -> Result:
    def act(store: Store) -> Result:
        done = store.handovers.undo(context.request(), context.arguments.handover, "")
        return Result([f"{done.code} {done.step}: taken back"], plain(done))

    return context.with_store(act)


def _late(context: Context) -> Result:
    given = context.arguments

    def act(store: Store) -> Result:
        found = store.handovers.late_recorded(given.since, given.until)
        lines = [
            f"{one.code:<28} due {one.due_at:%d/%m/%Y %H:%M}  scanned "
            f"{one.scanned_at:%d/%m/%Y %H:%M}  recorded {one.late / 60:.1f} h late"
            for one in found
        ]
        lines.append(f"{len(found)} dossiers on time and recorded late.")
        if given.csv is not None:
            _export(context, store, csvfile.content(found), len(found))
            lines.append(f"Written to {given.csv}.")
        return Result(lines, [plain(one) for one in found])

    return context.with_store(act)


def _export(context: Context, store: Store, content: bytes, count: int) -> None:
    """Write the file, after the log has it: who wanted it is known even if the disk is full."""
    given = context.arguments
    span = (given.since, given.until)
    store.handovers.exported(context.request(), *span, count, "", account())
    files.write(given.csv, content, force=True)
