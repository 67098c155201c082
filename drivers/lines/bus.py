"""A line with keypads and counter signs, and its one master: a thread, a lock, a poll cycle.

The lock keeps out other programs of this computer that know the same line; they hear "port_busy".
When the line goes, all that hangs on it is told to be gone with it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from drivers.exclusive import Exclusive
from drivers.health import DeviceStatus
from drivers.keeper import WAITS, Keeper
from drivers.lines.master import Master, Wire
from drivers.lines.stations import Station
from drivers.lines.telling import Teller
from drivers.place import Place
from drivers.ports import Hear
from drivers.simulated.line import SimulatedLine
from drivers.transports import Transport, Wires, way_to

if TYPE_CHECKING:
    from centre.settings import Line as Wiring

LOCK: Final = "line.lock"


def make(wiring: "Wiring", place: Place) -> "Bus":
    """Return the line that wiring describes (entry point line.bus)."""
    return Bus(wiring, place)


class Bus:
    """A line and its master (see stations.Line)."""

    def __init__(self, wiring: "Wiring", place: Place, waits: Sequence[float] = WAITS) -> None:
        """Keep the description; nothing is opened. waits are seconds before each further try."""
        self._wiring = wiring
        self._place = place
        self._waits = waits
        self._stations: tuple[Station, ...] = ()
        self._transport: Transport | None = None
        self._keeper: Keeper | None = None

    def join(self, stations: Sequence[Station]) -> None:
        """Take the stations of this line; raise ValueError for those that cannot be on one."""
        _refuse_one_address(stations)
        _refuse_voices(stations)
        self._stations = tuple(stations)
        self._transport = self._way()

    def start(self, hear: Hear) -> None:
        """Begin; returns at once. Called once, after join()."""
        teller = Teller(hear)
        master = Master(self._place.name, self._stations, self._wire(), hear, teller.tell)
        self._keeper = Keeper(
            f"line {self._place.name}",
            self._transport or self._way(),
            master.serve,
            lambda status: self._gone(teller, status),
            Exclusive(self._place.folder / LOCK),
            self._waits,
        )
        self._keeper.start()

    def close(self) -> None:
        """Say farewell to the stations and end; the thread ends within a second."""
        if self._keeper:
            self._keeper.close()

    def _gone(self, teller: Teller, status: DeviceStatus) -> None:
        """Tell why the line cannot be used, and of each station that it cannot be reached."""
        teller.tell("line", self._place.name, status)
        for station in self._stations:
            its = DeviceStatus(status.key, f"line {self._place.name}: {status.detail}")
            teller.tell(station.kind, station.name, its, logged=False)

    def _wire(self) -> Wire:
        """Return the times of this line; a byte has a start bit, 8 data bits, parity and stop."""
        bits = 9 + (self._wiring.parity != "none") + self._wiring.stop_bits
        simulated = self._wiring.transport == "simulated"
        seconds = 0.0 if simulated else bits / self._wiring.baud
        return Wire(self._wiring.reply_ms / 1000, seconds)

    def _way(self) -> Transport:
        """Return the way to the line; a simulated one has the stations' far ends on it."""
        wiring = self._wiring
        wires = Wires(wiring.baud, wiring.parity, wiring.stop_bits, rs485=wiring.rs485)
        simulated = None
        if wiring.transport == "simulated":
            devices = self._place.folder.parent
            twins = [station.twin(devices / station.name) for station in self._stations]
            simulated = SimulatedLine(self._place.folder, twins)
        return way_to(wiring.transport, wires, simulated=simulated)


def _refuse_one_address(stations: Sequence[Station]) -> None:
    """Raise ValueError for an address that two stations have."""
    taken: dict[int, Station] = {}
    for station in stations:
        address = station.address
        if address is not None and taken.setdefault(address, station) is not station:
            first = taken[address].name
            raise ValueError(f"{first} and {station.name} have one address: {address}")


def _refuse_voices(stations: Sequence[Station]) -> None:
    """Raise ValueError for a station that speaks by itself where another one speaks, too."""
    lone = next((station for station in stations if station.unasked), None)
    for other in stations:
        if lone and other is not lone and (other.answers or other.kind == "keypad"):
            raise ValueError(f"{lone.name} speaks by itself and shares the line with {other.name}")
