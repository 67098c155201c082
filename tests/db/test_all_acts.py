"""All acts of a day together, in any order, with any clock: nothing is lost, doubled or untold.

A model keeps what was done and accepted; after every act the whole store is held against it.
"""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Verbosity
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from centre.rules.errors import NotAllowed
from centre.rules.figures import TOTAL
from centre.rules.tickets import AT_COUNTER, IS_OVER, QUEUED, State
from db import desk, direct, legs, sending, tables
from db.calling import NOBODY

COUNTERS = some.sampled_from("123")
SERVICES = some.sampled_from(("ho-tich", "chung-thuc", "dat-dai"))
WHICH = some.integers(0, 30)
AFTER = {
    **dict.fromkeys(("take", "put_back", "return"), State.WAITING),
    **dict.fromkeys(("call", "call_again", "undo_absent"), State.CALLED),
    **dict.fromkeys(("start", "resume", "next_service", "direct"), State.SERVING),
    **dict.fromkeys(("cancel", "give_up"), State.CANCELLED),
    "transfer": State.TRANSFERRED,
    "finish": State.SERVED,
    "absent": State.ABSENT,
    "park": State.PARKED,
    "expire": State.EXPIRED,
}
"""What each act leaves a ticket as; others leave it as it was."""
SAME_PLACE = {"step_back", "rating_opens"}


class Acts(RuleBasedStateMachine):
    """Days of a centre: every key in any order. What is refused must have changed nothing."""

    def __init__(self, store, clock):
        """Begin with a new day: the store is the same for all examples."""
        super().__init__()
        self.store, self.clock, self.day = store, clock, store.day
        clock.at = (clock.at + timedelta(days=1)).replace(hour=8, minute=0, second=0)
        store.tidy()
        self.since = clock.at.date()
        self.told, self.arrived, self.labels = {}, {}, []

    # --- what is done ----------------------------------------------------------------------------

    def _did(self, ticket, *kinds):
        self.told[ticket.id] += kinds

    def _try(self, act):
        """Return what act gives, None where the rules refuse it: then nothing is noted."""
        self.clock.move(seconds=1)
        try:
            return act()
        except NotAllowed:
            return None

    def _here(self, key, counter, *kinds, **more):
        found = self._try(lambda: getattr(self.day, key)(uuid4(), counter, **more))
        if found is not None:
            self._did(found, *kinds)

    def _born(self, ticket, kind):
        assert ticket.id not in self.told, "a number is given once"
        self.told[ticket.id], self.arrived[ticket.id] = [kind], self.clock.at
        self.labels.append(ticket.label)

    def _label(self, which):
        return self.labels[which % len(self.labels)] if self.labels else "A001"

    def _id(self, which):
        return list(self.told)[which % len(self.told)] if self.told else uuid4()

    @rule(service=SERVICES, group=some.sampled_from((None, None, "khuyet-tat")))
    def take(self, service, group):
        taken = self._try(lambda: self.day.take(uuid4(), service, "k1", group, paper=False))
        if taken is not None:
            self._born(taken.ticket, "take")

    @rule(counter=COUNTERS, service=SERVICES)
    def serve_direct(self, counter, service):
        ticket = self._try(lambda: self.day.serve_direct(uuid4(), counter, service))
        if ticket is not None:
            self._born(ticket, "direct")

    @rule(counter=COUNTERS)
    def call_next(self, counter):
        current = self.day.at_counter(counter).current
        self.clock.move(seconds=1)
        called = self.day.call_next(uuid4(), counter)
        self._finished_and_called(current, called)

    @rule(counter=COUNTERS, which=WHICH)
    def call_next_from_an_old_screen(self, counter, which):
        current, shown = self.day.at_counter(counter).current, self._id(which)
        if current is None or current.id == shown:
            return
        for old in (shown, NOBODY):
            with pytest.raises(NotAllowed, match="someone_was_faster"):
                self.day.call_next(uuid4(), counter, ticket=old)

    @rule(counter=COUNTERS, which=WHICH)
    def call_number(self, counter, which):
        current, label = self.day.at_counter(counter).current, self._label(which)
        called = self._try(lambda: self.day.call_number(uuid4(), counter, label, "lý do"))
        if called is not None:
            self._finished_and_called(current, called)

    def _finished_and_called(self, current, called):
        if current is not None:
            self._did(current, "finish")
        if called is not None:
            self._did(called.ticket, "call")

    @rule(counter=COUNTERS, key=some.sampled_from(("call_again", "start", "absent", "undo_absent")))
    def plain_key(self, counter, key):
        self._here(key, counter, key)

    @rule(counter=COUNTERS)
    def call_twice_and_mark_absent(self, counter):
        self._here("call_again", counter, "call_again")
        self._here("absent", counter, "absent")

    @rule(counter=COUNTERS)
    def finish(self, counter):
        self._here("finish", counter, "finish", "rating_opens")

    @rule(counter=COUNTERS, note=some.sampled_from(("", "chờ bản sao")))
    def park(self, counter, note):
        self._here("park", counter, "park", note=note)

    @rule(counter=COUNTERS, which=WHICH)
    def unpark(self, counter, which):
        self._here("unpark", counter, "resume", label=self._label(which))

    @rule(counter=COUNTERS, places=some.sampled_from((None, 1, 3)))
    def put_back(self, counter, places):
        self._here("put_back", counter, "put_back", places=places)

    @rule(
        counter=COUNTERS,
        service=SERVICES,
        to=some.sampled_from(("first", "last", "original")),
        kept=some.sampled_from(({}, {}, {"target": "1"}, {"target_clerk": "hoa"})),
    )
    def transfer(self, counter, service, to, kept):
        self._here("transfer", counter, "transfer", service=service, to=to, **kept)

    @rule(counter=COUNTERS, service=SERVICES)
    def next_service(self, counter, service):
        self._here("next_service", counter, "next_service", service=service)

    @rule(which=WHICH)
    def return_absent(self, which):
        back = self._try(lambda: self.day.return_absent(uuid4(), self._label(which)))
        if back is not None:
            self._did(back, "return")

    @rule(which=WHICH, places=some.sampled_from((None, 1, 3)))
    def step_back(self, which, places):
        own = self._try(lambda: self.day.step_back(uuid4(), self._id(which), places, "k1"))
        if own is not None:
            self._did(own.position.ticket, "step_back")

    @rule(which=WHICH, at_kiosk=some.booleans())
    def end(self, which, at_kiosk):
        if at_kiosk:
            ended = self._try(lambda: self.day.give_up(uuid4(), self._id(which), "k1"))
        else:
            ended = self._try(lambda: self.day.cancel(uuid4(), self._label(which)))
        if ended is not None:
            self._did(ended, "give_up" if at_kiosk else "cancel")

    # --- the clock and the clerk -----------------------------------------------------------------

    @rule(minutes=some.sampled_from((-10, -10, 1, 7, 40)))
    def clock_moves(self, minutes):
        self.clock.move(minutes=minutes)

    @rule(clerk=some.sampled_from(("hoa", None)), counter=COUNTERS)
    def sit(self, clerk, counter):
        session = self.store.staff.session_at(counter)
        if clerk is not None:
            self.store.staff.sign_in(uuid4(), clerk, "2468", counter)
        elif session is not None:
            self.store.staff.sign_out(uuid4(), session.id)

    @rule()
    def midnight(self):
        """Whoever is not done is told to have left; the next morning begins."""
        day = self.clock.at.date() + timedelta(days=1)
        self.clock.at = self.clock.at.replace(year=day.year, month=day.month, day=day.day, hour=8)
        self.store.tidy()
        for kinds in self.told.values():
            if self._state(kinds) not in IS_OVER:
                kinds.append("expire")
        self.labels = []

    # --- what must hold --------------------------------------------------------------------------

    @staticmethod
    def _state(kinds):
        return next(AFTER[kind] for kind in reversed(kinds) if kind not in SAME_PLACE)

    def _rows(self, table):
        """Return the rows of the days of this example, in order of their time."""
        with self.store.read() as work:
            mine = select(table).where(table.c.day >= self.since)
            return work.connection.execute(mine).all()

    @invariant()
    def every_number_is_there_once_and_where_its_acts_brought_it(self):
        rows = {row.id: row for row in self._rows(tables.ticket)}
        assert rows.keys() == self.told.keys()
        for ticket, row in rows.items():
            assert State(row.state) is self._state(self.told[ticket])
            assert row.arrived_at == self.arrived[ticket], "the original arrival is kept"
            if State(row.state) in QUEUED:
                assert row.counter is None, "who waits is at no counter"
            assert row.counter is not None or State(row.state) not in {*AT_COUNTER, State.PARKED}
        at = Counter((r.day, r.counter) for r in rows.values() if State(r.state) in AT_COUNTER)
        assert all(count == 1 for count in at.values()), "one person at a counter"

    @invariant()
    def nobody_is_shown_in_two_places(self):
        views = [self.day.at_counter(counter) for counter in "123"]
        here = [view.current.id for view in views if view.current]
        parked = [ticket.id for view in views for ticket in view.parked]
        waiting = {ticket.id for view in views for ticket in view.waiting}
        assert len({*here, *parked}) == len(here) + len(parked)
        assert waiting.isdisjoint({*here, *parked})

    @invariant()
    def the_history_tells_each_act_once_and_in_order(self):
        events = sorted(self._rows(tables.event), key=lambda event: (event.day, event.seq))
        told = {ticket: [] for ticket in self.told}
        for event in events:
            if event.ticket is not None:
                told[event.ticket].append(event.kind)
        assert told == self.told

    @invariant()
    def arrived_is_served_absent_cancelled_left_and_waiting(self):
        today = {row.id for row in self._rows(tables.ticket) if row.day == self._today()}
        figures = self.store.figures.today().get((TOTAL, ""))
        assert bool(today) is (figures is not None)
        if figures is None:
            return
        counts = Counter(self._state(self.told[ticket]) for ticket in today)
        over = [counts[state] for state in (State.SERVED, State.ABSENT, State.CANCELLED)]
        assert [figures.served, figures.absent, figures.cancelled] == over
        ended = sum(over) + figures.left
        assert figures.arrived == len(today) == ended + figures.waiting
        for spread in (figures.waits, figures.services, figures.wrap_ups):
            assert spread.milliseconds >= 0
            assert min(spread.bins, default=0) >= 0

    def _today(self):
        with self.store.read() as work:
            return work.day

    @invariant()
    def no_stretch_of_service_is_negative_or_missing(self):
        seqs = {}
        for leg in self._rows(tables.leg):
            assert leg.ended_at >= leg.began_at
            assert leg.wrapped_at is None or leg.wrapped_at >= leg.ended_at
            seqs.setdefault(leg.ticket, []).append(leg.seq)
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in seqs.values())
        served = {t for t, kinds in self.told.items() if "finish" in kinds}
        assert served <= seqs.keys(), "who was served has a stretch of service"


def run(store, clock, **sizes):
    wanted = of_hypothesis(
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        **sizes,
    )
    run_state_machine_as_test(lambda: Acts(store, clock), settings=wanted)


SIZES = [
    ("sqlite", 5, 25),
    ("postgresql", 1, 25),
    pytest.param("sqlite", 40, 50, marks=pytest.mark.prove),
    pytest.param("postgresql", 10, 50, marks=pytest.mark.prove),
]


@pytest.mark.parametrize(("engine_kind", "examples", "steps"), SIZES)
def test_all_acts_in_any_order_lose_double_and_hide_nothing(store, clock, faults, examples, steps):
    """Behaviour 31: every act is in the history, whatever came before it and however the clock ran.

    Behaviours 34, 43 and 44 as well: the arrival stays, the sum holds, no time is negative.
    """
    run(store, clock, max_examples=examples, stateful_step_count=steps)
    assert faults(store) == ()


def lying(module, name, lie):
    """Return a fault: a function of the store that does something else."""

    def plant(monkeypatch):
        right = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *words, **more: lie(right, *words, **more))

    return plant


def stays(right, work, row, event, change):
    return right(work, row, event, {**change, "counter": row.counter})


def arrives_anew(right, work, row, event, change):
    return right(work, row, event, {**change, "arrived_at": work.now})


def untold(right, work, desk, row, kind, more=None):
    if kind == "park":
        return sending.rows.view(work.centre, row)
    return right(work, desk, row, kind, more)


def trust_the_clock(monkeypatch):
    """A stretch ends by the clock, which may have been set back since it began."""
    monkeypatch.setattr(legs, "max", lambda now, _began: now, raising=False)


FAULTS = {
    "who is sent on stays at the counter": lying(sending, "change_state", stays),
    "who is sent on arrives anew": lying(sending, "change_state", arrives_anew),
    "an act is not told": lying(desk, "tell", untold),
    "two at one counter": lying(desk, "check_free", lambda *_: None),
    "two at one counter, one without a number": lying(direct, "check_free", lambda *_: None),
    "a stretch ends before it began": trust_the_clock,
    "a stretch is not kept": lying(legs, "keep", lambda *_, **__: None),
}


MORNING = (
    *(("take", "ho-tich", None),) * 3,
    ("call_next", "1"),
    ("plain_key", "1", "start"),
    ("clock_moves", -10),
    ("park", "1", ""),
    ("call_next", "1"),
    ("unpark", "1", 0),
    ("serve_direct", "1", "ho-tich"),
    ("transfer", "1", "chung-thuc", "last", {}),
    ("call_next", "2"),
    ("finish", "2"),
)
"""A morning in which each of the faults would be seen."""


def live_through(acts):
    """Press the keys of MORNING; after each, all must hold."""
    for key, *words in MORNING:
        getattr(acts, key)(*words)
        for check in (
            acts.every_number_is_there_once_and_where_its_acts_brought_it,
            acts.nobody_is_shown_in_two_places,
            acts.the_history_tells_each_act_once_and_in_order,
            acts.arrived_is_served_absent_cancelled_left_and_waiting,
            acts.no_stretch_of_service_is_negative_or_missing,
        ):
            check()


def test_a_morning_without_a_fault_holds(store, clock, faults):
    acts = Acts(store, clock)
    live_through(acts)
    assert "finish" in str(acts.told)
    assert faults(store) == ()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("plant", FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found(store, clock, monkeypatch, plant):
    """The negative control: the same morning on a store that loses, doubles or hides something."""
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        live_through(Acts(store, clock))
