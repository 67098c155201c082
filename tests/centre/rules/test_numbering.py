"""Numbers: never twice a day, never out of the range, and no letter that is heard wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.numbering import FORBIDDEN_LETTERS, check_letters, next_number, numbers_left
from centre.rules.services import Service

SERIES = Service("HT", "HT", {"vi": "Hộ tịch"}, "A", 1, 999, None, 10.0, None, 0)


@st.composite
def series(draw):
    first = draw(st.integers(1, 300))
    last = first + draw(st.integers(0, 60))
    limit = draw(st.none() | st.integers(0, 80))
    return replace(SERIES, first=first, last=last, daily_limit=limit)


def whole_day(service, following=next_number):
    given_today = []
    last = None
    while len(given_today) <= 100:
        try:
            last = following(service, last)
        except NotAllowed as refused:
            return given_today, refused
        given_today.append(last)
    pytest.fail("the series never ends")


def check_day(service, following=next_number):
    given_today, refused = whole_day(service, following)
    assert len(set(given_today)) == len(given_today), "a number came twice"
    assert given_today == sorted(given_today)
    assert all(service.first <= number <= service.last for number in given_today)
    size = service.last - service.first + 1
    most = size if service.daily_limit is None else min(size, service.daily_limit)
    assert len(given_today) == most
    return refused


@given(series())
def test_a_day_gives_every_number_once_and_then_says_which_end_was_reached(service):
    refused = check_day(service)
    size = service.last - service.first + 1
    at_limit = service.daily_limit is not None and service.daily_limit < size
    assert refused.key == ("daily_limit" if at_limit else "series_full")


@given(series())
def test_what_is_left_counts_down_to_nothing(service):
    given_today, _ = whole_day(service)
    lasts = [None, *given_today]
    assert [numbers_left(service, last) for last in lasts] == list(range(len(given_today), -1, -1))


@given(series(), st.integers(1, 400))
def test_a_range_that_was_moved_during_the_day_repeats_nothing(service, last):
    try:
        number = next_number(service, last)
    except NotAllowed:
        assert numbers_left(service, last) == 0
    else:
        assert number > last
        assert service.first <= number <= service.last


def test_control_a_series_that_wraps_is_caught():
    def wrapping(service, last):
        return service.first if last in {None, service.last} else last + 1

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check_day(replace(SERIES, last=5), wrapping)


@pytest.mark.parametrize("letter", [*FORBIDDEN_LETTERS, "đ", "i", "q"])
def test_letters_that_sound_alike_are_refused(letter):
    with pytest.raises(NotAllowed) as refused:
        check_letters(["A", letter])
    assert refused.value.key == "letter_forbidden"


@pytest.mark.parametrize("letter", ["", "AB", "a", "1", "Ă", "Ω", " "])
def test_anything_but_one_capital_is_refused(letter):
    with pytest.raises(NotAllowed) as refused:
        check_letters([letter])
    assert refused.value.key == "letter_shape"


def test_two_series_with_one_letter_are_refused():
    with pytest.raises(NotAllowed) as refused:
        check_letters("ABA")
    assert refused.value.key == "letter_repeated"


def test_all_other_letters_together_are_allowed():
    check_letters("ABCEFGHJKLMNPRSTUVWXYZ")
