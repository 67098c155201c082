"""The attract page and what a scanned code says, in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from centre.rules.services import Notice
from kiosk.visit import Leaf, Look, Scans


def said(page) -> str:
    return " ".join(label.text() for label in (page.title, page.advice, page.more))


def test_the_attract_page_invites_and_says_that_a_camera_is_there(window, scene):
    made = window()
    made.show_scene(scene("attract", Look()))
    assert "Mời Ông/Bà lấy số thứ tự" in said(made.page())
    assert "Không lưu hình ảnh" in said(made.page())
    assert [button.key for button in made.page().buttons] == ["wake"]


def test_a_touch_anywhere_on_the_attract_page_begins(window, scene):
    made = window()
    made.show_scene(scene("attract", Look()))
    made.show()
    heard = []
    made.touched.connect(lambda touched: heard.append(touched.key))
    for place in (QPoint(20, 20), made.page().rect().center(), QPoint(1000, 1500)):
        QTest.mouseClick(made.page(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["wake"] * 3


def test_a_right_click_begins_nothing(window, scene):
    made = window()
    made.show_scene(scene("attract", Look()))
    made.show()
    heard = []
    made.touched.connect(lambda touched: heard.append(touched.key))
    QTest.mouseClick(made.page(), Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    assert heard == []


def test_a_code_that_leads_nowhere_here_is_told_without_blame(window, scene):
    made = window()
    for case in ("found", "found nothing"):
        made.show_scene(scene(case, Look()))
        assert made.page().title.text()
        assert made.page().advice.text()
        assert "!" not in said(made.page())


def test_the_found_page_keeps_the_bar_and_the_attract_page_has_none(window, scene):
    made = window()
    made.show_scene(scene("found", Look()))
    assert not made.bar.isHidden()
    made.show_scene(scene("attract", Look()))
    assert made.bar.isHidden()


def test_no_camera_is_claimed_where_there_is_none(window, scene):
    made = window()
    made.show_scene(scene("attract", Look(), leaf=Leaf(0)))
    assert "camera" not in said(made.page())


def test_notices_of_the_day_are_shown_one_after_the_other(window, scene):
    made = window()
    seen, about = [], []
    for number in range(3):
        made.show_scene(scene("attract notices", Look(), leaf=Leaf(number, has_camera=True)))
        seen.append(made.page().notice.text())
        about.append(made.page().about.text())
        assert "Mời Ông/Bà lấy số thứ tự" in said(made.page())
        assert "Không lưu hình ảnh" in said(made.page())
    assert len(set(seen)) == 3
    assert seen[-1] == "Chiều nay trung tâm nghỉ."
    assert about == ["Thông báo 1/3", "Thông báo 2/3", "Thông báo 3/3"]


def test_after_the_last_page_the_first_one_comes_again(window, scene):
    made = window()
    texts = []
    for number in range(6):
        made.show_scene(scene("attract notices", Look(), leaf=Leaf(number, has_camera=True)))
        texts.append(made.page().notice.text())
    assert texts[:3] == texts[3:]


def test_an_endless_notice_is_paged_and_never_clipped(window, scene):
    for size in ("1280x800", "768x1366"):
        made = window(size)
        shown = scene("attract notices", Look())
        text = "Trung tâm chuyển địa điểm tiếp nhận hồ sơ " * 60
        notice = Notice("n", {"vi": text}, None, None, 0)
        centre = replace(shown.centre, notices=(notice,))
        words = []
        for number in range(40):
            view = replace(shown.view, leaf=Leaf(number))
            made.show_scene(replace(shown, centre=centre, view=view))
            page = made.page()
            assert page.notice.fits()
            words += page.notice.text().split()
            if page.about.text().split()[-1].split("/")[0] == page.about.text().split("/")[-1]:
                break
        assert words == text.split()


def test_the_page_never_stands_at_the_same_dots_twice_in_a_row(window, scene):
    made = window()
    places = []
    for number in range(9):
        made.show_scene(scene("attract", Look(), leaf=Leaf(number)))
        places.append((made.page().card.pos().toTuple(), made.page().buttons[0].pos().toTuple()))
    assert len(set(places)) == 9


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
@pytest.mark.parametrize("case", ["attract scan", "attract notices scan"])
def test_the_attract_page_says_what_can_be_scanned(window, scene, size, case):
    made = window(size)
    for look in (Look(), Look(large=True), Look(lowered=True)):
        made.show_scene(scene(case, look))
        page = made.page()
        assert page.scan.text() == "Quét phiếu số, giấy hẹn hoặc thẻ căn cước tại ô quét"
        assert not page.scan.isHidden()
        assert page.card.geometry().contains(page.scan.geometry())
        assert page.title.fits()
        made.show_scene(scene(case, look, scans=Scans.NONE))
        assert page.scan.isHidden()
