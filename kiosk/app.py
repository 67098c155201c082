"""The composition root: settings → store lane → printer lane → flow → window."""

from centre.rules.hours import Clock
from centre.settings import Settings
from centre.shell.start import Start
from centre.shell.words import Words
from db import open_store
from db.clock import clock_of
from drivers.checking import check
from kiosk.dispenser import Dispenser
from kiosk.ground import Ground, OpenPrinter, OpenStore, real_printer
from kiosk.keypad import Keypad

KioskApp = Dispenser | Keypad


def build(  # noqa: PLR0913 - what a demonstration or a test puts in place of the real thing
    settings: Settings,
    name: str,
    words: Words,
    *,
    windowed: bool = False,
    clock: Clock | None = None,
    store_factory: OpenStore = open_store,
    open_printer: OpenPrinter = real_printer,
) -> KioskApp:
    """Return the running kiosk of this name, its window not yet shown.

    A QApplication and its fonts have to be there. `.window` is the window, `.close()` gives
    everything back. Nothing is waited for: the store and the printer are opened on their lanes.
    Raises SettingsError for a device that cannot be as the settings say.
    """
    check(settings)
    ground = Ground(
        settings=settings,
        name=name,
        clock=clock or clock_of(settings),
        words=words,
        windowed=windowed,
        open_store=store_factory,
        open_printer=open_printer,
    )
    return Keypad(ground) if ground.kiosk.mode == "rating" else Dispenser(ground)


def open_kiosk(start: Start) -> KioskApp:
    """Open the kiosk that the command line and the settings name, and show it."""
    app = build(start.settings, start.device, start.words, windowed=start.windowed)
    app.window.present()
    return app
