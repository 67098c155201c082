"""The bar: what touching each button does now, all standing or all lying."""

import pytest
from PySide6.QtCore import QRect

from centre.shell.theme import Theme
from kiosk.bar import Bar
from kiosk.visit import Look


@pytest.fixture
def bar(graveyard, words, clock):
    made = Bar(Theme(4.03), clock.monotonic, ("vi", "en", "km"))
    yield made
    made.deleteLater()


def test_buttons_say_the_way_back(bar, scene):
    bar.show_view(scene("home", Look()).view)
    first = [button.text() for button in bar.buttons()]
    bar.show_view(scene("home", Look(large=True, contrast=True, lowered=True)).view)
    second = [button.text() for button in bar.buttons()]
    assert [one == two for one, two in zip(first, second, strict=True)] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_language_goes_round(bar, scene):
    keys = []
    for language in ("vi", "en", "km"):
        bar.show_view(scene("home", Look(language)).view)
        keys.append(bar.buttons()[0].key)
    assert keys == ["language:en", "language:km", "language:vi"]


def test_help_says_that_staff_are_called(bar, scene):
    bar.show_view(scene("home", Look(), help_called=True).view)
    assert bar.buttons()[-1].text() == "Đã gọi nhân viên"


@pytest.mark.parametrize(("width", "rows"), [(1900, 1), (1008, 1), (500, 2)])
def test_narrow_bars_stand_in_two_rows(bar, scene, width, rows):
    bar.show_view(scene("home", Look()).view)
    high = bar.height_for(width, 15)
    bar.place(QRect(0, 0, width, high), 15)
    assert len({button.y() for button in bar.buttons()}) == rows
    assert len({button.upright for button in bar.buttons()}) == 1
    assert all(button.fits() for button in bar.buttons())


def test_small_panel_has_no_button_to_lower(bar, scene):
    bar.can_be_lowered = False
    bar.show_view(scene("home", Look()).view)
    assert "lowered" not in [button.key for button in bar.buttons()]
