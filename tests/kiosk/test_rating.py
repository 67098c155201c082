"""The keypad: armed by "done" alone, one touch, one answer, silence stays silence."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.facts import OpenRating
from kiosk.rating import Close, Look, Rate, RatingFlow, RatingPage


class Pad:
    """A keypad's flow with everything that it wished for."""

    def __init__(self, clock, instrument):
        self.clock = clock
        self.wishes = []
        self.flow = RatingFlow(clock, self.wishes.append, lambda: None)
        self.open = OpenRating(
            uuid4(), "A012", "3", clock.now(), clock.now() + timedelta(seconds=20), instrument
        )

    @property
    def page(self):
        return self.flow.view().page

    def of(self, kind):
        return [wish for wish in self.wishes if isinstance(wish, kind)]

    def pass_time(self, seconds):
        self.clock.push(seconds)
        self.flow.tick()


@pytest.fixture
def pad(clock, instrument):
    return Pad(clock, instrument)


def test_closed_before_done(pad):
    pad.flow.looked(None, "A012")
    pad.flow.touch(3)
    pad.flow.skip()
    assert (pad.page, pad.wishes) == (RatingPage.IDLE, [])
    assert pad.flow.view().serving == "A012"


def test_one_touch_is_one_answer_and_thanks_for_3_seconds(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.touch(2)
    for _ in range(5):
        pad.flow.touch(1)
    assert [(wish.rating, wish.level) for wish in pad.of(Rate)] == [(pad.open.id, 2)]
    pad.flow.rated(pad.of(Rate)[0].request)
    assert pad.page is RatingPage.THANKS
    pad.flow.touch(1)
    pad.pass_time(3.1)
    assert pad.page is RatingPage.IDLE
    assert len(pad.wishes) == 1


def test_closes_by_itself_and_silence_is_silence(pad):
    pad.flow.looked(pad.open, None)
    pad.pass_time(19)
    assert pad.page is RatingPage.OPEN
    pad.pass_time(1.1)
    assert pad.page is RatingPage.IDLE
    assert pad.wishes == [Close(pad.open.id)]


def test_skip_is_silence(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.skip()
    assert pad.wishes == [Close(pad.open.id)]
    assert pad.page is RatingPage.IDLE


def test_late_reading_does_not_open_an_answered_rating_again(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.touch(3)
    pad.flow.rated(pad.of(Rate)[0].request)
    pad.flow.looked(pad.open, None)
    assert pad.page is RatingPage.THANKS


def test_next_call_closes_it(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.looked(None, "A013")
    assert pad.page is RatingPage.IDLE
    assert pad.wishes == []


def test_next_rating_is_a_new_question(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.touch(3)
    pad.flow.rated(pad.of(Rate)[0].request)
    pad.flow.looked(replace(pad.open, id=uuid4(), label="A013"), None)
    assert pad.page is RatingPage.OPEN
    assert pad.flow.view().level is None


def test_answer_in_doubt_is_sent_again_with_its_own_request(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.touch(3)
    pad.flow.failed(pad.of(Rate)[0].request)
    pad.pass_time(2.1)
    assert len(pad.of(Rate)) == 2
    assert len(set(pad.of(Rate))) == 1


def test_answer_that_came_too_late_says_no_thanks(pad):
    pad.flow.looked(pad.open, None)
    pad.flow.touch(3)
    pad.flow.refused(pad.of(Rate)[0].request)
    assert pad.page is RatingPage.IDLE


def test_store_gone_is_asked_again(pad):
    pad.flow.lost(Unavailable("store_gone", "database"))
    assert pad.page is RatingPage.TROUBLE
    pad.pass_time(2.1)
    assert pad.of(Look) == [Look()]
    pad.flow.looked(None, None)
    assert pad.page is RatingPage.IDLE
    assert pad.flow.wake_at() is None


def test_level_of_another_instrument_is_refused(pad):
    pad.flow.looked(pad.open, None)
    with pytest.raises(NotAllowed):
        pad.flow.touch(5)
