"""The head of the window: which counter, who, in which state, and the way to the strip."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from centre.rules.roles import Act, may, who
from centre.shell.pieces import Card
from centre.shell.pieces.labels import Kind
from counter_client.flow import Stage
from counter_client.keys import KeyButton
from counter_client.look import THEME, label, letters
from counter_client.shown import Shown, Wanted

OFFICE: Final = who(Act.DEVICES, Act.FIGURES)
"""Roles that have more to look at than a desk; F12 leads there."""
STAGES: Final[Mapping[Stage, tuple[str, Kind]]] = {
    Stage.SIGNED_OUT: ("person", "plain"),
    Stage.FREE: ("done", "ok"),
    Stage.WRAPPING: ("papers", "pale"),
    Stage.CALLED: ("sound", "pale"),
    Stage.SERVING: ("person", "pale"),
    Stage.PAUSED: ("pause", "warn"),
}
"""Stage -> icon and ground of its chip; the words are those of stage_words."""


def stage_words(stage: Stage) -> str:
    """Return a stage in words."""
    return {
        Stage.SIGNED_OUT: QCoreApplication.translate("Counter", "Chưa đăng nhập"),
        Stage.FREE: QCoreApplication.translate("Counter", "Sẵn sàng"),
        Stage.WRAPPING: QCoreApplication.translate("Counter", "Đang ghi"),
        Stage.CALLED: QCoreApplication.translate("Counter", "Đang gọi"),
        Stage.SERVING: QCoreApplication.translate("Counter", "Đang phục vụ"),
        Stage.PAUSED: QCoreApplication.translate("Counter", "Tạm nghỉ"),
    }[stage]


def state_words(shown: Shown) -> str:
    """Return where the desk stands, in at most three words; a free one may wait for somebody."""
    if shown.armed:
        return QCoreApplication.translate("Counter", "Đang đợi")
    return stage_words(shown.stage)


class StageChip(Card):
    """The state of the desk: icon and words; a lost link comes before all."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(THEME)
        self.words = label(px=15, bold=True, lines=1, align="centre", icon="info")
        box = QHBoxLayout(self)
        box.setContentsMargins(5, 2, 7, 2)
        box.addWidget(self.words)
        self.setFixedHeight(36)
        # A long name beside it shrinks; the state never does.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_desk(self, shown: Shown) -> None:
        """Show the state of this moment."""
        icon, kind = STAGES[shown.stage]
        text = state_words(shown)
        if shown.armed:
            icon, kind = "clock", "pale"
        if shown.serves_nobody:
            icon, kind = "person", "plain"
            text = QCoreApplication.translate("Counter", "Không phục vụ")
        if shown.lost_at is not None:
            icon, kind = "link_off", "err"
            text = QCoreApplication.translate("Counter", "Mất kết nối")
        self.set_kind(kind)
        self.words.set_icon(icon)
        self.words.set_text(text)


class Header(QWidget):
    """Counter and clerk on the left; state, the devices (by role) and the strip's key right."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """Make the header; show_desk fills it."""
        super().__init__()
        self._role = ""
        self.counter = label(px=20, bold=True, lines=1, least=12)
        self.clerk = label(px=15, lines=1, least=11)
        self.chip = StageChip()
        self.devices = KeyButton("board", "F12", 13, upright=True)
        self.devices.setFixedSize(72, 50)
        self.devices.clicked.connect(self._open)
        self.shrink = KeyButton("down", "", upright=True)
        self.shrink.setFixedSize(38, 44)
        self.shrink.clicked.connect(lambda: self.wanted.emit(Wanted("strip")))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.counter)
        names.addWidget(self.clerk)
        box = QHBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(names, 1)
        box.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.devices, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.shrink, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(HEIGHT)

    def _open(self) -> None:
        """Ask for the devices; who may not see them, for the supervisor's window."""
        sees_devices = may(self._role, Act.DEVICES)
        self.wanted.emit(Wanted("devices") if sees_devices else Wanted("office"))

    def _make_room(self, *, wide: bool) -> None:
        """Show the key of the devices, or leave its room to the names."""
        self.devices.setVisible(wide)
        self.setFixedHeight(HIGHER if wide else HEIGHT)
        self.clerk.set_letters(letters(15, least=11, lines=2 if wide else 1))
        self.counter.set_letters(letters(17 if wide else 20, bold=True, least=12, lines=1))

    def show_desk(self, shown: Shown) -> None:
        """Show this moment."""
        unnamed = QCoreApplication.translate("Counter", "Quầy một cửa")
        self.counter.set_text(shown.counter_name() or unnamed)
        self.clerk.set_text(shown.clerk)
        self.clerk.setVisible(bool(shown.clerk))
        self.chip.show_desk(shown)
        self._role = shown.role
        self._make_room(wide=shown.role in OFFICE)
        if may(shown.role, Act.FIGURES) and not may(shown.role, Act.DEVICES):
            self.devices.say(QCoreApplication.translate("Counter", "Điều hành"))
        else:
            self.devices.say(QCoreApplication.translate("Counter", "Thiết bị"))
        self.shrink.say("")
        name = QCoreApplication.translate("Counter", "Thu thành thanh nhỏ (F11)")
        self.shrink.setAccessibleName(name)
        self.shrink.setToolTip(name)


HEIGHT: Final = 46
HIGHER: Final = 54
"""Height where the key of the devices takes its share of the width: the clerk's name wraps."""
RING_ROOM: Final = 4
