"""F5 with several numbers: which one is gone on with - set aside, left somewhere, or kept."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.look import label
from counter_client.numbers import to_take_back
from counter_client.page import SmallPage
from counter_client.shown import Asked, Message, Shown
from db.facts import TicketView

KEPT_REASON: Final = "Số giữ cho cán bộ hoặc quầy hiện không làm việc"
"""The reason of a call by hand that nobody has to write; data, so it is in Vietnamese."""


class TakeBackPage(SmallPage):
    """Every number that no counter calls by itself, with where it stands and its note."""

    acts = frozenset({Action.TAKE_BACK, Action.ANY})

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("up")
        self.numbers = Choices(rows=9, lines=5)
        self.nothing = label(icon="info", px=15, lines=2)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.numbers, 30)
        self.body.addStretch(1)
        self._shown: Shown | None = None

    def begin(self, shown: Shown, number: str = "") -> None:
        """Show the numbers of this moment; they stay as they are while the page is open."""
        del number
        self._shown = shown
        self.retranslate()
        self.numbers.take_focus()

    def retranslate(self) -> None:
        """Put all words and names in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("Counter", "Lấy lại số nào"))
        self.answer.say(QCoreApplication.translate("Counter", "Phục vụ số này"))
        self.nothing.set_text(QCoreApplication.translate("Counter", "Không có số nào đang gác."))
        found = to_take_back(self._shown.view) if self._shown else ()
        self.numbers.set_options([Option(each.label, self._words(each)) for each in found])
        self.nothing.setVisible(not found)

    def show_desk(self, shown: Shown) -> None:
        """Show what is wrong; the names follow the language."""
        super().show_desk(shown)
        if self._shown is not None and shown.language != self._shown.language:
            self._shown = shown
            self.retranslate()

    def _words(self, ticket: TicketView) -> str:
        """Return where a number stands and its note, else its service."""
        shown = self._shown
        if shown is None or shown.view is None:
            return ticket.label
        where = f"{ticket.label} · {self._where(shown, ticket)}"
        return f"{where}\n{ticket.note or shown.words(ticket.service_name)}"

    @staticmethod
    def _where(shown: Shown, ticket: TicketView) -> str:
        """Return where a number stands."""
        view = shown.view
        if view is not None and ticket in view.parked:
            return QCoreApplication.translate("Counter", "đang gác tại quầy này")
        if view is not None and ticket in view.left:
            text = QCoreApplication.translate("Counter", "còn dở ở {counter}")
            return text.format(counter=shown.name_of_counter(ticket.counter))
        if ticket.target_clerk is not None:
            text = QCoreApplication.translate("Counter", "giữ cho {clerk}, đang vắng")
            return text.format(clerk=dict(shown.clerks).get(ticket.target_clerk, ""))
        text = QCoreApplication.translate("Counter", "giữ cho {counter}, đang đóng")
        return text.format(counter=shown.name_of_counter(ticket.target))

    def submit(self) -> None:
        """Go on with the chosen number; one that is kept is called, and the log says why."""
        chosen = self.numbers.chosen()
        view = self._shown.view if self._shown else None
        if chosen is None or view is None:
            self.complained.emit(Message("choice_missing"))
            return
        if chosen in {ticket.label for ticket in view.kept}:
            self.asked.emit(Asked(Action.ANY, {"label": chosen, "reason": KEPT_REASON}))
            return
        self.asked.emit(Asked(Action.TAKE_BACK, {"label": chosen}))
