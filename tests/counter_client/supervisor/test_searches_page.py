"""The page of searches in the window: by role, by keyboard, whole in both languages."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_client.shown import Message
from counter_client.supervisor.searches import Known, Preview, Searches
from counter_client.supervisor.searches_page import Scene
from counter_client.window import HEIGHT, LEAST_HEIGHT, WIDTH
from db.catalogue.wanted import MOST_SIGNS, Miss, Word

DAY = date(2026, 11, 23)
LONG_SEARCH = "xin giay di duong cho con di hoc xa nha o thanh pho khac nua"
LONG_NAME = "Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm " * 18
LONG_WORD = Word("giấy " * 24, "xác nhận " * 33, datetime(2026, 11, 23, tzinfo=UTC), "lan")


@pytest.fixture
def scenes():
    """Return every inside with the longest words, by name."""
    assert len(LONG_SEARCH) == MOST_SIGNS
    misses = (Miss(LONG_SEARCH, 1_000_000, DAY, DAY), Miss("lam sim", 2, DAY, DAY))

    def at(said=None, *, adding=False, **facts):
        flow = Searches()
        flow.seen(Known(misses, (LONG_WORD,)))
        if adding:
            flow.begin(LONG_SEARCH)
        flow.say(said)
        return Scene(flow, **facts)

    added = Message("word_added", {"word": "sửa tên"}, "ok")
    wrong = Message("word_wrong", {"why": "empty"}, "err")
    none = Message("catalogue_empty", {}, "err")
    found = Preview("ăn uống", (LONG_NAME,) * 5, 1234)
    return {
        "list": at(),
        "added": at(added),
        "lost": at(lost=True),
        "nothing": Scene(Searches()),
        "adding": at(adding=True, preview=found),
        "wrong": at(wrong, adding=True),
        "no catalogue": at(none, adding=True),
        "lost while adding": at(adding=True, lost=True),
    }


@pytest.mark.parametrize("height", [HEIGHT, LEAST_HEIGHT])
def test_no_word_is_clipped_on_any_inside(
    window, tell, role_moment, both_languages, scenes, *, height, shot
):
    window.resize(WIDTH, height)
    for language in ("vi", "en"):
        both_languages.switch(language)
        shown = role_moment(language=language)
        window.show_desk(shown)
        window.open_searches()
        for name, scene in scenes.items():
            window.searches.show_scene(scene)
            window.searches.form.official.setText("ăn uống")
            window.show_desk(shown)
            tell.settle()
            shot(window, f"searches-{name}-{WIDTH}x{height}-{language}")
            assert tell.clipped(window) == [], (name, language)
            assert window.minimumSizeHint().height() <= height, (name, language)


def test_it_is_there_for_the_roles_only(window, role_moment):
    for role, there in (("clerk", False), ("supervisor", True), ("technician", True)):
        window.show_desk(role_moment(role=role))
        window.open_searches()
        assert (window.pages.currentWidget() is window.searches) is there
        window.close_page()


def test_f12_goes_from_the_devices_to_the_searches_and_back(window, role_moment, scenes):
    window.show_desk(role_moment())
    window.open_devices()
    for page in (window.searches, window.devices, window.searches):
        QTest.keyClick(window, Qt.Key.Key_F12)
        assert window.pages.currentWidget() is page


def test_a_key_on_the_page_of_devices_leads_here(window, role_moment):
    window.show_desk(role_moment())
    window.open_devices()
    window.devices.searches.click()
    assert window.pages.currentWidget() is window.searches


def test_enter_begins_at_the_list_and_adds_in_the_form(window, role_moment, scenes):
    chosen = []
    window.show_desk(role_moment())
    window.open_searches()
    page = window.searches
    page.chosen.connect(chosen.append)
    page.show_scene(scenes["list"])
    QTest.keyClick(window, Qt.Key.Key_Return)
    page.show_scene(scenes["adding"])
    page.form.official.insert("ăn uống")
    QTest.keyClick(page.form.official, Qt.Key.Key_Return)
    pressed = [(one.what, one.everyday, one.official) for one in chosen if one.what != "typed"]
    assert pressed == [("begin", "", ""), ("add", LONG_SEARCH, "ăn uống")]
    assert [one.official for one in chosen if one.what == "typed"][-1] == "ăn uống"


def test_tab_reaches_every_row_and_both_keys(window, tell, role_moment, scenes):
    window.show_desk(role_moment())
    window.open_searches()
    window.searches.show_scene(scenes["list"])
    tell.settle()
    reached = set()
    for _ in range(30):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    page = window.searches
    rows = (*page.list.misses.values(), *page.list.words.values())
    assert {*(row.press for row in rows), page.answer, page.back} <= reached


def test_nothing_can_be_added_while_a_press_is_on_its_way(window, role_moment, scenes):
    chosen = []
    window.show_desk(role_moment())
    window.open_searches()
    scene = scenes["adding"]
    scene.flow.add("quán nhậu", "ăn uống", 1.0)
    window.searches.show_scene(scene)
    window.searches.chosen.connect(chosen.append)
    window.searches.submit()
    assert chosen == []
    assert window.searches.answer.accessibleDescription()


def test_another_language_changes_all_words(window, tell, role_moment, both_languages, scenes):
    window.show_desk(role_moment())
    window.open_searches()
    window.searches.show_scene(scenes["adding"])
    window.searches.form.everyday_words.set_text("")
    both_languages.switch("en")
    tell.settle()
    assert window.searches.form.everyday_words.text()
