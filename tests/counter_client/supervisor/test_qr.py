"""The QR code on the screen: read from its own picture, whole pixels, quiet zone."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from counter_client.look import THEME
from counter_client.supervisor.qr import LEAST_SIDE, QrCode


def pictured(code: QrCode) -> Image.Image:
    picture = code.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (picture.width(), picture.height())
    raw = picture.constBits()
    return Image.frombytes("RGB", size, bytes(raw), "raw", "RGB", picture.bytesPerLine())


@pytest.mark.parametrize("side", [LEAST_SIDE, 331, 404])
def test_600_signs_are_read_from_the_screen_at_every_size(qtbot, side):
    code = QrCode(THEME)
    qtbot.addWidget(code)
    code.resize(side, side)
    text = "MOTCUA1:" + "AB2C3D4E" * 74
    code.set_text(text)
    assert code.module_px() >= 3
    assert [found.text for found in zxingcpp.read_barcodes(pictured(code))] == [text]


def test_any_text_of_600_bytes_has_three_pixels_per_module(qtbot):
    code = QrCode(THEME)
    qtbot.addWidget(code)
    code.resize(404, 404)
    code.set_text("ă" * 300)
    assert code.module_px() >= 3


def test_no_text_is_no_code(qtbot):
    code = QrCode(THEME)
    qtbot.addWidget(code)
    code.set_text("x")
    code.set_text("")
    assert code.module_px() == 0
    assert zxingcpp.read_barcodes(pictured(code)) == []
