"""The queue of announcements under whatever a day brings, each property with a desk that breaks it.

No overlap, order kept, nothing stale spoken, nothing true dropped, nothing said without need, and a
bound on the delay that follows from the lengths of the clips (rules/announcing.longest_wait).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from unittest import mock
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from centre.rules.announcing import Pace, Spoken, longest_wait
from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from drivers.health import SpeakerKey, SpeakerStatus
from queue_display import voice
from queue_display.utterance import Speech
from queue_display.voice import VoiceDesk

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
LABELS = ["A001", "A002", "A003", "B001", "B002", "B003"]
DRAIN = 900.0
EXAMPLES = settings(max_examples=25, stateful_step_count=20, deadline=None)
HUNT = settings(
    max_examples=200,
    stateful_step_count=25,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


CHIME = 1.35
SENTENCE = 4.2
BETWEEN = 0.9
BEFORE_NEIGHBOUR = 0.5
"""Lengths as rendered (seconds); motcua-display --say prints them."""


def pace(languages):
    """Return the longest announcements in so many languages, from the lengths above."""
    return Pace(
        full=CHIME + SENTENCE + languages * (BETWEEN + SENTENCE),
        once=BEFORE_NEIGHBOUR + languages * (SENTENCE + BETWEEN) - BETWEEN,
        short=BEFORE_NEIGHBOUR + SENTENCE,
    )


class Clock:
    """Virtual time; wall is the time of the first call."""

    def __init__(self, wall):
        self.wall, self.seconds = wall, 0.0

    def now(self):
        return self.wall + timedelta(seconds=self.seconds)

    def monotonic(self):
        return 1000.0 + self.seconds


@dataclass
class Said:
    """One announcement: what, from when to when, and whether it was true at its beginning."""

    spoken: Spoken
    began: float
    ended: float
    true: bool


class Lobby:
    """One desk, its calls, and time that passes only here.

    in_turn: the lane waits for the end of a sound; a control lets it not.
    """

    in_turn = True

    def __init__(self, wall, desk=VoiceDesk, languages=("vi",)):
        self.clock = Clock(wall)
        self.called = {}
        self.made = []
        self.said = []
        self.dead = False
        self._jobs = []
        self._lane_free = 0.0
        with mock.patch.object(voice, "Lane", return_value=self):
            self.desk = desk(self, self, Speech(languages, 100), self._ask, self.clock)
        self._patched = mock.patch.object(voice, "uttered", self._uttered)
        self._patched.start()

    def end(self):
        self._patched.stop()
        self.desk.close()
        self.desk.deleteLater()

    # the world of calls

    def call(self, label, counter, *, again=False):
        spoken = Spoken(uuid4(), label, counter, again, self.clock.now())
        self.called[label] = spoken
        self.made.append((spoken, self.clock.seconds))
        self.desk.hear(spoken)
        self.pass_time(0)

    def over(self, label):
        self.called.pop(label, None)

    def is_true(self, spoken):
        now = self.called.get(spoken.label)
        return now is not None and now.counter == spoken.counter

    def _ask(self, spoken, answer):
        answer(self.is_true(spoken))

    # the loudspeaker and its clips

    def ready(self, *_):
        return None

    def prove(self):
        return SpeakerStatus(SpeakerKey.SPEAKER_DEAD if self.dead else SpeakerKey.OK)

    def play(self, wav, volume=100, units=()):
        if self.dead:
            raise Unavailable(SpeakerKey.SPEAKER_DEAD.value, part="speaker")
        began = self.clock.seconds
        self.said.append(Said(units, began, began + wav, self.is_true(units)))
        return wav

    def _uttered(self, _, __, sentence):
        lead = CHIME if sentence.chime else BEFORE_NEIGHBOUR
        count = len(sentence.languages)
        seconds = lead + count * SENTENCE + (count - 1) * BETWEEN
        return SimpleNamespace(wav=seconds, units=sentence.spoken)

    # the lane: a job begins when the one before it has ended

    def run(self, job, done=None, failed=None):
        self._jobs.append((job, done, failed))

    def close(self):
        self._jobs.clear()

    def pass_time(self, seconds):
        """Let time pass, and do the jobs of the lane at their time."""
        until = self.clock.seconds + seconds
        while self._step(until):
            pass
        self.clock.seconds = until

    def _step(self, until):
        if not self._jobs or self._begin() > until:
            return False
        self.clock.seconds = self._begin()
        job, done, failed = self._jobs.pop(0)
        heard = len(self.said)
        try:
            result = job()
        except Unavailable as error:
            failed(error)
            return True
        took = sum(said.ended - said.began for said in self.said[heard:])
        self._answer(took, lambda: done(result))
        return True

    def _begin(self):
        return max(self.clock.seconds, self._lane_free)

    def _answer(self, took, answer):
        """Answer now, or when the sound has ended."""
        if not took:
            answer()
            return
        self._lane_free = self.clock.seconds + (took if self.in_turn else 0.0)
        self._jobs.insert(0, (lambda: None, lambda _: answer(), None))


class Day(RuleBasedStateMachine):
    """A day of a lobby; what was said is judged at its end."""

    desk = VoiceDesk
    lobby_of = Lobby

    def __init__(self):
        super().__init__()
        self.lobby = self.lobby_of(NINE, self.desk)

    @rule(label=st.sampled_from(LABELS), counter=st.sampled_from("123"))
    def call(self, label, counter):
        self.lobby.call(label, counter)

    @precondition(lambda self: self.lobby.called)
    @rule(data=st.data())
    def call_again(self, data):
        label = data.draw(st.sampled_from(sorted(self.lobby.called)))
        self.lobby.call(label, self.lobby.called[label].counter, again=True)

    @precondition(lambda self: self.lobby.called)
    @rule(data=st.data())
    def serve(self, data):
        self.lobby.over(data.draw(st.sampled_from(sorted(self.lobby.called))))

    @rule(seconds=st.sampled_from([0.1, 1.0, 3.0, 5.0, 12.0]))
    def wait(self, seconds):
        self.lobby.pass_time(seconds)

    @rule()
    def die(self):
        self.lobby.dead = True

    @rule()
    def mend(self):
        self.lobby.dead = False
        self.lobby.desk.prove()
        self.lobby.pass_time(0)

    def teardown(self):
        try:
            self.mend()
            self.lobby.pass_time(DRAIN)
            judge(self.lobby)
        finally:
            self.lobby.end()


def judge(lobby):
    """Check all that was said against all that was called."""
    said, turn = lobby.said, {made.call: place for place, (made, _) in enumerate(lobby.made)}
    assert all(one.ended <= other.began for one, other in pairwise(said)), "overlap"
    order = [turn[one.spoken.call] for one in said]
    assert order == sorted(order), "out of order"
    assert all(one.true for one in said), "something stale was spoken"
    for spoken in lobby.called.values():
        last = max(at for made, at in lobby.made if same(made, spoken))
        assert any(same(one.spoken, spoken) and one.began >= last for one in said), "lost"
    for place, one in enumerate(said):
        later = next((two for two in said[place + 1 :] if same(one.spoken, two.spoken)), None)
        calls = [at for made, at in lobby.made if same(made, one.spoken)]
        assert later is None or any(at >= one.began for at in calls), "said without need"


def same(one, other):
    return (one.label, one.counter) == (other.label, other.counter)


def test_whatever_the_day_brings_the_voice_keeps_order_and_truth():
    run_state_machine_as_test(Day, settings=EXAMPLES)


class NewestFirst(VoiceDesk):
    """Says what was called last first."""

    def hear(self, spoken):
        self._queue = (spoken, *(each for each in self._queue if each.label != spoken.label))
        self._next()


class Forgetful(VoiceDesk):
    """Lets no more than one call wait."""

    def hear(self, spoken):
        super().hear(spoken)
        self._queue = self._queue[-1:]


class Gullible(VoiceDesk):
    """Does not ask whether a call is still true."""

    def _answered(self, spoken, *, true):
        super()._answered(spoken, true=True)


class Stubborn(VoiceDesk):
    """Says a call again for every recall, though it still waits."""

    def hear(self, spoken):
        self._queue = (*self._queue, spoken)
        self._next()


class Impatient(VoiceDesk):
    """Does not wait for the end of the announcement at hand."""

    def hear(self, spoken):
        self._busy = False
        super().hear(spoken)


class OpenLane(Lobby):
    """A loudspeaker that takes two sounds at once."""

    in_turn = False

    def _answer(self, took, answer):
        self._lane_free = self.clock.seconds
        answer()


@pytest.mark.parametrize(
    ("broken", "lobby", "why"),
    [
        (NewestFirst, Lobby, "out of order"),
        (Forgetful, Lobby, "lost"),
        (Gullible, Lobby, "stale"),
        (Stubborn, Lobby, "without need"),
        (Impatient, OpenLane, "overlap"),
    ],
)
def test_control_a_desk_that_breaks_one_rule_is_caught(broken, lobby, why):
    day = type("Broken", (Day,), {"desk": broken, "lobby_of": lobby})
    with pytest.raises(AssertionError, match=why):
        run_state_machine_as_test(day, settings=HUNT)


def waits_of(times, languages, desk=VoiceDesk):
    """Call a new number at each time; return how long each waited for its words."""
    lobby = Lobby(NINE, desk, languages)
    try:
        for place, at in enumerate(times):
            lobby.pass_time(at - lobby.clock.seconds)
            lobby.call(f"A{place:03}", "1")
        lobby.pass_time(DRAIN)
        made = {spoken.call: at for spoken, at in lobby.made}
        waits = [one.began - made[one.spoken.call] for one in lobby.said]
    finally:
        lobby.end()
    assert len(waits) == len(times)
    return waits


def five_a_minute(gaps):
    """Return times of calls of which no minute has more than five."""
    times = []
    for gap in gaps:
        free = times[-5] + 60.0 if len(times) >= 5 else 0.0
        times.append(max(free, (times[-1] if times else 0.0) + gap))
    return times


gaps = st.lists(st.sampled_from([0.0, 0.0, 1.0, 6.0, 12.0, 20.0]), min_size=1, max_size=30)
spoken_languages = st.sampled_from([("vi",), ("vi", "en"), ("vi", "en", "km")])


@settings(deadline=None, max_examples=60)
@given(gaps, spoken_languages)
def test_at_five_calls_a_minute_no_call_waits_longer_than_the_bound(gaps, languages):
    bound = longest_wait(5, pace(len(languages)))
    assert bound < 60
    assert max(waits_of(five_a_minute(gaps), languages)) <= bound


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 20), spoken_languages)
def test_in_a_burst_no_call_waits_longer_than_the_bound(calls, languages):
    bound = longest_wait(calls, pace(len(languages)))
    assert max(waits_of([0.0, *([0.1] * calls)], languages)) <= bound


def test_twenty_calls_of_one_instant_are_all_begun_within_about_two_minutes():
    assert [round(longest_wait(20, pace(languages))) for languages in (1, 2)] == [110, 120]
    assert waits_of([0.0] * 20, ("vi", "en"))[-1] > 60, "the bound is not idle"


class LongWinded(VoiceDesk):
    """Says each call twice in each language, however many wait."""

    def _speak(self):
        whole, self._queue = self._queue, self._queue[:1]
        super()._speak()
        self._queue = whole[1:]


@pytest.mark.parametrize(("times", "calls"), [([0.0] * 21, 20), ([0.0] * 5, 5)])
def test_control_a_desk_that_does_not_shorten_breaks_the_bound(times, calls):
    assert max(waits_of(times, ("vi",), LongWinded)) > longest_wait(calls, pace(1))
