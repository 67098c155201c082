"""The only door to devices: from a settings entry to a driver behind its port.

    t80 = printer(settings.printer["t80"], device_folder(settings, "t80"))

Drivers are entry points of the group `motcua.drivers`, named KIND.DRIVER ("printer.thermal"). Ours
are listed in our own pyproject.toml, so that a package of another maker comes in by the same door.
Nothing is opened here: a driver opens its device at the first call, so that a missing device never
stops a start.
"""

import functools
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from centre.settings import FILE_NAME, Problem, SettingsError
from drivers.lines.panel import LinePanel
from drivers.lines.stations import Standalone
from drivers.place import Place
from drivers.simulated.printer import NetworkPrinter
from drivers.simulated.switches import Switches

if TYPE_CHECKING:
    from centre.settings import Printer, Settings, Speaker
    from drivers.lines.stations import Line, SignStation, Station
    from drivers.ports import Camera, CodeReader, Loudspeaker, Panel, SlipPrinter

GROUP: Final = "motcua.drivers"
DEVICES_FOLDER: Final = "devices"

Maker = Callable[[Any, Place], Any]
"""Makes a device from its section of the settings and its place."""


class DriverMissing(Exception):  # noqa: N818 - what is, not a mistake of the program
    """No installed package has a driver of this name."""

    def __init__(self, kind: str, name: str) -> None:
        """Keep kind and name, and say which there are."""
        super().__init__(f"no {kind} driver is called {name!r}; installed: {drivers(kind)}")
        self.kind = kind
        self.name = name


def drivers(kind: str) -> list[str]:
    """Return the names of the installed drivers of a kind of device."""
    return sorted(name.partition(".")[2] for name in _doors() if name.startswith(f"{kind}."))


def maker(kind: str, name: str) -> Maker:
    """Return what makes a device; raise DriverMissing."""
    door = _doors().get(f"{kind}.{name}")
    if door is None:
        raise DriverMissing(kind, name)
    found: Maker = door.load()
    return found


@functools.cache
def _doors() -> dict[str, Any]:
    """Return the entry points of all installed drivers by name."""
    return {door.name: door for door in entry_points(group=GROUP)}


def device_folder(settings: "Settings", name: str) -> Path:
    """Return the folder of the device called name, below the state folder; it need not exist."""
    return settings.state_folder() / DEVICES_FOLDER / name


def place_of(settings: "Settings", name: str) -> Place:
    """Return the place of the device called name."""
    return Place(name, device_folder(settings, name))


def printer(wiring: "Printer", folder: Path) -> "SlipPrinter":
    """Return the printer that wiring describes; folder is its own (see device_folder)."""
    made: SlipPrinter = maker("printer", wiring.driver)(wiring, Place(folder.name, folder))
    return made


def speaker(wiring: "Speaker", folder: Path) -> "Loudspeaker":
    """Return the loudspeaker that wiring describes; folder is its own (see device_folder)."""
    made: Loudspeaker = maker("speaker", wiring.driver)(wiring, Place(folder.name, folder))
    return made


def reader(settings: "Settings", name: str) -> "CodeReader":
    """Return the scanner of this name."""
    wiring = settings.reader[name]
    made: CodeReader = maker("reader", wiring.driver)(wiring, place_of(settings, name))
    return made


def camera(settings: "Settings", name: str) -> "Camera":
    """Return the camera of this name."""
    wiring = settings.camera[name]
    made: Camera = maker("camera", wiring.driver)(wiring, place_of(settings, name))
    return made


def panel(settings: "Settings", keypads: Sequence[str] = (), signs: Sequence[str] = ()) -> "Panel":
    """Return the keypads and signs of these names as one panel; nothing is opened.

    Raises DriverMissing, and SettingsError for a broken description or for devices of a line that
    have one address.
    """
    lines: dict[str | None, list[Station]] = {}
    alone: list[Standalone] = []
    shown: dict[str, SignStation] = {}
    for name in dict.fromkeys(keypads):
        keypad = settings.keypad[name]
        made = maker("keypad", keypad.driver)(keypad, place_of(settings, name))
        if isinstance(made, Standalone):
            alone.append(made)
        else:
            lines.setdefault(keypad.line, []).append(made)
    for name in dict.fromkeys(signs):
        sign = settings.sign[name]
        shown[name] = maker("sign", sign.driver)(sign, place_of(settings, name))
        lines.setdefault(sign.line, []).append(shown[name])
    return LinePanel([_line(settings, *each) for each in lines.items()], alone, shown)


def _line(settings: "Settings", name: str | None, stations: "Sequence[Station]") -> "Line":
    """Return a line that its stations have joined; raise DriverMissing or SettingsError."""
    if name is None:
        raise _refused(settings, f"keypad.{stations[0].name}.line", "its driver needs a line")
    wiring = settings.line[name]
    made: Line = maker("line", wiring.driver)(wiring, place_of(settings, name))
    try:
        made.join(stations)
    except ValueError as error:
        raise _refused(settings, f"line.{name}", str(error)) from None
    return made


def _refused(settings: "Settings", key: str, what: str) -> SettingsError:
    """Return the error for devices that cannot be on a line together."""
    problem = Problem(None, key, what, "Give each device a line and an address of its own")
    return SettingsError(settings.folder / FILE_NAME, [problem])


def switches(folder: Path) -> Switches:
    """Return the switches of the simulated device in folder: set(paper_out=True), clear()."""
    return Switches(folder)


def network_printer(address: tuple[str, int], folder: Path, width: int) -> NetworkPrinter:
    """Return a simulated printer that listens on address and draws into folder; raise OSError."""
    return NetworkPrinter(address, folder, width)
