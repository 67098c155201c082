"""Words in a box: wrapped at words, balanced, shrunk to a floor, never clipped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from centre.shell.pieces import Letters, bind, fit, paint
from centre.shell.theme import Theme

NBSP = "\u00a0"
WORD = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyẾỖẴựỵ–", min_size=1, max_size=9)


def plain(lines: tuple[str, ...]) -> str:
    """Return fitted lines as running text."""
    return " ".join(lines).replace(NBSP, " ")


def test_dash_never_begins_a_line_and_numbers_stay_with_their_noun():
    assert bind("Hộ tịch – Chứng thực") == f"Hộ tịch{NBSP}– Chứng thực"
    assert bind("còn 4 người ở ấp A xã") == f"còn 4{NBSP}người ở{NBSP}ấp A{NBSP}xã"


def test_no_word_stands_alone_where_a_better_break_exists(theme):
    width = theme.px(62)
    fitted = fit(theme, "Hộ tịch – Chứng thực", Letters(5.8, bold=True), width)
    assert [line.replace(NBSP, " ") for line in fitted.lines] == ["Hộ tịch –", "Chứng thực"]


def test_line_breaks_of_the_text_are_kept(theme):
    fitted = fit(theme, "4 người đang chờ\nkhoảng 10–15 phút", Letters(4.8), theme.px(200))
    assert len(fitted.lines) == 2


@given(words=st.lists(WORD, min_size=1, max_size=40), width=st.integers(60, 1500))
@settings(max_examples=80, deadline=None)
def test_no_word_is_lost_and_no_line_is_wider_than_its_box(qapp, words, width):
    theme = Theme(4.03)
    text = " ".join(words)
    fitted = fit(theme, text, Letters(5.8), width)
    assert plain(fitted.lines) == text
    metrics = QFontMetricsF(fitted.font())
    if fitted.fits:
        assert all(metrics.horizontalAdvance(line) <= width for line in fitted.lines)
        assert fitted.font_px >= theme.font_px(4.8)


def test_letters_shrink_before_a_line_is_added_above_the_limit(theme, names):
    letters = Letters(9.6, bold=True, min_cap_mm=4.8, lines=2)
    fitted = fit(theme, names[4], letters, theme.px(220))
    assert (len(fitted.lines), fitted.fits) == (2, True)
    assert theme.font_px(4.8) <= fitted.font_px < theme.font_px(9.6)


def test_what_cannot_fit_says_so_and_is_whole_all_the_same(theme, names):
    width, height = theme.px(30), theme.px(12)
    fitted = fit(theme, names[4], Letters(5.8), width, height)
    assert not fitted.fits
    assert plain(fitted.lines) == names[4]
    assert fitted.height <= height


def test_large_text_is_larger_by_its_factor(theme):
    usual = fit(theme, "Đất đai", Letters(5.8), 2000)
    large = fit(theme.with_large(large=True), "Đất đai", Letters(5.8), 2000)
    assert abs(large.font_px / usual.font_px - 1.3) < 0.03


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_paint_leaves_no_ink_outside_the_box(theme, align):
    fitted = fit(theme, "ẾỖẴ gỵ\nĐăng ký", Letters(5.8, bold=True, align=align), 300)
    picture = QImage(340, fitted.height + 40, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    paint(painter, fitted, QRect(20, 20, 300, fitted.height), QColor("black"), align)
    painter.end()
    edge = [
        picture.pixelColor(x, y).value()
        for x in range(340)
        for y in (*range(18), *range(fitted.height + 22, fitted.height + 40))
    ]
    assert min(edge) == 255
