"""Alarms on the live board: a line each with its key, and no more room than three of them."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout

from centre.shell.pieces import Card
from counter_client.keys import KeyButton
from counter_client.look import THEME, Icon, label, letters
from counter_client.supervisor.live_alarms_said import AlarmWords
from counter_client.supervisor.live_parts import column, kept_in_order, quiet

KEY: Final = (186, 48)
SHORTCUT: Final = "Ctrl+B"
"""Letter of "đã biết"; it means the first alarm that nobody has taken note of."""
MOST_ALARMS_PX: Final = 236
"""Alarms take three lines at most: the board below stays in sight; more of them scroll."""


class AlarmLine(Card):
    """An alarm: icon, what is wrong, what to do, since when; a key while nobody has seen it."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__(THEME, "warn")
        self.icon = Icon("warning", 24, "warn")
        self.what = label(px=15, bold=True, lines=0)
        self.remedy = label(px=14, lines=0)
        self.known = KeyButton("check", "", 14)
        self.known.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.known.setFixedSize(*KEY)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.what)
        said.addWidget(self.remedy)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 8, 6)
        box.setSpacing(10)
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(said, 1)
        box.addWidget(self.known, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words: AlarmWords | None = None

    def tell(self, words: AlarmWords) -> None:
        """Show an alarm; the same words change nothing."""
        if words == self._words:
            return
        self._words = words
        self.icon.show_icon(words.icon, words.colour)
        self.set_kind(words.ground)
        is_new = not words.known
        self.what.set_letters(letters(15, bold=is_new, colour="ink" if is_new else "ink2"))
        self.what.set_text(words.what)
        told = f"{words.remedy} ({words.since})" if words.remedy else words.since
        self.remedy.set_text(told if is_new else f"{words.known} ({words.since})")

    def offer(self, *, shown: bool, legend: str, refusal: str) -> None:
        """Show the key or not; legend is that of the shortcut, refusal why it waits."""
        self.known.setVisible(shown)
        if not shown:
            return
        self.known.legend = legend
        self.known.say(QCoreApplication.translate("Office", "Đã biết"))
        self.known.setAccessibleName(f"{self.known.text()}: {self.what.text()}")
        if self.known.accessibleDescription() != refusal:
            self.known.refuse(refusal)


class AlarmList(QScrollArea):
    """All alarms, as high as they need and no higher than three lines."""

    known = Signal(object)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.lines: dict[str, AlarmLine] = {}
        self._box, inside = column()
        quiet(self, inside, Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    def show_alarms(self, told: Mapping[str, AlarmWords]) -> None:
        """Show these alarms in their order; key -> words."""
        had = next((k for k, line in self.lines.items() if line.known.hasFocus()), None)
        kept_in_order(self._box, self.lines, list(told), AlarmLine)
        for key, words in told.items():
            self.lines[key].tell(words)
        self.setVisible(bool(told))
        self._fit()
        if had is not None and had not in told:
            self.focusNextChild()

    def offer(self, key: str, alarm: UUID | None, *, first: bool, refusal: str) -> None:
        """Show the key of a line: alarm is what it acknowledges (None: nothing, no key)."""
        line = self.lines[key]
        line.offer(shown=alarm is not None, legend=SHORTCUT if first else "", refusal=refusal)
        if line.property("alarm") is None and alarm is not None:
            line.setProperty("alarm", str(alarm))
            line.known.clicked.connect(lambda: self.known.emit(alarm))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of what is inside."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width: words take other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.viewport().width()
        box = self._box
        high = box.heightForWidth(wide) if box.hasHeightForWidth() else box.sizeHint().height()
        wanted = min(MOST_ALARMS_PX, max(0, high)) if self.lines else 0
        if wanted != self.height():
            self.setFixedHeight(wanted)
