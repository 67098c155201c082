"""What one's own number says, for every state of it."""

import pytest

from centre.rules.stepping import Step
from centre.rules.tickets import Place, State
from centre.rules.waits import WaitRange
from kiosk.own import Note, OwnView, Shows
from kiosk.own_words import (
    own_advice,
    own_more,
    own_title,
    step_follows,
    step_title,
    steps_hint,
)


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        ({"ahead": 3}, "Còn 3 người trước Ông/Bà."),
        ({"state": State.TRANSFERRED, "ahead": 1}, "Còn 1 người trước Ông/Bà."),
        ({"ahead": 0}, "Sắp đến lượt Ông/Bà."),
        ({"state": State.CALLED, "counter": "2"}, "Số này đang được gọi.\nXin mời đến Quầy 2."),
        ({"state": State.SERVING, "counter": "2"}, "Số này đang được gọi.\nXin mời đến Quầy 2."),
        ({"state": State.CALLED, "counter": "9"}, "Số này đang được phục vụ."),
        ({"state": State.PARKED, "counter": "2"}, "Số này đang được phục vụ."),
        ({"state": State.ABSENT}, "Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ."),
        ({"state": State.SERVED, "counter": "2"}, "Số này đã xong."),
        ({"state": State.EXPIRED}, "Số này đã xong."),
        ({"state": State.CANCELLED}, "Số này đã bỏ, sẽ không được gọi nữa."),
    ],
)
def test_each_state_of_a_number_has_its_sentence(qapp, centre, own_shown, stands, told):
    view = own_shown(**stands)
    assert own_title(view) == "Số của Ông/Bà: A013"
    assert own_advice(view, centre, "vi") == told


def test_the_wait_that_is_left_is_told_while_one_waits(qapp, centre, own_shown):
    wait = WaitRange(10, 15)
    told = own_advice(own_shown(ahead=4, wait=wait), centre, "vi")
    assert told == "Còn 4 người trước Ông/Bà.\nKhoảng 10–15 phút nữa đến lượt."
    assert "phút" not in own_advice(own_shown(state=State.SERVED, wait=wait), centre, "vi")


def test_the_question_names_the_number_and_what_follows(qapp, centre, own_shown):
    view = own_shown(Shows.SURE)
    assert own_title(view) == "Ông/Bà chắc chắn bỏ số A013?"
    assert "không được gọi nữa" in own_advice(view, centre, "vi")
    assert own_more(view, "vi") == ""


@pytest.mark.parametrize("shows", [Shows.UNKNOWN, Shows.LOST])
def test_without_a_number_it_says_what_to_do(qapp, centre, shows):
    view = OwnView(shows, None, Note.NONE, busy=False)
    assert own_title(view)
    assert own_advice(view, centre, "vi").startswith("Xin ")
    assert own_more(view, "vi") == ""


def test_below_stands_what_has_just_happened_else_the_queue(qapp, own_shown):
    said = [own_more(own_shown(note=note), "vi") for note in Note]
    assert said[0] == "Đăng ký kinh doanh"
    assert len(set(said)) == len(Note)
    assert own_more(own_shown(), "en") == "Business registration"


def test_a_step_says_how_many_more_and_how_many_then(qapp):
    some = Step(Place.BY_TIME, None, 9, 5, is_last=False)
    last = Step(Place.BY_TIME, None, 30, 26, is_last=True)
    assert (step_title(some), step_follows(some)) == ("Sau 5 người nữa", "9 người trước Ông/Bà")
    assert step_title(last) == "Sau mọi người đang chờ"


def test_who_has_priority_is_told_that_stepping_back_ends_it(qapp, own_shown):
    assert "không ưu tiên nữa" in steps_hint(own_shown(priority="old"))
    assert "ưu tiên" not in steps_hint(own_shown())
