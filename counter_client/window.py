"""The tall window: header, and one page at a time; all keys, wherever the focus is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_client.any_number import AnyNumberPage
from counter_client.desk import DeskPage
from counter_client.flow import Action, Stage
from counter_client.header import Header
from counter_client.line import UNDO_KEY
from counter_client.look import GAP, THEME
from counter_client.page import SmallPage
from counter_client.pause import PausePage
from counter_client.shown import Asked, Message, Shown, Wanted
from counter_client.sign_in import SignInPage
from counter_client.supervisor.flow import ROLES
from counter_client.supervisor.page import DevicesPage
from counter_client.supervisor.searches_page import SearchesPage
from counter_client.today import TodayPage
from counter_client.transfer import TransferPage

WIDTH: Final = 440
HEIGHT: Final = 720
LEAST_HEIGHT: Final = 690
"""Fits a screen of 768 lines below its title and above its task bar."""
LOW: Final = 715
"""Below this height the waiting list shows one number fewer."""

ASKS_FIRST: Final = frozenset({Action.TRANSFER, Action.ANY, Action.PAUSE})
"""Actions whose key opens a page, which then asks for what belongs to them."""

DESK_KEYS: Final = (
    ("F2", Action.NEXT),
    ("F3", Action.AGAIN),
    ("F4", Action.DONE),
    ("F5", Action.PARK),
    ("F6", Action.ABSENT),
    ("F7", Action.TRANSFER),
    ("F8", Action.ANY),
    ("F9", Action.PAUSE),
)


class TallWindow(QWidget):
    """The clerk's window. It asks (asked), it never acts: the app decides and shows."""

    asked = Signal(object)
    refused = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Make all pages; show_desk fills them."""
        super().__init__()
        self.header = Header()
        self.sign_in = SignInPage()
        self.desk = DeskPage()
        self.transfer = TransferPage()
        self.any_number = AnyNumberPage()
        self.pause = PausePage()
        self.today = TodayPage()
        self.devices = DevicesPage()
        self.searches = SearchesPage()
        self.pages = QStackedWidget()
        self._shown: Shown | None = None
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        for page in (self.sign_in, self.desk, *self._small()):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(GAP)
        box.addWidget(self.header)
        box.addWidget(self.pages, 1)
        self.setMinimumSize(WIDTH - 20, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)

    def _small(self) -> tuple[SmallPage, ...]:
        """Return the pages that lead back to the desk."""
        asking = (self.transfer, self.any_number, self.pause)
        return (*asking, self.today, self.devices, self.searches)

    def _connect(self) -> None:
        """Hear what is asked and wanted on the header and on every page."""
        small = (self.sign_in, *self._small())
        parts: tuple[Header | DeskPage | SmallPage, ...] = (self.header, self.desk, *small)
        self.desk.asked.connect(self._from_desk)
        for part in parts:
            part.wanted.connect(self._from_screens)
        for page in small:
            page.asked.connect(self.asked)
            page.complained.connect(self.refused)

    def _from_screens(self, wanted: Wanted) -> None:
        """Change the page, or pass the wish on."""
        if wanted.what == "desk":
            self.close_page()
        elif wanted.what == "today":
            self.open_today()
        elif wanted.what == "devices":
            self.open_devices()
        elif wanted.what == "searches":
            self.open_searches()
        self.wanted.emit(wanted)

    def _bind_keys(self) -> None:
        for keys, action in DESK_KEYS:
            self._bind(keys, lambda action=action: self._key(action))  # type: ignore[misc]
        self._bind(UNDO_KEY, lambda: self.asked.emit(Asked(Action.UNDO)))
        self._bind("F10", self.open_today)
        self._bind("F12", self._supervise)
        self._bind("F11", lambda: self.wanted.emit(Wanted("strip")))
        for keys in ("Return", "Enter"):
            self._bind(keys, self._enter)
        self._bind("Escape", self._escape)

    def _enter(self) -> None:
        """Begin the service at the desk; on a small page answer it."""
        page = self.pages.currentWidget()
        if isinstance(page, SmallPage):
            page.submit()
        else:
            self._key(Action.START)

    def _escape(self) -> None:
        """Leave a small page; the sign-in has nowhere to go back to."""
        page = self.pages.currentWidget()
        if isinstance(page, SmallPage) and page is not self.sign_in:
            page.leave()

    def _bind(self, keys: str, act: Callable[[], None]) -> None:
        """Let keys act once per press, wherever the focus is; held down they do not repeat."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def press(self, action: Action) -> None:
        """Press a key of the desk from outside: a call keypad's, as if it were on the keyboard.

        A page that was left open under the strip is closed: nobody sees it.
        """
        if not self.isVisible():
            self.close_page()
        self._key(action)

    def call_any(self, label: str) -> None:
        """Ask about a number as a click on it does; with a small page open say how to close it."""
        if not self.isVisible():
            self.close_page()
        if self.pages.currentWidget() is self.desk:
            self._from_desk(Asked(Action.ANY, {"label": label}))
        else:
            self.refused.emit(Message("page_open"))

    def _key(self, legend: Action) -> None:
        """Press a key of the desk; with a small page open say how to close it."""
        if self.pages.currentWidget() is self.desk:
            self.desk.press(legend)
        elif self.pages.currentWidget() is self.devices and self.devices.take(legend):
            return
        elif isinstance(self.pages.currentWidget(), SmallPage):
            self.refused.emit(Message("page_open"))

    def _from_desk(self, asked: Asked) -> None:
        """Open the page that an action needs, or ask for it at once."""
        if asked.action not in ASKS_FIRST or self._is_refused(asked.action):
            self.asked.emit(asked)
            return
        page = {
            Action.TRANSFER: self.transfer,
            Action.ANY: self.any_number,
            Action.PAUSE: self.pause,
        }[asked.action]
        self._open(page, str(asked.facts.get("label", "")))

    def _is_refused(self, action: Action) -> bool:
        return self._shown is None or self._shown.refusals.get(action) is not None

    def _open(self, page: SmallPage, number: str = "") -> None:
        """Show a small page, asking about this moment."""
        if self._shown is None:
            return
        self.pages.setCurrentWidget(page)
        self.wanted.emit(Wanted("page"))
        page.begin(self._shown, number)

    def open_today(self) -> None:
        """Show the day and the devices."""
        if self._shown is not None and self._shown.stage is not Stage.SIGNED_OUT:
            self._open(self.today)

    def _supervise(self) -> None:
        """Open the devices; from there the searches, and the other way round."""
        if self.pages.currentWidget() is self.devices:
            self.open_searches()
        else:
            self.open_devices()

    def open_searches(self) -> None:
        """Show what people looked for in vain to whoever has the role."""
        if self._shown is not None and self._shown.role in ROLES:
            self._open(self.searches)

    def open_devices(self) -> None:
        """Show the centre's devices to whoever has the role."""
        if self._shown is not None and self._shown.role in ROLES:
            self._open(self.devices)

    def close_page(self) -> None:
        """Go back to the desk."""
        self.pages.setCurrentWidget(self.desk)
        self.desk.keys[Action.NEXT].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_desk(self, shown: Shown) -> None:
        """Show this moment on the header and on the page that is open."""
        self._shown = shown
        current = self.pages.currentWidget()
        if shown.stage is Stage.SIGNED_OUT and current is not self.sign_in:
            self.sign_in.forget()
            self.pages.setCurrentWidget(self.sign_in)
        elif shown.stage is not Stage.SIGNED_OUT and current is self.sign_in:
            self.sign_in.forget()
            self.close_page()
        self.devices.note(shown)
        self.searches.note(shown)
        self.header.show_desk(shown)
        self.header.shrink.setVisible(shown.stage is not Stage.SIGNED_OUT)
        page = self.pages.currentWidget()
        if isinstance(page, DeskPage | SmallPage):
            page.show_desk(shown)
        self.setWindowTitle(self.header.counter.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the card in a low window."""
        super().resizeEvent(event)
        self.desk.waiting.make_room(scarce=self.height() < LOW)
        if self._shown is not None:
            self.desk.waiting.show_desk(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Show this moment again in a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.setWindowTitle(self.header.counter.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        QPainter(self).fillRect(event.rect(), THEME.bg)
