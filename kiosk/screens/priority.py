"""The priority question: the groups that the centre has declared, and "no"."""

from collections.abc import Callable

from centre.shell.pieces import BarButton, PrimaryButton
from centre.shell.theme import Theme
from kiosk.screens.choices import Choice, Choices
from kiosk.screens.screen import Scene


class Priority(Choices):
    """One tile per group; "Không" is the strong button, because most people touch it."""

    highest_mm = 46.0
    button_mm = 32.0

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without groups."""
        super().__init__(theme, monotonic)
        self.setObjectName("priority")
        self._back = BarButton(theme, "back", "back")
        self._home = BarButton(theme, "home", "home")
        self._no = PrimaryButton(theme, "priority:", "check")
        for button in (self._back, self._home, self._no):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Ask, and say each group."""
        self.heading.set_text(self.tr("Ông/Bà có thuộc diện ưu tiên không?"))
        self.hint.set_text(self.tr("Không cần xuất trình giấy tờ ở máy này"))
        self.pager_tile.set_words(self.tr("Diện khác"))
        self.pager.set_text(self.tr("Diện khác"))
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))
        self._no.set_text(self.tr("Không"))
        groups = scene.centre.groups.values() if scene.centre else ()
        self.offer(
            [
                Choice(f"priority:{group.code}", "person", scene.words(group.name))
                for group in sorted(groups, key=lambda group: group.position)
            ]
        )
