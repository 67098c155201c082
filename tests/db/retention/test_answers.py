"""Answers that are kept: an erased clerk goes out of them; a request keeps its one effect."""

from uuid import uuid4

from centre.rules.handover import Step
from db.retention import answers

PIN = "2468"
CODE = "H99.08-261123-0001"


def test_the_answer_to_his_sign_in_goes_and_others_stay_without_him(store, clerks, strike):
    his, other = clerks
    store.staff.sign_in(uuid4(), his, PIN, "1")
    store.staff.sign_in(uuid4(), other, PIN, "2")
    request = uuid4()
    handed = store.handovers.scan(request, "1", CODE, his, step=Step.FINISHED)
    assert handed.clerk == his
    with store.write() as work:
        assert answers.forget(work, his) == 2
        assert answers.forget(work, his) == 0
    assert strike("SELECT count(*) FROM request WHERE kind = 'sign_in'") == [(1,)]
    again = store.handovers.scan(request, "1", CODE, his, step=Step.FINISHED)
    assert (again.id, again.clerk) == (handed.id, "–")


def test_who_is_inside_of_an_answer_is_found_and_a_counter_of_that_code_stays(store, clerks):
    take = store.day.take(uuid4(), "ho-tich", "k1")
    assert take
    store.staff.sign_in(uuid4(), clerks[0], PIN, "1")
    request = uuid4()
    called = store.day.call_next(request, "1")
    store.day.start(uuid4(), "1")
    with store.write() as work:
        assert answers.forget(work, "1") == 0
    assert store.day.call_next(request, "1") == called
    assert answers._without({"ticket": [{"target_clerk": "1", "counter": "1"}]}, "1") == {
        "ticket": [{"target_clerk": "–", "counter": "1"}]
    }
