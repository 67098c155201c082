"""The number: as large as the screen allows, who is before, where to go, and the ticket's code."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from centre.shell.pieces import BarButton, FitLabel, Letters, Piece, PrimaryButton
from centre.shell.pieces.fitting import NO_BREAK
from centre.shell.theme import LARGE, Theme, font_of
from kiosk.areas import Areas
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.screens.stub import TicketCard
from kiosk.sentences import back_in, people_before, places, until_turn
from kiosk.visit import Slip

# Capitals of the number (screens note, section 3); it shrinks where the screen is small.
NUMBER_MM: Final = 46.0
# On a tall page there is room for more.
LARGEST_NUMBER_MM: Final = 58.0
QR_MM: Final = 56.0
# Where the page is low, the code gives way before the number becomes smaller than this.
LEAST_NUMBER_MM: Final = 28.0
# A code smaller than this is not read by a phone over the distance of an arm.
LEAST_QR_MM: Final = 26.0
# Modules of quiet zone round a QR code (ISO/IEC 18004).
_QUIET: Final = 4
# The facts stand in the largest of these in which each is one line.
_FACT_MM: Final = (7.4, 6.8, 6.2, 5.8)
_FACT: Final = Letters(7.4, min_cap_mm=4.8)
# Empty edge of number and stub, the gap between two facts, and the most that either grows by.
_PAD_MM: Final = 7.0
_BETWEEN_MM: Final = 8.0
_FACT_GAP_MM: Final = 4.0
_AIR_MM: Final = 14.0
# The number keeps this part of the width clear on both sides.
_CLEAR: Final = 18
_TITLE: Final = Letters(9.6, bold=True, align="centre", min_cap_mm=5.8)


class Number(Piece):
    """The ticket's number, set by the height of its capitals so that no room is lost."""

    def __init__(self, theme: Theme, cap_mm: float = NUMBER_MM) -> None:
        """Show nothing; capitals will be cap_mm high."""
        super().__init__(theme)
        self._text = ""
        self._cap_mm = cap_mm

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
        largest = self.theme.font_px(self._cap_mm)
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
        self.card = TicketCard(theme, self)
        self.title = FitLabel(theme, "", _TITLE)
        self.service = FitLabel(theme, "", Letters(7.4, bold=True, align="centre", min_cap_mm=5.8))
        self.number = Number(theme, LARGEST_NUMBER_MM)
        self.ahead = FitLabel(theme, "", _FACT, "people")
        self.wait = FitLabel(theme, "", _FACT, "clock")
        self.places = FitLabel(theme, "", _FACT, "counter")
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
        """Place the number, and what belongs to it on the stub: right of it on a wide page."""
        self.card.setGeometry(card)
        self.card.lower()
        pad = self.theme.px(4 if areas.compact else _PAD_MM)
        number, stub = QRect(card), QRect(card)
        if areas.is_wide:
            stub.setLeft(card.left() + card.width() * 11 // 20)
            number.setRight(stub.left() - 1)
            self._set_facts(stub.width() - 2 * pad)
        else:
            self._set_facts(card.width() - 2 * pad)
            stub.setTop(card.bottom() + 1 - self._stub_height(card, pad))
            number.setBottom(stub.top() - 1)
        self.card.set_stub(stub.translated(-card.topLeft()))
        self._place_number(number.adjusted(pad, pad, -pad, -pad), areas)
        self._place_stub(stub.adjusted(pad, pad, -pad, -pad))

    def _set_facts(self, width: int) -> None:
        """Set the facts in the largest letters in which none of them breaks."""
        for cap_mm in _FACT_MM:
            for label in self._facts():
                bold = label is self.ahead
                label.set_letters(replace(_FACT, cap_mm=cap_mm, bold=bold))
            if all(label.sizeHint().width() <= width for label in self._facts()):
                return

    def _facts(self) -> tuple[FitLabel, ...]:
        return (self.ahead, self.wait, self.places)

    def _fact_gap(self) -> int:
        return self.theme.px(_FACT_GAP_MM)

    def _side(self) -> int:
        return self.theme.px(QR_MM * (LARGE if self.theme.large else 1.0))

    def _least_side(self) -> int:
        return self.theme.at_least_px(LEAST_QR_MM)

    def _stub_height(self, card: QRect, pad: int) -> int:
        """Return the height of a stub below the number.

        First the number gives way, down to its 46 mm; then the code, and stands beside the facts;
        then the number again.
        """
        width = card.width() - 2 * pad
        side, least = self._side(), self._least_side()
        facts = height_of(self._facts(), width, self._fact_gap())
        beside = height_of(self._facts(), width - least - self._between(), self._fact_gap())
        below = facts + self._between()
        for number_mm, inside in (
            (LARGEST_NUMBER_MM, below + side),
            (NUMBER_MM, below + side),
            (NUMBER_MM, below + (side + least) // 2),
            (NUMBER_MM, below + least),
            (NUMBER_MM, max(beside, least)),
            (LEAST_NUMBER_MM, max(beside, least)),
            (LEAST_NUMBER_MM, facts),
        ):
            rest = card.height() - inside - self._number_height(width, number_mm) - 5 * pad
            if rest >= 0:
                return inside + 2 * pad + min(rest // 2, 2 * self.theme.px(_AIR_MM))
        return min(facts + 2 * pad, card.height() // 2)

    def _number_height(self, width: int, number_mm: float) -> int:
        """Return the height of service and number, the number's capitals being number_mm."""
        wide = width - 2 * (width // _CLEAR)
        number = min(self.number.wanted(wide), self.theme.px(number_mm))
        return height_of((self.service,), width, 0) + self._between() + number

    def _between(self) -> int:
        """Return the gap between service and number, and between facts and code."""
        return self.theme.px(_BETWEEN_MM)

    def _place_number(self, box: QRect, areas: Areas) -> None:
        """Place the service above the number, both in the middle of box."""
        words = min(height_of((self.service,), box.width(), 0), box.height() // 2)
        between = areas.gap if areas.compact else self._between()
        wide = box.width() - 2 * (box.width() // _CLEAR)
        high = min(self.number.wanted(wide), box.height() - words - between)
        top = box.top() + (box.height() - words - between - high) // 2
        stack((self.service,), QRect(box.left(), top, box.width(), words), 0)
        clear = box.width() // _CLEAR
        self.number.setGeometry(
            box.left() + clear, top + words + between, box.width() - 2 * clear, high
        )

    def _place_stub(self, box: QRect) -> None:
        """Place people, minutes, counters as one block, and the code below it.

        Where the stub is low the code stands beside the block, or is left out.
        """
        words = height_of(self._facts(), box.width(), self._fact_gap())
        rest = box.height() - words - self._between()
        side = min(self._side(), rest, box.width())
        if side < self._least_side():
            self._place_beside(box)
            return
        air = max(0, rest - side) // 3
        top = box.top() + air
        self._place_facts(QRect(box.left(), top, box.width(), words))
        left = box.left() + (box.width() - side) // 2
        self.qr.setGeometry(left, top + words + self._between() + air, side, side)

    def _place_beside(self, box: QRect) -> None:
        """Place the code right of the facts; on the smallest screens the facts alone."""
        side = min(self._side(), box.height(), box.width() // 3)
        right = box.right() + 1 - side
        self.qr.setGeometry(right, box.top() + (box.height() - side) // 2, side, side)
        self._place_facts(box.adjusted(0, 0, -(side + self._between()), 0))
        if side < self._least_side() or not all(label.fits() for label in self._facts()):
            self.qr.setGeometry(QRect())
            self._place_facts(box)

    def _place_facts(self, box: QRect) -> None:
        """Place the facts below each other from one left edge, the block in the middle of box."""
        widest = max(label.sizeHint().width() for label in self._facts())
        wide = min(box.width(), widest)
        left = box.left() + (box.width() - wide) // 2
        stack(self._facts(), QRect(left, box.top(), wide, box.height()), self._fact_gap())
