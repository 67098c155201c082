"""The dispenser put together: flow in the middle, store and printer on lanes, the window before."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from centre.rules.codes import Reading
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.services import Centre
from centre.settings import owned
from centre.shell.lane import END_SECONDS
from centre.shell.pieces import Touched
from centre.shell.trouble import StartTrouble
from db import Store
from db.facts import Health, Load, Taken
from kiosk.desks import desks
from kiosk.errands import Errands, Site
from kiosk.flow import Flow
from kiosk.front import Calling, Front
from kiosk.ground import Ground
from kiosk.guidance_desk import GuidanceDesk
from kiosk.own_health import Heartbeat, OwnHealth, StoreLog
from kiosk.printer_lane import Checked, PrinterLane, Wiring
from kiosk.printing import Progress
from kiosk.screens.screen import Scene
from kiosk.senses import Senses
from kiosk.store_lane import StoreLane
from kiosk.visit import (
    CallHelp,
    CheckPaper,
    Page,
    PrintAgain,
    Reload,
    Slip,
    Take,
    Timing,
    View,
    Wish,
)
from kiosk.window import KioskWindow

_SECOND_MS: Final = 1000
_MINUTE_S: Final = 60
# Several pokes of one moment are one reading.
_GATHER_MS: Final = 150
# Pages on which somebody may begin: there the camera looks, elsewhere it rests.
_MAY_BEGIN: Final = frozenset({Page.ATTRACT, Page.HOME, Page.FOUND})
_log = logging.getLogger(__name__)


_UNREAD: Final = datetime.min.replace(tzinfo=UTC)
"""No roll can have been put in then: the store has not been read yet."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the store; roll is when somebody last put paper into this kiosk's printer."""

    centre: Centre
    loads: tuple[Load, ...]
    roll: datetime | None


class Dispenser(QObject):
    """A running dispenser; close() gives everything back."""

    def __init__(self, ground: Ground) -> None:
        """Open the window and both lanes; the first reading of the store brings the first page."""
        super().__init__()
        self._is_closed = False
        self._ground = ground
        self._clock = ground.clock
        self._store = StoreLane(ground.store, f"store {ground.name}")
        self._store_log = StoreLog(ground.name)
        self._health = OwnHealth(
            self._store, lambda kept: self.flow.help_is(heard=kept), self._lost
        )
        self._printer = self._open_printer()
        self._roll: datetime | None = _UNREAD
        self.flow = Flow(
            ground.clock,
            Timing.of(ground.kiosk),
            self._wish,
            self._render,
            has_printer=self._printer is not None,
        )
        calling = Calling.of(ground.settings, ground.kiosk)
        self.front = Front(ground.clock, self._render, calling)
        self._senses = Senses(ground, self._store, self._scanned, self._presence, self._render)
        self._errands = Errands(desks(Site(ground, self.flow, self._store, self._printer)))
        self.window = KioskWindow(
            ground.kiosk,
            ground.clock.monotonic,
            ground.words.available(),
            windowed=ground.windowed,
        )
        self._guidance = GuidanceDesk(ground, self._store, self._render, self._lost)
        self._wake = self._timer(self._tick)
        self._minute = self._timer(self._new_minute)
        self._gather = self._timer(self._reload)
        self._acts = self._make_acts()
        self._begin()

    def _begin(self) -> None:
        """Listen to window, store and devices, and show the first page."""
        name, settings = self._ground.name, self._ground.settings
        self.window.touched.connect(self._touched)
        self._store.changed.connect(self._gather_news)
        self._store.lost.connect(self._news_lost)
        self._report_help(wanted=False)
        self._heartbeat = Heartbeat(self._store, name, owned(settings, "kiosk", name))
        self._senses.start()
        self._guidance.start(self.window)
        self._render()
        self._new_minute()

    def cover(self, page: StartTrouble) -> None:
        """Lay the calm page over the window: the program starts again, which is no end in order."""
        self._heartbeat.crashed()
        self.window.cover(page)

    def close(self) -> None:
        """Close lanes, devices and the window, and take the Qt objects apart in a fixed order.

        The window stays until a slip that is under way is out; every lane has a deadline
        (centre.shell.lane). A part that fails keeps no other from being closed. Repeats do nothing.
        Left to Python's cycle collector they die in any order, which has crashed (PySide6 6.11.3).
        """
        if self._is_closed:
            return
        self._is_closed = True
        for timer in (self._wake, self._minute, self._gather):
            timer.stop()
        self._heartbeat.stop()
        with ExitStack() as ends:
            for thing in (self, self.window, self._store, self._senses, self._heartbeat):
                ends.callback(thing.deleteLater)
            ends.callback(self.window.leave)
            ends.callback(self._store.close, self._heartbeat.farewell)
            for part in (self._senses, self._errands, self._guidance):
                ends.callback(part.close)
            if self._printer is not None:
                ends.callback(self._printer.deleteLater)
                ends.callback(self._printer.close)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def _open_printer(self) -> PrinterLane | None:
        ground = self._ground
        name = ground.kiosk.printer
        if name is None:
            return None
        lane = PrinterLane(
            Wiring(
                kiosk=ground.name,
                printer_name=name,
                clock=ground.clock,
                open_store=ground.store,
                open_printer=lambda: ground.open_printer(ground.settings, name),
                resume_within=timedelta(minutes=ground.kiosk.resume_minutes),
                end_seconds=END_SECONDS + ground.settings.printer[name].deadline_seconds,
            )
        )
        lane.progressed.connect(self._progressed)
        lane.checked.connect(self._checked)
        lane.kick()
        return lane

    # What people touch.

    def _make_acts(self) -> dict[str, Callable[[str], None]]:
        """Return what each kind of target does; the part after the colon is handed over."""
        flow = self.flow
        return {
            "field": flow.choose_field,
            "service": flow.choose_service,
            "priority": lambda group: flow.choose_priority(group or None),
            "take_on_screen": lambda _: flow.take_on_screen(),
            "print_again": lambda _: flow.print_again(),
            "back": lambda _: flow.back(),
            "home": lambda _: flow.home(),
            "stay": lambda _: flow.stay(),
            "turn": lambda _: flow.turn(),
            "language": flow.speak,
            "large": lambda _: flow.toggle("large"),
            "contrast": lambda _: flow.toggle("contrast"),
            "lowered": lambda _: flow.toggle("lowered"),
            "spoken": lambda _: flow.toggle("spoken"),
            "help": lambda _: flow.call_help(),
            "wake": lambda _: self._begin_anew(self._render),
            "found_home": lambda _: self._begin_anew(self.front.forget),
            **self._errands.acts(),
        }

    def _begin_anew(self, bring: Callable[[], None]) -> None:
        """Bring up the first page; a double tap takes no number there."""
        self.flow.settle()
        bring()

    @Slot(object)
    def _touched(self, touched: Touched) -> None:
        kind, _, value = touched.key.partition(":")
        self.front.touched()
        self._guidance.touched()
        self._acts[kind](value)

    # What the scanner and the camera notice.

    def _scanned(self, reading: Reading) -> None:
        if self._errands.scanned(reading):
            self.front.touched()
            self.front.forget()
        else:
            self.front.scanned(reading, self.flow.view().page)

    def _presence(self, someone: bool) -> None:  # noqa: FBT001 - a listener takes one value
        self.front.presence(someone=someone)

    # What the flow wishes.

    def _wish(self, wish: Wish) -> None:
        if isinstance(wish, Take):
            self._take(wish)
        elif isinstance(wish, CheckPaper) and self._printer:
            self._printer.check(wish.request)
        elif isinstance(wish, PrintAgain) and self._printer:
            self._printer.ask_again(wish.job)
        elif isinstance(wish, CallHelp):
            self._report_help(wanted=wish.wanted)
        elif isinstance(wish, Reload):
            self._reload()

    def _take(self, wish: Take) -> None:
        name = self._ground.name

        def take(store: Store) -> Taken:
            return store.day.take(
                wish.request,
                wish.service,
                name,
                wish.priority,
                paper=wish.paper,
                language=wish.language,
            )

        self._store.run(
            take,
            lambda taken: self._taken(wish.request, taken),
            lambda error: self._not_taken(wish.request, error),
        )

    def _taken(self, request: UUID, taken: Taken) -> None:
        self.flow.taken(request, taken)
        if self._printer is not None and taken.paper:
            self._printer.kick()
        self._gather.start(_GATHER_MS)

    def _not_taken(self, request: UUID, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self.flow.refused(request, error)
        elif isinstance(error, Unavailable):
            _log.warning("number not taken kiosk=%s why=%s", self._ground.name, error)
            self._store_log.lost(error)
            self.flow.failed(request, error)
        else:
            raise error

    def _report_help(self, *, wanted: bool) -> None:
        name = self._ground.name
        key, state = ("help_called", "warning") if wanted else ("", "ok")
        self._health.say(Health(name, "kiosk", state, key, {"kiosk": name}))

    # What the lanes tell.

    @Slot()
    def _reload(self) -> None:
        self._store.run(self._read, self._loaded, self._lost)

    def _read(self, store: Store) -> _Reading:
        name = self._ground.kiosk.printer
        roll = store.devices.roll_placed(name) if name else None
        return _Reading(store.centre(), store.day.loads(), roll)

    def _loaded(self, read: _Reading) -> None:
        self._store_log.back()
        self.flow.loaded(read.centre, read.loads)
        self._take_roll(read.roll)
        self._health.say_again()
        self._senses.say_again()
        self._guidance.say_again()

    def _take_roll(self, placed: datetime | None) -> None:
        """Tell the printer of a roll that somebody has put in since the last reading.

        One from before this program began counts no more: its forecast may have seen it already,
        and one that is told too low costs a look, one that is told too high costs slips.
        """
        before, self._roll = self._roll, placed
        if self._printer is not None and before != placed and before is not _UNREAD:
            self._printer.new_roll()

    def _lost(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        self._store_log.lost(error)
        self.flow.lost(error)

    @Slot(object)
    def _gather_news(self, changed: object) -> None:
        del changed
        if self._printer is not None:
            self._printer.expect()
        if not self._gather.isActive():
            self._gather.start(_GATHER_MS)

    @Slot(object)
    def _news_lost(self, lost: object) -> None:
        """Read at once: the reading itself says what the page has to say."""
        del lost
        self._reload()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self.flow.printer_is(progress.key)
        if progress.job is not None and progress.slip is not Slip.NONE:
            self.flow.slip_is(progress.job, progress.slip)

    @Slot(object)
    def _checked(self, checked: Checked) -> None:
        self.flow.printer_is(checked.key)
        self.flow.paper_checked(checked.request)

    @Slot()
    def _new_minute(self) -> None:
        """Show the new minute, read the waits again, and sleep until the next."""
        self._reload()
        self._render()
        now = self._clock.now()
        self._minute.start((_MINUTE_S - now.second) * _SECOND_MS)

    # What is drawn.

    def _tick(self) -> None:
        self.front.tick()
        self.flow.tick()

    def view(self) -> View:
        """Return what is drawn now."""
        return self.front.over(replace(self.flow.view(), scans=self._senses.scans))

    def _render(self) -> None:
        view = self.view()
        self._senses.look(wanted=view.page in _MAY_BEGIN)
        if view.look.language != self._ground.words.language:
            self._ground.words.switch(view.look.language)
        self.window.show_scene(Scene(view, self.flow.centre, self._now()))
        self._guidance.shown(view)
        moments = (self.flow.wake_at(), self.front.wake_at())
        wake_at = min((at for at in moments if at is not None), default=None)
        if wake_at is None:
            self._wake.stop()
        else:
            self._wake.start(max(1, round((wake_at - self._clock.monotonic()) * _SECOND_MS) + 1))

    def _now(self) -> datetime:
        return self._clock.now()
