"""What came of a service, asked below the strip: clicked, because the strip never has the focus."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_client.acts import Action
from counter_client.choices import Option
from counter_client.keys import KeyButton
from counter_client.shown import Asked

ROW: Final = 46
COLUMNS: Final = 2


class StripQuestion(QWidget):
    """Outcomes as keys, two in a row; hidden until the end of a service asks for one."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        self.action: Action | None = None
        self.keys: list[KeyButton] = []
        self._options: tuple[Option, ...] = ()
        self._marked: int | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.hide()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these outcomes from now on."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        for gone in self.keys:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.keys = [self._key(option) for option in options]
        self._marked = None
        for place, key in enumerate(self.keys):
            self._grid.addWidget(key, place // COLUMNS, place % COLUMNS)
        if not options:
            self.close_it()

    def _key(self, option: Option) -> KeyButton:
        key = KeyButton("check", "", 14)
        key.setFixedHeight(ROW)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.say(option.words)
        key.clicked.connect(lambda: self._choose(option))
        return key

    def _choose(self, option: Option) -> None:
        action = self.action
        self.close_it()
        if action is not None:
            self.asked.emit(Asked(action, {"outcome": option.key}))

    def ask(self, action: Action) -> None:
        """Ask what came of the service that this act ends; asked a second time, ask no more."""
        is_again = self.action is action
        self.action = None if is_again else action
        self._mark(None)
        self.setVisible(not is_again)

    def close_it(self) -> None:
        """Ask no more."""
        self.action = None
        self._mark(None)
        self.hide()

    def walk(self, legend: Action) -> bool:
        """Answer by a call keypad: its keys mark one, START takes it; tell whether it was heard."""
        if self.action is None or legend not in (Action.NEXT, Action.AGAIN, Action.START):
            return False
        if legend is not Action.START:
            step = 1 if legend is Action.NEXT else -1
            first = 0 if step == 1 else len(self.keys) - 1
            self._mark(first if self._marked is None else (self._marked + step) % len(self.keys))
        elif self._marked is not None:
            self.keys[self._marked].click()
        return True

    def _mark(self, place: int | None) -> None:
        """Draw one key as the one that START takes."""
        self._marked = place
        for at, key in enumerate(self.keys):
            key.emphasise(strong=at == place)

    def room(self) -> int:
        """Return the height that the question needs now, in pixels."""
        rows = -(-len(self.keys) // COLUMNS)
        return rows * ROW if self.action is not None else 0
