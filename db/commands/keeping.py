"""motcua-db init, upgrade, check, verify, day: keeping the database well."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import NotAllowed
from db import sample
from db.commands.frame import Adder, Context, Result, plain
from db.engine import SCHEMA, Store
from db.founding import found
from db.history import verify
from db.roles.checking import compare
from db.upgrading import Upgraded, upgrade_file


def add(new: Adder) -> None:
    """Add the commands."""
    init = new("init", _init, "make the database with its first data")
    init.add_argument("--sample", type=Path, default=sample.BUILT_IN, metavar="FILE")
    init.add_argument("--pin", help="one PIN for all clerks (demonstrations only)")
    init.add_argument(
        "--no-catalogue", action="store_true", help="without the starter list of procedures"
    )
    newer = new("upgrade", _upgrade, "bring the database to this program's version, copy first")
    newer.add_argument(
        "--if-any",
        action="store_true",
        help="well, too, where there is no file to bring up: none yet, or a server's database",
    )
    new("check", _check, "check file, structure and settings; at a server its rights")
    new(
        "verify",
        _verify,
        "check every hash chain, and tickets, calls, ratings and print jobs against it",
    )
    day = new("day", _day, "show the business day; --set after a clock that ran ahead")
    day.add_argument("--set", type=date.fromisoformat, metavar="YYYY-MM-DD")


def _init(context: Context) -> Result:
    _refuse_server(context, "needs_server_init")
    arguments = context.arguments
    at = None if arguments.no_catalogue else context.clock.now()
    pins = found(context.settings, arguments.sample, arguments.pin, catalogue_at=at)
    path = context.settings.database_path()
    lines = [f"Made {path}.", "The PINs of the clerks, shown this once:"]
    lines += [f"  {code:<12} {pin}" for code, pin in pins.items()]
    return Result(lines, {"database": str(path), "pins": pins})


def _upgrade(context: Context) -> Result:
    if context.arguments.if_any and not _has_file(context):
        return Result(["There is no database file to bring up."], {"after": None})
    _refuse_server(context, "needs_server_init")
    done = upgrade_file(context.settings.database_path())
    if done.before == done.after:
        return Result([f"Version {done.after}: current."], _told(done))
    lines = [f"Version {done.before} -> {done.after}.", f"The database before it: {done.copy}"]
    return Result(lines, _told(done))


def _told(done: Upgraded) -> dict[str, Any]:
    copy = None if done.copy is None else str(done.copy)
    return {"before": done.before, "after": done.after, "backup": copy}


def _has_file(context: Context) -> bool:
    settings = context.settings
    return settings.database.server is None and settings.database_path().exists()


def _check(context: Context) -> Result:
    def act(store: Store) -> Result:
        at_server = context.settings.database.server is not None
        data = _server_facts(store) if at_server else _file_facts(store)
        with store.read() as work:
            ahead = (work.day - context.clock.now().date()).days
        data |= {"schema": SCHEMA, "days_ahead_of_the_clock": ahead}
        is_well = data.pop("is_well") and ahead == 0
        return Result([f"{name}: {value}" for name, value in data.items()], data, is_well)

    return context.with_store(act)


def _file_facts(store: Store) -> dict[str, Any]:
    with store.engine.connect() as connection:
        said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check").all()]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    is_well = said == ["ok"] and not orphans
    return {"integrity": said, "orphans": len(orphans), "journal": mode, "is_well": is_well}


_SETTINGS: Final = ("data_checksums", "fsync", "full_page_writes", "synchronous_commit")
"""What a server's numbers rest on (reliability note, section 5); none may be off."""


def _server_facts(store: Store) -> dict[str, Any]:
    """Return how the server is set, and where its rights differ from the matrix."""
    with store.engine.connect() as connection:
        found = {
            name: str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in _SETTINGS
        }
        different = [str(difference) for difference in compare(connection)]
    # Set to something stricter (remote_apply) is as well as on.
    wrong = [name for name, value in found.items() if value == "off"]
    return {**found, "rights": different or "as the matrix", "is_well": not (wrong or different)}


def _day(context: Context) -> Result:
    def act(store: Store) -> Result:
        wanted = context.arguments.set
        if wanted is not None:
            store.day.set_business_day(context.request(), wanted)
        with store.read() as work:
            day = work.day
        return Result([f"Business day: {day}"], {"business_day": day.isoformat()})

    return context.with_store(act)


def _verify(context: Context) -> Result:
    def act(store: Store) -> Result:
        with store.read() as work:
            events, faults = verify(work)
        data = {"events": events, "faults": [plain(fault) for fault in faults]}
        if not faults:
            return Result([f"{events} events: every chain holds."], data)
        return Result([f"{f.where}: {f.what}" for f in faults], data, is_well=False)

    return context.with_store(act)


def _refuse_server(context: Context, key: str) -> None:
    """Raise NotAllowed where the database is a server's."""
    if context.settings.database.server is not None:
        raise NotAllowed(key, address=context.settings.database.address)
