"""Visits counted: they always add up, in every dimension, and nothing is negative."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules import figures as rule
from centre.rules.figures import Figures, merged, plain
from centre.rules.hours import ZONE
from centre.rules.tickets import State
from centre.rules.visits import Answer, Stretch, Visit, tallied

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
SCALE = ("giao-dich", 1)


def after(minutes):
    return NINE + timedelta(minutes=minutes)


def stretch(called=5, begins=6, ends=10, **more):
    facts = {"service": "ho-tich", "counter": "1", "clerk": "hoa", **more}
    return Stretch(**facts, called_at=after(called), began_at=after(begins), ended_at=after(ends))


def visit(state=State.SERVED, **more):
    facts = {
        "service": "ho-tich",
        "state": state,
        "arrived_at": NINE,
        "called_at": after(5) if state is State.SERVED else None,
        "counter": "1" if state is State.SERVED else "",
        "clerk": "hoa" if state is State.SERVED else "",
        "origin": "kiosk",
        "priority": "",
    }
    return Visit(**{**facts, **more})


VISITS = st.builds(
    visit,
    state=st.sampled_from(list(State)),
    service=st.sampled_from(["ho-tich", "dat-dai"]),
    called_at=st.none() | st.integers(-30, 300).map(after),
    counter=st.sampled_from(["", "1", "2"]),
    clerk=st.sampled_from(["", "hoa", "lan"]),
    origin=st.sampled_from(["kiosk", "counter"]),
    priority=st.sampled_from(["", "nguoi-cao-tuoi"]),
    stretches=st.lists(
        st.builds(
            stretch,
            called=st.integers(-30, 60),
            begins=st.integers(-30, 60),
            ends=st.integers(-30, 120),
            counter=st.sampled_from(["1", "2"]),
            service=st.sampled_from(["ho-tich", "dat-dai"]),
        ),
        max_size=3,
    ).map(tuple),
    answers=st.lists(
        st.builds(Answer, st.just(SCALE), st.just("1"), st.none() | st.integers(1, 3)), max_size=2
    ).map(tuple),
    out_of_order=st.integers(0, 2),
)


@settings(max_examples=25)
@given(st.lists(VISITS, max_size=12))
def test_arrived_is_the_sum_of_what_became_of_them_in_every_dimension(visits):
    """Behaviour 43: arrived = served + absent + cancelled + left + waiting, to the ticket."""
    made = tallied(visits, 30)
    for figures in made.values():
        parts = (figures.served, figures.absent, figures.cancelled, figures.left, figures.waiting)
        assert figures.arrived == sum(parts)
    total = made.get((rule.TOTAL, ""), Figures())
    assert total.arrived == len(visits)
    for dimension in rule.KEPT:
        parts = [figures for (name, _), figures in made.items() if name == dimension]
        assert plain(merged(parts)) == plain(total)


@settings(max_examples=25)
@given(st.lists(VISITS, max_size=12))
def test_no_time_is_ever_negative_whatever_the_clock_did(visits):
    """Behaviour 44: a clock set back ten minutes and a service over midnight last no time less."""
    for figures in tallied(visits, 30).values():
        for spread in (figures.waits, figures.services, figures.wrap_ups):
            assert spread.milliseconds >= 0
            assert not any(number < 0 for number in spread.bins)


@settings(max_examples=25)
@given(st.lists(VISITS, max_size=12), st.lists(VISITS, max_size=12))
def test_two_days_added_are_both_days(one, two):
    parts = [tallied(part, 30).get((rule.TOTAL, ""), Figures()) for part in (one, two)]
    both = tallied([*one, *two], 30).get((rule.TOTAL, ""), Figures())
    assert plain(merged(parts)) == plain(both)


def test_a_clock_set_back_ten_minutes_makes_a_wait_of_nothing_and_midnight_is_no_border():
    """Behaviour 44: the figures of two tickets, one called "before" it came, one past midnight."""
    late = datetime(2026, 11, 23, 23, 50, tzinfo=ZONE)
    times = {"called": 0, "begins": 0, "ends": 0}
    over = Stretch(
        "ho-tich",
        "1",
        "hoa",
        *(late + timedelta(minutes=minutes) for minutes in (15, 16, 46)),
    )
    back = stretch(**times | {"called": -10, "begins": -10, "ends": -4})
    made = tallied([visit(stretches=(back,)), visit(arrived_at=late, stretches=(over,))], 30)
    total = made[rule.TOTAL, ""]
    assert (total.waits.n, total.waits.milliseconds) == (2, 15 * 60_000)
    assert total.services.milliseconds == (6 + 30) * 60_000
    assert total.on_target == 2


def test_the_wait_lasts_to_the_call_that_was_followed():
    assert visit(stretches=(stretch(called=5),), called_at=after(50)).wait == 300


def test_the_last_call_counts_after_a_no_show():
    """Field note, section 13: called at 5, absent, back, called at 20 and served."""
    assert visit(stretches=(stretch(called=20, begins=21, ends=30),)).wait == 1200
    assert visit(State.ABSENT, called_at=after(7)).wait == 420


@pytest.mark.parametrize("state", [State.WAITING, State.TRANSFERRED])
def test_who_waits_again_after_a_call_still_waits(state):
    assert visit(state, called_at=after(5)).wait is None


def test_the_target_is_met_up_to_and_including_it():
    made = tallied([visit(called_at=after(minutes)) for minutes in (29, 30, 30.1)], 30)
    total = made[rule.TOTAL, ""]
    assert (total.on_target, total.waits.n) == (2, 3)
    assert total.share_on_target == pytest.approx(2 / 3)


def test_each_stretch_counts_where_it_took_place_and_the_ticket_once():
    legs = (stretch(), stretch(counter="2", clerk="lan", service="dat-dai", begins=12, ends=20))
    made = tallied([visit(counter="2", clerk="lan", stretches=legs)], 30)
    assert made[rule.COUNTER, "1"].services.n == made[rule.COUNTER, "2"].services.n == 1
    assert (made[rule.COUNTER, "1"].arrived, made[rule.COUNTER, "2"].arrived) == (0, 1)
    assert made[rule.SERVICE_HOUR, rule.cell("ho-tich", 9)].arrived == 1
    assert made[rule.SERVICE_HOUR, rule.cell("dat-dai", 9)].services.mean == 480


def test_the_hour_is_that_of_the_centre():
    at = datetime(2026, 11, 23, 23, 59, tzinfo=ZONE)
    made = tallied([visit(State.WAITING, arrived_at=at)], 30)
    assert (rule.SERVICE_HOUR, "23|ho-tich") in made


def test_two_scales_stand_beside_each_other():
    """Behaviour 21: three levels and five levels are never one average."""
    answers = (Answer(SCALE, "1", 3), Answer(("sipas", 1), "1", 5))
    total = tallied([visit(answers=answers)], 30)[rule.TOTAL, ""]
    assert [rated.asked for rated in total.ratings.values()] == [1, 1]


def test_who_is_served_without_a_number_betters_no_wait():
    """Nine services without a number beside one wait of forty minutes: the mean stays forty."""
    waited = visit(called_at=after(40), stretches=(stretch(called=40, begins=41, ends=50),))
    direct = visit(origin="counter", called_at=NINE, stretches=(stretch(called=0),))
    total = tallied([waited, *[direct] * 9], 30)[rule.TOTAL, rule.NOBODY]
    assert (total.arrived, total.states[State.SERVED], total.services.n) == (10, 10, 10)
    assert (total.waits.n, total.waits.mean, total.on_target) == (1, 2400, 0)
