"""Six digits on both screens, one press; then what came of it; and the question of a removal."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from centre.shell.pieces.labels import Kind as Ground
from counter_client.keys import KeyButton
from counter_client.look import GAP, THEME, Icon, label, letters
from counter_client.shown import Shown
from counter_client.supervisor import sentences
from db.enrolment.desk import Enrolled, Offer

DIGITS_PX: Final = 92
"""Six digits fill the page's width: they are read aloud across a room."""
SAME_KEY: Final = "F4"
DIFFERENT_KEY: Final = "F6"
"""Enter takes neither: a press that was under way must not accept digits nobody has read."""


class ComparePart(QWidget):
    """Who asks, the six digits, and the two keys."""

    fitted = Signal()
    differed = Signal()

    def __init__(self) -> None:
        """Make the page; show_pending fills it."""
        super().__init__()
        self.name = label(px=24, bold=True, align="centre", lines=2, least=18)
        self.counter = label(px=16, align="centre", lines=2)
        self.digits = label(px=DIGITS_PX, bold=True, colour="primary", align="centre", lines=1)
        self.question = label(px=18, bold=True, align="centre", lines=3)
        self.warning = label(px=15, lines=4, icon="info", colour="ink2")
        self.same = KeyButton("check", SAME_KEY, 20)
        self.different = KeyButton("close", DIFFERENT_KEY, 18)
        self.same.emphasise(strong=True)
        self.same.clicked.connect(self.fitted)
        self.different.clicked.connect(self.differed)
        self.same.setFixedHeight(72)
        self.different.setFixedHeight(58)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(THEME, "pale")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 10, 8, 10)
        inside.addWidget(self.digits)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + 4)
        box.addStretch(1)
        for part in (self.name, self.counter, card, self.question, self.warning):
            box.addWidget(part)
        box.addStretch(2)
        box.addWidget(self.same)
        box.addWidget(self.different)

    def show_pending(self, pending: Offer, shown: Shown, refusal: str) -> None:
        """Show who asks and its digits; refusal says why the keys do not work now (else "")."""
        self.name.set_text(sentences.titled(pending.place.kind, pending.place.name))
        counter = sentences.counter_words(shown, pending.place.counter)
        self.counter.set_text(counter)
        self.counter.setVisible(bool(counter))
        self.digits.set_text(sentences.digits_in_groups(pending.digits))
        self.question.set_text(
            QCoreApplication.translate("Devices", "Máy mới có hiện đúng sáu số này không?")
        )
        self.warning.set_text(
            QCoreApplication.translate(
                "Devices",
                "Chỉ bấm Khớp khi đã nhìn thấy cả hai màn hình. Nếu khác một số, bấm Không khớp "
                "và báo người phụ trách.",
            )
        )
        self.same.say(QCoreApplication.translate("Devices", "Khớp"))
        self.different.say(QCoreApplication.translate("Devices", "Không khớp"))
        self.same.refuse(refusal)
        self.different.refuse(refusal)


class OutcomePart(QWidget):
    """One large icon and what it means: issuing, done, over."""

    def __init__(self) -> None:
        """Make the page; tell fills it."""
        super().__init__()
        self.icon = Icon("clock", 96)
        self.words = label(px=24, bold=True, align="centre", lines=4, least=18)
        self.more = label(px=16, align="centre", lines=6)
        box = QVBoxLayout(self)
        box.setSpacing(GAP * 3)
        box.addStretch(2)
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.words)
        box.addWidget(self.more)
        box.addStretch(3)

    def tell(self, icon: str, colour: str, words: str, more: str) -> None:
        """Show what happened and what to do next."""
        self.icon.show_icon(icon, colour)
        self.words.set_text(words)
        self.more.set_text(more)
        self.more.setVisible(bool(more))


class RemovalPart(QWidget):
    """Which device is to go, and what happens then."""

    def __init__(self) -> None:
        """Make the question; show_device fills it."""
        super().__init__()
        self.card, self.name = Card(THEME, "warn"), label(px=24, bold=True, lines=2, least=18)
        self.counter = label(px=16, lines=2)
        self.effects = [label(px=16, lines=4, icon=icon) for icon in ("link_off", "info", "again")]
        self.own = label(px=16, bold=True, lines=3, icon="warning", colour="err")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(GAP * 2)
        for part in (self.name, self.counter, *self.effects, self.own):
            inside.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addStretch(1)

    def show_device(self, device: Enrolled, shown: Shown) -> None:
        """Ask about a device; its own screen is told apart."""
        self.name.set_text(sentences.titled(device.place.kind, device.place.name))
        counter = sentences.counter_words(shown, device.place.counter)
        self.counter.set_text(counter)
        self.counter.setVisible(bool(counter))
        for line, words in zip(self.effects, _effects(), strict=True):
            line.set_text(words)
        self.own.setVisible(device.actor == shown.program)
        self.own.set_text(sentences.own_device())


def _effects() -> tuple[str, str, str]:
    """Return what a removal does, in the order of its weight."""
    return (
        QCoreApplication.translate(
            "Devices", "Máy này mất kết nối ngay: mọi phiên làm việc trên máy kết thúc."
        ),
        QCoreApplication.translate("Devices", "Số đã cấp và số đang phục vụ không bị mất."),
        QCoreApplication.translate(
            "Devices", "Muốn dùng lại máy này, phải thêm lại bằng “Thêm thiết bị”."
        ),
    )


class Notice(Card):
    """One sentence about the page: what was wrong, or what was done; hidden without one."""

    def __init__(self) -> None:
        """Hide until something is to be said."""
        super().__init__(THEME)
        self.words = label(px=15, lines=4, icon="info")
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.addWidget(self.words)
        self.hide()

    def tell(self, ground: Ground, words: str) -> None:
        """Show words on a ground (ok, warn, err); "" hides."""
        self.setVisible(bool(words))
        self.set_kind(ground)
        colour = "ink" if ground in ("plain", "pale") else ground
        self.words.set_letters(letters(15, colour=colour, lines=4))
        self.words.set_icon({"ok": "done", "err": "warning", "warn": "warning"}.get(ground, "info"))
        self.words.set_text(words)
