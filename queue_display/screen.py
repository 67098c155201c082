"""What every screen of the lobby is made of: window, link, clock, signs of life, lost link.

A layout (board, door, notices) is a Face to draw on and a ScreenApp that says what is read and what
becomes of it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from centre.rules.errors import NotAllowed
from centre.rules.hours import Clock
from centre.settings import Display, Settings, owned
from db import Store, open_store
from db.facts import Health
from db.silence import CLOSED
from queue_display.glass import Glass
from queue_display.link import ScreenLink
from queue_display.loss import LOST_AFTER_SECONDS, Loss
from queue_display.tongue import BoardWords, Tongue, words_of

SHOWN_LANGUAGES: Final = 2
"""More languages than two are spoken but would crowd the glass."""
BEAT_MS: Final = 20_000
"""How often a sign of life is offered; the store keeps one a minute (db.silence.BEAT_EVERY)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a screen stands on; languages are those shown and spoken, the first one leads."""

    settings: Settings
    name: str
    clock: Clock
    languages: tuple[str, ...]

    @property
    def display(self) -> Display:
        """Return this screen's own section of the settings.

        Raises NotAllowed("device_unknown") when the settings have none of this name.
        """
        found = self.settings.display.get(self.name)
        if found is None:
            raise NotAllowed("device_unknown", device=self.name)
        return found

    @property
    def words(self) -> tuple[BoardWords, ...]:
        """Return the sentences in the languages that are shown."""
        return tuple(words_of(Tongue(code)) for code in self.languages[:SHOWN_LANGUAGES])

    @property
    def program(self) -> str:
        """Return the screen's name among the devices: a loudspeaker may have the bare one."""
        return f"display:{self.name}"


class ScreenApp(QObject):
    """One screen: its link and its window. A layout fills take, render, tick and rest."""

    _orderly = True

    def __init__(
        self, ground: Ground, face: QWidget, look: Callable[[Store], object], *, windowed: bool
    ) -> None:
        """Make everything and begin to open the store; show() shows the window."""
        super().__init__()
        self.ground, self.clock = ground, ground.clock
        self.loss = Loss(self.clock)
        self._closed = self._met = False
        self._day = self.clock.now().date()
        self.window = Glass(ground.display, face, self.clock, windowed=windowed)
        self.link = ScreenLink(
            lambda: open_store(ground.settings, self.clock, ground.program), look, self.clock
        )
        self._make_timers()
        self.link.seen.connect(self._see)
        self.link.silent.connect(lambda _: self._feel())

    def take(self, seen: object) -> None:
        """Take what look returned."""
        raise NotImplementedError

    def render(self) -> None:
        """Show this moment, and wake again only when it changes by itself."""
        raise NotImplementedError

    def tick(self, now: datetime, *, new_day: bool) -> None:
        """Show the time of a new minute; new_day: what holds for a date may have changed."""
        raise NotImplementedError

    def rest(self) -> None:
        """Stop the layout's own timers, lanes and devices; the program ends."""

    def show(self) -> None:
        """Show the window and begin to read."""
        self.window.present()
        self._tick()
        self.render()
        self.link.read()

    def cover(self, page: QWidget) -> None:
        """Lay the calm page over the screen: the program starts again, which is no end in order."""
        self._orderly = False
        self.window.cover(page)

    def wake_in(self, seconds: float | None) -> None:
        """Render again in so many seconds; None: not before news."""
        if seconds is None:
            self._change.stop()
        else:
            self._change.start(int(1000 * seconds) + 1)

    def close(self) -> None:
        """End devices and link and close the window; repeats do nothing.

        The Qt objects are taken apart here in a fixed order: left to Python's cycle collector they
        die in any order and on any thread, which has crashed (PySide6 6.11.3).
        """
        if self._closed:
            return
        self._closed = True
        for timer in (self._minute, self._change, self._pulse_of_link, self._beat):
            timer.stop()
        self.rest()
        self.window.leave()
        farewell = Health(self.ground.program, "display", "ok", CLOSED, {})
        self.link.close(farewell if self._orderly else None)
        for thing in (self.link, self.window, self):
            thing.deleteLater()

    def report_size(self, facts: dict[str, float], *, too_small: bool) -> None:
        """Tell technicians whether the glass is large enough for the farthest seat."""
        if too_small:
            said = " ".join(f"{key}={value}" for key, value in facts.items())
            _log.error(
                "board_too_small display=%s %s: choose a larger TV or split zones",
                self.ground.name,
                said,
            )
        state, key = ("warning", "board_too_small") if too_small else ("ok", "")
        self.link.report(
            Health(self.ground.program, "display", state, key, facts if too_small else {})
        )

    def _make_timers(self) -> None:
        """Make the timers: the clock's minute, the next change, the link's loss, signs of life."""
        self._minute, self._change, self._pulse_of_link = QTimer(self), QTimer(self), QTimer(self)
        for timer, act in (
            (self._minute, self._tick),
            (self._change, self.render),
            (self._pulse_of_link, self._feel),
        ):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        self._pulse_of_link.start(round(1000 * LOST_AFTER_SECONDS))
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._live)
        self._beat.start()

    def _live(self) -> None:
        """Give a sign of life."""
        self.link.tell(lambda store: store.live("display", self.ground.program))

    def _see(self, seen: object) -> None:
        """Take a reading; the first one tells the store which devices are this screen's."""
        if not self._met:
            self._met = True
            having = owned(self.ground.settings, "display", self.ground.name)
            self.link.tell(lambda store: store.devices.only(self.ground.program, having))
        self.loss.reached()
        self.take(seen)
        self.render()
        self._feel()

    def _tick(self) -> None:
        """Show the time, and on a new day its notices and calls; wake at the next minute.

        Midnight is no news of the store, and neither is a machine that slept or a clock that
        jumped: yesterday's calls would stand there until somebody writes.
        """
        now = self.clock.now()
        new_day = now.date() != self._day
        self._day = now.date()
        self.window.tick(now)
        self.tick(now, new_day=new_day)
        if new_day:
            self.link.read()
        rest = timedelta(minutes=1) - timedelta(seconds=now.second, microseconds=now.microsecond)
        self._minute.start(int(rest.total_seconds() * 1000) + 1)

    def _feel(self) -> None:
        """Note the link's last sign of life, show its loss, and feel again when loss is due."""
        was_lost = self.loss.seconds_left() <= 0
        self.loss.reached(self.link.quiet_seconds())
        rest = self.loss.seconds_left()
        if was_lost or rest <= 0:
            self.render()
        self._pulse_of_link.start(int(1000 * rest) + 1 if rest > 0 else 1000)
