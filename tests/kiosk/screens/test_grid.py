"""Fewer tiles, never smaller letters."""

import pytest
from PySide6.QtCore import QRect, QSize

from centre.shell.pieces import Tile
from centre.shell.theme import Theme
from kiosk.screens.grid import Room, best, lay

THEME = Theme(4.03)
LONG = "Xây dựng – Quản lý đô thị và trật tự xây dựng nông thôn"


@pytest.fixture
def tiles(graveyard, drawn):
    made = [Tile(THEME, f"t{n}", "field", LONG, "4 người đang chờ") for n in range(8)]
    yield made
    for tile in made:
        tile.deleteLater()


def room(wide, high, highest=78):
    return Room(QSize(wide, high), 20, THEME, THEME.px(highest))


def test_portrait_holds_eight_in_two_columns(tiles):
    found = best(tiles, room(1008, 1280), 8)
    assert (found.columns, found.rows) == (2, 4)


def test_low_room_holds_fewer_and_all_words_are_whole(tiles):
    found = best(tiles, room(1008, 500), 8)
    assert found.places < 8
    lay(tiles[: found.places], found, QRect(0, 0, 1008, 500), 20)
    assert all(tile.fits() for tile in tiles[: found.places])


def test_tiles_stay_inside_and_apart(tiles):
    found = best(tiles, room(1008, 1280), 8)
    lay(tiles, found, QRect(30, 40, 1008, 1280), 20)
    boxes = [tile.geometry() for tile in tiles]
    assert all(QRect(30, 40, 1008, 1280).contains(box) for box in boxes)
    grown = [box.adjusted(-9, -9, 9, 9) for box in boxes]
    pairs = [(a, b) for n, a in enumerate(grown) for b in grown[n + 1 :]]
    assert not any(a.intersects(b) for a, b in pairs)


def test_hopeless_room_gives_one_tile_that_says_it_does_not_fit(tiles):
    found = best(tiles, room(240, 90), 8)
    assert found.places == 1
    lay(tiles[:1], found, QRect(0, 0, 240, 90), 20)
    assert not tiles[0].fits()


def test_roomy_page_does_not_blow_tiles_up(tiles):
    found = best(tiles[:2], room(1008, 1280, highest=46), 8)
    assert found.tile.height() <= max(THEME.px(46), tiles[0].least_height(found.tile.width()))
