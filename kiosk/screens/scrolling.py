"""A part of a page that is longer than its room: drawn up and down by the finger, or by ▲▼.

It moves dot by dot, so a long text can be read on; a row of which less than a target's height is in
view is seen but cannot be touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from centre.shell.pieces import BarButton, Piece, Touched
from centre.shell.theme import GAP_MM, TARGET_MM, Theme
from kiosk.screens.blocks import Block, Choice, ChoiceBlock, Content, Said, SaidBlock, Web, WebBlock
from kiosk.screens.screen import Screen

# A finger that has moved this far does not mean the row any more.
_DRAG_MM: Final = 5.0
_BUTTON_MM: Final = 24.0
_THUMB_MM: Final = 5.0
_LEAST_THUMB_MM: Final = 12.0
# Of a text that is higher than the page, so much stays in view.
_OVERLAP: Final = 0.15
_WHEEL_STEP: Final = 120
_KINDS: Final[dict[type[Content], type[Block]]] = {
    Said: SaidBlock,
    Choice: ChoiceBlock,
    Web: WebBlock,
}


@dataclass(frozen=True, slots=True)
class Extent:
    """How high a content is in a width with ▲▼, in pixels.

    first is where what comes after the facts at its head begins, row_end where its first row ends;
    both are 0 without rows.
    """

    first: int
    row_end: int
    whole: int


@dataclass(frozen=True, slots=True)
class _Finger:
    """Where a finger came down, how far down the page was then, the row below it."""

    at: QPointF
    offset: int
    row: ChoiceBlock | None
    draws: bool = False


class Thumb(Piece):
    """How much of a page is seen, and where; only read."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme)
        self._span = (0.0, 1.0)

    def show_span(self, first: float, last: float) -> None:
        """Show which part of the page is in view, as shares of its height."""
        self._span = (first, last)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a track and the thumb on it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.theme.px(_THUMB_MM)
        track = QRect((self.width() - wide) // 2, 0, wide, self.height())
        first, last = self._span
        high = max(self.theme.px(_LEAST_THUMB_MM), round((last - first) * track.height()))
        room = max(0, track.height() - high)
        share = first / max(0.001, 1 - (last - first))
        painter.setPen(self.theme.border)
        painter.setBrush(self.theme.surface)
        painter.drawRoundedRect(track.adjusted(0, 0, -1, -1), wide / 2, wide / 2)
        painter.setBrush(self.theme.primary)
        thumb = QRect(track.left(), round(room * min(1.0, share)), wide, high)
        painter.drawRoundedRect(thumb.adjusted(0, 0, -1, -1), wide / 2, wide / 2)


class Scrolling(Piece):
    """Blocks one below the other. What is scrolled is told as KIND_up, KIND_down, KIND_drawn."""

    def __init__(self, page: Screen, kind: str = "papers") -> None:
        """Make an empty part of a page; kind begins the keys."""
        super().__init__(page.theme)
        self.setParent(page)
        self._page = page
        self._kind = kind
        self._content: tuple[Content, ...] = ()
        self._tops: list[int] = []
        self._measured = 1
        self._whole = 0
        self._offset = 0
        self._lead = 0
        self._start = 0
        self._finger: _Finger | None = None
        self.blocks: list[Block] = []
        self.up = BarButton(page.theme, f"{kind}_up", "up")
        self.down = BarButton(page.theme, f"{kind}_down", "down")
        self.thumb = Thumb(page.theme)
        self.thumb.setParent(page)
        for button in (self.up, self.down):
            page.add(button)
        self.up.touched.connect(self._page_up)
        self.down.touched.connect(self._page_down)

    def show_content(self, content: Sequence[Content], lead: int = 0) -> None:
        """Show this, below each other; blocks of the same kind stay, and keep the focus.

        lead: so many blocks lie above where reading begins, and are reached by ▲.
        """
        self._content, self._lead = tuple(content), lead
        self.up.set_text(self.tr("Lên"))
        self.down.set_text(self.tr("Xuống"))
        for place, one in enumerate(self._content):
            self._fill(place, one)
        for block in self.blocks[len(self._content) :]:
            block.setParent(None)
            block.deleteLater()
        del self.blocks[len(self._content) :]

    def begin(self) -> None:
        """Go to the top: there is another thing to read."""
        self._offset, self._finger = self._start, None

    def extent(self, box: QSize) -> Extent:
        """Return how high the content is beside ▲▼ in a box of this size."""
        column = self._column(box.height())
        self._measure(box.width() - column - self.theme.at_least_px(GAP_MM))
        facts = lead_of(self._content)
        first = self._tops[facts] if facts < len(self._tops) else 0
        rows = (b for b in self._placed() if isinstance(b[0], ChoiceBlock))
        row = next(rows, None)
        end = row[1] + row[0].whole_height(self._measured) if row else 0
        return Extent(first if row else 0, end, self._whole)

    def offset(self) -> int:
        """Return how far down the page is, in pixels."""
        return self._offset

    def place(self, box: QRect) -> None:
        """Take box; ▲▼ stand at its right where not all fits."""
        for piece in (self.up, self.down, self.thumb):
            piece.setGeometry(QRect())
        gap = self.theme.at_least_px(GAP_MM)
        inside = QRect(box)
        is_at_start = self._offset == self._start
        self._measure(box.width())
        self._start = 0
        if self._whole > box.height():
            column = self._column(box.height())
            inside.setRight(box.right() - column - gap)
            self._measure(inside.width())
            self._place_column(QRect(inside.right() + 1 + gap, box.top(), column, box.height()))
            self._start = self._tops[self._lead] if self._lead < len(self._tops) else 0
        self.setGeometry(inside)
        self._move(self._start if is_at_start else self._offset)

    # What is seen.

    def _fill(self, place: int, content: Content) -> None:
        """Give a block its content; another kind of content is another block."""
        kind = _KINDS[type(content)]
        if place < len(self.blocks) and type(self.blocks[place]) is not kind:
            self.blocks[place].setParent(None)
            self.blocks[place].deleteLater()
            self.blocks[place] = self._made(kind)
        elif place >= len(self.blocks):
            self.blocks.append(self._made(kind))
        match self.blocks[place], content:
            case (SaidBlock() as block, Said()):
                block.show_content(content)
            case (ChoiceBlock() as row, Choice()):
                row.show_content(content)
            case (WebBlock() as code, Web()):
                code.show_content(content)

    def _made(self, kind: type[Block]) -> Block:
        block = kind(self.theme)
        if isinstance(block, ChoiceBlock):
            self._page.add(block)
        block.setParent(self)
        return block

    def _measure(self, width: int) -> None:
        """Find the tops of all blocks in this width."""
        gap, top = self.theme.at_least_px(GAP_MM), 0
        self._tops, self._measured = [], max(1, width)
        for block in self.blocks:
            self._tops.append(top)
            top += block.whole_height(self._measured) + gap
        self._whole = max(0, top - gap)

    def _last(self) -> int:
        return max(self._start, self._whole - self.height())

    def _move(self, offset: int) -> None:
        """Show the page from offset on."""
        self._offset = max(0, min(offset, self._last()))
        least = self.theme.at_least_px(TARGET_MM)
        for block, top in zip(self.blocks, self._tops, strict=True):
            seen = self._seen(block, top)
            if isinstance(block, ChoiceBlock) and seen.height() < least:
                seen = QRect(0, 0, self.width(), 0)
            block.cut = max(0, self._offset - top)
            block.setGeometry(seen)
            if isinstance(block, WebBlock):
                block.settle()
            block.setVisible(not seen.isEmpty())
            block.update()
        self._say_where()
        self.update()

    def _seen(self, block: Block, top: int) -> QRect:
        """Return the part of a block that is in view, empty for none."""
        whole = QRect(0, top - self._offset, self.width(), block.whole_height(self.width()))
        seen = whole & QRect(0, 0, self.width(), self.height())
        return seen if seen.isValid() else QRect()

    def _say_where(self) -> None:
        if self._whole > self.height():
            end = self._offset + self.height()
            self.thumb.show_span(self._offset / self._whole, min(1.0, end / self._whole))
            self.up.set_closed(closed=self._offset == 0)
            self.down.set_closed(closed=self._offset >= self._last())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what shows of rows that are too far out of view to be touched."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, top in zip(self.blocks, self._tops, strict=True):
            if isinstance(block, ChoiceBlock) and not self._seen(block, top).isEmpty():
                self._paint_peek(painter, block, top)

    def _paint_peek(self, painter: QPainter, block: ChoiceBlock, top: int) -> None:
        if block.isHidden():
            painter.save()
            painter.translate(0, top - self._offset)
            block.paint_whole(painter, self.width())
            painter.restore()

    # ▲▼.

    def _column(self, height: int) -> int:
        """Return the width of ▲▼: that of their words below the icon, or beside it in a low box."""
        buttons = (self.up, self.down)
        least = max(button.minimumSizeHint().width() for button in buttons)
        wide = max(least, self.theme.px(_BUTTON_MM))
        room = (height - self.theme.at_least_px(GAP_MM)) // 2
        if all(button.heightForWidth(wide) <= room for button in buttons):
            return wide
        return max(wide, *(button.sizeHint().width() for button in buttons))

    def _place_column(self, box: QRect) -> None:
        """Place ▲ above, ▼ below and the thumb between them."""
        gap = self.theme.at_least_px(GAP_MM)
        high = max(button.heightForWidth(box.width()) for button in (self.up, self.down))
        high = min(max(high, box.height() // 4), self.theme.px(2 * TARGET_MM))
        high = min(high, (box.height() - gap) // 2)
        self.up.setGeometry(box.left(), box.top(), box.width(), high)
        self.down.setGeometry(box.left(), box.bottom() + 1 - high, box.width(), high)
        between = QRect(box.left(), box.top() + high + gap, box.width(), 0)
        between.setBottom(self.down.y() - gap - 1)
        if between.height() >= 2 * self.theme.px(_LEAST_THUMB_MM):
            self.thumb.setGeometry(between)

    @Slot()
    def _page_up(self) -> None:
        """Bring the page before this one: whole blocks, where they fit."""
        least = self._offset - self.height()
        begun = [top for top in self._tops if least <= top < self._offset]
        step = round(self.height() * (1 - _OVERLAP))
        self._move(begun[0] if begun else self._offset - step)

    @Slot()
    def _page_down(self) -> None:
        """Bring the next page: it begins with the block that is not whole on this one."""
        end = self._offset + self.height()
        ends = (top + block.whole_height(self.width()) for block, top in self._placed())
        cut = [top for top, last in zip(self._tops, ends, strict=True) if last > end]
        step = round(self.height() * (1 - _OVERLAP))
        self._move(cut[0] if cut and cut[0] > self._offset else self._offset + step)

    def _placed(self) -> list[tuple[Block, int]]:
        return list(zip(self.blocks, self._tops, strict=True))

    # The finger.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put a finger down, perhaps on a row; other buttons of a mouse are none."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        rows = (b for b in self.blocks if isinstance(b, ChoiceBlock) and not b.isHidden())
        row = next((one for one in rows if one.geometry().contains(at)), None)
        self._finger = _Finger(event.position(), self._offset, row)
        if row is not None:
            self._pass_on(row, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the page with the finger, once it has moved far enough not to mean the row."""
        finger = self._finger
        if finger is None:
            return
        up = round(finger.at.y() - event.position().y())
        if not finger.draws and (abs(up) < self.theme.px(_DRAG_MM) or not self._last()):
            return
        if not finger.draws and finger.row is not None:
            finger.row.setDown(False)
            self._pass_on(finger.row, event, release=True)
        self._finger = _Finger(finger.at, finger.offset, finger.row, draws=True)
        self._move(finger.offset + up)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the finger: the row is touched unless the page was drawn."""
        finger, self._finger = self._finger, None
        if finger is None:
            return
        if finger.draws:
            self._page.touched.emit(Touched(f"{self._kind}_drawn"))
        elif finger.row is not None:
            self._pass_on(finger.row, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move by a fifth of the page a notch."""
        notches = event.angleDelta().y() / _WHEEL_STEP
        self._move(self._offset - round(notches * self.height() / 5))
        self._page.touched.emit(Touched(f"{self._kind}_drawn"))

    def _pass_on(self, row: ChoiceBlock, event: QMouseEvent, *, release: bool = False) -> None:
        """Let a row hear what the finger does on it."""
        kind = QMouseEvent.Type.MouseButtonRelease if release else event.type()
        at = row.mapFrom(self, event.position().toPoint())
        button = Qt.MouseButton.LeftButton if release else event.button()
        heard = QMouseEvent(
            kind,
            QPointF(at),
            event.globalPosition(),
            button,
            event.buttons(),
            event.modifiers(),
        )
        # Not by sendEvent: what the row does not want would come back here, for ever.
        row.event(heard)


def lead_of(content: Sequence[Content]) -> int:
    """Return how many facts and warnings stand before the first row or heading."""
    facts = takewhile(lambda one: isinstance(one, Said) and one.kind in ("fact", "warn"), content)
    return sum(1 for _ in facts)
