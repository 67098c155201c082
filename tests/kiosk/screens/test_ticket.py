"""The number page: what became of the paper, and a code that can be read."""

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QImage

from kiosk.visit import Look


@pytest.mark.parametrize(
    ("case", "title", "again"),
    [
        ("printing", "Đang in phiếu của Ông/Bà", False),
        ("printed", "Mời Ông/Bà lấy phiếu", True),
        ("failed", "Phiếu chưa in được. Số của Ông/Bà là A013", True),
    ],
)
def test_title_says_what_became_of_the_paper(window, scene, case, title, again):
    made = window()
    made.show_scene(scene(case, Look()))
    page = made.page()
    assert page.title.text().replace("\u00a0", " ").startswith(title)
    assert page._again.isEnabled() is again


def test_paperless_number_asks_to_be_remembered(window, scene):
    made = window()
    made.show_scene(scene("paperless", Look()))
    page = made.page()
    assert "xin ghi nhớ hoặc chụp ảnh màn hình" in page.title.text()
    assert page._again.size().isEmpty(), "there is nothing to print again"


def test_page_tells_people_minutes_counters_and_countdown(window, scene):
    made = window()
    made.show_scene(scene("printed", Look()))
    page = made.page()
    assert page.number.text() == "A013"
    assert page.ahead.text() == "Còn 4 người trước Ông/Bà"
    assert page.wait.text() == "Khoảng 10–15 phút nữa đến lượt"
    assert page.places.text() == "Quầy 1, 2, 5 · Khu A"
    assert page.countdown.text() == "Màn hình tự trở về sau 8 giây"


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
@pytest.mark.parametrize("contrast", [False, True])
def test_code_on_the_screen_is_read_by_a_reader(window, scene, size, contrast):
    made = window(size)
    shown = scene("paperless", Look(contrast=contrast))
    made.show_scene(shown)
    picture = made.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(picture.constBits(), np.uint8)
    pixels = pixels.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    text, *_ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(pixels))
    assert text == shown.view.taken.code
