"""`motcua-db server ...`: what is done at the server of a centre, by root."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import NotAllowed
from db import sample
from db.commands.attend import add_attend
from db.commands.frame import Adder, Context, Result, adder
from db.server import ballast, database, init, joining, known, parameters, promotion, standby
from db.server.known import Known
from db.server.steps import lines

_YES: Final = frozenset({"y", "yes", "c", "có"})
_MIB: Final = 1 << 20


def add(new: Adder) -> None:
    """Add `server` and what it can do."""
    server = new("server", _nothing, "set up and look after the PostgreSQL server (as root)")
    commands = server.add_subparsers(required=True, metavar="WHAT")
    also = adder(commands)
    _add_init(also)
    _add_ballast(also)
    _add_standby(also)
    add_attend(also)
    also("promote", _promote, "make the standby of this machine the server that is written to")


def _add_init(new: Adder) -> None:
    parser = new("init", _init, "prepare the installed server for this centre; says first how")
    parser.add_argument("--yes", action="store_true", help="do not ask before changing anything")
    parser.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME_OR_IP",
        help="what devices call this machine; may be repeated (default: its address and name)",
    )
    parser.add_argument("--port", type=int, help="port of the running server (default: 5432)")
    parser.add_argument(
        "--clients",
        action="append",
        default=[],
        metavar="CIDR",
        help="network that devices come from; may be repeated (default: this machine's networks)",
    )
    parser.add_argument("--sample", type=Path, default=sample.BUILT_IN, metavar="FILE")
    parser.add_argument(
        "--no-catalogue", action="store_true", help="without the starter list of procedures"
    )
    parser.add_argument(
        "--restart", metavar="COMMAND", help="what restarts the server, run where that is needed"
    )


def _add_ballast(new: Adder) -> None:
    parser = new("ballast", _ballast, "keep room on the disk for a bad day, or free it")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--drop", action="store_true", help="free the room: the disk is full")
    what.add_argument("--check", action="store_true", help="only tell how things are")
    parser.add_argument("--size", type=int, default=ballast.SIZE_MIB, metavar="MIB")


def _add_standby(new: Adder) -> None:
    parser = new("standby", _nothing, "a second server that follows this one")
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    also = adder(commands)
    offer = also("offer", _offer, "at the server: let a second machine follow; writes its kit")
    offer.add_argument("host", metavar="ADDRESS", help="IP address of the second machine")
    offer.add_argument("kit", type=Path, metavar="FOLDER", help="new folder for the kit (secret)")
    join = also("join", _join, "at the second machine: copy the server and follow it")
    join.add_argument("kit", type=Path, metavar="FOLDER")
    join.add_argument("data", type=Path, metavar="DATA_FOLDER", help="empty or not there yet")
    join.add_argument(
        "--etc",
        type=Path,
        metavar="FOLDER",
        help="where pg_hba.conf is; Debian: /etc/postgresql/15/main (default: DATA_FOLDER)",
    )
    state = also("state", _state, "at the server: who follows, how far behind; how it is waited")
    how = state.add_mutually_exclusive_group()
    how.add_argument(
        "--synchronous", action="store_true", help="a number is given when the standby has it, too"
    )
    how.add_argument("--asynchronous", action="store_true", help="do not wait for the standby")
    also("drop", _drop, "at the server: forget the standby; nothing is kept for it any more")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _init(context: Context) -> Result:
    given = context.arguments
    wish = init.Wish(
        tuple(given.host),
        tuple(given.clients),
        given.port,
        given.sample,
        catalogue=not given.no_catalogue,
    )
    plan = init.plan(context.settings, wish, context.clock.now())
    _say(given, [*lines(plan.changes), *(f"WARNING: {text}" for text in plan.warnings)])
    if plan.changes and not (given.yes or _agreed(given)):
        return Result(["Nothing was changed."], {"changed": []}, is_well=False)
    init.carry_out_plan(plan)
    pins = _tell_pins(given, context.settings.state_folder() / database.PINS)
    waiting = parameters.waiting_for_restart(plan.server)
    if waiting and given.restart:
        init.restart(plan.server, given.restart)
        waiting = ()
    told = _after(context, plan, waiting)
    data = {
        "changed": [change.told for change in plan.changes],
        "warnings": list(plan.warnings),
        "restart_needed_for": list(waiting),
        "address": init.address_line(plan.known, plan.server),
        "pins": pins,
    }
    return Result(told, data)


def _after(context: Context, plan: init.Plan, waiting: Sequence[str]) -> list[str]:
    """Return what is left to do for the technician."""
    told = ["Nothing to do." if not plan.changes else "Done."]
    if waiting:
        told.append(f"Restart the server now, needed for: {', '.join(waiting)}")
        told.append("  on Debian: systemctl restart postgresql")
    if not init.is_addressed(context.settings, plan.known, plan.server):
        told.append("Write under [database] in centre.toml of this machine:")
        told.append(f"  {init.address_line(plan.known, plan.server)}")
    if plan.changes:
        where = f"{plan.known.hosts[0]}:{plan.known.port}/{plan.known.database}"
        told.append(f'Devices get: address = "postgresql://{where}"')
    return told


def _say(given: argparse.Namespace, text: Sequence[str]) -> None:
    """Tell something before the answer; for a script the answer alone is on standard output."""
    out = sys.stderr if given.json else sys.stdout
    out.writelines(f"{line}\n" for line in text)
    out.flush()


def _agreed(given: argparse.Namespace) -> bool:
    _say(given, ["Make these changes? [y/N]"])
    return sys.stdin.readline().strip().lower() in _YES


def _tell_pins(given: argparse.Namespace, file: Path) -> dict[str, str]:
    """Tell the first PINs and only then delete the file that they waited in."""
    pins = database.untold(file)
    if pins:
        shown = [f"  {clerk:<12} {pin}" for clerk, pin in pins.items()]
        _say(given, ["The PINs of the clerks, shown this once:", *shown])
        file.unlink()
    return pins


def _known(context: Context) -> Known:
    found = known.load(context.settings)
    if found is None:
        raise NotAllowed("server_not_ready")
    return found


def _ballast(context: Context) -> Result:
    found, given = _known(context), context.arguments
    file = Path(found.ballast)
    if given.drop:
        freed = ballast.drop(file)
        return Result([f"{freed // _MIB} MiB are free again: {file} is gone."], {"freed": freed})
    if not given.check:
        ballast.make(file, given.size)
    size, health = ballast.size(file), ballast.health(found)
    free = health.facts["free_percent"]
    told = [f"Ballast: {size // _MIB} MiB in {file}.", f"Free on the fullest volume: {free} %."]
    data = {"file": str(file), "bytes": size, "free_percent": free}
    return Result(told, data, is_well=size > 0 and not health.key)


def _offer(context: Context) -> Result:
    given = context.arguments
    server = init.local(context.settings)
    standby.offer(context.settings, server, given.host, given.kit, context.clock.now())
    told = [
        f"The kit for {given.host} is in {given.kit}. Whoever has it can copy the database: ",
        "carry it there by hand, then delete it.",
        f"On the second machine: motcua-db server standby join {given.kit.name} DATA_FOLDER",
    ]
    return Result(told, {"kit": str(given.kit), "standby": given.host})


def _join(context: Context) -> Result:
    given = context.arguments
    place = joining.Folders(given.data.absolute(), (given.etc or given.data).absolute())
    server = init.local(context.settings)
    joining.join(context.settings, server, given.kit, place, context.clock.now())
    told = [f"{given.data} is a copy that follows. Start the server on it.", "Delete the kit now."]
    return Result(told, {"data": str(given.data)})


def _state(context: Context) -> Result:
    server = init.local(context.settings)
    given = context.arguments
    if given.synchronous or given.asynchronous:
        standby.wait_for(server, synchronous=given.synchronous)
    found = standby.state(server)
    told = [
        f"{one.address}: {one.state}, {one.sync}, {one.behind_bytes} bytes behind"
        for one in found.followers
    ]
    told = told or ["No standby follows."]
    told.append(f"Numbers wait for the standby: {'yes' if found.synchronous else 'no'}.")
    data: dict[str, Any] = {
        "synchronous": found.synchronous,
        "standbys": [standby.plain(one) for one in found.followers],
    }
    return Result(told, data, is_well=bool(found.followers))


def _drop(context: Context) -> Result:
    server = init.local(context.settings)
    standby.drop(context.settings, server, context.clock.now())
    return Result(["No standby is known any more; nothing waits for one."], {"dropped": True})


def _promote(context: Context) -> Result:
    made = promotion.promote(init.local(context.settings))
    told = [
        f"This machine is the server now, in {made.seconds:.1f} s.",
        "The old one must not come back as it is: see db/server/README.md, promotion.",
    ]
    return Result(told, {"seconds": made.seconds, "timeline": made.timeline})
