"""Dossiers: every name of a state, every state at every moment, codes as people type them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.dossiers import (
    IS_OVER,
    MOST_OF_A_CODE,
    OPEN_DAYS,
    Dates,
    Lateness,
    NextStep,
    State,
    code_of,
    example,
    has_hour,
    helped,
    is_agency,
    keep_until,
    lateness,
    next_step,
    raw_kept,
    shown_code,
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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" h99.08 - 261123 - 0001 ", "H99.08-261123-0001"),
        ("H99.08–261123–0001", "H99.08-261123-0001"),
        ("x" * (MOST_OF_A_CODE + 1), ""),
        ("", ""),
    ],
)
def test_a_code_is_compared_in_one_form(text, code):
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("H99.08-261123-0001", "…-0001"),
        ("000.00.00.H56-261123-123456", "…-123456"),
        ("H99.08-261123-1234567", "…4567"),
        ("ABCD12345678", "…5678"),
        ("AB", "…B"),
        ("X-", "…-"),
        ("", ""),
    ],
)
def test_a_screen_shows_the_end_of_a_code_only(code, shown):
    assert shown_code(code) == shown


@pytest.mark.parametrize("text", ["H56.14", "H56", "000.00.00.H56"])
def test_both_styles_of_identifiers_are_known(text):
    assert is_agency(text)
    assert not is_agency(f"{text}-")


def typed(keys, agency="H99.08", text=""):
    """Type sign after sign; < takes the last one away."""
    for key in keys:
        after = text[:-1] if key == "<" else text + key
        text = helped(after, text, agency)
    return text


@pytest.mark.parametrize(
    ("keys", "begins", "text"),
    [
        ("2611230001", "H99.08-", "H99.08-261123-0001"),
        ("261123-0001", "H99.08-", "H99.08-261123-0001"),
        ("H99.082611230001", "", "H99.08-261123-0001"),
        ("H99.08-261123-0001", "H99.08-", "H99.08-261123-0001"),
        ("H56.14-2611230001", "H99.08-", "H56.14-261123-0001"),
        ("000.00.00.H56-2611230001", "H99.08-", "000.00.00.H56-261123-0001"),
        ("251301", "H99.08-", "H99.08-251301"),
        ("261123<", "H99.08-", "H99.08-261123"),
        ("261123<<4", "H99.08-", "H99.08-261124-"),
        ("<", "H99.08-", "H99.08"),
    ],
)
def test_hyphens_come_by_themselves_where_they_are_sure(keys, begins, text):
    assert typed(keys, text=begins) == text


def test_a_longer_identifier_than_ours_can_be_typed():
    assert typed("H99.08-2611230001", agency="H99") == "H99.08-261123-0001"


def test_without_an_identifier_only_the_day_helps():
    assert typed("H99.08-2611230001", agency="") == "H99.08-261123-0001"
    assert example("", TODAY) == "H56.14-261123-0001"
    assert example("H99.08", TODAY) == "H99.08-261123-0001"


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["", "H99.08"]))
def test_help_never_takes_away_what_was_typed_but_hyphens_and_the_identifier(text, before, agency):
    found = helped(text, before, agency)
    assert len(found) <= len(text) + 1
    assert text.endswith(found.rstrip("-")) or found == f"{agency}."


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text):
    assert code_of(text) == code_of(code_of(text))
    assert state_named(text) in {None, *State}
    assert len(shown_code(code_of(text))) <= 8
    assert sum(mark.isdigit() for mark in raw_kept(text)) < 6
