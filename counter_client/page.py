"""The shape of the small pages inside the window: title, body, what is wrong, one strong key."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from centre.shell.theme import font_of
from counter_client import sentences
from counter_client.acts import Action
from counter_client.keys import KeyButton
from counter_client.look import GAP, THEME, field_style, label
from counter_client.shown import Message, Shown, Wanted


class Complaint(Card):
    """What is wrong with the page's answers: icon and sentence, or nothing."""

    def __init__(self) -> None:
        """Hide until something is wrong."""
        super().__init__(THEME, "err")
        self.words = label(icon="warning", px=15, colour="err", lines=3)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.addWidget(self.words)
        self.hide()

    def tell(self, message: Message | None) -> None:
        """Show a message's sentence; None hides."""
        self.setVisible(message is not None)
        self.words.set_text(sentences.refused(message.key, message.facts) if message else "")


class SmallPage(QWidget):
    """A page that asks something: Enter answers, Esc goes back, figures choose where they may.

    acts is what it asks for: the store's answer to one of them closes the page.
    """

    acts: ClassVar[frozenset[Action]] = frozenset()
    asked = Signal(object)
    complained = Signal(object)
    wanted = Signal(object)

    def __init__(self, icon: str) -> None:
        """Make title, body, complaint and the two keys; icon is that of the strong key."""
        super().__init__()
        self.title = label(px=22, bold=True, lines=2, least=17)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.complaint = Complaint()
        self.answer = KeyButton(icon, "Enter", 17)
        self.answer.setFixedHeight(58)
        self.answer.emphasise(strong=True)
        self.back = KeyButton("back", "Esc", 16)
        self.back.setFixedHeight(58)
        self.answer.clicked.connect(self.submit)
        self.back.clicked.connect(self.leave)
        self._lay_out()

    def _lay_out(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(GAP)
        keys.addWidget(self.back, 2)
        keys.addWidget(self.answer, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + 2)
        box.addWidget(self.title)
        box.addLayout(self.body, 1)
        box.addWidget(self.complaint)
        box.addLayout(keys)

    def begin(self, shown: Shown, number: str = "") -> None:
        """Begin to ask, about this moment (number: the one that was clicked)."""
        del number
        self.retranslate()
        self.show_desk(shown)

    def order_keys(self) -> None:
        """Let Tab come to the two keys last: they stand below all else, but were made before it."""
        keys = (self.back, self.answer)
        asked = [each for each in self.findChildren(QWidget) if each not in keys]
        for last in [each for each in asked if each.focusPolicy() & Qt.FocusPolicy.TabFocus][-1:]:
            QWidget.setTabOrder(last, self.back)
        QWidget.setTabOrder(self.back, self.answer)

    def leave(self) -> None:
        """Go back to the desk."""
        self.wanted.emit(Wanted("desk"))

    def submit(self) -> None:
        """Answer what the page asks: emit asked with it."""
        raise NotImplementedError

    def pick(self, place: int) -> bool:
        """Choose what has this figure, 1 to 9, pressed wherever the focus is; tell whether."""
        del place
        return False

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.back.say(QCoreApplication.translate("Counter", "Quay lại"))

    def show_desk(self, shown: Shown) -> None:
        """Show this moment: here only what is wrong."""
        message = shown.message
        wrong = message is not None and message.tone in ("warn", "err")
        self.complaint.tell(message if wrong else None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def field(longest: int, *, hidden: bool = False) -> QLineEdit:
    """Return a field to type at most longest letters; hidden shows dots (a PIN)."""
    made = QLineEdit()
    made.setMaxLength(longest)
    made.setFont(font_of(17))
    made.setStyleSheet(field_style("QLineEdit"))
    made.setMinimumHeight(48)
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return made
