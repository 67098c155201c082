"""What systemd has to run on a machine, read off its centre.toml: one way to set a thing.

`motcua-enable` asks for it (systemd/deb/enable); a role is nothing but what the settings name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from centre.settings.models import Settings

SEAT: Final = "motcua-seat.service"
COPYING: Final = ("motcua-backup.timer", "motcua-nightly.timer")
"""What copies a database that lies on this machine."""
RETENTION: Final = "motcua-retention.timer"
"""For a file; at a server the attendant removes what is due."""
ATTENDANT: Final = "motcua-attend.service"
DESK: Final = "motcua-counter.desktop"
"""No unit of the machine: a clerk's desktop starts it (systemd/README.md)."""
_OVER_THE_NETWORK: Final = "tcp:"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit to enable; whether it needs the network (lan.conf), and a folder that it writes to."""

    name: str
    network: bool = False
    writes: Path | None = None

    def __str__(self) -> str:
        """Return the line that `python -m centre.settings --units` prints."""
        network = ["lan"] if self.network else []
        writes = [f"writes={self.writes}"] if self.writes else []
        return " ".join([self.name, *network, *writes])


def units(settings: Settings) -> tuple[Unit, ...]:
    """Return the units of a machine with these settings, what others need first."""
    return tuple(_units(settings))


def _units(settings: Settings) -> Iterator[Unit]:
    server = settings.database.server
    if settings.kiosk or settings.display:
        yield Unit(SEAT)
    network = _needs_network(settings)
    for name in settings.kiosk:
        yield Unit(f"motcua-kiosk@{name}.service", network)
    for name in settings.display:
        yield Unit(f"motcua-display@{name}.service", network)
    if server is None or server.is_local:
        second = settings.second_place()
        yield from (Unit(name, writes=second) for name in COPYING)
        yield Unit(RETENTION if server is None else ATTENDANT)
    if settings.counter:
        yield Unit(DESK)


def _needs_network(settings: Settings) -> bool:
    """Tell whether a program of this machine reaches a server or a device with an address.

    Coarse on purpose: private addresses for all its screens, as soon as one device needs them.
    """
    server = settings.database.server
    if server is not None and not server.is_local:
        return True
    ways = [printer.transport for printer in settings.printer.values()]
    ways += [line.transport for line in settings.line.values()]
    ways += [reader.transport for reader in settings.reader.values()]
    return any(way.startswith(_OVER_THE_NETWORK) for way in ways)
