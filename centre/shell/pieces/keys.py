"""One key of the touch keyboard: acts on press, may be pressed twice in a row, ignores bouncing."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPen

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.targets import (
    CLOSED,
    DOUBLE_TAP_SECONDS,
    PLAIN_DOWN,
    STRONG,
    STRONG_DOWN,
    Skin,
    Target,
    Touched,
)
from centre.shell.theme import Theme

BOUNCE_SECONDS: Final = 0.06
"""A second contact of the same key within this time of a press is the same finger."""
RELEASE_BOUNCE_SECONDS: Final = 0.03
"""A contact this soon after a release is the same finger, too."""
SIGN: Final = Letters(7.2, bold=True, align="centre", lines=1)
"""Letters and digits: capitals of 7.2 mm on a key of 22 mm."""
MARK: Final = Letters(10.0, bold=True, align="centre", lines=1)
"""Full stop and hyphen, which are small themselves."""
WORDS: Final = Letters(5.2, bold=True, align="centre", lines=2)
"""Words on keys."""
SPACE_BAR: Final = "space bar"
"""The icon of the key that types a space: drawn here, as no set of icons of ours has it."""
_LETTER: Final = Skin("surface", "border", "ink", "ink2", "pale")
_ACT: Final = Skin("pale", "border", "primary", "primary", "surface")
_CHOSEN: Final = Skin("pale", "primary", "primary", "primary", "surface")
_PAD_MM: Final = 1.6
_PAD_BY_BORDER_MM: Final = 0.3
_ICON_EM: Final = 1.25
_ICON_GAP_MM: Final = 2.0
_BOX_EM: Final = 1.0


class Key(Target):
    """A key with a sign or with icon and words. `touched` carries a Touched at once, on press.

    People type "oo": the house's 700 ms for double taps do not hold here, only touches that
    bounce are left out. may_repeat: False for keys that turn a page or send what was typed; those
    keep to the 700 ms.
    """

    def __init__(self, theme: Theme, key: str, *, is_sign: bool) -> None:
        """Name the key; is_sign: it shows the sign that it types, else words."""
        super().__init__(theme, key)
        self.is_sign = is_sign
        self.may_repeat = True
        self._icon = ""
        self._struck = False
        self._quiet_until = float("-inf")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_words(self, text: str, name: str, icon: str = "") -> None:
        """Show text and icon (a meaning, "" for none); name is the accessible name."""
        self.setText(text)
        self.setAccessibleName(name)
        self._icon = icon
        self.update()

    def set_strong(self, *, strong: bool) -> None:
        """Draw as the key that finishes."""
        self._strong = strong

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Act now: a keyboard is felt with the press."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._struck = True
            self._strike()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the press; the finger may bounce once more."""
        super().mouseReleaseEvent(event)
        self._struck = False
        self._quiet_until = max(self._quiet_until, self.now() + RELEASE_BOUNCE_SECONDS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a press whose release will not come."""
        super().hideEvent(event)
        self._struck = False

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Leave on and off to the keyboard, which is told on the press."""

    @Slot()
    def _chosen(self) -> None:
        """Act on Return, Space or a reader's wish; a touch has already acted on its press."""
        if not self._struck:
            self._strike()

    def _strike(self) -> None:
        """Tell the keyboard, unless the touch bounced."""
        now = self.now()
        if now >= self._quiet_until:
            wait = BOUNCE_SECONDS if self.may_repeat else DOUBLE_TAP_SECONDS
            self._quiet_until = now + wait
            self.touched.emit(Touched(self.key))

    def skin(self) -> Skin:
        """Return the colours: letters white, acts pale, the final key filled."""
        if not self.isEnabled():
            return CLOSED
        if self._strong:
            return STRONG_DOWN if self.isDown() else STRONG
        if self.isDown():
            return PLAIN_DOWN
        return _LETTER if self.is_sign else (_CHOSEN if self.isChecked() else _ACT)

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size, or an icon stands for them."""
        return bool(self._icon) or self._fitted(self.width(), self.height()).fits

    def needs_px(self, width: int) -> int:
        """Return the height that the key's words need in this width, in pixels."""
        if self.is_sign or self._icon == SPACE_BAR or self._only_icon(width, 0):
            return 0
        return self._fitted(width, 0).height + 2 * self._pad()

    def _letters(self) -> Letters:
        if self.is_sign:
            return SIGN if self.text().isalnum() else MARK
        return WORDS

    def _pad(self) -> int:
        """Return the empty edge inside the key, with its border; a wide border is edge enough."""
        pad = _PAD_BY_BORDER_MM if self.theme.contrast else _PAD_MM
        return self.theme.px(pad) + self.theme.border_px()

    def _side(self) -> int:
        """Return the side of the icon, or of the box of a key that is on or off; 0 for neither.

        The space bar's icon stands alone or not at all.
        """
        em = _BOX_EM if self.isCheckable() else _ICON_EM * (self._icon not in ("", SPACE_BAR))
        return round(self.theme.font_px(self._letters().cap_mm) * em)

    def _gap(self) -> int:
        return self.theme.px(_ICON_GAP_MM) if self._side() else 0

    def _room(self, width: int) -> int:
        """Return the width for words beside the icon."""
        return width - 2 * self._pad() - self._side() - self._gap()

    def _with_icon(self, width: int, height: int) -> Fitted:
        """Return the words set beside the icon."""
        high = max(1, height - 2 * self._pad()) if height else 0
        return fit(self.theme, self.text(), self._letters(), max(1, self._room(width)), high)

    def _alone(self, width: int, height: int) -> Fitted:
        """Return the words set without the icon."""
        high = max(1, height - 2 * self._pad()) if height else 0
        room = max(1, width - 2 * self._pad())
        return fit(self.theme, self.text(), self._letters(), room, high)

    def _is_alone(self, width: int, height: int) -> bool:
        """Return whether the words stand without the icon, because there is no room for both."""
        return not self.isCheckable() and not self._with_icon(width, height).fits

    def _only_icon(self, width: int, height: int) -> bool:
        """Return whether the icon stands without words."""
        alone = self._is_alone(width, height)
        return bool(self._icon) and alone and not self._alone(width, height).fits

    def _fitted(self, width: int, height: int) -> Fitted:
        """Return the words as they are painted in a key of this size (height 0: any)."""
        alone = self._is_alone(width, height)
        return self._alone(width, height) if alone else self._with_icon(width, height)

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint the sign, or icon and words as one centred group."""
        wide, high = self.width(), self.height() - self._lip_px()
        ink = self.theme.colour(skin.ink)
        if self._only_icon(wide, high):
            self._paint_alone(painter, QRect(0, 0, wide, high), ink)
            return
        fitted = self._fitted(wide, high)
        side = 0 if self._is_alone(wide, high) else self._side()
        gap = self._gap() if side else 0
        left = (wide - side - gap - fitted.width) // 2
        if side:
            self._paint_icon(painter, QRect(left, (high - side) // 2, side, side), skin)
        box = QRect(left + side + gap, (high - fitted.height) // 2, fitted.width, fitted.height)
        paint(painter, fitted, box, ink, "centre")

    def _paint_alone(self, painter: QPainter, key: QRect, ink: QColor) -> None:
        """Paint the icon in the middle of a key that has no room for words."""
        side = round(self.theme.font_px(self._letters().cap_mm) * _ICON_EM * 1.2)
        if self._icon != SPACE_BAR:
            box = QRect((key.width() - side) // 2, (key.height() - side) // 2, side, side)
            icons.draw(painter, self._icon, box, ink)
            return
        across, rise, middle = min(side * 2, key.width() // 2), side // 4, key.center()
        painter.setPen(QPen(ink, max(2.0, self.theme.px_per_mm * 0.8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, right = middle.x() - across // 2, middle.x() + across // 2
        top, foot = middle.y() - rise // 2, middle.y() + rise - rise // 2
        painter.drawPolyline(
            [QPoint(left, top), QPoint(left, foot), QPoint(right, foot), QPoint(right, top)]
        )

    def _paint_icon(self, painter: QPainter, box: QRect, skin: Skin) -> None:
        """Paint the icon; for a key that is on or off a box with or without its check mark."""
        if not self.isCheckable():
            icons.draw(painter, self._icon, box, self.theme.colour(skin.ink))
            return
        on, wide = self.isChecked(), max(2.0, self.theme.px_per_mm * 0.6)
        painter.setPen(QPen(self.theme.colour(skin.ink), wide))
        painter.setBrush(self.theme.colour("primary" if on else "surface"))
        inner = QRectF(box).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(inner, wide * 2, wide * 2)
        if on:
            icons.draw(painter, "check", box, self.theme.colour("on_primary"))
