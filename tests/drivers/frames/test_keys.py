"""Lines of simple keypads: ended by bytes or silence, matched in bounded time, bounces left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.frames.faults import Fault
from drivers.frames.keys import LONGEST_LINE, MOST_CHOICES, Bounces, KeyPattern, Lines

SIMPLE = r"^(?P<key>[1-5])\r?$"
STX = r"\x02(?P<address>\d\d)(?P<key>[NRST])"


def lines_in(*pieces: bytes, ends: bytes = b"\r\n", apart: float = 0.0):
    """Lines and noise of pieces that come in one after the other, and of the silence after."""
    lines, found = Lines(ends, 0.1), []
    for place, piece in enumerate(pieces):
        found += lines.feed(piece, 100 + place * apart)
    return found + lines.idle(1000), lines.noise


def test_pattern_of_the_note_reads_its_keys():
    pattern = KeyPattern.parse(SIMPLE)
    assert pattern.read(b"1") == ("1", None)
    assert pattern.read(b"5\r") == ("5", None)
    assert pattern.read(b"6") is None
    assert pattern.read(b"11") is None


def test_address_of_a_line_is_read_with_its_key():
    pattern = KeyPattern.parse(STX)
    assert pattern.read(b"\x0204N") == ("N", 4)
    assert pattern.read(b"04N") is None


def test_address_that_is_no_number_makes_no_key():
    assert KeyPattern.parse("(?P<address>..)(?P<key>N)").read(b"\xb2\xb2N") is None


def test_key_of_an_alternative_that_was_not_taken_is_none():
    assert KeyPattern.parse("(?P<key>1)|x").read(b"x") is None


@given(st.binary(max_size=80), st.sampled_from([SIMPLE, STX, "(?P<key>.*)", "(?P<key>.)?"]))
def test_any_bytes_are_a_key_or_none(line, pattern):
    found = KeyPattern.parse(pattern).read(line)
    assert found is None or len(line) <= LONGEST_LINE


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("(?P<key>a+)+", "repeats more than one sign"),
        ("(?P<key>(a|b)*)", "repeats more than one sign"),
        ("((?P<key>a)){2,9}", "repeats more than one sign"),
        ("(?P<key>a**)", "repeats more than one sign"),
        ("(?P<key>.*.*.*x)", "too many ways"),
        ("(?P<key>" + "a?" * 20 + "a{20})", "too many ways"),
        ("(?P<key>" + "(a|a)" * 14 + ")", "too many ways"),
        ("(?P<key>" + "(a)?" * 14 + ")", "too many ways"),
        (r"(?P<key>a)\1", "cannot use"),
        ("(?P<key>a)(?P=key)", "cannot use"),
        ("(?=a)(?P<key>a)", "cannot use"),
        ("(?<!a)(?P<key>a)", "cannot use"),
        ("(?i)(?P<key>a)", "cannot use"),
        ("(?P<key>a", "is no pattern"),
        ("(?P<key>a))", "is no pattern"),
        ("(?P<key>[b-a])", "is no pattern"),
        ("(?P<key>a)(?P<key>b)", "is no pattern"),
        ("(?P<key>a{9,1})", "is no pattern"),
        ("(?P<key>[[a])", "cannot use"),
        ("(?P<key>[a--b])", "cannot use"),
        ("(?P<key>[a||b])", "cannot use"),
        ("[1-5]", "does not say which part is the key"),
        ("(?P<key>" + "a" * 200 + ")", "too long"),
        ("(?P<key>é)", "not ASCII"),
    ],
)
def test_pattern_that_may_hold_the_program_up_is_refused(pattern, what):
    with pytest.raises(Fault) as refused:
        KeyPattern.parse(pattern)
    assert what in refused.value.what
    assert refused.value.remedy


ATOMS = st.sampled_from(["a", ".", "[ab]", r"\d", "(a|b)", "(?:a|aa)", "a*", "a+", "a?", ".*", "|"])


@settings(max_examples=300, deadline=20_000)
@given(st.lists(ATOMS, max_size=40).map("".join), st.sampled_from(["a", "ab", "aaab", "1"]))
def test_whatever_pattern_is_accepted_matches_the_longest_line_in_bounded_time(written, unit):
    """Without the bound the first such pattern, as a?a?a?…, would not end in the age of the sun."""
    try:
        pattern = KeyPattern.parse(f"(?P<key>{written})x")
    except Fault:
        pattern = KeyPattern.parse("(?P<key>.*.*)x")
    line = (unit * LONGEST_LINE)[: LONGEST_LINE - 1].encode() + b"!"
    assert pattern.read(line) is None


@settings(max_examples=300)
@given(st.text("(?P<key>)[]{}|*+?^$-.,:=!&~#\\\\0123abdx\n \u00e9", max_size=30))
def test_any_text_is_a_pattern_or_is_refused(written):
    """Python's own warnings of odd patterns are errors here, too."""
    for pattern in (written, f"(?P<key>{written})"):
        refused = None
        try:
            KeyPattern.parse(pattern).read(b"a1")
        except Fault as fault:
            refused = fault
        assert refused is None or refused.remedy


def test_worst_pattern_that_is_accepted_ends():
    assert (LONGEST_LINE + 1) ** 2 <= MOST_CHOICES < (LONGEST_LINE + 1) ** 3
    assert KeyPattern.parse("(?P<key>.*.*)a?x").read(b"a" * LONGEST_LINE) is None


def test_any_end_ends_a_line_and_empty_lines_are_none():
    assert lines_in(b"1\r\n2\n\r3\r") == ([b"1", b"2", b"3"], 0)


def test_without_end_bytes_silence_ends_a_line():
    assert lines_in(b"A", b"1", ends=b"") == ([b"A1"], 0)
    assert lines_in(b"A", b"1", ends=b"", apart=0.2) == ([b"A", b"1"], 0)


def test_stray_byte_does_not_spoil_the_next_press():
    assert lines_in(b"\xff", b"1\r", apart=0.2) == ([b"1"], 1)


def test_too_long_line_is_dropped_with_its_end_and_the_next_one_heard():
    noise = b"x" * 1000 + b"1\r"
    assert lines_in(noise + b"2\r") == ([b"2"], len(noise))


def test_end_of_a_too_long_line_that_comes_later_is_no_line():
    assert lines_in(b"x" * 100, b"1\r2\r") == ([b"2"], 102)


def test_longest_line_is_heard():
    assert lines_in(b"x" * LONGEST_LINE + b"\r") == ([b"x" * LONGEST_LINE], 0)
    assert lines_in(b"x" * (LONGEST_LINE + 1) + b"\r")[0] == []


@given(
    st.lists(st.binary(max_size=200), max_size=5),
    st.binary(max_size=4),
)
def test_any_bytes_give_bounded_lines(pieces, ends):
    lines = Lines(ends, 0.1)
    for place, piece in enumerate(pieces):
        for line in [*lines.feed(piece, place), *lines.idle(place + 0.5)]:
            assert 1 <= len(line) <= LONGEST_LINE
        assert len(lines._line) <= LONGEST_LINE


@given(st.binary(max_size=200).filter(lambda data: len(data) > 0), st.lists(st.integers(1, 40)))
def test_any_bytes_in_any_pieces_are_the_same_lines(data, cuts):
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(data[at : at + cut])
        at += cut
    assert lines_in(*pieces, data[at:]) == lines_in(data)


def test_second_press_within_a_bounce_is_no_second_press():
    bounces = Bounces(0.3)
    heard = [bounces.is_press("1", at) for at in (0.0, 0.1, 0.39, 0.7)]
    assert heard == [True, False, False, True]


def test_other_key_is_a_press_at_once():
    bounces = Bounces(0.3)
    assert [bounces.is_press(key, 0.1) for key in ("1", "2", "1")] == [True, True, False]


def test_held_key_that_repeats_itself_is_one_press():
    bounces = Bounces(0.3)
    assert [bounces.is_press("1", at / 20) for at in range(40)].count(True) == 1
