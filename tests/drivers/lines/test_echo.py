"""Own words that come back on a line."""

from hypothesis import given
from hypothesis import strategies as st

from drivers.lines.echo import PLAIN, Echo

OWN = b"\x0211P003D43\x03"
ANSWER = b"\x0211A00xxxx\x03"


def test_an_echo_is_taken_out_and_the_answer_is_left():
    echo = Echo()
    echo.sent(OWN)
    assert echo.strip(OWN + ANSWER) == ANSWER


def test_an_echo_in_pieces_is_taken_out():
    echo = Echo()
    echo.sent(OWN)
    assert echo.strip(OWN[:4]) + echo.strip(OWN[4:9]) + echo.strip(OWN[9:] + ANSWER) == ANSWER


def test_what_only_looked_like_an_echo_is_given_back():
    echo = Echo()
    echo.sent(OWN)
    assert echo.strip(ANSWER[:3]) == b""
    assert echo.strip(ANSWER[3:]) == ANSWER


def test_what_was_held_back_too_long_is_given_back():
    echo = Echo()
    echo.sent(OWN)
    assert echo.strip(OWN[:5]) == b""
    assert echo.give_up() == OWN[:5]
    assert echo.give_up() == b""


def test_a_line_that_answers_without_echo_has_none():
    echo = Echo()
    for _ in range(PLAIN):
        echo.sent(OWN)
        assert echo.strip(ANSWER) == ANSWER
        echo.answered()
    echo.sent(OWN)
    assert echo.strip(OWN) == OWN
    assert not echo.is_own(OWN)


def test_one_echo_that_noise_has_hurt_settles_nothing():
    echo = Echo()
    for _ in range(PLAIN - 1):
        echo.sent(OWN)
        echo.strip(b"\xff" + ANSWER)
        echo.answered()
    echo.sent(OWN)
    assert echo.strip(OWN + ANSWER) == ANSWER
    echo.answered()
    echo.sent(OWN)
    echo.strip(b"\xff" + OWN)
    assert echo.is_own(OWN)


@given(st.lists(st.binary(max_size=30), max_size=6))
def test_nothing_but_an_echo_is_ever_lost(pieces):
    echo = Echo()
    echo.sent(OWN)
    kept = b"".join(echo.strip(piece) for piece in pieces) + echo.give_up()
    said = b"".join(pieces)
    assert kept == (said.removeprefix(OWN))
