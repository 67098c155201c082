"""The order explains itself: before every number stand exactly the calls that the log has."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from centre.rules.calling import Rule
from centre.rules.errors import NotAllowed
from db.telling import before_sentence


def told(store, label):
    return [(one.label, one.counter, one.reason.rule) for one in store.day.order_of(label)]


@pytest.fixture
def morning(store, take, clock):
    """Press keys, a second apart; the words are: take SERVICE [group], call COUNTER, ..."""
    keys = {
        "take": take,
        "call": lambda counter: store.day.call_next(uuid4(), counter),
        "choose": lambda label: store.day.call_number(uuid4(), "1", label, "cụ già mệt"),
        "send": lambda to, service: store.day.transfer(uuid4(), to, service, "first"),
        "back": lambda counter: store.day.put_back(uuid4(), counter, places=1),
    }

    def press(*lines):
        for line in lines:
            key, *words = line.split()
            keys[key](*words)
            clock.move(seconds=1)

    return press


TABLE = {
    "nobody": (["take ho-tich", "call 1"], "A001", []),
    "who came earlier": (
        ["take ho-tich", "take ho-tich", "call 1", "call 2"],
        "A002",
        [("A001", "1", Rule.LONGEST)],
    ),
    "still waiting": (
        ["take ho-tich", "take ho-tich", "call 1"],
        "A002",
        [("A001", "1", Rule.LONGEST)],
    ),
    "priority passes": (
        ["take ho-tich", "take ho-tich khuyet-tat", "call 1", "call 1"],
        "A001",
        [("A002", "1", Rule.PRIORITY)],
    ),
    "not the counters of other queues": (
        ["take ho-tich", "take dat-dai", "call 3", "call 1"],
        "A001",
        [],
    ),
    "by the weight of another queue": (
        ["take chung-thuc", "take ho-tich", "take ho-tich", "call 1", "call 1"],
        "B001",
        [("A001", "1", Rule.WEIGHT)],
    ),
    "chosen by hand": (
        ["take ho-tich", "take ho-tich", "choose A002", "call 2"],
        "A001",
        [("A002", "1", Rule.CHOSEN)],
    ),
    "head of the queue": (
        ["take chung-thuc", "call 2", "take ho-tich", "send 2 ho-tich", "call 1", "call 1"],
        "A001",
        [("B001", "1", Rule.HEAD)],
    ),
    "put back": (
        ["take ho-tich", "take ho-tich", "call 1", "back 1", "call 1", "call 1"],
        "A001",
        [("A002", "1", Rule.LONGEST)],
    ),
    "not while it was served elsewhere": (
        ["take ho-tich", "call 1", "take dat-dai", "call 3", "send 1 dat-dai", "call 3"],
        "A001",
        [],
    ),
}


@pytest.mark.parametrize(("lines", "label", "before"), TABLE.values(), ids=TABLE)
def test_who_was_called_before_a_number_and_by_which_rule(store, morning, lines, label, before):
    """Behaviour 47: the order of any ticket."""
    morning(*lines)
    assert told(store, label) == before


def test_each_call_before_is_one_sentence_in_two_languages(store, morning):
    morning("take ho-tich", "take ho-tich khuyet-tat", "call 1", "call 1")
    (one,) = store.day.order_of("a1")
    assert before_sentence(one) == ("08:00:02 quầy 1 gọi A002 trước A001: A002 thuộc diện ưu tiên.")
    assert before_sentence(one, "en") == (
        "08:00:02 counter 1 called A002 before A001: A002 has a declared priority."
    )


def test_a_number_that_was_not_given_has_no_order(store):
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.order_of("A001")


def test_a_call_out_of_turn_is_in_the_supervisors_list_with_its_reason(store, morning):
    """Behaviour 35: an out-of-order call shows in the supervisor's list with its reason."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    morning("take ho-tich", "take ho-tich", "take ho-tich", "choose A003", "call 1")
    (one,) = store.day.out_of_order()
    assert (one.label, one.counter, one.clerk) == ("A003", "1", "hoa")
    assert (one.reason.note, one.reason.bypassed) == ("cụ già mệt", ("A001", "A002"))


SERVICES = ("ho-tich", "chung-thuc", "dat-dai")
STEPS = some.lists(
    some.one_of(
        some.tuples(some.just("take"), some.sampled_from(SERVICES), some.booleans()),
        some.tuples(some.just("call"), some.sampled_from("123")),
        some.tuples(some.just("put_back"), some.sampled_from("123"), some.integers(1, 3)),
        some.tuples(some.just("transfer"), some.sampled_from("123"), some.sampled_from(SERVICES)),
        some.tuples(some.just("choose"), some.sampled_from("123"), some.integers(0, 20)),
        some.tuples(some.just("absent"), some.sampled_from("123")),
        some.tuples(some.just("return"), some.integers(0, 20)),
        some.tuples(some.just("finish"), some.sampled_from("123")),
    ),
    min_size=5,
    max_size=30,
)


@dataclass
class Presses:
    """Random keys of a day; what is not allowed at the moment is simply not done."""

    store: object
    clock: object
    labels: list[str] = field(default_factory=list)

    def press(self, step):
        self.clock.move(seconds=1)
        with suppress(NotAllowed):
            getattr(self, f"_{step[0]}")(*step[1:])

    def _take(self, service, preferred):
        group = "khuyet-tat" if preferred else None
        taken = self.store.day.take(uuid4(), service, "k1", group, paper=False)
        self.labels.append(taken.ticket.label)

    def _call(self, counter):
        self.store.day.call_next(uuid4(), counter)

    def _put_back(self, counter, places):
        self.store.day.put_back(uuid4(), counter, places=places)

    def _transfer(self, counter, service):
        self.store.day.transfer(uuid4(), counter, service, "original")

    def _choose(self, counter, which):
        if self.labels:
            label = self.labels[which % len(self.labels)]
            self.store.day.call_number(uuid4(), counter, label, "lý do")

    def _absent(self, counter):
        self.store.day.call_again(uuid4(), counter)
        self.clock.move(seconds=1)
        self.store.day.absent(uuid4(), counter)

    def _return(self, which):
        if self.labels:
            self.store.day.return_absent(uuid4(), self.labels[which % len(self.labels)])

    def _finish(self, counter):
        self.store.day.finish(uuid4(), counter)


def by_the_log(store):
    """Return label -> ids of calls before it: the day's log once through, all queues at once."""
    serves = {code: set(found.serves) for code, found in store.centre().counters.items()}
    waiting, services, before = {}, {}, {}
    for event in sorted(store.day.events(), key=lambda event: event.at):
        label, facts = event.label, event.facts
        if event.kind in {"take", "transfer", "put_back", "return"}:
            services[label] = facts.get("service", services.get(label))
            waiting[label] = services[label]
            before.setdefault(label, [])
        elif event.kind == "call":
            waiting.pop(label, None)
            for other, service in waiting.items():
                if service in serves[facts["counter"]]:
                    before[other].append((label, facts["counter"], event.at))
    return before


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@hypothesis_settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_the_calls_told_before_a_number_are_those_of_the_log(store, clock, steps):
    """Each example has a business day of its own; Sundays give no numbers, which is no matter."""
    clock.at = datetime.combine(clock.at.date() + timedelta(days=1), clock.at.timetz()).replace(
        hour=8, minute=0, second=0
    )
    presses = Presses(store, clock)
    for step in steps:
        presses.press(step)
    expected = by_the_log(store)
    assert set(expected) == set(presses.labels)
    for label in presses.labels:
        found = [(one.label, one.counter, one.at) for one in store.day.order_of(label)]
        assert found == expected[label], label
