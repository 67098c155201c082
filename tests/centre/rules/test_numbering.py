"""Numbers: never twice a day, never out of the range, and no letter that is heard wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.numbering import (
    FORBIDDEN_LETTERS,
    LETTERS,
    Given,
    check_letters,
    next_number,
    numbers_left,
)
from centre.rules.services import Service

SERIES = Service("HT", "HT", {"vi": "Hộ tịch"}, "A", 1, 999, None, 10.0, None, 0)
KIOSKS = ("k1", "k2", "k3", "k4")


@st.composite
def series(draw):
    first = draw(st.integers(1, 300))
    last = first + draw(st.integers(0, 60))
    limit = draw(st.none() | st.integers(0, 80))
    return replace(SERIES, first=first, last=last, daily_limit=limit)


def following_of(service, last):
    return next_number(service, "A", {} if last is None else {"A": Given(last)})


def left_after(service, last):
    return numbers_left(service, "A", {} if last is None else {"A": Given(last)})


def whole_day(service, following=following_of):
    given_today = []
    last = None
    while len(given_today) <= 100:
        try:
            last = following(service, last)
        except NotAllowed as refused:
            return given_today, refused
        given_today.append(last)
    pytest.fail("the series never ends")


def check_day(service, following=following_of):
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
    assert [left_after(service, last) for last in lasts] == list(range(len(given_today), -1, -1))


@given(series(), st.integers(1, 400))
def test_a_range_that_was_moved_during_the_day_repeats_nothing(service, last):
    try:
        number = following_of(service, last)
    except NotAllowed:
        assert left_after(service, last) == 0
    else:
        assert number > last
        assert service.first <= number <= service.last


def test_control_a_series_that_wraps_is_caught():
    def wrapping(service, last):
        return service.first if last in {None, service.last} else last + 1

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check_day(replace(SERIES, last=5), wrapping)


@st.composite
def days_of_several_kiosks(draw):
    """Return a service with letters of some kiosks, and who is pressed when; None: a restore."""
    own = draw(st.sets(st.sampled_from(KIOSKS)))
    letters = dict(zip(sorted(own), "BCEF", strict=False))
    service = replace(draw(series()), kiosk_letters=letters)
    presses = draw(st.lists(st.sampled_from([*KIOSKS, None]), max_size=90))
    return service, presses


def walk(service, presses, following=next_number):
    """Press through a day; return every label that somebody holds, and what each letter gave."""
    today, labels = {}, []
    for kiosk in presses:
        if kiosk is None:
            restore(service, today)
            continue
        letter = service.kiosk_letters.get(kiosk, service.letter)
        left = numbers_left(service, [letter], today)
        number = attempt(following, service, letter, today)
        assert (number is None) == (left == 0), f"{letter}: {number} though {left} were left"
        if number is None:
            continue
        labels.append((letter, number))
        skipped = today[letter].skipped if letter in today else 0
        today[letter] = Given(number, skipped)
    return labels, today


def attempt(following, service, letter, today):
    try:
        return following(service, letter, today)
    except NotAllowed:
        return None


def restore(service, today, skip=3):
    """Leave numbers of every letter out, as a restore does."""
    for letter in service.letters:
        before = today.get(letter, Given(service.first - 1))
        today[letter] = Given(before.last + skip, before.skipped + skip)


def check_walk(service, presses, following=next_number):
    labels, today = walk(service, presses, following)
    assert len(set(labels)) == len(labels), "a number came twice"
    assert all(service.first <= number <= service.last for _, number in labels)
    assert service.daily_limit is None or len(labels) <= service.daily_limit
    for letter, series in today.items():
        mine = [number for given_under, number in labels if given_under == letter]
        assert mine == sorted(mine)
        assert series.last - service.first + 1 - series.skipped == len(mine), "a gap"


@given(days_of_several_kiosks())
def test_kiosks_with_and_without_letters_of_their_own_repeat_and_skip_nothing(day):
    check_walk(*day)


@given(days_of_several_kiosks())
def test_nobody_can_give_more_than_all_letters_together(day):
    service, presses = day
    _, today = walk(service, presses)
    each = [numbers_left(service, [letter], today) for letter in service.letters]
    everyone = numbers_left(service, service.letters, today)
    assert max(each) <= everyone <= sum(each)


def test_the_daily_limit_counts_every_letter_and_the_range_holds_for_each():
    service = replace(SERIES, last=5, daily_limit=8, kiosk_letters={"k2": "B"})
    today = {"A": Given(5), "B": Given(2)}
    assert numbers_left(service, "A", today) == 0
    assert numbers_left(service, "B", today) == 1
    with pytest.raises(NotAllowed, match="series_full") as full:
        next_number(service, "A", today)
    assert full.value.facts["letter"] == "A"
    assert next_number(service, "B", today) == 3
    with pytest.raises(NotAllowed, match="daily_limit"):
        next_number(service, "B", {**today, "B": Given(3)})


def test_control_a_limit_that_each_letter_has_for_itself_is_caught():
    def alone(service, letter, today):
        return next_number(service, letter, {k: v for k, v in today.items() if k == letter})

    service = replace(SERIES, daily_limit=4, kiosk_letters={"k2": "B"})
    with pytest.raises(AssertionError):
        check_walk(service, ["k1", "k2"] * 5, alone)


def test_control_kiosks_that_both_count_the_shared_letter_alone_are_caught():
    seen = {}

    def alone(service, letter, today):
        seen[len(seen)] = letter
        return 1 + (len(seen) - 1) // 2

    with pytest.raises(AssertionError, match="twice"):
        check_walk(SERIES, ["k1", "k2"] * 5, alone)


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
    assert LETTERS == "ABCEFGHJKLMNPRSTUVWXYZ"
    check_letters(LETTERS)
