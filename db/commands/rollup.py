"""motcua-db rollup: days up to the district or the province, taken there, summed by the tree."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import Settings
from db.commands.frame import Adder, Context, Result, account, adder, plain
from db.engine import Store
from db.enrolment import files as locks
from db.figures import files
from db.figures.gathering import Span
from db.founding import found
from db.history import CENTRE_QUEUE, append
from db.rollup import shown, words
from db.rollup.receiving import Receiver
from db.rollup.report import report
from db.rollup.sending import Sender

FIRST_DATA = Path(__file__).parent.parent / "rollup" / "collector.toml"


def add(new: Adder) -> None:
    """Add the command with what can be done."""
    area = new("rollup", _nothing, "figures of days that are over, for the levels above")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    send = also("send", _send, "lay what is not acknowledged into the folder; repeat it at will")
    send.add_argument("--to", type=Path, metavar="FOLDER", help="default: [rollup] folder")
    send.add_argument("--again-from", type=int, metavar="NUMBER", help="all from this number on")
    take = also("receive", _receive, "take the parcels of many centres, acknowledge them")
    take.add_argument("folder", type=Path, metavar="FOLDER")
    also("init", _init, "make a database that only collects, as a province's")
    sums = also("report", _report, "sums of every unit, by the tree of each day")
    day = date.fromisoformat
    sums.add_argument("--from", dest="first", type=day, required=True, metavar="YYYY-MM-DD")
    sums.add_argument("--to", dest="last", type=day, required=True, metavar="YYYY-MM-DD")
    sums.add_argument("--unit", default="", metavar="CODE", help="this unit and all below it")
    sums.add_argument("--csv", type=Path, metavar="FILE", help="write it as csv")
    sums.add_argument("--force", action="store_true", help="replace a file that is there")
    for command in (take, sums):
        command.add_argument(
            "--language", choices=words.LANGUAGES, default="vi", help="default: %(default)s"
        )


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _init(context: Context) -> Result:
    if context.settings.database.server is not None:
        raise NotAllowed("needs_server_init", address=context.settings.database.address)
    pins = found(context.settings, FIRST_DATA)
    path = context.settings.database_path()
    lines = [f"Made {path}.", "PINs, shown this once:"]
    lines += [f"  {code:<12} {pin}" for code, pin in pins.items()]
    return Result(lines, {"database": str(path), "pins": pins})


def _send(context: Context) -> Result:
    given, settings = context.arguments, context.settings
    place = given.to or settings.rollup_folder()
    if place is None:
        raise NotAllowed("rollup_folder_unset")

    def act(store: Store) -> Result:
        with _alone(settings):
            sender = Sender(store, place, settings.rollup.unit or settings.centre.code)
            done = sender.send(given.again_from)
        new = f"{len(done.made)} new parcels, {len(done.laid)} laid into {place}"
        lines = [f"{new}; acknowledged up to {done.acknowledged} of {done.last}."]
        if done.joined:
            lines.append("The level above had parcels that this database did not know; joined.")
        return Result(lines, plain(done))

    return context.with_store(act)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Keep a second run of this machine out; raise Unavailable("rollup_busy")."""
    try:
        with locks.alone(settings.state_folder() / "rollup.lock"):
            yield
    except Unavailable as error:
        if error.key != "identity_busy":
            raise
        raise Unavailable("rollup_busy", "rollup") from None


def _receive(context: Context) -> Result:
    given = context.arguments

    def act(store: Store) -> Result:
        done = Receiver(store, given.folder).receive()
        is_well = not (done.gaps or done.refused)
        return Result(words.received(done, given.language), plain(done), is_well)

    return context.with_store(act)


def _report(context: Context) -> Result:
    given = context.arguments
    if given.csv is not None:
        files.check_free(given.csv, force=given.force)

    def act(store: Store) -> Result:
        made = report(store, Span(given.first, given.last), given.unit)
        if given.csv is not None:
            content = shown.as_csv(made, given.language).encode()
            _log(store, made.of, given)
            files.write(given.csv, content, force=given.force)
        return Result(list(shown.lines(made, given.language)), shown.as_json(made))

    return context.with_store(act)


def _log(store: Store, unit: str, given: object) -> None:
    """Tell the log that a file leaves, before it does."""
    span = {"from": str(getattr(given, "first", "")), "to": str(getattr(given, "last", ""))}
    facts = {"what": "rollup_report", "form": "csv", **span, "unit": unit, "account": account()}
    with store.write() as work:
        append(work, CENTRE_QUEUE, "export", facts)
