"""The only door to devices: from a settings entry to a driver behind its port.

    folder = device_folder(settings, "t80")
    with closing(printer(settings.printer["t80"], folder)) as t80:
        t80.check()

Nothing is opened here: a driver opens its device at the first call, so that a missing device never
stops a start. The folder is the device's own: its lock, and the paper of a simulated one.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.exclusive import Exclusive
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.printer import NetworkPrinter, SimulatedTransport
from drivers.simulated.speaker import SimulatedSpeaker
from drivers.simulated.switches import Switches
from drivers.speakers.player import Player
from drivers.transports import FileTransport, TcpTransport, Transport

if TYPE_CHECKING:
    from centre.settings import Printer, Settings, Speaker
    from drivers.ports import Loudspeaker, SlipPrinter

DEVICES_FOLDER: Final = "devices"


def device_folder(settings: "Settings", name: str) -> Path:
    """Return the folder of the device called name, below the state folder; it need not exist."""
    return settings.state_folder() / DEVICES_FOLDER / name


def printer(wiring: "Printer", folder: Path) -> "SlipPrinter":
    """Return the printer that wiring describes; folder is its own (see device_folder)."""
    return ThermalPrinter(wiring, transport(wiring, folder), Exclusive(folder / "printer.lock"))


def speaker(wiring: "Speaker", folder: Path) -> "Loudspeaker":
    """Return the loudspeaker that wiring describes; folder is its own (see device_folder)."""
    if wiring.driver == "simulated":
        return SimulatedSpeaker(folder)
    return Player(wiring.command)


def transport(wiring: "Printer", folder: Path) -> Transport:
    """Return the way to the printer: tcp:host:port, file:/path or simulated.

    Raises ValueError for anything else (the settings refuse it before).
    """
    kind, _, rest = wiring.transport.partition(":")
    if kind == "simulated":
        return SimulatedTransport(folder, wiring.width)
    if kind == "file":
        return FileTransport(Path(rest))
    host, _, port = rest.rpartition(":")
    if kind != "tcp" or not host:
        raise ValueError(f"unknown transport {wiring.transport!r}")
    return TcpTransport(host.strip("[]"), int(port))


def switches(folder: Path) -> Switches:
    """Return the switches of the simulated device in folder: set(paper_out=True), clear()."""
    return Switches(folder)


def network_printer(address: tuple[str, int], folder: Path, width: int) -> NetworkPrinter:
    """Return a simulated printer that listens on address and draws into folder; raise OSError."""
    return NetworkPrinter(address, folder, width)
