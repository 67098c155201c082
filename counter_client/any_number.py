"""F8: call any number of today, for a written reason; somebody who was absent may wait again."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from centre.rules.tickets import State
from centre.shell.pieces import Card
from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.keys import KeyButton
from counter_client.look import THEME, label
from counter_client.numbers import as_label
from counter_client.page import SmallPage, field
from counter_client.shown import Asked, Message, Shown, Wanted
from db.facts import TicketView

OTHER = "other"
RETURN, CALL = "return", "call"


class AnyNumberPage(SmallPage):
    """A number, typed or chosen from those who wait, and why it is called before the others.

    A number that waits nowhere is looked up (looked_up; found is the answer): if it was marked
    absent, the rule of the centre brings it back, which needs no reason.
    """

    acts = frozenset({Action.ANY, Action.RETURN})
    looked_up = Signal(str)

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("any")
        self.number_words = label(px=16, bold=True, lines=1)
        self.number = field(6)
        self.waiting_words = label(px=15, lines=2)
        self.waiting = Choices(columns=4, rows=3)
        self.absent = Card(THEME, "warn")
        self.absent_words = label(icon="absent", px=15, bold=True, colour="warn", lines=3)
        self.ways = Choices()
        self.reason_words = label(px=16, bold=True, lines=1)
        self.reasons = Choices()
        self.reason = field(120)
        self.receipt = KeyButton("result", "Shift+F8", 14)
        self._fill_body()
        self._returns_only = self._is_wanted = False
        self._awaited = ""
        self._ticket: TicketView | None = None
        self.waiting.changed.connect(lambda option: self.number.setText(option.key))
        self.number.textChanged.connect(self._typed)
        self.ways.changed.connect(lambda _: self._arrange())
        self.reasons.changed.connect(lambda _: self._show_reason())
        self.receipt.clicked.connect(lambda: self.wanted.emit(Wanted("receipt")))

    def _fill_body(self) -> None:
        inside = QHBoxLayout(self.absent)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.absent_words)
        parts: tuple[tuple[QWidget, int], ...] = (
            (self.number_words, 0),
            (self.number, 0),
            (self.absent, 0),
            (self.ways, 0),
            (self.waiting_words, 0),
            (self.waiting, 20),
            (self.reason_words, 0),
            (self.reasons, 0),
            (self.reason, 0),
        )
        for part, share in parts:
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self.receipt.setFixedHeight(44)
        self.body.addWidget(self.receipt)

    def returns(self, *, only: bool) -> None:
        """Ask for somebody who was absent (only), or for any number."""
        self._returns_only = only

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask for a number; one that was clicked is filled in already."""
        view = shown.view
        known = [*(view.waiting if view else ()), *(view.parked if view else ())]
        self._forget()
        self.waiting.set_options([Option(ticket.label, ticket.label) for ticket in known])
        self.number.setText("")
        self.reason.clear()
        self.retranslate()
        self.reasons.choose(self.reasons.options()[0].key)
        self.number.setText(number)
        self.waiting.choose(number or None)
        self._arrange()
        if number and not self._returns_only:
            self.reasons.take_focus()
        else:
            self.number.setFocus()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.receipt.say(QCoreApplication.translate("HandOver", "Ghi nhận hồ sơ"))
        self.number.setPlaceholderText(QCoreApplication.translate("Counter", "Ví dụ: A12"))
        self.waiting_words.set_text(QCoreApplication.translate("Counter", "Hoặc chọn số đang chờ"))
        reasons = QCoreApplication.translate("Counter", "Lý do (người phụ trách sẽ xem)")
        self.reason_words.set_text(reasons)
        self.reason.setPlaceholderText(QCoreApplication.translate("Counter", "Ghi lý do"))
        self.reason.setAccessibleName(self.reason_words.text())
        self.reasons.set_options(_reasons(), self.reasons.chosen())
        self.ways.set_options(_ways(), self.ways.chosen())
        self._arrange()

    # --- who is it -------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Know nothing of any number."""
        self._awaited, self._ticket, self._is_wanted = "", None, False
        self.ways.choose(RETURN)

    def _typed(self) -> None:
        """Look up a number that does not wait here; what was known of another one is forgotten."""
        number = as_label(self.number.text())
        if number == self._awaited or (self._ticket and number == self._ticket.label):
            return
        self._forget()
        is_known = number in {option.key for option in self.waiting.options()}
        if number[:1].isalpha() and number[1:].isdecimal() and not is_known:
            self._awaited = number
            self.looked_up.emit(number)
        self._arrange()

    def found(self, number: str, ticket: TicketView | None) -> None:
        """Take what the store knows of a number; None: there is none, or nobody can tell now."""
        if number != self._awaited:
            return
        self._awaited = ""
        is_absent = ticket is not None and ticket.state is State.ABSENT
        self._ticket = ticket if is_absent else None
        self._arrange()
        was_wanted, self._is_wanted = self._is_wanted, False
        if was_wanted and (self._returns_only or not is_absent):
            self.submit()

    # --- what is shown ---------------------------------------------------------------------------

    def _is_return(self) -> bool:
        """Tell whether the answer is a return into the queue."""
        may_wait = self._ticket is not None and self.ways.chosen() == RETURN
        return self._returns_only or may_wait

    def _arrange(self) -> None:
        """Show what belongs to the number that is typed."""
        is_absent, is_return = self._ticket is not None, self._is_return()
        if self._ticket is not None:
            text = QCoreApplication.translate("Counter", "Số {label} đã ghi vắng mặt lúc {time}.")
            at = self._ticket.ended_at
            told = text.format(label=self._ticket.label, time=f"{at:%H:%M}" if at else "")
            self.absent_words.set_text(told)
        self.absent.setVisible(is_absent)
        self.ways.setVisible(is_absent and not self._returns_only)
        for part in (self.waiting_words, self.waiting):
            part.setVisible(not is_absent and not self._returns_only)
        for reason in (self.reason_words, self.reasons):
            reason.setVisible(not is_return)
        self._show_reason()
        self._say(is_return=is_return)

    def _say(self, *, is_return: bool) -> None:
        """Say what the page asks and what its key does."""
        title = QCoreApplication.translate("Counter", "Gọi số bất kỳ")
        number = QCoreApplication.translate("Counter", "Số cần gọi")
        if self._returns_only:
            title = QCoreApplication.translate("Counter", "Người vắng mặt đã quay lại")
            number = QCoreApplication.translate("Counter", "Số đã ghi vắng mặt")
        self.title.set_text(title)
        self.number_words.set_text(number)
        self.number.setAccessibleName(number)
        call = QCoreApplication.translate("Counter", "Gọi số này")
        again = QCoreApplication.translate("Counter", "Cho chờ lại")
        self.answer.say(again if is_return else call)

    def _show_reason(self) -> None:
        """Show the field for an own reason when it is asked for."""
        own = self.reasons.chosen() == OTHER and not self._is_return()
        if own and self.reason.isHidden():
            self.reason.show()
            self.reason.setFocus()
        self.reason.setVisible(own)
        self.receipt.setVisible(not own and self._ticket is None)

    # --- the answer ------------------------------------------------------------------------------

    def submit(self) -> None:
        """Ask for the call or the return; without number or reason say so."""
        number = as_label(self.number.text())
        if not number:
            self.complained.emit(Message("number_missing"))
            self.number.setFocus()
        elif self._awaited:
            self._is_wanted = True
        elif self._is_return():
            self._return(number)
        else:
            self._call(number)

    def _return(self, number: str) -> None:
        if self._ticket is None:
            self.complained.emit(Message("not_absent", {"label": number}))
            self.number.setFocus()
            return
        self.asked.emit(Asked(Action.RETURN, {"label": number}))

    def _call(self, number: str) -> None:
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


def _ways() -> list[Option]:
    """Return what may become of somebody who was absent."""
    return [
        Option(RETURN, QCoreApplication.translate("Counter", "Cho chờ lại theo quy định")),
        Option(CALL, QCoreApplication.translate("Counter", "Gọi ngay, có ghi lý do")),
    ]


def _reasons() -> list[Option]:
    """Return the reasons that come up most, and the one to be written."""
    return [
        Option("back", QCoreApplication.translate("Counter", "Người dân vắng mặt nay quay lại")),
        Option("papers", QCoreApplication.translate("Counter", "Đã bổ sung giấy tờ")),
        Option("frail", QCoreApplication.translate("Counter", "Người cần giúp đỡ gấp")),
        Option(OTHER, QCoreApplication.translate("Counter", "Lý do khác")),
    ]
