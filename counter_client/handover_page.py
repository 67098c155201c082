"""Shift+F8, or a scanned receipt: what is known of a dossier, and which step is noted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from centre.rules.dossier_codes import MOST_OF_A_CODE
from centre.rules.handover import Step
from centre.shell.pieces import Card
from counter_client import handover_said, sentences
from counter_client.handover import UNDO, Act, HandingOver, Stage
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, THEME, label
from counter_client.page import SmallPage, field
from counter_client.shown import Message, Shown
from db.handover.record import Asked

KEYS: Final[dict[int, Act]] = {
    Qt.Key.Key_1: Step.FINISHED,
    Qt.Key.Key_2: Step.RETURNED,
    Qt.Key.Key_Delete: UNDO,
}
LEGENDS: Final[dict[Act, str]] = {Step.FINISHED: "1", Step.RETURNED: "2", UNDO: "Del"}
ICONS: Final[dict[Act, str]] = {Step.FINISHED: "done", Step.RETURNED: "result", UNDO: "again"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was pressed on the page: a code to look up, or what is to be done with the receipt."""

    act: Act | None = None
    code: str = ""


class KnownPart(QWidget):
    """The receipt's code, what the record says of it, what counters have noted."""

    def __init__(self) -> None:
        """Make an empty part; tell fills it."""
        super().__init__()
        self.code = label(px=20, bold=True, lines=2, least=14)
        self.procedure = label(px=16, lines=0)
        self.due = label(px=16, bold=True, lines=1, icon="due")
        self.state = label(px=15, lines=3, icon="info")
        self.noted = [label(px=15, lines=2, icon="done", colour="ok") for _ in Step]
        card = Card(THEME)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(GAP)
        for part in (self.code, self.due, self.state, *self.noted):
            inside.addWidget(part)
        inside.addWidget(self._scrolled(self.procedure), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    @staticmethod
    def _scrolled(words: QWidget) -> QScrollArea:
        """Return an area for a name, which has up to 1,094 characters."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, GAP, 0, 0)
        box.addWidget(words)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet(SCROLL_STYLE)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def tell(self, asked: Asked) -> None:
        """Show what is known of a receipt."""
        self.code.set_text(asked.code)
        self.procedure.set_text(asked.procedure)
        due = handover_said.due_words(asked)
        self.due.set_text(due)
        self.due.setVisible(bool(due))
        self.state.set_text(handover_said.known_words(asked))
        for at, part in enumerate(self.noted):
            one = asked.noted[at] if at < len(asked.noted) else None
            part.set_text(handover_said.noted_words(one) if one else "")
            part.setVisible(one is not None)


class HandOverPage(SmallPage):
    """Says what is pressed (chosen); whoever attends to it shows the flow."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        """Make the field, the part of what is known and the keys."""
        super().__init__("check")
        self.code_words = label(px=16, bold=True, lines=2)
        self.code = field(MOST_OF_A_CODE)
        self.hint = label(px=15, lines=3, icon="scan")
        self.known = KnownPart()
        self.keys: dict[Act, KeyButton] = {act: self._key(act) for act in LEGENDS}
        self._flow: HandingOver | None = None
        self._proposed: Step | None = None
        steps = QHBoxLayout()
        steps.setSpacing(GAP)
        for step in Step:
            steps.addWidget(self.keys[step])
        self.body.addWidget(self.code_words)
        self.body.addWidget(self.code)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.known, 1)
        self.body.addLayout(steps)
        self.body.addWidget(self.keys[UNDO])
        self.body.addStretch(0)

    def _key(self, act: Act) -> KeyButton:
        key = KeyButton(ICONS[act], LEGENDS[act], 15)
        key.setFixedHeight(52)
        key.clicked.connect(lambda: self._do(act))
        return key

    # --- what is pressed -------------------------------------------------------------------------

    def begin(self, shown: Shown, number: str = "") -> None:
        """Open the page with an empty field; whoever attends to it may show a receipt instead."""
        super().begin(shown, number)
        self.code.clear()
        self.chosen.emit(Chosen())
        if self._stage() is Stage.CODE:
            self.code.setFocus(Qt.FocusReason.TabFocusReason)

    def submit(self) -> None:
        """Look a typed code up, or note the step that is proposed."""
        stage = self._stage()
        if stage is Stage.KNOWN:
            self._do(self._proposed)
        elif stage is Stage.CODE:
            code = self.code.text().strip()
            if code:
                self.chosen.emit(Chosen(code=code))
            else:
                self.complained.emit(Message("code_missing"))

    def leave(self) -> None:
        """Go back to the desk: nothing is noted."""
        self.left.emit()
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the steps while a receipt stands."""
        act = KEYS.get(event.key())
        if act is not None and self._stage() is Stage.KNOWN:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def _do(self, act: Act | None) -> None:
        refusal = self._flow.refusal(act) if self._flow else "step_needed"
        if refusal or act is None:
            self.complained.emit(Message(refusal))
        else:
            self.chosen.emit(Chosen(act))

    # --- what is shown ---------------------------------------------------------------------------

    def _stage(self) -> Stage:
        return self._flow.stage if self._flow else Stage.CODE

    def show_flow(self, flow: HandingOver) -> None:
        """Show what stands now."""
        entered = self._stage() is not flow.stage or self._flow is not flow
        self._flow = flow
        asked = flow.asked
        self._proposed = asked.proposed if asked else None
        is_known = flow.stage is Stage.KNOWN and asked is not None
        for part in (self.code_words, self.code, self.hint):
            part.setVisible(not is_known)
        self.known.setVisible(is_known)
        if asked is not None:
            self.known.tell(asked)
        for act, key in self.keys.items():
            key.setVisible(is_known and (act != UNDO or bool(asked and asked.undo)))
        self.retranslate()
        if entered or is_known:
            (self.answer if is_known else self.code).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("HandOver", "Giấy tiếp nhận"))
        words = QCoreApplication.translate("HandOver", "Mã hồ sơ trên giấy tiếp nhận")
        self.code_words.set_text(words)
        self.code.setAccessibleName(words)
        self.code.setPlaceholderText("H56.14-261123-0001")
        scan = QCoreApplication.translate("HandOver", "Hoặc quét mã trên giấy bằng máy quét.")
        looking = QCoreApplication.translate("HandOver", "Đang tìm…")
        self.hint.set_text(looking if self._stage() is Stage.LOOKING else scan)
        if self._flow is not None and self._flow.asked is not None:
            self.known.tell(self._flow.asked)
        self._name_keys()

    def _name_keys(self) -> None:
        """Give Enter the proposed step, and each key its words and its reason not to work."""
        flow = self._flow
        for act, key in self.keys.items():
            undo = QCoreApplication.translate("HandOver", "Hoàn lại lần ghi vừa rồi")
            key.say(handover_said.step_words(act) if isinstance(act, Step) else undo)
            why = flow.refusal(act) if flow else ""
            key.refuse(sentences.refused(why, {}) if why else "")
        if self._stage() is not Stage.KNOWN:
            self.answer.turn("search", QCoreApplication.translate("HandOver", "Xem hồ sơ"))
            self.answer.refuse("")
            return
        step = self._proposed
        is_over = all(key.refused for act, key in self.keys.items() if act != UNDO)
        choose = QCoreApplication.translate("HandOver", "Chọn 1 hoặc 2")
        over = QCoreApplication.translate("HandOver", "Đã ghi nhận")
        none = over if is_over else choose
        icon = ICONS[step] if step else "info"
        self.answer.turn(icon, handover_said.step_words(step) if step else none)
        why = "step_done" if is_over else flow.refusal(step) if flow else ""
        self.answer.refuse(sentences.refused(why, {}) if why else "")
