"""The page of a scanned card: what its age suggests, to be used or not. It shows nothing of it."""

from collections.abc import Callable

from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton, PrimaryButton, Target
from centre.shell.theme import Theme
from kiosk.card import CardView
from kiosk.screens.message import Message
from kiosk.screens.screen import Scene


class Card(Message):
    """A suggestion that may be refused; without one, that no card is needed."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without a suggestion."""
        super().__init__(theme, monotonic, "person")
        self.setObjectName("card")
        self._home = BarButton(theme, "home", "home")
        self._refuse = BarButton(theme, "back", "close")
        self._use = PrimaryButton(theme, "card_use", "check")
        self._go_on = PrimaryButton(theme, "back", "ticket")
        for button in self._all():
            self.add(button)

    def fill(self, scene: Scene) -> None:
        """Say the group that is suggested, or that a number needs no card."""
        view = scene.view.errand
        if not isinstance(view, CardView):
            return
        group = scene.centre.groups.get(view.group) if scene.centre else None
        if group is None:
            self.title.set_text(self.tr("Thẻ không cần để lấy số"))
            self.advice.set_text(self.tr("Mời Ông/Bà chọn lĩnh vực để lấy số."))
        else:
            self.title.set_text(self.tr("Ông/Bà thuộc diện ưu tiên"))
            words = self.tr("Theo năm sinh trên thẻ: {group}")
            self.advice.set_text(words.format(group=scene.words(group.name)))
        self.more.set_text(self.tr("Máy không giữ lại thông tin nào của thẻ."))
        self._home.set_text(self.tr("Trang đầu"))
        self._refuse.set_text(self.tr("Không dùng"))
        self._use.set_text(self.tr("Dùng ưu tiên này"))
        self._go_on.set_text(self.tr("Lấy số"))
        self._offer([self._home, self._go_on] if group is None else list(self._all()[:3]))

    def _offer(self, wanted: list[Target]) -> None:
        """Put these buttons into the row, and take the others away."""
        self.buttons = wanted
        for button in self._all():
            if button not in wanted:
                button.setGeometry(QRect())

    def _all(self) -> tuple[Target, ...]:
        return (self._home, self._refuse, self._use, self._go_on)
