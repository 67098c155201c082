"""Shift+F5: set the number aside with a line for whoever goes on with it."""

from PySide6.QtCore import QCoreApplication

from centre.rules.legs import NOTE_MOST
from counter_client.acts import Action
from counter_client.look import label
from counter_client.page import SmallPage, field
from counter_client.shown import Asked, Shown


class ParkingPage(SmallPage):
    """One field for a note; it stays with the number until that is over, and is in no log."""

    acts = frozenset({Action.PARK_NOTED})

    def __init__(self) -> None:
        """Make the page; begin fills it."""
        super().__init__("park")
        self.note_words = label(px=16, bold=True, lines=1)
        self.note = field(NOTE_MOST)
        self.told = label(icon="info", px=15, lines=3)
        for part in (self.note_words, self.note, self.told):
            self.body.addWidget(part)
        self.body.addStretch()
        self._shown: Shown | None = None

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask for the note of the number that is at the counter now."""
        del number
        self._shown = shown
        self.note.clear()
        self.retranslate()
        self.note.setFocus()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        view = self._shown.view if self._shown else None
        ticket = view.current if view else None
        title = QCoreApplication.translate("Counter", "Gác số {label} kèm ghi chú")
        self.title.set_text(title.format(label=ticket.label if ticket else ""))
        self.answer.say(QCoreApplication.translate("Counter", "Gác số"))
        self.note_words.set_text(QCoreApplication.translate("Counter", "Ghi chú"))
        self.note.setAccessibleName(self.note_words.text())
        self.note.setPlaceholderText(
            QCoreApplication.translate("Counter", "Ví dụ: chờ bản sao giấy khai sinh")
        )
        self.told.set_text(
            QCoreApplication.translate(
                "Counter",
                "Ai phục vụ tiếp sẽ đọc dòng này. Không ghi họ tên, số giấy tờ, số điện thoại.",
            )
        )

    def submit(self) -> None:
        """Ask to set aside the number in the title, whatever came to the counter since."""
        view = self._shown.view if self._shown else None
        ticket = view.current.id if view and view.current else None
        note = " ".join(self.note.text().split())
        self.asked.emit(Asked(Action.PARK_NOTED, {"note": note, "ticket": ticket}))
