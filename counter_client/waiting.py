"""Who waits: how many, how long, the next three; a click on a number calls it with a reason."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from centre.shell import icons
from centre.shell.pieces import Card, Fitted, Letters, fit, paint
from counter_client.flow import Action
from counter_client.keys import Ringed
from counter_client.look import RING, THEME, ground, label, letters
from counter_client.shown import Asked, Shown, minutes_between
from db.facts import TicketView

NEXT = 3
"""So many of the waiting are shown by number."""
ROW_PX = 36
NUMBER_PX = 60
MINUTES_PX = 60


class WaitingRow(Ringed):
    """One waiting number: number, priority mark, service, minutes."""

    def __init__(self) -> None:
        """Make an empty row."""
        super().__init__()
        self.label = ""
        self._service = ""
        self._minutes = ""
        self._priority = ""
        self.setFixedHeight(ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_ticket(self, shown: Shown, ticket: TicketView) -> None:
        """Show a waiting ticket."""
        self.label = ticket.label
        self._service = shown.words(ticket.service_name)
        minutes = minutes_between(ticket.arrived_at, shown.now)
        self._minutes = QCoreApplication.translate("Counter", "{minutes} phút").format(
            minutes=minutes
        )
        self._priority = shown.words(ticket.priority_name) if ticket.priority_name else ""
        told = (self.label, self._service, self._priority, self._minutes)
        self.setText(" · ".join(part for part in told if part))
        self.setAccessibleName(self.text())
        self.setToolTip(self._priority)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(200, ROW_PX)

    def fits(self) -> bool:
        """Return whether the service's name is whole at a permitted size."""
        return self._fitted(self._box()).fits

    def _letters(self) -> Letters:
        return letters(15, lines=2, least=12)

    def _box(self) -> QRect:
        """Return where the service's name goes."""
        mark = 20 if self._priority else 0
        return self.rect().adjusted(RING + 4 + NUMBER_PX + mark, 0, -MINUTES_PX - RING - 8, 0)

    def _fitted(self, box: QRect) -> Fitted:
        return fit(THEME, self._service, self._letters(), max(1, box.width()), box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        if over or self.rings:
            fill = THEME.colour("pale")
            ground(painter, self.rect(), fill, THEME.primary, focused=self.rings)
        left = RING + 4
        one = letters(18, bold=True, colour="primary", lines=1)
        self._words(painter, self.label, one, QRect(left, 0, NUMBER_PX, self.height()))
        if self._priority:
            star = QRect(left + NUMBER_PX - 4, (self.height() - 20) // 2, 20, 20)
            icons.draw(painter, "priority", star, THEME.colour("warn"))
        box = self._box()
        fitted = self._fitted(box)
        box.translate(0, (box.height() - fitted.height) // 2)
        paint(painter, fitted, box, THEME.ink, "left")
        right = QRect(self.width() - MINUTES_PX - left, 0, MINUTES_PX, self.height())
        self._words(painter, self._minutes, letters(15, align="right", lines=1), right)

    @staticmethod
    def _words(painter: QPainter, text: str, how: Letters, box: QRect) -> None:
        """Paint one line in the middle of box."""
        fitted = fit(THEME, text, how, box.width())
        row = QRect(box.left(), (box.height() - fitted.height) // 2, box.width(), fitted.height)
        paint(painter, fitted, row, THEME.colour(how.colour), how.align)


class WaitingList(Card):
    """How many wait, the longest wait, the next numbers."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__(THEME)
        self.count = label(px=16, bold=True, lines=1, icon="people")
        self.longest = label(px=15, align="right", lines=1)
        self.rows = tuple(WaitingRow() for _ in range(NEXT))
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.longest, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 6, 4, 4)
        box.setSpacing(0)
        box.addLayout(head)
        for row in self.rows:
            policy = row.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            row.setSizePolicy(policy)
            row.clicked.connect(lambda _=False, row=row: self._choose(row))
            box.addWidget(row)

    def make_room(self, *, scarce: bool) -> None:
        """Show one number fewer, so that the card above stays whole, or all again."""
        policy = self.rows[-1].sizePolicy()
        policy.setRetainSizeWhenHidden(not scarce)
        self.rows[-1].setSizePolicy(policy)
        self._most = NEXT - 1 if scarce else NEXT

    @property
    def left_out(self) -> int:
        """Return the height that the list would need beyond its present one, in pixels."""
        return (NEXT - self._most) * ROW_PX

    _most = NEXT

    def _choose(self, row: WaitingRow) -> None:
        """Ask to call the number of a row before its turn."""
        self.chosen.emit(Asked(Action.ANY, {"label": row.label}))

    def show_desk(self, shown: Shown) -> None:
        """Show who waits now."""
        view = shown.view
        text = QCoreApplication.translate("Counter", "Đang chờ: {count}")
        self.count.set_text(text.format(count=view.waiting_count if view else 0))
        self.longest.set_text(self._longest(shown))
        waiting = view.waiting[: self._most] if view else ()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(waiting))
            if place < len(waiting):
                row.show_ticket(shown, waiting[place])

    @staticmethod
    def _longest(shown: Shown) -> str:
        """Return the longest wait in words; nobody waits: how many are parked."""
        view = shown.view
        if view is None or view.longest_minutes is None:
            return ""
        waits = [minutes_between(ticket.arrived_at, shown.now) for ticket in view.waiting]
        longest = max([view.longest_minutes, *waits])
        text = QCoreApplication.translate("Counter", "Lâu nhất {minutes} phút")
        return text.format(minutes=longest)
