"""The waiting of one page, in seconds that are given in."""

from kiosk.silence import Silence
from kiosk.visit import Timing


def test_question_then_countdown_then_end():
    silence = Silence(Timing())
    silence.listen(100.0, large=False)
    assert (silence.asks(139.9), silence.asks(140.0)) == (False, True)
    assert silence.seconds_left(120.0) is None
    assert silence.seconds_left(140.0) == 20
    assert (silence.is_over(159.9), silence.is_over(160.0)) == (False, True)


def test_it_wakes_only_when_something_changes():
    silence = Silence(Timing())
    assert silence.wake_at(0.0) is None
    silence.listen(0.0, large=False)
    assert silence.wake_at(3.0) == 40.0
    assert silence.wake_at(40.0) == 41.0
    assert silence.wake_at(59.5) == 60.0


def test_large_letters_double_the_silence():
    silence = Silence(Timing())
    silence.listen(0.0, large=True)
    assert (silence.asks(79.0), silence.asks(80.0)) == (False, True)
    silence.leave_in(0.0, 8.0, large=True)
    assert silence.seconds_left(0.0) == 16


def test_leaving_needs_no_question():
    silence = Silence(Timing())
    silence.leave_in(0.0, 8.0, large=False)
    assert not silence.asks(7.9)
    assert silence.is_over(8.0)
    silence.rest()
    assert not silence.is_over(100.0)
