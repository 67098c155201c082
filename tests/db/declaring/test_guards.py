"""What the day forbids while people depend on it, and what it does to somebody signed in.

Each refusal has a sentence that says what to do (behaviour 42).
"""

from uuid import uuid4

from centre.rules.tickets import State


def serve_elsewhere(put) -> None:
    """Let counter 2 serve what counter 1 does alone."""
    put("counter", "2", {"serves": {"chung-thuc": 2, "ho-tich": 1}})


def test_a_service_with_people_waiting_does_not_end(put, refused, take, store) -> None:
    take("nong-nghiep")
    wrong = refused("service", "nong-nghiep", None)
    assert wrong == ("service_has_people", "service.nong-nghiep.active")
    label = store.day.call_next(uuid4(), "3").ticket.label
    assert label == "K001"
    store.day.start(uuid4(), "3")
    assert refused("service", "nong-nghiep", None)[0] == "service_has_people"
    assert store.day.finish(uuid4(), "3").state is State.SERVED
    assert put("service", "nong-nghiep", None)


def test_a_letter_keeps_its_service_while_numbers_of_today_have_it(put, refused, take) -> None:
    take("ho-tich")
    assert refused("service", "ho-tich", {"letter": "M"}) == (
        "letter_in_use",
        "service.ho-tich.letter",
    )
    assert put("service", "dat-dai", {"letter": "M", "kiosk_letters": {"k2": "N"}})
    take("dat-dai")
    assert put("service", "dat-dai", {"kiosk_letters": {}}), "no number has letter N"
    assert refused("service", "xay-dung", {"kiosk_letters": {"k1": "A"}})[0] == "letter_repeated"


def test_a_counter_at_work_does_not_end(put, refused, take, store) -> None:
    serve_elsewhere(put)
    session = store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    assert refused("counter", "1", None) == ("counter_busy", "counter.1.active")
    store.staff.sign_out(uuid4(), session.id)
    take("ho-tich")
    store.day.call_next(uuid4(), "1")
    assert refused("counter", "1", None)[0] == "counter_busy"
    store.day.start(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    assert put("counter", "1", None)


def test_a_group_with_people_waiting_does_not_end(put, refused, take, store) -> None:
    take("ho-tich", "mang-thai")
    assert refused("priority", "mang-thai", None)[0] == "group_in_use"
    assert put("priority", "khuyet-tat", None)


def test_a_clerk_who_ends_or_gets_another_role_is_signed_out(put, store) -> None:
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    put("clerk", "hoa", {"name": "Hoa"})
    assert store.staff.session_at("1") is not None
    put("clerk", "hoa", {"role": "auditor"})
    assert store.staff.session_at("1") is None
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    put("clerk", "hoa", None)
    assert store.staff.session_at("1") is None
    assert "hoa" not in dict(store.staff.clerks())


def test_a_clerk_who_ends_while_writing_up_leaves_no_wrap_up_behind(put, take, store, strike):
    put("policy", "policy", {"wrap_up_seconds": 600})
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take("ho-tich")
    store.day.call_next(uuid4(), "1")
    store.day.start(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    assert strike("SELECT count(*) FROM ticket WHERE wrapped_at > ended_at") == [(1,)]
    put("clerk", "hoa", None)
    assert strike("SELECT count(*) FROM ticket WHERE wrapped_at > ended_at") == [(0,)]


def test_the_last_supervisor_who_can_sign_in_neither_ends_nor_changes_role(
    put, refused, everything
) -> None:
    before = everything()
    assert refused("clerk", "giam-doc", None)[0] == "supervisor_needed"
    assert refused("clerk", "giam-doc", {"role": "clerk"})[0] == "supervisor_needed"
    assert everything() == before
    put("clerk", "pho", {"name": "Phó", "role": "supervisor"})
    assert refused("clerk", "giam-doc", None)[0] == "supervisor_needed", "nobody has a PIN of pho"
    put("clerk", "pho", {"pin": "8642"})
    assert put("clerk", "giam-doc", None, by="pho")


def test_a_queue_of_results_and_a_field_in_use_do_not_end(refused, put) -> None:
    assert refused("service", "tra-ket-qua", None) == (
        "result_service_needed",
        "policy.policy.result_service",
    )
    put("policy", "policy", {"result_service": ""})
    assert put("service", "tra-ket-qua", None)
    assert refused("field", "dat-dai", None)[0] == "field_in_use"
    assert refused("counter", "3", None)[0] == "service_unserved"
