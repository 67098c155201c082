"""The lists of the settings: pages at the left, the items of a page beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from centre.shell.pieces import fit, paint
from counter_client.keys import KeyButton, Ringed
from counter_client.look import GAP, SCROLL_STYLE, THEME, ground, letters

PAD: Final = 12


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: its key, its words, a second line, and whether it is still in use."""

    key: str
    words: str
    more: str = ""
    active: bool = True


class Choosing(Ringed):
    """One line to press; the one that stands is filled."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.option = Option("", "")
        self.stands = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_option(self, option: Option, *, stands: bool) -> None:
        """Show a line."""
        self.option, self.stands = option, stands
        state = "" if option.active else _ended()
        said = ", ".join(filter(None, (option.words, option.more, state)))
        self.setAccessibleName(said)
        self.setText(option.words)
        self.updateGeometry()
        self.update()

    def _more(self) -> str:
        return ", ".join(filter(None, (self.option.more, "" if self.option.active else _ended())))

    def hasHeightForWidth(self) -> bool:
        """Return True: long names take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its lines in this width."""
        inner = max(1, width - 2 * PAD)
        high = fit(THEME, self.option.words, self._first(), inner).height
        if self._more():
            high += fit(THEME, self._more(), self._second(), inner).height
        return max(44, high + 16)

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        width = max(self.width(), 120)
        return QSize(120, self.heightForWidth(width))

    def fits(self) -> bool:
        """Return whether the words are whole."""
        return self.height() >= self.heightForWidth(self.width()) - 1

    def _first(self) -> object:
        return letters(15, bold=self.stands, lines=4)

    def _second(self) -> object:
        return letters(13, lines=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave up and down to the list, which goes no further than its ends."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and words."""
        del event
        painter = QPainter(self)
        fill = THEME.colour("pale") if self.stands or self.underMouse() else QColor(0, 0, 0, 0)
        edge = THEME.primary if self.stands else None
        ground(painter, self.rect(), fill, edge, focused=self.rings)
        inner = self.rect().adjusted(PAD, 0, -PAD, 0)
        ink = THEME.ink if self.option.active else THEME.colour("ink2")
        first = fit(THEME, self.option.words, self._first(), inner.width())
        more = self._more()
        second = fit(THEME, more, self._second(), inner.width()) if more else None
        high = first.height + (second.height if second else 0)
        top = (self.height() - high) // 2
        paint(painter, first, QRect(inner.left(), top, inner.width(), first.height), ink, "left")
        if second:
            box = QRect(inner.left(), top + first.height, inner.width(), second.height)
            paint(painter, second, box, THEME.colour("ink2"), "left")


class Choosings(QScrollArea):
    """Lines to choose from; up and down go through them. A line stays the same widget."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.lines: list[Choosing] = []
        inside = QWidget()
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 6, 0)
        self._box.setSpacing(0)
        self._box.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(SCROLL_STYLE)

    def show_options(self, options: Sequence[Option], standing: str | None) -> None:
        """Show these lines; the one that stands is filled."""
        while len(self.lines) < len(options):
            made = Choosing()
            made.clicked.connect(lambda _=False, made=made: self.chosen.emit(made.option.key))
            self._box.insertWidget(len(self.lines), made)
            self.lines.append(made)
        for place, made in enumerate(self.lines):
            made.setVisible(place < len(options))
            if place < len(options):
                made.show_option(options[place], stands=options[place].key == standing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the line above or below."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        shown = [made for made in self.lines if not made.isHidden()]
        place = next((n for n, made in enumerate(shown) if made.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        after = shown[max(0, min(len(shown) - 1, place + step))]
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(after)


class ItemList(QWidget):
    """The items of a page, and the key that begins a new one."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.items = Choosings()
        self.new = KeyButton("next", "Ctrl+N")
        self.new.setFixedHeight(48)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.items, 1)
        box.addWidget(self.new)

    def say(self) -> None:
        """Put the words in the language of the moment."""
        self.new.say(QCoreApplication.translate("Settings", "Thêm mới"))


def _ended() -> str:
    return QCoreApplication.translate("Settings", "đã ngừng")
