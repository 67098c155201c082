"""The form: the name follows the kind, counters only where they belong."""

import pytest

from counter_client.supervisor.adding import AddForm


@pytest.fixture
def form(qtbot, moment):
    made = AddForm()
    qtbot.addWidget(made)
    made.begin({"c1", "c2", "k1"}, moment())
    return made


def choose(form, key):
    form.kinds.choose(key)
    form.kinds.changed.emit(None)


def test_the_next_free_name_of_the_kind_is_suggested(form):
    assert form.name.text() == "c3"
    choose(form, "kiosk")
    assert form.name.text() == "k2"


def test_a_name_that_somebody_typed_is_left_alone(form):
    form.name.setText("tiep-nhan")
    choose(form, "kiosk")
    assert form.name.text() == "tiep-nhan"


def test_a_counter_pc_may_ask_its_clerk(form):
    assert form.counters.options()[0].words == "Hỏi khi đăng nhập"
    assert form.counter() is None
    form.counters.choose("2")
    assert form.counter() == "2"


def test_a_rating_screen_has_to_stand_at_a_counter_and_a_board_cannot(form):
    choose(form, "rating")
    assert all(option.key != "asked" for option in form.counters.options())
    choose(form, "display")
    assert form.counters.isHidden()
    assert form.counter() is None


def test_every_kind_can_be_chosen_and_is_in_words(form):
    assert [option.words for option in form.kinds.options()] == [
        "Máy quầy",
        "Máy quầy có bàn phím đánh giá",
        "Kiosk lấy số",
        "Máy đánh giá",
        "Bảng hiển thị",
        "Máy lãnh đạo",
    ]
