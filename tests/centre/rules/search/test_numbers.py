"""Codes, whole and begun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.numbers import BEGUN, BEHIND, EXACT, Numbers

CODES = ("1.001193", "1.001199", "2.001193", "1.004222")


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    return Numbers(CODES)


@pytest.mark.parametrize(
    "typed",
    [
        "1.001193",
        "1001193",
        "1.001193.000.00.00.H41",
        "1.001193.H41",
        "thủ tục 1.001193 ạ",
        "1 001 193",
        "1.001 193",
        "1,001193",
        "1-001193",
        "1. 001193",
        "1 001193",
        "1.001.193",
    ],
)
def test_a_whole_code_is_found_however_it_is_written(numbers: Numbers, typed: str) -> None:
    assert numbers.find(typed) == {"1.001193": EXACT}


@pytest.mark.parametrize(
    "typed", ["1.0011", "1.00119", "10011", "1 0011", "1,0011", "1 001 1", "1.001 19"]
)
def test_a_begun_code_finds_all_that_begin_so(numbers: Numbers, typed: str) -> None:
    assert numbers.find(typed) == {"1.001193": BEGUN, "1.001199": BEGUN}


def test_the_last_digits_find_the_codes_that_end_so(numbers: Numbers) -> None:
    assert numbers.find("001193") == {"1.001193": BEHIND, "2.001193": BEHIND}
    assert numbers.find("4222") == {"1.004222": BEHIND}


@pytest.mark.parametrize("typed", ["14", "2", "1", "", "dưới 14 tuổi", "079190123456", "9.999999"])
def test_other_figures_are_no_codes(numbers: Numbers, typed: str) -> None:
    assert numbers.find(typed) == {}


@given(st.text(max_size=200))
def test_any_text_is_answered(numbers: Numbers, typed: str) -> None:
    assert set(numbers.find(typed)) <= set(CODES)


@pytest.mark.parametrize("typed", ["2 năm 001 193", "0912 001 193 44", "12-001-1930", "1 2 3"])
def test_other_figures_are_no_code(numbers: Numbers, typed: str) -> None:
    assert numbers.find(typed) == {}
