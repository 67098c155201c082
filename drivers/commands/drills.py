"""Trying what a person must press, hold or look at: keypads, signs, lines, scanners, cameras."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from drivers.commands.answers import Exit, Result, told, worst
from drivers.commands.hearing import Hearing, kind_of
from drivers.commands.wired import Wired, hung_on
from drivers.health import DeviceKey, DeviceState, DeviceStatus
from drivers.ports import RATING_KEYS, Event, Presence, Pressed, Scanned

if TYPE_CHECKING:
    from centre.settings import Settings

Ask = Callable[[str], None]
"""Tells the person at the terminal what to do now."""

SECONDS: Final = {"keypad": 20.0, "reader": 20.0, "camera": 20.0, "sign": 10.0, "line": 5.0}
"""How long a trial of each kind takes at most, if nobody says otherwise."""
_SETTLE_SECONDS: Final = 4.0
_NOTHING: Final = "nothing_heard"


@dataclass(frozen=True, slots=True)
class Drill:
    """One trial: the device, how long it may take, and how to speak to the person."""

    settings: "Settings"
    device: Wired
    seconds: float
    ask: Ask


def try_device(drill: Drill) -> tuple[Result, tuple[tuple[Wired, Result], ...]]:
    """Try a device; return the result, and for a line also that of each device on it.

    Raises what the registry raises where a driver is missing or a description is wrong.
    """
    with Hearing(drill.settings, (drill.device,)) as hearing:
        if drill.device.kind == "line":
            return _line(drill, hearing)
        return _DRILLS[drill.device.kind](drill, hearing), ()


def _keypad(drill: Drill, hearing: Hearing) -> Result:
    """Wait for a key."""
    drill.ask(f"Press a key of {drill.device.name} (within {drill.seconds:.0f} s) …")
    for event in _until_trouble(drill, hearing):
        if isinstance(event, Pressed):
            return _good(f"Heard the key {event.key.value}{_meaning(drill, event)}.")
    use = drill.settings.keypad[drill.device.name].use
    nothing = f'No key was heard in {drill.seconds:.0f} s (only keys of use = "{use}" count).'
    return _after(drill, hearing, nothing)


def _meaning(drill: Drill, event: Pressed) -> str:
    """Return what a rating key stands for in the settings."""
    if event.key not in RATING_KEYS:
        return ""
    levels = drill.settings.keypad[drill.device.name].levels
    place = RATING_KEYS.index(event.key)
    level = levels[place] if place < len(levels) else 0
    return f", level {level}" if level else ", which has no level in the settings"


def _reader(drill: Drill, hearing: Hearing) -> Result:
    """Wait for a code."""
    drill.ask(f"Hold a code before {drill.device.name} (within {drill.seconds:.0f} s) …")
    for event in _until_trouble(drill, hearing):
        if isinstance(event, Scanned):
            return _read(event)
    return _after(drill, hearing, f"No code was read in {drill.seconds:.0f} s.")


def _read(event: Scanned) -> Result:
    """Return what kind of code was read."""
    key, words = kind_of(event.reading)
    if key.startswith("refused_"):
        told_words = f"A code was read and {words}."
        return Result(Exit.ATTENTION, key, told_words, state=DeviceState.WARNING)
    return _good(f"Read {words}.", key)


def _camera(drill: Drill, hearing: Hearing) -> Result:
    """Look for a code and for people; a code ends it, somebody in front of it does not."""
    wiring = drill.settings.camera[drill.device.name]
    hearing.wake(drill.device.name, codes=wiring.reads_codes, people=wiring.notices_people)
    drill.ask(f"Stand before {drill.device.name} with a QR code ({drill.seconds:.0f} s) …")
    someone = False
    for event in _until_trouble(drill, hearing):
        if isinstance(event, Scanned):
            return _read(event)
        someone = someone or (isinstance(event, Presence) and event.someone)
        if someone and not wiring.reads_codes:
            break
    if someone:
        return _good("Somebody was seen; no QR code was read.", "someone")
    return _after(drill, hearing, "Neither a QR code nor anybody was seen.")


def _sign(drill: Drill, hearing: Hearing) -> Result:
    """Show figures, then three brightnesses, then nothing."""
    name, panel = drill.device.name, hearing.panel
    panel.show(name, "8888")
    hearing.settle(_SETTLE_SECONDS)
    status = hearing.status(drill.device)
    if _is_trouble(status):
        return told(status)
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("8888", lambda: panel.show(name, "8888")),
        ("A001, blinking", lambda: panel.show(name, "A001", blink=True)),
        ("A001, steady", lambda: panel.show(name, "A001")),
        ("A001, dim", lambda: panel.dim(name, 1)),
        ("A001, half as bright", lambda: panel.dim(name, 5)),
        ("A001, bright", lambda: panel.dim(name, 9)),
    )
    for words, step in steps:
        drill.ask(f"{name} must show now: {words}")
        step()
        for _ in hearing.heard(drill.seconds / len(steps)):
            pass
    panel.clear(name)
    drill.ask(f"{name} must be dark now.")
    return _shown(hearing.status(drill.device))


def _shown(status: DeviceStatus) -> Result:
    """Return how a sign took what it was to show."""
    if status.key is not DeviceKey.OK:
        return told(status)
    words = "It took 8888, A001 and three brightnesses. Only eyes can tell whether it showed them."
    return Result(Exit.GOOD, "ok", words, status.detail)


def _line(drill: Drill, hearing: Hearing) -> tuple[Result, tuple[tuple[Wired, Result], ...]]:
    """Poll everything that hangs on a line."""
    devices = hung_on(drill.settings, drill.device.name)
    if not devices:
        words = "No keypad or sign of the settings hangs on this line, so nobody can be asked."
        return Result(Exit.ATTENTION, "unused", words, state=DeviceState.WARNING), ()
    drill.ask(f"Asking {len(devices)} device(s) on {drill.device.name} …")
    hearing.settle(drill.seconds)
    results = tuple((one, told(hearing.status(one), one.kind)) for one in devices)
    own = hearing.status(drill.device)
    if _is_trouble(own):
        return told(own), results
    well = sum(result.exit is Exit.GOOD for _, result in results)
    words = f"{well} of {len(devices)} devices on this line work."
    exit_status = worst(result.exit for _, result in results)
    state = DeviceState.OK if exit_status is Exit.GOOD else DeviceState.WARNING
    key = "ok" if exit_status is Exit.GOOD else "line_incomplete"
    return Result(exit_status, key, words, own.detail, state), results


def _until_trouble(drill: Drill, hearing: Hearing) -> Iterator[Event]:
    """Yield what is heard until the time is over or the device tells that it cannot work."""
    for event in hearing.heard(drill.seconds):
        yield event
        if _is_trouble(hearing.status(drill.device)):
            return


def _is_trouble(status: DeviceStatus) -> bool:
    """Tell whether waiting for a device is vain."""
    return status.state in (DeviceState.ERROR, DeviceState.OFFLINE)


def _after(drill: Drill, hearing: Hearing, nothing: str) -> Result:
    """Return how a device is that said nothing, or just that it said nothing."""
    status = hearing.status(drill.device)
    if status.key is DeviceKey.OK:
        return Result(Exit.NOTHING_HEARD, _NOTHING, nothing, status.detail, DeviceState.WARNING)
    return told(status)


def _good(words: str, key: str = "ok") -> Result:
    """Return a trial that went well."""
    return Result(Exit.GOOD, key, words)


_DRILLS: Final[dict[str, Callable[[Drill, Hearing], Result]]] = {
    "keypad": _keypad,
    "reader": _reader,
    "camera": _camera,
    "sign": _sign,
}
