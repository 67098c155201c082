"""Pages by a call keypad alone: the keys of one answer the pages that it has opened.

NEXT and AGAIN go down and up, TRANSFER to the next group, START answers, ABSENT goes back; DONE
leads from the page of a transfer to the list of further acts. The page of a slip that was scanned
is one of theirs; what keyboard or mouse have opened is not: a key must not press it away.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_client.acts import Action
from counter_client.choices import Choices
from counter_client.page import SmallPage
from counter_client.window import TallWindow

KEYS: Final[Mapping[Action, Qt.Key]] = MappingProxyType(
    {
        Action.NEXT: Qt.Key.Key_Down,
        Action.AGAIN: Qt.Key.Key_Up,
        Action.TRANSFER: Qt.Key.Key_Tab,
    }
)
"""Key of the keypad -> key of the keyboard that it is on a page."""
STEPS: Final[Mapping[Action, int]] = MappingProxyType({Action.NEXT: 1, Action.AGAIN: -1})


class Walker:
    """What a call keypad does to the tall window."""

    def __init__(self, window: TallWindow) -> None:
        """Watch which page stands."""
        self._window = window
        self._page: QWidget | None = None
        self._is_pressing = False
        window.pages.currentChanged.connect(self._changed)

    @property
    def page(self) -> SmallPage | None:
        """Return the page that stands because a keypad has opened it, or None."""
        here = self._window.pages.currentWidget()
        return here if here is self._page and isinstance(here, SmallPage) else None

    def press(self, legend: Action, *, lists: bool = False) -> None:
        """Press a key: on a page of ours, else of the desk; lists: open the further acts."""
        self._is_pressing = True
        page = self.page if self._window.isVisible() else None
        if page is not None:
            self._walk(page, legend)
        elif lists and self._window.isVisible() and self._is_at_desk():
            self._window.open_more()
        else:
            self._window.press(legend)
        self._is_pressing = False

    def call_any(self, label: str) -> None:
        """Ask about the number of a slip that was scanned."""
        self._is_pressing = True
        self._window.call_any(label)
        self._is_pressing = False

    def _is_at_desk(self) -> bool:
        return self._window.pages.currentWidget() is self._window.desk

    def _walk(self, page: SmallPage, legend: Action) -> None:
        """Answer a page of ours."""
        if legend is Action.START:
            page.submit()
        elif legend is Action.ABSENT:
            page.leave()
        elif legend is Action.DONE and page is self._window.transfer:
            self._window.close_page()
            self._window.open_more()
        elif legend in KEYS:
            self._move(page, legend)

    def _move(self, page: SmallPage, legend: Action) -> None:
        """Go on from where the focus is: inside a group in the order of reading."""
        here = self._window.focusWidget() or page
        groups = (each for each in page.findChildren(Choices) if each.isAncestorOf(here))
        group = next(groups, None)
        if group is not None and legend in STEPS:
            group.step(STEPS[legend])
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            made = QKeyEvent(kind, KEYS[legend], Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(here, made)

    def _changed(self, _: int) -> None:
        """Note what stands now: ours only if a key of a keypad has led to it."""
        self._page = self._window.pages.currentWidget() if self._is_pressing else None
