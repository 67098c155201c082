"""The attract page and what a scanned code says, in the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.visit import Look


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


def test_a_found_number_is_told_with_its_people_and_its_wait(window, scene):
    made = window()
    made.show_scene(scene("found", Look()))
    told = said(made.page())
    assert "A013" in told
    assert "14" in told
    assert "55–90" in told


def test_a_code_that_leads_nowhere_here_is_told_without_blame(window, scene):
    made = window()
    for case in ("found dossier", "found nothing"):
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
