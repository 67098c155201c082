"""motcua-db backup, prove, restore: copies of the database, and the way back."""

from pathlib import Path

from db.commands.frame import Adder, Context, Result, plain
from db.copies import numbers, often, restoring
from db.copies.restoring import Restored, Wish


def add(new: Adder) -> None:
    """Add the commands."""
    copy = new("backup", _backup, "copy the running database and check the copy")
    copy.add_argument("to", type=Path, nargs="?", metavar="FILE_OR_FOLDER")
    copy.add_argument(
        "--often",
        action="store_true",
        help="only if anything was written since the last copy; older ones are thinned",
    )
    new("prove", _prove, "copy, restore the copy to a scratch database, and check all of it")
    new("copies", _copies, "tell the newest copy, the last proven one, and the second place")
    back = new("restore", _restore, "put a copy in place (stop the apps first)")
    back.add_argument(
        "named",
        metavar="FILE|FOLDER|auto",
        help="a copy; a folder, or auto for the usual places: the newest sound one in it",
    )
    back.add_argument(
        "--lose-newer",
        action="store_true",
        help="also where the database that is there has newer numbers; it is kept beside",
    )
    back.add_argument(
        "--printed",
        action="append",
        default=[],
        metavar="A137",
        help="the last number of a letter that is on paper; once for each letter",
    )


def _backup(context: Context) -> Result:
    if context.arguments.often:
        return _backup_often(context)
    made = often.make(context.settings, context.clock, context.arguments.to)
    line = f"{made.file}: {made.bytes} bytes, {made.events} events, checked."
    return Result([line], plain(made))


def _backup_often(context: Context) -> Result:
    """Copy where anything was written, for the timer; the second place may fail, this does not."""
    made = often.copy_often(context.settings, context.clock)
    if made is None:
        return Result(["Nothing was written since the last copy."], {"file": None})
    lines = [f"{made.file}: {made.bytes} bytes, {made.events} events."]
    errand = often.carry_newest(context.settings, context.clock)
    if errand is not None:
        lines.append(f"Second place: {errand.key or errand.file}")
    return Result(lines, {**plain(made), "second": errand and plain(errand)})


def _prove(context: Context) -> Result:
    second = context.settings.second_place()
    proof = often.prove(context.settings, context.clock, second)
    lines = [f"{proof.file}: restored to a scratch database, {proof.events} events, all checked."]
    lines += [f"Carried to {proof.second}."] if proof.second else []
    return Result(lines, plain(proof))


def _copies(context: Context) -> Result:
    kept = often.last_proof(context.settings)
    proof, errand = kept.proof, kept.errand
    lines = [
        f"Newest: {kept.newest} of {kept.newest_at}" if kept.newest else "There is no copy.",
        f"Proven: {proof.file} at {proof.proven_at}" if proof else "None was ever proven.",
    ]
    if errand is not None:
        lines.append(
            f"Second place: {errand.key or errand.file}, last well {errand.well_at or '-'}"
        )
    return Result(lines, plain(kept), is_well=bool(kept.newest))


def _restore(context: Context) -> Result:
    given = context.arguments
    printed = numbers.read_printed(given.printed)
    wish = Wish(given.named, lose_newer=given.lose_newer, printed=printed)
    done = restoring.restore(context.settings, context.clock, wish)
    return Result(_told(context, done), plain(done))


def _told(context: Context, done: Restored) -> list[str]:
    """Return what was chosen, how old and how proven it is, and what comes next."""
    age = int((context.clock.now() - done.made_at).total_seconds() // 60)
    seal = "its seal holds" if done.is_sealed else "it has no seal (an older release made it)"
    night = f"; a night proved it, {done.proven_at}" if done.proven_at else ""
    lines = [f"Passed over: {each}" for each in done.passed]
    lines += [f"Chosen: {done.copy}, {age} minutes old; {seal}; all of it was checked{night}."]
    lines += ["Restored. Every series of today leaves numbers out: motcua-db why NUMBER tells."]
    return lines + ([f"The database before it is kept: {done.laid}"] if done.laid else [])
