"""How every program with a screen begins: arguments, settings, application, signals, calm page.

An app's main() is one call:

    def main() -> int:
        return run(Program("motcua-kiosk", DESCRIPTION, "kiosk", open_kiosk))

where open_kiosk(start) builds everything and returns something with close().
"""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NoReturn, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from centre.rules.errors import Unavailable
from centre.settings import (
    BoardScreen,
    CounterScreen,
    Screen,
    Settings,
    SettingsError,
    load,
)
from centre.settings.kept import usable
from centre.shell import garbage, journal
from centre.shell.arguments import DEFAULT_CONFIG, Arguments, Section, device_of, parse
from centre.shell.ending import CrashHook, QuitSignals
from centre.shell.lane import is_any_left
from centre.shell.theme import Theme, load_fonts
from centre.shell.trouble import StartTrouble
from centre.shell.watchdog import Watchdog
from centre.shell.window import PublicWindow
from centre.shell.words import Words

RETRY_MS: Final = 5000
"""How often a file that cannot be used is read again while the calm page stands."""
FROM_AFAR: Final = 3.0
"""How much larger the calm page of a board is: capitals of 29 mm, read from 5 m."""
EXIT_SETTINGS: Final = 2
"""Exit status of --check when the settings cannot be used."""

__all__ = [
    "DEFAULT_CONFIG",
    "Arguments",
    "Opening",
    "Program",
    "Running",
    "Section",
    "Start",
    "device_of",
    "parse",
    "run",
]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What an app is opened with. device is a key of the program's section of the settings."""

    settings: Settings
    device: str
    windowed: bool
    words: Words


class Running(Protocol):
    """An app that has been opened."""

    def close(self) -> None:
        """Close windows, lanes and devices; called once, when the event loop has ended."""
        ...

    def cover(self, page: StartTrouble) -> None:
        """Lay the calm page over the app's window (PublicWindow.cover does it)."""
        ...


@dataclass(frozen=True, slots=True)
class Program:
    """One program: its command, what --help says of it, its section, and how it is opened.

    open shows the app's window before it returns. It raises SettingsError or Unavailable when it
    cannot, and then has to leave nothing behind, because it is called again.
    """

    name: str
    description: str
    section: Section
    open: Callable[[Start], Running]


def run(program: Program, argv: Sequence[str] | None = None) -> int:
    """Run a program from its command line to its end; return its exit status."""
    arguments = parse(argv, program.name, program.description)
    if arguments.check:
        return _check(program, arguments)
    journal.begin()
    # A millimetre is computed from the settings; the desktop's own scaling would add a second one.
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    app = QApplication([program.name])
    app.setApplicationName(program.name)
    # What a compositor calls our windows: one with two screens tells its programs apart by it.
    app.setDesktopFileName("-".join(filter(None, (program.name, arguments.device))))
    garbage.keep_to_main_thread()
    signals, opening = QuitSignals(), Opening(program, arguments)
    CrashHook(opening.crashed).install()
    opening.attempt()
    status = app.exec()
    opening.close()
    signals.close()
    if is_any_left():
        _leave_at_once(status)
    return status


def _leave_at_once(status: int) -> NoReturn:
    """End the process though a job hangs: Python would wait for it, and nobody would start anew."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


def _check(program: Program, arguments: Arguments) -> int:
    """Say whether the settings can be used; return 0 or EXIT_SETTINGS."""
    try:
        settings = load(arguments.config)
        device = device_of(settings, program.section, arguments.device, arguments.config)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_SETTINGS
    sys.stdout.write(f"{arguments.config}: in order, [{program.section}.{device}]\n")
    return 0


class Opening(QObject):
    """Opens an app; while it cannot, the calm page stands and the settings are read again."""

    def __init__(self, program: Program, arguments: Arguments) -> None:
        """Open nothing yet; attempt() does."""
        super().__init__()
        self._program, self._arguments = program, arguments
        self._running: Running | None = None
        self._calm: PublicWindow | None = None
        self._reason = ""
        self._words = Words(parent=self)
        self._watchdog = Watchdog(self)
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.attempt)

    @Slot()
    def attempt(self) -> None:
        """Read the settings and open the app, or show why not and try again later."""
        try:
            load_fonts()
            self._running = self._open()
        except (SettingsError, Unavailable) as error:
            self._refused(error)
        else:
            self._timer.stop()
            self._uncalm()
        self._watchdog.ready()

    def close(self) -> None:
        """Close the app, when the event loop has ended."""
        self._timer.stop()
        self._watchdog.close()
        self._uncalm()
        if self._running is not None:
            self._running.close()
            self._running = None
        self._words.close()

    def crashed(self) -> None:
        """Show that the program starts again, over whatever is shown."""
        page = StartTrouble(self._calm_theme(), code="defect", restarts=True)
        if self._running is not None:
            self._running.cover(page)
        else:
            self._calm_window().cover(page)

    def is_calm(self) -> bool:
        """Return whether the calm page stands."""
        return self._calm is not None and self._calm.isVisible()

    def _open(self) -> Running:
        """Return the opened app; raise SettingsError or Unavailable."""
        arguments = self._arguments
        if arguments.language is not None:
            self._words.switch(arguments.language)
        settings, refused = usable(arguments.config)
        device = device_of(settings, self._program.section, arguments.device, arguments.config)
        if refused is not None:
            _log.error("the last good settings hold, because the file is refused: %s", refused)
        return self._program.open(Start(settings, device, arguments.windowed, self._words))

    def _refused(self, error: SettingsError | Unavailable) -> None:
        """Show the calm page with the reason in staff print; log each new reason once."""
        reason, code = str(error), error.key if isinstance(error, Unavailable) else "settings"
        self._timer.start()
        if reason == self._reason:
            return
        self._reason = reason
        _log.error("cannot start: %s", reason)
        window = self._calm_window()
        window.uncover()
        window.cover(StartTrouble(self._calm_theme(), code=code, reason=reason))
        window.present()

    def _calm_window(self) -> PublicWindow:
        """Return the window of the calm page; the usual screen of this kind of device."""
        if self._calm is None:
            usual = {"kiosk": Screen, "display": BoardScreen, "counter": CounterScreen}
            windowed = self._arguments.windowed or self._program.section == "counter"
            screen = usual[self._program.section]()
            self._calm = PublicWindow(screen, windowed=windowed, title=self._program.name)
        return self._calm

    def _calm_theme(self) -> Theme:
        """Return the theme of the calm page; a board is read from afar, so its letters grow."""
        theme = self._calm_window().theme()
        grown = FROM_AFAR if self._program.section == "display" else 1.0
        return replace(theme, px_per_mm=theme.px_per_mm * grown)

    def _uncalm(self) -> None:
        """Take the calm page away."""
        self._reason = ""
        if self._calm is not None:
            self._calm.leave()
            self._calm.deleteLater()
            self._calm = None
