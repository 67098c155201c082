"""A bar's button lies or stands as it is told, and its words are whole both ways."""

import pytest

from centre.shell.theme import Theme
from kiosk.bar_button import UprightButton


@pytest.fixture
def button(graveyard, drawn):
    made = UprightButton(Theme(4.03), "lowered", "lower")
    made.set_text("Hạ thấp màn hình")
    yield made
    made.deleteLater()


def test_standing_button_is_higher_and_fits_a_narrow_place(button):
    lying = button.heightForWidth(400)
    button.upright = True
    assert button.heightForWidth(180) > lying
    button.resize(180, button.heightForWidth(180))
    assert button.fits()


@pytest.mark.parametrize("contrast", [False, True])
def test_both_ways_draw_icon_and_words(button, contrast):
    button.wear(Theme(4.03, contrast=contrast))
    for upright in (False, True):
        button.upright = upright
        button.resize(260, button.heightForWidth(260))
        button.set_icon("check")
        drawn = button.grab().toImage()
        colours = {drawn.pixelColor(x, y).name() for x in range(0, 260, 2) for y in range(0, 80, 2)}
        assert len(colours) > 2


def test_three_words_stand_as_one_and_two_with_air_beside_them(button):
    button.set_text("Gọi trợ giúp")
    button.upright = True
    button.resize(185, button.heightForWidth(185))
    words = button._standing_words()
    assert words.lines == ("Gọi", "trợ\u00a0giúp")
    assert button.width() - words.width >= 2 * button.theme.px(4)
    assert button.accessibleName() == "Gọi trợ giúp"
