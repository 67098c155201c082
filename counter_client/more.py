"""F1: the further acts of the desk with their keys; a figure or a click does one."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal

from counter_client import sentences
from counter_client.acts import KEYS, MORE, MORE_KEY, Action, Stage
from counter_client.acts_said import key_words
from counter_client.desk import ICONS
from counter_client.keys import KeyButton
from counter_client.page import SmallPage
from counter_client.shown import Asked, Shown, Wanted

LISTED: Final = (
    Action.DIRECT,
    Action.NEXT_SERVICE,
    Action.PARK_NOTED,
    Action.TAKE_BACK,
    Action.PUT_BACK,
    Action.RETURN,
)
"""The acts in the order of their keys; what needs no number stands below them.

The break is the last: it has a key on the desk, but none on a call keypad, which comes here.
"""
ROW: Final = 52


class MorePage(SmallPage):
    """One row per act, numbered; what does not work now is grey and says why."""

    picked = Signal(object)

    def __init__(self) -> None:
        """Make the rows; show_desk fills them."""
        super().__init__("back")
        self._paused = False
        self.rows = {action: self._row(action) for action in (*LISTED, Action.PAUSE)}
        self.receipt = KeyButton("result", "Shift+F8", 16)
        self.receipt.setFixedHeight(ROW)
        self.receipt.clicked.connect(lambda: self.wanted.emit(Wanted("receipt")))
        self.today = KeyButton("info", "F10", 16)
        self.today.setFixedHeight(ROW)
        self.today.clicked.connect(lambda: self.wanted.emit(Wanted("today")))
        for key in self._keys():
            key.spread()
            self.body.addWidget(key)
        self.body.addStretch()
        self.back.hide()
        self.answer.legend = "Esc"
        self.answer.emphasise(strong=False)

    def _keys(self) -> list[KeyButton]:
        """Return all rows in their order."""
        listed = [self.rows[action] for action in LISTED]
        return [*listed, self.receipt, self.today, self.rows[Action.PAUSE]]

    def _row(self, action: Action) -> KeyButton:
        """Return the key of one act."""
        legend = MORE.get(action, KEYS.get(action, MORE_KEY))
        key = KeyButton(ICONS[action], legend, 16)
        key.setFixedHeight(ROW)
        key.clicked.connect(lambda: self.picked.emit(Asked(self._meaning(action))))
        return key

    def begin(self, shown: Shown, number: str = "") -> None:
        """Show the acts, the first of them in focus."""
        super().begin(shown, number)
        self.rows[LISTED[0]].setFocus()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("Counter", "Việc khác"))
        self.answer.say(QCoreApplication.translate("Counter", "Về quầy"))
        self._say_rows()
        receipt = QCoreApplication.translate("HandOver", "Ghi nhận hồ sơ")
        self.receipt.say(f"{len(LISTED) + 1}. {receipt}")
        today = QCoreApplication.translate("Counter", "Hôm nay và thiết bị")
        self.today.say(f"{len(LISTED) + 2}. {today}")

    def _say_rows(self) -> None:
        for legend, key in self.rows.items():
            action, place = self._meaning(legend), self._keys().index(key) + 1
            key.turn(ICONS[action], f"{place}. {key_words(action)}")

    def _meaning(self, legend: Action) -> Action:
        """Return what a row does now: a break is begun, or ended."""
        return Action.RESUME if legend is Action.PAUSE and self._paused else legend

    def show_desk(self, shown: Shown) -> None:
        """Show which acts work now, and why the others do not."""
        super().show_desk(shown)
        self._paused = shown.stage is Stage.PAUSED
        self._say_rows()
        for legend, key in self.rows.items():
            refusal = shown.refusals.get(self._meaning(legend))
            key.refuse(sentences.refused(refusal.key, refusal.facts) if refusal else "")

    def pick(self, place: int) -> bool:
        """Do the act of this figure."""
        if place > len(self._keys()):
            return False
        self._keys()[place - 1].click()
        return True

    def submit(self) -> None:
        """Do the act that is in focus; else go back to the desk."""
        for key in self._keys():
            if key.hasFocus():
                key.click()
                return
        self.leave()
