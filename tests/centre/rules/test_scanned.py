"""Bytes of a scanner become the bare text of a code, or something that is told to be doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from centre.rules import scanned


@pytest.mark.parametrize("text", ["\x02A1\x03\r\n", "]Q1A1", "\ufeffA1", "\uff21\uff11", "  A1\t"])
def test_what_a_scanner_adds_is_cut_off(text: str) -> None:
    assert scanned.bare(text) == "A1"


def test_separators_of_fields_are_bars() -> None:
    assert scanned.bare("a\x1db\x1ec") == "a|b|c"


@pytest.mark.parametrize(
    ("data", "doubtful"), [("đường".encode(), False), (b"\xf0\xf4", True), (b"\x8d", True)]
)
def test_what_is_no_utf_8_is_read_and_doubtful(data: bytes, doubtful: bool) -> None:  # noqa: FBT001
    text, told = scanned.decoded(data)
    assert text
    assert told is doubtful


@given(some.binary(max_size=64))
def test_any_bytes_have_a_text(data: bytes) -> None:
    text, _ = scanned.decoded(data)
    assert isinstance(scanned.bare(text), str)


def test_controls_are_seen_and_ends_of_lines_are_none() -> None:
    assert scanned.has_controls("a\x07b")
    assert not scanned.has_controls("a\tb\r\n")


def test_most_letters_of_another_speed_are_noise() -> None:
    assert scanned.is_noise("ÿþÿa")
    assert not scanned.is_noise("ab\u00ff")


@pytest.mark.parametrize("typed", ["ăâê", "!@#", '&é"'])
def test_digits_of_another_keymap_are_found_again(typed: str) -> None:
    assert "123" in set(scanned.through_other_keymaps(typed))


def test_what_no_keymap_changes_is_not_told_again() -> None:
    assert list(scanned.through_other_keymaps("xyz")) == []
