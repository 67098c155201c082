"""Browsing: life events and their groups as tiles; fields of the catalogue, procedures as lists."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton, Letters, fit
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.guide import Browse, GuideView, Standing
from kiosk.screens.choices import Choice, Choices
from kiosk.screens.entry import Item
from kiosk.screens.findings import how_many_chosen, item_of, item_of_topic, no_catalogue
from kiosk.screens.rows import Rows
from kiosk.screens.screen import Scene, height_of, stack
from kiosk.screens.search import guided

_LARGE: Final = Letters(9.6, bold=True, min_cap_mm=5.8)
# A field of the catalogue may be called by 195 letters (data note).
_SMALL: Final = Letters(5.8, bold=True)
_CALM_LINES: Final = 2
_LISTS: Final = frozenset({Browse.TOPICS, Browse.ROWS})


class Events(Choices):
    """The page EVENTS."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without choices."""
        super().__init__(theme, monotonic)
        self.setObjectName("events")
        self.rows = Rows(self)
        self._back = BarButton(theme, "back", "back")
        self._home = BarButton(theme, "home", "home")
        self._other = BarButton(theme, "fields", "other")
        for button in (self._back, self._home, self._other):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say what there is to choose from."""
        view = guided(scene)
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))
        by_topic = view.browse is Browse.TOPICS or bool(view.topic)
        self._other.key = "events" if by_topic else "fields"
        self._other.set_icon("people" if by_topic else "other")
        self._other.set_text(
            self.tr("Theo việc trong đời") if by_topic else self.tr("Theo lĩnh vực")
        )
        self.pager_tile.set_words(self.tr("Xem thêm"))
        self.pager.set_text(self.tr("Xem thêm"))
        self.heading.set_text(self._heading(scene, view))
        self.hint.set_text(no_catalogue(view.standing) or how_many_chosen(view))
        self.rows.show(_items(view), view.top)
        self.offer(() if view.browse in _LISTS else _choices(scene, view))

    def place(self, areas: Areas) -> None:
        """Place tiles, or the list."""
        view = guided(self.scene)
        if view.browse not in _LISTS:
            self.rows.clear()
            super().place(areas)
            return
        for target in (*self.tiles, self.pager, self.pager_tile):
            target.setGeometry(QRect())
        room = self._above_buttons(areas)
        room.setTop(max(room.top(), self._place_labels(areas, room)))
        self.rows.place(room)

    def _place_labels(self, areas: Areas, room: QRect) -> int:
        """Place heading and hint above the list; return where that begins."""
        read, gap = areas.read, areas.gap
        self.heading.set_letters(_LARGE)
        if self._heading_lines(read.width()) > _CALM_LINES:
            self.heading.set_letters(_SMALL)
        labels = [self.heading, self.hint]
        self.hint.setGeometry(QRect())
        if areas.compact and _items(guided(self.scene)):
            labels.remove(self.hint)
        most = max(room.height() // 2, room.top() - read.top()) - gap
        if height_of(labels, read.width(), self.theme.px(2)) > most:
            labels = [self.heading]
        high = min(height_of(labels, read.width(), self.theme.px(2)), most)
        top = max(room.top(), read.top() + high + gap)
        box = QRect(read.left(), read.top(), read.width(), top - gap - read.top())
        stack(labels, box, self.theme.px(2), down=1.0 if areas.lowered else 0.5)
        return top

    def _heading_lines(self, width: int) -> int:
        return len(fit(self.theme, self.heading.text(), _LARGE, width).lines)

    def _heading(self, scene: Scene, view: GuideView) -> str:
        if view.topic:
            return view.topic
        if view.group is not None:
            return scene.words(view.group.name)
        if view.event is not None:
            return scene.words(view.event.name)
        if view.browse is Browse.TOPICS:
            return self.tr("Chọn theo lĩnh vực")
        return self.tr("Chọn theo việc trong đời")


def _items(view: GuideView) -> list[Item]:
    """Return the entries of the list."""
    if view.standing is not Standing.READY:
        return []
    if view.browse is Browse.TOPICS:
        return [item_of_topic(topic) for topic in view.topics]
    return [item_of(one) for one in view.answer.rows] if view.answer else []


def _choices(scene: Scene, view: GuideView) -> list[Choice]:
    """Return the tiles: the life events, or the groups of one."""
    if view.event is None:
        return [
            Choice(f"event:{event.key}", event.icon, scene.words(event.name))
            for event in view.events
        ]
    event = view.event
    return [
        Choice(f"group:{event.key}.{number}", event.icon, scene.words(group.name))
        for number, group in enumerate(event.groups)
    ]
