"""What a page that scrolls is made of: words, rows to be touched, a code to be scanned.

Each block has its whole height, of which the page shows a part: it is as high as that part and is
drawn shifted by what lies above it.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from centre.shell.pieces import Fitted, Letters, Piece, Target, fit, paint
from centre.shell.pieces.targets import Skin
from centre.shell.theme import RADIUS_MM, TARGET_MM, Theme
from kiosk.screens.ticket import Qr

_PAD_MM: Final = 4.5
_EDGE_MM: Final = 3.2
_GAP_MM: Final = 3.2
_MARK_GAP_MM: Final = 5.0
_BETWEEN_MM: Final = 1.6
_LABEL: Final = Letters(4.8, bold=True, colour="ink2")
_SUB: Final = Letters(4.8, colour="ink2")
_TITLE: Final = Letters(5.4)
_WORD: Final = Letters(4.8, bold=True, align="centre")
_BOX_MM: Final = 11.0
_WEB_MM: Final = 60.0
"""Side of a QR code with its quiet zone: the code of a long address still has 30 mm and more."""

Kind = Literal["plain", "heading", "fact", "warn"]
Mark = Literal["box", "ticked", "next"]


@dataclass(frozen=True, slots=True)
class Said:
    """Words to be read: a heading, plain words, a fact on a card with its label, a warning."""

    text: str
    kind: Kind = "plain"
    label: str = ""
    icon: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A row to be touched as a whole; word says what its mark says."""

    key: str
    title: str
    subs: tuple[str, ...] = ()
    mark: Mark = "next"
    word: str = ""
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what is read aloud of it."""
        return ", ".join(part for part in (self.title, *self.subs, self.word) if part)


@dataclass(frozen=True, slots=True)
class Web:
    """A web address as a code, with what it is for and where it leads."""

    address: str
    title: str
    host: str


Content = Said | Choice | Web


class SaidBlock(Piece):
    """Words in a box of their own width, never shrunk; see Said."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing."""
        super().__init__(theme)
        self._said = Said("")
        self.cut = 0

    def show_content(self, said: Said) -> None:
        """Say something else."""
        self._said = said
        self.setAccessibleName(". ".join(part for part in (said.label, said.text) if part))
        self.update()

    def whole_height(self, width: int) -> int:
        """Return the height of all words in this width."""
        label, text = self._set(width)
        high = sum(one.height for one in (label, text) if one)
        between = self.theme.px(_BETWEEN_MM) if label else 0
        return high + between + 2 * self._edge()

    def fits(self) -> bool:
        """Return whether no word is wider than the block."""
        return all(one.fits for one in self._set(self.width()) if one)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that is seen."""
        del event
        self.paint_whole(_shifted(self, self.cut), self.width())

    def paint_whole(self, painter: QPainter, width: int) -> None:
        """Paint all of it from the painter's origin."""
        label, text = self._set(width)
        if self._has_card():
            box = QRect(0, 0, width, self.whole_height(width))
            _paint_card(painter, self.theme, box, warns=self._said.kind == "warn")
        ink = self.theme.colour("warn" if self._said.kind == "warn" else "ink")
        left, top = self._left(), self._edge()
        if self._said.icon:
            first = label or text
            side = self._icon_px()
            box = QRect(self._pad(), top + (first.pitch - side) // 2, side, side)
            colour = ink if self._said.kind == "warn" else self.theme.primary
            icons.draw(painter, self._said.icon, box, colour)
        if label:
            paint(painter, label, QRect(left, top, width, label.height), self.theme.ink2)
            top += label.height + self.theme.px(_BETWEEN_MM)
        paint(painter, text, QRect(left, top, width, text.height), ink)

    def _set(self, width: int) -> tuple[Fitted | None, Fitted]:
        """Return label and text as they are painted in this width."""
        room = max(1, width - self._left() - self._pad())
        bold = self._said.bold or self._said.kind == "heading"
        letters = replace(_TITLE, bold=bold)
        label = _set_words(self.theme, self._said.label, _LABEL, room) if self._said.label else None
        return label, _set_words(self.theme, self._said.text, letters, room)

    def _has_card(self) -> bool:
        return self._said.kind in ("fact", "warn")

    def _pad(self) -> int:
        return self.theme.px(_PAD_MM) if self._has_card() else 0

    def _edge(self) -> int:
        return self.theme.px(_EDGE_MM if self._has_card() else 1.0)

    def _icon_px(self) -> int:
        return round(self.theme.font_px(_TITLE.cap_mm) * 1.2)

    def _left(self) -> int:
        """Return where the words begin."""
        icon = self._icon_px() + self.theme.px(_GAP_MM) if self._said.icon else 0
        return self._pad() + icon


class ChoiceBlock(Target):
    """A row: a mark with its word at the left, or an arrow at the right; see Choice."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme, "")
        self._choice = Choice("", "")
        self.cut = 0
        # The page hears the finger first: it may mean to scroll.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_content(self, choice: Choice) -> None:
        """Show another choice."""
        self._choice = choice
        self.key = choice.key
        self.setObjectName(choice.key)
        self.setAccessibleName(choice.name)
        self.update()

    def whole_height(self, width: int) -> int:
        """Return the height of all words in this width, at least 20 mm."""
        title, subs = self._set(width)
        between = self.theme.px(_BETWEEN_MM) if subs else 0
        high = title.height + between + sum(sub.height for sub in subs)
        mark = self._mark_height() if self._has_box() else 0
        return max(self.theme.at_least_px(TARGET_MM), max(high, mark) + 2 * self._edge())

    def rect(self) -> QRect:
        """Return the whole row, of which a part may be out of sight: ground and ring are its."""
        return QRect(0, 0, self.width(), self.whole_height(self.width()))

    def fits(self) -> bool:
        """Return whether no word is wider than its column."""
        title, subs = self._set(self.width())
        return title.fits and all(sub.fits for sub in subs) and self._word().fits

    def skin(self) -> Skin:
        """Return the colours of the present state; what is carried is green."""
        skin = super().skin()
        if self._choice.mark == "ticked" and not self.isDown():
            return replace(skin, fill="ok_pale", edge="ok")
        return skin

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that is seen."""
        del event
        self.paint_whole(_shifted(self, self.cut), self.width())

    def paint_whole(self, painter: QPainter, width: int) -> None:
        """Paint all of it from the painter's origin."""
        skin = self.skin()
        self.paint_ground(painter, skin)
        title, subs = self._set(width)
        high = title.height + sum(sub.height for sub in subs)
        high += self.theme.px(_BETWEEN_MM) if subs else 0
        left, top = self._text_left(), self._top(width, high)
        paint(painter, title, QRect(left, top, width, title.height), self.theme.colour(skin.ink))
        top += title.height + self.theme.px(_BETWEEN_MM)
        for sub in subs:
            paint(painter, sub, QRect(left, top, width, sub.height), self.theme.colour(skin.ink2))
            top += sub.height
        if self._has_box():
            self._paint_box(painter)
        else:
            self._paint_arrow(painter, width)

    def _paint_box(self, painter: QPainter) -> None:
        """Paint the box, ticked or not, with its word below."""
        word, side = self._word(), self._side()
        column = self._column()
        top = self._edge()
        pad = self.theme.px(_PAD_MM)
        box = QRect(pad + (column - side) // 2, top, side, side)
        ticked = self._choice.mark == "ticked"
        ink = self.theme.colour("ok" if ticked else "primary")
        pen = QPen(ink, self.theme.border_px(strong=True))
        painter.setPen(pen)
        painter.setBrush(ink if ticked else self.theme.surface)
        inset = pen.width() // 2
        painter.drawRoundedRect(
            box.adjusted(inset, inset, -inset, -inset), self.theme.px(2), self.theme.px(2)
        )
        if ticked:
            icons.draw(painter, "check", box, self.theme.colour("on_primary"))
        below = QRect(pad, top + side + self.theme.px(_BETWEEN_MM), column, word.height)
        paint(painter, word, below, ink if ticked else self.theme.ink2, "centre")

    def _top(self, width: int, high: int) -> int:
        """Return where words so high begin: level with a box that is higher, else at the top."""
        if self._has_box():
            return self._edge() + max(0, self._mark_height() - high) // 2
        return (self.whole_height(width) - high) // 2

    def _paint_arrow(self, painter: QPainter, width: int) -> None:
        side = self._arrow()
        left = width - self.theme.px(_PAD_MM) - side
        box = QRect(left, (self.whole_height(width) - side) // 2, side, side)
        icons.draw(painter, "next", box, self.theme.primary)

    def _set(self, width: int) -> tuple[Fitted, tuple[Fitted, ...]]:
        """Return title and sub lines as they are painted in this width."""
        right = self.theme.px(_PAD_MM)
        right += 0 if self._has_box() else self._arrow() + self.theme.px(_GAP_MM)
        room = max(1, width - self._text_left() - right)
        letters = replace(_TITLE, bold=not self._has_box())
        subs = (_set_words(self.theme, sub, _SUB, room) for sub in self._choice.subs if sub)
        return _set_words(self.theme, self._choice.title, letters, room), tuple(subs)

    def _has_box(self) -> bool:
        return self._choice.mark != "next"

    def _word(self) -> Fitted:
        return _set_words(self.theme, self._choice.word, _WORD, self._column())

    def _column(self) -> int:
        """Return the width of the mark's column: the same for every word that it may show."""
        words = (self._choice.word, *self._choice.words)
        widest = max(fit(self.theme, word, _WORD, 1_000_000).width for word in words)
        return max(self._side(), widest + 1)

    def _mark_height(self) -> int:
        return self._side() + self.theme.px(_BETWEEN_MM) + self._word().height

    def _side(self) -> int:
        return self.theme.px(_BOX_MM)

    def _arrow(self) -> int:
        return round(self.theme.font_px(_TITLE.cap_mm) * 1.2)

    def _edge(self) -> int:
        """Return the empty edge above and below, clear of border and ring."""
        return self.theme.px(_EDGE_MM) + (self.theme.border_px() if self.theme.contrast else 0)

    def _text_left(self) -> int:
        """Return where title and sub lines begin."""
        border = self.theme.border_px() if self.theme.contrast else 0
        pad = self.theme.px(_PAD_MM) + border
        return pad + (self._column() + self.theme.px(_MARK_GAP_MM) if self._has_box() else 0)


class WebBlock(Piece):
    """A code to be scanned, with words beside it; see Web."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme)
        self._web = Web("", "", "")
        self._code = Qr(theme)
        self._code.setParent(self)
        self.cut = 0

    def show_content(self, web: Web) -> None:
        """Show another address."""
        self._web = web
        self._code.set_code(web.address)
        self._code.setAccessibleName(web.title)
        self.setAccessibleName(f"{web.title}: {web.host}")
        self.update()

    def whole_height(self, width: int) -> int:
        """Return the height of code and words."""
        title, host = self._set(width)
        words = title.height + self.theme.px(_BETWEEN_MM) + host.height
        return max(self._side(), words) + 2 * self.theme.px(_EDGE_MM)

    def fits(self) -> bool:
        """Return whether no word is wider than its column."""
        return all(one.fits for one in self._set(self.width()))

    def settle(self) -> None:
        """Place the code where the part that is seen has it."""
        side = self._side()
        top = (self.whole_height(self.width()) - side) // 2 - self.cut
        self._code.setGeometry(self.theme.px(_PAD_MM), top, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that is seen."""
        del event
        painter = _shifted(self, self.cut)
        width, high = self.width(), self.whole_height(self.width())
        _paint_card(painter, self.theme, QRect(0, 0, width, high))
        title, host = self._set(width)
        left = self._side() + 2 * self.theme.px(_PAD_MM)
        between = self.theme.px(_BETWEEN_MM)
        top = (high - title.height - host.height - between) // 2
        paint(painter, title, QRect(left, top, width, title.height), self.theme.ink)
        top += title.height + between
        paint(painter, host, QRect(left, top, width, host.height), self.theme.ink2)

    def _side(self) -> int:
        return self.theme.px(_WEB_MM)

    def _set(self, width: int) -> tuple[Fitted, Fitted]:
        """Return title and host as they are painted."""
        room = max(1, width - self._side() - 3 * self.theme.px(_PAD_MM))
        title = _set_words(self.theme, self._web.title, replace(_TITLE, bold=True), room)
        return title, _set_words(self.theme, self._web.host, _SUB, room)


def _set_words(theme: Theme, text: str, letters: Letters, width: int) -> Fitted:
    """Return text set into width; words that are wider (web addresses) are broken."""
    fitted = fit(theme, text, letters, width)
    most = max(1, max(map(len, text.split()), default=1))
    while not fitted.fits and most > 1:
        most = max(1, most * 3 // 4)
        fitted = fit(theme, _broken(text, most), letters, width)
    return fitted


def _broken(text: str, most: int) -> str:
    """Return text with no word of more letters than most."""
    return re.sub(rf"(\S{{{most}}})(?=\S)", r"\1 ", text)


def _shifted(widget: QWidget, cut: int) -> QPainter:
    """Return a painter whose origin is the top of the whole block."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -cut)
    return painter


def _paint_card(painter: QPainter, theme: Theme, box: QRect, *, warns: bool = False) -> None:
    """Paint a quiet ground, or that of a warning."""
    edge = "warn" if warns else ("border" if theme.contrast else "hairline")
    wide = max(1, theme.px(0.5))
    painter.setPen(QPen(theme.colour(edge), wide))
    painter.setBrush(theme.colour("warn_pale" if warns else "surface"))
    radius, inset = theme.px(RADIUS_MM), wide / 2
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius)


Block = SaidBlock | ChoiceBlock | WebBlock
