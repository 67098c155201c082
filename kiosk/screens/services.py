"""The second page of a field that has several services."""

from collections.abc import Callable

from centre.shell.pieces import BarButton
from centre.shell.theme import Theme
from kiosk.offers import Standing
from kiosk.screens.choices import Choice, Choices, signs_of
from kiosk.screens.screen import Scene
from kiosk.sentences import below_title


class Services(Choices):
    """The services of one field as tiles."""

    highest_mm = 64.0

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without services."""
        super().__init__(theme, monotonic)
        self.setObjectName("services")
        self._back = BarButton(theme, "back", "back")
        self._home = BarButton(theme, "home", "home")
        for button in (self._back, self._home):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say the field, and each of its services."""
        subject = scene.view.subject
        self.heading.set_text(scene.words(subject.name) if subject else "")
        self.hint.set_text(self.tr("Chạm vào một việc để lấy số thứ tự"))
        self.pager_tile.set_words(self.tr("Việc khác"))
        self.pager.set_text(self.tr("Việc khác"))
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))
        self.offer(
            [
                Choice(
                    f"service:{offer.code}",
                    offer.icon,
                    scene.words(offer.name),
                    below_title(offer, scene.now),
                    signs_of(offer),
                    closed=offer.standing is not Standing.OPEN,
                )
                for offer in scene.view.services
            ]
        )
