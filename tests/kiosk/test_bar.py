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


def test_page_with_a_help_button_of_its_own_leaves_the_bar_without(bar, scene):
    bar.has_help = False
    bar.show_view(scene("no paper", Look()).view)
    assert "help" not in [button.key for button in bar.buttons()]


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
def test_help_is_on_every_page_with_a_bar_exactly_once(window, scene, size):
    made = window(size)
    for case in ("home", "services", "priority", "no paper", "closed"):
        made.show_scene(scene(case, Look()))
        on_bar = [b.key for b in made.bar.buttons() if b.isVisibleTo(made)]
        on_page = [target.key for target in made.page().reading_order()]
        assert [*on_page, *on_bar].count("help") == 1, case


def test_voice_has_a_button_where_one_can_be_heard(bar, scene):
    bar.show_view(scene("home", Look()).view)
    assert "spoken" not in [button.key for button in bar.buttons()]
    bar.can_speak = True
    for spoken, words in ((False, "Đọc to"), (True, "Thôi đọc")):
        bar.show_view(scene("home", Look(spoken=spoken)).view)
        assert next(b.text() for b in bar.buttons() if b.key == "spoken") == words


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("large", [False, True])
def test_bar_with_all_its_buttons_is_whole_and_for_fingers(
    window, words, scene, size, language, *, large
):
    made = window(size)
    made.voices = frozenset({"vi", "en"})
    words.switch(language)
    for case in ("home", "priority", "search found", "printed"):
        for spoken in (False, True):
            made.show_scene(scene(case, Look(language, large=large, spoken=spoken)))
            if made.bar.isHidden():
                continue
            shown = made.bar.buttons()
            assert "spoken" in [button.key for button in shown]
            assert [button.key for button in shown if not button.fits()] == [], case
            least = 20 * made.ground.theme.px_per_mm - 0.01
            assert min(min(b.width(), b.height()) for b in shown) >= least, case
            assert made.rect().contains(made.bar.geometry()), case
            assert not made.page().geometry().intersects(made.bar.geometry()), case
            tiles = made.page().reading_order()
            assert [tile.key for tile in tiles if not tile.fits()] == [], case
