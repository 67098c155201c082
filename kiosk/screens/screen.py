"""What all pages share: the words in view, the room they have, and who hears a touch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from centre.rules.services import Centre, Text, words_in
from centre.shell.pieces import FitLabel, Keyboard, Page, Target, TypedField
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.visit import View

# Gaps give way before letters do.
_TIGHTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a page draws from: the visit, the centre (None before it is read), the time."""

    view: View
    centre: Centre | None
    now: datetime

    def words(self, text: Text) -> str:
        """Return words that are data, in the visitor's language."""
        return words_in(text, self.view.look.language)


class Screen(Page):
    """One page. `touched` carries the Touched of any of its targets."""

    touched = Signal(object)

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make an empty page; monotonic is the clock by which double taps are told."""
        super().__init__(theme)
        self._monotonic = monotonic
        self.scene: Scene | None = None
        self.areas: Areas | None = None

    def add(self, target: Target) -> None:
        """Put a target on the page and pass on its touches."""
        target.setParent(self)
        target.now = self._monotonic
        target.touched.connect(self.touched)

    def show_scene(self, scene: Scene, areas: Areas) -> None:
        """Draw a scene in the room of areas."""
        self.scene, self.areas = scene, areas
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment, and place it."""
        if self.scene is not None and self.areas is not None:
            self.fill(self.scene)
            self.place(self.areas)
            for piece in self.findChildren(QWidget):
                piece.setVisible(piece.width() > 0 and piece.height() > 0)

    def reading_order(self) -> list[Target]:
        """Return the targets that are shown, from the top left to the bottom right."""
        shown = [found for found in self.findChildren(Target) if not found.isHidden()]
        return sorted(shown, key=lambda found: (found.y(), found.x()))

    def fill(self, scene: Scene) -> None:
        """Give words to every piece; pages say how."""

    def place(self, areas: Areas) -> None:
        """Give a place to every piece; pages say how."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing of what was typed here: the visit has it, and fill() brings it back."""
        for keyboard in self.findChildren(Keyboard):
            keyboard.set_text("")
        for field in self.findChildren(TypedField):
            field.set_text("")
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language; a hidden page is filled anew when it is shown."""
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self.retranslate()
        super().changeEvent(event)


def height_of(labels: Iterable[FitLabel], width: int, gap: int) -> int:
    """Return the height that labels with words take, one above the other."""
    heights = [label.heightForWidth(width) for label in labels if label.text()]
    return sum(heights) + gap * max(0, len(heights) - 1)


def stack(labels: Sequence[FitLabel], box: QRect, gap: int, *, down: float = 0.5) -> None:
    """Place labels with words below each other in box; those without words vanish.

    down is where in the box they stand: 0 at its top, 0.5 in the middle, 1 at its bottom. Where the
    room is short, gaps shrink first, then all boxes alike; the labels shrink their letters.
    """
    shown = [label for label in labels if label.text()]
    for label in labels:
        label.setGeometry(QRect())
    if not shown:
        return
    heights = [label.heightForWidth(box.width()) for label in shown]
    spare = box.height() - sum(heights)
    between = min(gap, max(gap // _TIGHTEST, spare // len(shown)))
    whole = sum(heights) + between * (len(shown) - 1)
    if whole > box.height():
        share = max(0, box.height() - between * (len(shown) - 1)) / sum(heights)
        heights = [int(height * share) for height in heights]
        whole = box.height()
    top = box.top() + round((box.height() - whole) * down)
    for label, height in zip(shown, heights, strict=True):
        label.setGeometry(box.left(), top, box.width(), height)
        top += height + between


def row(widgets: Sequence[QWidget], box: QRect, gap: int) -> None:
    """Place widgets side by side in box, equally wide; the outer ones touch its edges."""
    count = max(1, len(widgets))
    wide = (box.width() - gap * (count - 1)) // count
    spare = box.width() - wide
    for number, widget in enumerate(widgets):
        left = box.left() + (spare * number // (count - 1) if number else 0)
        widget.setGeometry(left, box.top(), wide, box.height())


def row_height(buttons: Iterable[Target], width: int, gap: int) -> int:
    """Return the height that buttons side by side in width need for their words."""
    found = list(buttons)
    wide = (width - gap * (len(found) - 1)) // max(1, len(found))
    return max((button.heightForWidth(wide) for button in found), default=0)
