"""Clerks: one seat each, PINs nobody can read, a lock after five wrong ones, breaks."""

from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed
from centre.rules.roles import Role
from db.staff import check_role


def sign_in(store, clerk="hoa", pin="2468", counter="1"):
    return store.staff.sign_in(uuid4(), clerk, pin, counter)


def test_a_clerk_signs_in_and_is_seen_at_the_counter(store, clock):
    session = sign_in(store)
    assert (session.clerk, session.name, session.role) == ("hoa", "Nguyễn Thị Hoa", "clerk")
    assert (session.counter, session.signed_in_at) == ("1", clock.at)
    assert store.staff.session_at("1") == session
    assert store.staff.session_at("2") is None


def test_the_list_of_clerks_has_code_and_name_and_nobody_who_left(store, strike):
    strike("UPDATE clerk SET active = false WHERE code = 'lan'")
    clerks = dict(store.staff.clerks())
    assert clerks["binh"] == "Trần Văn Bình"
    assert "lan" not in clerks
    with pytest.raises(NotAllowed, match="clerk_unknown"):
        sign_in(store, clerk="lan")


@pytest.mark.parametrize(
    ("clerk", "counter", "why"), [("ai-do", "1", "clerk_unknown"), ("hoa", "77", "counter_unknown")]
)
def test_an_unknown_clerk_or_counter_is_refused(store, everything, clerk, counter, why):
    before = everything()
    with pytest.raises(NotAllowed, match=why):
        sign_in(store, clerk=clerk, counter=counter)
    assert everything() == before


def test_the_same_clerk_at_a_second_counter_ends_the_first_session(store, take, faults):
    take()
    sign_in(store)
    store.day.call_next(uuid4(), "1")
    sign_in(store, counter="2")
    assert store.staff.session_at("1") is None
    assert store.staff.session_at("2").clerk == "hoa"
    assert store.day.at_counter("1").current.label == "A001", "his ticket is not lost"
    kinds = [event.kind for event in store.day.events() if event.queue == "-"]
    assert kinds == ["sign_in", "sign_out", "sign_in"]
    assert faults(store) == ()


def test_another_clerk_at_the_same_counter_ends_the_session_there(store):
    sign_in(store)
    sign_in(store, clerk="binh")
    assert store.staff.session_at("1").clerk == "binh"


def test_a_sign_in_sent_twice_is_one_session(store, everything):
    request = uuid4()
    first = store.staff.sign_in(request, "hoa", "2468", "1")
    before = everything()
    assert store.staff.sign_in(request, "hoa", "2468", "1") == first
    assert everything() == before


def test_a_sign_out_ends_once_and_a_second_one_is_left_alone(store):
    session = sign_in(store)
    store.staff.sign_out(uuid4(), session.id)
    store.staff.sign_out(uuid4(), session.id)
    store.staff.sign_out(uuid4(), uuid4())
    assert store.staff.session_at("1") is None
    assert [e.kind for e in store.day.events()] == ["sign_in", "sign_out"]


def test_a_counter_on_a_break_counts_as_closed_for_waiting_times(store, take):
    sign_in(store)
    take()
    assert store.day.loads()[0].counters_open == 1
    store.staff.pause(uuid4(), "1", "")
    load = store.day.loads()[0]
    assert (load.counters_open, load.wait) == (0, None)


def test_nobody_signed_in_cannot_take_a_break(store, everything):
    before = everything()
    for act in (store.staff.resume, lambda request, at: store.staff.pause(request, at, "họp")):
        with pytest.raises(NotAllowed, match="not_signed_in"):
            act(uuid4(), "1")
    assert everything() == before


def test_a_break_is_in_the_log_with_its_reason(store):
    sign_in(store)
    store.staff.pause(uuid4(), "1", "họp")
    store.staff.resume(uuid4(), "1")
    told = [(e.kind, e.facts.get("reason")) for e in store.day.events()]
    assert told == [("sign_in", None), ("pause", "họp"), ("resume_counter", "")]


def test_the_database_itself_refuses_a_second_open_session_at_a_counter(store):
    sign_in(store)
    with store.read() as work:
        found = work.connection.exec_driver_sql("SELECT * FROM session").all()
    assert len(found) == 1
    with pytest.raises(IntegrityError, match=r"(?i)unique"), store.write() as work:
        work.connection.exec_driver_sql(
            f"INSERT INTO session SELECT '{uuid4().hex}', centre, 'binh', counter, signed_in_at,"  # noqa: S608
            " NULL, NULL, '' FROM session"
        )


def test_a_clerk_who_forgot_to_sign_out_is_no_open_counter_the_next_day(store, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.staff.pause(uuid4(), "1", "lunch")
    clock.move(days=1)
    store.day.take(uuid4(), "ho-tich", "k1")
    assert store.staff.session_at("1") is None
    loads = {load.service: load for load in store.day.loads()}
    assert loads["ho-tich"].counters_open == 0
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


def test_answers_to_requests_are_kept_two_days_and_no_longer(store, clock):
    request = uuid4()
    first = store.day.take(request, "ho-tich", "k1")
    clock.move(days=1)
    assert store.day.take(request, "ho-tich", "k1") == first
    clock.move(days=2)
    store.day.take(uuid4(), "ho-tich", "k1")
    with store.read() as work:
        kept = work.connection.exec_driver_sql("SELECT count(*) FROM request").scalar()
    assert kept == 1


def test_only_who_serves_people_can_be_sent_to(store, take, everything):
    assert store.staff.servers() < {code for code, _ in store.staff.clerks()}
    assert not store.staff.servers() & {"ky-thuat", "kiem-tra"}
    take()
    sign_in(store)
    store.day.call_next(uuid4(), "1")
    before = everything()
    for nobody in ("ky-thuat", "kiem-tra"):
        with pytest.raises(NotAllowed, match="serves_nobody"):
            store.day.transfer(uuid4(), "1", "ho-tich", "first", target_clerk=nobody)
    assert everything() == before
    store.day.transfer(uuid4(), "1", "ho-tich", "first", target_clerk="binh")


def test_who_is_nobody_at_a_program_to_sign_in_at_has_no_rights(store, open_as):
    """Behaviour 56: an empty code is motcua-db's alone, not a counter's where nobody sits."""
    everybody = frozenset(Role)
    for actor, is_allowed in (("motcua-db", True), ("counter:c1", False)):
        with open_as(actor).read() as work:
            if is_allowed:
                check_role(work, "", everybody)
                continue
            with pytest.raises(NotAllowed, match="role_missing"):
                check_role(work, "", everybody)
