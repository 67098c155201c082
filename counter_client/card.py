"""The card of the desk: the number, its service, its mark, its times and why it was called."""

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from centre.rules.tickets import Origin
from centre.shell.pieces import Card, Letters, Piece, fit, paint
from counter_client.flow import Stage
from counter_client.look import THEME, Icon, label, letters
from counter_client.sentences import refused, why
from counter_client.shown import Shown, clock_between, minutes_between
from db.facts import TicketView


class BigNumber(Piece):
    """The number, as large as its box allows; digits have no descent, so the box is filled."""

    def __init__(self, px: int = 80) -> None:
        """Show nothing yet, in letters of at most px pixels."""
        super().__init__(THEME)
        self._px = px
        self._text = ""
        self.setMinimumHeight(round(px * 0.86))

    def text(self) -> str:
        """Return the number shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another number; the accessible name follows."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def _letters(self) -> Letters:
        return letters(self._px, bold=True, colour="primary", align="centre", lines=1, least=28)

    def fits(self) -> bool:
        """Return whether the number is whole at a permitted size."""
        return not self._text or fit(THEME, self._text, self._letters(), self.width()).fits

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, its capitals centred in the box."""
        del event
        if not self._text:
            return
        fitted = fit(THEME, self._text, self._letters(), self.width())
        box = QRect(0, (self.height() - fitted.height) // 2, self.width(), fitted.height)
        paint(QPainter(self), fitted, box, THEME.primary, "centre")


class Fact(QWidget):
    """A time beside the number: icon, what it is, how long."""

    def __init__(self, icon: str) -> None:
        """Show icon and no words yet."""
        super().__init__()
        self.icon = Icon(icon, 22)
        self.name = label(px=15, align="centre", lines=1)
        self.value = label(px=18, bold=True, align="centre", lines=1)
        self.name.setFixedHeight(20)
        self.value.setFixedHeight(25)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addStretch()
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.name)
        box.addWidget(self.value)
        box.addStretch()

    def tell(self, name: str, value: str) -> None:
        """Show a time; an empty one hides everything but keeps the room."""
        self.icon.setVisible(bool(value))
        self.name.set_text(name if value else "")
        self.value.set_text(value)


class Mark(Card):
    """The mark of a declared priority group: star and words on amber."""

    def __init__(self) -> None:
        """Hide until there is a group."""
        super().__init__(THEME, "warn")
        self.words = label(
            icon="priority", px=15, bold=True, colour="warn", align="centre", lines=2
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 2, 12, 2)
        box.addWidget(self.words)
        self.hide()


class NumberCard(Card):
    """What is at the counter now: a number, or the invitation to call one, or the pause."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__(THEME)
        self.waited = Fact("clock")
        self.serving = Fact("person")
        self.number = BigNumber()
        self.title = label(px=30, bold=True, colour="primary", align="centre", lines=2, least=20)
        self.service = label(px=17, align="centre", lines=2, least=14)
        self.mark = Mark()
        self.reason = label(icon="info", px=15, align="centre", lines=2)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.waited)
        row.addWidget(self.number, 1)
        row.addWidget(self.serving)
        for side in (self.waited, self.serving):
            side.setFixedWidth(84)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.setSpacing(3)
        box.addStretch()
        box.addLayout(row)
        for line in (self.title, self.service, self.mark, self.reason):
            box.addWidget(line)
        box.addStretch()

    def show_desk(self, shown: Shown) -> None:
        """Show this moment."""
        ticket = shown.view.current if shown.view else None
        for part in (self.waited, self.number, self.serving):
            part.setVisible(ticket is not None)
        self.title.setVisible(ticket is None)
        if ticket is None:
            self._show_nobody(shown)
        else:
            self._show_ticket(shown, ticket)

    def _show_ticket(self, shown: Shown, ticket: TicketView) -> None:
        """Show the number that is called or served."""
        self.number.set_text(ticket.label)
        self.service.set_text(shown.words(ticket.service_name))
        minutes = minutes_between(ticket.arrived_at, ticket.called_at)
        self.waited.tell(
            QCoreApplication.translate("Counter", "Đã chờ"),
            QCoreApplication.translate("Counter", "{minutes} phút").format(minutes=minutes),
        )
        self._show_clock(shown, ticket)
        self.mark.setVisible(ticket.priority is not None)
        if ticket.priority_name is not None:
            group = QCoreApplication.translate("Counter", "Ưu tiên: {group}")
            self.mark.words.set_text(group.format(group=shown.words(ticket.priority_name)))
        told = self._told_of(shown, ticket)
        self.reason.setVisible(bool(told))
        self.reason.set_text(told)

    @staticmethod
    def _told_of(shown: Shown, ticket: TicketView) -> str:
        """Return what the next clerk was noted for, else why it was called and no other."""
        if ticket.note:
            noted = QCoreApplication.translate("Counter", "Ghi chú: {note}")
            return noted.format(note=ticket.note)
        if ticket.origin == Origin.COUNTER.value:
            return QCoreApplication.translate(
                "Counter", "Không lấy số ở máy; chỉ ghi sổ, không gọi."
            )
        reason = shown.view.reason if shown.view else None
        return why(reason, ticket.label) if reason else ""

    def _show_clock(self, shown: Shown, ticket: TicketView) -> None:
        """Show how long the citizen is served, or which call this is."""
        if shown.stage is Stage.SERVING:
            name = QCoreApplication.translate("Counter", "Phục vụ")
            self.serving.icon.show_icon("person", "primary")
            self.serving.tell(name, clock_between(ticket.began_at, shown.now))
            return
        times = QCoreApplication.translate("Counter", "lần {calls}").format(calls=ticket.calls)
        self.serving.icon.show_icon("sound", "primary")
        self.serving.tell(QCoreApplication.translate("Counter", "Đã gọi"), times)

    def _show_nobody(self, shown: Shown) -> None:
        """Show that no number is here: free, writing up, or paused."""
        self.mark.hide()
        self._offer(shown)
        title, text = self._nobody(shown)
        self.title.set_text(title)
        self.service.set_text(text)

    def _nobody(self, shown: Shown) -> tuple[str, str]:
        """Return in large and in small words why no number is here."""
        if shown.serves_nobody:
            title = QCoreApplication.translate("Counter", "Không phục vụ")
            return title, refused("role_not_at_desk", {})
        if shown.stage is Stage.PAUSED:
            title = QCoreApplication.translate("Counter", "Đang tạm nghỉ")
            return title, self._pause(shown)
        if shown.stage is Stage.WRAPPING:
            return self._wrap_up(shown)
        return self._free(shown)

    @staticmethod
    def _free(shown: Shown) -> tuple[str, str]:
        """Return how many wait, or that the next arrival is called by itself."""
        waiting = shown.view.waiting_count if shown.view else 0
        if shown.armed:
            title = QCoreApplication.translate("Counter", "Sẽ gọi khi có người")
            return title, QCoreApplication.translate(
                "Counter", "Người đến tiếp theo được gọi ngay. F2 hoặc Esc để thôi."
            )
        if waiting:
            title = QCoreApplication.translate("Counter", "{count} người đang chờ")
            text = QCoreApplication.translate("Counter", "Bấm F2 để gọi số tiếp theo.")
            return title.format(count=waiting), text
        title = QCoreApplication.translate("Counter", "Chưa có ai chờ.")
        return title, QCoreApplication.translate("Counter", "Quầy sẵn sàng. Số mới sẽ hiện ở đây.")

    @staticmethod
    def _wrap_up(shown: Shown) -> tuple[str, str]:
        """Return what is being written up, and how long that may take."""
        title = QCoreApplication.translate("Counter", "Đang ghi hồ sơ {label}")
        text = QCoreApplication.translate(
            "Counter", "Còn {time}. F2 gọi số tiếp theo, Enter khi đã ghi xong."
        )
        here = (shown.view.wrapping if shown.view else None) or ""
        return title.format(label=here), text.format(time=shown.wrap_clock())

    def _offer(self, shown: Shown) -> None:
        """Offer a number that was left at a counter where nobody sits any more."""
        left = shown.view.left if shown.view and shown.stage is not Stage.PAUSED else ()
        self.reason.setVisible(bool(left))
        if left:
            text = QCoreApplication.translate(
                "Counter", "Số {label} còn dở ở {counter}, không có cán bộ. Bấm F5 để nhận."
            )
            counter = shown.name_of_counter(left[0].counter)
            self.reason.set_text(text.format(label=left[0].label, counter=counter))

    @staticmethod
    def _pause(shown: Shown) -> str:
        """Return the reason of the pause and who is left aside."""
        lines = [shown.pause_words()] if shown.view and shown.view.pause_reason else []
        parked = ", ".join(ticket.label for ticket in shown.view.parked) if shown.view else ""
        if parked:
            kept = QCoreApplication.translate("Counter", "Còn số đang gác: {labels}")
            lines.append(kept.format(labels=parked))
        return "\n".join(lines)
