"""The attract page, and what a scanned code says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent

from centre.shell.pieces import Card, FitLabel, Letters, PrimaryButton, Touched, fit
from centre.shell.theme import LARGE, Theme
from kiosk import notices
from kiosk.areas import Areas
from kiosk.found import found_advice, found_title
from kiosk.screens.message import Message
from kiosk.screens.scan_line import ScanLine
from kiosk.screens.screen import Scene, height_of, stack
from kiosk.visit import Leaf

# Capitals of 9.6 mm are read from 1.65 m (20 minutes of arc); where few would fit, smaller ones.
_SIZES: Final = tuple(Letters(cap_mm, align="centre") for cap_mm in (9.6, 7.2, 5.8, 4.8))
_NOTICE: Final = _SIZES[0]
_ABOUT: Final = Letters(5.2, bold=True, colour="ink2", align="centre")
_SCAN: Final = Letters(5.8, align="centre")
_STEP_MM: Final = 0.8


class Attract(Message):
    """While nobody stands there: one invitation, and a touch anywhere accepts it.

    The centre's notices of the day stand below it, page by page. Nothing stays where it is for
    long: a picture that never moves burns in.
    """

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "ticket")
        self.setObjectName("attract")
        self.board = Card(theme, "pale", self)
        self.about = FitLabel(theme, "", _ABOUT, "info")
        self.notice = FitLabel(theme, "", _NOTICE)
        self.scan = ScanLine(theme, _SCAN)
        for label in (self.about, self.notice, self.scan):
            label.setParent(self)
        self._begin = PrimaryButton(theme, "wake", "ticket")
        self.add_button(self._begin)
        self._notices: tuple[str, ...] = ()
        self._leaf = Leaf()

    def fill(self, scene: Scene) -> None:
        """Invite, say that a camera is there if one is, and take the notices of the day."""
        self._leaf = scene.view.leaf
        language = scene.view.look.language
        self._notices = notices.of_today(scene.centre, language, scene.now.date())
        self.title.set_text(self.tr("Mời Ông/Bà lấy số thứ tự"))
        self.advice.set_text(self.tr("Chạm vào màn hình để bắt đầu"))
        seen = self.tr("Máy có camera để biết có người đứng trước. Không lưu hình ảnh.")
        self.more.set_text(seen if self._leaf.has_camera else "")
        self.scan.fill(scene)
        self._begin.set_text(self.tr("Bắt đầu"))

    def place(self, areas: Areas) -> None:
        """Place everything a little beside where it was on the page before."""
        step = self.theme.px(_STEP_MM)
        right, down = notices.nudge(self._leaf.number, step)
        read, touch = areas.read.translated(right, down), areas.touch.translated(right, down)
        super().place(replace(areas, read=read, touch=touch))
        for piece in (self.board, self.about, self.notice, self.scan):
            piece.setGeometry(QRect())
        if self._notices:
            self._place_notice(areas)
        elif self.scan.text():
            self._place_scan(areas)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a touch beside the button, too."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.touched.emit(Touched("wake"))

    def _grow(self, growth: float, picture: float) -> None:
        super()._grow(growth, picture)
        self.scan.set_letters(replace(_SCAN, cap_mm=_SCAN.cap_mm * growth))

    def _plain_picture(self) -> float:
        """Return the size of an icon that does not grow with the letters."""
        return 1.0 / LARGE if self.theme.large else 1.0

    def _place_scan(self, areas: Areas) -> None:
        """Put the line on the scanner among the words; they grow less then, and the icon goes."""
        pad = self.theme.px(4 if areas.compact and self.theme.large else 7)
        inside = self.card.geometry().adjusted(pad, pad, -pad, -pad)
        said = [label for label in (self.sign, self.title) if not label.size().isEmpty()]
        said += [self.advice, self.scan, self.more]
        if height_of(said, inside.width(), areas.gap) > inside.height():
            self._grow(1.0, self._plain_picture())
            if self.sign in said and height_of(said, inside.width(), areas.gap) > inside.height():
                said.remove(self.sign)
                self.sign.setGeometry(QRect())
        if height_of(said, inside.width(), areas.gap) <= inside.height():
            stack(said, inside, areas.gap * 2)

    def _place_notice(self, areas: Areas) -> None:
        """Give the invitation the head of the card, the camera its foot, a notice the rest."""
        gap, pad = areas.gap, self.theme.px(7)
        room = self.card.geometry().adjusted(pad, pad, -pad, -pad)
        wide = room.width()
        head = [self.sign, self.title, self.advice]
        self._grow(1.0, self._plain_picture())
        said = [label for label in (self.scan, self.more) if label.text()]
        foot = height_of(said, wide, gap) + gap if said else 0
        if self.scan in said and not self._leaves_enough(room, [self.title], foot, gap):
            said.remove(self.scan)
            foot = height_of(said, wide, gap) + gap if said else 0
        while len(head) > 1 and not self._leaves_enough(room, head, foot, gap):
            head.remove(self.sign if self.sign in head else self.advice)
        for label in (self.sign, self.advice):
            label.setGeometry(QRect())
        high = height_of(head, wide, gap)
        stack(head, QRect(room.left(), room.top(), wide, high), gap)
        high_foot = max(0, foot - gap)
        self.more.setGeometry(QRect())
        stack(said, QRect(room.left(), room.bottom() + 1 - high_foot, wide, high_foot), gap)
        board = room.adjusted(0, high + gap, 0, -foot)
        self.board.setGeometry(board)
        self._show_page(board, areas)

    def _leaves_enough(self, room: QRect, head: list[FitLabel], foot: int, gap: int) -> bool:
        """Tell whether below the invitation a notice has its room: words go before the icon."""
        left = room.height() - foot - height_of(head, room.width(), gap) - gap
        return left >= room.height() // (2 if self.sign in head else 3)

    def _show_page(self, board: QRect, areas: Areas) -> None:
        """Show the page whose turn it is, in letters that are never smaller than the others."""
        pad = self.theme.px(5)
        inside = board.adjusted(pad, pad, -pad, -pad)
        self.about.set_text(self.tr("Thông báo {n}/{count}").format(n=99, count=99))
        head = self.about.heightForWidth(inside.width())
        box = inside.adjusted(0, head + areas.gap, 0, 0)
        for letters in _SIZES:
            pages = self._pages(letters, box)
            if pages:
                break
        page = self._leaf.number % len(pages)
        words = self.tr("Thông báo {n}/{count}").format(n=page + 1, count=len(pages))
        self.about.set_text(words if len(pages) > 1 else self.tr("Thông báo"))
        self.about.setGeometry(inside.left(), inside.top(), inside.width(), head)
        self.notice.set_letters(letters)
        self.notice.set_text(pages[page])
        self.notice.setGeometry(box)

    def _pages(self, letters: Letters, box: QRect) -> list[str]:
        """Return the notices as pages; none where not even two lines fit.

        The smallest letters take what there is.
        """
        made: list[str] = []
        for text in self._notices:
            whole = fit(self.theme, text, letters, box.width())
            most = max(1, box.height() // whole.pitch)
            is_poor = not whole.fits or most < min(2, len(whole.lines))
            if is_poor and letters is not _SIZES[-1]:
                return []

            def lines(words: str) -> tuple[str, ...]:
                return fit(self.theme, words, letters, box.width()).lines

            made += notices.paged(text, most, lines)
        return made


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
        self.advice.set_text(found_advice(finding))
        self._home.set_text(self.tr("Trang đầu"))
