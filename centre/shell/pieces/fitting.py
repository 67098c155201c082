"""Words into a box: lines broken at words and balanced, letters shrunk down to a smallest size.

Nothing is ever clipped or replaced by dots: what does not fit says so (Fitted.fits), and the
screen then shows fewer things.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from centre.shell.theme import SMALLEST_CAP_MM, Theme, font_of

Align = Literal["left", "centre", "right"]

NO_BREAK: Final = "\u00a0"
BOUND_BEFORE: Final = ("–", "-", "/", ":", "·", "!", "?")
"""Marks that never begin a line: they stay with the word before them."""
GOOD_BREAK_AFTER: Final = ("–", ",", ".", ":", ";", "·", "?", "!")
"""Marks after which a line likes to end."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How words are set: capitals in mm (shrunk down to min_cap_mm), lines at most (0: any)."""

    cap_mm: float = 5.8
    bold: bool = False
    colour: str = "ink"
    align: Align = "left"
    min_cap_mm: float = SMALLEST_CAP_MM
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines set at one font size. width, height, pitch (line to line) in pixels."""

    lines: tuple[str, ...]
    font_px: int
    bold: bool
    width: int
    height: int
    pitch: int
    fits: bool

    def font(self) -> QFont:
        """Return the font of these lines."""
        return font_of(self.font_px, bold=self.bold)


def bind(text: str) -> str:
    """Return text with no-break spaces before dashes and after single letters and numbers.

    "Hộ tịch – Chứng thực" never begins a line with the dash; "4 người" stays together.
    """
    words = text.split(" ")
    bound = words[0]
    for before, word in pairwise(words):
        tied = word in BOUND_BEFORE or _clings(before)
        bound += (NO_BREAK if tied else " ") + word
    return bound


def _clings(word: str) -> bool:
    """Return whether a word should not end a line: one letter, or a number."""
    return (len(word) == 1 and word.isalpha()) or word.isdigit()


@lru_cache(maxsize=4096)
def fit(theme: Theme, text: str, letters: Letters, width: int, height: int = 0) -> Fitted:
    """Return text set into width × height pixels (height 0: as high as it needs).

    Letters shrink from cap_mm to min_cap_mm in steps of about 4 %. If even the smallest does not
    fit, they shrink further so that nothing is clipped, and fits is False.
    """
    largest = theme.font_px(letters.cap_mm)
    smallest = min(largest, theme.font_px(letters.min_cap_mm))
    size = largest
    fitted = _set(text, letters, size, width)
    while not _inside(fitted, letters, width, height) and size > 6:
        step = max(1, size // 24)
        size = smallest if size > smallest > size - step else size - step
        fitted = _set(text, letters, size, width)
    return fitted if size >= smallest else _refused(fitted)


def _inside(fitted: Fitted, letters: Letters, width: int, height: int) -> bool:
    """Return whether lines stay within width, height and the number of lines."""
    few = not letters.lines or len(fitted.lines) <= letters.lines
    return few and fitted.width <= width and (not height or fitted.height <= height)


def _refused(fitted: Fitted) -> Fitted:
    """Return the same lines, said not to fit."""
    return Fitted(
        fitted.lines,
        fitted.font_px,
        fitted.bold,
        fitted.width,
        fitted.height,
        fitted.pitch,
        fits=False,
    )


def _set(text: str, letters: Letters, font_px: int, width: int) -> Fitted:
    """Return text broken into balanced lines at one font size."""
    metrics = QFontMetricsF(font_of(font_px, bold=letters.bold))
    lines: list[str] = []
    for paragraph in bind(text).split("\n"):
        lines += _broken(paragraph, metrics, width)
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    pitch = round(metrics.ascent() + metrics.descent())
    return Fitted(
        tuple(lines),
        font_px,
        letters.bold,
        int(widest + 0.999),
        pitch * len(lines),
        pitch,
        fits=True,
    )


def _broken(paragraph: str, metrics: QFontMetricsF, width: int) -> list[str]:
    """Return a paragraph in the fewest lines that width allows, as even as they can be."""
    words = [word for word in paragraph.split(" ") if word] or [""]
    widths = [metrics.horizontalAdvance(word) for word in words]
    space = metrics.horizontalAdvance(" ")
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, badness, start of the last line
    for end in range(1, len(words) + 1):
        choices: list[tuple[int, float, int]] = []
        length = -space
        for start in range(end - 1, -1, -1):
            length += widths[start] + space
            if length > width and start < end - 1:
                break
            badness = ((width - length) / max(1, width)) ** 2
            badness -= 0.25 if words[end - 1].endswith(GOOD_BREAK_AFTER) else 0.0
            choices.append((best[start][0] + 1, best[start][1] + badness, start))
        best.append(min(choices))
    return _lines(words, [start for _, _, start in best])


def _lines(words: list[str], starts: list[int]) -> list[str]:
    """Return the lines that the table of best starts tells, first line first."""
    lines: list[str] = []
    end = len(words)
    while end:
        lines.append(" ".join(words[starts[end] : end]))
        end = starts[end]
    return lines[::-1]


def paint(
    painter: QPainter, fitted: Fitted, box: QRect, colour: QColor, align: Align = "left"
) -> None:
    """Paint fitted lines from the top of box, aligned within its width."""
    painter.setFont(fitted.font())
    painter.setPen(colour)
    for number, line in enumerate(fitted.lines):
        row = QRect(box.left(), box.top() + number * fitted.pitch, box.width(), fitted.pitch)
        painter.drawText(row, _FLAGS[align] | Qt.TextFlag.TextDontClip, line)


_FLAGS: Final[dict[Align, int]] = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "centre": int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
