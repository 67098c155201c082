"""What no section can check alone: that names exist, and that one program owns each line."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from centre.settings.devices import Keypad, Sign
    from centre.settings.display import Display
    from centre.settings.models import Settings

_Path = tuple[str, ...]


def refuse_loose_ends(settings: "Settings") -> None:
    """Raise PydanticCustomError("reference") for the first name or wiring that cannot be."""
    for path, name, known in _references(settings):
        if name is not None and name not in known:
            _refuse(path, name, f"the file has no [{_section(path)}.{name}]", known)
    for name, kiosk in settings.kiosk.items():
        if kiosk.mode == "rating" and kiosk.counter is None:
            needs = 'mode = "rating" needs the code of its counter, as counter = "1"'
            _refuse(("kiosk", name, "counter"), None, needs, ())
    for name, display in settings.display.items():
        _refuse_half_display(("display", name), display)
    _refuse_half_devices(settings)
    _refuse_two_masters(settings)
    _refuse_one_address(settings)


_NEEDS_DESCRIPTION = 'driver = "described" needs a description, see: motcua-devices profiles'
_SINGULAR = {"keypads": "keypad", "signs": "sign"}


def _section(path: _Path) -> str:
    """Return the kind of section that the last key of a path names."""
    return _SINGULAR.get(path[-1], path[-1])


def _references(settings: "Settings") -> Iterator[tuple[_Path, str | None, Iterable[str]]]:
    """Yield each key that names a section, the name, and the names there are."""
    for name, kiosk in settings.kiosk.items():
        yield ("kiosk", name, "printer"), kiosk.printer, settings.printer
        yield ("kiosk", name, "reader"), kiosk.reader, settings.reader
        yield ("kiosk", name, "camera"), kiosk.camera, settings.camera
        yield ("kiosk", name, "speaker"), kiosk.speaker, settings.speaker
    for name, display in settings.display.items():
        yield ("display", name, "speaker"), display.speaker, settings.speaker
        yield from ((("display", name, "signs"), each, settings.sign) for each in display.signs)
    for name, counter in settings.counter.items():
        keypads = ((("counter", name, "keypads"), k, settings.keypad) for k in counter.keypads)
        yield from keypads
        yield ("counter", name, "sign"), counter.sign, settings.sign
        yield ("counter", name, "reader"), counter.reader, settings.reader
    for name, keypad in settings.keypad.items():
        yield ("keypad", name, "line"), keypad.line, settings.line
    for name, sign in settings.sign.items():
        yield ("sign", name, "line"), sign.line, settings.line


def owned(settings: "Settings", section: str, name: str) -> frozenset[tuple[str, str]]:
    """Return (kind, name) of every device of a program, lines of its keypads and signs too.

    The films of a board are told of like a device.
    """
    mine = {
        (_section(path), given)
        for path, given, _ in _references(settings)
        if path[:2] == (section, name) and given is not None
    }
    lines = {
        ("line", line)
        for path, given, _ in _references(settings)
        if path[:2] == (section, name) and (line := _line_of(settings, path, given)) is not None
    }
    shown = settings.display.get(name) if section == "display" else None
    films = {("film", name)} if shown is not None and shown.films is not None else set()
    return frozenset(mine | lines | films)


def _refuse_half_devices(settings: "Settings") -> None:
    """Refuse keypads and signs without what their drivers need."""
    for name, keypad in settings.keypad.items():
        _refuse_half_keypad(("keypad", name), keypad)
    for name, sign in settings.sign.items():
        if sign.driver == "described" and sign.description is None:
            _refuse(("sign", name, "description"), None, _NEEDS_DESCRIPTION, ())


def _refuse_half_display(path: _Path, display: "Display") -> None:
    """Refuse a screen over no counter, and a night with one end."""
    if display.layout == "door" and display.counter is None:
        needs = 'layout = "door" needs the code of its counter, as counter = "1"'
        _refuse((*path, "counter"), None, needs, ())
    _refuse_idle_display(path, display)
    if (display.dark_from is None) != (display.dark_to is None):
        lacking = "dark_to" if display.dark_to is None else "dark_from"
        needs = f'dark_from and dark_to go together, as {lacking} = "06:30"'
        _refuse((*path, lacking), None, needs, ())
    if display.dark_from is not None and display.dark_from == display.dark_to:
        why = "dark_from and dark_to are the same time"
        _refuse((*path, "dark_to"), display.dark_to, why, (), "Take both out for no night")


def _refuse_idle_display(path: _Path, display: "Display") -> None:
    """Refuse what a screen would never do: a door that is to speak stays silent without a word."""
    if len(set(display.languages)) < len(display.languages):
        why = "a language stands there twice"
        _refuse((*path, "languages"), None, why, (), "Name each language once")
    if display.layout not in ("door", "notices"):
        return
    for key, given in (
        ("speaker", display.speaker),
        ("films", display.films),
        ("signs", display.signs[0] if display.signs else None),
    ):
        if given is not None:
            why = f'a display with layout = "{display.layout}" has no {key}'
            _refuse((*path, key), given, why, (), f'Move {key} to a display with layout = "board"')


def _refuse_half_keypad(path: _Path, keypad: "Keypad") -> None:
    """Refuse a keypad without what its driver needs."""
    if keypad.driver in ("framed", "described") and keypad.line is None:
        why = f'driver = "{keypad.driver}" needs a line, as line = "l1"'
        _refuse((*path, "line"), None, why, ())
    if keypad.driver == "described" and keypad.description is None:
        _refuse((*path, "description"), None, _NEEDS_DESCRIPTION, ())
    if keypad.driver == "hid" and keypad.device is None:
        why = 'driver = "hid" needs the keyboard, as device = "/dev/input/by-id/…-event-kbd"'
        _refuse((*path, "device"), None, why, ())


def _refuse_two_masters(settings: "Settings") -> None:
    """Refuse a line whose devices belong to two programs: a line has one master.

    Two that talk at once destroy each other's frames (hardware note, section 8).
    """
    masters: dict[str, str] = {}
    for path, name, _ in _references(settings):
        line = _line_of(settings, path, name)
        program = f"{path[0]}.{path[1]}"
        if line is not None and masters.setdefault(line, program) != program:
            why = f"its line {line} belongs to [{masters[line]}] already"
            _refuse(path, name, why, (), "A line has one master: put all its devices there")


def _refuse_one_address(settings: "Settings") -> None:
    """Refuse an address that two devices of a line have in one protocol: both would obey or answer.

    Drivers of others may have no addresses, so they are not looked at.
    """
    taken: dict[tuple[str, ...], _Path] = {}
    for path, device in _on_lines(settings):
        if device.line is None or device.driver not in ("framed", "described"):
            continue
        frames = (path[0], device.description or "") if device.driver == "described" else ()
        first = taken.setdefault((device.line, str(device.address), *frames), path)
        if first != path:
            why = f"[{'.'.join(first)}] has this address on line {device.line} already"
            remedy = "Give each device of a line an address of its own"
            _refuse((*path, "address"), str(device.address), why, (), remedy)


def _on_lines(settings: "Settings") -> Iterator[tuple[_Path, "Keypad | Sign"]]:
    """Yield each keypad and sign with its path."""
    for name, keypad in settings.keypad.items():
        yield ("keypad", name), keypad
    for name, sign in settings.sign.items():
        yield ("sign", name), sign


def _line_of(settings: "Settings", path: _Path, name: str | None) -> str | None:
    """Return the line of the keypad or sign that a program's key names; None for other keys."""
    if name is None or path[0] in ("keypad", "sign"):
        return None
    kind = _section(path)
    if kind == "keypad":
        return settings.keypad[name].line
    return settings.sign[name].line if kind == "sign" else None


def _refuse(
    path: _Path, value: str | None, why: str, known: Iterable[str], remedy: str = ""
) -> None:
    """Raise the error that carries the key, because a model's own error knows only its section."""
    section = f"Add a section [{_section(path)}.NAME] or take the key out"
    facts = {
        "path": path,
        "value": value,
        "why": why,
        "known": sorted(known),
        "remedy": remedy or section,
    }
    raise PydanticCustomError("reference", "{why}", facts)
