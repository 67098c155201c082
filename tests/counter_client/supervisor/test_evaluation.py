"""The sheet as a flow: quarters that have begun, what is being written counts at once."""

from datetime import date

import pytest

from centre.rules.evaluation import INDEXES, Bounds, Column, Evidence, Grade, result
from centre.rules.services import Policy
from counter_client.supervisor.evaluation import NOTES, WRITERS, SheetFlow
from db.evaluation.record import Line, Sheet


def sheet(period="2026-Q4", own=None):
    lines = tuple(Line(index, own, None, "", Evidence()) for index in INDEXES)
    none = result({}, Bounds())
    return Sheet(period, lines, none, none, ())


@pytest.fixture
def flow():
    made = SheetFlow(date(2026, 11, 23))
    assert made.seen(sheet(own=2))
    return made


def test_only_quarters_that_have_begun_are_shown(flow):
    assert (flow.period, flow.is_newest()) == ("2026-Q4", True)
    assert not flow.step(1)
    assert flow.step(-1)
    assert (flow.period, flow.sheet, flow.is_newest()) == ("2026-Q3", None, False)
    assert not flow.seen(sheet("2026-Q4")), "the answer of another quarter"
    assert flow.step(1)
    flow.day_is(date(2027, 1, 4))
    assert flow.step(1)


def test_a_score_that_is_being_written_counts_at_once(flow):
    assert flow.result(Column.OWN, Policy()).grade is Grade.EXCELLENT
    assert flow.begin(1, Column.OWN, None)
    assert flow.score(1, Column.OWN) is None
    assert flow.result(Column.OWN, Policy()).grade is None
    flow.ended(1, Column.OWN)
    assert flow.score(1, Column.OWN) == 2
    assert not flow.begin(1, Column.OWN, 2), "it stands there already"


def test_nothing_is_written_before_the_sheet_was_read():
    flow = SheetFlow(date(2026, 11, 23))
    assert not flow.begin(1, Column.OWN, 2)
    assert flow.lines() == ()
    assert flow.result(Column.VERIFIED, Policy()).grade is None


def test_who_writes_which_column():
    assert WRITERS[Column.OWN] < WRITERS[Column.VERIFIED] == {"supervisor", "auditor"}
    assert set(NOTES) == {"supervisor"}
