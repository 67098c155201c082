"""A QR code on the screen: whole pixels per module, so that it is sharp at every size."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from centre.shell.pieces import Piece
from centre.shell.theme import Theme

QUIET: Final = 4
"""Modules of quiet zone round a QR code (ISO/IEC 18004)."""
LEAST_SIDE: Final = 300
"""600 bytes are 93 modules at level M; with their quiet zone 3 pixels each at this side."""


class QrCode(Piece):
    """One text as a QR code, black on white, as large as its box allows in whole pixels."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self._text = ""
        self._matrix: list[list[bool]] = []
        self.setMinimumSize(LEAST_SIDE, LEAST_SIDE)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)

    def set_text(self, text: str) -> None:
        """Show another text; "" shows none. Level M: 15 % of the code may be dirty or dazzled."""
        if text == self._text:
            return
        self._text = text
        self._matrix = _matrix(text) if text else []
        self.update()

    def sizeHint(self) -> QSize:
        """Return the side at which 600 bytes have 4 pixels per module."""
        return QSize(404, 404)

    def module_px(self) -> int:
        """Return the pixels of one module as it is drawn; 0 where there is no code."""
        if not self._matrix:
            return 0
        return min(self.width(), self.height()) // (len(self._matrix) + 2 * QUIET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white ground and the dark modules, row by row."""
        del event
        painter = QPainter(self)
        side = (len(self._matrix) + 2 * QUIET) * self.module_px()
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        edge = QUIET * self.module_px()
        painter.translate(left + edge, top + edge)
        for row, modules in enumerate(self._matrix):
            self._paint_row(painter, row, modules)

    def _paint_row(self, painter: QPainter, row: int, modules: list[bool]) -> None:
        px = self.module_px()
        for column, dark in enumerate(modules):
            if dark:
                painter.fillRect(column * px, row * px, px, px, Qt.GlobalColor.black)


def _matrix(text: str) -> list[list[bool]]:
    """Return the modules of a text, True for dark, without quiet zone."""
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return [[bool(module) for module in row] for row in code.get_matrix()]
