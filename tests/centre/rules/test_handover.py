"""Hand-overs: which step is sensible, what a code may be, which list a day has a dossier in."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.dossiers import Dates, Lateness, State
from centre.rules.errors import NotAllowed
from centre.rules.handover import (
    Stamp,
    Step,
    When,
    checked_code,
    first,
    is_recorded_late,
    just_noted,
    may_undo,
    proposed,
    proven,
    when,
)
from centre.rules.hours import ZONE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
SOON = frozenset({date(2026, 11, 24), date(2026, 11, 25)})
HOUR = timedelta(hours=1)


def stamp(at=NOW, counter="1"):
    return Stamp(at, counter, "an")


def done(*steps, at=NOW):
    return {step: stamp(at) for step in steps}


@pytest.mark.parametrize(
    ("state", "before", "attended", "step"),
    [
        (None, {}, True, Step.RETURNED),
        (None, {}, False, Step.FINISHED),
        (State.PROCESSING, {}, True, Step.RETURNED),
        (State.PROCESSING, {}, False, Step.FINISHED),
        (State.FORWARDED, {}, False, Step.FINISHED),
        (State.PROCESSING, done(Step.FINISHED), False, Step.RETURNED),
        (State.FINISHED, {}, False, Step.RETURNED),
        (State.RETURNED, {}, False, Step.RETURNED),
        (State.WAITING, {}, True, None),
        (State.PAYING, {}, True, None),
        (State.WITHDRAWN, {}, True, None),
        (State.DENIED, {}, False, None),
        (State.WAITING, done(Step.FINISHED), True, Step.RETURNED),
        (State.FINISHED, done(Step.RETURNED), True, None),
        (None, done(Step.FINISHED, Step.RETURNED), True, None),
    ],
)
def test_the_step_that_is_proposed(state, before, attended, step):
    assert proposed(state, before, is_attended=attended) is step


def test_nothing_is_ever_proposed_that_was_done():
    for state, attended in product((*State, None), (True, False)):
        for before in ({}, done(Step.FINISHED), done(Step.RETURNED), done(*Step)):
            assert proposed(state, before, is_attended=attended) not in before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H99.08-261120-0001", "H99.08-261120-0001"),
        (" h99.08-261120-0001 ", "H99.08-261120-0001"),
        ("000.00.16.H99-231126-0001", "000.00.16.H99-231126-0001"),
        ("H99.08-261120-0001|7K2M", "H99.08-261120-0001"),
        ("https://dvc.example.vn/tra-cuu?ma=H99.08-261120-0001", "H99.08-261120-0001"),
        ("bhxh-2026-00017", "BHXH-2026-00017"),
        ("26.123456/HS", "26.123456/HS"),
    ],
)
def test_codes_of_known_and_unknown_shapes_are_taken(text, code):
    assert checked_code(text) == code


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("012345678901|123456789|Nguyễn Văn A|01011990|Nam|Huế|15042021", "code_is_card"),
        ("012345678901|rác", "code_is_card"),
        ("MC1:" + "d3ed9058fe10460b928e0a970379ebe8", "code_is_slip"),
        ("1.013949", "code_is_procedure"),
        ("H99.08-251301-0001", "code_unusable"),
        ("012345678901", "code_unusable"),
        ("0912.345.678", "code_unusable"),
        ("01/01/1990", "code_unusable"),
        ("Nguyễn Văn A", "code_unusable"),
        ("NGUYEN-VAN-A", "code_unusable"),
        ("https://example.vn/2026-0001?x", "code_unusable"),
        ("A-1", "code_unusable"),
        ("", "code_unusable"),
        ("A-1234" * 40, "code_unusable"),
        ("\x00\x01", "code_unusable"),
    ],
)
def test_what_is_no_code_is_refused_without_repeating_it(text, key):
    with pytest.raises(NotAllowed) as refused:
        checked_code(text)
    assert (refused.value.key, refused.value.facts) == (key, {})


@given(st.text(max_size=200))
def test_any_text_is_a_bounded_code_or_a_refusal(text):
    try:
        code = checked_code(text)
    except NotAllowed:
        return
    assert 0 < len(code) <= 64
    assert code.isascii()
    assert checked_code(code) == code


def test_a_counter_takes_back_its_own_within_ten_minutes():
    noted = stamp()
    assert may_undo(noted, "1", NOW)
    assert may_undo(noted, "1", NOW + timedelta(minutes=10) - timedelta(seconds=1))
    assert not may_undo(noted, "1", NOW + timedelta(minutes=10))
    assert not may_undo(noted, "2", NOW)
    assert not may_undo(noted, "1", NOW - HOUR), "the clock was set back"


def test_what_a_counter_has_just_noted():
    before = {Step.FINISHED: stamp(NOW), Step.RETURNED: stamp(NOW + timedelta(minutes=9))}
    soon = NOW + timedelta(minutes=9, seconds=30)
    assert just_noted(before, "1", soon) is Step.RETURNED
    assert just_noted(before, "1", NOW) is Step.FINISHED
    assert just_noted(before, "2", soon) is None
    assert just_noted(before, "1", NOW + HOUR) is None
    assert just_noted({}, "1", NOW) is None


def test_our_stamp_proves_that_a_result_was_on_time():
    due = NOW + HOUR
    late = Dates(due_at=due, finished_at=due + HOUR)
    noted = done(Step.RETURNED)
    assert proven(State.RETURNED, late, {}, NOW) is Lateness.RETURNED_OVERDUE
    assert proven(State.RETURNED, late, noted, NOW) is Lateness.RETURNED_ON_TIME
    assert proven(State.PROCESSING, late, done(Step.FINISHED), NOW) is Lateness.PROCESSED_ON_TIME
    early = Dates(due_at=due, finished_at=NOW - timedelta(days=1))
    assert proven(State.FINISHED, early, done(Step.FINISHED), NOW) is Lateness.PROCESSED_EARLY
    assert proven(None, Dates(), noted, NOW) is None
    assert first({}) is None
    assert first({Step.FINISHED: stamp(NOW - HOUR), Step.RETURNED: stamp()}).at == NOW - HOUR


@pytest.mark.parametrize(
    ("state", "finished", "returned", "scanned", "late"),
    [
        (State.RETURNED, None, 5, -1, True),
        (State.RETURNED, 5, 5, -1, True),
        (State.RETURNED, -2, 5, -1, False),
        (State.FINISHED, 3, None, -1, True),
        (State.PROCESSING, None, None, -1, True),
        (State.WAITING, None, None, -1, True),
        (State.PROCESSING, None, None, 1, False),
        (State.RETURNED, None, 5, 0, True),
        (State.WITHDRAWN, None, None, -1, False),
        (None, None, None, -1, False),
    ],
)
def test_on_time_by_our_stamp_and_late_by_the_record(state, finished, returned, scanned, late):
    """Hours are told from the due moment; it is ten hours over now."""
    due = NOW - 10 * HOUR

    def moment(hours):
        return None if hours is None else due + hours * HOUR

    dates = Dates(due_at=due, finished_at=moment(finished), returned_at=moment(returned))
    noted = done(Step.RETURNED, at=moment(scanned))
    assert is_recorded_late(state, dates, noted, NOW) is late
    assert not is_recorded_late(state, dates, {}, NOW)


@pytest.mark.parametrize(
    ("state", "due", "before", "which"),
    [
        (State.PROCESSING, "2026-11-23 08:59", {}, When.OVERDUE),
        (State.PROCESSING, "2026-11-20 23:59", {}, When.OVERDUE),
        (State.WAITING, "2026-11-20 23:59", {}, When.OVERDUE),
        (State.PROCESSING, "2026-11-23 09:00", {}, When.TODAY),
        (State.PROCESSING, "2026-11-23 23:59", {}, When.TODAY),
        (None, "2026-11-23 23:59", {}, When.TODAY),
        (State.FINISHED, "2026-11-23 08:00", {}, When.TODAY),
        (State.FINISHED, "2026-11-20 08:00", {}, None),
        (State.PROCESSING, "2026-11-23 08:59", done(Step.FINISHED), When.TODAY),
        (State.PROCESSING, "2026-11-23 16:30", done(Step.RETURNED), None),
        (State.PROCESSING, "2026-11-24 16:30", {}, When.SOON),
        (State.PROCESSING, "2026-11-25 23:59", {}, When.SOON),
        (State.PROCESSING, "2026-11-26 07:00", {}, None),
        (State.RETURNED, "2026-11-20 16:30", {}, None),
        (State.STOPPED, "2026-11-23 16:30", {}, None),
    ],
)
def test_which_list_a_dossier_is_in(state, due, before, which):
    due_at = datetime.fromisoformat(due).replace(tzinfo=ZONE)
    assert when(state, Dates(due_at=due_at), before, NOW, SOON) is which


def test_a_dossier_without_a_due_moment_and_a_centre_without_working_days():
    assert when(State.PROCESSING, Dates(), {}, NOW, SOON) is None
    tomorrow = Dates(due_at=NOW + timedelta(days=1))
    assert when(State.PROCESSING, tomorrow, {}, NOW, frozenset()) is None
