"""F9: a pause with its reason, or the end of the shift; parked numbers are not forgotten."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from centre.shell.pieces import Card
from counter_client.choices import Choices, Option
from counter_client.flow import Action
from counter_client.keys import KeyButton
from counter_client.look import THEME, label
from counter_client.page import SmallPage
from counter_client.shown import Asked, Shown


class PausePage(SmallPage):
    """Why the counter rests; warns of who is parked or still waits."""

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("pause")
        self.warning = Card(THEME, "warn")
        self.warning_words = label(icon="warning", px=15, bold=True, colour="warn", lines=4)
        inside = QHBoxLayout(self.warning)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.warning_words)
        self.reason_words = label(px=16, bold=True, lines=1)
        self.reasons = Choices()
        self.leave_words = label(px=16, bold=True, lines=1)
        self.sign_out = KeyButton("close", "", 16)
        self.sign_out.setFixedHeight(52)
        self.sign_out.clicked.connect(lambda: self.asked.emit(Asked(Action.SIGN_OUT)))
        self._shown: Shown | None = None
        for part in (
            self.warning,
            self.reason_words,
            self.reasons,
            self.leave_words,
            self.sign_out,
        ):
            self.body.addWidget(part)
        self.body.addStretch()

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask for the reason, and warn of the parked numbers of the moment."""
        del number
        self._shown = shown
        self.retranslate()
        self.reasons.take_focus()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("Counter", "Tạm nghỉ"))
        self.answer.say(QCoreApplication.translate("Counter", "Bắt đầu nghỉ"))
        self.reason_words.set_text(QCoreApplication.translate("Counter", "Lý do nghỉ"))
        self.leave_words.set_text(QCoreApplication.translate("Counter", "Hết ca làm việc"))
        self.sign_out.say(QCoreApplication.translate("Counter", "Đăng xuất"))
        self.reasons.set_options(
            [
                Option("noon", QCoreApplication.translate("Counter", "Nghỉ trưa")),
                Option("meeting", QCoreApplication.translate("Counter", "Họp, hội ý")),
                Option("back_office", QCoreApplication.translate("Counter", "Xử lý hồ sơ")),
                Option("other", QCoreApplication.translate("Counter", "Việc khác")),
            ],
            self.reasons.chosen(),
        )
        self._warn()

    def _warn(self) -> None:
        """Warn of parked numbers, which nobody else calls."""
        view = self._shown.view if self._shown else None
        parked = ", ".join(ticket.label for ticket in view.parked) if view else ""
        text = QCoreApplication.translate(
            "Counter",
            "Còn số đang gác tại quầy này: {labels}. Xin phục vụ hoặc chuyển trước khi nghỉ.",
        )
        self.warning.setVisible(bool(parked))
        self.warning_words.set_text(text.format(labels=parked) if parked else "")

    def submit(self) -> None:
        """Ask for the pause."""
        chosen = self.reasons.chosen()
        words = next((o.words for o in self.reasons.options() if o.key == chosen), "")
        self.asked.emit(Asked(Action.PAUSE, {"reason": words}))
