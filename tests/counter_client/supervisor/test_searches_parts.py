"""The insides of the page of searches: rows keep their place, a preview its words."""

from datetime import UTC, date, datetime

import pytest

from counter_client.supervisor.searches import Known, Preview, Searches
from counter_client.supervisor.searches_parts import AddPart, SearchList
from db.catalogue.wanted import Miss, Word

DAY = date(2026, 11, 23)
WORD = Word("sửa tên", "cải chính", datetime(2026, 11, 23, tzinfo=UTC), "lan")


def knows(*texts, words=()):
    flow = Searches()
    flow.seen(Known(tuple(Miss(text, 2, DAY, DAY) for text in texts), words))
    return flow


@pytest.fixture
def listed(qtbot):
    made = SearchList()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(qtbot):
    made = AddPart()
    qtbot.addWidget(made)
    made.show()
    return made


def test_rows_stay_the_same_while_their_thing_is_there(listed):
    listed.show_flow(knows("lam sim", "quan nhau", words=(WORD,)))
    kept = listed.misses["quan nhau"]
    listed.show_flow(knows("quan nhau", "mo tiem"))
    assert listed.misses["quan nhau"] is kept
    assert list(listed.misses) == ["quan nhau", "mo tiem"]
    assert listed.words == {}
    places = [listed._above.itemAt(n).widget() for n in range(listed._above.count())]
    assert places == [listed.misses["quan nhau"], listed.misses["mo tiem"]]


def test_a_rows_key_says_which_words_it_is_for(listed, qtbot):
    listed.show_flow(knows("lam sim", words=(WORD,)))
    for row, signal, key in (
        (listed.misses["lam sim"], listed.picked, "lam sim"),
        (listed.words["sửa tên"], listed.dropped, "sửa tên"),
    ):
        assert key in row.press.accessibleName()
        with qtbot.waitSignal(signal) as heard:
            row.press.click()
        assert heard.args == [key]


def test_an_empty_list_says_that_it_is_being_read_or_is_empty(listed):
    listed.show_flow(Searches())
    reading = listed.nothing.text()
    listed.show_flow(knows())
    assert {reading, listed.nothing.text()} == {
        "Đang đọc danh sách.",
        "Chưa có. Từ nào được tìm ít nhất ba lần mà không ra sẽ hiện ở đây.",
    }
    listed.show_flow(knows("lam sim"))
    assert listed.nothing.isHidden()


def test_the_form_begins_where_something_is_to_be_typed(form, qtbot):
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow, timeout=5000)
    form.begin("quan nhau")
    assert (form.everyday.text(), form.focusWidget()) == ("quan nhau", form.official)
    form.begin("")
    assert form.focusWidget() is form.everyday


def test_names_are_shown_of_the_words_that_stand_there_only(form):
    form.official.setText("ăn uống")
    form.show_preview(Preview("ăn uống", ("Một", "Hai"), 2))
    assert [part.name.text() for part in form.found if not part.isHidden()] == ["Một", "Hai"]
    form.official.setText("ăn uống nữa")
    form.show_preview(Preview("ăn uống", ("Một", "Hai"), 2))
    assert all(part.isHidden() for part in form.found)
