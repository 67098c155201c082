"""What a kiosk stands on: settings, name, clock, words, and the ways to store and printer."""

from collections.abc import Callable
from dataclasses import dataclass

from centre.rules.hours import Clock
from centre.settings import Kiosk, Settings
from centre.shell.words import Words
from db import Store
from drivers import registry
from drivers.ports import SlipPrinter

OpenStore = Callable[[Settings, Clock, str], Store]
OpenPrinter = Callable[[Settings, str], SlipPrinter]


def real_printer(settings: Settings, name: str) -> SlipPrinter:
    """Return the printer of this name as the settings describe it."""
    return registry.printer(settings.printer[name], registry.device_folder(settings, name))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a kiosk is built from; stores and printers are opened by these two, on their lanes."""

    settings: Settings
    name: str
    clock: Clock
    words: Words
    windowed: bool
    open_store: OpenStore
    open_printer: OpenPrinter = real_printer

    @property
    def kiosk(self) -> Kiosk:
        """Return this kiosk's own section of the settings."""
        return self.settings.kiosk[self.name]

    def store(self) -> Store:
        """Open a store of its own for one lane; raise Unavailable."""
        return self.open_store(self.settings, self.clock, f"kiosk:{self.name}")
