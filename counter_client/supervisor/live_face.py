"""What the live board shows: hours, today's sum, alarms on top, queues, counters, devices."""

from itertools import pairwise
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_client.look import GAP, label
from counter_client.shown import Message, Shown
from counter_client.supervisor import live_alarms_said as alarms_said
from counter_client.supervisor import live_said as said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.live import KEEPERS, Live
from counter_client.supervisor.live_alarms import AlarmList
from counter_client.supervisor.live_parts import CounterGrid, Listed, ServiceTable, quiet
from db.live.record import AlarmNow, LiveNow


class LiveFace(QWidget):
    """All that is seen of the board; each part paints itself only when it has changed."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.now: Final = label(px=15, bold=True, lines=2)
        self.today: Final = label(px=15, lines=2)
        self.count: Final = label(px=15, bold=True, lines=2, align="right")
        self.alarms: Final = AlarmList()
        self.notice: Final = Notice()
        self.services: Final = ServiceTable()
        self.counters_head: Final = label(px=16, bold=True, lines=1)
        self.counters: Final = CounterGrid()
        self.devices: Final = Listed("warning", "warn")
        self.chosen: Final = Listed("any", "ink2")
        self.area: Final = QScrollArea()
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 4, 0)
        within.setSpacing(GAP + 4)
        for part in (self.services, self.counters_head, self.counters, self.devices, self.chosen):
            within.addWidget(part)
        within.addStretch(1)
        quiet(self.area, inside, Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(self.now, 1)
        head.addWidget(self.count, 1)
        box.addLayout(head)
        for top in (self.today, self.alarms, self.notice):
            box.addWidget(top)
        box.addWidget(self.area, 1)

    def show_nothing(self) -> None:
        """Forget what was shown: figures are on their way, or for nobody any more."""
        self.now.set_text(QCoreApplication.translate("Office", "Đang đọc số liệu."))
        self.today.set_text("")
        self.count.set_text("")
        self.alarms.show_alarms({})
        self.complain(None)
        self.area.hide()

    def complain(self, message: Message | None) -> None:
        """Say what was refused; None says nothing."""
        if message is None:
            self.notice.tell("plain", "")
        else:
            self.notice.tell("err", said.told(message.key, message.facts))

    def show_live(self, live: Live, shown: Shown) -> None:
        """Show what was read last."""
        board = live.board
        if board is None:
            self.show_nothing()
            return
        self.now.set_text(said.now_line(board))
        self.today.set_text(said.today_line(board))
        self.count.set_text(alarms_said.alarms_line(board))
        self._show_alarms(board, live, shown)
        self._show_board(board, shown.language)
        self.complain(live.said)
        self.area.show()

    def _show_alarms(self, board: LiveNow, live: Live, shown: Shown) -> None:
        clerks = dict(shown.clerks)
        keyed = {f"{one.kind} {one.subject} {one.id}": one for one in board.alarms}
        self.alarms.show_alarms(
            {
                key: alarms_said.alarm(one, board, shown.language, clerks)
                for key, one in keyed.items()
            }
        )
        first = live.first()
        for key, one in keyed.items():
            refusal = said.told("busy", {}) if live.waits(one.id) else ""
            self.alarms.offer(key, _offered(one, shown), first=one is first, refusal=refusal)

        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from alarm to alarm, then to the board; lines come and go."""
        ways = [*(line.known for line in self.alarms.lines.values()), self.area]
        for before, after in pairwise(ways):
            QWidget.setTabOrder(before, after)

    def _show_board(self, board: LiveNow, language: str) -> None:
        self.services.show_services(
            said.heads(board.target),
            {one.code: said.service(one, board, language) for one in board.services},
        )
        self.counters_head.set_text(QCoreApplication.translate("Office", "Quầy"))
        self.counters.show_counters(
            {one.code: said.counter(one, board, language) for one in board.counters}
        )
        devices = [said.device(one, board.at) for one in board.devices]
        self.devices.show_lines(QCoreApplication.translate("Office", "Thiết bị cần xem"), devices)
        name = said.counter_name(board, language)
        called = [said.chosen(one, name) for one in reversed(board.out_of_order)]
        head = QCoreApplication.translate("Office", "Gọi ngoài thứ tự hôm nay: {count}")
        self.chosen.show_lines(head.format(count=len(called)), called)


def keeper(shown: Shown | None) -> str:
    """Return the clerk who may keep alarms, or nothing: who only reads keeps none."""
    if shown is None or shown.view is None or shown.role not in KEEPERS:
        return ""
    return shown.view.clerk or ""


def _offered(one: AlarmNow, shown: Shown) -> UUID | None:
    """Return the alarm that a line's key takes note of, or None where it has no key."""
    return one.id if keeper(shown) and one.acknowledged_at is None else None
