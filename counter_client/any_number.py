"""F8: call any number of today, for a written reason that the supervisor sees."""

from PySide6.QtCore import QCoreApplication

from counter_client.choices import Choices, Option
from counter_client.flow import Action, as_label
from counter_client.look import label
from counter_client.page import SmallPage, field
from counter_client.shown import Asked, Message, Shown

OTHER = "other"


class AnyNumberPage(SmallPage):
    """A number, typed or chosen from those who wait, and why it is called before the others."""

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("any")
        self.number_words = label(px=16, bold=True, lines=1)
        self.number = field(6)
        self.waiting_words = label(px=15, lines=2)
        self.waiting = Choices(columns=4, rows=3)
        self.reason_words = label(px=16, bold=True, lines=1)
        self.reasons = Choices()
        self.reason = field(120)
        for part, share in (
            (self.number_words, 0),
            (self.number, 0),
            (self.waiting_words, 0),
            (self.waiting, 20),
            (self.reason_words, 0),
            (self.reasons, 0),
            (self.reason, 0),
        ):
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self.waiting.changed.connect(lambda option: self.number.setText(option.key))
        self.reasons.changed.connect(lambda _: self._show_reason())

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask for a number; one that was clicked is filled in already."""
        view = shown.view
        known = [*(view.waiting if view else ()), *(view.parked if view else ())]
        self.waiting.set_options([Option(ticket.label, ticket.label) for ticket in known])
        self.waiting.choose(None)
        self.number.setText(number)
        self.reason.clear()
        self.retranslate()
        self.reasons.choose(self.reasons.options()[0].key)
        self._show_reason()
        if number:
            self.waiting.choose(number)
            self.reasons.take_focus()
        else:
            self.waiting.choose(None)
            self.number.setFocus()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("Counter", "Gọi số bất kỳ"))
        self.answer.say(QCoreApplication.translate("Counter", "Gọi số này"))
        self.number_words.set_text(QCoreApplication.translate("Counter", "Số cần gọi"))
        self.number.setPlaceholderText(QCoreApplication.translate("Counter", "Ví dụ: A12"))
        self.number.setAccessibleName(self.number_words.text())
        self.waiting_words.set_text(QCoreApplication.translate("Counter", "Hoặc chọn số đang chờ"))
        reasons = QCoreApplication.translate("Counter", "Lý do (người phụ trách sẽ xem)")
        self.reason_words.set_text(reasons)
        self.reason.setPlaceholderText(QCoreApplication.translate("Counter", "Ghi lý do"))
        self.reason.setAccessibleName(self.reason_words.text())
        self.reasons.set_options(_reasons(), self.reasons.chosen())

    def _show_reason(self) -> None:
        """Show the field for an own reason when it is asked for."""
        own = self.reasons.chosen() == OTHER
        self.reason.setVisible(own)
        if own:
            self.reason.setFocus()

    def submit(self) -> None:
        """Ask for the call; without number or reason say so."""
        number = as_label(self.number.text())
        if not number:
            self.complained.emit(Message("number_missing"))
            self.number.setFocus()
            return
        why = self._why()
        if not why:
            self.complained.emit(Message("reason_missing"))
            self.reason.setFocus()
            return
        self.asked.emit(Asked(Action.ANY, {"label": number, "reason": why}))

    def _why(self) -> str:
        """Return the reason in words."""
        if self.reasons.chosen() == OTHER:
            return " ".join(self.reason.text().split())
        chosen = self.reasons.chosen()
        return next((o.words for o in self.reasons.options() if o.key == chosen), "")


def _reasons() -> list[Option]:
    """Return the reasons that come up most, and the one to be written."""
    return [
        Option("back", QCoreApplication.translate("Counter", "Người dân vắng mặt nay quay lại")),
        Option("papers", QCoreApplication.translate("Counter", "Đã bổ sung giấy tờ")),
        Option("frail", QCoreApplication.translate("Counter", "Người cần giúp đỡ gấp")),
        Option(OTHER, QCoreApplication.translate("Counter", "Lý do khác")),
    ]
