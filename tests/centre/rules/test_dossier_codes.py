"""Codes of dossiers as people type them: one form, its end alone shown, hyphens that are sure."""

from datetime import date

import pytest
from hypothesis import example as example_of
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.dossier_codes import (
    MOST_OF_A_CODE,
    code_of,
    example,
    helped,
    is_agency,
    shown_code,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" h99.08 - 261123 - 0001 ", "H99.08-261123-0001"),
        ("H99.08–261123–0001", "H99.08-261123-0001"),
        ("x" * (MOST_OF_A_CODE + 1), ""),
        ("", ""),
    ],
)
def test_a_code_is_compared_in_one_form(text, code):
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("H99.08-261123-0001", "…-0001"),
        ("000.00.00.H56-261123-123456", "…-123456"),
        ("H99.08-261123-1234567", "…4567"),
        ("ABCD12345678", "…5678"),
        ("AB", "…B"),
        ("X-", "…-"),
        ("", ""),
    ],
)
def test_a_screen_shows_the_end_of_a_code_only(code, shown):
    assert shown_code(code) == shown


@pytest.mark.parametrize("text", ["H56.14", "H56", "000.00.00.H56"])
def test_both_styles_of_identifiers_are_known(text):
    assert is_agency(text)
    assert not is_agency(f"{text}-")


def typed(keys, agency="H99.08", text=""):
    """Type sign after sign; < takes the last one away."""
    for key in keys:
        after = text[:-1] if key == "<" else text + key
        text = helped(after, text, agency)
    return text


@pytest.mark.parametrize(
    ("keys", "begins", "text"),
    [
        ("2611230001", "H99.08-", "H99.08-261123-0001"),
        ("261123-0001", "H99.08-", "H99.08-261123-0001"),
        ("H99.082611230001", "", "H99.08-261123-0001"),
        ("H99.08-261123-0001", "H99.08-", "H99.08-261123-0001"),
        ("H56.14-2611230001", "H99.08-", "H56.14-261123-0001"),
        ("000.00.00.H56-2611230001", "H99.08-", "000.00.00.H56-261123-0001"),
        ("251301", "H99.08-", "H99.08-251301"),
        ("261123<", "H99.08-", "H99.08-261123"),
        ("261123<<4", "H99.08-", "H99.08-261124-"),
        ("<", "H99.08-", "H99.08"),
    ],
)
def test_hyphens_come_by_themselves_where_they_are_sure(keys, begins, text):
    assert typed(keys, text=begins) == text


def test_a_longer_identifier_than_ours_can_be_typed():
    assert typed("H99.08-2611230001", agency="H99") == "H99.08-261123-0001"


def test_without_an_identifier_only_the_day_helps():
    assert typed("H99.08-2611230001", agency="") == "H99.08-261123-0001"
    assert example("", TODAY) == "H56.14-261123-0001"
    assert example("H99.08", TODAY) == "H99.08-261123-0001"


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["", "H99.08"]))
@example_of("0-", "", "")
def test_help_never_takes_away_what_was_typed_but_hyphens_and_the_identifier(text, before, agency):
    found = helped(text, before, agency)
    assert len(found) <= len(text) + 1
    assert text.rstrip("-").endswith(found.rstrip("-")) or found == f"{agency}."


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text):
    assert code_of(text) == code_of(code_of(text))
    assert len(shown_code(code_of(text))) <= 8
