"""The live board as a flow: looks with a pause between, one word for one alarm, doubts resent."""

from dataclasses import replace

import pytest

from centre.rules.errors import NotAllowed
from counter_client.supervisor.live import RESEND_WITHIN, Live


@pytest.fixture
def alarm(live_of):
    return live_of.alarm()


@pytest.fixture
def board(live_board, alarm):
    return live_board(alarms=(alarm,))


@pytest.fixture
def live(board):
    made = Live()
    made.seen(board)
    return made


def known(board):
    (alarm,) = board.alarms
    return replace(board, alarms=(replace(alarm, acknowledged_at=board.at),))


def test_two_looks_have_a_second_between_them():
    live = Live()
    assert live.wait_for_look(5.0) == 0
    live.looked(5.0)
    assert live.wait_for_look(5.25) == 0.75
    assert live.wait_for_look(7.0) == 0


def test_an_alarm_is_acknowledged_once_however_often_the_key_is_pressed(live, alarm, board):
    """Behaviour 41: one press, one word."""
    wish = live.know(alarm.id, 1.0)
    assert live.know(alarm.id, 1.1) is None
    assert live.waits(alarm.id)
    assert live.first() is None
    live.answered(wish)
    assert live.know(alarm.id, 1.2) is None
    live.seen(known(board))
    assert live.resend(1.3) == ()
    assert not live.waits(alarm.id)


def test_an_alarm_that_nobody_has_kept_or_that_is_gone_cannot_be_acknowledged(live, board, alarm):
    live.seen(replace(board, alarms=(replace(alarm, id=None),)))
    assert live.first() is None
    assert live.know(alarm.id, 1.0) is None


def test_a_press_in_doubt_is_sent_again_with_its_request_and_not_for_ever(live, alarm, board):
    wish = live.know(alarm.id, 1.0)
    live.doubted(wish)
    live.seen(board)
    assert live.resend(2.0) == (wish,)
    live.doubted(wish)
    assert live.resend(1.0 + RESEND_WITHIN + 1) == ()
    assert live.first() == alarm


def test_a_press_in_doubt_that_had_its_effect_is_not_sent_again(live, alarm, board):
    live.doubted(live.know(alarm.id, 1.0))
    live.seen(known(board))
    assert live.resend(2.0) == ()


def test_a_refusal_is_said_until_the_next_press(live, alarm):
    wish = live.know(alarm.id, 1.0)
    live.refused(wish, NotAllowed("role_missing", clerk="x"))
    assert live.said.key == "role_missing"
    assert live.know(alarm.id, 2.0) is not None
    assert live.said is None


def test_what_is_shut_forgets_and_knows_late_answers_by_their_turn(live):
    turn = live.turn
    live.forget()
    assert (live.board, live.turn) == (None, turn + 1)
