"""Codes end at a line end or at silence, and none is longer than a kilobyte."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.codes import MAX_BYTES
from drivers.readers.framing import LONGEST_QR, Framing


@pytest.fixture
def framing() -> Framing:
    return Framing(80)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\n\r", b"\r\n\r\n"])
def test_line_end_of_any_kind_ends_a_code(framing, end):
    assert framing.feed(b"abc" + end, 1.0) == [b"abc"]
    assert not framing.within_code


def test_line_end_cut_in_two_ends_one_code(framing):
    assert framing.feed(b"abc\r", 1.0) == [b"abc"]
    assert framing.feed(b"\nde\r", 1.1) == [b"de"]


def test_code_in_small_pieces_is_one_code(framing):
    assert [framing.feed(b"%c" % byte, 1 + byte / 1000) for byte in b"abc"] == [[], [], []]
    assert framing.within_code
    assert framing.feed(b"\n", 1.2) == [b"abc"]


def test_silence_ends_a_code_without_line_end(framing):
    framing.feed(b"abc", 1.0)
    assert framing.idle(1.079) == []
    assert framing.idle(1.081) == [b"abc"]
    assert framing.idle(5.0) == []


def test_pause_of_ours_with_bytes_waiting_ends_nothing(framing):
    """A busy computer looks late: nobody was silent, and the code must not be cut in two."""
    framing.feed(b"ab", 1.0)
    assert framing.feed(b"c\r", 3.0) == [b"abc"]


def test_codes_glued_together_are_told_apart(framing):
    assert framing.feed(b"one\r\ntwo\rthr", 1.0) == [b"one", b"two"]
    assert framing.feed(b"ee\n", 1.0) == [b"three"]


def test_empty_lines_are_no_codes(framing):
    assert framing.feed(b"\r\n\n\r", 1.0) == []
    assert framing.idle(9.0) == []


def test_too_long_is_said_once_and_the_rest_dropped_up_to_the_line_end(framing):
    assert framing.feed(b"x" * MAX_BYTES, 1.0) == []
    assert framing.feed(b"yz", 1.0) == [b"x" * MAX_BYTES + b"y"]
    assert framing.feed(b"z" * 5000, 1.0) == []
    assert framing.feed(b"z\rnext\r", 1.1) == [b"next"]


def test_too_long_ends_with_silence_too(framing):
    assert len(framing.feed(b"x" * 9999, 1.0)) == 1
    assert framing.within_code
    assert framing.idle(1.2) == []
    assert framing.feed(b"next\r", 1.3) == [b"next"]


def test_too_long_in_the_midst_of_others_costs_only_itself(framing):
    data = b"one\r" + b"x" * 3000 + b"\rtwo\r"
    assert framing.feed(data, 1.0) == [b"one", b"x" * (MAX_BYTES + 1), b"two"]


def test_exactly_a_kilobyte_is_whole(framing):
    assert framing.feed(b"x" * MAX_BYTES + b"\r", 1.0) == [b"x" * MAX_BYTES]


@pytest.mark.prove
def test_many_scraps_give_bounded_codes():
    chance, framing = Random(7), Framing(80)  # noqa: S311 - a repeatable story, no secret
    longest = 0
    for number in range(200_000):
        scrap = chance.randbytes(chance.randrange(30)) * chance.choice([1, 1, 1, 40])
        for code in framing.feed(scrap.replace(b"\r", b"."), number / 100):
            longest = max(longest, len(code))
            assert 0 < len(code) <= MAX_BYTES + 1
        framing.idle(number / 100 + chance.choice([0.01, 0.1]))
    assert longest == MAX_BYTES + 1


@given(st.lists(st.binary(min_size=1, max_size=700), max_size=20))
def test_any_bytes_give_bounded_codes_and_keep_a_bounded_rest(pieces):
    framing = Framing(80)
    for number, piece in enumerate(pieces):
        for code in framing.feed(piece, float(number)):
            assert 0 < len(code) <= MAX_BYTES + 1
            assert not set(code) & set(b"\r\n")
    assert all(0 < len(code) <= MAX_BYTES for code in framing.idle(1e9))
    assert not framing.within_code


@given(
    st.lists(st.binary(min_size=1, max_size=40), max_size=9),
    st.lists(st.integers(1, 30), min_size=1, max_size=60),
)
def test_however_the_bytes_arrive_the_codes_are_the_same(lines, cuts):
    data = b"".join(line + b"\r\n" for line in lines)
    framing, found, rest = Framing(80), [], data
    while rest:
        for cut in cuts:
            found += framing.feed(rest[:cut], 1.0)
            rest = rest[cut:]
    assert found == Framing(80).feed(data, 1.0)


def test_what_never_ends_is_no_code_of_any_size(framing):
    framing.feed(bytes(MAX_BYTES + 1), 1.0)
    framing.feed(bytes(LONGEST_QR), 1.0)
    assert not framing.is_endless
    framing.feed(b"5", 1.0)
    assert framing.is_endless
    framing.feed(b"\n", 1.0)
    assert not framing.is_endless
