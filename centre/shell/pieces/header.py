"""Header of kiosk and board: the authority, the centre, the time and the day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from centre.shell import icons
from centre.shell.pieces.fitting import Align, Fitted, Letters, fit, paint
from centre.shell.pieces.labels import Piece
from centre.shell.theme import Theme


@dataclass(frozen=True, slots=True)
class HeaderStyle:
    """Sizes (mm of capitals) and colours (names) of a header, for a kiosk or for a board."""

    ground: str = "header"
    ink: str = "on_primary"
    ink2: str = "header2"
    small_mm: float = 4.8
    name_mm: float = 5.9
    clock_mm: float = 8.4
    pad_mm: float = 9.0
    shows_day: bool = True


KIOSK: Final = HeaderStyle()
_APART_MM: Final = 10.0
"""The least gap between the words on the left and the clock."""
_EDGES_MM: Final = 2.7
"""Empty height above and below all words, beside half of the pad."""
_NAME_LINES: Final = 2
"""A name in more lines than this is given the room of the day."""


def board_style(cap_mm: float) -> HeaderStyle:
    """Return the header of a board whose small text has capitals of cap_mm."""
    return HeaderStyle(
        "tv_bg", "tv_ink", "tv_ink2", cap_mm * 0.8, cap_mm, cap_mm * 1.2, cap_mm * 0.6
    )


class Header(Piece):
    """Authority above the centre's name on the left; clock above the day on the right.

    It keeps no timer: the screen calls show_time() when its own clock says so.
    """

    def __init__(
        self, theme: Theme, style: HeaderStyle = KIOSK, parent: QWidget | None = None
    ) -> None:
        """Make an empty header."""
        super().__init__(theme, parent)
        self._style = style
        self._authority = ""
        self._name = ""
        self._at: datetime | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, authority: str, name: str) -> None:
        """Show the authority ("" for none) and the centre's name; both are data."""
        self._authority, self._name = authority, name
        self.updateGeometry()
        self.setAccessibleName(f"{authority} {name}".strip())
        self.update()

    def show_time(self, now: datetime) -> None:
        """Show the time of now; repaints only when the minute has changed."""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._at:
            self._at = minute
            self.update()

    def clock(self) -> str:
        """Return the time as it is shown, 24 hours."""
        return f"{self._at:%H:%M}" if self._at else ""

    def day(self) -> str:
        """Return the day as it is shown: "Thứ Hai, 23/11/2026"."""
        if not self._at:
            return ""
        names = (
            self.tr("Thứ Hai"),
            self.tr("Thứ Ba"),
            self.tr("Thứ Tư"),
            self.tr("Thứ Năm"),
            self.tr("Thứ Sáu"),
            self.tr("Thứ Bảy"),
            self.tr("Chủ Nhật"),
        )
        return f"{names[self._at.weekday()]}, {self._at:%d/%m/%Y}"

    def fits(self) -> bool:
        """Return whether all words are whole at permitted sizes."""
        return (
            all(part.fits for part in self._left() if part) and self._right_width(self.width()) > 0
        )

    def sizeHint(self) -> QSize:
        """Return the height for the reference width of 200 mm."""
        width = self.theme.px(200)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Return True: a long name stands in two lines where the screen is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows both sides at full size."""
        left = sum(part.height for part in self._left_in(width, 0) if part)
        right = sum(part.height for part in self._right_beside(width) if part.lines != ("",))
        edges = self.theme.px(_EDGES_MM + self._style.pad_mm / 2)
        return max(left, right, self._icon_px()) + edges

    def minimumSizeHint(self) -> QSize:
        """Leave the height to heightForWidth."""
        return QSize(self.theme.px(100), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Show the day in the other language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def _pad(self) -> int:
        """Return the empty edge on both sides."""
        return self.theme.px(self._style.pad_mm)

    def _icon_px(self) -> int:
        """Return the side of the sign of the centre."""
        return round(self.theme.font_px(self._style.clock_mm) * 1.45)

    def _letters(self, cap_mm: float, *, bold: bool) -> Letters:
        """Return the letters of one line of the header."""
        return Letters(cap_mm, bold=bold, min_cap_mm=self._style.small_mm)

    def _right(self) -> tuple[Fitted, Fitted]:
        """Return clock and day."""
        style = self._style
        clock = fit(self.theme, self.clock(), Letters(style.clock_mm, bold=True), 1_000_000)
        day = self.day() if style.shows_day else ""
        return clock, fit(self.theme, day, Letters(style.small_mm), 1_000_000)

    def _right_beside(self, width: int) -> tuple[Fitted, Fitted]:
        """Return clock and day; the clock alone where the name would need more than two lines."""
        clock, day = self._right()
        name = self._letters(self._style.name_mm, bold=True)
        room = self._left_room(width, max(clock.width, day.width))
        if len(fit(self.theme, self._name, name, room).lines) <= _NAME_LINES:
            return clock, day
        return clock, fit(self.theme, "", Letters(self._style.small_mm), 1_000_000)

    def _right_width(self, width: int) -> int:
        """Return the width of clock and day in a header of this width."""
        return max(part.width for part in self._right_beside(width))

    def _left_room(self, width: int, right: int) -> int:
        """Return the width for authority and name beside a right column."""
        left = self._pad() + self._icon_px() + self.theme.px(4)
        return max(1, width - left - self._pad() - right - self.theme.px(_APART_MM))

    def _left(self) -> tuple[Fitted | None, Fitted]:
        """Return authority (None without one) and name, fitted beside the clock."""
        return self._left_in(self.width(), self.height() - self.theme.px(3))

    def _left_in(self, width: int, high: int) -> tuple[Fitted | None, Fitted]:
        """Return authority and name for a header of this width and height (0: as high as needed).

        Name and authority wrap rather than touch the clock.
        """
        room = self._left_room(width, self._right_width(width))
        name = self._letters(self._style.name_mm, bold=True)
        if not self._authority:
            return None, fit(self.theme, self._name, name, room, high)
        small = self._letters(self._style.small_mm, bold=False)
        authority = fit(self.theme, self._authority, small, room)
        rest = max(1, high - authority.height) if high else 0
        return authority, fit(self.theme, self._name, name, room, rest)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sign, words, clock and day."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.colour(self._style.ground))
        side, pad = self._icon_px(), self._pad()
        box = QRect(pad, (self.height() - side) // 2, side, side)
        icons.draw(painter, "centre", box, self.theme.colour("gold"))
        self._paint_stack(painter, self._left(), "left")
        self._paint_stack(painter, self._right_beside(self.width()), "right")

    def _paint_stack(
        self, painter: QPainter, parts: tuple[Fitted | None, Fitted], align: Align
    ) -> None:
        """Paint two parts one above the other, centred in height."""
        shown = [part for part in parts if part and part.lines != ("",)]
        top = (self.height() - sum(part.height for part in shown)) // 2
        left = self._pad() + self._icon_px() + self.theme.px(4)
        for part in shown:
            box = QRect(left, top, self.width() - left - self._pad(), part.height)
            colour = self.theme.colour(self._style.ink if part.bold else self._style.ink2)
            paint(painter, part, box, colour, align)
            top += part.height
