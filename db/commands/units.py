"""motcua-db units: the tree of agencies, brought in, shown as of a day, given out."""

from datetime import date
from pathlib import Path

from centre.rules.errors import NotAllowed
from centre.rules.units import Unit
from db.commands.frame import Adder, Context, Result, account, adder, plain
from db.engine import Store
from db.figures import files
from db.rollup import tree, unitfile

_DAY = "YYYY-MM-DD"


def add(new: Adder) -> None:
    """Add the command with what can be done."""
    area = new("units", _nothing, "the tree of agencies, which changes with the law")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    bring = also("import", _import, "take a list (CSV, .xlsx) as the whole tree, all times in it")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="check and compare alone")
    bring.add_argument(
        "--correct", action="store_true", help="days until today get another tree, too"
    )
    show = also("show", _show, "show the tree of a day")
    show.add_argument("--on", type=date.fromisoformat, metavar=_DAY, help="default: today")
    give = also("export", _export, "write the whole tree as CSV, as import takes it")
    give.add_argument("file", type=Path, metavar="FILE")
    give.add_argument("--force", action="store_true", help="replace a file that is there")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _import(context: Context) -> Result:
    given = context.arguments
    units = unitfile.read(given.file)

    def act(store: Store) -> Result:
        if given.dry_run:
            with store.read() as work:
                done = tree.compared(work, units)
        else:
            request = context.request()
            done = tree.replace(store, request, units, account(), correct=given.correct)
        told = "would change" if given.dry_run else "changed"
        line = f"{len(units.all)} units: {done.new} new, {done.gone} gone, {done.same} as before"
        past = f"{done.past} of them for days until today ({told})."
        return Result([line, past] if done.past else [line], plain(done))

    return context.with_store(act)


def _show(context: Context) -> Result:
    def act(store: Store) -> Result:
        with store.read() as work:
            units, day = tree.read(work), context.arguments.on or work.day
        there = units.at(day)
        paths = sorted(tuple(u.code for u in units.path(code, day)) for code in there)
        lines = [f"{'  ' * (len(path) - 1)}{_line(there[path[-1]])}" for path in paths]
        data = [plain(there[path[-1]]) for path in paths]
        return Result(lines or [f"There is no unit on {day:%d/%m/%Y}."], data)

    return context.with_store(act)


def _line(unit: Unit) -> str:
    ends = f" until {unit.valid_to:%d/%m/%Y}" if unit.valid_to else ""
    after = f", then {', '.join(unit.successors)}" if unit.successors else ""
    return f"{unit.code} {unit.name} ({unit.kind}){ends}{after}"


def _export(context: Context) -> Result:
    given = context.arguments
    files.check_free(given.file, force=given.force)

    def act(store: Store) -> Result:
        with store.read() as work:
            units = tree.read(work)
        if not units.all:
            raise NotAllowed("units_none")
        files.write(given.file, unitfile.as_csv(units.all).encode(), force=given.force)
        line = f"{len(units.all)} units written to {given.file}."
        return Result([line], {"file": str(given.file), "units": len(units.all)})

    return context.with_store(act)
