"""Whatever happens in a day: a machine of calls, ends and seconds, and what the board shows of it.

The model is a store of few lines: each number has its newest call, and is told while its state
belongs on a board. The board is asked after every step, and at each moment at which it says that it
changes by itself; it is started again in the middle, has its midnight, and sees a wrong day as a
box without a clock does. test_any_day.py runs it.
"""

import itertools
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from centre.rules.hours import ZONE
from centre.rules.tickets import State
from db.facts import Board, BoardCall
from queue_display import flow as flows
from queue_display.flow import DWELL_SECONDS, HIGHLIGHT_SECONDS, READ_CALLS, BoardFlow
from queue_display.loss import LOST_AFTER_SECONDS, Loss

ROWS = 4
MINE, THEIRS = ("1", "2", "3"), ("9",)
MOST_FLASHES = 3
EXAMPLES = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
SPACE = UUID(int=7)


class Time:
    """A clock that is moved by hand."""

    def __init__(self):
        self.at, self.seconds = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE), 1000.0

    def now(self):
        return self.at

    def monotonic(self):
        return self.seconds

    def move(self, seconds):
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Number:
    """One number in the model: its newest call."""

    label: str
    counter: str
    order: int
    at: datetime
    again: int = 1
    state: State = State.CALLED

    @property
    def key(self):
        return self.label, self.again

    @property
    def zone(self):
        return "B" if self.counter in THEIRS else "A"


class AnyDay(RuleBasedStateMachine):
    """A zone's board before days of calls in two zones."""

    flow_type = BoardFlow
    loss_type = Loss

    def __init__(self):
        super().__init__()
        self.clock, self.counted, self.numbers = Time(), itertools.count(1), {}
        self.off = timedelta()
        self.start()

    @rule(how=st.sampled_from(["well", "on a wrong day", "before its calls"]))
    def start(self, how="well"):
        """The board's program starts (again): it knows nothing, and reads at once.

        Where the clock was put back by an hour meanwhile, all calls are an hour ahead: it may take
        the newest for one just made.
        """
        self.flow = self.flow_type(ROWS, self.clock, self.loss_type(self.clock))
        self.flashes, self.was_bright = [], False
        self.is_first, self.heard, self.taken, self.old = True, [], [], set()
        if how == "on a wrong day":
            self.a_wrong_day()
        if how == "before its calls":
            for number in self.numbers.values():
                number.at += timedelta(hours=1)
        self.read()

    # --- what may happen --------------------------------------------------------------------------

    @rule(counter=st.sampled_from(MINE + THEIRS))
    def call(self, counter):
        """A clerk calls the next number; the one before is served."""
        for number in self._at(counter):
            number.state = State.SERVED
        order = next(self.counted)
        label = f"{'B' if counter in THEIRS else 'A'}{order:03}"
        self.numbers[label] = Number(label, counter, order, self._behind())

    @rule(counter=st.sampled_from(MINE))
    def call_again(self, counter):
        for number in self._at(counter):
            number.order, number.at = next(self.counted), self._behind()
            number.again += 1

    @rule(
        counter=st.sampled_from(MINE + THEIRS),
        state=st.sampled_from([State.SERVING, State.SERVED, State.ABSENT, State.TRANSFERRED]),
    )
    def end(self, counter, state):
        for number in self._at(counter):
            number.state = state

    @rule(counter=st.sampled_from(MINE))
    def take_back_absent(self, counter):
        absent = [n for n in self.numbers.values() if n.state is State.ABSENT]
        for number in [n for n in absent if n.counter == counter][-1:]:
            number.state = State.CALLED

    @rule(counter=st.sampled_from(MINE))
    def a_mistake(self, counter):
        """All call at once; one marks its number absent, and takes the mark back."""
        for each in MINE:
            self.call(each)
        self.read()
        self.end(counter, State.ABSENT)
        self.read()
        self.take_back_absent(counter)
        self.a_quiet_minute()

    @rule(seconds=st.sampled_from([0.0, 0.05, 0.3, 0.5, 1.0, 2.9, 4.0, 21.0]))
    def time_passes(self, seconds):
        """Wake the board whenever it wanted, and at the end."""
        left = seconds
        while (wait := self.flow.next_change()) is not None and wait < left:
            self.clock.move(wait + 0.001)
            left -= wait + 0.001
            self.look()
        self.clock.move(max(0.0, left))
        self.look()

    @rule()
    def midnight(self):
        """The next day at nine: nothing of yesterday is told."""
        self.clock.move(24 * 3600)
        self.numbers, self.is_first, self.heard, self.taken = {}, True, [], []
        self.read()
        assert self.flow.view().panel is None

    @rule(off=st.sampled_from([None, timedelta(days=1), timedelta(minutes=-90)]))
    def a_wrong_clock(self, off):
        """The clock is set wrong and put right; the store's day may be the same all the while."""
        if off is None:
            self.a_wrong_day()
            return
        self.off = off
        self.read()
        self.off = timedelta()
        self.read()

    def a_wrong_day(self):
        """The box believes for a moment that it is another day, on which nobody was called.

        Whom the panel has shown stays told; who still waited for it is let go, as on any day.
        """
        at = self.clock.now() - timedelta(days=400)
        assert self.flow.read(Board((), (), at, at.date())) == ()
        self.is_first, self.heard = True, [key for key in self.heard if key in self.taken]
        self.read()

    @rule()
    def read(self):
        """The store is read: what is told as new is what nobody was told of, in its order."""
        board = self._board()
        told = [(c.label, self.numbers[c.label].again, c.again) for c in self.flow.read(board)]
        batch = [(label, again) for label, again, _ in told]
        assert all(mark == (again > 1) for _, again, mark in told)
        orders = [self.numbers[label].order for label, _ in batch]
        assert orders == sorted(orders)
        for key in batch:
            assert key not in self.heard or key not in self.taken
        called = [n for n in self._mine() if n.state is State.CALLED]
        if self.is_first:
            told = [n for n in self._mine() if n.state in flows.ON_LIST]
            self.old |= {n.key for n in told if not self._is_young(n)}
            assert self.old.isdisjoint(batch)
        assert {n.key for n in called} - self.old <= {*self.heard, *batch}
        self.heard = [key for key in self.heard if key not in batch] + batch
        self.is_first = False
        self.look()

    @precondition(lambda self: self.heard)
    @rule()
    def a_quiet_minute(self):
        """Nothing happens: every call that still holds has had the panel."""
        self.read()
        self.time_passes(DWELL_SECONDS * (len(self.heard) + 1))
        holds = {n.key for n in self._mine() if n.state in flows.AT_COUNTER}
        assert holds & set(self.heard) <= set(self.taken)

    # --- what is looked at ------------------------------------------------------------------------

    def look(self):
        """Look at the board: note flashes and who takes the panel."""
        view = self.flow.view()
        if view.bright and not self.was_bright:
            self.flashes.append(self.clock.monotonic())
        self.was_bright = view.bright
        if view.panel is not None and view.panel.lit:
            key = (view.panel.label, self.told[view.panel.label].again)
            if key not in self.taken:
                self.taken.append(key)

    @invariant()
    def everything_is_as_promised(self):
        view = self.flow.view()
        self._flashes_seldom()
        self._lists_what_was_read(view.rows)
        self._shows_in_the_order_of_the_calls(view.panel)
        self._tells_the_age(view)
        shown = [*view.rows, *([view.panel] if view.panel else [])]
        assert all(call.counter in MINE for call in shown), "another zone's"

    def _flashes_seldom(self):
        """At most three in any second."""
        for first in self.flashes[-MOST_FLASHES - 1 :]:
            within = [at for at in self.flashes if first <= at < first + 1.0]
            assert len(within) <= MOST_FLASHES

    def _lists_what_was_read(self, rows):
        """Newest first, with the marks of recalls."""
        told = [n for n in self.told.values() if n.state in flows.ON_LIST]
        told.sort(key=lambda n: n.order, reverse=True)
        shown = [(row.label, row.counter, row.again) for row in rows]
        assert shown == [(n.label, n.counter, n.again > 1) for n in told[:ROWS]]

    def _shows_in_the_order_of_the_calls(self, panel):
        """Who is at a counter, and one after the other."""
        if panel is not None:
            told = self.told[panel.label]
            assert told.state in flows.AT_COUNTER
            assert panel.again == (told.again > 1)
        assert self.taken == [key for key in self.heard if key in self.taken]

    def _tells_the_age(self, view):
        """Of what is shown, after five seconds without an answer."""
        age = (self.clock.now() - self.read_at).total_seconds()
        if abs(age - LOST_AFTER_SECONDS) > 0.01:
            assert view.lost_at == (self.read_at if age > LOST_AFTER_SECONDS else None)
        if view.lost_at is not None and abs(age % 60) > 0.01:
            assert view.lost_minutes == int(age // 60)

    # --- the model --------------------------------------------------------------------------------

    def _is_young(self, number):
        told = (n.at for n in self._mine() if n.state in flows.ON_LIST)
        now = max([self.clock.now(), *told])
        return (now - number.at).total_seconds() < HIGHLIGHT_SECONDS

    def _behind(self):
        """Return now, or the least time after all calls where the clock was set back."""
        latest = (n.at + timedelta(microseconds=1) for n in self.numbers.values())
        return max([self.clock.now(), *latest])

    def _at(self, counter):
        here = [n for n in self.numbers.values() if n.counter == counter]
        return [n for n in here if n.state in flows.AT_COUNTER]

    def _mine(self):
        return [n for n in self.numbers.values() if n.zone == "A"]

    def _board(self):
        """Return the store's answer, and note what a board has to make of it."""
        told = [n for n in self._mine() if n.state in flows.ON_LIST]
        told.sort(key=lambda n: n.order, reverse=True)
        self.told = {n.label: replace(n) for n in told}
        self.read_at = self.clock.now()
        at = self.clock.now()
        return Board(tuple(map(self._call, told[:READ_CALLS])), (), at - self.off, at.date())

    def _call(self, number):
        return BoardCall(
            uuid5(SPACE, number.label),
            number.label,
            number.counter,
            {"vi": f"Quầy {number.counter}"},
            number.zone,
            number.at,
            number.again,
            number.state,
        )
