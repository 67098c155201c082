"""The far ends that simulate-printer and simulate-line are: made, and served until they are closed.

Simulated devices are reached by name here, as the registry reaches drivers: nothing of them is
loaded for the other commands.
"""

import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from drivers import registry
from drivers.commands.wired import hung_on

if TYPE_CHECKING:
    from centre.settings import Settings


class FarEnd(Protocol):
    """A simulated device that works until it is closed."""

    def serve(self) -> None:
        """Work until close() is called."""

    def close(self) -> None:
        """End serve(); may be called by a signal handler."""


def serial_printer(link: Path, folder: Path, width: int, baud: int) -> FarEnd:
    """Return a printer behind a pseudo terminal that link leads to; raise OSError.

    width is in dots; baud 0 lets bytes pass as fast as they come.
    """
    made: FarEnd = _simulated("printer").PtyPrinter(link, folder, width, baud)
    return made


def line(settings: "Settings", name: str, link: Path) -> FarEnd:
    """Return the far end of a line of the settings, with the twins of all that hangs on it.

    Raises DriverMissing, SettingsError for a broken description, OSError.
    """
    twins = []
    for device in hung_on(settings, name):
        wiring = getattr(settings, device.kind)[device.name]
        place = registry.place_of(settings, device.name)
        twins.append(registry.maker(device.kind, wiring.driver)(wiring, place).twin(place.folder))
    if not link.parent.is_dir():
        raise NotADirectoryError(20, f"there is no folder {link.parent}")
    module = _simulated("line")
    folder = registry.device_folder(settings, name)
    return _Line(module.PtyLine(link, module.SimulatedLine(folder, twins)))


class _Line:
    """A line on its own thread, served until it is closed."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._ending = threading.Event()

    def serve(self) -> None:
        self._line.start()
        self._ending.wait()
        self._line.close()

    def close(self) -> None:
        self._ending.set()


def _simulated(name: str) -> Any:
    """Return a module of the simulated devices."""
    return importlib.import_module(f"drivers.simulated.{name}")
