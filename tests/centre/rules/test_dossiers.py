"""Dossiers: every name of a state, every state at every moment."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.dossiers import (
    IS_OVER,
    OPEN_DAYS,
    Dates,
    Lateness,
    NextStep,
    State,
    has_hour,
    keep_until,
    lateness,
    next_step,
    raw_kept,
    state_named,
    state_of,
)
from centre.rules.hours import ZONE

DUE = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
BEFORE, AFTER = DUE - timedelta(minutes=1), DUE + timedelta(minutes=1)
DAY_BEFORE = DUE - timedelta(days=1)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("receiving", 1),
        ("new", 2),
        ("denied", 3),
        ("processing", 4),
        ("waiting", 5),
        ("paying", 6),
        ("cancelled", 7),
        ("unresolved", 8),
        ("releasing", 9),
        ("done", 10),
        ("interoperating", 0),
        ("posting", 0),
        ("Mới đăng ký", 1),
        ("Được tiếp nhận", 2),
        ("Không được tiếp nhận", 3),
        ("Đang xử lý", 4),
        ("Yêu cầu bổ sung giấy tờ", 5),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", 6),
        ("Công dân yêu cầu rút hồ sơ", 7),
        ("Dừng xử lý", 8),
        ("Đã xử lý xong", 9),
        ("Đã trả kết quả", 10),
        ("  ĐANG   XỬ LÝ ", 4),
        ("da xu ly xong", 9),
        ("5", 5),
        ("05", 5),
        ("10", 10),
        ("0", 0),
        ("11", None),
        ("", None),
        ("chờ ý kiến", None),
    ],
)
def test_a_state_is_known_by_its_number_and_by_its_names(name, state):
    assert state_named(name) == state


def test_a_dossier_between_two_systems_is_kept_by_its_word():
    assert state_of(None, "interoperating") is State.FORWARDED
    assert state_of(4, "") is State.PROCESSING
    assert state_of(None, "chờ ý kiến") is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Chờ  ý kiến sở", "Chờ ý kiến sở"),
        ("bước 12", "bước 12"),
        ("012345678901", ""),
        ("Nguyễn Văn A 0912 345 678", ""),
        ("a@b.vn", ""),
        ("x" * 61, ""),
        ("a\x07b", ""),
    ],
)
def test_of_an_unknown_word_only_what_can_be_nobodys_is_kept(said, kept):
    assert raw_kept(said) == kept


RUNNING = [State.FORWARDED, State.RECEIVED, State.PROCESSING]


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("now", [BEFORE, DUE, AFTER])
def test_every_state_at_every_moment_has_its_class(state, now):
    found = lateness(state, Dates(due_at=DUE, finished_at=now, returned_at=now), now)
    late = now > DUE
    wanted = None
    if state in RUNNING:
        wanted = Lateness.IN_PROCESS_OVERDUE if late else Lateness.IN_PROCESS_WITHIN
    elif state in (State.WAITING, State.PAYING):
        wanted = Lateness.PAUSED_OVERDUE if late else Lateness.PAUSED_WITHIN
    elif state is State.FINISHED:
        wanted = Lateness.PROCESSED_OVERDUE if late else Lateness.PROCESSED_ON_TIME
    elif state is State.RETURNED:
        wanted = Lateness.RETURNED_OVERDUE if late else Lateness.RETURNED_ON_TIME
    assert found is wanted


@pytest.mark.parametrize(
    ("state", "dates", "wanted"),
    [
        (State.FINISHED, Dates(due_at=DUE, finished_at=DAY_BEFORE), Lateness.PROCESSED_EARLY),
        (State.RETURNED, Dates(due_at=DUE, returned_at=DAY_BEFORE), Lateness.RETURNED_EARLY),
        (
            State.RETURNED,
            Dates(due_at=DUE, finished_at=DAY_BEFORE, returned_at=AFTER),
            Lateness.RETURNED_EARLY,
        ),
        (State.FINISHED, Dates(due_at=DUE), None),
        (State.PROCESSING, Dates(), None),
        (None, Dates(due_at=DUE), None),
    ],
)
def test_a_result_counts_by_when_it_was_ready(state, dates, wanted):
    assert lateness(state, dates, AFTER) is wanted


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (None, NextStep.ASK),
        (State.FORWARDED, NextStep.WAIT),
        (State.REGISTERED, NextStep.WAIT),
        (State.RECEIVED, NextStep.WAIT),
        (State.DENIED, NextStep.ASK),
        (State.PROCESSING, NextStep.WAIT),
        (State.WAITING, NextStep.SUPPLEMENT),
        (State.PAYING, NextStep.PAY),
        (State.WITHDRAWN, NextStep.NOTHING),
        (State.STOPPED, NextStep.ASK),
        (State.FINISHED, NextStep.COLLECT),
        (State.RETURNED, NextStep.NOTHING),
    ],
)
def test_every_state_has_its_next_step_and_only_what_is_overdue_an_apology(state, step):
    for late in (None, *Lateness):
        wanted = step
        if state is not None and late is Lateness.IN_PROCESS_OVERDUE:
            wanted = NextStep.APOLOGY
        assert next_step(state, late) is wanted


@pytest.mark.parametrize("state", [None, *State])
def test_what_is_over_is_kept_a_while_and_what_is_not_much_longer(state):
    known = Dates(received_at=DAY_BEFORE, due_at=DUE, returned_at=DAY_BEFORE)
    if state in IS_OVER:
        assert keep_until(state, known, TODAY, 90) == DAY_BEFORE.date() + timedelta(days=90)
        assert keep_until(state, Dates(), TODAY, 90) == TODAY + timedelta(days=90)
    else:
        assert keep_until(state, known, TODAY, 90) == DUE.date() + timedelta(days=OPEN_DAYS)
        assert keep_until(state, Dates(), TODAY, 90) == TODAY + timedelta(days=OPEN_DAYS)


def test_a_day_beyond_all_days_is_the_last_one():
    assert keep_until(State.RETURNED, Dates(), TODAY, 10**9) == date.max


def test_a_due_date_without_an_hour_has_none_to_show():
    assert has_hour(DUE)
    assert not has_hour(DUE.replace(hour=23, minute=59))


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text):
    assert state_named(text) in {None, *State}
    assert sum(mark.isdigit() for mark in raw_kept(text)) < 6
