"""The citizens' keypad: at most one answer for a finished service, and none without one."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from centre.rules.hours import ZONE
from centre.rules.ratings import Instrument, Level
from centre.settings import Keypad
from counter_client.rating_keys import RatingKeys, level_of
from db.facts import OpenRating
from drivers.ports import Key, Pressed

THREE = Instrument("visit", 1, {"vi": "?"}, tuple(Level(n, {"vi": str(n)}, n) for n in (1, 2, 3)))
SECONDS = 20


def keypads(**more):
    return {"rate1": Keypad(line="l1", **more), "call1": Keypad(line="l1", use="call")}


@pytest.fixture
def opened(tell):
    """A rating as a finished service opens it."""

    def maker(after=0.0):
        at = tell.now + timedelta(seconds=after)
        closes = at + timedelta(seconds=SECONDS)
        return OpenRating(uuid4(), "A012", "1", at, closes, THREE)

    return maker


@pytest.mark.parametrize(
    ("levels", "key", "level"),
    [
        ((1, 2, 3, 4, 5), Key.RATING_1, 1),
        ((1, 2, 3, 4, 5), Key.RATING_5, 5),
        ((3, 2, 1), Key.RATING_1, 3),
        ((3, 2, 1), Key.RATING_4, 0),
        ((0, 3), Key.RATING_1, 0),
        ((1, 2, 3), Key.NEXT, 0),
    ],
)
def test_the_settings_say_which_level_a_key_means(levels, key, level):
    assert level_of(Pressed("rate1", key), keypads(levels=levels)) == level


@pytest.mark.parametrize("device", ["call1", "another"])
@pytest.mark.parametrize("key", list(Key))
def test_only_the_citizens_keypad_of_this_counter_rates(device, key):
    assert level_of(Pressed(device, key), keypads()) == 0


def test_a_press_before_the_service_is_finished_is_nothing(tell):
    keys = RatingKeys()
    assert keys.pressed(3, tell.now) is None
    keys.looked(None)
    assert keys.pressed(3, tell.now) is None
    assert keys.take_owed() == ()


def test_the_first_key_is_the_answer_and_a_bounce_is_no_second_one(tell, opened):
    keys, rating = RatingKeys(), opened()
    keys.looked(rating)
    answer = keys.pressed(3, tell.now)
    assert (answer.rating, answer.level) == (rating.id, 3)
    for level in (3, 1, 2):
        assert keys.pressed(level, tell.now) is None


@pytest.mark.parametrize("level", [0, 4, 5, 9, -1])
def test_a_key_that_means_no_level_leaves_the_question_open(tell, opened, level):
    keys = RatingKeys()
    keys.looked(opened())
    assert keys.pressed(level, tell.now) is None
    assert keys.pressed(2, tell.now).level == 2


@pytest.mark.parametrize(("seconds", "counts"), [(0, True), (19.9, True), (20, False), (-1, False)])
def test_it_closes_by_itself(tell, opened, seconds, counts):
    keys = RatingKeys()
    keys.looked(opened())
    now = tell.now + timedelta(seconds=seconds)
    assert keys.is_armed(now) is counts
    assert (keys.pressed(1, now) is not None) is counts


def test_the_next_call_closes_it(tell, opened):
    keys = RatingKeys()
    keys.looked(opened())
    keys.looked(None)
    assert keys.pressed(1, tell.now) is None


def test_a_reading_that_was_under_way_does_not_arm_it_again(tell, opened):
    keys, rating = RatingKeys(), opened()
    keys.looked(rating)
    keys.pressed(3, tell.now)
    keys.looked(rating)
    assert keys.pressed(1, tell.now) is None


def test_an_answer_in_doubt_is_sent_again_with_its_own_request(tell, opened):
    keys = RatingKeys()
    keys.looked(opened())
    answer = keys.pressed(3, tell.now)
    assert keys.take_owed() == ()
    keys.failed(answer)
    keys.looked(opened(after=30))
    assert keys.take_owed() == (answer,)
    assert keys.take_owed() == (), "it is on its way"
    keys.failed(answer)
    assert keys.take_owed() == (answer,)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("press"), st.integers(-1, 9)),
        st.tuples(st.just("bounce"), st.integers(1, 3)),
        st.tuples(st.just("finish"), st.just(0)),
        st.tuples(st.just("read"), st.just(0)),
        st.tuples(st.just("call"), st.just(0)),
        st.tuples(st.just("lose"), st.booleans()),
        st.tuples(st.just("wait"), st.integers(1, 25)),
    ),
    max_size=40,
)


class Counter:
    """A counter as the store keeps it: one open question, one answer, one effect for a request."""

    def __init__(self, now):
        self.now = now
        self.open = None
        self.given: dict[UUID, list[int]] = {}
        self.requests: dict[UUID, UUID] = {}
        self.is_lost = False
        self.keys = RatingKeys()

    def finish(self, _):
        closes = self.now + timedelta(seconds=SECONDS)
        self.open = OpenRating(uuid4(), "A001", "1", self.now, closes, THREE)
        self.given[self.open.id] = []

    def call(self, _):
        self.open = None

    def wait(self, seconds):
        self.now += timedelta(seconds=seconds)

    def lose(self, takes_effect):
        self.is_lost, self.takes_effect = True, takes_effect

    def read(self, _):
        self.is_lost = False
        is_open = self.open is not None and self.now < self.open.closes_at
        self.keys.looked(self.open if is_open else None)
        for rate in self.keys.take_owed():
            self.send(rate)

    def press(self, level):
        rate = self.keys.pressed(level, self.now)
        if rate is not None:
            self.send(rate)

    def bounce(self, level):
        self.press(level)
        self.press(level)

    def send(self, rate):
        """Take an answer as db.answers does; a lost store may have taken it all the same."""
        if not self.is_lost or self.takes_effect:
            self.rate(rate)
        if self.is_lost:
            self.keys.failed(rate)

    def rate(self, rate):
        is_open = self.open is not None and self.open.id == rate.rating
        if rate.request in self.requests or not is_open or self.now >= self.open.closes_at:
            return
        self.requests[rate.request] = rate.rating
        self.given[rate.rating].append(rate.level)


AGAIN = [("finish", 0), ("read", 0), ("press", 1), ("read", 0), ("press", 1)]


@given(STEPS)
@example(AGAIN)
def test_whatever_happens_a_service_has_one_answer_at_most_and_no_other_is_ever_sent(steps):
    counter = Counter(datetime(2026, 11, 23, 9, 0, tzinfo=ZONE))
    for step, given_ in steps:
        getattr(counter, step)(given_)
    assert all(len(levels) <= 1 for levels in counter.given.values())
    assert all(level in (1, 2, 3) for levels in counter.given.values() for level in levels)
    assert set(counter.requests.values()) <= set(counter.given)


def test_negative_control_without_the_flow_a_bounce_would_be_two_answers(tell):
    counter = Counter(tell.now)
    counter.finish(0)
    rating = counter.open
    for _ in range(2):
        fresh = RatingKeys()
        fresh.looked(rating)
        counter.send(fresh.pressed(3, counter.now))
    assert len(counter.given[rating.id]) == 2
