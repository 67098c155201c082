"""Tracking a dossier: scan the receipt, or type its code and then its secret."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from centre.rules.dossier_codes import example
from centre.shell.pieces import BarButton, Keyboard, Letters, Target, Touched, TypedField
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.screens.dossier import tracked
from kiosk.screens.message import Words
from kiosk.screens.receipt import Receipt
from kiosk.screens.screen import Scene, Screen, row, row_height, stack
from kiosk.track import Step, TrackView

# The keyboard's ten keys of 22 mm with their gaps; more width is better spent on the picture.
_KEYS_MM: Final = 250.0
_HEADING: Final = Letters(9.6, bold=True, min_cap_mm=5.8)
_SAID: Final = Letters(5.8, colour="ink2")
_SHORT: Final = Letters(5.8, bold=True, colour="warn")
_EXAMPLE_SECRET: Final = "7K2M"  # noqa: S105 - an example


class Track(Screen):
    """The page TRACK. Every key is told as dossier_code:TEXT or dossier_secret:TEXT."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.setObjectName("track")
        self.heading = Words(theme, "", _HEADING)
        self.said = Words(theme, "", _SAID)
        self.receipt = Receipt(theme)
        self.field = TypedField(theme, icon="track")
        self.keyboard = Keyboard(theme, "code")
        for piece in (self.heading, self.said, self.receipt, self.field, self.keyboard):
            piece.setParent(self)
        self._back = BarButton(theme, "back", "back")
        self._home = BarButton(theme, "home", "home")
        for button in (self._back, self._home):
            self.add(button)
        self._step = Step.CODE
        self._keys_in: tuple[object, ...] = ()
        self.keyboard.typed.connect(self._typed)
        self.keyboard.finished.connect(self._finished)
        self.keyboard.hear(self)

    def fill(self, scene: Scene) -> None:
        """Say what is to be typed, and show what has been."""
        view = tracked(scene)
        self._step = view.step
        at_secret = view.step is Step.SECRET
        self.heading.set_text(
            self.tr("Nhập mã tra cứu in trên giấy hẹn")
            if at_secret
            else self.tr("Quét mã trên giấy hẹn hoặc nhập mã hồ sơ")
        )
        self.said.set_letters(_SHORT if view.short else _SAID)
        self.said.set_icon("info" if view.short else "")
        self.said.set_text(self._saying(scene, view))
        self.field.set_name(self.tr("Mã tra cứu") if at_secret else self.tr("Mã hồ sơ"))
        self.field.set_hint(self.tr("4 chữ hoặc số") if at_secret else self.tr("Mã hồ sơ"))
        self.receipt.show_lines(
            self._example(scene, view),
            self.tr("Mã tra cứu: {secret}").format(secret=_EXAMPLE_SECRET),
            self.tr("Giấy hẹn trả kết quả"),
            at_secret=at_secret,
        )
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))
        self._take_text(view.secret if at_secret else view.code)

    def place(self, areas: Areas) -> None:
        """Place the picture above the field, or beside the keyboard on a screen that lies."""
        view = tracked(self.scene)
        if areas.is_wide:
            self._place_beside(areas, view)
        else:
            self._place_above(areas, view)

    def retranslate(self) -> None:
        """Say and place everything; keys of the keyboard's other page stay hidden."""
        before = self._keys_in
        hidden = [key for key in self.keyboard.findChildren(Target) if key.isHidden()]
        super().retranslate()
        for key in hidden if self._keys_in == before else ():
            key.hide()
        if self._keys_in != before:
            self._name_final()
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
        """Forget what was typed: what the visit still has comes back with its next scene."""
        super().hideEvent(event)
        self._take_text("")

    @Slot(str)
    def _typed(self, text: str) -> None:
        kind = "dossier_secret" if self._step is Step.SECRET else "dossier_code"
        self.touched.emit(Touched(f"{kind}:{text}"))

    @Slot()
    def _finished(self) -> None:
        self.touched.emit(Touched("secret_done" if self._step is Step.SECRET else "code_done"))

    def _take_text(self, text: str) -> None:
        """Show what the visit has; hyphens that came by themselves are in it."""
        self.field.set_text(text)
        if self.keyboard.text != text:
            self.keyboard.set_text(text)

    def _choose_keys(self, view: TrackView) -> None:
        """Begin with letters for a secret, which has no marks; with digits for a code."""
        at_secret = view.step is Step.SECRET
        if (self.keyboard.mode() == "mixed") != at_secret:
            self.keyboard.set_mode("mixed" if at_secret else "code")
            self.keyboard.set_text(view.secret if at_secret else view.code)

    def _name_final(self) -> None:
        if self._step is Step.SECRET:
            self.keyboard.set_final(self.tr("Tra cứu"), "search")
        else:
            self.keyboard.set_final(self.tr("Tiếp tục"), "next")

    def _example(self, scene: Scene, view: TrackView) -> str:
        return view.code if view.step is Step.SECRET else example(view.agency, scene.now.date())

    def _saying(self, scene: Scene, view: TrackView) -> str:
        """Return the line below the heading: an example, or what is still missing."""
        if view.step is Step.SECRET:
            if view.short:
                return self.tr("Mã tra cứu có ít nhất 4 chữ hoặc số, xin nhập đủ.")
            return self.tr("Mã này gồm 4 chữ hoặc số, in gần mã hồ sơ.")
        if view.short:
            return self.tr("Xin nhập đủ mã hồ sơ như trên giấy hẹn.")
        return self.tr("Ví dụ: {code}").format(code=self._example(scene, view))

    def _place_foot(self, box: QRect, gap: int) -> QRect:
        """Place the buttons at the foot of box; return the room above them."""
        buttons = [self._back, self._home]
        high = row_height(buttons, box.width(), gap)
        row(buttons, QRect(box.left(), box.bottom() + 1 - high, box.width(), high), gap)
        return box.adjusted(0, 0, 0, -high - gap)

    def _place_above(self, areas: Areas, view: TrackView) -> None:
        """Place, from the foot: buttons, keyboard, field, said; heading and picture above."""
        gap = areas.gap
        room = self._place_keys(self._place_foot(areas.touch, gap), gap, view)
        high = self.field.heightForWidth(room.width())
        self.field.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
        above = QRect(areas.read)
        above.setBottom(room.bottom() - high - gap)
        self._place_talk(above, areas)

    def _place_beside(self, areas: Areas, view: TrackView) -> None:
        """Place field, keyboard and buttons at the left, words and picture at the right."""
        gap, read = areas.gap, areas.read
        least = self.keyboard.minimumSizeHint().width()
        wide = max(least, min(self.theme.px(_KEYS_MM), read.width() * 11 // 20))
        left = QRect(read.left(), read.top(), wide, read.height())
        room = self._place_foot(left, gap)
        high = self.field.heightForWidth(wide)
        keys = self._place_keys(room.adjusted(0, high + gap, 0, 0), gap, view, grows=True)
        self.field.setGeometry(left.left(), keys.bottom() + 1 - high, wide, high)
        right = QRect(read)
        right.setLeft(left.right() + 1 + 2 * gap)
        self._place_talk(right, areas)

    def _place_keys(self, room: QRect, gap: int, view: TrackView, *, grows: bool = False) -> QRect:
        """Place the keyboard at the foot of room; return the room above it.

        grows: its keys become higher where there is room.
        """
        where = (self.theme, self.scene and self.scene.view.look.language, view.step, repr(room))
        if where != self._keys_in:
            self._keys_in = where
            self._choose_keys(view)
            self._name_final()
            # In the language of the moment before its rows are measured.
            self.keyboard.retranslate()
            wide = room.width()
            wanted = room.height() if grows else self.keyboard.heightForWidth(wide)
            high = max(min(wanted, room.height()), self.keyboard.least_height(wide))
            self.keyboard.setGeometry(room.left(), room.bottom() + 1 - high, wide, high)
            self.keyboard.retranslate()
            used = high - min(key.y() for key in self.keyboard.shown_keys())
            self.keyboard.setGeometry(room.left(), room.bottom() + 1 - used, wide, used)
        top = self.keyboard.y() - gap
        return QRect(room.left(), room.top(), room.width(), top - room.top())

    def _place_talk(self, room: QRect, areas: Areas) -> None:
        """Place heading, example and picture; the picture gives way first."""
        gap = areas.gap
        heading = self.heading.heightForWidth(room.width())
        said = self.said.heightForWidth(room.width())
        rest = room.height() - heading - said - 2 * gap
        size = self.receipt.size_in(QSize(room.width(), max(0, rest - gap)))
        whole = heading + said + gap + (size.height() + 2 * gap if size.height() else 0)
        top = room.top() if areas.is_wide else room.top() + max(0, room.height() - whole) // 2
        if areas.lowered:
            top = room.top() + max(0, room.height() - whole)
        words = QRect(room.left(), top, room.width(), min(heading + said + gap, room.height()))
        stack((self.heading, self.said), words, gap)
        left = room.left() + (room.width() - size.width()) // 2
        self.receipt.setGeometry(left, words.bottom() + 1 + 2 * gap, size.width(), size.height())
