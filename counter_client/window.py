"""The tall window: its pages, and all keys, wherever the focus is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut

from counter_client.acts import MORE, MORE_KEY, Action
from counter_client.line import UNDO_KEY
from counter_client.look import THEME
from counter_client.page import SmallPage
from counter_client.pages import HEIGHT, LEAST_HEIGHT, WIDTH, Pages
from counter_client.shown import Asked, Message, Wanted

__all__ = ["HEIGHT", "LEAST_HEIGHT", "WIDTH", "TallWindow"]

FIGURES: Final = "123456789"

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


class TallWindow(Pages):
    """The clerk's window: every key of the desk works wherever the focus is."""

    def __init__(self) -> None:
        """Hear the pages, and bind the keys."""
        super().__init__()
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        """Hear what is asked and wanted on the header and on every page."""
        small = (self.sign_in, *self._small())
        self.desk.asked.connect(self._from_desk)
        self.more.picked.connect(self._pick)
        for part in (self.header, self.desk):
            part.wanted.connect(self._from_screens)
        for page in small:
            page.wanted.connect(self._from_screens)
            page.asked.connect(self.asked)
            page.complained.connect(self.refused)

    def _from_screens(self, wanted: Wanted) -> None:
        """Change the page, or pass the wish on."""
        change = {
            "desk": self.close_page,
            "today": self.open_today,
            "more": self.open_more,
            "receipt": self.open_receipt,
            "devices": self.open_devices,
            "searches": self.open_searches,
        }.get(wanted.what)
        if change is not None:
            change()
        self.wanted.emit(wanted)

    def _bind_keys(self) -> None:
        for keys, action in DESK_KEYS:
            self._bind(keys, lambda action=action: self._key(action))  # type: ignore[misc]
        for action, keys in MORE.items():
            self._bind(keys, lambda action=action: self._pick(Asked(action)))  # type: ignore[misc]
        for keys in (MORE_KEY, "Menu"):
            self._bind(keys, self.open_more)
        self._bind(UNDO_KEY, lambda: self.asked.emit(Asked(Action.UNDO)))
        self._bind("Shift+F8", self.open_receipt)
        self._bind("F10", self.open_today)
        self._bind("F12", self._supervise)
        self._bind("F11", lambda: self.wanted.emit(Wanted("strip")))
        for keys in ("Return", "Enter"):
            self._bind(keys, self._enter)
        self._bind("Escape", self._escape)

    def _enter(self) -> None:
        """Begin the service at the desk, or end its writing up; on a small page answer it."""
        page = self.pages.currentWidget()
        if isinstance(page, SmallPage):
            page.submit()
        else:
            self._key(Action.START)

    def _escape(self) -> None:
        """Leave a small page, but the sign-in; at the desk wait for nobody any more."""
        page = self.pages.currentWidget()
        if page is self.desk:
            self.wanted.emit(Wanted("disarm"))
        elif isinstance(page, SmallPage) and page is not self.sign_in:
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
        """Open the page that an act needs, or ask for it at once."""
        page = None if self._is_refused(asked.action) else self._page_for(asked.action)
        if page is None:
            self.asked.emit(asked)
            return
        self.outcome.ends(asked.action)
        self.any_number.returns(only=asked.action is Action.RETURN)
        self._open(page, str(asked.facts.get("label", "")))

    def _pick(self, asked: Asked) -> None:
        """Do a further act, by its key or from the list; with another page open say so."""
        page = self.pages.currentWidget()
        if page not in (self.desk, self.more):
            if isinstance(page, SmallPage) and page is not self.sign_in:
                self.refused.emit(Message("page_open"))
            return
        if self._is_refused(asked.action):
            self.asked.emit(asked)
            return
        self.close_page()
        if asked.action is Action.TAKE_BACK:
            self._open(self.taking_back)
        else:
            self._from_desk(asked)

    def _supervise(self) -> None:
        """Ask for the supervisor's window; from the devices open the searches, and back."""
        if self.pages.currentWidget() is self.devices:
            self.open_searches()
        elif self.pages.currentWidget() is self.searches:
            self.open_devices()
        else:
            self.wanted.emit(Wanted("office"))

    def changeEvent(self, event: QEvent) -> None:
        """Show this moment again in a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.setWindowTitle(self.header.counter.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a figure on a page that has any; nothing else has taken the key."""
        page, figure = self.pages.currentWidget(), event.text()
        is_figure = len(figure) == 1 and figure in FIGURES
        if not (is_figure and isinstance(page, SmallPage) and page.pick(int(figure))):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        QPainter(self).fillRect(event.rect(), THEME.bg)
