"""Dates of names and of first lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_display.film.dates import ALWAYS, Span, day_of, of_lines, of_name

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("2026-12-01_2026-12-31_ten-phim.mp4", Span(FIRST, LAST)),
        ("2026-12-01_ten-phim.mp4", Span(FIRST)),
        ("ten-phim-2026-12-01.mp4", ALWAYS),
        ("2026.mp4", ALWAYS),
        ("IMG_20261201_1030.jpg", ALWAYS),
    ],
)
def test_a_name_says_from_when_until_when(name, span):
    assert of_name(name) == span


@pytest.mark.parametrize(
    "name", ["2026-13-01_a.mp4", "2026-02-30_a.mp4", "2026-12-31_2026-12-01_a.mp4"]
)
def test_a_date_that_does_not_exist_or_an_end_before_its_start_is_refused(name):
    with pytest.raises(ValueError, match=r"\w"):
        of_name(name)


def test_the_first_lines_of_a_text_may_be_dates_in_either_language_and_writing():
    assert of_lines(["từ: 2026-12-01", "đến: 31/12/2026", "Nghỉ"], ALWAYS) == (Span(FIRST, LAST), 2)
    assert of_lines(["From: 1.12.2026", "TO : 2026-12-31"], ALWAYS) == (Span(FIRST, LAST), 2)
    assert of_lines(["Đến: 2026-12-31", "từ: 2026-12-01"], ALWAYS)[0] == Span(FIRST, LAST)


def test_a_line_outweighs_the_name_and_a_text_needs_no_dates():
    assert of_lines(["đến: 2026-12-31", "a"], Span(FIRST, FIRST)) == (Span(FIRST, LAST), 1)
    assert of_lines(["Nghỉ lễ", "từ: 2026-12-01"], ALWAYS) == (ALWAYS, 0)
    assert of_lines([], ALWAYS) == (ALWAYS, 0)


@pytest.mark.parametrize("line", ["từ: mai", "to:", "đến: 31/02/2026", "from: 2026-12"])
def test_a_line_that_is_no_date_is_refused(line):
    with pytest.raises(ValueError, match=r"\w"):
        of_lines([line], ALWAYS)


def test_both_days_are_inside():
    span = Span(FIRST, LAST)
    assert span.has(FIRST)
    assert span.has(LAST)
    assert not span.has(date(2026, 11, 30))
    assert not span.has(date(2027, 1, 1))
    assert ALWAYS.has(FIRST)


@given(st.dates())
def test_every_day_is_read_back_in_both_writings(day):
    assert day_of(f"{day.year:04}-{day.month}-{day.day:02}") == day
    assert day_of(f" {day.day}/{day.month:02}/{day.year:04} ") == day


@given(st.text(max_size=40))
def test_any_name_is_a_span_or_refused(name):
    try:
        assert isinstance(of_name(name), Span)
    except ValueError:
        assert name[0].isdigit()
