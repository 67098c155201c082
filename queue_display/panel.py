"""The call panel: the one call that everybody has to see, or the centre's welcome."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from centre.rules.services import words_in
from centre.shell import icons
from centre.shell.theme import CAP_HEIGHT
from queue_display.flow import Shown
from queue_display.optics import CAPTION, LINE
from queue_display.panel_sizes import SIGN, panel_padding
from queue_display.pen import (
    Ink,
    Painted,
    caption,
    colour,
    mark,
    mark_size,
    number,
    plate,
    set_words,
    width_of,
    write,
)
from queue_display.tongue import BoardWords


@dataclass(frozen=True, slots=True)
class PanelContent:
    """A call (None: nobody is called), the phase of its pulse, and the languages of the board."""

    call: Shown | None
    bright: bool
    words: tuple[BoardWords, ...]


@dataclass(frozen=True, slots=True)
class _Colours:
    """Colours of the panel in one of its states."""

    fill: QColor
    plate: QColor
    number: QColor
    words: QColor


def _colours(call: Shown, *, bright: bool) -> _Colours:
    """Return the colours of a call: gold in the bright phase of its pulse, else blue."""
    if bright and call.lit:
        dark = colour("tv_on_newest")
        return _Colours(colour("tv_newest"), QColor("#FFE28A"), dark, dark)
    return _Colours(colour("tv_call"), colour("pressed"), colour("tv_number"), colour("tv_ink"))


class CallPanel(Painted[PanelContent]):
    """MỜI SỐ A012 ĐẾN QUẦY 3: number, counter, counter's name, second language."""

    def spoken(self) -> str:
        """Return the call as a sentence, or the welcome."""
        call, words = self.content.call, self.content.words[0]
        if call is None:
            return words.welcome
        said = words.call(call.label, call.counter)
        return f"{said} · {words.again}" if call.again else said

    def draw(self, painter: QPainter) -> None:
        """Draw the call, or the welcome when nobody is called."""
        if self.content.call is None:
            self._draw_welcome(painter)
            return
        call = self.content.call
        shades = _colours(call, bright=self.content.bright)
        radius = self._plan.margin * 0.9
        plate(painter, self.rect(), radius, shades.fill)
        if call.lit:
            self._draw_frame(painter, radius)
        draw = self._draw_stacked if self._plan.panel_sizes.stacked else self._draw_beside
        draw(painter, call, shades)

    def _draw_frame(self, painter: QPainter, radius: float) -> None:
        """Draw the gold edge of a highlighted call."""
        wide = max(3.0, self._plan.margin * 0.32)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("tv_number"), wide))
        inner = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(inner, radius - wide / 2, radius - wide / 2)

    def _draw_beside(self, painter: QPainter, call: Shown, shades: _Colours) -> None:
        """Draw number left, counter on its plate at the right, lower lines under both."""
        sizes, pad = self._plan.panel_sizes, panel_padding(self._plan.panel)
        words, lower = self.content.words[0], self._lower_lines(call)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        foot = round(sizes.small * LINE * len(lower) + (sizes.digit * 0.05 if lower else 0))
        code = width_of(call.counter, sizes.digit)
        wide = round(max(code, width_of(words.to_counter, sizes.caption)) + 2 * pad)
        wide = min(wide, inner.width() - pad // 2 - round(width_of(call.label, sizes.digit)))
        sign = QRect(inner.right() + 1 - wide, inner.top(), wide, inner.height() - foot)
        rest = QRect(inner.left(), inner.top(), inner.width() - wide - pad // 2, sign.height())
        plate(painter, sign, self._plan.margin * 0.6, shades.plate)
        self._draw_captioned(painter, (words.number, call.label), rest, shades)
        self._draw_again(painter, call, shades)
        inside = sign.adjusted(pad // 2, 0, -pad // 2, 0)
        flat = replace(shades, number=shades.words)
        self._draw_captioned(painter, (words.to_counter, call.counter), inside, flat)
        self._draw_lower(painter, lower, inner, shades.words)

    def _draw_captioned(
        self, painter: QPainter, texts: tuple[str, str], box: QRect, shades: _Colours
    ) -> None:
        """Draw a caption over large digits, both in the middle of box."""
        sizes = self._plan.panel_sizes
        line, gap = round(sizes.caption * CAPTION), round(sizes.digit * 0.16)
        block = line + gap + round(sizes.digit * CAP_HEIGHT)
        top = box.top() + (box.height() - block) // 2
        head = QRect(box.left(), top, box.width(), line)
        head = self._beside_mark(texts[0], head)
        caption(painter, texts[0], Ink(sizes.caption, shades.words, align="centre"), head)
        digits = QRect(box.left(), top + line + gap, box.width(), block - line - gap)
        number(painter, texts[1], Ink(sizes.digit, shades.number, align="centre"), digits)

    def _draw_stacked(self, painter: QPainter, call: Shown, shades: _Colours) -> None:
        """Draw the number over the counter; the counter's caption stands left of its digits."""
        sizes, pad = self._plan.panel_sizes, panel_padding(self._plan.panel)
        lower = self._lower_lines(call)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        foot = round(sizes.small * LINE + sizes.digit * 0.04) if lower else 0
        high = round(sizes.digit * SIGN)
        sign = QRect(inner.left(), inner.bottom() + 1 - foot - high, inner.width(), high)
        plate(painter, sign, self._plan.margin * 0.6, shades.plate)
        above = QRect(inner.left(), inner.top(), inner.width(), sign.top() - inner.top())
        self._draw_over(painter, call, above, shades)
        self._draw_again(painter, call, shades)
        self._draw_sign(painter, call, sign.adjusted(pad, 0, -pad, 0), shades)
        self._draw_lower(painter, lower, inner, shades.words)

    def _draw_over(self, painter: QPainter, call: Shown, box: QRect, shades: _Colours) -> None:
        """Draw the number under its caption, the space shared evenly round the digits."""
        sizes = self._plan.panel_sizes
        line = round(sizes.caption * CAPTION)
        head = QRect(box.left(), box.top(), box.width(), line)
        words = self.content.words[0].number
        head = self._beside_mark(words, head)
        caption(painter, words, Ink(sizes.caption, shades.words, align="centre"), head)
        digits = box.adjusted(0, line, 0, 0)
        number(painter, call.label, Ink(sizes.digit, shades.number, align="centre"), digits)

    def _draw_sign(self, painter: QPainter, call: Shown, sign: QRect, shades: _Colours) -> None:
        """Draw ĐẾN QUẦY at the left of a plate and the counter's code at its right."""
        sizes, words = self._plan.panel_sizes, self.content.words[0]
        ink = Ink(sizes.digit, shades.words, align="right")
        code = number(painter, call.counter, ink, sign)
        room = round(code.left()) - sign.left() - sizes.caption // 2
        box = QRect(sign.left(), sign.top(), room, sign.height())
        write(painter, words.to_counter, Ink(sizes.caption, shades.words, lines=2), box)

    def _draw_again(self, painter: QPainter, call: Shown, shades: _Colours) -> None:
        """Draw the mark of a recall in the panel's top left corner."""
        if call.again:
            box = self._mark_box()
            shade = (shades.words, shades.fill)
            mark(painter, self.content.words[0].again, self._mark_px(), box.topLeft(), shade)

    def _mark_px(self) -> int:
        """Return the size of the words of a recall's mark."""
        return min(self._plan.panel_sizes.small, self._plan.head)

    def _mark_box(self) -> QRect:
        """Return the place of a recall's mark: the panel's top left corner."""
        pad = panel_padding(self._plan.panel)
        return QRect(QPoint(pad, pad), mark_size(self.content.words[0].again, self._mark_px()))

    def _beside_mark(self, text: str, head: QRect) -> QRect:
        """Return the place of a caption, moved aside where a recall's mark would touch it."""
        box, px = self._mark_box(), self._plan.panel_sizes.caption
        call, wide = self.content.call, width_of(text, px)
        left = head.left() + (head.width() - wide) / 2
        apart = box.right() + px // 4 < left or head.top() > box.bottom() or left > box.right()
        if call is None or not call.again or apart:
            return head
        moved = QRect(head)
        moved.setLeft(box.right() + px // 4)
        return moved

    def _lower_lines(self, call: Shown) -> tuple[str, ...]:
        """Return the counter's name where it says more than its number, and other languages.

        As many as the layout has room for; a name that is wider than the panel is left out.
        """
        first, *others = self.content.words
        name = words_in(call.counter_name, first.language)
        plain = f"{first.column_counter} {call.counter}".casefold()
        sizes, panel = self._plan.panel_sizes, self._plan.panel
        room = panel.width - 2 * panel_padding(panel)
        told = name.casefold() not in {plain, call.counter.casefold()}
        fits = width_of(name, sizes.small, bold=False) <= room
        named = (name,) if told and fits else ()
        lines = (*named, *(words.brief(call.label, call.counter) for words in others))
        return lines[len(lines) - min(len(lines), sizes.lower) :]

    def _draw_lower(
        self, painter: QPainter, lines: tuple[str, ...], inner: QRect, ink: QColor
    ) -> None:
        """Draw the lower lines from the panel's lower edge upwards."""
        high = round(self._plan.panel_sizes.small * LINE)
        for index, line in enumerate(reversed(lines)):
            box = QRect(inner.left(), inner.bottom() + 1 - (index + 1) * high, inner.width(), high)
            size = self._plan.panel_sizes.small
            write(painter, line, Ink(size, ink, bold=False, align="centre"), box)

    def _draw_welcome(self, painter: QPainter) -> None:
        """Draw what the centre says while nobody is called: icon and words as one block."""
        plate(painter, self.rect(), self._plan.margin * 0.9, colour("tv_panel"))
        pad = 2 * panel_padding(self._plan.panel)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        size = min(inner.height() // 4, inner.width() // 8)
        lines = self._welcome_lines(inner, size)
        block = round(size * 1.25) + sum(set_words(*line).height for line in lines)
        top = inner.top() + max(0, inner.height() - block) // 2
        icons.draw(
            painter, "ticket", QRect(inner.left(), top, inner.width(), size), colour("tv_number")
        )
        top += round(size * 1.25)
        for text, ink, box in lines:
            place = write(painter, text, ink, QRect(box.left(), top, box.width(), box.height()))
            top += place.height()

    def _welcome_lines(self, inner: QRect, size: int) -> list[tuple[str, Ink, QRect]]:
        """Return the welcome in each language: words, how they are set, the room they have."""
        px, lines = round(size * 0.72), list[tuple[str, Ink, QRect]]()
        room = inner.height() - round(size * 1.25)
        for index, words in enumerate(self.content.words):
            name, share = ("tv_ink", 1.0) if index == 0 else ("tv_ink2", 0.62)
            last = index == len(self.content.words) - 1
            ink = Ink(round(px * share), colour(name), index == 0, "centre", 3)
            box = QRect(inner.left(), 0, inner.width(), room if last else room * 2 // 3)
            high = set_words(words.welcome, ink, box).height
            lines.append((words.welcome, ink, QRect(inner.left(), 0, inner.width(), high)))
            room -= high
        return lines
