"""Who is next, proved on whole days: several counters, weights, priority, transfers.

The lobby below keeps its own books (who waits, who was passed, how often a counter called while
somebody waited) and never looks at the rules' own counts. Every promise has a broken chooser that
the same books catch.
"""

from collections import Counter as Tally
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules.calling import Waiting, choose, likely_order
from centre.rules.services import Counter, Policy
from centre.rules.tickets import Place

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ticket(number, service="A", priority=None, **more):
    waits = {"place": Place.BY_TIME, "queued_at": START + number * MINUTE, **more}
    return Waiting(UUID(int=number), f"{service}{number:03d}", service, priority, **waits)


def counter(code="1", **serves):
    return Counter(code, {"vi": code}, "A", MappingProxyType(serves), 0)


class Lobby:
    """A day of arrivals and calls; every call is checked against the promises."""

    def __init__(self, counters, policy, chooser=choose):
        self.counters = {each.code: each for each in counters}
        self.policy = policy
        self.chooser = chooser
        self.credits = {code: {} for code in self.counters}
        self.waiting = {}
        self.served = []
        self.now = START
        self.numbers = count(1)
        self.passed = Tally()  # who was passed how often, by our own count
        self.turns = Tally()  # (who, counter): calls of that counter while waiting
        self.before = {}  # who: how many waited when it came

    def arrive(self, service, priority=None, **more):
        self.now += MINUTE
        self._enter(ticket(next(self.numbers), service, priority, queued_at=self.now, **more))

    def come_back(self, place):
        """Let the one who was called last be transferred: first, or by the original time."""
        if not self.served or self.served[-1].id in self.waiting:
            return
        self.now += MINUTE
        last = self.served[-1]
        at = self.now if place is Place.FIRST else last.queued_at
        self.before = {who: ahead + 1 for who, ahead in self.before.items()}
        self._enter(replace(last, place=place, queued_at=at, target=None))

    def _enter(self, one):
        self.before[one.id] = len(self.waiting)
        self.turns = Tally({key: n for key, n in self.turns.items() if key[0] != one.id})
        self.waiting[one.id] = one

    def call(self, code):
        self.now += MINUTE
        here = self.counters[code]
        seen = tuple(self.waiting.values())
        credits_here = MappingProxyType(self.credits[code])
        choice = self.chooser(seen, here, credits_here, self.policy, self.now)
        rest = [one for one in seen if one.service in here.serves and one.target in {None, code}]
        if choice is None:
            assert not rest, "somebody waits and nobody is called"
            return None
        assert choice.ticket in self.waiting, "somebody who does not wait is called (again)"
        called = self.waiting.pop(choice.ticket)
        assert called in rest, "a ticket of another counter is called"
        rest.remove(called)
        self._check_order(called, rest, here)
        self._check_passed(called, rest, here)
        self._check_turns(rest, here)
        self.credits[code] = dict(choice.credits)
        for who in choice.bypassed:
            one = self.waiting[who]
            self.waiting[who] = replace(one, bypassed=one.bypassed + 1)
        self.served.append(called)
        return choice

    @staticmethod
    def _check_order(called, rest, here):
        """First come, first served inside a class: same weight, same place, priority or not."""

        def kind(one):
            return (one.place, here.serves[one.service], one.priority is None)

        for other in rest:
            if kind(other) == kind(called):
                assert called.queued_at < other.queued_at, "not first come, first served"

    def _check_passed(self, called, rest, here):
        """An ordinary ticket is passed by at most k priority tickets, and not beyond patience."""
        if called.priority is None or called.place is Place.FIRST:
            return
        for other in rest:
            pooled = here.serves[other.service] == here.serves[called.service]
            if other.priority is None and pooled and other.queued_at < called.queued_at:
                self.passed[other.id] += 1
                assert self.passed[other.id] <= self.policy.bypass_limit, "passed too often"
                patience = self.policy.patience or timedelta.max
                assert self.now - other.queued_at <= patience, "passed beyond patience"

    def _check_turns(self, rest, here):
        """Nobody sits through more calls of one counter than its weight there explains."""
        total = sum(here.serves.values())
        for other in rest:
            self.turns[other.id, here.code] += 1
            own = self.before[other.id] + self.policy.bypass_limit + 1
            most = (own + 2 * len(here.serves)) * total / here.serves[other.service]
            assert self.turns[other.id, here.code] <= most, "somebody starves"

    def play(self, steps):
        codes = sorted(self.counters)
        for name, number, flag in steps:
            if name == "arrive":
                target = codes[number % len(codes)] if number % 7 == 6 else None
                priority = "elderly" if flag else None
                self.arrive("ABCE"[number % 4], priority, target=target)
            elif name == "back":
                self.come_back(Place.FIRST if flag else Place.BY_TIME)
            else:
                self.call(codes[number % len(codes)])

    def drain(self):
        while any([self.call(code) is not None for code in self.counters]):  # noqa: C419 - all call
            pass


weights = st.dictionaries(st.sampled_from("ABCE"), st.integers(1, 9), min_size=1)
rooms = st.lists(weights, min_size=1, max_size=4).map(
    lambda serves: [counter(str(n), **each) for n, each in enumerate(serves, 1)]
)
policies = st.builds(
    Policy,
    bypass_limit=st.integers(0, 4),
    patience=st.none() | st.integers(1, 60).map(lambda minutes: minutes * MINUTE),
)
step = st.tuples(
    st.sampled_from(["arrive", "arrive", "arrive", "call", "call", "back"]),
    st.integers(0, 27),
    st.booleans(),
)
days = st.lists(step, max_size=80)


@settings(max_examples=250)
@given(rooms, policies, days)
def test_on_any_day_the_promises_hold_and_everybody_is_called_once(room, policy, day):
    lobby = Lobby(room, policy)
    lobby.play(day)
    lobby.drain()
    assert not [
        one
        for one in lobby.waiting.values()
        if any(one.service in c.serves and one.target in {None, c.code} for c in room)
    ]


BUSY = [counter("1", A=1, B=1, C=9), counter("2", A=2, C=1)]


def busy_morning(lobby):
    """Three wait; then at every call two priority and two ordinary tickets come."""
    for service in "ABA":
        lobby.arrive(service)
    for _ in range(60):
        lobby.arrive("C", "elderly")
        lobby.arrive("A", "elderly")
        lobby.arrive("C")
        lobby.arrive("C")
        lobby.call("1")
        lobby.call("2")


def _with(choice, chosen):
    return replace(choice, ticket=chosen.id, bypassed=())


def _can(waiting, here):
    return [t for t in waiting if t.service in here.serves and t.target in {None, here.code}]


def _priority_always_first(waiting, here, credits_here, policy, now):
    choice = choose(waiting, here, credits_here, policy, now)
    first = min(_can(waiting, here), key=lambda t: (t.priority is None, t.queued_at), default=None)
    return choice and _with(choice, first)


def _last_come_first_served(waiting, here, credits_here, policy, now):
    choice = choose(waiting, here, credits_here, policy, now)
    return choice and _with(choice, max(_can(waiting, here), key=lambda t: t.queued_at))


def _heaviest_queue_first(waiting, here, credits_here, policy, now):
    choice = choose(waiting, here, credits_here, policy, now)
    order = sorted(_can(waiting, here), key=lambda t: (-here.serves[t.service], t.queued_at))
    return choice and _with(choice, order[0])


def _bound_forgotten(waiting, here, credits_here, policy, now):
    return choose(waiting, here, credits_here, replace(policy, bypass_limit=10**6), now)


def _patience_forgotten(waiting, here, credits_here, policy, now):
    return choose(waiting, here, credits_here, replace(policy, patience=None), now)


def _bypass_not_counted(waiting, here, credits_here, policy, now):
    choice = choose(waiting, here, credits_here, policy, now)
    return choice and replace(choice, bypassed=())


def _nobody(waiting, here, credits_here, policy, now):
    return None


class _CallsFromMemory:
    """Knows all who ever came, and not who was called already."""

    def __init__(self):
        self.known = {}

    def __call__(self, waiting, here, credits_here, policy, now):
        self.known |= {t.id: t for t in waiting}
        return choose(tuple(self.known.values()), here, credits_here, policy, now)


def test_a_busy_morning_keeps_the_promises():
    busy_morning(Lobby(BUSY, Policy(bypass_limit=3)))
    busy_morning(Lobby(BUSY, Policy(bypass_limit=1000, patience=20 * MINUTE)))


@pytest.mark.parametrize(
    ("chooser", "policy", "complaint"),
    [
        (_priority_always_first, Policy(bypass_limit=3), "passed too often"),
        (_bound_forgotten, Policy(bypass_limit=3), "passed too often"),
        (_bypass_not_counted, Policy(bypass_limit=3), "passed too often"),
        (
            _patience_forgotten,
            Policy(bypass_limit=10**6, patience=20 * MINUTE),
            "passed beyond patience",
        ),
        (_last_come_first_served, Policy(bypass_limit=10**6), "not first come"),
        (_CallsFromMemory(), Policy(bypass_limit=3), "does not wait"),
        (_nobody, Policy(bypass_limit=3), "nobody is called"),
    ],
)
def test_control_a_broken_chooser_is_caught(chooser, policy, complaint):
    with pytest.raises(AssertionError, match=complaint):
        busy_morning(Lobby(BUSY, policy, chooser))


def crowd_in_the_heavy_queue(lobby):
    """One waits in the light queue; the heavy one is never empty."""
    lobby.arrive("A")
    for _ in range(200):
        lobby.arrive("C")
        lobby.call("1")


def test_the_light_queue_is_called_although_the_heavy_one_is_never_empty():
    lobby = Lobby([counter("1", A=1, C=9)], Policy())
    crowd_in_the_heavy_queue(lobby)
    assert lobby.served.index(ticket(1, "A")) < 10


def test_control_a_light_queue_that_waits_for_the_heavy_one_is_seen_to_starve():
    lobby = Lobby([counter("1", A=1, C=9)], Policy(), _heaviest_queue_first)
    with pytest.raises(AssertionError, match="starves"):
        crowd_in_the_heavy_queue(lobby)


@settings(max_examples=60)
@given(days)
def test_one_counters_calls_never_touch_the_deficits_of_another(day):
    room = [counter("1", A=3, B=1), counter("2", A=1, B=1, C=5, E=2)]
    lobby = Lobby(room, Policy())
    for one in day:
        before = {code: dict(held) for code, held in lobby.credits.items()}
        lobby.play([one])
        changed = [code for code, held in lobby.credits.items() if held != before[code]]
        if one[0] == "call":
            assert set(changed) <= {sorted(lobby.counters)[one[1] % 2]}
        else:
            assert not changed


credit = st.floats(-100, 100)
held_credits = st.fixed_dictionaries(dict.fromkeys("ABC", credit))
queues = st.lists(st.tuples(st.sampled_from("ABCX"), st.booleans()), min_size=1, max_size=12).map(
    lambda them: [ticket(n, s, "elderly" if p else None) for n, (s, p) in enumerate(them, 1)]
)


@settings(max_examples=60)
@given(queues, held_credits, st.integers(0, 15))
def test_the_likely_order_is_the_order_in_which_the_counter_then_calls(waiting, held, limit):
    here, policy = counter("1", A=3, B=1, C=1), Policy(bypass_limit=1)
    order = likely_order(waiting, here, held, policy, START, limit)
    lobby = Lobby([here], policy)
    lobby.waiting = {t.id: t for t in waiting}
    lobby.before = dict.fromkeys(lobby.waiting, len(waiting) + 300)
    lobby.credits["1"] = held
    called = [lobby.call("1") for _ in order]
    assert [choice.ticket for choice in called] == [t.id for t in order]
    assert len(order) == min(limit, sum(t.service in "ABC" for t in waiting))
