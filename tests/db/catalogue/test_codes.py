"""The first part of a code is the key; a code that a spreadsheet has rounded is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.codes import read


@pytest.mark.parametrize(
    ("value", "base"),
    [
        ("1.004194", "1.004194"),
        (" 1.002835.000.00.00.H56 ", "1.002835"),
        ("2.002621.h56", "2.002621"),
        ("1,001193", "1.001193"),
        ("1. 001193\u00a0", "1.001193"),
        (1.001193, "1.001193"),
        ("6.000123", "6.000123"),
    ],
)
def test_codes_are_read_as_they_come(value: object, base: str) -> None:
    assert read(value).base == base


@pytest.mark.parametrize("value", [1.00119, 2.0004, 1, 1.0, "1.00119", "2,0004"])
def test_a_rounded_code_is_named_and_not_padded(value: object) -> None:
    found = read(value)
    assert (found.base, found.key) == ("", "code_rounded")
    assert "text column" in found.why


@pytest.mark.parametrize(
    "value",
    ["abc", "0.001193", "1.0011931", 1.00119300001, "1.001193 x", "1001193", 1001193, "\ud800"],
)
def test_what_is_no_code_is_none(value: object) -> None:
    assert read(value).key == "code_wrong"


@pytest.mark.parametrize("value", [None, "", "  ", True])
def test_an_empty_cell_is_a_missing_code(value: object) -> None:
    assert read(value).key == "code_missing"


@given(st.text() | st.floats() | st.integers() | st.binary())
def test_anything_is_answered(value: object) -> None:
    found = read(value)
    assert bool(found.base) != bool(found.key and found.why)
    assert len(found.raw) <= 60
