"""The stage of the offscreen demonstration: all programs in one process, and hands for them."""

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import cast

from ground import PIN, Ground
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from centre.shell.pieces import Target
from centre.shell.words import Words
from counter_client import app as counters
from db import open_store
from db.silence import BEAT_EVERY
from drivers.registry import device_folder, switches
from kiosk import app as kiosks
from queue_display import app as displays
from queue_display.screen import ScreenApp

PATIENCE_SECONDS = 20.0
LOBBY = {"hall": "sanh-lon", "door": "cua-1", "notices": "niem-yet"}
"""Screens of the lobby beside the board, by the names of their pictures."""


class Stage:
    """Kiosk, keypad, the lobby's screens, three counters, the store behind them, eyes on all."""

    def __init__(self, ground: Ground, pictures: Path) -> None:
        with ExitStack() as ends:
            self._open(ground, pictures, ends)
            self._ends = ends.pop_all()

    def _open(self, ground: Ground, pictures: Path, ends: ExitStack) -> None:
        """Open everything; whatever is open already is closed if the next cannot be opened."""
        settings, clock = ground.settings, ground.clock
        self.settings, self.clock, self.pictures = settings, clock, pictures
        self.words = Words()
        self.store = ends.enter_context(closing(open_store(ground.all_seeing, clock, "demo")))
        self.paper = device_folder(settings, "giay")
        self.faults = switches(self.paper)
        switches(device_folder(settings, "loa")).set(no_time=True)
        opened = ends.enter_context
        self.kiosk = opened(closing(kiosks.build(settings, "k1", self.words, clock=clock)))
        self.keypad = opened(closing(kiosks.build(settings, "danh-gia", self.words, clock=clock)))
        board = opened(closing(displays.build(settings, "sanh", clock=clock)))
        self.board = cast("displays.BoardApp", board)
        self.lobby = {
            layout: opened(closing(displays.build(settings, name, clock=clock)))
            for layout, name in LOBBY.items()
        }
        self.desks: dict[str, counters.CounterApp] = {
            number: opened(
                closing(counters.build(settings, f"q{number}", words=self.words, clock=clock))
            )
            for number in ("1", "2", "3")
        }
        self._lived = clock.now()
        for window in (self.kiosk.window, self.keypad.window):
            window.show()
        for app in (*self._screens(), *self.desks.values()):
            app.show()
        self.settle()
        for window, screen in (
            (self.kiosk.window, settings.kiosk["k1"].screen),
            (self.keypad.window, settings.kiosk["danh-gia"].screen),
            *((app.window, app.ground.display.screen) for app in self._screens()),
        ):
            # Offscreen there is no monitor of these sizes; the windows take them all the same.
            window.showNormal()
            window.resize(screen.width, screen.height)
        self._shots = 0

    def office(self, counter: str) -> QWidget:
        """Return the supervisor's wide window of a counter."""
        return self.desks[counter]._supervision.office

    def windows(self) -> dict[str, QWidget]:
        """Return every window by its name."""
        desks = {f"counter-{number}": desk.window for number, desk in self.desks.items()}
        public = {
            "kiosk": self.kiosk.window,
            "rating": self.keypad.window,
            "board": self.board.window,
        }
        wide = {"office": self.office("3")} if self.office("3").isVisible() else {}
        return {**public, **desks, **wide}

    def _screens(self) -> tuple[ScreenApp, ...]:
        """Return every screen of the lobby, the board first."""
        return (self.board, *self.lobby.values())

    def close(self) -> None:
        """Close everything; without it the threads of the devices keep the process alive."""
        self._ends.close()

    # Eyes.

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Let the programs work until something is so; fail loudly if it does not come."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > deadline:
                self.shoot("stuck")
                raise SystemExit(f"The demonstration waited in vain: {what}")
            QApplication.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Let what is on its way arrive."""
        self._live()
        for _ in range(20):
            QCoreApplication.processEvents()
            time.sleep(0.01)

    def _live(self) -> None:
        """Let all programs give a sign of life: their own timers know nothing of skipped time."""
        now = self.clock.now()
        if now - self._lived < BEAT_EVERY:
            return
        self._lived = now
        for kiosk in (self.kiosk, self.keypad):
            kiosk._heartbeat._live()
        for screen in self._screens():
            screen._live()
        for desk in self.desks.values():
            desk._health._live()

    def shoot(self, name: str, window: str = "") -> None:
        """Keep a picture of a window (or of all) as it looks now."""
        self.settle()
        # The clock of the script jumps; the screens' own wait for the next real minute.
        for app in self._screens():
            app._tick()
        self._shots += 1
        lobby = {title: app.window for title, app in self.lobby.items() if title == window}
        for title, found in (self.windows() | lobby).items():
            if window in ("", title):
                found.grab().save(str(self.pictures / f"{self._shots:02d}-{name}-{title}.png"))

    # Hands.

    def touch(self, window: str, key: str) -> None:
        """Touch the visible target with this key."""
        self.until(f"{key} on {window}", lambda: self._target(window, key) is not None)
        target = self._target(window, key)
        if target is not None:
            # The clock of the double-tap guard is the demonstration's: a person takes a second.
            self.clock.skip(seconds=1)
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())

    def touch_when(self, window: str, key: str, before: Callable[[], None]) -> None:
        """Touch a target that something else will bring up; before is done when it is there."""
        self.until(f"{key} on {window}", lambda: self._target(window, key) is not None)
        before()
        self.touch(window, key)

    def _target(self, window: str, key: str) -> Target | None:
        for target in self.windows()[window].findChildren(Target):
            if target.key == key and target.isVisible() and target.isEnabled():
                return target
        return None

    def press(self, counter: str, key: Qt.Key) -> None:
        """Press a key at a counter, and wait for its effect."""
        desk = self.desks[counter]
        self.clock.skip(seconds=3)
        self.face(counter)
        QTest.keyClick(desk.window, key)
        self.until(f"quiet at counter {counter}", desk.is_quiet)
        self.settle()

    def face(self, counter: str) -> None:
        """Turn to a counter: its window gets the keys."""
        self.desks[counter].window.activateWindow()
        QTest.qWaitForWindowActive(self.desks[counter].window)

    def sign_in(self, counter: str, clerk: str) -> None:
        """Sign a clerk in by the counter's own page."""
        desk = self.desks[counter]
        page = desk.window.sign_in
        self.until("clerks", lambda: page.isVisible() and bool(page.clerks.options()))
        page.clerks.set_options(page.clerks.options(), clerk)
        self.face(counter)
        QTest.keyClicks(page.pin, PIN)
        QTest.keyClick(page.pin, Qt.Key.Key_Return)
        self.until(
            f"{clerk} at {counter}", lambda: self.store.staff.session_at(counter) is not None
        )
        self.until("quiet", desk.is_quiet)

    def at(self, counter: str) -> str:
        """Return the number at a counter, or a dash."""
        current = self.store.day.at_counter(counter).current
        return current.label if current else "–"
