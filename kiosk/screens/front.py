"""The attract page, and what a scanned code says."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from centre.shell.pieces import PrimaryButton, Touched
from centre.shell.theme import Theme
from kiosk.found import found_advice, found_more, found_title
from kiosk.screens.message import Message
from kiosk.screens.screen import Scene


class Attract(Message):
    """While nobody stands there: one invitation, and a touch anywhere accepts it."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "ticket")
        self.setObjectName("attract")
        self._begin = PrimaryButton(theme, "wake", "ticket")
        self.add_button(self._begin)

    def fill(self, scene: Scene) -> None:
        """Invite, and say that a camera is there."""
        del scene
        self.title.set_text(self.tr("Mời Ông/Bà lấy số thứ tự"))
        self.advice.set_text(self.tr("Chạm vào màn hình để bắt đầu"))
        self.more.set_text(
            self.tr("Máy có camera để biết có người đứng trước. Không lưu hình ảnh.")
        )
        self._begin.set_text(self.tr("Bắt đầu"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a touch beside the button, too."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.touched.emit(Touched("wake"))


class Found(Message):
    """What a scanned code says to its bearer."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "ticket")
        self.setObjectName("found")
        self._home = PrimaryButton(theme, "found_home", "home")
        self.add_button(self._home)

    def fill(self, scene: Scene) -> None:
        """Say it."""
        finding = scene.view.finding
        if finding is None:
            return
        self.title.set_text(found_title(finding))
        self.advice.set_text(found_advice(finding, scene.centre, scene.view.look.language))
        self.more.set_text(found_more(finding))
        self._home.set_text(self.tr("Trang đầu"))
