"""Hiding: too few are told together, nobody can be worked out, nothing is lost."""

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules.figures import Figures, merged, plain
from centre.rules.hiding import told_together, without_small
from centre.rules.rated import Rated
from centre.rules.spreads import spread
from centre.rules.tickets import State

SCALE, OTHER = ("giao-dich", 1), ("sipas", 1)


def of(services, given=0, silent=0, scale=SCALE):
    """Return figures of so many services, and of so many answers."""
    rated = Rated(scale, given + silent, MappingProxyType({3: given} if given else {}))
    return Figures(
        states=MappingProxyType({State.SERVED: services} if services else {}),
        services=spread([240.0] * services),
        ratings=MappingProxyType({scale: rated} if given + silent else {}),
    )


def test_clerks_with_too_few_services_are_told_together():
    """Behaviour 46: no ranking under a minimum number; the totals still add up."""
    clerks = {"a": of(30), "b": of(29), "c": of(1), "": of(5)}
    shown, hidden = without_small(clerks, 30)
    assert set(shown) == {"a", ""}
    assert hidden.services.n == 30
    assert merged([*shown.values(), hidden]).arrived == 65
    assert without_small({"a": of(30), "b": of(31)}, 30)[1] is None, "the control: all have enough"


def test_one_alone_under_the_minimum_takes_the_next_smallest_along():
    """Behaviour 46: the figures of one hidden clerk are not the total less the others."""
    clerks = {"a": of(50), "b": of(40), "c": of(3)}
    shown, hidden = without_small(clerks, 30)
    assert set(shown) == {"a"}
    assert hidden.services.n == 43


def test_who_has_nothing_is_no_company():
    """Behaviour 46: one with three services beside one with none is alone all the same."""
    assert told_together({"a": 50, "b": 40, "c": 3, "d": 0}, 30) == {"b", "c", "d"}
    assert told_together({"a": 50, "b": 0, "c": 0}, 30) == {"b", "c"}, "none of them has any"


def test_a_centre_of_one_clerk_cannot_hide_him():
    assert told_together({"a": 3}, 30) == {"a"}


def test_too_few_answers_of_one_clerk_are_told_together():
    """Behaviour 46: enough services, two answers: no satisfaction of a named person."""
    clerks = {"a": of(50, 40), "b": of(50, 2, 9), "c": of(50, 35), "": of(0, 1)}
    shown, hidden = without_small(clerks, 30)
    assert set(shown) == {"a", "b", "c", ""}
    assert shown["b"].services.n == 50
    assert {code for code, one in shown.items() if SCALE in one.ratings} == {"a", ""}
    assert (hidden.arrived, hidden.ratings[SCALE].given, hidden.ratings[SCALE].silent) == (0, 37, 9)


def test_scales_are_hidden_each_by_itself():
    """Behaviour 21: three levels and five levels are never one average, hidden or not."""
    clerks = {"a": of(50, 40), "b": of(50, 2, scale=OTHER), "c": of(50, 3, scale=OTHER)}
    shown, hidden = without_small(clerks, 30)
    assert SCALE in shown["a"].ratings
    assert hidden.ratings.keys() == {OTHER}
    assert hidden.ratings[OTHER].given == 5


CLERKS = st.dictionaries(
    st.sampled_from(["", "a", "b", "c", "d"]),
    st.builds(
        of, st.integers(0, 9), st.integers(0, 9), st.integers(0, 3), st.sampled_from([SCALE, OTHER])
    ),
)


@settings(max_examples=60)
@given(CLERKS, st.integers(1, 8))
def test_nobody_follows_from_the_total_and_the_others(clerks, least):
    """Behaviour 46: each rest is of two who have counted something, unless there is one alone."""
    shown, hidden = without_small(clerks, least)
    every = [*shown.values(), *([hidden] if hidden else [])]
    assert plain(merged(every)) == plain(merged(clerks.values()))
    for count in (
        lambda one: one.services.n,
        lambda one: one.ratings[SCALE].given if SCALE in one.ratings else 0,
    ):
        told = {code for code, one in shown.items() if code and count(one)}
        having = {code for code, one in clerks.items() if code and count(one)}
        assert all(count(clerks[code]) >= least for code in told)
        assert len(having - told) != 1 or not told


@pytest.mark.parametrize("least", [1, 3, 5])
def test_the_way_it_was_would_be_noticed(least):
    """The control: hiding only those under the minimum leaves one alone."""
    counts = {"a": 9, "b": 8, "c": least - 1}
    only = {code for code, n in counts.items() if n < least}
    assert len(only) == 1
    assert len(told_together(counts, least)) >= 2
