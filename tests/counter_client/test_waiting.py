"""The waiting list: count, longest, the next three; a click asks for a number."""

import pytest

from centre.rules.tickets import State
from counter_client.waiting import NEXT, WaitingList


@pytest.fixture
def waiting(qtbot):
    made = WaitingList()
    qtbot.addWidget(made)
    return made


def test_only_the_next_three_are_named(waiting, tell, moment):
    queue = tuple(tell.ticket(State.WAITING, f"A{n:03d}") for n in range(13, 20))
    waiting.show_desk(moment(tell.view(waiting=queue, waiting_count=7, longest_minutes=7)))
    assert waiting.count.text() == "Đang chờ: 7"
    assert waiting.longest.text() == "Lâu nhất 7 phút"
    assert [row.label for row in waiting.rows] == ["A013", "A014", "A015"]
    assert len(waiting.rows) == NEXT


def test_the_priority_is_told_to_a_screen_reader_too(waiting, tell, moment):
    marked = tell.ticket(State.WAITING, priority="g", priority_name=tell.group)
    waiting.show_desk(moment(tell.view(waiting=(marked,), waiting_count=1, longest_minutes=7)))
    assert tell.group["vi"] in waiting.rows[0].accessibleName()


def test_a_click_asks_for_that_number(waiting, tell, moment, qtbot):
    queue = (tell.ticket(State.WAITING, "A013"),)
    waiting.show_desk(moment(tell.view(waiting=queue, waiting_count=1, longest_minutes=7)))
    with qtbot.waitSignal(waiting.chosen) as heard:
        waiting.rows[0].click()
    assert heard.args[0].facts == {"label": "A013"}


def test_a_low_window_names_one_number_fewer(waiting, tell, moment):
    queue = tuple(tell.ticket(State.WAITING, f"A{n:03d}") for n in range(13, 20))
    shown = moment(tell.view(waiting=queue, waiting_count=7, longest_minutes=7))
    waiting.make_room(scarce=True)
    waiting.show_desk(shown)
    assert waiting.rows[-1].isHidden()
    waiting.make_room(scarce=False)
    waiting.show_desk(shown)
    assert not waiting.rows[-1].isHidden()
