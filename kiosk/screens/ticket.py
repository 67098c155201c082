"""The number: as large as the screen allows, who is before, where to go, and the ticket's code."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from centre.shell.pieces import BarButton, Card, FitLabel, Letters, Piece, PrimaryButton
from centre.shell.pieces.fitting import NO_BREAK
from centre.shell.theme import LARGE, Theme, font_of
from kiosk.areas import Areas
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.sentences import back_in, people_before, places, until_turn
from kiosk.visit import Slip

# Capitals of the number (screens note, section 3); it shrinks where the screen is small.
NUMBER_MM: Final = 46.0
QR_MM: Final = 48.0
# Where the page is low, the code gives way before the number becomes smaller than this.
LEAST_NUMBER_MM: Final = 28.0
# A code smaller than this is not read by a phone over the distance of an arm.
LEAST_QR_MM: Final = 26.0
# Modules of quiet zone round a QR code (ISO/IEC 18004).
_QUIET: Final = 4
_TITLE: Final = Letters(9.6, bold=True, align="centre", min_cap_mm=5.8)


class Number(Piece):
    """The ticket's number, set by the height of its capitals so that no room is lost."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme)
        self._text = ""

    def text(self) -> str:
        """Return the number."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another number."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def wanted(self, width: int) -> int:
        """Return the height of the number at its full size in this width."""
        return int(self._rect(self._pixels(width, 1_000_000)).height()) + self.theme.px(2)

    def cap_mm(self) -> float:
        """Return the height of the number as it is drawn, in millimetres."""
        pixels = self._pixels(self.width(), self.height())
        return self._rect(pixels).height() / self.theme.px_per_mm

    def _pixels(self, width: int, height: int) -> int:
        largest = self.theme.font_px(NUMBER_MM)
        whole = self._rect(largest)
        share = min(width / max(1.0, whole.width()), height / max(1.0, whole.height()), 1.0)
        return max(1, int(largest * share))

    def _rect(self, pixels: int) -> QRectF:
        metrics = QFontMetricsF(font_of(pixels, bold=True))
        return metrics.tightBoundingRect(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number in the middle."""
        del event
        painter = QPainter(self)
        pixels = self._pixels(self.width(), self.height())
        ink = self._rect(pixels)
        painter.setFont(font_of(pixels, bold=True))
        painter.setPen(self.theme.primary)
        left = (self.width() - ink.width()) / 2 - ink.left()
        painter.drawText(
            round(left), round((self.height() - ink.height()) / 2 - ink.top()), self._text
        )


class Qr(Piece):
    """The ticket's code, drawn module by module: dark on white in every look."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme)
        self._modules: Sequence[Sequence[bool]] = ()
        self._code = ""

    def set_code(self, code: str) -> None:
        """Show another code."""
        if code and code != self._code:
            drawn = QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET)
            drawn.add_data(code)
            drawn.make(fit=True)
            self._modules = [[bool(module) for module in line] for line in drawn.get_matrix()]
        self._code = code
        self.setAccessibleName(self.tr("Mã của phiếu"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the modules on whole pixels, so that no line blurs."""
        del event
        if not self._modules:
            return
        painter = QPainter(self)
        count = len(self._modules)
        side = min(self.width(), self.height()) // count
        left = (self.width() - side * count) // 2
        top = (self.height() - side * count) // 2
        painter.fillRect(left, top, side * count, side * count, Qt.GlobalColor.white)
        for y, line in enumerate(self._modules):
            for x, dark in enumerate(line):
                if dark:
                    painter.fillRect(
                        left + x * side, top + y * side, side, side, Qt.GlobalColor.black
                    )


class Ticket(Screen):
    """The number just taken; it stays valid whatever the paper does."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without a number."""
        super().__init__(theme, monotonic)
        self.setObjectName("ticket")
        self.card = Card(theme, "plain", self)
        self.title = FitLabel(theme, "", _TITLE)
        self.service = FitLabel(theme, "", Letters(6.4, bold=True, align="centre"))
        self.number = Number(theme)
        self.ahead = FitLabel(theme, "", Letters(7.2, bold=True, align="centre", min_cap_mm=5.8))
        self.wait = FitLabel(theme, "", Letters(6.4, align="centre"))
        self.places = FitLabel(theme, "", Letters(6.4, align="centre"), "counter")
        self.countdown = FitLabel(theme, "", Letters(5.0, align="centre"))
        self.qr = Qr(theme)
        for piece in (
            self.title,
            self.service,
            self.number,
            self.ahead,
            self.wait,
            self.places,
            self.countdown,
            self.qr,
        ):
            piece.setParent(self)
        self._again = BarButton(theme, "print_again", "print")
        self._done = PrimaryButton(theme, "home", "check")
        for button in (self._again, self._done):
            self.add(button)

    def fill(self, scene: Scene) -> None:
        """Say everything about the number."""
        view, taken = scene.view, scene.view.taken
        if taken is None:
            return
        icon, colour, words = self._title(view.slip, taken.ticket.label)
        self.title.set_icon(icon)
        self.title.set_letters(replace(_TITLE, colour=colour))
        self.title.set_text(words)
        self.service.set_text(scene.words(taken.ticket.service_name))
        self.number.set_text(taken.ticket.label)
        self.ahead.set_text(people_before(taken.ahead))
        self.wait.set_text(until_turn(taken.wait) if taken.wait and taken.ahead else "")
        self.places.set_text(places(taken.counters, taken.zones))
        self.countdown.set_text("" if view.seconds_left is None else back_in(view.seconds_left))
        self.qr.set_code(taken.code)
        self._again.set_text(self.tr("In lại phiếu"))
        self._again.setEnabled(view.may_print_again)
        self._done.set_text(self.tr("Xong"))

    def _title(self, slip: Slip, label: str) -> tuple[str, str, str]:
        """Return icon, colour and words of the title for what became of the paper."""
        if slip is Slip.PRINTED:
            return "done", "ok", self.tr("Mời Ông/Bà lấy phiếu")
        if slip is Slip.PRINTING:
            return "print", "ink", self.tr("Đang in phiếu của Ông/Bà")
        if slip is Slip.NONE:
            words = self.tr("Số của Ông/Bà là {label} — xin ghi nhớ hoặc chụp ảnh màn hình.")
        else:
            words = self.tr(
                "Phiếu chưa in được. Số của Ông/Bà là {label} — xin ghi nhớ hoặc chụp ảnh màn hình."
            )
        return "info", "warn", words.format(label=label).replace(" —", f"{NO_BREAK}—")

    def place(self, areas: Areas) -> None:
        """Place buttons below, the card above them, the title on top."""
        view = self.scene.view if self.scene else None
        paperless = view is not None and view.slip is Slip.NONE
        buttons = [self._done] if paperless else [self._again, self._done]
        self._again.setGeometry(QRect())
        touch, gap = areas.touch, areas.gap
        high = row_height(buttons, touch.width(), gap)
        box = QRect(touch.left(), touch.bottom() + 1 - high, touch.width(), high)
        row(buttons, box, gap)
        room = QRect(areas.read)
        room.setBottom(box.top() - gap)
        if areas.compact:
            self.countdown.set_text("")
        foot = height_of((self.countdown,), room.width(), 0)
        most = room.height() // (4 if areas.is_wide else 3)
        head = min(height_of((self.title,), room.width(), 0), most)
        stack(
            (self.countdown,), QRect(room.left(), room.bottom() + 1 - foot, room.width(), foot), 0
        )
        stack((self.title,), QRect(room.left(), room.top(), room.width(), head), 0)
        card = room.adjusted(0, head + gap, 0, -(foot + gap if foot else 0))
        self._place_card(card, areas)

    def _place_card(self, card: QRect, areas: Areas) -> None:
        """Place the number and what belongs to it: beside each other on a wide page."""
        self.card.setGeometry(card)
        self.card.lower()
        pad = self.theme.px(4 if areas.compact else 7)
        inside = card.adjusted(pad, pad, -pad, -pad)
        if areas.is_wide:
            half = inside.width() * 11 // 20
            number = QRect(inside.left(), inside.top(), half - pad, inside.height())
            self._place_number(number, areas)
            facts = QRect(inside)
            facts.setLeft(inside.left() + half)
            self._place_facts(facts, areas)
            return
        between = 2 * areas.gap
        words = height_of(self._facts(), inside.width(), areas.gap) + between
        rest = inside.height() - between - words
        wanted = self._number_height(inside.width(), areas)
        least = wanted - self.number.wanted(inside.width()) + self.theme.px(LEAST_NUMBER_MM)
        high = max(least, min(wanted, rest - self._least_side()))
        edge = max(0, (rest - high - min(self._side(), rest - high)) // 3)
        top = inside.top() + edge
        self._place_number(QRect(inside.left(), top, inside.width(), high), areas)
        top += high + between + edge
        room = inside.bottom() + 1 - edge - top
        self._place_facts(QRect(inside.left(), top, inside.width(), room), areas)

    def _number_height(self, width: int, areas: Areas) -> int:
        """Return the height of service and number at their full size."""
        return height_of((self.service,), width, 0) + 2 * areas.gap + self.number.wanted(width)

    def _facts(self) -> tuple[FitLabel, ...]:
        return (self.ahead, self.wait, self.places)

    def _side(self) -> int:
        return self.theme.px(QR_MM * (LARGE if self.theme.large else 1.0))

    def _least_side(self) -> int:
        return self.theme.at_least_px(LEAST_QR_MM)

    def _place_number(self, box: QRect, areas: Areas) -> None:
        """Place the service above the number, both in the middle of box."""
        words = min(height_of((self.service,), box.width(), 0), box.height() // 2)
        between = 2 * areas.gap
        high = min(self.number.wanted(box.width()), box.height() - words - between)
        top = box.top() + (box.height() - words - between - high) // 2
        stack((self.service,), QRect(box.left(), top, box.width(), words), 0)
        self.number.setGeometry(box.left(), top + words + between, box.width(), high)

    def _place_facts(self, box: QRect, areas: Areas) -> None:
        """Place people, minutes, counters, and the code below them (beside, where it is low)."""
        words = height_of(self._facts(), box.width(), areas.gap)
        between = 2 * areas.gap
        side = min(self._side(), box.height() - words - between, box.width())
        if side < self._least_side():
            self._place_beside(box, areas)
            return
        top = box.top() + max(0, box.height() - words - side - between) // 2
        stack(self._facts(), QRect(box.left(), top, box.width(), words), areas.gap)
        left = box.left() + (box.width() - side) // 2
        self.qr.setGeometry(left, top + words + between, side, side)

    def _place_beside(self, box: QRect, areas: Areas) -> None:
        """Place the code right of the facts; on the smallest screens the facts alone."""
        side = min(self._side(), box.height(), box.width() // 3)
        right = box.right() + 1 - side
        self.qr.setGeometry(right, box.top() + (box.height() - side) // 2, side, side)
        stack(self._facts(), box.adjusted(0, 0, -(side + areas.gap), 0), areas.gap)
        if side < self._least_side() or not all(label.fits() for label in self._facts()):
            self.qr.setGeometry(QRect())
            stack(self._facts(), box, areas.gap)
