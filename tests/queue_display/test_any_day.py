"""Whatever happens in a day, no promise of the board breaks; each broken board is noticed.

The machine of days is any_day.py. Each of its promises has a broken board that it must catch.
"""

import math
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from queue_display import flow as flows
from queue_display.flow import PULSE_SECONDS, BoardFlow
from queue_display.loss import LOST_AFTER_SECONDS, Loss

_spec = spec_from_file_location("any_day", Path(__file__).with_name("any_day.py"))
_any_day = sys.modules["any_day"] = module_from_spec(_spec)
_spec.loader.exec_module(_any_day)
AnyDay, EXAMPLES = _any_day.AnyDay, _any_day.EXAMPLES

CATCHING = settings(
    EXAMPLES, max_examples=600, phases=(Phase.generate,), database=None, derandomize=True
)

TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = EXAMPLES


# --- negative controls: broken boards -------------------------------------------------------------


def but(name, change):
    """Return a method of the flow whose answer is changed."""

    def changed(self, *given):
        return change(getattr(BoardFlow, name)(self, *given))

    return {name: changed}


def keep_the_gone(self, board):
    gone = [c for c in self._calls if c.label not in {n.label for n in board.calls}]
    fresh = BoardFlow.read(self, board)
    self._calls += tuple(gone)
    return fresh


def let_the_newest_pass(self):
    self._pending = self._pending[-1:]
    BoardFlow._advance(self)


def remember_nothing(self, calls, board):
    self._known._days.clear()
    return BoardFlow._fresh(self, calls, board)


def know_no_day(self, calls, board):
    self._known._day = self._known._day and board.day
    return BoardFlow._fresh(self, calls, board)


def begin_at_any_day(self, calls, board):
    if board.day != self._known._day:
        self._known._days.clear()
    return BoardFlow._fresh(self, calls, board)


def go_by_the_clock(self, board):
    if board.at.date() != self._known._day:
        self._known._days.clear()
    return BoardFlow.read(self, replace(board, day=board.at.date()))


def take_the_future_for_young(self, calls, board):
    made = [replace(call, at=min(call.at, board.at)) for call in calls]
    return BoardFlow._fresh(self, tuple(made), replace(board, calls=tuple(made)))


def young_within(seconds):
    return {"_fresh": lambda self, calls, board: self._known.fresh(calls, board, seconds)}


def drop_for_ever(self):
    self._pending = [key for key in self._pending if self._true(key)]


BROKEN = {
    "of two calls of one instant the second is lost": but("_fresh", lambda new: new[:1]),
    "the newest of several is told first": but("_fresh", lambda new: new[::-1]),
    "the newest of those that wait takes the panel": {"_advance": let_the_newest_pass},
    "who has left stays on the list": {"read": keep_the_gone},
    "who was served stays in the panel": {"_true": lambda self, key: self._call(key) is not None},
    "a row more than there is room for": but("view", lambda v: replace(v, rows=(*v.rows, *v.rows))),
    "what was called is forgotten": {"_fresh": remember_nothing},
    "a start repeats the day": young_within(math.inf),
    "a start swallows the newest call": young_within(0.0),
    "a wrong day repeats the right one": {"_fresh": know_no_day},
    "a wrong day forgets the right one": {"_fresh": begin_at_any_day},
    "a clock that is set back begins another day": {"read": go_by_the_clock},
    "what a wrong clock put into the future is new": {"_fresh": take_the_future_for_young},
    "a mark that is taken back swallows a call": {"_forget_unshown": drop_for_ever},
    "a recall is not marked": but("_shown", lambda call: replace(call, again=False)),
    "a recall is not told as one": but("read", lambda new: [replace(c, again=False) for c in new]),
}


def caught(machine):
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine, settings=CATCHING)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_board_would_be_noticed(broken):
    flow = type("Broken", (BoardFlow,), BROKEN[broken])
    caught(type("Observed", (AnyDay,), {"flow_type": flow}))


def test_a_board_that_flickers_would_be_noticed(monkeypatch):
    monkeypatch.setattr(flows, "PULSE_SECONDS", PULSE_SECONDS / 5)
    monkeypatch.setattr(flows, "PULSES", 15)
    caught(AnyDay)


def test_a_board_that_shows_another_zone_would_be_noticed():
    caught(type("Open", (AnyDay,), {"_mine": lambda self: list(self.numbers.values())}))


class Unfelt(Loss):
    """A link that nobody misses."""

    def seconds_left(self):
        return LOST_AFTER_SECONDS


def test_a_board_that_conceals_a_lost_link_would_be_noticed():
    caught(type("Still", (AnyDay,), {"loss_type": Unfelt}))
