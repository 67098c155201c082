"""Pages that say one thing: closed, no paper, still there, busy, trouble."""

import pytest

from kiosk.visit import Look


@pytest.mark.parametrize(
    ("case", "words", "keys"),
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
def test_each_page_says_its_sentence(window, scene, case, words, keys):
    made = window()
    made.show_scene(scene(case, Look()))
    page = made.page()
    said = " ".join(label.text() for label in (page.title, page.advice, page.more))
    assert words in said
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
