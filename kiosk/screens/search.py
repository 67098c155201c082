"""The search: what is typed, what was found, the keyboard; results come with every key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QMouseEvent, QShowEvent

from centre.shell.pieces import BarButton, FitLabel, Letters, PrimaryButton, Target, Touched
from centre.shell.pieces.keyboard import Keyboard
from centre.shell.pieces.typed import TypedField
from centre.shell.theme import GAP_MM, Theme
from kiosk.areas import Areas
from kiosk.guide import GuideView, Standing
from kiosk.screens.findings import how_many, item_of, no_catalogue
from kiosk.screens.rows import Rows
from kiosk.screens.screen import Scene, Screen, row, row_height, stack

# The keyboard's ten keys of 22 mm with their gaps; more width is better spent on the list.
_KEYS_MM: Final = 250.0
# A list less high shows hardly anything: the keyboard then takes lower rows.
_LIST_MM: Final = 64.0
# Two entries of 20 mm with their gap: for them the keyboard puts letters on two pages.
_LOWEST_LIST_MM: Final = 43.0
# A row of buttons that would be higher says the same in fewer words.
_HIGHEST_FOOT_MM: Final = 30.0
# With less, the page gives up its heading.
_LEAST_LIST_MM: Final = 60.0
_SAYING: Final = Letters(5.2, bold=True, colour="ink2")
# Where it is all that the page has to say.
_ALONE: Final = Letters(6.4)
_TALK_MM: Final = 150.0
# Between what was found and the list.
_SAID_MM: Final = 2.5


class Search(Screen):
    """The page SEARCH. Beside the targets, every key that is typed is told as typed:TEXT."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.setObjectName("search")
        self.heading = FitLabel(theme, "", Letters(9.6, bold=True, min_cap_mm=5.8))
        self.said = FitLabel(theme, "", _SAYING)
        self.field = TypedField(theme, icon="search")
        self.keyboard = Keyboard(theme)
        for piece in (self.heading, self.said, self.field, self.keyboard):
            piece.setParent(self)
        self.rows = Rows(self)
        self._back = BarButton(theme, "back", "back")
        self._home = BarButton(theme, "home", "home")
        self._events = PrimaryButton(theme, "events", "people")
        self._topics = BarButton(theme, "fields", "other")
        self._keys = PrimaryButton(theme, "show_keys", "search")
        for strong in (self._events, self._keys):
            strong.set_letters(Letters(4.8, bold=True, align="centre", lines=3))
        for button in (self._back, self._home, self._events, self._topics, self._keys):
            self.add(button)
        self._keys_in = self._headed = ""
        self._has_heading = self._is_moved = False
        self.keyboard.typed.connect(self._typed)
        self.keyboard.finished.connect(self._finished)
        self.keyboard.hear(self)

    def fill(self, scene: Scene) -> None:
        """Say what is typed, what was found and what can be done."""
        view = guided(scene)
        self.heading.set_text(self.tr("Tra cứu thủ tục"))
        self.field.set_name(self.tr("Ô tìm kiếm"))
        self.field.set_hint(self.tr("Gõ không dấu cũng được, ví dụ: khai sinh"))
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))
        self._topics.set_text(self.tr("Chọn theo lĩnh vực"))
        self._keys.set_text(self.tr("Gõ tiếp"))
        self._take_text(view.text)
        answer = view.answer
        self.said.set_text(self._saying(view))
        found = view.often if answer is None else answer.rows
        self.rows.show([item_of(one) for one in found], view.top)

    def _shorten_hint(self, width: int) -> None:
        """Say the hint in fewer words where it would make the field higher than what is typed."""
        if self.field.heightForWidth(width) > self.field.minimumSizeHint().height():
            self.field.set_hint(self.tr("Ví dụ: khai sinh"))

    def place(self, areas: Areas) -> None:
        """Place field and list above the keyboard, or beside it on a screen that lies."""
        for piece in (self.heading, self._events, self._topics, self._keys):
            piece.setGeometry(QRect())
        view = guided(self.scene)
        self.said.set_letters(_ALONE if view.standing is Standing.NONE else _SAYING)
        if view.standing is Standing.NONE or not view.has_keys:
            self._keys_in = ""
            self.keyboard.setGeometry(QRect())
        if view.standing is Standing.NONE:
            self._place_saying(areas)
        elif areas.is_wide and view.has_keys:
            self._place_beside(areas)
        else:
            self._place_above(areas)

    def retranslate(self) -> None:
        """Say and place everything; keys of the keyboard's other page stay hidden."""
        self._is_moved = False
        hidden = [key for key in self.keyboard.findChildren(Target) if key.isHidden()]
        super().retranslate()
        if self._is_moved:
            self.keyboard.retranslate()
        for key in () if self._is_moved else hidden:
            key.hide()

    def reading_order(self) -> list[Target]:
        """Return the targets that are seen, from the top left to the bottom right of the page."""
        seen = [found for found in self.findChildren(Target) if found.isVisibleTo(self)]
        places = {found: found.mapTo(self, QPoint(0, 0)) for found in seen}
        return sorted(seen, key=lambda found: (places[found].y(), places[found].x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the keyboard back for a touch on the field."""
        on_field = self.field.geometry().contains(event.position().toPoint())
        if on_field and event.button() is Qt.MouseButton.LeftButton:
            self.touched.emit(Touched("show_keys"))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus, so that a hardware keyboard types here at once."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.touched.emit(Touched(f"typed:{text}"))

    @Slot()
    def _finished(self) -> None:
        self.touched.emit(Touched("search_done"))

    def _take_text(self, text: str) -> None:
        """Show what the visit has; a keyboard of another visit begins anew, with Telex."""
        self.field.set_text(text)
        if self.keyboard.text != text:
            self.keyboard.set_text(text)
        if not text and not self.isVisible():
            self.keyboard.set_plain(plain=False)

    def _saying(self, view: GuideView) -> str:
        if view.standing is not Standing.READY:
            return no_catalogue(view.standing)
        if view.answer is not None:
            return how_many(view.answer)
        return self.tr("Thủ tục hay được hỏi") if view.often else ""

    def _buttons(self) -> list[Target]:
        """Return the buttons of the row at the foot."""
        view = guided(self.scene)
        if view.standing is Standing.NONE:
            return [self._back, self._home]
        return [self._back, self._home, self._events if view.has_keys else self._keys]

    def _aside(self) -> list[Target]:
        """Return the other ways that are offered where nothing was found."""
        view = guided(self.scene)
        if view.answer is None or view.answer.rows:
            return []
        return [self._topics] if view.has_keys else [self._events, self._topics]

    def _place_foot(self, box: QRect, gap: int) -> QRect:
        """Place the row of buttons at the foot of box; return the room above it."""
        buttons = self._buttons()
        self._events.set_text(self.tr("Chọn theo việc trong đời"))
        if row_height(buttons, box.width(), gap) > self.theme.px(_HIGHEST_FOOT_MM):
            self._events.set_text(self.tr("Theo việc trong đời"))
        high = row_height(buttons, box.width(), gap)
        foot = QRect(box.left(), box.bottom() + 1 - high, box.width(), high)
        row(buttons, foot, gap)
        return box.adjusted(0, 0, 0, -high - gap)

    def _place_saying(self, areas: Areas) -> None:
        """Say calmly that there is no catalogue."""
        self._place_foot(areas.touch, areas.gap)
        self.field.setGeometry(QRect())
        self.rows.place(QRect())
        top = areas.read.top()
        high = self.theme.px(_TALK_MM)
        box = QRect(areas.read.left(), top, areas.read.width(), min(high, areas.read.height() // 2))
        stack((self.heading, self.said), box, areas.gap)

    def _place_above(self, areas: Areas) -> None:
        """Place, from the foot: buttons, keyboard, list, what was found, field, heading."""
        gap = self._gap(areas)
        foot = self._place_foot(areas.touch, gap)
        where = repr((self.theme, areas, guided(self.scene).has_keys, self._language()))
        room = QRect()
        for has_heading in self._headings(areas, where):
            self._has_heading = has_heading
            room = QRect(foot)
            room.setTop(max(foot.top(), self._place_head(areas, has_heading=has_heading)))
            if guided(self.scene).has_keys:
                room = self._place_keys(room, gap)
            if room.height() >= self.theme.px(_LEAST_LIST_MM):
                break
        self._headed = where
        self._place_list(room, gap)

    def _gap(self, areas: Areas) -> int:
        """Return the gap between parts: the least where large letters make a small page full."""
        is_full = self.theme.large and areas.read.width() < self.theme.px(_KEYS_MM)
        return min(areas.gap, self.theme.at_least_px(GAP_MM)) if is_full else areas.gap

    def _headings(self, areas: Areas, where: str) -> tuple[bool, ...]:
        """Return what to try: with a heading or without; what was found last time comes first."""
        if where == self._headed:
            return (self._has_heading,)
        return (False,) if areas.compact or areas.is_wide else (True, False)

    def _language(self) -> str:
        return self.scene.view.look.language if self.scene else ""

    def _place_head(self, areas: Areas, *, has_heading: bool) -> int:
        """Place heading, field and what was found above the list; return where that begins."""
        gap, read = areas.gap, areas.read
        self._shorten_hint(read.width())
        high, said = self.field.heightForWidth(read.width()), self._said_height(read.width())
        heading = self.heading.heightForWidth(read.width()) + gap if has_heading else 0
        needed = heading + high + gap + said
        top = max(read.top(), areas.touch.top() - needed) if areas.lowered else read.top()
        self.heading.setGeometry(read.left(), top, read.width(), max(0, heading - gap))
        top += heading
        self.field.setGeometry(read.left(), top, read.width(), high)
        between = self.theme.px(_SAID_MM)
        self.said.setGeometry(read.left(), top + high + gap, read.width(), said - between)
        return top + high + gap + said

    def _said_height(self, width: int) -> int:
        """Return the height of what was found, with the gap below it."""
        return self.said.heightForWidth(width) + self.theme.px(_SAID_MM)

    def _place_keys(self, room: QRect, gap: int) -> QRect:
        """Place the keyboard at the foot of room; return the room above it."""
        if self._is_new_place(room, gap):
            # Its words say how high its rows have to be, in the language of now.
            self.keyboard.retranslate()
            wide, high = room.width(), self._keys_height(room, gap)
            self.keyboard.setGeometry(room.left(), room.bottom() + 1 - high, wide, high)
            self.keyboard.retranslate()
            used = high - min(key.y() for key in self.keyboard.shown_keys())
            self.keyboard.setGeometry(room.left(), room.bottom() + 1 - used, wide, used)
        return room.adjusted(0, 0, 0, -self.keyboard.height() - gap)

    def _keys_height(self, room: QRect, gap: int) -> int:
        """Return the height of the keyboard: its rows are lower where the list would be too low."""
        keys, wide, left = self.keyboard, room.width(), room.height() - gap
        if left - keys.heightForWidth(wide) >= self.theme.px(_LIST_MM):
            return keys.heightForWidth(wide)
        whole = keys.complete_height(wide)
        has_all = left - whole >= self.theme.at_least_px(_LOWEST_LIST_MM)
        least = whole if has_all else keys.least_height(wide)
        return max(least, left - self.theme.px(_LIST_MM))

    def _is_new_place(self, *where: object) -> bool:
        """Tell whether the keyboard has to be arranged anew; that takes a while."""
        before, self._keys_in = self._keys_in, repr((self.theme, self._language(), where))
        is_new = self._keys_in != before
        self._is_moved = self._is_moved or is_new
        return is_new

    def _place_list(self, room: QRect, gap: int) -> None:
        """Place the list, or the other ways where nothing was found."""
        self.rows.place(room)
        aside = self._aside()
        if aside:
            high = row_height(aside, room.width(), gap)
            row(aside, QRect(room.left(), room.top(), room.width(), high), gap)

    def _place_beside(self, areas: Areas) -> None:
        """Place field, keyboard and buttons at the left, the list at the right of them."""
        gap, read = areas.gap, areas.read
        least = self.keyboard.minimumSizeHint().width()
        wide = max(least, min(self.theme.px(_KEYS_MM), read.width() * 11 // 20))
        left = QRect(read.left(), read.top(), wide, read.height())
        room = self._place_foot(left, gap)
        self._shorten_hint(wide)
        heading = self.heading.heightForWidth(wide) + gap
        high = self.field.heightForWidth(wide)
        top = room.top()
        if room.height() >= heading + high + gap + self.keyboard.heightForWidth(wide):
            self.heading.setGeometry(left.left(), top, wide, heading - gap)
            top += heading
        self.field.setGeometry(left.left(), top, wide, high)
        top += high + gap
        keys = QRect(left.left(), top, wide, room.bottom() + 1 - top)
        if self._is_new_place(keys):
            self.keyboard.setGeometry(keys)
        right = QRect(read)
        right.setLeft(left.right() + 1 + 2 * gap)
        said = self._said_height(right.width())
        self.said.setGeometry(
            right.left(), right.top(), right.width(), said - self.theme.px(_SAID_MM)
        )
        right.setTop(right.top() + said)
        self._place_list(right, gap)


def guided(scene: Scene | None) -> GuideView:
    """Return what the guide has to show; TypeError for a scene of another errand."""
    view = scene.view.errand if scene else None
    if not isinstance(view, GuideView):
        raise TypeError(view)
    return view
