"""Tiles: whole long names, titles and sub lines of one page at equal heights."""

import pytest
from PySide6.QtGui import QImage

from centre.shell.pieces import Tile, align
from centre.shell.pieces.tiles import grow

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


def page_of(qtbot, theme, *titles):
    tiles = [Tile(theme, title, "civil", title, SUB) for title in titles]
    for tile in tiles:
        qtbot.addWidget(tile)
        tile.resize(theme.px(122), theme.px(76))
    return tiles


def test_roomy_page_grows_and_all_its_titles_alike(qtbot, theme):
    tiles = page_of(qtbot, theme, "Hộ tịch", "Chứng thực", "Đất đai – Môi trường")
    before = tiles[0]._set().title.font_px
    grow(tiles)
    sizes = {tile._set().title.font_px for tile in tiles}
    assert len(sizes) == 1
    assert sizes.pop() >= 1.2 * before
    assert all(tile.fits() and tile.is_level() for tile in tiles)


def test_one_long_name_keeps_its_whole_page_small(qtbot, theme, names):
    tiles = page_of(qtbot, theme, "Hộ tịch", names[-1])
    height = max(tile.least_height(tiles[0].width()) for tile in tiles)
    for tile in tiles:
        tile.resize(tile.width(), height)
    least = tiles[0]._set().title.font_px
    grow(tiles)
    assert {tile._set().title.font_px for tile in tiles} == {least}
    assert all(tile.fits() for tile in tiles)


def test_bands_of_a_page_are_equally_high(qtbot, theme):
    tiles = page_of(qtbot, theme, "Hộ tịch", "Chứng thực")
    tiles[1].set_words("Chứng thực", "Chưa có ai chờ")
    assert tiles[0]._band(tiles[0]._set()) != tiles[1]._own_band(tiles[1]._set())
    align(tiles)
    assert tiles[0]._band(tiles[0]._set()) == tiles[1]._band(tiles[1]._set())


def test_sub_lines_that_break_in_their_column_are_whole_from_the_edge(qtbot, theme):
    tile = Tile(theme, "a", "civil", "Hộ tịch")
    qtbot.addWidget(tile)
    tile.set_words("Hộ tịch", "Ngoài giờ nhận số\nmở lại 7:30 ngày 24/11", ("pause", "clock"))
    width = theme.px(92)
    assert tile.wraps(width)
    tile.set_flush(flush=True)
    assert not tile.wraps(width)
    tile.resize(width, tile.least_height(width))
    assert tile.fits()
    tile.grab()


@pytest.mark.parametrize("contrast", [False, True])
def test_icons_stand_before_the_sub_lines(qtbot, theme, contrast):
    tile = Tile(theme.with_contrast(contrast=contrast), "a", "civil")
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    drawn = []
    for signs in ((), ("people", "clock")):
        tile.set_words("Hộ tịch", SUB, signs)
        drawn.append(tile.grab().toImage())
    assert drawn[0] != drawn[1]


def test_lines_that_are_kept_are_those_of_the_present_words_letters_and_theme(qtbot, theme):
    tile = Tile(theme, "a", "civil", "Hộ tịch", SUB)
    qtbot.addWidget(tile)
    width = theme.px(60)
    first = tile.least_height(width)
    tile.set_words("Hộ tịch Đất đai Môi trường Xây dựng Quản lý đô thị", SUB)
    longer = tile.least_height(width)
    tile.set_growth(1.3)
    grown = tile.least_height(width)
    tile.wear(theme.with_large(large=True))
    assert first < longer < grown < tile.least_height(width)
    tile.wear(theme)
    tile.set_growth(1.0)
    tile.set_words("Hộ tịch", SUB)
    assert tile.least_height(width) == first
    assert all(tile.least_height(wide) for wide in range(200, 400))
