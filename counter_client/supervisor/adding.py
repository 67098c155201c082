"""What is to be added: kind, name (suggested), counter where the kind needs one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_client.choices import Choices, Option
from counter_client.look import GAP, label
from counter_client.page import field
from counter_client.shown import Shown
from counter_client.supervisor import sentences
from counter_client.supervisor.enrolling import SORTS, Counter, Sort, next_name

ASKED = "asked"
"""Key of the choice that leaves the counter to the clerk's sign-in."""


class AddForm(QWidget):
    """Three answers; the name follows the kind until somebody types his own."""

    def __init__(self) -> None:
        """Make the form; begin fills it."""
        super().__init__()
        self.kind_words = label(px=16, bold=True, lines=1)
        self.kinds = Choices(columns=2)
        self.name_words = label(px=16, bold=True, lines=1)
        self.name = field(31)
        self.counter_words = label(px=16, bold=True, lines=1)
        self.counters = Choices(columns=2, rows=3)
        self._taken: frozenset[str] = frozenset()
        self._suggested = ""
        self._counters: list[Option] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (self.kind_words, self.kinds, self.name_words, self.name, self.counter_words):
            box.addWidget(part)
        box.addWidget(self.counters, 20)
        box.addStretch(1)
        self.kinds.changed.connect(lambda _: self._follow_kind())
        self.retranslate()

    def begin(self, taken: set[str], shown: Shown) -> None:
        """Ask anew; taken are the names that are not free."""
        self._taken = frozenset(taken)
        self._read_counters(shown)
        self.kinds.choose(SORTS[0].key)
        self._suggested = self.name.text()
        self._follow_kind()
        self.kinds.take_focus()

    def sort(self) -> Sort:
        """Return what is to be added."""
        chosen = self.kinds.chosen()
        return next((sort for sort in SORTS if sort.key == chosen), SORTS[0])

    def counter(self) -> str | None:
        """Return the counter that was chosen, or None."""
        chosen = self.counters.chosen()
        none = self.sort().counter is Counter.NONE
        return None if none or chosen in (None, ASKED) else chosen

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        words = sentences.sort_words()
        self.kinds.set_options([Option(sort.key, words[sort.key]) for sort in SORTS])
        self.kind_words.set_text(QCoreApplication.translate("Devices", "Máy mới là"))
        self.name_words.set_text(
            QCoreApplication.translate("Devices", "Tên máy (dán lên máy sau khi xong)")
        )
        self.counter_words.set_text(QCoreApplication.translate("Devices", "Đặt tại quầy"))
        self.name.setAccessibleName(self.name_words.text())
        self._offer_counters()

    def show_desk(self, shown: Shown) -> None:
        """Show the counters in the language of this moment."""
        self._read_counters(shown)
        self._offer_counters()

    def _read_counters(self, shown: Shown) -> None:
        known = shown.centre.counters.values() if shown.centre else ()
        active = [c for c in sorted(known, key=lambda c: c.position) if c.active]
        self._counters = [Option(c.code, shown.words(c.name)) for c in active]

    def _follow_kind(self) -> None:
        """Suggest a name of this kind, and ask for a counter where the kind needs one."""
        if self.name.text() in ("", self._suggested):
            self._suggested = next_name(self.sort(), self._taken)
            self.name.setText(self._suggested)
        self._offer_counters()

    def _offer_counters(self) -> None:
        need = self.sort().counter
        free = Option(ASKED, QCoreApplication.translate("Devices", "Hỏi khi đăng nhập"))
        options = [free, *self._counters] if need is Counter.MAY else self._counters
        self.counters.set_options(options)
        self.counters.setVisible(need is not Counter.NONE)
        self.counter_words.setVisible(need is not Counter.NONE)
