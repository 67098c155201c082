"""Sheets on both engines: scored by those who may, graded when complete, told to the log."""

from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.evaluation import INDEXES, Grade

PERIOD = "2026-Q4"


@pytest.fixture
def score(store):
    def act(index, *, by="giam-doc", period=PERIOD, request=None, **fields):
        return store.evaluations.score(request or uuid4(), period, index, by=by, **fields)

    return act


def refusal(act, *given, **more):
    with pytest.raises(NotAllowed) as refused:
        act(*given, **more)
    return refused.value.key


def told(store):
    return [dict(event.facts) for event in store.day.events() if event.kind == "evaluation"]


def test_a_sheet_that_nobody_wrote_is_empty_and_has_no_grade(store):
    """Behaviour 45: what is not scored is no zero; no votes are none, not 0 %."""
    sheet = store.evaluations.sheet("2026-q4")
    assert sheet.period == PERIOD
    assert [line.index for line in sheet.lines] == list(INDEXES)
    assert {(line.own, line.verified, line.note) for line in sheet.lines} == {(None, None, "")}
    assert (sheet.own.total, sheet.own.grade, len(sheet.own.missing)) == (0, None, 9)
    assert sheet.votes == ()


def test_fifteen_points_are_excellent_and_one_less_good(store, score):
    """Behaviour 45: 9 × 2 = 18, exactly 15 is "Xuất sắc"."""
    for index in INDEXES:
        score(index, own=2 if index <= 6 else 1, verified=2)
    sheet = store.evaluations.sheet(PERIOD)
    assert (sheet.own.total, sheet.own.grade) == (15, Grade.EXCELLENT)
    assert (sheet.verified.total, sheet.verified.grade) == (18, Grade.EXCELLENT)
    score(1, own=1)
    sheet = store.evaluations.sheet(PERIOD)
    assert (sheet.own.total, sheet.own.grade) == (14, Grade.GOOD)
    score(1, own=None)
    sheet = store.evaluations.sheet(PERIOD)
    assert (sheet.own.total, sheet.own.grade, sheet.own.missing) == (13, None, (1,))


def test_boundaries_are_the_centres(store, score, strike, engine_kind):
    set_to = "json_set(policy, '$.grade_excellent', 18)"
    if engine_kind == "postgresql":
        set_to = "jsonb_set(policy::jsonb, '{grade_excellent}', '18')::json"
    for index in INDEXES:
        score(index, own=2 if index > 1 else 1)
    assert store.evaluations.sheet(PERIOD).own.grade is Grade.EXCELLENT
    strike(f"UPDATE centre SET policy = {set_to}, version = version + 1")  # noqa: S608
    assert store.evaluations.sheet(PERIOD).own.grade is Grade.GOOD


def test_only_a_supervisor_writes_own_scores_and_an_auditor_verifies(store, score):
    score(1, by="giam-doc", own=2, note=" đã  xem hồ sơ ")
    score(1, by="kiem-tra", verified=1)
    for wrong in (
        {"by": "kiem-tra", "note": "x"},
        {"by": "kiem-tra", "verified": 2, "note": "x"},
        {"by": "kiem-tra", "own": 1},
        {"by": "kiem-tra", "own": 1, "verified": 1},
        {"by": "lan", "verified": 1},
        {"by": "lan", "note": "x"},
        {"by": "ky-thuat", "own": 1},
    ):
        assert refusal(score, 1, **wrong) == "role_missing"
    line = store.evaluations.sheet(PERIOD).lines[0]
    assert (line.own, line.verified, line.note) == (2, 1, "đã xem hồ sơ")
    assert line.changed_by == "kiem-tra"


def test_a_note_is_one_line_that_both_databases_keep(store, score):
    assert score(1, note="a\x00b\ud800\n c\u202e  a\u0301")
    assert store.evaluations.sheet(PERIOD).lines[0].note == "ab c á"
    assert not score(1, note=" ab c á\x07")


def test_a_sheet_that_is_taken_out_is_logged_first(store):
    """Field note, section 11.6: every export is logged."""
    for by in ("lan", "ky-thuat"):
        assert refusal(store.evaluations.exported, uuid4(), PERIOD, by) == "role_missing"
    assert refusal(store.evaluations.exported, uuid4(), "2026", "kiem-tra") == "period_wrong"
    request = uuid4()
    for _ in range(2):
        store.evaluations.exported(request, PERIOD, "kiem-tra")
    (facts,) = [event.facts for event in store.day.events() if event.kind == "export"]
    assert (facts["what"], facts["by"]) == ("sheet", "kiem-tra")
    assert (facts["from"], facts["to"]) == ("2026-10-01", "2026-12-31")


def test_old_and_new_are_logged_and_a_note_only_as_changed(store, score, faults):
    assert score(3, own=2, note="Canary")
    assert not score(3, own=2)
    assert score(3, own=0, verified=1)
    first, second = told(store)
    assert (first["own"], first["note"], first["by"]) == ([None, 2], True, "giam-doc")
    assert (second["own"], second["verified"]) == ([2, 0], [None, 1])
    assert "Canary" not in repr([event.facts for event in store.day.events()])
    assert faults(store) == ()


def test_one_request_has_one_effect(store, score):
    request = uuid4()
    assert score(1, own=2, request=request)
    assert score(1, own=2, request=request)
    assert len(told(store)) == 1


@pytest.mark.parametrize(
    ("index", "fields", "key"),
    [
        (0, {"own": 1}, "index_wrong"),
        (10, {"own": 1}, "index_wrong"),
        (1, {"own": 3}, "score_wrong"),
        (1, {"verified": -1}, "score_wrong"),
        (1, {"note": "x" * 501}, "note_long"),
        (1, {"own": 1, "period": "2027-Q1"}, "period_ahead"),
        (1, {"own": 1, "period": "2026"}, "period_wrong"),
        (1, {"own": 1, "by": "nobody"}, "clerk_unknown"),
    ],
)
def test_what_is_wrong_writes_nothing(store, score, everything, index, fields, key):
    before = everything()
    assert refusal(score, index, **fields) == key
    assert everything() == before


def test_a_quarter_that_is_over_can_still_be_scored(store, score, clock):
    clock.move(days=60)
    assert score(1, own=1)
    assert store.evaluations.sheet(PERIOD).lines[0].own == 1
    assert store.evaluations.sheet("2027-Q1").lines[0].own is None


def test_the_evidence_of_the_moment_is_kept_with_a_score(store, score, bring, everything):
    bring(due_at="2026-11-23 07:30")
    score(1, own=0)
    assert "recorded_late" in repr(everything()["evaluation"])
    line = store.evaluations.sheet(PERIOD).lines[0]
    assert (line.evidence.numbers["late"], line.evidence.proposed) == (1, 0)


def test_votes_are_counted_for_the_quarter_and_by_instrument(store, take, clock):
    """Behaviour 45: nobody asked is none; asked without an answer has no answers, not 0 %."""
    take()
    called = store.day.call_next(uuid4(), "1", None)
    store.day.finish(uuid4(), "1", ticket=called.ticket.id)
    (votes,) = store.evaluations.sheet(PERIOD).votes
    assert (votes.asked, votes.given) == (1, 0)
    clock.move(seconds=1)
    store.answers.rate(uuid4(), store.answers.open_at("1").id, 3)
    (votes,) = store.evaluations.sheet(PERIOD).votes
    assert (votes.given, votes.by_level[3]) == (1, 1)
    assert store.evaluations.sheet("2026-Q3").votes == ()
    clock.move(seconds=timedelta(days=60).total_seconds())
    assert store.evaluations.sheet("2027-Q1").votes == ()
