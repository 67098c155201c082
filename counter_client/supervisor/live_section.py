"""Section "Trực tiếp": the centre at this moment; alarms on top, queues, counters, devices."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.ground import Ground
from counter_client.shown import Message, Shown
from counter_client.supervisor.linked import Linked, told_to_people
from counter_client.supervisor.live import Live, Wish
from counter_client.supervisor.live_alarms import SHORTCUT
from counter_client.supervisor.live_face import LiveFace, keeper
from counter_client.supervisor.section import Section
from db import Store
from db.live.record import LiveNow

TICK_MS: Final = 5000
"""How often it looks where nothing happens: minutes pass, forecasts change, programs fall silent.

What happens at kiosks and counters is seen at once, by the news of the store."""


class LiveSection(Section):
    """The board of whoever runs the centre; it keeps the alarms while it stands."""

    key: ClassVar[str] = "live"
    icon: ClassVar[str] = "live"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make the section; it reads when it is opened."""
        super().__init__(link, ground)
        self.flow = Live()
        self.face: Final = LiveFace()
        self._shown: Shown | None = None
        self._open = self._reading = self._again = False
        self._seen_view: object = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.face)
        self._tick = self._timer(TICK_MS, once=False)
        self._soon = self._timer(0, once=True)
        self.face.alarms.known.connect(self._know)
        knowing = QShortcut(QKeySequence(SHORTCUT), self)
        knowing.activated.connect(self._know_first)

    def _timer(self, ms: int, *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(once)
        timer.timeout.connect(self._look)
        return timer

    # --- a section -------------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the section."""
        return QCoreApplication.translate("Office", "Trực tiếp")

    def open(self, shown: Shown) -> None:
        """Look at once, then at every news and every few seconds."""
        self._shown, self._seen_view = shown, shown.view
        self._open = True
        self._tick.start()
        self._look()
        self.render_board()

    def shut(self) -> None:
        """Look no more, and forget what was seen."""
        self._open = self._reading = self._again = False
        self._tick.stop()
        self._soon.stop()
        self.flow.forget()
        self.face.show_nothing()

    def note(self, shown: Shown) -> None:
        """Take this moment; what the desk has read anew is news for the board."""
        spoke = self._shown.language if self._shown else ""
        is_news = shown.view is not self._seen_view
        self._shown, self._seen_view = shown, shown.view
        if is_news:
            self._look_soon()
        if shown.language != spoke:
            self.render_board()

    def end(self) -> None:
        """Stop the timers."""
        self._tick.stop()
        self._soon.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Show the words of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._open:
            self.render_board()

    # --- the store -------------------------------------------------------------------------------

    def _look_soon(self) -> None:
        """Look when the last look is long enough ago."""
        if self._open and not self._soon.isActive():
            wait = self.flow.wait_for_look(self.ground.clock.monotonic())
            self._soon.start(round(wait * 1000))

    def _look(self) -> None:
        """Look, one look at a time; what happens meanwhile is looked at afterwards."""
        if not self._open:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self.flow.looked(self.ground.clock.monotonic())
        by, turn = keeper(self._shown), self.flow.turn
        self.link.do(
            lambda store: _look(store, by),
            lambda board: self._seen(turn, board),
            lambda error: self._not_seen(turn, error),
        )

    def _seen(self, turn: int, board: LiveNow) -> None:
        if turn != self.flow.turn:
            return
        self._reading = False
        self.flow.seen(board)
        for wish in self.flow.resend(self.ground.clock.monotonic()):
            self._send(wish)
        self.render_board()
        if self._again:
            self._look_soon()

    def _not_seen(self, turn: int, error: NotAllowed | Unavailable) -> None:
        """Keep what was seen before; the window says that the link is lost."""
        if turn != self.flow.turn:
            return
        self._reading = False
        if isinstance(error, NotAllowed):
            self.face.complain(Message(error.key, error.facts, "err"))

    def _know_first(self) -> None:
        first = self.flow.first()
        if first is not None and first.id is not None:
            self._know(first.id)

    def _know(self, alarm: UUID) -> None:
        """Take note of an alarm, if whoever is signed in may."""
        wish = self.flow.know(alarm, self.ground.clock.monotonic()) if keeper(self._shown) else None
        if wish is not None:
            self._send(wish)
            self.render_board()

    def _send(self, wish: Wish) -> None:
        by, turn = keeper(self._shown), self.flow.turn
        self.link.do(
            lambda store: _acknowledge(store, wish, by),
            lambda _: self._answered(turn, wish),
            lambda error: self._missed(turn, wish, error),
        )

    def _answered(self, turn: int, wish: Wish) -> None:
        if turn == self.flow.turn:
            self.flow.answered(wish)
            self._look()

    def _missed(self, turn: int, wish: Wish, error: NotAllowed | Unavailable) -> None:
        if turn != self.flow.turn:
            return
        if isinstance(error, NotAllowed):
            self.flow.refused(wish, error)
            self._look()
        else:
            self.flow.doubted(wish)
        self.render_board()

    def render_board(self) -> None:
        """Show what was read last."""
        if self._shown is not None:
            self.face.show_live(self.flow, self._shown)


def _look(store: Store, by: str) -> LiveNow:
    """Return the board, and keep its alarms if somebody who may looks (on the lane)."""
    with told_to_people():
        return store.live_board.sync_alarms(by) if by else store.live_board.now()


def _acknowledge(store: Store, wish: Wish, by: str) -> object:
    """Keep that an alarm is known (on the lane)."""
    with told_to_people():
        return store.live_board.acknowledge(wish.request, wish.alarm, by)
