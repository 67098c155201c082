"""What is only read: FitLabel, Card, and the ground that every piece shares."""

from typing import Final, Literal, Protocol, runtime_checkable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.theme import RADIUS_MM, Theme

Kind = Literal["plain", "pale", "ok", "warn", "err"]
_ICON_GAP_MM: Final = 3.2


@runtime_checkable
class Dressed(Protocol):
    """What can be drawn with another theme: pieces, targets, and screens that add to them."""

    def wear(self, theme: Theme) -> None:
        """Draw with theme from now on."""


class Piece(QWidget):
    """A widget that is drawn from a Theme; wear() changes it in place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Take the theme; the piece keeps no pixels of its own."""
        super().__init__(parent)
        self.theme = theme

    def wear(self, theme: Theme) -> None:
        """Draw with another theme from now on (larger text, high contrast)."""
        self.theme = theme
        self.updateGeometry()
        self.update()


class FitLabel(Piece):
    """Words that wrap at words, shrink to a smallest size, and are never clipped or elided."""

    def __init__(
        self, theme: Theme, text: str = "", letters: Letters | None = None, icon: str = ""
    ) -> None:
        """Show text in letters (default: 5.8 mm capitals); icon: a meaning drawn before it."""
        super().__init__(theme)
        self._letters = letters or Letters()
        self._text = ""
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        """Return the words as they were given."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show other words; the accessible name follows."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text.replace("\n", " "))
        self.updateGeometry()
        self.update()

    def set_letters(self, letters: Letters) -> None:
        """Set the words in other letters."""
        self._letters = letters
        self.updateGeometry()
        self.update()

    def set_icon(self, meaning: str) -> None:
        """Draw another icon before the words ("": none)."""
        self._icon = meaning
        self.updateGeometry()
        self.update()

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size in the label's present box."""
        return not self._text or self.fitted().fits

    def fitted(self) -> Fitted:
        """Return the lines as they are painted now."""
        width = max(1, self.width() - self._indent())
        return fit(self.theme, self._text, self._letters, width, max(1, self.height()))

    def hasHeightForWidth(self) -> bool:
        """Return True: more lines are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, at their full size, in this width."""
        if not self._text:
            return 0
        return fit(self.theme, self._text, self._letters, max(1, width - self._indent())).height

    def sizeHint(self) -> QSize:
        """Return the size of the words in one line per paragraph."""
        if not self._text:
            return QSize(0, 0)
        one = fit(self.theme, self._text, self._letters, 1_000_000)
        return QSize(one.width + self._indent() + 1, one.height)

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(self.theme.px(5), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and lines, centred in height."""
        del event
        if not self._text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        fitted = self.fitted()
        box = _middle(self.rect().adjusted(self._indent(), 0, 0, 0), fitted.height)
        colour = self.theme.colour(self._letters.colour)
        if self._icon:
            left = self._icon_left(fitted)
            icons.draw(painter, self._icon, self._icon_box(left, fitted), colour)
            box.setLeft(left + self._indent())
            paint(painter, fitted, box, colour, "left")
            return
        paint(painter, fitted, box, colour, self._letters.align)

    def _indent(self) -> int:
        """Return the room of the icon and its gap, in pixels."""
        if not self._icon:
            return 0
        return round(self.theme.font_px(self._letters.cap_mm) * 1.25) + self.theme.px(_ICON_GAP_MM)

    def _icon_left(self, fitted: Fitted) -> int:
        """Return where icon and words begin, for this alignment."""
        empty = max(0, self.width() - self._indent() - fitted.width)
        return {"left": 0, "centre": empty // 2, "right": empty}[self._letters.align]

    def _icon_box(self, left: int, fitted: Fitted) -> QRect:
        """Return the icon's square, beside the first line (beside all of two lines)."""
        side = self._indent() - self.theme.px(_ICON_GAP_MM)
        rows = fitted.height if len(fitted.lines) <= 2 else fitted.pitch
        top = (self.height() - fitted.height) // 2 + (rows - side) // 2
        return QRect(left, top, side, side)


class Sign(Piece):
    """One large icon, centred; words beside or below it say the same."""

    def __init__(self, theme: Theme, icon: str, side_mm: float, colour: str = "primary") -> None:
        """Draw the icon of a meaning, side_mm high and wide, in a colour of the theme."""
        super().__init__(theme)
        self._icon, self._side_mm, self._colour = icon, side_mm, colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_icon(self, meaning: str, colour: str) -> None:
        """Draw another icon in another colour."""
        self._icon, self._colour = meaning, colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's square."""
        side = self.theme.px(self._side_mm)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        del event
        icons.draw(QPainter(self), self._icon, self.rect(), self.theme.colour(self._colour))


class Card(Piece):
    """A quiet ground for other pieces: a rounded surface; kind names what it says (ok, warn…)."""

    def __init__(self, theme: Theme, kind: Kind = "plain", parent: QWidget | None = None) -> None:
        """Make an empty card; give it a layout."""
        super().__init__(theme, parent)
        self._kind: Kind = kind

    def set_kind(self, kind: Kind) -> None:
        """Say something else: plain, pale, ok, warn or err."""
        self._kind = kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface with its edge."""
        del event
        fill = {"plain": "surface", "pale": "pale"}.get(self._kind, f"{self._kind}_pale")
        edge = {"plain": "hairline", "pale": "pale"}.get(self._kind, self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.theme.border_px()
        painter.setPen(QPen(self.theme.colour(edge if not self.theme.contrast else "ink"), wide))
        painter.setBrush(self.theme.colour(fill))
        inset = wide / 2
        radius = self.theme.px(RADIUS_MM)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)


class Page(Piece):
    """A ground in one colour of the theme: the page that everything else lies on."""

    def __init__(self, theme: Theme, colour: str = "bg", parent: QWidget | None = None) -> None:
        """Make an empty page; colour is a name of theme.COLOURS."""
        super().__init__(theme, parent)
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what is to be painted."""
        QPainter(self).fillRect(event.rect(), self.theme.colour(self._colour))


def wear(root: QWidget, theme: Theme) -> None:
    """Draw root and every piece and target below it with another theme."""
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget, Dressed):
            widget.wear(theme)


def _middle(box: QRect, height: int) -> QRect:
    """Return box with this height, centred; a higher one begins at the top."""
    top = box.top() + max(0, (box.height() - height) // 2)
    return QRect(box.left(), top, box.width(), height)
