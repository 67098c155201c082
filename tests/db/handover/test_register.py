"""Hand-overs on both engines: one scan one stamp, said again not doubled, taken back in time."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.errors import NotAllowed
from centre.rules.handover import Step

CODE = "H99.08-261120-0001"
CARD = "012345678901|123456789|Canary Văn A|01011990|Nam|Huế|15042021"


def refusal(act, *given, **more):
    with pytest.raises(NotAllowed) as refused:
        act(*given, **more)
    return refused.value


def told(store, kind):
    return [event.facts for event in store.day.events() if event.kind == kind]


def test_one_scan_notes_time_counter_and_clerk(store, bring, scan, clock, ticket):
    bring(due_at="2026-11-23 16:30")
    handed = scan(clerk="lan", ticket=ticket)
    assert (handed.step, handed.at, handed.counter) == (Step.RETURNED, clock.now(), "1")
    assert (handed.clerk, handed.again, handed.code) == ("lan", False, "…-0001")
    asked = store.handovers.look("1", CODE, is_attended=True)
    assert [one.step for one in asked.noted] == [Step.RETURNED]
    assert asked.state is State.PROCESSING, "the imported state is its own matter"


def test_without_anybody_at_the_counter_it_is_a_result_that_arrives(scan, bring, clock):
    bring()
    assert scan().step is Step.FINISHED
    clock.move(minutes=11)
    assert scan().step is Step.RETURNED


def test_a_receipt_read_twice_is_said_and_not_doubled(store, scan, bring, clock, everything):
    bring()
    first = scan(clerk="lan")
    clock.move(seconds=2)
    before = everything()["handover"]
    again = scan(clerk="hoa")
    assert (again.again, again.id, again.at, again.clerk) == (True, first.id, first.at, "lan")
    assert everything()["handover"] == before
    elsewhere = scan(counter="2", step=Step.FINISHED)
    assert (elsewhere.again, elsewhere.counter) == (True, "1")
    assert len(told(store, "hand_over")) == 1


def test_what_was_returned_is_neither_returned_again_nor_finished_later(scan, clock):
    scan(step=Step.RETURNED)
    clock.move(hours=1)
    assert scan().again
    late = refusal(scan, step=Step.FINISHED, counter="2")
    assert (late.key, late.facts["counter"]) == ("returned_already", "1")


def test_one_request_has_one_effect(scan, everything):
    request = uuid4()
    first = scan(request=request)
    before = everything()["handover"]
    assert scan(request=request) == first
    assert everything()["handover"] == before


def test_a_code_that_no_import_has_is_taken_and_kept_for_a_while(scan, store, open_as, clock):
    unknown = "BHXH-2026-00017"
    assert scan(unknown).step is Step.FINISHED
    asked = store.handovers.look("1", unknown, is_attended=False)
    assert (asked.is_known, asked.procedure, asked.state) == (False, "", None)
    clock.move(days=store.centre().policy.dossier_days)
    assert store.handovers.look("1", unknown, is_attended=False).noted
    clock.move(days=1)
    assert store.handovers.look("1", unknown, is_attended=False).noted, "until the night"
    assert open_as("motcua-db").tidy()
    assert not store.handovers.look("1", unknown, is_attended=False).noted
    with store.read() as work:
        assert work.connection.exec_driver_sql("SELECT count(*) FROM handover").scalar() == 0


@pytest.mark.parametrize(
    "text", [CARD, "012345678901", "Nguyễn Văn A", "", "\x00", "\udcff-00001", "x" * 2000]
)
def test_a_card_or_rubbish_is_refused_and_leaves_no_trace(scan, store, everything, text):
    before = everything()
    for act in (scan, lambda text: store.handovers.look("1", text, is_attended=True)):
        error = refusal(act, text)
        assert error.key in {"code_is_card", "code_unusable"}
        assert error.facts == {}
    assert everything() == before


def test_a_dossier_that_waits_for_its_bearer_is_not_handed_over_by_itself(scan, bring, ticket):
    bring(state=State.WAITING)
    assert refusal(scan, ticket=ticket).key == "step_needed"
    assert scan(ticket=ticket, step=Step.RETURNED).step is Step.RETURNED


def test_who_may_scan(scan):
    for clerk in ("ky-thuat", "kiem-tra"):
        assert refusal(scan, clerk=clerk).key == "role_missing"
    assert refusal(scan, clerk="nobody").key == "clerk_unknown"
    assert refusal(scan, counter="99").key == "counter_unknown"
    assert scan(clerk="giam-doc").clerk == "giam-doc"


def test_only_the_number_at_the_counter_is_kept_with_it(scan, store, ticket):
    scan(ticket=ticket)
    scan("BHXH-2026-00018", ticket=uuid4())
    with store.read() as work:
        found = work.connection.exec_driver_sql("SELECT ticket FROM handover ORDER BY at, id")
        assert [row.ticket is None for row in found] == [False, True]


def test_a_counter_takes_its_own_back_within_ten_minutes(scan, store, clock):
    handed = scan(clerk="lan")
    undo = store.handovers.undo
    assert refusal(undo, uuid4(), handed.id, "hoa", "2").key == "undo_too_late"
    clock.move(minutes=9, seconds=59)
    assert undo(uuid4(), handed.id, "lan", "1").id == handed.id
    assert refusal(undo, uuid4(), handed.id, "lan", "1").key == "handover_unknown"
    anew = scan(clerk="lan")
    assert (anew.again, anew.step) == (False, Step.FINISHED)
    clock.move(minutes=10)
    assert refusal(undo, uuid4(), anew.id, "lan", "1").key == "undo_too_late"


def test_a_supervisor_takes_back_later_and_an_auditor_never(scan, store, clock):
    handed = scan(clerk="lan")
    clock.move(days=3)
    undo = store.handovers.undo
    assert refusal(undo, uuid4(), handed.id, "kiem-tra").key == "role_missing"
    request = uuid4()
    assert undo(request, handed.id, "giam-doc") == undo(request, handed.id, "giam-doc")
    (facts,) = told(store, "hand_over_undone")
    assert (facts["by"], facts["clerk"], facts["step"]) == ("giam-doc", "lan", "finished")


def test_the_log_and_the_kept_answers_have_no_code(scan, bring, store, everything, faults):
    bring()
    handed = scan(clerk="lan")
    store.handovers.undo(uuid4(), handed.id, "lan", "1")
    tables = everything()
    assert CODE in repr(tables["handover"])
    assert CODE not in repr([tables["event"], tables["request"]])
    (facts,) = told(store, "hand_over")
    assert json.dumps(dict(facts)).count("lan") == 1
    assert faults(store) == ()


def test_a_look_writes_nothing_and_knows_what_can_be_taken_back(store, bring, scan, everything):
    bring(due_at="2026-11-23 16:30")
    before = everything()
    asked = store.handovers.look("1", f" {CODE.lower()} ", is_attended=False)
    assert (asked.proposed, asked.is_clear, asked.undo) == (Step.FINISHED, True, None)
    assert everything() == before
    assert CODE not in repr(asked)
    handed = scan()
    asked = store.handovers.look("1", CODE, is_attended=True)
    assert (asked.proposed, asked.is_clear, asked.undo.id) == (Step.RETURNED, False, handed.id)
    other = store.handovers.look("2", CODE, is_attended=True)
    assert (other.is_clear, other.undo) == (True, None)


def test_an_export_is_logged_for_whoever_may_see_the_figures(store, clock):
    day = clock.now().date()
    span = (day - timedelta(days=7), day)
    for by in ("lan", "ky-thuat"):
        error = refusal(store.handovers.exported, uuid4(), *span, 3, by)
        assert error.key == "role_missing"
    request = uuid4()
    for _ in range(2):
        store.handovers.exported(request, *span, 3, "kiem-tra")
    (facts,) = told(store, "export")
    assert (facts["what"], facts["rows"], facts["by"]) == ("late_recorded", 3, "kiem-tra")
