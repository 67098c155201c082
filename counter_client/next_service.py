"""Shift+F4: a further service for the person who is here; number and arrival stay."""

from PySide6.QtCore import QCoreApplication

from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.look import label
from counter_client.page import SmallPage
from counter_client.shown import Asked, Shown, services_here

NOTHING_NOTED = ""


class NextServicePage(SmallPage):
    """The services of this counter; where the centre asks, what came of the one until now."""

    acts = frozenset({Action.NEXT_SERVICE})

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("papers")
        self.service_words = label(px=16, bold=True, lines=1)
        self.services = Choices(rows=8)
        self.outcome_words = label(px=16, bold=True, lines=1)
        self.outcomes = Choices(columns=2, rows=4)
        self.elsewhere = label(icon="info", px=15, lines=3)
        for part, share in (
            (self.service_words, 0),
            (self.services, 30),
            (self.outcome_words, 0),
            (self.outcomes, 20),
            (self.elsewhere, 0),
        ):
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self._shown: Shown | None = None

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask about the number that is at the counter now."""
        del number
        self._shown = shown
        self.outcomes.set_options([])
        self.services.set_options([])
        self.retranslate()
        self.services.take_focus()

    def show_desk(self, shown: Shown) -> None:
        """Show what is wrong; the names follow the language."""
        super().show_desk(shown)
        if self._shown is not None and shown.language != self._shown.language:
            self._shown = shown
            self.retranslate()

    def retranslate(self) -> None:
        """Put all words and names in the language of the moment."""
        super().retranslate()
        self.answer.say(QCoreApplication.translate("Counter", "Phục vụ tiếp"))
        self.service_words.set_text(QCoreApplication.translate("Counter", "Dịch vụ tiếp theo"))
        asks = QCoreApplication.translate("Counter", "Kết quả của dịch vụ vừa xong")
        self.outcome_words.set_text(asks)
        self.elsewhere.set_text(
            QCoreApplication.translate(
                "Counter",
                "Dịch vụ của quầy khác: bấm Esc rồi F7, chọn Theo giờ đến để giữ giờ đến.",
            )
        )
        self._fill()

    def _fill(self) -> None:
        """Show number, services and outcomes of the moment; another service comes first."""
        shown = self._shown
        if shown is None or shown.view is None or shown.view.current is None:
            return
        ticket = shown.view.current
        title = QCoreApplication.translate("Counter", "Thêm dịch vụ cho số {label}")
        self.title.set_text(title.format(label=ticket.label))
        others = sorted(services_here(shown), key=lambda each: each.code == ticket.service)
        self.services.set_options([Option(each.code, shown.words(each.name)) for each in others])
        nothing = Option(NOTHING_NOTED, QCoreApplication.translate("Counter", "Không ghi"))
        names = [Option(each.code, shown.words(each.name)) for each in shown.outcomes]
        self.outcomes.set_options([nothing, *names] if names else [])
        for part in (self.outcome_words, self.outcomes):
            part.setVisible(bool(names))

    def submit(self) -> None:
        """Ask for the further service of the number in the title."""
        view = self._shown.view if self._shown else None
        facts = {
            "ticket": view.current.id if view and view.current else None,
            "service": self.services.chosen() or "",
            "outcome": self.outcomes.chosen() or None,
        }
        self.asked.emit(Asked(Action.NEXT_SERVICE, facts))
