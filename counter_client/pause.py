"""F9: a pause with its reason, or the end of the shift; parked numbers are not forgotten."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from centre.rules.services import SOURCE_LANGUAGE
from centre.shell.pieces import Card
from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.keys import KeyButton
from counter_client.look import THEME, label
from counter_client.page import SmallPage
from counter_client.sentences import named
from counter_client.shown import Asked, Shown
from db.facts import CounterView, TicketView


class PausePage(SmallPage):
    """Why the counter rests; warns of who is parked, and of who is kept for this clerk alone."""

    acts = frozenset({Action.PAUSE})

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("pause")
        self.warning = Card(THEME, "warn")
        self.warning_words = label(icon="warning", px=15, bold=True, colour="warn", lines=4)
        inside = QHBoxLayout(self.warning)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.warning_words)
        self.reason_words = label(px=16, bold=True, lines=1)
        self.reasons = Choices(rows=7)
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
            self.body.addWidget(part, 1 if part is self.reasons else 0)
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
        self.reasons.set_options(self._declared() or _usual(), self.reasons.chosen())
        self._warn()

    def _declared(self) -> list[Option]:
        """Return the reasons of the centre in the language of the screen."""
        shown = self._shown
        if shown is None or shown.centre is None:
            return []
        declared = shown.centre.choices_of("pause")
        return [Option(each.name[SOURCE_LANGUAGE], shown.words(each.name)) for each in declared]

    def show_desk(self, shown: Shown) -> None:
        """Show what is wrong; reasons and warning follow language and store."""
        super().show_desk(shown)
        if self._shown is not None:
            is_other = shown.language != self._shown.language
            self._shown = shown
            if is_other:
                self.retranslate()
            self._warn()

    def _warn(self) -> None:
        """Warn of numbers that nobody else calls."""
        view = self._shown.view if self._shown else None
        parked = [ticket.label for ticket in view.parked] if view else []
        kept = [ticket.label for ticket in kept_for(view)] if view else []
        lines = []
        if parked:
            text = QCoreApplication.translate(
                "Counter",
                "Còn số đang gác tại quầy này: {labels}. Xin phục vụ hoặc chuyển trước khi nghỉ.",
            )
            lines.append(text.format(labels=named(parked)))
        if kept:
            text = QCoreApplication.translate("Counter", "Chỉ quầy này gọi được: {labels}.")
            lines.append(text.format(labels=named(kept)))
        self.warning.setVisible(bool(lines))
        self.warning_words.set_text("\n".join(lines))

    def submit(self) -> None:
        """Ask for the pause."""
        self.asked.emit(Asked(Action.PAUSE, {"reason": self.reasons.chosen() or ""}))


def kept_for(view: CounterView) -> list[TicketView]:
    """Return who waits for this counter or this clerk alone."""
    return [
        ticket
        for ticket in view.waiting
        if ticket.target == view.counter
        or (ticket.target_clerk is not None and ticket.target_clerk == view.clerk)
    ]


def _usual() -> list[Option]:
    """Return reasons for a centre that has declared none; the words are what is kept."""
    usual = (
        QCoreApplication.translate("Counter", "Nghỉ trưa"),
        QCoreApplication.translate("Counter", "Họp, hội ý"),
        QCoreApplication.translate("Counter", "Xử lý hồ sơ"),
        QCoreApplication.translate("Counter", "Việc khác"),
    )
    return [Option(words, words) for words in usual]
