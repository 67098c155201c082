"""The first page: every field of the centre with the people waiting there; the other errands."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton, FitLabel, Letters
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.offers import Standing
from kiosk.screens.choices import Choice, Choices, signs_of
from kiosk.screens.scan_line import ScanLine
from kiosk.screens.screen import Scene, height_of, stack
from kiosk.sentences import below_title, hours_today, no_paper, why_no_number

_APART_MM: Final = 12.0
_HEADINGS: Final = tuple(Letters(cap_mm, bold=True, min_cap_mm=5.8) for cap_mm in (9.6, 8.4, 7.2))


class Home(Choices):
    """The fields as tiles; one touch takes a number, or leads to the field's services."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without fields."""
        super().__init__(theme, monotonic)
        self.setObjectName("home")
        self.scan = ScanLine(theme, Letters(5.2, colour="ink2"))
        self.scan.setParent(self)
        self._search = BarButton(theme, "search", "search")
        self._track = BarButton(theme, "track", "track")
        for button in (self._search, self._track):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say the greeting, what is to be done, and each field."""
        self.heading.set_text(self.tr("Xin chào! Ông/Bà cần làm việc gì?"))
        news = self._news(scene)
        self.hint_first = bool(news)
        self.hint.set_text(news or self._invitation(scene))
        self.scan.fill(scene)
        self._search.set_text(self.tr("Tra cứu thủ tục"))
        self._track.set_text(self.tr("Tra cứu hồ sơ"))
        self.pager_tile.set_words(self.tr("Lĩnh vực khác"))
        self.pager.set_text(self.tr("Lĩnh vực khác"))
        self.offer(
            [
                Choice(
                    f"field:{offer.code}",
                    offer.icon,
                    scene.words(offer.name),
                    below_title(offer, scene.now),
                    signs_of(offer),
                    closed=offer.standing is not Standing.OPEN,
                )
                for offer in scene.view.fields
            ]
        )

    def place(self, areas: Areas) -> None:
        """Place the tiles; the line on the scanner takes room that is left, and none of theirs."""
        self.heading.set_letters(_HEADINGS[0])
        self.scan.setGeometry(QRect())
        super().place(areas)
        said = [label for label in (self.heading, self.hint) if not label.size().isEmpty()]
        if self.scan.text() and said and not self._place_below(said, areas):
            self._place_beside(said[-1], areas)

    def _place_below(self, said: list[FitLabel], areas: Areas) -> bool:
        """Place the line below what is said above the tiles; tell whether it has its room there.

        A greeting that would take two lines gives way first.
        """
        targets = (*self.tiles, self.pager, self.pager_tile)
        top = min((one.y() for one in targets if not one.size().isEmpty()), default=0)
        room = QRect(areas.read)
        room.setBottom(top - areas.gap)
        labels = [*said, self.scan]
        for letters in _HEADINGS:
            self.heading.set_letters(letters)
            if height_of(labels, room.width(), areas.gap // 2) <= room.height():
                stack(labels, room, areas.gap, down=1.0 if areas.lowered else 0.5)
                return True
        self.heading.set_letters(_HEADINGS[0])
        return False

    def _place_beside(self, label: FitLabel, areas: Areas) -> None:
        """Place the line at the right of a label, if both are whole there in one line."""
        apart = self.theme.px(_APART_MM)
        wide, whole = self.scan.sizeHint().width(), label.geometry()
        fits = label.sizeHint().width() + apart + wide <= areas.read.width()
        if fits and self.scan.heightForWidth(wide) <= whole.height():
            label.setGeometry(whole.adjusted(0, 0, -wide - apart, 0))
            right = whole.right() + 1
            self.scan.setGeometry(right - wide, whole.top(), wide, whole.height())

    def _invitation(self, scene: Scene) -> str:
        """Return what a touch on a field does; with the group, once a card has suggested one."""
        group = scene.centre.groups.get(scene.view.priority) if scene.centre else None
        if group is None:
            return self.tr("Chạm vào một lĩnh vực để lấy số thứ tự")
        words = self.tr("Chạm vào một lĩnh vực để lấy số ưu tiên: {group}")
        return words.format(group=scene.words(group.name))

    @staticmethod
    def _news(scene: Scene) -> str:
        """Return that the centre is closed, or that there is no paper; else ""."""
        offers = scene.view.fields
        if scene.centre and offers and all(o.standing is Standing.CLOSED for o in offers):
            hours = hours_today(scene.centre, None, scene.now)
            return f"{why_no_number(Standing.CLOSED.value)} {hours}".strip()
        if scene.view.paper_key:
            return no_paper(scene.view.paper_key)
        return ""
