"""The sentences about a dossier: calm, whole, and nobody's."""

from datetime import datetime
from itertools import product

import pytest

from centre.rules.dossiers import Lateness, NextStep, State, next_step
from centre.rules.hours import ZONE
from kiosk.dossier_words import about, advice, due, number_button, procedure, title
from kiosk.track import Outcome, TrackView

EVERY = [*product((None, *State), (None, *Lateness))]


def shown(made, **more):
    return TrackView(outcome=Outcome.FOUND, dossier=made, **more)


@pytest.mark.parametrize(("state", "late"), EVERY)
def test_every_state_and_lateness_has_a_title_and_an_advice(dossier, state, late):
    view = shown(dossier(state, next_step(state, late), lateness=late))
    for said in (title(view), advice(view)):
        assert said
        assert "!" not in said
        assert "{" not in said


def test_each_state_has_a_title_of_its_own(dossier):
    titles = {title(shown(dossier(state, next_step(state, None)))) for state in (None, *State)}
    assert len(titles) == len(State) + 1


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.FOUND])
def test_every_other_outcome_has_its_title(outcome):
    view = TrackView(outcome=outcome, minutes=4)
    assert title(view)
    assert bool(advice(view)) == (outcome is not Outcome.LOOKING)
    assert ("4" in title(view)) == (outcome is Outcome.LOCKED)


def test_overdue_is_said_as_the_centre_agreed(dossier):
    view = shown(dossier(4, NextStep.APOLOGY), takes=True)
    assert f"{title(view)}. {advice(view)}" == (
        "Hồ sơ đã quá hẹn. Trung tâm xin lỗi Ông/Bà, mời đến quầy trả kết quả."
    )


@pytest.mark.parametrize(
    ("takes", "where"), [(True, "quầy trả kết quả"), (False, "lấy số gặp cán bộ")]
)
def test_overdue_text_and_button_say_the_same_way(dossier, takes, where):
    view = shown(dossier(4, NextStep.APOLOGY), takes=takes)
    assert where in advice(view)
    assert where in number_button(view).replace("Lấy", "lấy")


def test_a_result_that_came_late_is_apologised_for(dossier):
    late = shown(dossier(9, NextStep.COLLECT, lateness=Lateness.PROCESSED_OVERDUE))
    assert "xin lỗi" in advice(late)
    assert "xin lỗi" not in advice(shown(dossier(9, NextStep.COLLECT)))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 5, 16, 30, tzinfo=ZONE), "Hẹn trả kết quả: 16:30 ngày 05/11/2026"),
        (datetime(2026, 11, 5, 23, 59, tzinfo=ZONE), "Hẹn trả kết quả: 05/11/2026"),
        (None, ""),
    ],
)
def test_a_due_date_has_its_hour_where_it_has_one(dossier, at, said):
    assert due(dossier(due_at=at)) == said


@pytest.mark.parametrize("state", [3, 7, 8, 10])
def test_what_is_over_is_due_no_more(dossier, state):
    assert due(dossier(state, NextStep.NOTHING)) == ""


def test_the_code_is_its_end_alone(dossier):
    assert about(dossier()) == "Hồ sơ số …-0001"


def test_a_name_is_whole_and_its_level_left_out(dossier):
    assert "thực hiện tại" not in procedure(dossier())
    assert procedure(dossier()).endswith("góp vốn bằng quyền sử dụng đất")
    assert procedure(dossier(procedure="")) == ""
    assert procedure(dossier(procedure="x" * 1094)) == "x" * 1094


def test_the_button_names_what_the_number_is_for(dossier):
    collect, bring = dossier(9, NextStep.COLLECT), dossier(5, NextStep.SUPPLEMENT)
    assert number_button(shown(collect, takes=True)) == "Lấy số nhận kết quả"
    assert number_button(shown(bring, takes=True)) == "Lấy số bổ sung giấy tờ"
    assert number_button(shown(collect)) == "Lấy số gặp cán bộ", "there is no queue for it"
    assert number_button(TrackView(outcome=Outcome.UNKNOWN)) == "Lấy số gặp cán bộ"
