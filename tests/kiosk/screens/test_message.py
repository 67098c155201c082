"""Pages that say one thing: closed, no paper, still there, busy, trouble."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from centre.shell.pieces import Target
from centre.shell.theme import Theme
from kiosk.papers import Standing
from kiosk.screens.message import NoProcedure, Words
from kiosk.screens.screen import Scene
from kiosk.visit import Look

LARGE_SIZES = ("1080x1920", "1920x1080")
MESSAGES = ("starting", "no paper", "closed", "full", "still there", "busy", "trouble")
OWN = ("own", "own next", "own stepped", "own sure", "own called", "own absent", "own lost")
CARD = ("card", "card of no group")


@pytest.mark.parametrize(
    ("case", "told", "keys"),
    [
        ("closed", "Mở lại 7:30 ngày 24/11", ["back", "home"]),
        ("full", "Hôm nay đã hết số cho lĩnh vực này.", ["back", "home"]),
        ("no paper", "Máy in đang gặp trục trặc.", ["home", "help", "take_on_screen"]),
        ("still there", "Màn hình sẽ trở về trang đầu sau 20 giây", ["home", "stay"]),
        ("busy", "Đang lấy số", []),
        ("starting", "Máy đang khởi động", []),
        ("trouble", "Máy chưa lấy được số lúc này.", []),
    ],
)
def test_each_page_says_its_sentence(window, scene, case, told, keys):
    made = window()
    made.show_scene(scene(case, Look()))
    page = made.page()
    said = " ".join(label.text() for label in (page.title, page.advice, page.more))
    assert told in said
    assert [button.key for button in page.buttons] == keys


def test_no_sentence_of_trouble_shouts(window, scene):
    made = window()
    for case in ("closed", "full", "no paper", "trouble"):
        made.show_scene(scene(case, Look()))
        page = made.page()
        assert "!" not in page.title.text() + page.advice.text() + page.more.text()


def test_words_grow_where_the_card_has_room_and_not_where_it_is_low(window, scene):
    pixels = {}
    for size in ("1080x1920", "1280x800"):
        made = window(size)
        made.show_scene(scene("no paper", Look()))
        title = made.page().title
        pixels[size] = title.fitted().font_px / made.ground.theme.font_px(9.6)
    assert pixels["1080x1920"] > 1.2
    assert pixels["1280x800"] <= pixels["1080x1920"]


def title_px(window, scene, case, look):
    window.show_scene(scene(case, look))
    return window.page().title.fitted().font_px


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", LARGE_SIZES)
def test_large_letters_are_a_fifth_larger_where_there_is_room(window, words, scene, size, language):
    made = window(size)
    words.switch(language)
    for case in (*MESSAGES, *OWN, *CARD):
        plain = title_px(made, scene, case, Look(language))
        assert title_px(made, scene, case, Look(language, large=True)) >= 1.2 * plain, case


@pytest.mark.parametrize("size", ["768x1366", "1280x800"])
def test_large_letters_are_seen_to_be_larger_on_small_screens(window, words, scene, size):
    made = window(size)
    for case in (*MESSAGES, *OWN, *CARD):
        plain = title_px(made, scene, case, Look())
        assert title_px(made, scene, case, Look(large=True)) > 1.08 * plain, case


def test_the_icon_gives_way_before_letters_do(window, words, scene):
    made = window("768x1366")
    made.show_scene(scene("own", Look(large=True)))
    page = made.page()
    assert page.sign.isHidden() or page.sign.fitted().font_px < page.theme.font_px(24.0)
    assert page.title.fits()


def test_no_line_ends_within_a_word_written_as_two(window, words, scene):
    made = window()
    made.show_scene(scene("own sure", Look(large=True)))
    title = made.page().title
    lines = title.fitted().lines
    assert len(lines) > 1
    assert not [line for line in lines if line.endswith("chắc")]


def test_what_is_read_aloud_has_plain_spaces(qapp):
    label = Words(Theme(4.0), "Ông/Bà chắc chắn bỏ số A013?")
    assert label.text() == label.accessibleName() == "Ông/Bà chắc chắn bỏ số A013?"
    label.set_text("")
    assert label.text() == ""


@pytest.fixture
def no_procedure(window, words, scene):
    """Return a maker of the page without a procedure, as large as the page it stands for."""

    def make(standing, size="1080x1920", look=None):
        made = window(size)
        made.show_scene(scene(f"procedure {standing.value}", look or Look()))
        below = made.page()
        page = NoProcedure(made.ground.theme, below._monotonic)
        page.setParent(made.ground)
        page.setGeometry(below.geometry())
        page.show_scene(below.scene, below.areas)
        return page

    return make


@pytest.mark.parametrize("size", [*LARGE_SIZES, "768x1366", "1280x800"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("standing", [Standing.OPENING, Standing.UNKNOWN, Standing.GONE])
def test_a_procedure_that_is_not_there_is_said_as_large_as_any_message(
    no_procedure, standing, size, large
):
    page = no_procedure(standing, size, Look(large=large))
    title = page.title.fitted()
    assert page.title.fits()
    assert title.font_px >= page.theme.font_px(9.6)
    assert [button.key for button in page.buttons] == ["back", "home"]
    assert bool(page.advice.text()) == (standing is not Standing.OPENING)


def test_a_page_without_a_procedure_vanishes_whole(no_procedure):
    page = no_procedure(Standing.GONE)
    page.vanish()
    assert page.size().isEmpty()
    assert all(target.geometry() == QRect() for target in page.findChildren(Target))


def test_a_page_without_a_procedure_is_drawn_from_its_own_errand_alone(no_procedure):
    page = no_procedure(Standing.GONE)
    other = page.scene.view
    with pytest.raises(TypeError):
        page.fill(Scene(replace(other, errand=None), None, page.scene.now))
