"""Reach and room, in millimetres."""

from PySide6.QtCore import QRect, QSize

from centre.shell.theme import Theme
from kiosk import areas
from kiosk.areas import Areas

PORTRAIT = QSize(1080, 1920)
THEME = Theme(4.03)


def test_reach_is_1220_mm_above_the_floor():
    top = areas.highest_target(THEME, PORTRAIT, 850, lowered=False)
    assert abs((1920 - top) / 4.03 - 370) < 1
    assert areas.highest_target(THEME, PORTRAIT, 600, lowered=False) == 0


def test_lowered_keeps_to_the_lowest_250_mm_and_to_1100():
    top = areas.highest_target(THEME, PORTRAIT, 850, lowered=True)
    assert abs((1920 - top) / 4.03 - 250) < 1
    higher = areas.highest_target(THEME, PORTRAIT, 950, lowered=True)
    assert abs((1920 - higher) / 4.03 - 150) < 1


def test_small_panel_is_compact_and_need_not_be_lowered():
    small = QSize(1280, 800)
    theme = Theme(5.88)
    assert areas.is_compact(theme, small)
    assert not areas.can_be_lowered(theme, small)
    assert areas.gap(theme, small) >= 3 * 5.88
    assert not areas.is_compact(THEME, PORTRAIT)
    assert areas.margin(THEME, PORTRAIT) > areas.margin(theme, small)


def test_wide_is_wider_than_high():
    wide = Areas(QRect(0, 0, 200, 100), QRect(), 5, compact=False, lowered=False)
    assert wide.is_wide
    high = Areas(QRect(0, 0, 100, 200), QRect(), 5, compact=False, lowered=False)
    assert not high.is_wide
