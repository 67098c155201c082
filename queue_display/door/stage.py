"""The stage of a door display: the number that is called or served, or what the counter does."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter

from centre.shell import icons
from queue_display.door.flow import Scene
from queue_display.door.parts import Part
from queue_display.door.words import DoorWords
from queue_display.optics import CAP, CAPTION, LINE
from queue_display.pen import (
    MARKS,
    Ink,
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

ICONS: Final = {
    "called": "help",
    "served": "counter",
    "free": "ticket",
    "paused": "pause",
    "closed": "close",
}
"""What each scene has beside its words: meaning is never in the colour alone."""


@dataclass(frozen=True, slots=True)
class StageContent:
    """What is said in the middle; words: the first language leads."""

    scene: Scene
    label: str
    again: bool
    bright: bool
    words: tuple[DoorWords, ...]


def _head(words: DoorWords, scene: Scene) -> str:
    """Return the caption of a scene."""
    return {
        "called": words.called,
        "served": words.served,
        "free": words.free,
        "paused": words.paused,
        "closed": words.closed,
    }[scene]


def _line(words: DoorWords, scene: Scene) -> str:
    """Return what to do, in a scene without a number."""
    lines = {"free": words.free_line, "paused": words.paused_line, "closed": words.closed_line}
    return lines.get(scene, "")


@dataclass(frozen=True, slots=True)
class _Shades:
    """Colours of the stage in one of its states."""

    fill: QColor
    number: QColor
    words: QColor


def _shades(content: StageContent) -> _Shades:
    """Return the colours: gold while the frame is bright, blue for a call, dark for the rest."""
    if content.bright:
        dark = colour("tv_on_newest")
        return _Shades(colour("tv_newest"), dark, dark)
    if content.scene == "called":
        return _Shades(colour("tv_call"), colour("tv_number"), colour("tv_ink"))
    return _Shades(colour("tv_panel"), colour("tv_ink"), colour("tv_ink"))


class Stage(Part[StageContent]):
    """MỜI SỐ A012, or what the counter does instead."""

    def spoken(self) -> str:
        """Return the stage in words, all languages."""
        said = self.content
        heads = " / ".join(_head(words, said.scene) for words in said.words)
        again = said.words[0].again if said.again else ""
        return " · ".join(part for part in (heads, said.label, again) if part)

    def draw(self, painter: QPainter) -> None:
        """Draw the number under its caption, or the words of a scene without one."""
        shades = _shades(self.content)
        plate(painter, self.rect(), self._plan.margin * 0.9, shades.fill)
        if self.content.label:
            self._draw_number(painter, shades)
        else:
            self._draw_words(painter, shades)

    def _draw_number(self, painter: QPainter, shades: _Shades) -> None:
        """Draw caption, digits and the second language, the space between them shared evenly."""
        made, first = self._plan, self.content.words[0]
        others = [_head(words, self.content.scene) for words in self.content.words[1:]]
        heights = [round(made.caption * CAPTION), round(made.digit * CAP)]
        heights += [round(made.other * LINE) for _ in others]
        gap = max(0, (self.height() - sum(heights)) // (len(heights) + 1))
        top, wide = gap, self.width()
        head = QRect(0, top, wide, heights[0])
        left = self._draw_caption(painter, _head(first, self.content.scene), head, shades)
        if self.content.again:
            self._draw_again(painter, QRect(0, top, left, heights[0]), shades)
        top += heights[0] + gap
        ink = Ink(made.digit, shades.number, align="centre")
        number(painter, self.content.label, ink, QRect(0, top, wide, heights[1]))
        top += heights[1] + gap
        for text in others:
            ink = Ink(made.other, shades.words, bold=False, align="centre")
            write(painter, text, ink, QRect(0, top, wide, heights[2]))

    def _draw_caption(self, painter: QPainter, text: str, box: QRect, shades: _Shades) -> int:
        """Draw icon and caption as one block in the middle of box; return where it begins."""
        px = self._plan.caption
        size, gap = round(px * 0.95), round(px * 0.3)
        wide = size + gap + round(width_of(text, px))
        left = box.left() + max(0, box.width() - wide) // 2
        middle = box.center().y() + round(px * MARKS / 2)
        icons.draw(
            painter,
            ICONS[self.content.scene],
            QRect(left, middle - size // 2, size, size),
            shades.words,
        )
        words = QRect(left + size + gap, box.top(), box.width() - left - size - gap, box.height())
        caption(painter, text, Ink(px, shades.words), words)
        return left

    def _draw_again(self, painter: QPainter, room: QRect, shades: _Shades) -> None:
        """Draw the mark of a recall left of the caption; where that is narrow, over it."""
        text, gap = self.content.words[0].again, self._plan.margin
        px = round(self._plan.caption * 0.62)
        size = mark_size(text, px)
        if size.width() > room.width() - 2 * gap and size.height() <= room.top() - gap:
            mark(painter, text, px, QPoint(gap, gap), (shades.words, shades.fill))
            return
        while px > self._plan.small // 2 and mark_size(text, px).width() > room.width() - 2 * gap:
            px -= 1
        high = mark_size(text, px).height()
        corner = QPoint(gap, room.top() + max(0, room.height() - high) // 2)
        mark(painter, text, px, corner, (shades.words, shades.fill))

    def _draw_words(self, painter: QPainter, shades: _Shades) -> None:
        """Draw icon, words, second language and what to do, as one block in the middle."""
        pad = 2 * self._plan.margin
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        size = min(inner.height() // 4, inner.width() // 5)
        blocks = self._word_blocks(inner, size, shades)
        gap = self._plan.margin
        high = size + sum(gap + box.height() for _, _, box in blocks)
        top = inner.top() + max(0, inner.height() - high) // 2
        icon = QRect(inner.left(), top, inner.width(), size)
        icons.draw(painter, ICONS[self.content.scene], icon, colour("tv_number"))
        top += size + gap
        for text, ink, box in blocks:
            write(painter, text, ink, QRect(inner.left(), top, inner.width(), box.height()))
            top += box.height() + gap

    def _word_blocks(
        self, inner: QRect, size: int, shades: _Shades
    ) -> list[tuple[str, Ink, QRect]]:
        """Return the words of a scene without a number: text, how it is set, the place it needs."""
        first, scene = self.content.words[0], self.content.scene
        made = self._plan
        large, small = max(made.small, min(size, round(inner.width() / 9))), made.small
        said = [(_head(first, scene), Ink(large, shades.words, bold=True, align="centre", lines=2))]
        ink2 = colour("tv_ink2")
        said += [
            (_head(words, scene), Ink(round(large * 0.5), ink2, bold=False, align="centre"))
            for words in self.content.words[1:]
        ]
        said.append(
            (_line(first, scene), Ink(small, shades.words, bold=False, align="centre", lines=2))
        )
        room = inner.height() - size - made.margin * len(said)
        found = []
        for index, (text, ink) in enumerate(said):
            left = room if index == len(said) - 1 else round(room * 0.6)
            high = set_words(text, ink, QRect(0, 0, inner.width(), max(1, left))).height
            found.append((text, ink, QRect(0, 0, inner.width(), high)))
            room -= high
        return found
