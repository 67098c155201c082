"""Shift+F2: serve somebody who has no number; the log says so."""

from PySide6.QtCore import QCoreApplication

from centre.rules.legs import NOTE_MOST
from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.look import label
from counter_client.page import SmallPage, field
from counter_client.shown import Asked, Shown, services_here


class DirectPage(SmallPage):
    """Which service of this counter, and a line of note if one is wanted."""

    acts = frozenset({Action.DIRECT})

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("resume")
        self.service_words = label(px=16, bold=True, lines=1)
        self.services = Choices(rows=8)
        self.note_words = label(px=16, bold=True, lines=1)
        self.note = field(NOTE_MOST)
        self.told = label(icon="info", px=15, lines=3)
        for part, share in (
            (self.service_words, 0),
            (self.services, 30),
            (self.note_words, 0),
            (self.note, 0),
            (self.told, 0),
        ):
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self._shown: Shown | None = None

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask for the service."""
        del number
        self._shown = shown
        self.note.clear()
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
        self.title.set_text(QCoreApplication.translate("Counter", "Phục vụ người không có số"))
        self.answer.say(QCoreApplication.translate("Counter", "Bắt đầu phục vụ"))
        self.service_words.set_text(QCoreApplication.translate("Counter", "Dịch vụ"))
        self.note_words.set_text(QCoreApplication.translate("Counter", "Ghi chú (nếu cần)"))
        self.note.setAccessibleName(self.note_words.text())
        self.told.set_text(
            QCoreApplication.translate(
                "Counter", "Sổ ghi là phục vụ không lấy số. Không in phiếu, không gọi loa."
            )
        )
        shown = self._shown
        if shown is not None:
            here = services_here(shown)
            self.services.set_options([Option(s.code, shown.words(s.name)) for s in here])

    def submit(self) -> None:
        """Ask to begin the service."""
        note = " ".join(self.note.text().split())
        self.asked.emit(
            Asked(Action.DIRECT, {"service": self.services.chosen() or "", "note": note})
        )
