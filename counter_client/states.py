"""The state of data, printers, boards and loudspeakers: icon and words, never colour alone."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from centre.shell import icons
from centre.shell.device_words import COLOURS, ICONS, state_words, words_of
from centre.shell.pieces import Letters, fit, paint
from counter_client.keys import Ringed
from counter_client.look import RING, THEME, ground, letters
from counter_client.shown import GRAVITY, Shown

__all__ = ["COLOURS", "ICONS", "PARTS", "StateRow", "state_of", "state_words", "words_of"]

Part = Literal["database", "printer", "display", "speaker"]
PARTS: Final[tuple[Part, ...]] = ("database", "printer", "display", "speaker")
KINDS: Final[Mapping[Part, frozenset[str]]] = {
    "database": frozenset(),
    "printer": frozenset({"printer", "kiosk"}),
    "display": frozenset({"display"}),
    "speaker": frozenset({"speaker"}),
}
"""Part -> the kinds of devices that belong to it."""


def state_of(shown: Shown, part: Part) -> str:
    """Return the state of a part: that of its worst device; "none" where there is none."""
    if part == "database":
        return "offline" if shown.lost_at is not None else "ok"
    states = [device.state for device in shown.devices if device.kind in KINDS[part]]
    if not states:
        return "none"
    return min(states, key=lambda state: GRAVITY.get(state, len(GRAVITY)))


def part_words(part: Part) -> str:
    """Return the short name of a part."""
    return {
        "database": QCoreApplication.translate("Counter", "Dữ liệu"),
        "printer": QCoreApplication.translate("Counter", "Máy in"),
        "display": QCoreApplication.translate("Counter", "Bảng gọi"),
        "speaker": QCoreApplication.translate("Counter", "Loa"),
    }[part]


class StateRow(Ringed):
    """Four states side by side; a click opens the page that tells them in full."""

    def __init__(self) -> None:
        """Make a row that knows nothing yet."""
        super().__init__()
        self._states: dict[Part, str] = dict.fromkeys(PARTS, "none")
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_desk(self, shown: Shown) -> None:
        """Show the states of this moment."""
        self._states = {part: state_of(shown, part) for part in PARTS}
        told = "; ".join(self.words_of(part) for part in PARTS)
        self.setText(told)
        self.setAccessibleName(told)
        self.update()

    def words_of(self, part: Part) -> str:
        """Return what the row says of a part."""
        return f"{part_words(part)}: {state_words(self._states[part])}"

    def icon_of(self, part: Part) -> str:
        """Return the icon that the row draws for a part."""
        state = self._states[part]
        if part == "speaker" and state in GRAVITY:
            return "sound_off"
        return ICONS[state]

    def fits(self) -> bool:
        """Return whether all words are whole at a permitted size."""
        width = self._width()
        return all(
            fit(THEME, text, how, width).fits for part in PARTS for text, how in self._lines(part)
        )

    def _width(self) -> int:
        """Return the room for words in one cell."""
        return self.width() // len(PARTS) - 36

    def _lines(self, part: Part) -> tuple[tuple[str, Letters], tuple[str, Letters]]:
        """Return the two lines of a cell with their letters."""
        state = self._states[part]
        return (
            (part_words(part), letters(14, lines=1)),
            (state_words(state), letters(14, bold=True, colour=COLOURS[state], lines=1)),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the four cells."""
        del event
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        fill, edge = THEME.colour("pale" if over else "bg"), THEME.colour("hairline")
        ground(painter, self.rect(), fill, edge, focused=self.rings)
        cell = (self.width() - 2 * RING) // len(PARTS)
        for place, part in enumerate(PARTS):
            self._paint_cell(painter, part, RING + place * cell)

    def _paint_cell(self, painter: QPainter, part: Part, left: int) -> None:
        """Paint icon, name and state of one part."""
        colour = THEME.colour(COLOURS[self._states[part]])
        mark = QRect(left + 6, (self.height() - 22) // 2, 22, 22)
        icons.draw(painter, self.icon_of(part), mark, colour)
        top = RING + 2
        for text, how in self._lines(part):
            fitted = fit(THEME, text, how, self._width())
            box = QRect(left + 32, top, self._width(), fitted.pitch)
            paint(painter, fitted, box, THEME.colour(how.colour), "left")
            top += fitted.pitch - 1
