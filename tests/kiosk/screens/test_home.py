"""The first page says what to do, or what is wrong."""

from kiosk.visit import Look


def test_hint_tells_what_to_do(window, scene):
    made = window()
    made.show_scene(scene("home", Look()))
    assert made.page().hint.text() == "Chạm vào một lĩnh vực để lấy số thứ tự"


def test_closed_centre_says_its_hours(window, scene):
    made = window()
    made.show_scene(scene("home closed", Look()))
    assert made.page().hint.text() == (
        "Ngoài giờ nhận số. Nhận số buổi sáng 7:30–11:00, buổi chiều 13:30–16:30."
    )


def test_missing_paper_is_told_before_a_touch(window, scene):
    made = window()
    made.show_scene(scene("home", Look(), paper_key="paper_out"))
    assert made.page().hint.text().startswith("Máy hết giấy.")


def test_low_screen_says_the_news_instead_of_the_greeting(window, scene):
    made = window("1280x800")
    made.show_scene(scene("home", Look(), paper_key="paper_out"))
    page = made.page()
    assert page.heading.size().isEmpty()
    assert not page.hint.size().isEmpty()


def test_closed_and_full_tiles_say_so(window, scene):
    made = window()
    made.show_scene(scene("home", Look()))
    tiles = {tile.key: tile for tile in made.page().tiles}
    assert tiles["field:farming"].sub() == "Hôm nay đã hết số"
    assert tiles["field:social"].sub().startswith("Ngoài giờ nhận số")
    assert tiles["field:farming"].is_closed()
    assert not tiles["field:land"].is_closed()
