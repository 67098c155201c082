"""The page of a working desk: card, spoken line, keys, waiting list, states."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_client import sentences
from counter_client.acts import KEYS, MORE_KEY, Action, Stage
from counter_client.acts_said import armed_words, key_words
from counter_client.card import NumberCard
from counter_client.keys import KeyButton
from counter_client.line import SpokenLine
from counter_client.look import GAP
from counter_client.numbers import to_take_back
from counter_client.shown import Asked, Shown, Wanted
from counter_client.states import StateRow
from counter_client.waiting import WaitingList

ICONS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.NEXT: "help",
        Action.START: "resume",
        Action.AGAIN: "again",
        Action.DONE: "check",
        Action.PARK: "park",
        Action.TAKE_BACK: "up",
        Action.ABSENT: "absent",
        Action.TRANSFER: "transfer",
        Action.ANY: "any",
        Action.PAUSE: "pause",
        Action.RESUME: "resume",
        Action.END_WRAP_UP: "check",
        Action.DIRECT: "person",
        Action.NEXT_SERVICE: "papers",
        Action.PARK_NOTED: "park",
        Action.PUT_BACK: "down",
        Action.RETURN: "absent",
    }
)
SMALL: Final = (
    (Action.AGAIN, Action.DONE, Action.PARK, Action.ABSENT),
    (Action.TRANSFER, Action.ANY, Action.PAUSE),
)
"""The keys below the two large ones, in the order of the keyboard."""

NATURAL: Final[Mapping[Stage, Action]] = MappingProxyType(
    {
        Stage.FREE: Action.NEXT,
        Stage.WRAPPING: Action.NEXT,
        Stage.CALLED: Action.START,
        Stage.SERVING: Action.DONE,
        Stage.PAUSED: Action.PAUSE,
    }
)
"""Stage -> the key that comes next when nothing unusual happens; it is drawn strongest."""


class DeskPage(QWidget):
    """Everything a clerk needs 400 times a day, on one page."""

    asked = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Make the page; show_desk fills it."""
        super().__init__()
        self.card = NumberCard()
        self.line = SpokenLine()
        self.waiting = WaitingList()
        self.states = StateRow()
        self.keys = self._make_keys()
        self.more = KeyButton("other", MORE_KEY, 14, upright=True)
        self._large = QHBoxLayout()
        self._shown: Shown | None = None
        self._lay_out()
        self.line.asked.connect(self.asked)
        self.waiting.chosen.connect(self.asked)
        self.states.clicked.connect(lambda: self.wanted.emit(Wanted("today")))
        self.more.clicked.connect(lambda: self.wanted.emit(Wanted("more")))

    def _make_keys(self) -> dict[Action, KeyButton]:
        """Return the keys by the action of their legend."""
        made = {
            Action.NEXT: KeyButton(ICONS[Action.NEXT], KEYS[Action.NEXT], 19),
            Action.START: KeyButton(ICONS[Action.START], KEYS[Action.START], 16, upright=True),
        }
        made[Action.NEXT].make_pale()
        for action in (action for row in SMALL for action in row):
            made[action] = KeyButton(ICONS[action], KEYS[action], 14, upright=True)
        for action, key in made.items():
            key.clicked.connect(lambda _=False, action=action: self.press(action))
        return made

    def _lay_out(self) -> None:
        for action, share in ((Action.NEXT, 8), (Action.START, 3)):
            self.keys[action].setFixedHeight(60)
            self._large.addWidget(self.keys[action], share)
        self._large.setSpacing(0)
        grid = self._small_keys()
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.card, 1)
        box.addWidget(self.line)
        box.addLayout(self._large)
        box.addLayout(grid)
        box.addWidget(self.waiting)
        box.addWidget(self.states)

    def _small_keys(self) -> QVBoxLayout:
        """Return the keys below the large ones, row by row."""
        first, second = ([self.keys[action] for action in actions] for actions in SMALL)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for keys in (first, [*second, self.more]):
            row = QHBoxLayout()
            row.setSpacing(0)
            for key in keys:
                row.addWidget(key, 1)
            rows.addLayout(row)
        return rows

    def press(self, legend: Action) -> None:
        """Ask for what the key of this legend does now (Enter, F5 and F9 have two meanings)."""
        self.asked.emit(Asked(self.meaning(legend)))

    def meaning(self, legend: Action) -> Action:
        """Return what the key of this legend does at the moment."""
        return self._meaning.get(legend, legend)

    _meaning: Mapping[Action, Action] = MappingProxyType({})

    def show_desk(self, shown: Shown) -> None:
        """Show this moment."""
        self._shown = shown
        paused = shown.stage is Stage.PAUSED
        wrapping = shown.stage is Stage.WRAPPING
        free = (wrapping or shown.stage is Stage.FREE) and bool(to_take_back(shown.view))
        self._meaning = {
            Action.PAUSE: Action.RESUME if paused else Action.PAUSE,
            Action.PARK: Action.TAKE_BACK if free else Action.PARK,
            Action.START: Action.END_WRAP_UP if wrapping else Action.START,
        }
        for part in (self.card, self.line, self.states):
            part.show_desk(shown)
        self._show_waiting(shown)
        for legend, key in self.keys.items():
            self._show_key(shown, legend, key)
        self.more.say(QCoreApplication.translate("Counter", "Khác"))

    def _show_waiting(self, shown: Shown) -> None:
        """Show who waits; one number fewer where the card would not be whole beside it."""
        need = self._box.totalMinimumHeightForWidth(self.width())
        self.waiting.make_room(scarce=need + self.waiting.left_out > self.height())
        self.waiting.show_desk(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        if self._shown is not None:
            self._show_waiting(self._shown)

    def _show_key(self, shown: Shown, legend: Action, key: KeyButton) -> None:
        """Show what a key does now, or why it does not."""
        action = self.meaning(legend)
        if shown.armed and action is Action.NEXT:
            key.turn("close", armed_words())
        else:
            key.turn(ICONS[action], key_words(action))
        refusal = shown.refusals.get(action)
        key.refuse(sentences.refused(refusal.key, refusal.facts) if refusal else "")
        key.emphasise(strong=NATURAL.get(shown.stage) is legend)
