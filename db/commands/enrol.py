"""motcua-db enrol, remove, join: devices of a centre whose machines share one server."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import IO, Any, Final
from uuid import UUID

from centre.rules.enrolling import OFFER_HOLDS, OPEN, Enrolment, Kind
from centre.rules.errors import NotAllowed, Unavailable
from db.commands.frame import Adder, Context, Result, plain
from db.engine import Store
from db.enrolment.desk import Enrolled, Enrolments, Offer

_ASKS_EVERY: Final = 1.0
"""Seconds between two looks of a device that waits for its answer."""
_PATIENCE: Final = 2 * OFFER_HOLDS.total_seconds()
"""Seconds: ten minutes for the decision, and as long for an attendant that was stopped."""
_LONGEST: Final = 4096
_OVER: Final = {
    Enrolment.REFUSED: "enrolment_refused",
    Enrolment.EXPIRED: "enrolment_expired",
}


def add(new: Adder) -> None:
    """Add the commands."""
    enrol = new("enrol", _enrol, "offer a place to a device, or see and decide what is asked")
    what = enrol.add_mutually_exclusive_group(required=True)
    what.add_argument("--kind", type=Kind, choices=list(Kind), help="offer a place of this kind")
    what.add_argument("--list", action="store_true", help="what is asked, and who is enrolled")
    what.add_argument("--accept", type=UUID, metavar="ID", help="the six digits are the same")
    what.add_argument("--refuse", type=UUID, metavar="ID", help="they are not, or nobody knows it")
    enrol.add_argument("--name", metavar="NAME", help="its name in the settings, such as c3")
    enrol.add_argument("--counter", metavar="CODE", help="its counter, if it is always the same")
    enrol.add_argument("--rates", action="store_true", help="a citizens' keypad is on its line")
    enrol.add_argument("--to", type=Path, metavar="FILE", help="write the bundle to a new file")
    enrol.set_defaults(wrong_call=enrol.error)
    gone = new("remove", _remove, "take an enrolled device out; its sessions end at once")
    gone.add_argument("login", metavar="LOGIN", help="as `enrol --list` shows it")
    join = new("join", _join, "on a new device: ask for the place of a bundle")
    join.add_argument("bundle", type=Path, metavar="BUNDLE_FILE", help="- reads what is typed")


def _enrol(context: Context) -> Result:
    given = context.arguments
    if given.list:
        return context.with_store(_list)
    if given.kind is not None:
        if not given.name:
            given.wrong_call("say --name as well")
        return context.with_store(lambda store: _offer(given, store))
    return context.with_store(lambda store: _decide(given, store))


def _offer(given: Any, store: Store) -> Result:
    with _new_file(given.to) as file:
        bundle, one = Enrolments(store).offer(
            given.kind, given.name, given.counter, rates=given.rates, by=given.actor
        )
        file.write(f"{bundle.text()}\n")
    minutes = int(OFFER_HOLDS.total_seconds() // 60)
    lines = [f"{one}", f"The bundle holds for {minutes} minutes, and once."]
    data = {"id": str(one), "minutes": minutes}
    if given.to is not None:
        return Result([*lines, f"It is in {given.to}."], {**data, "file": str(given.to)})
    return Result([*lines, *_qr(bundle.text()), bundle.text()], {**data, "bundle": bundle.text()})


@contextmanager
def _new_file(file: Path | None) -> Iterator[IO[str]]:
    """Give a new file for its owner alone; where none is wanted, something to write to.

    The file is made first, so that no offer is lost because of it.
    """
    if file is None:
        yield io.StringIO()
        return
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NotAllowed("file_exists", file=str(file)) from None
    except OSError as error:
        raise Unavailable("file_unwritable", "file", file=str(file), said=error.strerror) from error
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            yield opened
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _qr(text: str) -> list[str]:
    """Return a QR code in letters that stand for blocks, for a camera before this screen."""
    from qrcode.main import QRCode  # noqa: PLC0415 - no other command draws

    code, drawn = QRCode(border=2), io.StringIO()
    code.add_data(text)
    code.print_ascii(out=drawn, invert=True)
    return drawn.getvalue().splitlines()


def _list(store: Store) -> Result:
    desk = Enrolments(store)
    offers, devices = desk.pending(), desk.devices()
    lines = [*map(_offer_line, offers), *map(_device_line, devices)]
    data = {"asked": [plain(x) for x in offers], "devices": [plain(x) for x in devices]}
    return Result(lines or ["Nobody asks, and no device is enrolled."], data)


def _offer_line(offer: Offer) -> str:
    digits = f"{offer.digits[:3]} {offer.digits[3:]}" if offer.digits else "-"
    return f"{offer.id} {offer.place.kind:<10} {offer.place.name:<12} {offer.state:<9} {digits}"


def _device_line(device: Enrolled) -> str:
    state = "expired" if device.is_expired else "connected" if device.is_connected else "away"
    return f"{device.login} {device.place.kind} until {device.expires_at:%Y-%m-%d} {state}"


def _decide(given: Any, store: Store) -> Result:
    desk = Enrolments(store)
    if given.accept is not None:
        desk.accept(given.accept, given.actor)
    else:
        desk.refuse(given.refuse, given.actor)
    offer = desk.one(given.accept or given.refuse)
    return Result([_offer_line(offer)], plain(offer))


def _remove(context: Context) -> Result:
    login, by = context.arguments.login, context.arguments.actor

    def act(store: Store) -> Result:
        Enrolments(store).remove(login, by)
        said = f"{login} is out; the attendant ends its sessions (motcua-db server attend --once)."
        return Result([said], {"removed": login})

    return context.with_store(act)


def _join(context: Context) -> Result:
    # Imported late: only a new device asks.
    from db.enrolment import asking  # noqa: PLC0415
    from db.enrolment.bundle import Bundle  # noqa: PLC0415
    from db.enrolment.logins import actor_of  # noqa: PLC0415

    bundle = Bundle.parse(_read(context.arguments.bundle))
    identities = context.settings.identity_folder()
    actor = actor_of(bundle.kind, bundle.name)
    asked = asking.ask(bundle, identities, actor)
    digits = f"{asked.digits[:3]} {asked.digits[3:]}"
    # Shown while it waits, not at the end; standard output stays for --json.
    sys.stderr.write(f"{actor}: {digits}\nThe other screen shows the same digits? Accept there.\n")
    sys.stderr.flush()
    _until_over(context, lambda: asking.answer(bundle, identities, asked))
    return Result([f"{actor} is enrolled."], {"actor": actor, "digits": asked.digits})


def _until_over(context: Context, answer: Callable[[], Enrolment]) -> None:
    """Wait until the device is in; raise NotAllowed for any other end."""
    until = context.clock.monotonic() + _PATIENCE
    while (state := answer()) in OPEN:
        if context.clock.monotonic() > until:
            raise NotAllowed("enrolment_expired")
        Event().wait(_ASKS_EVERY)
    if state in _OVER:
        raise NotAllowed(_OVER[state])


def _read(file: Path) -> str:
    """Return the text of a bundle's file, or of what is typed; never more than any bundle has."""
    try:
        if str(file) == "-":
            return sys.stdin.readline(_LONGEST)
        with file.open("rb") as opened:
            return opened.read(_LONGEST).decode("utf-8", errors="replace")
    except OSError as error:
        raise Unavailable("file_unreadable", "file", file=str(file), said=error.strerror) from error
