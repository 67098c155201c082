"""motcua-db: the centre's database for technicians and scripts; the same store as the screens."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.settings import Settings, SettingsError, load
from db import backup, sample
from db.clock import clock_of
from db.engine import SCHEMA, Store, open_engine, open_store, schema_of
from db.founding import found
from db.history import verify
from db.ids import uuid7
from db.requests import adapter
from db.telling import told, why_sentence
from db.upgrading import upgrade

EXIT_FAULT: Final = 1
EXIT_USAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Result:
    """What a command found: lines for people, data for scripts, and whether all is well."""

    lines: Sequence[str]
    data: Any
    is_well: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What a command works with."""

    settings: Settings
    clock: Clock
    arguments: argparse.Namespace

    def request(self) -> UUID:
        """Return the request id given with --request, or a new one."""
        given: UUID | None = self.arguments.request
        return given or uuid7()

    def with_store(self, act: Callable[[Store], Result]) -> Result:
        """Run act on the opened store and close it."""
        store = open_store(self.settings, self.clock, "motcua-db")
        try:
            return act(store)
        finally:
            store.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 (a fault was found, a request refused) or 2 (wrong call)."""
    arguments = _parser().parse_args(argv)
    try:
        settings = load(arguments.config)
        result = arguments.act(Context(settings, clock_of(settings), arguments))
    except SettingsError as error:
        return _fail(str(error), "settings", arguments, EXIT_USAGE)
    except (NotAllowed, Unavailable) as error:
        return _fail(told(error), error.key, arguments, EXIT_FAULT)
    try:
        _show(result, as_json=arguments.json)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; nothing is left to say at exit either.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    return 0 if result.is_well else EXIT_FAULT


def _fail(sentence: str, key: str, arguments: argparse.Namespace, code: int) -> int:
    if arguments.json:
        sys.stdout.write(json.dumps({"error": key, "message": sentence}, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"motcua-db: {sentence}\n")
    return code


def _show(result: Result, *, as_json: bool) -> None:
    if as_json:
        text = json.dumps(result.data, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write(f"{text}\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in result.lines)


def plain(value: Any) -> Any:
    """Return an answer of the store as JSON-able data."""
    kind: Any = type(value)
    return adapter(kind).dump_python(value, mode="json")


def _init(context: Context) -> Result:
    arguments = context.arguments
    pins = found(context.settings, arguments.sample, arguments.pin)
    path = context.settings.database_path()
    lines = [f"Made {path}.", "The PINs of the clerks, shown this once:"]
    lines += [f"  {code:<12} {pin}" for code, pin in pins.items()]
    return Result(lines, {"database": str(path), "pins": pins})


def _upgrade(context: Context) -> Result:
    path = context.settings.database_path()
    engine = open_engine(path)
    try:
        before = schema_of(engine)
        copied = None if before == SCHEMA else _copy_first(context, before)
        upgrade(engine)
        after = schema_of(engine)
    finally:
        engine.dispose()
    lines = [f"Version {before} -> {after}." if before != after else f"Version {after}: current."]
    return Result(lines, {"before": before, "after": after, "backup": copied})


def _copy_first(context: Context, before: str | None) -> str:
    """Copy the file as it is before a migration changes it."""
    path = context.settings.database_path()
    target = path.with_name(f"{path.name}.before-upgrade-{before}")
    backup.copy_as_is(path, target)
    return str(target)


def _check(context: Context) -> Result:
    def act(store: Store) -> Result:
        with store.engine.connect() as connection:
            said = [
                str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check").all()
            ]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        with store.read() as work:
            ahead = (work.day - context.clock.now().date()).days
        is_well = said == ["ok"] and not orphans and ahead == 0
        data = {"integrity": said, "orphans": len(orphans), "journal": mode, "schema": SCHEMA}
        data["days_ahead_of_the_clock"] = ahead
        return Result([f"{name}: {value}" for name, value in data.items()], data, is_well)

    return context.with_store(act)


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


def _why(context: Context) -> Result:
    def act(store: Store) -> Result:
        calls = store.day.why(context.arguments.number)
        data = [{**plain(call), "sentence": why_sentence(call)} for call in calls]
        lines = [why_sentence(call) for call in calls]
        return Result(lines or ["Số này chưa được gọi."], data)

    return context.with_store(act)


def _backup(context: Context) -> Result:
    made = backup.back_up(context.settings, context.clock, context.arguments.to)
    line = f"{made.file}: {made.bytes} bytes, {made.events} events, checked."
    return Result([line], plain(made))


def _restore(context: Context) -> Result:
    laid = backup.restore(context.settings, context.clock, context.arguments.file)
    skipped = backup.SKIP_AFTER_RESTORE
    lines = [f"Restored. Every series of today leaves {skipped} numbers out."]
    lines += [f"The database before it is kept: {laid}"] if laid else []
    data = {"restored": str(context.arguments.file), "kept": laid and str(laid)}
    return Result(lines, {**data, "skipped": skipped})


def _take(context: Context) -> Result:
    def act(store: Store) -> Result:
        wanted = context.arguments
        taken = store.day.take(
            context.request(), wanted.service, wanted.kiosk, wanted.priority, paper=wanted.paper
        )
        line = f"{taken.ticket.label}: {taken.ahead} before, wait {_range(taken.wait)}"
        return Result([line], plain(taken))

    return context.with_store(act)


def _range(wait: Any) -> str:
    return "not known yet" if wait is None else f"{wait.low_minutes}-{wait.high_minutes} minutes"


def _call(context: Context) -> Result:
    def act(store: Store) -> Result:
        called = store.day.call_next(context.request(), context.arguments.counter)
        if called is None:
            return Result(["Nobody waits for this counter."], None)
        line = f"{called.ticket.label} -> {called.ticket.counter} ({called.reason.rule})"
        return Result([line], plain(called))

    return context.with_store(act)


def _finish(context: Context) -> Result:
    def act(store: Store) -> Result:
        ticket = store.day.finish(context.request(), context.arguments.counter)
        return Result([f"{ticket.label} is served."], plain(ticket))

    return context.with_store(act)


def _state(context: Context) -> Result:
    def act(store: Store) -> Result:
        centre = store.centre()
        loads = store.day.loads()
        desks = [store.day.at_counter(code) for code in centre.counters]
        lines = [f"{centre.name['vi']} ({centre.code})"]
        lines += [
            f"  {centre.services[x.service].letter} {x.service:<14} waiting {x.waiting:>3}  "
            f"wait {_range(x.wait):<16} left {x.left}"
            for x in loads
        ]
        lines += [
            f"  counter {d.counter}: {d.current.label if d.current else 'free'}, "
            f"served {d.today}, clerk {d.clerk or '-'}"
            for d in desks
        ]
        lines += [f"  {d.kind} {d.name}: {d.state} {d.key}" for d in store.devices.all()]
        data = {
            "services": [plain(x) for x in loads],
            "counters": [plain(d) for d in desks],
            "devices": [plain(d) for d in store.devices.all()],
            "board": plain(store.day.board()),
        }
        return Result(lines, data)

    return context.with_store(act)


def _events(context: Context) -> Result:
    def act(store: Store) -> Result:
        events = store.day.events(context.arguments.number)
        lines = [
            f"{e.at:%H:%M:%S} {e.queue}{e.seq:<5} {e.label or '':<6} {e.kind:<14} {e.actor:<14} "
            f"{json.dumps(dict(e.facts), ensure_ascii=False)}"
            for e in events
        ]
        return Result(lines, [plain(e) for e in events])

    return context.with_store(act)


def _forget(context: Context) -> Result:
    given = context.arguments

    def act(store: Store) -> Result:
        gone = store.devices.forget(given.kind, given.name)
        lines = [f"{kind} {name}: forgotten" for kind, name in gone]
        return Result(lines or ["Nothing of this kind and name is known."], gone)

    return context.with_store(act)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua-db",
        description="The database of a one-stop centre: make it, check it, copy it, ask it.",
        epilog="Every command also takes --json. Exit code 0: well; 1: a fault or a refusal; "
        "2: the call or centre.toml is wrong.",
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("/etc/motcua/centre.toml"),
        metavar="FILE",
        help="centre.toml of this machine, or the folder it is in (default: %(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    # Nothing of motcua-db has a window; the option is there so that all programs take the same.
    parser.add_argument("--windowed", action="store_true", help=argparse.SUPPRESS)
    _add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    return parser


def _add_commands(commands: Any) -> None:
    """Add every command with its arguments."""
    new = _adder(commands)
    init = new("init", _init, "make the database with its first data")
    init.add_argument("--sample", type=Path, default=sample.BUILT_IN, metavar="FILE")
    init.add_argument("--pin", help="one PIN for all clerks (demonstrations only)")
    new("upgrade", _upgrade, "bring the database to this program's version, with a copy first")
    new("check", _check, "check file, structure and settings")
    new(
        "verify",
        _verify,
        "check every hash chain, and tickets, calls, ratings and print jobs against it",
    )
    day = new("day", _day, "show the business day; --set after a clock that ran ahead")
    day.add_argument("--set", type=date.fromisoformat, metavar="YYYY-MM-DD")
    new("why", _why, "tell why a number was called").add_argument("number", metavar="NUMBER")
    copy = new("backup", _backup, "copy the running database and check the copy")
    copy.add_argument("to", type=Path, nargs="?", metavar="FILE_OR_FOLDER")
    new("restore", _restore, "put a copy in place (stop the apps first)").add_argument(
        "file", type=Path, metavar="FILE"
    )
    take = new("take", _take, "give a number of a service")
    take.add_argument("service", metavar="SERVICE")
    take.add_argument("--priority", metavar="GROUP")
    take.add_argument("--kiosk", default="motcua-db", metavar="NAME")
    take.add_argument("--paper", action="store_true", help="let the kiosk print it")
    for name, act, told_as in (
        ("call", _call, "call the next number to a counter"),
        ("finish", _finish, "end the service at a counter"),
    ):
        new(name, act, told_as).add_argument("counter", metavar="COUNTER")
    new("state", _state, "show queues, counters and devices")
    gone = new("forget", _forget, "forget a device or a program that is no more")
    gone.add_argument("kind", metavar="KIND", help="kiosk, display, counter, printer, sign …")
    gone.add_argument("name", metavar="NAME")
    new("events", _events, "show today's event log").add_argument(
        "number", nargs="?", metavar="NUMBER"
    )


def _adder(commands: Any) -> Callable[[str, Callable[[Context], Result], str], Any]:
    def add(name: str, act: Callable[[Context], Result], told_as: str) -> Any:
        command = commands.add_parser(name, help=told_as, description=f"{told_as}.")
        # SUPPRESS keeps a --json given before the command from being set back to false here.
        command.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON"
        )
        command.add_argument(
            "--request", type=UUID, help="request id: repeated, it has one effect", metavar="UUID"
        )
        command.set_defaults(act=act)
        return command

    return add


if __name__ == "__main__":
    sys.exit(main())
