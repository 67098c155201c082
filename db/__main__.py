"""motcua-db: the centre's database for technicians and scripts; the same store as the screens."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import SettingsError, load
from db.clock import clock_of
from db.commands import (
    asking,
    catalogue,
    copying,
    declaring,
    dossiers,
    enrol,
    evaluation,
    handover,
    importing,
    keeping,
    letters,
    live,
    moving,
    reporting,
    retention,
    rollup,
    server,
    setup,
    units,
    watching,
)
from db.commands.frame import ITSELF, Context, Result, adder, plain
from db.engine import Store
from db.telling import told

EXIT_FAULT: Final = 1
EXIT_USAGE: Final = 2
_AREAS: Final = (
    keeping,
    copying,
    declaring,
    letters,
    catalogue,
    moving,
    server,
    enrol,
    reporting,
    retention,
    rollup,
    units,
    setup,
    watching,
)
"""Areas of commands that are added in one way."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 (a fault was found, a request refused) or 2 (wrong call)."""
    arguments = _parser().parse_args(argv)
    try:
        result = _result(arguments)
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


def _result(arguments: argparse.Namespace) -> Result:
    """Run the command with the settings; the one that writes them comes before there are any."""
    if "before_settings" in arguments:
        first: Result = arguments.before_settings(arguments)
        return first
    settings = load(arguments.config)
    done: Result = arguments.act(Context(settings, clock_of(settings), arguments))
    return done


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
        wanted = context.arguments
        called = store.day.call_next(context.request(), wanted.counter, outcome=wanted.outcome)
        if called is None:
            return Result(["Nobody waits for this counter."], None)
        line = f"{called.ticket.label} -> {called.ticket.counter} ({called.reason.rule})"
        return Result([line], plain(called))

    return context.with_store(act)


def _finish(context: Context) -> Result:
    def act(store: Store) -> Result:
        wanted = context.arguments
        ticket = store.day.finish(context.request(), wanted.counter, outcome=wanted.outcome)
        return Result([f"{ticket.label} is served."], plain(ticket))

    return context.with_store(act)


def _state(context: Context) -> Result:
    def act(store: Store) -> Result:
        centre = store.centre()
        loads = store.day.loads()
        desks = [store.day.at_counter(code) for code in centre.counters]
        lines = [f"{centre.name['vi']} ({centre.code})"]
        lines += [
            f"  {'/'.join(centre.services[x.service].letters)} {x.service:<14} "
            f"waiting {x.waiting:>3}  wait {_range(x.wait):<16} left {x.left}"
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
    parser.add_argument(
        "--as",
        dest="actor",
        default=ITSELF,
        metavar="PROGRAM",
        help="at a server over the network: whose identity to show, as counter:c1",
    )
    _add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    return parser


def _add_commands(commands: Any) -> None:
    """Add every command with its arguments."""
    new = adder(commands)
    for area in _AREAS:
        area.add(new)
    dossiers.add(importing.add(new))
    dossiers.add_lists(new)
    handover.add(new)
    evaluation.add(new)
    asking.add(new)
    live.add(new)
    take = new("take", _take, "give a number of a service")
    take.add_argument("service", metavar="SERVICE")
    take.add_argument("--priority", metavar="GROUP")
    take.add_argument("--kiosk", default="motcua-db", metavar="NAME")
    take.add_argument("--paper", action="store_true", help="let the kiosk print it")
    for name, act, told_as in (
        ("call", _call, "call the next number to a counter"),
        ("finish", _finish, "end the service at a counter"),
    ):
        press = new(name, act, told_as)
        press.add_argument("counter", metavar="COUNTER")
        press.add_argument("--outcome", metavar="CODE", help="what came of the service that ends")
    new("state", _state, "show queues, counters and devices")
    gone = new("forget", _forget, "forget a device or a program that is no more")
    gone.add_argument("kind", metavar="KIND", help="kiosk, display, counter, printer, sign …")
    gone.add_argument("name", metavar="NAME")
    new("events", _events, "show today's event log").add_argument(
        "number", nargs="?", metavar="NUMBER"
    )


if __name__ == "__main__":
    sys.exit(main())
