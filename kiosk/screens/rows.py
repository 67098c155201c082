"""A list on a page: whole entries only, turned by ▲▼ and by the finger; says where one is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize
from PySide6.QtGui import QMouseEvent

from centre.shell.pieces import BarButton, FitLabel, Letters, Touched, fit
from centre.shell.theme import GAP_MM, TARGET_MM, Theme
from kiosk.screens.entry import CUTS, Cut, Entry, Item, planned
from kiosk.screens.peek import Peek
from kiosk.screens.screen import Screen

# A finger that has moved this far does not mean the entry any more.
_DRAG_MM: Final = 6.0
# ▲▼ stand beside a list that is wide enough, else below it.
_BESIDE_FROM_MM: Final = 150.0
_BUTTON_MM: Final = 24.0
# What an entry of a full page may be higher than its words need.
_EXTRA_MM: Final = 8.0
_WIDEST_MM: Final = 60.0
# Below the words, where they stand above the buttons.
_SAID_MM: Final = 1.0
_WHERE: Final = Letters(4.8, bold=True, align="centre")
# Entries say less where fewer than so many would be in view.
_FEWEST: Final = 2
# Of the entry after the last whole one, so much is seen where there is room: the list goes on.
_PEEK_MM: Final = 6.0
# With more of it in view it would look like one that can be touched.
_MOST_PEEK_MM: Final = 12.0
_LONG: Final = Item("", "thủ tục " * 75)


@dataclass(frozen=True, slots=True)
class Spelt(Cut):
    """A cut whose signs stand in the quiet line, as words: they take one line, if they may."""

    def of(self, item: Item) -> Item:
        """Return what is seen of an item."""
        return replace(item, quiet=", ".join(chip.words for chip in item.chips), chips=())


_STEPS: Final = (
    *(cut for cut in CUTS if cut.has_chips and cut.lines > 1),
    Spelt(2),
    Cut(2, has_quiet=False, has_chips=False),
    Spelt(1),
    Cut(1, has_quiet=False, has_chips=False),
)
"""What an entry gives up in a low list, step by step: its first two lines of title last."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """A finger on the list: where it came down, and which row was on top then."""

    at: QPointF
    top: int
    moving: bool = False


class ArrowButton(BarButton):
    """▲ or ▼: the icon stands above the word wherever it can, so that both look alike."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of icon and word, at least 20 mm."""
        words = fit(self.theme, self.text(), self._letters, max(1, width - 2 * self._pad()))
        high = words.height + self._icon_px() + self._gap(beside=False) + self._edge()
        return max(self.theme.at_least_px(TARGET_MM), high)

    def _is_beside(self) -> bool:
        return not self._below().fits


class Rows(QObject):
    """The entries of one list on a page.

    A touch on ▲▼, or a finger that draws the list, is told as KIND_up:ROW or KIND_down:ROW, with
    the number of the row that is to be the first one seen; whoever hears it gives it to show().
    """

    def __init__(self, page: Screen, kind: str = "rows") -> None:
        """Make an empty list on a page; kind begins the keys of ▲▼."""
        super().__init__(page)
        self._page = page
        self._kind = kind
        self._items: tuple[Item, ...] = ()
        self._top = 0
        self._each = 0
        self._kept = 0
        self._pitch = 1
        self._last_start = 0
        self._is_column = False
        self._drag: _Drag | None = None
        self.entries: list[Entry] = []
        self.up = ArrowButton(page.theme, f"{kind}_up:0", "up")
        self.down = ArrowButton(page.theme, f"{kind}_down:0", "down")
        self.where = FitLabel(page.theme, "", _WHERE)
        self.where.setParent(page)
        self.peek = Peek(page.theme)
        self.peek.setParent(page)
        for button in (self.up, self.down):
            page.add(button)

    def show(self, items: Sequence[Item], top: int = 0) -> None:
        """Show these items, the one with number top first; place() then says how many."""
        self._items = tuple(items)
        self._top = max(0, top)
        self.up.set_text(self.tr("Lên"))
        self.down.set_text(self.tr("Xuống"))

    def clear(self) -> None:
        """Take the list off the page."""
        self._items, self._drag = (), None
        self._take_away()

    def shown(self) -> tuple[Item, ...]:
        """Return the items that are in view."""
        return tuple(entry.item() for entry in self.entries if not entry.size().isEmpty())

    def place(self, box: QRect) -> None:
        """Place as many whole entries as box holds; ▲▼ come where they are not all."""
        self._take_away()
        if not self._items:
            return
        self._last_start = 0
        if not self._fits_all(box):
            self._share(box)
            self._last_start = self._start_before(len(self._items), box)
        if self._last_start:
            box = self._place_buttons(box)
            self._share(box)
            self._last_start = self._start_before(len(self._items), box)
        self._top = min(self._top, self._last_start)
        self._place_entries(box)

    def _place_entries(self, box: QRect) -> None:
        """Place entries from the top of box, below them the upper edge of the next one.

        What room is left makes all of a full page higher.
        """
        gap, heights = self._gap(), self._heights_from(self._top, box)
        is_full = self._last_start > 0
        spare = box.height() - sum(heights) - gap * (len(heights) - 1)
        peek = self._peek_height(self._top + len(heights), spare - gap)
        spare -= peek + gap if peek else 0
        extra = max(0, spare) // len(heights) if is_full else 0
        extra = min(extra, self._theme.px(_EXTRA_MM))
        y = box.top()
        for number, height in enumerate(heights):
            entry = self._entry(number)
            row = self._top + number
            entry.show_item(self._items[row], self._cut(row, box))
            entry.setGeometry(box.left(), y, box.width(), height + extra)
            y += height + extra + gap
        self._pitch = max(1, (y - box.top()) // len(heights))
        if peek:
            self._place_peek(QRect(box.left(), y, box.width(), peek), box)
        self._say(len(heights), box)

    def _peek_height(self, number: int, room: int) -> int:
        """Return how much is seen of the entry that comes next; 0 for nothing."""
        if number >= len(self._items) or room < self._theme.px(_PEEK_MM):
            return 0
        return min(room, self._theme.px(_MOST_PEEK_MM))

    def _place_peek(self, place: QRect, box: QRect) -> None:
        number = self._top + sum(not entry.size().isEmpty() for entry in self.entries)
        size = QSize(box.width(), self._height(number, box))
        self.peek.wear(self._theme)
        self.peek.show_item(self._items[number], self._cut(number, box), size)
        self.peek.setGeometry(place)

    def _say(self, count: int, box: QRect) -> None:
        """Say which rows are seen, and what ▲▼ bring."""
        if not self._last_start:
            return
        first, last, all_ = self._top + 1, self._top + count, len(self._items)
        parting = "\n" if self._is_column else " "
        seen = f"{first}–{last}" if last > first else f"{first}"
        self.where.set_text(f"{seen}{parting}/ {all_}")
        self._lead(self.up, "up", self._start_before(self._top, box))
        self._lead(self.down, "down", min(self._last_start, last))
        self.up.set_closed(closed=self._top == 0)
        self.down.set_closed(closed=self._top >= self._last_start)

    def _lead(self, button: ArrowButton, way: str, to: int) -> None:
        button.key = f"{self._kind}_{way}:{to}"

    # How much there is room for.

    def _gap(self) -> int:
        return self._theme.at_least_px(GAP_MM)

    @property
    def _theme(self) -> Theme:
        return self._page.theme

    def _share(self, box: QRect) -> None:
        """Find how high an entry may be, so that a low list still shows a few.

        Two lines of title come first, then the upper edge of what follows, then a second entry.
        """
        gap, peek = self._gap(), self._theme.px(_PEEK_MM) + self._gap()
        shares = [
            ((box.height() - kept - gap * (count - 1)) // count, kept)
            for count in range(_FEWEST, 0, -1)
            for kept in (peek, 0)
        ]
        two, one = (planned(self._theme, _LONG, box.width(), lines).height for lines in (2, 1))
        good = [share for share in shares[:2] if share[0] >= two]
        good += [share for share in shares if share[0] >= one]
        self._each, self._kept = good[0] if good else (box.height(), 0)

    def _cut(self, number: int, box: QRect) -> Cut:
        """Return how much of an item is seen, so that it takes no more than its share."""
        fitting = (cut for cut in _STEPS if self._planned(number, box, cut) <= self._each)
        return next(fitting, _STEPS[-1])

    def _planned(self, number: int, box: QRect, cut: Cut) -> int:
        return planned(self._theme, cut.of(self._items[number]), box.width(), cut.lines).height

    def _height(self, number: int, box: QRect) -> int:
        return min(box.height(), self._planned(number, box, self._cut(number, box)))

    def _fits_all(self, box: QRect) -> bool:
        """Tell whether box holds every entry with all its lines."""
        self._each, self._kept = box.height(), 0
        first = self._planned(0, box, _STEPS[0])
        return first <= box.height() and len(self._heights_from(0, box)) == len(self._items)

    def _heights_from(self, top: int, box: QRect) -> list[int]:
        """Return the heights of the entries that fit from top on, at least one."""
        heights: list[int] = []
        left, last = box.height() - self._kept, len(self._items) - 1
        for number in range(top, last + 1):
            height = self._height(number, box)
            left += self._kept if number == last else 0
            if heights and height > left:
                break
            heights.append(height)
            left -= height + self._gap()
        return heights

    def _start_before(self, end: int, box: QRect) -> int:
        """Return the first row of the page that ends just before row end."""
        start, left = max(0, end - 1), box.height()
        left -= self._kept if end < len(self._items) else 0
        for number in range(end - 1, -1, -1):
            left -= self._height(number, box)
            if left < 0 and number < end - 1:
                break
            start = number
            left -= self._gap()
        return start

    # ▲▼.

    def _place_buttons(self, box: QRect) -> QRect:
        """Place ▲▼ with the words between them; return the room that they leave."""
        self._is_column = False
        is_narrow = box.width() < self._theme.px(_BESIDE_FROM_MM)
        return self._buttons_below(box) if is_narrow else self._buttons_beside(box)

    def _buttons_beside(self, box: QRect) -> QRect:
        """Fill a column at the right: ▲ above, ▼ below; both side by side where box is low."""
        count, gap = len(self._items), self._gap()
        self.where.set_text(f"{count}–{count}\n/ {count}")
        least = max(button.minimumSizeHint().width() for button in (self.up, self.down))
        wide = max(least, self._theme.px(_BUTTON_MM), self.where.sizeHint().width())
        lowest = max(button.heightForWidth(wide) for button in (self.up, self.down))
        said = self.where.heightForWidth(wide)
        if (box.height() - said - 2 * gap) // 2 < lowest:
            # How many were found is said above the list, too.
            said = -gap
        high = (box.height() - said - 2 * gap) // 2
        if high < lowest:
            return self._buttons_paired(box, max(least, self._theme.px(_BUTTON_MM)))
        self._is_column = True
        left = box.right() + 1 - wide
        self.up.setGeometry(left, box.top(), wide, high)
        self.down.setGeometry(left, box.bottom() + 1 - high, wide, high)
        between = box.height() - 2 * high if said > 0 else 0
        self.where.setGeometry(left, box.top() + high, wide, between)
        return box.adjusted(0, 0, -wide - gap, 0)

    def _buttons_paired(self, box: QRect, wide: int) -> QRect:
        """Place ▲ and ▼ side by side at the right of a low list, the words above them."""
        gap = self._gap()
        wide = self._wide_enough(wide, box.height())
        both = 2 * wide + gap
        left = box.right() + 1 - both
        self.where.set_text(f"{len(self._items)}–{len(self._items)} / {len(self._items)}")
        said = self.where.heightForWidth(both) + self._theme.px(_SAID_MM)
        if box.height() - said < self.down.heightForWidth(wide):
            said = 0
        self.where.setGeometry(left, box.top(), both, said)
        for place, button in enumerate((self.up, self.down)):
            at = left + place * (wide + gap)
            button.setGeometry(at, box.top() + said, wide, box.height() - said)
        return box.adjusted(0, 0, -both - gap, 0)

    def _wide_enough(self, wide: int, height: int) -> int:
        """Return the width, from wide on, in which both buttons of this height say their word."""
        for button in (self.up, self.down):
            button.resize(wide, height)
            while not button.fits() and wide < self._theme.px(_WIDEST_MM):
                wide += self._gap()
                button.resize(wide, height)
        return wide

    def _buttons_below(self, box: QRect) -> QRect:
        """Fill a row at the foot: ▲ left, ▼ right."""
        gap = self._gap()
        least = max(button.minimumSizeHint().width() for button in (self.up, self.down))
        wide = max(least, (box.width() - 2 * gap) // 3)
        high = max(button.heightForWidth(wide) for button in (self.up, self.down))
        top = box.bottom() + 1 - high
        self.up.setGeometry(box.left(), top, wide, high)
        self.where.setGeometry(box.left() + wide + gap, top, box.width() - 2 * (wide + gap), high)
        self.down.setGeometry(box.right() + 1 - wide, top, wide, high)
        return box.adjusted(0, 0, 0, -high - gap)

    def _take_away(self) -> None:
        for piece in (*self.entries, self.up, self.down, self.where, self.peek):
            piece.setGeometry(QRect())

    def _entry(self, number: int) -> Entry:
        """Return the entry at a place of the page; it is made when it is first needed."""
        while len(self.entries) <= number:
            entry = Entry(self._theme)
            self._page.add(entry)
            entry.installEventFilter(self)
            self.entries.append(entry)
        return self.entries[number]

    # The finger.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the list with the finger; one that has moved far no longer touches the entry."""
        if isinstance(watched, Entry) and isinstance(event, QMouseEvent):
            return self._finger(watched, event)
        return super().eventFilter(watched, event)

    def _finger(self, entry: Entry, event: QMouseEvent) -> bool:
        """Take one step of a finger; return whether the entry is to hear nothing of it."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._drag = _Drag(event.globalPosition(), self._top)
            return False
        drag = self._drag
        if drag is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._drag = None
            return drag.moving
        if event.type() != QEvent.Type.MouseMove:
            return False
        up = drag.at.y() - event.globalPosition().y()
        if not drag.moving and abs(up) < self._theme.px(_DRAG_MM):
            return False
        self._drag = _Drag(drag.at, drag.top, moving=True)
        entry.setDown(False)
        self._draw_to(drag.top + round(up / self._pitch))
        return True

    def _draw_to(self, top: int) -> None:
        top = max(0, min(top, self._last_start))
        if top != self._top:
            way = "down" if top > self._top else "up"
            self._page.touched.emit(Touched(f"{self._kind}_{way}:{top}"))
