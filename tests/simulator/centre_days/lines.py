"""What each line of a story does to the world."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from centre.rules.declaring.facts import Change
from db.backup import copy_as_is, restore
from kiosk.visit import Page

from .clockwork import seeded
from .counter_life import CounterLife
from .kiosk_life import KioskLife
from .printer import DEATHS, GARBLED, ONCE, SILENT, STANDING, Tray
from .wiring import Point

if TYPE_CHECKING:
    from .world import World

Deed = Callable[["World", str, Random], None]
_FIELDS: Final = ("ho-tich", "chung-thuc", "tra-ket-qua", "dat-dai")
_GROUPS: Final = ("nguoi-cao-tuoi", "khuyet-tat", "mang-thai", "nguoi-co-cong")


# --- people ---------------------------------------------------------------------------------------


def visitor(world: "World", who: str, chance: Random) -> None:
    """Let somebody take a number: field, priority, slip; a hand that trembles touches twice."""
    kiosk = world.programs.get(f"kiosk:{who}")
    if not isinstance(kiosk, KioskLife):
        return
    flow, service = kiosk.flow, chance.choices(_FIELDS, (5, 5, 2, 1))[0]
    group = chance.choice(_GROUPS) if chance.random() < 0.35 else None
    touches: list[Callable[[], None]] = [
        flow.home,
        lambda: flow.choose_field(service),
        lambda: flow.choose_priority(group),
        lambda: _without_paper(kiosk, chance),
        lambda: _at_the_end(kiosk, chance),
    ]
    at = 0.0
    for touch in touches:
        kiosk.after(at, touch, "touch")
        if chance.random() < 0.3:
            kiosk.after(at + chance.choice((0.06, 0.3, 0.65)), touch, "touch_twice")
        at += chance.uniform(0.8, 3.5)


def _without_paper(kiosk: KioskLife, chance: Random) -> None:
    if kiosk.flow.page is Page.NO_PAPER and chance.random() < 0.8:
        kiosk.flow.take_on_screen()


def _at_the_end(kiosk: KioskLife, chance: Random) -> None:
    does = chance.random()
    if does < 0.15:
        kiosk.flow.print_again()
    elif does < 0.5:
        kiosk.flow.home()


def bearer(world: "World", who: str, chance: Random) -> None:
    """Let somebody with a number scan it at a kiosk: to step back, or to give up."""
    kiosk = world.programs.get(f"kiosk:{who}")
    known = [one for one in world.ledger.tickets.values() if one.state in {"waiting", "called"}]
    if isinstance(kiosk, KioskLife) and known:
        ticket = UUID(chance.choice(known).id)
        gives_up, request = chance.random() < 0.4, world.new_request()
        kiosk.after(0.0, lambda: kiosk.bearer(ticket, gives_up=gives_up, request=request), "bearer")


def clerk(world: "World", who: str, chance: Random) -> None:
    """Let a clerk do what comes next."""
    counter = world.programs.get(f"counter:{who}")
    if isinstance(counter, CounterLife):
        salt = chance.getrandbits(32)
        counter.after(0.0, lambda: counter.clerk_wishes(salt), "clerk")


# --- machines -------------------------------------------------------------------------------------


def printer(world: "World", who: str, chance: Random) -> None:
    """Let a printer be ill for a while."""
    tray = world.trays[who]
    tray.fault = chance.choice((*STANDING, SILENT, SILENT, GARBLED))
    tray.chance = seeded(chance.getrandbits(32))
    seconds = chance.choice((5.0, 40.0, 200.0, 1200.0))

    def heal() -> None:
        tray.fault = ""

    world.agenda.after(seconds, heal)


def slip(world: "World", who: str, chance: Random) -> None:
    """Let the next slip fail, or let the kiosk die with it."""
    tray = world.trays[who]
    tray.once = chance.choice((*ONCE, *DEATHS))
    if tray.once == "jam":
        world.agenda.after(chance.uniform(60.0, 900.0), lambda: _new_paper(tray))


def _new_paper(tray: Tray) -> None:
    if tray.fault == "paper_out":
        tray.fault = ""


def kill(world: "World", who: str, _: Random) -> None:
    """End a program between two of its steps."""
    program = world.programs.get(who)
    if program is not None:
        world.died(program)


def doom(world: "World", who: str, chance: Random) -> None:
    """End a program within one of its next transactions."""
    if who in world.programs:
        world.wires[who].doom(chance.choice((0, 0, 1, 2, 3, 5)), chance.choice(tuple(Point)))


def lose(world: "World", who: str, chance: Random) -> None:
    """Lose one of the next writes of a program, or only its answer."""
    point = chance.choice((Point.AFTER, Point.AFTER, Point.AT_COMMIT, Point.BEFORE))
    world.wires[who].lose(chance.choice((0, 0, 1, 2)), point)


def cut(world: "World", who: str, chance: Random) -> None:
    """Take a program's link for a while; some answers are lost after their commit."""
    wire = world.wires[who]
    wire.cut(seeded(chance.getrandbits(32)))
    seconds = chance.choice((0.5, 3.0, 12.0, 45.0, 150.0))
    world.agenda.after(seconds, lambda: wire.cut(None))


def cut_all(world: "World", _: str, chance: Random) -> None:
    """Take everybody's link for a while, as when the server is away."""
    for title in world.wires:
        cut(world, title, chance)


def clock(world: "World", _: str, chance: Random) -> None:
    """Set the clock wrong, to a little before midnight now and then; mostly it is put right."""
    now = world.clock.now()
    midnight = now.replace(hour=23, minute=59, second=40, microsecond=0)
    shift = chance.choice(
        (
            timedelta(seconds=-2),
            timedelta(minutes=-chance.randint(1, 90)),
            timedelta(minutes=chance.randint(1, 90)),
            midnight - now,
            midnight - now - timedelta(days=1),
            timedelta(days=1),
            timedelta(days=-1),
        )
    )
    world.clock.off += shift
    if chance.random() < 0.8:
        world.agenda.after(chance.choice((30.0, 300.0, 3600.0)), lambda: _put_right(world))


def _put_right(world: "World") -> None:
    world.clock.off = timedelta(0)


# --- the office -----------------------------------------------------------------------------------


def policy(world: "World", _: str, chance: Random) -> None:
    """Change the rules in the middle of the day."""
    values: dict[str, Any] = chance.choice(
        (
            {"bypass_limit": chance.randint(0, 5)},
            {"patience_minutes": chance.choice((None, 10, 45))},
            {"calls_before_absent": chance.randint(1, 3)},
            {"ask_priority": chance.random() < 0.7},
            {"put_back_places": chance.randint(1, 6)},
            {"wrap_up_seconds": chance.choice((0, 60))},
        )
    )
    _declare(world, "policy", "policy", values)


def weights(world: "World", who: str, chance: Random) -> None:
    """Let a counter serve other services, or with other weights."""
    chosen = chance.sample(("ho-tich", "chung-thuc", "tra-ket-qua"), chance.randint(1, 3))
    serves = {service: chance.randint(1, 4) for service in chosen}
    _declare(world, "counter", who, {"serves": serves})


def _declare(world: "World", section: str, key: str, values: dict[str, Any]) -> None:
    change = Change(section, key, values)
    world.office().declared.change(world.new_request(), change, "")


def set_day(world: "World", _: str, __: Random) -> None:
    """Put the business day right by hand."""
    world.office().day.set_business_day(world.new_request(), world.clock.now().date())


def back_up(world: "World", _: str, __: Random) -> None:
    """Copy the running database."""
    world.copies += 1
    copy_as_is(world.ground.database, world.ground.copies / f"{world.copies}.db")


def restore_one(world: "World", _: str, chance: Random) -> None:
    """Bring a copy back: everything is stopped, and goes on with other numbers."""
    if not world.copies:
        return
    world.end_all()
    world.ground.engine.dispose()
    world.ledger.close()
    copy = world.ground.copies / f"{chance.randint(max(1, world.copies - 1), world.copies)}.db"
    restore(world.ground.settings, world.clock, copy)
    world.ledger.restored()
    world.steps["restore"] += 1
    for title in world.wires:
        world.boot(title)


DEEDS: Final[dict[str, Deed]] = {
    "visitor": visitor,
    "bearer": bearer,
    "clerk": clerk,
    "printer": printer,
    "slip": slip,
    "kill": kill,
    "doom": doom,
    "cut": cut,
    "lose": lose,
    "cut_all": cut_all,
    "clock": clock,
    "policy": policy,
    "weights": weights,
    "set_day": set_day,
    "backup": back_up,
    "restore": restore_one,
}


def digest(heads: Iterable[tuple[Any, ...]], slips: int, seconds: float) -> str:
    """Return what two runs of one story must have in common: every chain's head, paper, time."""
    return hashlib.sha256(repr((list(heads), slips, seconds)).encode()).hexdigest()[:16]
