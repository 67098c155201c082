"""motcua-db import: the list of procedures brought into the catalogue, with a plan told first."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from db.catalogue import starter
from db.catalogue.merging import Change
from db.catalogue.plan import Plan, plan
from db.catalogue.reading import read_rows
from db.catalogue.shelf import Held
from db.commands.frame import Adder, Context, Result, account, adder
from db.engine import Store

_LIMIT: Final = 20


def add(new: Adder) -> Adder:
    """Add the command with what can be imported; return what adds further lists to it."""
    area = new("import", _nothing, "bring in lists that other systems have")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    command = also("procedures", _procedures, "bring a list of procedures into the catalogue")
    command.description += (
        " FILE is an Excel workbook, CSV or JSON Lines (db/catalogue/README.md). Rows that are "
        "wrong are named by line and column, and the rest goes in; the exit code is 1 then. "
        "Nothing is ever deleted: procedures end."
    )
    command.add_argument("file", type=Path, metavar="FILE")
    _add_options(command)
    command.add_argument(
        "--ends-missing", action="store_true", help="a full list: what it leaves out ends today"
    )
    command.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    _add_options(also("starter", _starter, "bring in the catalogue that this program comes with"))
    return also


def _add_options(command: Any) -> None:
    command.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    command.add_argument(
        "--all-or-nothing", action="store_true", help="do nothing where a row is wrong"
    )
    command.add_argument("--limit", type=int, default=_LIMIT, metavar="N", help="entries told")
    command.add_argument("--by", metavar="NAME", help="who decides it (default: this account)")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _procedures(context: Context) -> Result:
    given = context.arguments
    return _bring_in(context, given.file, ends_missing=given.ends_missing, as_of=given.as_of)


def _starter(context: Context) -> Result:
    with starter.starter_file() as path:
        return _bring_in(context, path)


def _bring_in(
    context: Context, file: Path, *, ends_missing: bool = False, as_of: date | None = None
) -> Result:
    # The file first: it may take seconds, and no store has to be open for it.
    source = read_rows(file)

    def act(store: Store) -> Result:
        held = store.catalogue.held()
        with store.read() as work:
            today = work.day
        found = plan(
            held.procedures,
            source,
            today=today,
            ends_missing=ends_missing,
            source_name=file.name,
            as_of=as_of,
        )
        return _done(context, store, held, found, file.name)

    return context.with_store(act)


def _done(context: Context, store: Store, held: Held, found: Plan, name: str) -> Result:
    given = context.arguments
    kept_out = given.all_or_nothing and not found.is_clean
    version, word = held.version, "Nothing was changed"
    if found.to_write and not (given.dry_run or kept_out):
        by = given.by or account()
        done = store.catalogue.shelve(context.request(), found, name, by, seen=held.version)
        version, word = done.version, f"The catalogue is at version {done.version}"
    elif kept_out:
        word = "Nothing was changed: a row is wrong"
    is_changed = version != held.version
    data = {**_data(found), "source": name, "version": version, "changed_anything": is_changed}
    return Result([*found.lines(given.limit), f"{word}."], data, found.is_clean)


def _data(found: Plan) -> dict[str, Any]:
    """Return a plan for scripts: codes, the fields of changes, every problem."""
    return {
        "added": [one.code for one in found.added],
        "changed": [_change(change) for change in found.changed],
        "ended": [one.code for one in found.ended],
        "revived": [_change(change) for change in found.revived],
        "unchanged": len(found.unchanged),
        "problems": [asdict(problem) for problem in found.problems],
        "reissued": [list(pair) for pair in found.reissued],
        "ignored": list(found.ignored),
        "ending_withheld": found.ending_withheld,
    }


def _change(change: Change) -> dict[str, Any]:
    return {"code": change.after.code, "fields": list(change.fields)}
