"""The rating keypad put together: one counter, one question at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.services import SOURCE_LANGUAGE, Centre, words_in
from centre.settings import Kiosk
from centre.shell.pieces import Touched
from centre.shell.trouble import StartTrouble
from db import Store
from db.facts import Health, OpenRating
from kiosk import areas
from kiosk.areas import Areas
from kiosk.ground import Ground
from kiosk.own_health import Heartbeat, OwnHealth, StoreLog
from kiosk.rating import Close, Rate, RatingFlow, RatingPage, RatingWish
from kiosk.screens.rating import RatingScene, RatingScreen
from kiosk.store_lane import StoreLane
from kiosk.visit import Look
from kiosk.window import FramedWindow

_SECOND_MS: Final = 1000
_MINUTE_S: Final = 60

Reading = tuple[Centre, OpenRating | None, str | None]


class KeypadWindow(FramedWindow):
    """Header and the one page of the keypad. `touched` carries a Touched."""

    touched = Signal(object)

    def __init__(self, kiosk: Kiosk, monotonic: Callable[[], float], *, windowed: bool) -> None:
        """Make the page."""
        super().__init__(kiosk.screen, windowed=windowed, title="Motcua rating")
        self.screen_page = RatingScreen(self.theme_of(Look()), monotonic)
        self.screen_page.setParent(self.ground)
        self.screen_page.touched.connect(self.touched)
        self._shown: tuple[RatingScene, Centre | None, datetime] | None = None

    def show_scene(self, scene: RatingScene, centre: Centre | None, now: datetime) -> None:
        """Draw a scene."""
        self._shown = (scene, centre, now)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._shown is None:
            return
        scene, centre, now = self._shown
        self.dress(Look())
        self.header.show_time(now)
        top = self.place_header(
            words_in(centre.authority, scene.language) if centre else "",
            words_in(centre.name, scene.language) if centre else "",
        )
        theme, size = self.ground.theme, self.size()
        edge = areas.margin(theme, size)
        self.screen_page.setGeometry(0, top, self.width(), self.height() - top)
        room = QRect(edge, edge, self.width() - 2 * edge, self.height() - top - 2 * edge)
        gap = areas.gap(theme, size)
        compact = areas.is_compact(theme, size)
        self.screen_page.show_scene(scene, Areas(room, room, gap, compact, lowered=False))


class Keypad(QObject):
    """A running keypad; close() gives everything back."""

    def __init__(self, ground: Ground) -> None:
        """Open the window and the store's lane."""
        super().__init__()
        self._ground = ground
        self._clock = ground.clock
        self._counter = ground.kiosk.counter or ""
        self._centre: Centre | None = None
        self._language = SOURCE_LANGUAGE
        self._reading = False
        self._read_again = False
        self._store = StoreLane(ground.store, f"store {ground.name}")
        self._store_log = StoreLog(ground.name)
        self._health = OwnHealth(self._store, lambda _kept: None, self._lost)
        self.flow = RatingFlow(ground.clock, self._wish, self._render)
        self.window = KeypadWindow(ground.kiosk, ground.clock.monotonic, windowed=ground.windowed)
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.timeout.connect(self.flow.tick)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._new_minute)
        self.window.touched.connect(self._touched)
        self._store.changed.connect(self._news)
        self._store.lost.connect(self._news)
        self._health.say(Health(ground.name, "kiosk", "ok", "", {"counter": self._counter}))
        self._heartbeat = Heartbeat(self._store, ground.name)
        self._look()
        self._new_minute()

    def cover(self, page: StartTrouble) -> None:
        """Lay the calm page over the window: the program starts again, which is no end in order."""
        self._heartbeat.crashed()
        self.window.cover(page)

    def close(self) -> None:
        """Close window and lane, and take the Qt objects apart as Dispenser.close() does."""
        self._wake.stop()
        self._minute.stop()
        self._heartbeat.stop()
        self._store.close(self._heartbeat.farewell)
        self.window.leave()
        for thing in (self._heartbeat, self._store, self.window, self):
            thing.deleteLater()

    @Slot(object)
    def _touched(self, touched: Touched) -> None:
        kind, _, value = touched.key.partition(":")
        if kind == "level":
            self.flow.touch(int(value))
        elif kind == "skip":
            self.flow.skip()
        elif kind == "language":
            self._language = value
            self._render()

    def _wish(self, wish: RatingWish) -> None:
        if isinstance(wish, Rate):
            self._rate(wish)
        elif isinstance(wish, Close):
            rating = wish.rating
            self._store.run(lambda store: store.answers.close(rating), None, self._lost)
        else:
            self._look()

    def _rate(self, wish: Rate) -> None:
        self._store.run(
            lambda store: store.answers.rate(wish.request, wish.rating, wish.level),
            lambda _kept: self.flow.rated(wish.request),
            lambda error: self._not_rated(wish.request, error),
        )

    def _not_rated(self, request: UUID, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self.flow.refused(request)
        elif isinstance(error, Unavailable):
            self._store_log.lost(error)
            self.flow.failed(request)
        else:
            raise error

    @Slot(object)
    def _news(self, news: object) -> None:
        del news
        self._look()

    def _look(self) -> None:
        """Read the counter; while a reading is under way, one more is enough."""
        if self._reading:
            self._read_again = True
            return
        self._reading = True
        self._store.run(self._read, self._looked, self._look_failed)

    def _read(self, store: Store) -> Reading:
        centre = store.centre()
        here = centre.counter(self._counter).code
        # No more than a board sees: a keypad may not read the counter's queue.
        serving = (desk.label for desk in store.day.at_desks() if desk.counter == here)
        return centre, store.answers.open_at(here), next(serving, None)

    def _looked(self, read: Reading) -> None:
        self._reading = False
        self._store_log.back()
        self._health.say_again()
        centre, rating, serving = read
        self._centre = centre
        self.flow.looked(rating, serving)
        if self._read_again:
            self._read_again = False
            self._look()

    def _look_failed(self, error: Exception) -> None:
        self._reading = self._read_again = False
        self._lost(error)

    def _lost(self, error: Exception) -> None:
        """Take a store that is gone, or a rating that was closed already."""
        if isinstance(error, NotAllowed) and error.key in ("rating_closed", "rating_unknown"):
            return
        if not isinstance(error, Unavailable):
            raise error
        self._store_log.lost(error)
        self.flow.lost(error)

    @Slot()
    def _new_minute(self) -> None:
        self._render()
        self._minute.start((_MINUTE_S - self._clock.now().second) * _SECOND_MS)

    def _render(self) -> None:
        view = self.flow.view()
        if view.page is RatingPage.IDLE:
            self._language = SOURCE_LANGUAGE
        words = self._ground.words
        if self._language != words.language:
            words.switch(self._language)
        known = words.available()
        following = known[(known.index(self._language) + 1) % len(known)]
        counter = self._centre.counters.get(self._counter) if self._centre else None
        scene = RatingScene(view, counter, self._language, following)
        self.window.show_scene(scene, self._centre, self._clock.now())
        wake_at = self.flow.wake_at()
        if wake_at is None:
            self._wake.stop()
        else:
            self._wake.start(max(1, round((wake_at - self._clock.monotonic()) * _SECOND_MS) + 1))
