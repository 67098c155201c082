"""Parts of the live board: the table of queues, the cards of counters, lists, scroll areas."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from counter_client.look import GAP, RADIUS, RING, SCROLL_STYLE, THEME, label
from counter_client.supervisor.live_drawn import CARD, CounterCard, Heads, ServiceRow
from counter_client.supervisor.live_said import CounterWords, ServiceWords

W = TypeVar("W", bound=QWidget)


def kept_in_order(
    box: QVBoxLayout, there: dict[str, W], wanted: Sequence[str], make: Callable[[], W]
) -> None:
    """Have a widget for each key in this order; those that stay are the same, with their focus."""
    for key in there.keys() - set(wanted):
        gone = there.pop(key)
        box.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
    for place, key in enumerate(wanted):
        if key not in there:
            there[key] = make()
        if box.indexOf(there[key]) != place:
            box.insertWidget(place, there[key])


def column() -> tuple[QVBoxLayout, QWidget]:
    """Return a column without margins, and the widget that has it."""
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(GAP)
    return box, inside


def quiet(area: QScrollArea, inside: QWidget, focus: Qt.FocusPolicy) -> None:
    """Put a widget into a scroll area without a frame; focused, it has the ring."""
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(focus)
    ring = f"border: {RING}px solid {THEME.focus.name()}; border-radius: {RADIUS}px;"
    area.setStyleSheet(f"{SCROLL_STYLE} QScrollArea:focus {{ {ring} }}")


class ServiceTable(QWidget):
    """The queues, one row each, under their heads."""

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self.heads = Heads()
        self.rows: dict[str, ServiceRow] = {}
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heads)
        box.addLayout(self._box)

    def show_services(
        self, heads: tuple[str, str, str, str, str], told: Mapping[str, ServiceWords]
    ) -> None:
        """Show these queues; a row whose words are the same is not painted again."""
        self.heads.show_value(heads, "; ".join(heads))
        kept_in_order(self._box, self.rows, list(told), ServiceRow)
        for code, words in told.items():
            self.rows[code].show_value(words, words.aloud(heads))


class CounterGrid(QWidget):
    """The counters as cards, as many beside each other as there is room for."""

    def __init__(self) -> None:
        """Make an empty grid."""
        super().__init__()
        self.cards: dict[str, CounterCard] = {}
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP + 2)
        self._beside = 1
        # Else cards that stand beside each other keep a window from being made narrower.
        self.setMinimumWidth(CARD.width())

    def show_counters(self, told: Mapping[str, CounterWords]) -> None:
        """Show these counters in their order."""
        if list(self.cards) != list(told):
            self._have(list(told))
        for code, words in told.items():
            self.cards[code].show_value(words, words.aloud())

    def _have(self, wanted: Sequence[str]) -> None:
        for code in self.cards.keys() - set(wanted):
            gone = self.cards.pop(code)
            gone.hide()
            gone.deleteLater()
        self.cards = {code: self.cards.get(code) or CounterCard() for code in wanted}
        self._place()

    def _place(self) -> None:
        for place, card in enumerate(self.cards.values()):
            self._box.addWidget(card, place // self._beside, place % self._beside)
        for column in range(12):
            self._box.setColumnStretch(column, int(column < self._beside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        beside = max(1, (self.width() + GAP + 2) // (CARD.width() + GAP + 2))
        if beside != self._beside:
            self._beside = beside
            self._place()


class Listed(QWidget):
    """A head and lines below it, hidden while there are none."""

    def __init__(self, icon: str, colour: str) -> None:
        """Make an empty list whose lines have this icon."""
        super().__init__()
        self.head = label(px=16, bold=True, lines=2)
        self.lines: list[QWidget] = []
        self._icon, self._colour = icon, colour
        self._said: tuple[str, ...] = ()
        self._box, inside = column()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.head)
        box.addWidget(inside)
        self.hide()

    def show_lines(self, head: str, said: Iterable[str]) -> None:
        """Show these lines under a head; none hides both."""
        self.head.set_text(head)
        wanted = tuple(said)
        if wanted != self._said:
            self._said = wanted
            self._fill()
        self.setVisible(bool(wanted))

    def _fill(self) -> None:
        for gone in self.lines:
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.lines = [label(text, icon=self._icon, px=14, lines=0) for text in self._said]
        for line in self.lines:
            self._box.addWidget(line)
