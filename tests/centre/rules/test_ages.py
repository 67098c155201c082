"""Ages on the day, to the day, and what they suggest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.ages import age, suggested
from centre.rules.codes import Card
from centre.rules.services import PriorityGroup

TODAY = date(2026, 11, 23)


def group(code, from_age, position=1):
    return PriorityGroup(code, {"vi": code}, "Luật", position, from_age)


def born(year, month, day):
    return Card(year, date(year, month, day))


@pytest.mark.parametrize(
    ("card", "years"),
    [
        (born(1966, 11, 22), 60),
        (born(1966, 11, 23), 60),
        (born(1966, 11, 24), 59),
        (born(1966, 12, 1), 59),
        (Card(1966), 60),
        (Card(1967), 59),
        (Card(2030), -4),
        (born(2026, 11, 24), -1),
    ],
    ids=str,
)
def test_a_whole_birthday_is_exact_and_a_year_counts_as_past(card, years):
    assert age(card, TODAY) == years


def test_one_born_on_the_29th_of_february_is_older_on_the_first_of_march():
    card = born(1964, 2, 29)
    assert [age(card, date(2025, *day)) for day in ((2, 28), (3, 1))] == [60, 61]
    assert age(card, date(2024, 2, 29)) == 60


@given(st.dates(date(1900, 1, 1), date(2026, 11, 23)))
def test_the_year_alone_never_suggests_less_than_the_birthday(day):
    exact, year = age(Card(day.year, day), TODAY), age(Card(day.year), TODAY)
    assert exact <= year <= exact + 1


def test_the_highest_age_that_is_reached_decides():
    groups = (group("tre", None), group("60", 60), group("75", 75), group("80", 80))
    assert suggested(Card(1950), groups, TODAY).code == "75"
    assert suggested(Card(1960), groups, TODAY).code == "60"
    assert suggested(Card(1990), groups, TODAY) is None
    assert suggested(Card(1950), (group("tre", None),), TODAY) is None
    assert suggested(Card(1950), (), TODAY) is None


def test_of_two_groups_of_one_age_the_centres_first_is_suggested():
    groups = (group("b", 60, position=2), group("a", 60, position=1))
    assert suggested(Card(1950), groups, TODAY).code == "a"
