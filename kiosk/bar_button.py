"""A button of the bar that can be told to stand: icon above the words, as its neighbours do."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from centre.shell import icons
from centre.shell.pieces import BarButton, Fitted, Letters, fit, paint
from centre.shell.pieces.fitting import NO_BREAK
from centre.shell.pieces.targets import Skin
from centre.shell.theme import TARGET_MM, Theme

_LETTERS: Final = Letters(4.8, bold=True, align="centre", lines=4)
_ICON_EM: Final = 1.5
_GAP_MM: Final = 0.6
_EDGE_MM: Final = 2.4
# Empty edge beside the words: what looks calm, and what must be where a word is long.
_PAD_MM: Final = 4.0
_LEAST_PAD_MM: Final = 2.0
# "Gọi trợ giúp": three words are read as one and two.
_TIED_WORDS: Final = 3
# More lines than this only where there is no other way.
_CALM_LINES: Final = 2


class UprightButton(BarButton):
    """A BarButton; while upright is true the icon stands above at most four lines of words."""

    def __init__(self, theme: Theme, key: str, icon: str) -> None:
        """Show the icon; words come later."""
        super().__init__(theme, key, icon)
        self.upright = False
        self._meaning = icon

    def set_icon(self, meaning: str) -> None:
        """Show another icon."""
        self._meaning = meaning
        super().set_icon(meaning)

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size."""
        return self._standing_words().fits if self.upright else super().fits()

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all words at their full size, at least 20 mm."""
        if not self.upright:
            return super().heightForWidth(width)
        words = self._words_in(width)
        whole = self._standing_icon() + self.theme.px(_GAP_MM) + words.height
        return max(self.theme.at_least_px(TARGET_MM), whole + 2 * self._clear_of_border(_EDGE_MM))

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint the icon with the words below it; all bars' icons stand level."""
        if not self.upright:
            super().paint_content(painter, skin)
            return
        side, words = self._standing_icon(), self._standing_words()
        ink = self.theme.colour(skin.ink)
        sign = ink if skin.ink != "ink" else self.theme.primary
        top = self._clear_of_border(_EDGE_MM)
        icons.draw(painter, self._meaning, QRect((self.width() - side) // 2, top, side, side), sign)
        top += side + self.theme.px(_GAP_MM)
        room = self.height() - top - self._clear_of_border(_EDGE_MM)
        top += max(0, (room - words.height) // 2)
        paint(painter, words, QRect(0, top, self.width(), words.height), ink, "centre")

    def _standing_words(self) -> Fitted:
        high = self.height() - self._standing_icon() - self.theme.px(_GAP_MM)
        high -= 2 * self._clear_of_border(_EDGE_MM)
        return self._words_in(self.width(), max(1, high))

    def _words_in(self, width: int, height: int = 0) -> Fitted:
        """Return the words with air beside them; less of it where a word would not fit."""
        tries = [
            fit(self.theme, words, _LETTERS, room, height)
            for pad in (_PAD_MM, _LEAST_PAD_MM)
            for room in (max(1, width - 2 * self._clear_of_border(pad)),)
            for words in (self._tied(), self.text())
        ]
        whole = [fitted for fitted in tries if fitted.fits]
        calm = [fitted for fitted in whole if len(fitted.lines) <= _CALM_LINES]
        return next(iter([*calm, *whole, tries[-1]]))

    def _tied(self) -> str:
        """Return the words, the last two of three bound together."""
        words = self.text().split(" ")
        if len(words) != _TIED_WORDS:
            return self.text()
        return f"{words[0]} {words[1]}{NO_BREAK}{words[2]}"

    def _standing_icon(self) -> int:
        return round(self.theme.font_px(_LETTERS.cap_mm) * _ICON_EM)

    def _clear_of_border(self, millimetres: float) -> int:
        """Return an empty edge, clear of the border."""
        return self.theme.px(millimetres) + (self.theme.border_px() if self.theme.contrast else 0)
