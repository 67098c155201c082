"""Tiles: whole long names, titles and sub lines of one page at equal heights."""

import pytest
from PySide6.QtGui import QImage

from centre.shell.pieces import Tile, align

SUB = "11 người đang chờ\nkhoảng 35–50 phút"


@pytest.mark.parametrize("large", [False, True])
def test_least_height_shows_the_longest_names_whole(qtbot, any_theme, names, large):
    theme = any_theme.with_large(large=large)
    for name in names:
        tile = Tile(theme, "t", "land", name, SUB)
        qtbot.addWidget(tile)
        width = theme.px(110)
        tile.resize(width, tile.least_height(width))
        assert tile.fits(), name
        tile.resize(width, tile.least_height(width) - theme.px(8))
        assert not tile.fits() or tile.height() < theme.at_least_px(20)


def first_dark_row(picture: QImage, left: int) -> int:
    """Return the first row below the edge with ink at the beginning of the text column."""
    for y in range(10, picture.height() - 10):
        for x in range(left, left + 40):
            if picture.pixelColor(x, y).value() < 100:
                return y
    return -1


def test_titles_of_a_page_stand_at_one_height(qtbot, theme):
    tiles = [
        Tile(theme, "a", "civil", "Hộ tịch", SUB),
        Tile(theme, "b", "land", "Hộ tịch Đất đai Môi trường Xây dựng Quản lý", "Chưa có ai chờ"),
        Tile(theme, "c", "land", "Hộ tịch Kết quả", SUB),
    ]
    for tile in tiles:
        qtbot.addWidget(tile)
        tile.resize(theme.px(100), theme.px(75))
    align(tiles)
    rows = {first_dark_row(tile.grab().toImage(), tile._text_box().left()) for tile in tiles}
    assert len(rows) == 1


def test_title_alone_is_shown_in_the_middle(qtbot, theme):
    tile = Tile(theme, "other", "other", "Lĩnh vực khác")
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    assert tile.fits()
    assert (tile.sub(), tile.lines()[1]) == ("", 0)
    tile.grab()


def test_name_for_screen_readers_is_title_and_state(qtbot, theme):
    tile = Tile(theme, "a", "civil", "Hộ tịch", "Chưa có ai chờ")
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "Hộ tịch, Chưa có ai chờ"
    tile.set_words("Hộ tịch", "Nhận số từ 13:30")
    assert tile.accessibleName() == "Hộ tịch, Nhận số từ 13:30"
    assert tile.title() == "Hộ tịch"


def test_strong_tile_is_filled(qtbot, theme):
    tile = Tile(theme, "a", "civil", "Hộ tịch", SUB)
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    tile.set_strong(strong=True)
    tile.set_icon("search")
    assert tile.grab().toImage().pixelColor(tile.width() // 2, 6) == theme.primary


def test_page_without_tiles_is_aligned_too():
    align([])
