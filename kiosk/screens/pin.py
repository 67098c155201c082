"""The technician's PIN: dots in a field, a pad of digits. What is typed is held here alone."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from centre.shell.pieces import BarButton, FitLabel, Letters, Target, Touched
from centre.shell.pieces.keyboard import Keyboard
from centre.shell.pieces.typed import TypedField
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.care_pin import MOST
from kiosk.care_shown import CareView, Door
from kiosk.screens.screen import Scene, Screen, row_height, stack

_SHUT: Final = (Door.LOCKED, Door.SHUT)
# Words stand just above the pad, however high the screen.
_WORDS_MM: Final = 110.0


class Pin(Screen):
    """The page PIN. Its only words out are care_typed (a digit, unnamed) and care_pin:DIGITS."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page with nothing typed."""
        super().__init__(theme, monotonic)
        self.setObjectName("pin")
        self._entry = -1
        self.heading = FitLabel(theme, "", Letters(7.2, bold=True, align="centre"))
        self.said = FitLabel(theme, "", Letters(5.4, align="centre"))
        self.field = TypedField(theme, icon="person", length=MOST)
        self.field.set_secret(secret=True)
        self.keyboard = Keyboard(theme, "digits")
        self.keyboard.set_limit(MOST)
        self.home = BarButton(theme, "home", "home")
        for piece in (self.heading, self.said, self.field, self.keyboard):
            piece.setParent(self)
        self.add(self.home)
        self.keyboard.typed.connect(self._typed)
        self.keyboard.finished.connect(self._finished)
        self.keyboard.hear(self)

    def fill(self, scene: Scene) -> None:
        """Ask, or say why nothing can be asked; digits of an earlier entry are forgotten."""
        view = cared(scene)
        if view.entry != self._entry:
            self._entry = view.entry
            self._forget()
        self.heading.set_text(self.tr("Dành cho kỹ thuật viên"))
        self.said.set_text(self._saying(view, scene.now))
        self.field.set_name(self.tr("Mã kỹ thuật"))
        self.keyboard.set_final(self.tr("Mở"), "check")
        self.home.set_text(self.tr("Trang đầu"))

    def place(self, areas: Areas) -> None:
        """Place, from the foot: the way back, the pad, the field, the words."""
        gap, touch = areas.gap, areas.touch
        high = row_height([self.home], touch.width(), gap)
        wide = min(touch.width(), self.theme.px(130))
        left = touch.left() + (touch.width() - wide) // 2
        top = touch.bottom() + 1 - high
        self.home.setGeometry(left, top, wide, high)
        for piece in (self.field, self.keyboard):
            piece.setGeometry(QRect())
        asks = cared(self.scene).door not in _SHUT
        if asks:
            top = self._place_pad(areas, QRect(left, touch.top(), wide, top - gap - touch.top()))
        room = QRect(areas.read.left(), areas.read.top(), areas.read.width(), 0)
        room.setBottom(top - gap - 1)
        if asks or areas.lowered:
            room.setTop(max(room.top(), room.bottom() + 1 - self.theme.px(_WORDS_MM)))
        stack((self.heading, self.said), room, gap, down=1.0 if asks else 0.5)

    def _place_pad(self, areas: Areas, room: QRect) -> int:
        """Place pad and field at the foot of room; return where the field begins."""
        gap = areas.gap
        field = self.field.heightForWidth(room.width())
        words = self.heading.heightForWidth(areas.read.width())
        words += self.said.heightForWidth(areas.read.width()) + 2 * gap
        above = room.bottom() + 1 - areas.read.top() - field - gap - words - gap
        wide = room.width()
        high = self.keyboard.heightForWidth(wide)
        if high > min(above, room.height()):
            wide = max(wide, self.keyboard.sizeHint().width(), self._widest(areas))
            high = self.keyboard.least_height(wide)
        pad = QRect(0, room.bottom() + 1 - high, wide, high)
        pad.moveLeft(areas.read.left() + (areas.read.width() - wide) // 2)
        self.keyboard.setGeometry(pad)
        self.keyboard.retranslate()
        top = pad.top() - gap - field
        self.field.setGeometry(room.left(), top, room.width(), field)
        return top

    def _widest(self, areas: Areas) -> int:
        """Return the width in which all digits stand in two rows."""
        return min(areas.read.width(), self.theme.px(220))

    def retranslate(self) -> None:
        """Say and place everything; the pad shows its keys again."""
        super().retranslate()
        self.keyboard.retranslate()

    def reading_order(self) -> list[Target]:
        """Return the targets that are seen, from the top left to the bottom right of the page."""
        seen = [found for found in self.findChildren(Target) if found.isVisibleTo(self)]
        places = {found: found.mapTo(self, QPoint(0, 0)) for found in seen}
        return sorted(seen, key=lambda found: (places[found].y(), places[found].x()))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus, so that a hardware keyboard types here at once."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed: the next one to see the page may be another."""
        super().hideEvent(event)
        self._forget()

    def _forget(self) -> None:
        self.keyboard.set_text("")
        self.field.set_text("")

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.field.set_text(text)
        self.touched.emit(Touched("care_typed"))

    @Slot()
    def _finished(self) -> None:
        typed = self.keyboard.text
        self._forget()
        if typed:
            self.touched.emit(Touched(f"care_pin:{typed}"))

    def _saying(self, view: CareView, now: datetime) -> str:
        if view.door is Door.SHUT:
            return self.tr("Máy này chưa đặt mã kỹ thuật (care_pin trong centre.toml).")
        if view.door is Door.LOCKED:
            until = view.locked_until or now
            words = self.tr("Đã nhập sai nhiều lần. Xin thử lại sau {time}.")
            return words.format(time=f"{until:%H:%M}")
        if view.door is Door.CHECKING:
            return self.tr("Đang kiểm tra")
        if view.door is Door.WRONG:
            return self.tr("Mã chưa đúng, còn {n} lần thử.").format(n=view.tries_left)
        return self.tr("Xin nhập mã kỹ thuật.")


def cared(scene: Scene | None) -> CareView:
    """Return what the technician's pages show; TypeError for a scene of another errand."""
    view = scene.view.errand if scene else None
    if not isinstance(view, CareView):
        raise TypeError(view)
    return view
