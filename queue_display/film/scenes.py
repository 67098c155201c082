"""What stands in the films' place at a moment, and what goes round there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from queue_display.film.playlist import Item, printable


@dataclass(frozen=True, slots=True)
class Moving:
    """One frame of a film."""

    item: Item
    image: QImage


@dataclass(frozen=True, slots=True)
class Still:
    """A picture."""

    item: Item
    image: QImage


@dataclass(frozen=True, slots=True)
class Written:
    """One page of a text, counted from 0."""

    item: Item
    page: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to play: words of guidance."""


Scene = Moving | Still | Written | Nothing


@dataclass(frozen=True, slots=True)
class Place:
    """What the projector must know of where it shows: the size in pixels, a text's pages."""

    size: Callable[[], tuple[int, int]]
    pages: Callable[[Item], int]


@dataclass(frozen=True, slots=True)
class Round:
    """What goes round: the folder, a picture's seconds, the films' loudness in per cent.

    memory: the file that remembers which file killed the program; None: nothing remembers.
    """

    folder: Path
    seconds: float
    volume: int
    memory: Path | None = None


def said(scene: Scene) -> str:
    """Return a scene in words: those of a text, else the file's name; "" where nothing plays."""
    if isinstance(scene, Nothing):
        return ""
    item = scene.item
    if isinstance(scene, Written):
        return " ".join((item.head, *item.body))
    return printable(item.name)
