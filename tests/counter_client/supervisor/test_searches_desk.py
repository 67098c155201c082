"""A supervisor adds and takes back words by keyboard and mouse; a real store is asked once."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.procedures import Level, Procedure
from counter_client.supervisor import searches_desk as module
from counter_client.supervisor.searches import Stage
from counter_client.supervisor.searches_desk import SearchDesk
from db.catalogue.plan import Plan

FOOD = Procedure(
    "1.013855", "1.013855", "Cấp giấy dịch vụ ăn uống", "An toàn thực phẩm", (Level.COMMUNE,)
)


class Link:
    """Does jobs on a real store one turn of the loop later; it can be lost, and is closed."""

    def __init__(self, store) -> None:
        self.store = store
        self.error = None
        self.after = self.closed = False

    def do(self, job, done, missed) -> None:
        def act() -> None:
            if self.closed:
                return
            try:
                if self.error is not None and not self.after:
                    raise self.error
                value = job(self.store)
                if self.error is not None:
                    raise self.error
            except (NotAllowed, Unavailable) as error:
                missed(error)
            else:
                done(value)

        QTimer.singleShot(0, act)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(module, "POLL_MS", 20)
    monkeypatch.setattr(module, "TYPED_MS", 5)


@pytest.fixture
def shelf(store):
    """A catalogue of one procedure, in which "quán nhậu" was looked for three times."""
    store.catalogue.shelve(uuid4(), Plan(added=(FOOD,)), "list", "an")
    for _ in range(3):
        store.catalogue.missed("quán nhậu")
    return store.catalogue


@pytest.fixture
def link(store, shelf):
    return Link(store)


@pytest.fixture
def desk(window, link, clock, role_moment):
    """The page of searches, attended to, open, and read."""
    made = SearchDesk(window.searches, link, SimpleNamespace(clock=clock))
    window.show_desk(role_moment())
    window.open_searches()
    yield made
    made.close()
    link.closed = True


@pytest.fixture
def read(desk, qtbot):
    qtbot.waitUntil(lambda: desk.flow.known is not None, timeout=5000)
    return desk


def press(window, key):
    QTest.keyClick(window.focusWidget() or window, key)


def test_a_word_is_added_for_a_search_by_keyboard_with_what_it_leads_to(
    read, window, shelf, qtbot, role_moment
):
    page = window.searches
    row = page.list.misses["quan nhau"]
    row.press.setFocus()
    press(window, Qt.Key.Key_Space)
    assert read.flow.stage is Stage.ADD
    assert window.focusWidget() is page.form.official
    page.form.everyday.setText("quán nhậu")
    page.form.official.insert("ăn uống")
    qtbot.waitUntil(lambda: not page.form.found[0].isHidden(), timeout=10_000)
    assert page.form.found[0].name.text() == FOOD.name
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read.flow.stage is Stage.LIST, timeout=5000)
    (word,) = shelf.words()
    assert (word.everyday, word.official, word.added_by) == ("quán nhậu", "ăn uống", "lan")
    qtbot.waitUntil(lambda: "quán nhậu" in page.list.words, timeout=5000)
    assert page.list.misses == {}, "it is answered now"


def test_a_word_is_taken_back_by_mouse(read, window, shelf, qtbot):
    shelf.add_word(uuid4(), "quán nhậu", "ăn uống", "an")
    qtbot.waitUntil(lambda: "quán nhậu" in window.searches.list.words, timeout=5000)
    key = window.searches.list.words["quán nhậu"].press
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shelf.words() == (), timeout=5000)
    qtbot.waitUntil(lambda: "quan nhau" in window.searches.list.misses, timeout=5000)


def test_a_word_of_ones_own_is_added_and_a_wrong_one_is_not(read, window, shelf, qtbot):
    press(window, Qt.Key.Key_Return)
    assert window.focusWidget() is window.searches.form.everyday
    press(window, Qt.Key.Key_Return)
    assert read.flow.said.key == "word_wrong"
    assert shelf.words() == ()
    window.searches.form.everyday.setText("sửa tên")
    window.searches.form.official.setText("cải chính")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shelf.words()) == 1, timeout=5000)


def test_escape_leads_to_the_list_and_then_to_the_desk(read, window):
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)
    assert read.flow.stage is Stage.LIST
    press(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.desk


def test_an_answer_that_was_lost_is_asked_for_again_and_has_one_effect(
    read, window, link, shelf, store, qtbot
):
    link.error, link.after = Unavailable("database_gone", "database"), True
    read._send(read.flow.add("quán nhậu", "ăn uống", read._clock.monotonic()))
    qtbot.waitUntil(lambda: read._lost, timeout=5000)
    assert "Mất kết nối" in window.searches.notice.words.text()
    link.error = None
    qtbot.waitUntil(lambda: not read.flow.waits, timeout=5000)
    told = [event for event in store.day.events() if event.kind == "search_word"]
    assert len(told) == 1
    assert read.flow.said.key == "word_added"


def test_who_may_not_read_it_is_told_the_way_and_no_more_is_asked(read, window, link, qtbot):

    def refuse():
        raise Unavailable("not_permitted", "database")

    link.store = SimpleNamespace(catalogue=SimpleNamespace(misses=refuse))
    qtbot.waitUntil(lambda: read.flow.said is not None, timeout=5000)
    assert "máy lãnh đạo" in window.searches.notice.words.text()
    assert not read._poll.isActive()


def test_signing_out_leaves_nothing_behind(read, window, role_moment):
    window.show_desk(role_moment(role="clerk"))
    assert (read.flow.known, read._index) == (None, None)
    assert not read._poll.isActive()
