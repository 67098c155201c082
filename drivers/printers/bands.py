"""Where the ink of a picture is, cut into bands that cost the fewest bytes.

Between two lines of text the paper is empty, and a line is rarely as wide as the paper. A band has
its own left and right edge, so choosing where bands end decides how many bytes a slip needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PIL import Image

# What a band costs beside its picture: GS L and GS W (4 bytes each) and GS v 0 (8 bytes).
BAND_BYTES: Final = 16
# Empty rows inside a letter (under a tone mark) stay with it when there are at most so many.
_HAIR_ROWS: Final = 3
_MOST_EMPTY: Final = 255
# A row without ink, so that min() and max() with it change nothing.
_NOTHING: Final = (1 << 16, 0)

Extent = tuple[int, int]
"""First and last (excluded) byte with ink of one row."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows top..bottom (excluded), byte columns left..right (excluded); empty if left >= right."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def empty(self) -> bool:
        """Tell whether there is no ink in it."""
        return self.left >= self.right


def bands(ink: Image.Image, most: int) -> Iterator[Band]:
    """Yield the bands, at most `most` rows each, that cover all ink (255 on 0) and all rows."""
    top = 0
    for rows in _stretches(_extents(ink)):
        if rows[0] == _NOTHING:
            yield from _empty(top, len(rows))
        else:
            yield from _cheapest(top, rows, most)
        top += len(rows)


def _extents(ink: Image.Image) -> Iterator[Extent]:
    """Yield each row's extent."""
    packed = ink.convert("1")
    data, pitch = packed.tobytes(), (packed.width + 7) // 8
    for at in range(0, len(data), pitch):
        row = data[at : at + pitch]
        right = len(row.rstrip(b"\0"))
        yield (pitch - len(row.lstrip(b"\0")), right) if right else _NOTHING


def _stretches(rows: Iterator[Extent]) -> Iterator[list[Extent]]:
    """Yield runs of rows that are all empty, or inked but for hairlines."""
    inked: list[Extent] = []
    for is_empty, group in groupby(rows, lambda row: row == _NOTHING):
        run = list(group)
        if is_empty and (len(run) > _HAIR_ROWS or not inked):
            yield from ([inked] if inked else [])
            yield run
            inked = []
        else:
            inked = inked + run
    if inked:
        yield inked


def _empty(top: int, count: int) -> Iterator[Band]:
    """Yield bands without ink."""
    for start in range(top, top + count, _MOST_EMPTY):
        yield Band(start, min(start + _MOST_EMPTY, top + count), 0, 0)


def _cheapest(top: int, rows: Sequence[Extent], most: int) -> list[Band]:
    """Return the division of rows with the fewest bytes (shortest path over the rows)."""
    best: list[tuple[int, Band | None]] = [(0, None)]
    for end in range(1, len(rows) + 1):
        best.append(_best_last(best, rows, end, most))
    chosen: list[Band] = []
    end = len(rows)
    while (last := best[end][1]) is not None:
        chosen.append(Band(top + last.top, top + last.bottom, last.left, last.right))
        end = last.top
    return chosen[::-1]


def _best_last(
    best: Sequence[tuple[int, Band | None]], rows: Sequence[Extent], end: int, most: int
) -> tuple[int, Band | None]:
    """Return the least bytes for rows[:end] and the band that ends there."""
    left, right = _NOTHING
    found: tuple[int, Band | None] = (1 << 40, None)
    for start in range(end - 1, max(-1, end - most - 1), -1):
        left, right = min(left, rows[start][0]), max(right, rows[start][1])
        bytes_here = best[start][0] + BAND_BYTES + max(0, right - left) * (end - start)
        if bytes_here < found[0]:
            found = (bytes_here, Band(start, end, left, right))
    return found
