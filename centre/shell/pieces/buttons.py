"""Buttons with icon and words: BarButton for bars, PrimaryButton for what a page is for."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.targets import Skin, Target
from centre.shell.theme import TARGET_MM, Theme


class BarButton(Target):
    """Icon and words side by side; icon above the words where the button is narrow."""

    def __init__(self, theme: Theme, key: str, icon: str = "", text: str = "") -> None:
        """Show icon (a meaning of icons.py, "" for none) and text in 4.8 mm bold capitals."""
        super().__init__(theme, key)
        self._icon = icon
        self._letters = Letters(4.8, bold=True, align="centre", lines=3)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words; the accessible name follows."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_letters(self, letters: Letters) -> None:
        """Set the words in other letters."""
        self._letters = letters
        self.updateGeometry()
        self.update()

    def set_icon(self, meaning: str) -> None:
        """Show another icon."""
        self._icon = meaning
        self.update()

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size."""
        return self._fitted().fits

    def sizeHint(self) -> QSize:
        """Return the size with icon and words in one line."""
        smallest = self.minimumSizeHint()
        words = fit(self.theme, self.text(), self._letters, 1_000_000)
        wide = words.width + self._icon_px() + self._gap(beside=True) + 2 * self._pad() + 2
        return QSize(max(wide, smallest.width()), smallest.height())

    def minimumSizeHint(self) -> QSize:
        """Return at least 20 × 20 mm, and as wide as the widest word below the icon."""
        side = self.theme.at_least_px(TARGET_MM)
        words = self.text().replace("\u00a0", "_").split() or [""]
        widest = max(fit(self.theme, word, self._letters, 1_000_000).width for word in words)
        return QSize(max(side, widest + 2 * self._pad() + 2), side)

    def hasHeightForWidth(self) -> bool:
        """Return True: in a narrow button the words stand in more lines, below the icon."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all words at their full size, at least 20 mm."""
        room = width - 2 * self._pad()
        beside = fit(
            self.theme,
            self.text(),
            self._letters,
            max(1, room - self._icon_px() - self._gap(beside=True)),
        )
        high = beside.height
        if not beside.fits or len(beside.lines) > 2:
            below = fit(self.theme, self.text(), self._letters, max(1, room))
            high = below.height + self._icon_px() + self._gap(beside=False)
        return max(self.theme.at_least_px(TARGET_MM), high + self._edge())

    def _pad(self) -> int:
        """Return the empty edge inside the button, in pixels: clear of border and ring."""
        return self.theme.px(3.5 if self.theme.contrast else 2.75)

    def _icon_px(self) -> int:
        """Return the side of the icon; it grows with the letters."""
        return round(self.theme.font_px(self._letters.cap_mm) * 1.3) if self._icon else 0

    def _gap(self, *, beside: bool) -> int:
        """Return the gap between icon and words."""
        return self.theme.px(2.5 if beside else 1.0) if self._icon else 0

    def _beside(self) -> Fitted:
        """Return the words set beside the icon."""
        wide = self.width() - 2 * self._pad() - self._icon_px() - self._gap(beside=True)
        return fit(self.theme, self.text(), self._letters, max(1, wide), self._height())

    def _below(self) -> Fitted:
        """Return the words set below the icon."""
        high = self._height() - self._icon_px() - self._gap(beside=False)
        return fit(
            self.theme, self.text(), self._letters, self.width() - 2 * self._pad(), max(1, high)
        )

    def _edge(self) -> int:
        """Return the height that border and lip take, with a little air."""
        return self.theme.px(3.5) + 2 * self.theme.border_px()

    def _height(self) -> int:
        """Return the height for icon and words."""
        return max(1, self.height() - self._edge())

    def _is_beside(self) -> bool:
        """Return whether the words go beside the icon: the arrangement that fits better."""
        beside = self._beside()
        return (beside.fits and len(beside.lines) <= 2) or not self._below().fits

    def _fitted(self) -> Fitted:
        """Return the words as they are painted."""
        return self._beside() if self._is_beside() else self._below()

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint icon and words as one centred group."""
        fitted, icon, ink = self._fitted(), self._icon_px(), self.theme.colour(skin.ink)
        sign = ink if skin.ink != "ink" else self.theme.primary
        if self._is_beside():
            gap = self._gap(beside=True)
            left = (self.width() - icon - gap - fitted.width) // 2
            icons.draw(
                painter, self._icon, QRect(left, (self.height() - icon) // 2, icon, icon), sign
            )
            top = (self.height() - fitted.height) // 2
            box = QRect(left + icon + gap, top, fitted.width, fitted.height)
            paint(painter, fitted, box, ink, "left")
            return
        top = (self.height() - icon - self._gap(beside=False) - fitted.height) // 2
        icons.draw(painter, self._icon, QRect((self.width() - icon) // 2, top, icon, icon), sign)
        top += icon + self._gap(beside=False)
        paint(painter, fitted, QRect(0, top, self.width(), fitted.height), ink, "centre")


class PrimaryButton(BarButton):
    """The stronger button of a page: filled, with 5.8 mm letters."""

    def __init__(self, theme: Theme, key: str, icon: str = "", text: str = "") -> None:
        """Show icon and text, white on the primary colour."""
        super().__init__(theme, key, icon, text)
        self._strong = True
        self.set_letters(Letters(5.8, bold=True, align="centre", lines=3))
