"""motcua-db retention and person: what is due, doing it; the data of one person, out or gone."""

from collections.abc import Mapping

from db.commands.frame import Adder, Context, Result, account, adder, plain
from db.engine import Store
from db.retention.foreseen import DueNow
from db.retention.keeper import Done
from db.retention.persons import Whose


def add(new: Adder) -> None:
    """Add both areas with what can be done."""
    area = new("retention", _nothing, "what is kept for too long: names of clerks, numbers, log")
    area.add_argument("--dry-run", action="store_true", help="show what a run would do")
    also = adder(area.add_subparsers(metavar="WHAT"))
    run = also("run", _run, "remove what is due, take names out; statistics stay")
    run.add_argument("--days", type=int, metavar="N", help="do so many days at the most")
    run.add_argument(
        "--trust-clock", action="store_true", help="also after a gap of weeks in the log"
    )
    person = new("person", _nothing, "what is kept under the code of a dossier or of a clerk")
    also = adder(person.add_subparsers(required=True, metavar="WHAT"))
    for name, act, told_as in (
        ("export", _export, "show it; the log tells that it was shown"),
        ("erase", _erase, "erase it; statistics stay"),
    ):
        whose = also(name, act, told_as).add_mutually_exclusive_group(required=True)
        whose.add_argument("--dossier", metavar="CODE", help="as on its receipt")
        whose.add_argument("--clerk", metavar="CODE", help="of a clerk who has ended")


def _nothing(context: Context) -> Result:
    """Show what is due: the area alone means the dry run."""
    return context.with_store(_dry_run)


def _dry_run(store: Store) -> Result:
    found = store.retention.due()
    return Result([_line(one) for one in found], [plain(one) for one in found])


def _line(one: DueNow) -> str:
    """Return one kind as a line: from when on it is due, and how much of it."""
    counts = _counts(one.rows)
    since = f"since {one.oldest}, " if one.oldest else ""
    stays = f"; {len(one.blocked)} days stay, they have no figures yet" if one.blocked else ""
    days = f"{since}{one.days} days" if one.oldest else ("rows" if counts else "nothing")
    return f"{one.kind:<9} {one.fate:<8} before {one.before}: {days}  {counts}{stays}".rstrip()


def _counts(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in rows.items())


def _run(context: Context) -> Result:
    def act(store: Store) -> Result:
        if not context.arguments.trust_clock:
            store.retention.trust_clock()
        done = store.retention.run(context.request(), "", context.arguments.days)
        return Result(_lines(done), plain(done), is_well=not done.blocked)

    return context.with_store(act)


def _lines(done: Done) -> list[str]:
    lines = [f"{done.unnamed} days name nobody any more, {done.removed} days are removed."]
    lines += [f"  {kind:<9} {_counts(rows)}" for kind, rows in done.rows.items()]
    if done.left:
        lines.append(f"{done.left} more days are due. Run it again.")
    if done.blocked:
        lines.append(f"{len(done.blocked)} days stay: numbers of them are open, or not counted.")
    return lines


def _asked(context: Context) -> tuple[Whose, str]:
    given = context.arguments
    if given.dossier is not None:
        return Whose.DOSSIER, given.dossier
    return Whose.CLERK, given.clerk


def _export(context: Context) -> Result:
    def act(store: Store) -> Result:
        found = store.persons.export(context.request(), *_asked(context), "", account())
        lines = [f"{name}: {value}" for name, value in found.items()]
        return Result(lines, found)

    return context.with_store(act)


def _erase(context: Context) -> Result:
    def act(store: Store) -> Result:
        done = store.persons.erase(context.request(), *_asked(context), "")
        return Result([f"Erased: {_counts(done.rows)}."], plain(done))

    return context.with_store(act)
