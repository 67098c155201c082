"""The first page: every field of the centre with the people waiting there; the other errands."""

from collections.abc import Callable

from centre.shell.pieces import BarButton
from centre.shell.theme import Theme
from kiosk.offers import Standing
from kiosk.screens.choices import Choice, Choices, signs_of
from kiosk.screens.screen import Scene
from kiosk.sentences import below_title, hours_today, no_paper, why_no_number


class Home(Choices):
    """The fields as tiles; one touch takes a number, or leads to the field's services."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without fields."""
        super().__init__(theme, monotonic)
        self.setObjectName("home")
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
