"""The devices of the settings as a technician names them: kind, name and address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from centre.settings import Keypad, Settings, Sign

KINDS: Final = ("printer", "speaker", "line", "keypad", "sign", "reader", "camera")


@dataclass(frozen=True, slots=True)
class Wired:
    """One device of the settings. path is its name in /dev, "" where it has none."""

    kind: str
    name: str
    address: str

    @property
    def path(self) -> str:
        """Return the device's name in /dev, "" where the address is none."""
        way, _, rest = self.address.partition(":")
        if way in ("serial", "usb", "file", "keys"):
            return rest
        return self.address if self.address.startswith("/dev/") else ""


def wired(settings: "Settings") -> Iterator[Wired]:
    """Yield every device of the settings, kind by kind."""
    for name, printer in settings.printer.items():
        yield Wired("printer", name, printer.transport)
    for name, speaker in settings.speaker.items():
        yield Wired("speaker", name, speaker.output or speaker.command or speaker.driver)
    for name, line in settings.line.items():
        yield Wired("line", name, line.transport)
    for name, keypad in settings.keypad.items():
        yield Wired("keypad", name, keypad.device or _place_on_line(keypad))
    for name, sign in settings.sign.items():
        yield Wired("sign", name, _place_on_line(sign))
    for name, reader in settings.reader.items():
        yield Wired("reader", name, reader.transport)
    for name, camera in settings.camera.items():
        yield Wired("camera", name, camera.device)


def named(settings: "Settings", name: str) -> list[Wired]:
    """Return the devices of this name; several kinds may share one."""
    return [one for one in wired(settings) if one.name == name]


def hung_on(settings: "Settings", line: str) -> list[Wired]:
    """Return the keypads and signs of a line."""
    owners = {("keypad", name): one.line for name, one in settings.keypad.items()}
    owners |= {("sign", name): one.line for name, one in settings.sign.items()}
    return [one for one in wired(settings) if owners.get((one.kind, one.name)) == line]


def _place_on_line(device: "Keypad | Sign") -> str:
    """Return where on its line a device is."""
    return f"line {device.line}, address {device.address}"
