"""Which keys of the touch keyboard stand where: tables of rows, and boxes in pixels. No Qt.

Ten keys of 20 mm with gaps of 3 mm take 227 mm; a 10.1 inch screen has 217, an 18.5 inch one on
end 230 with its margins. So there are several arrangements, and the first that fits is shown:
keys never get smaller than 20 mm (screens.md section 4), 22 mm where there is room (section 7).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Mode = Literal["words", "code", "mixed", "digits"]
"""words: Telex; code: capitals, digits, full stop, hyphen; mixed: capitals and digits alone."""

ERASE: Final = "erase"
CLEAR: Final = "clear"
PLAIN: Final = "plain"
SPACE: Final = "space"
PAGE: Final = "page"
FINAL: Final = "final"
NAMED: Final = frozenset({ERASE, CLEAR, PLAIN, SPACE, PAGE, FINAL})
"""Keys that are not the sign they type."""
LEAST_MM: Final = 20.0
"""The smallest key (Colle & Hiszem 2004, screens.md section 4)."""
GOOD_MM: Final = 22.0
"""A key where there is room (screens.md sections 4 and 7)."""
WIDEST_MM: Final = 34.0
"""A column is not wider: hands would have to travel."""
HIGHEST_MM: Final = 26.0
"""A key is not higher."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A key, or with name "" an empty place, that is span columns wide."""

    name: str
    span: float = 1.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Rows of cells; each row is columns wide. pages: how many pages its keys are split into."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    pages: int = 1

    @property
    def columns(self) -> float:
        """Return the width of every row, in columns."""
        return sum(cell.span for cell in self.rows[0])

    def names(self) -> tuple[str, ...]:
        """Return the keys in reading order."""
        return tuple(cell.name for row in self.rows for cell in row if cell.name)


def _arranged(name: str, *rows: str, pages: int = 1) -> Arrangement:
    """Return an arrangement from rows like "q w erase*2 _*0.5"; _ is an empty place."""
    return Arrangement(name, tuple(tuple(map(_cell, row.split())) for row in rows), pages)


def _cell(text: str) -> Cell:
    """Return the cell of "name" or "name*span"."""
    name, _, span = text.partition("*")
    return Cell("" if name == "_" else name, float(span or 1))


_LETTERS: Final = (
    "q w e r t y u i o p",
    "_*0.5 a s d f g h j k l _*0.5",
    "z x c v b n m erase*3",
)
_NINE: Final = ("q w e r t y u i o", "a s d f g h j k l", "z x c v b n m p erase")
_DIGITS: Final = "1 2 3 4 5 6 7 8 9 0"
_SPLIT_DIGITS: Final = ("1*1.8 2*1.8 3*1.8 4*1.8 5*1.8", "6*1.8 7*1.8 8*1.8 9*1.8 0*1.8")
_WORDS_END: Final = "clear*2 plain*3 space*2 . final*2"
_WORDS_END_NINE: Final = "page clear*1.5 plain*3 space*2 final*1.5"
_MARKS: Final = ".*1.8 -*1.8 /*1.8 ,*1.8 erase*1.8"
_PAD: Final = ("_*0.4 1 2 3", "_*0.4 4 5 6", "_*0.4 7 8 9")


def _beside(rows: Sequence[str], end: str, last: str = ". 0 -") -> tuple[str, ...]:
    """Return rows with a number pad at their right, of which last is the last row."""
    pads = (*_PAD, f"_*0.4 {last}")
    return tuple(f"{row} {pad}" for row, pad in zip((*rows, end), pads, strict=True))


_ARRANGEMENTS: Final[dict[Mode, tuple[tuple[Arrangement, ...], ...]]] = {
    "words": (
        (_arranged("wide", *_beside(_LETTERS, "clear*2 plain*3 space*3 final*2")),),
        (_arranged("full", _DIGITS, *_LETTERS, _WORDS_END),),
        (
            _arranged("nine", *_NINE, _WORDS_END_NINE, pages=2),
            _arranged("nine", *_SPLIT_DIGITS, _MARKS, _WORDS_END_NINE, pages=2),
        ),
        (
            _arranged("low nine", *_NINE, "page clear*2 space*4 final*2", pages=2),
            _arranged(
                "low nine",
                *_SPLIT_DIGITS,
                _MARKS,
                "page plain*4 space*2 final*2",
                pages=2,
            ),
        ),
        (
            _arranged(
                "short",
                "q e r t y u i o p",
                "a s d g h k l m erase",
                "page*2 x c v b n space final",
                pages=2,
            ),
            _arranged(
                "short",
                "1 2 3 4 5 6 7 8 9",
                "0 . - / f j w z erase",
                "page*2 clear*3 space*2 final*2",
                pages=2,
            ),
        ),
    ),
    "code": (
        (_arranged("wide", *_beside(_LETTERS, "clear*5 final*5")),),
        (
            _arranged(
                "full",
                _DIGITS,
                "q w e r t y u i o p",
                "a s d f g h j k l -",
                "z x c v b n m . erase*2",
                "clear*5 final*5",
            ),
        ),
        (
            _arranged("nine", *_SPLIT_DIGITS, ".*3 -*3 erase*3", "page*2 clear*3 final*4", pages=2),
            _arranged("nine", *_NINE, "page*2 clear*3 final*4", pages=2),
        ),
        (
            _arranged(
                "short",
                "1 2 3 4 5 6 7 8 9",
                "0 . - w z clear*2 erase*2",
                "page*4 final*5",
                pages=2,
            ),
            _arranged(
                "short",
                "q e r t y u i o p",
                "a s d f g h j k erase",
                "page*2 l x c v b n m",
                pages=2,
            ),
        ),
    ),
    "mixed": (
        (_arranged("wide", *_beside(_LETTERS, "clear*5 final*5", "_ 0 _")),),
        (_arranged("full", _DIGITS, *_LETTERS, "clear*5 final*5"),),
        (
            _arranged(
                "whole nine",
                "1 2 3 4 5 6 7 8 9",
                "q w e r t y u i o",
                "a s d f g h j k l",
                "z x c v b n m p 0",
                "clear*3 erase*2 final*4",
            ),
        ),
        (
            _arranged("nine", *_NINE, "page*2 clear*3 final*4", pages=2),
            _arranged("nine", *_SPLIT_DIGITS, "_*6 erase*3", "page*2 clear*3 final*4", pages=2),
        ),
        (
            _arranged(
                "short",
                "q e r t y u i o p",
                "a s d f g h j k erase",
                "page*2 l x c v b n m",
                pages=2,
            ),
            _arranged(
                "short",
                "1 2 3 4 5 6 7 8 9",
                "0 w z clear*4 erase*2",
                "page*4 final*5",
                pages=2,
            ),
        ),
    ),
    "digits": (
        (_arranged("pad", "1 2 3", "4 5 6", "7 8 9", "erase 0 final"),),
        (_arranged("two rows", "1 2 3 4 5 erase", "6 7 8 9 0 final"),),
    ),
}


def choices(mode: Mode) -> tuple[tuple[Arrangement, ...], ...]:
    """Return the arrangements of a mode, the best first; each as its pages, the first page first.

    wide has its numbers beside the letters and needs four rows, full has them above; nine splits
    letters and numbers into two pages (p stands beside m), whole nine has both in five rows; low
    nine has wider keys for its words, which then need one line only; short, for screens that are
    not high, has three rows, and on its second page the letters that Vietnamese is not written
    with.
    """
    return _ARRANGEMENTS[mode]


def is_complete(pages: Sequence[Arrangement]) -> bool:
    """Tell whether every letter stands on the same page."""
    letters = set("abcdefghijklmnopqrstuvwxyz")
    return any(letters <= set(page.names()) for page in pages)


def unit_px(columns: float, width: int, gap: int) -> float:
    """Return the width of one column's key, in pixels; below 0 if there is no room at all."""
    return (width + gap) / columns - gap


def boxes(
    arrangement: Arrangement, size: tuple[int, int], heights: Sequence[int], gap: int
) -> dict[str, Box]:
    """Return x, y, width and height of each key in pixels; rows stand at the foot of size.

    heights: of the rows. Gaps are exactly gap, whatever the rounding. A block that is narrower than
    size (see WIDEST_MM) stands in its middle, when its caller gave that narrower width.
    """
    width, height = size
    pitch = (width + gap) / arrangement.columns
    top = height - sum(heights) - gap * (len(heights) - 1)
    placed: dict[str, Box] = {}
    for row, high in zip(arrangement.rows, heights, strict=True):
        column = 0.0
        for cell in row:
            left, right = round(column * pitch), round((column + cell.span) * pitch) - gap
            placed |= {cell.name: (left, top, right - left, high)} if cell.name else {}
            column += cell.span
        top += high + gap
    return placed
