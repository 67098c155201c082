"""The first page says what to do, or what is wrong."""

import pytest

from kiosk.visit import Look, Scans


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


LINE = "Quét phiếu số, giấy hẹn hoặc thẻ căn cước tại ô quét"


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366"])
def test_the_line_on_the_scanner_is_there_and_whole(window, scene, size):
    made = window(size)
    made.show_scene(scene("home scan", Look()))
    line = made.page().scan
    assert (line.text(), line.isHidden()) == (LINE, False)
    assert line.fits()


def test_without_a_scanner_nothing_is_said_of_one(window, scene):
    made = window()
    made.show_scene(scene("home scan", Look(), scans=Scans.NONE))
    assert made.page().scan.isHidden()


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
@pytest.mark.parametrize("look", [Look(), Look(large=True), Look(lowered=True)])
def test_the_line_takes_no_room_from_the_tiles_and_goes_with_the_scanner(window, scene, size, look):
    made = window(size)
    places, heads = [], []
    for scans in (Scans.NONE, Scans.CARDS, Scans.NONE):
        made.show_scene(scene("home scan", look, scans=scans))
        page = made.page()
        places.append([tile.geometry() for tile in page.tiles])
        heads.append([page.heading.geometry(), page.hint.geometry()])
    assert places[0] == places[1] == places[2]
    assert heads[0] == heads[2]
