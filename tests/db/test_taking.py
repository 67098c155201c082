"""Taking: what a number is told about people ahead, waiting and numbers left."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.tickets import Place, State
from db import rows, taking


def load_of(store, service="ho-tich"):
    return next(load for load in store.day.loads() if load.service == service)


def test_a_code_has_our_mark_and_nothing_but_the_tickets_id(take):
    taken = take()
    assert taking.qr_code(taken.ticket.id) == taken.code
    assert len(taken.code) == 4 + 32


def test_the_slips_facts_are_complete_plain_data(take, store, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    taken = store.day.take(uuid4(), "tra-ket-qua", "k1", None, language="en")
    facts = store.prints.job(taken.job).content
    assert set(facts) == (
        {"label", "service", "priority", "at", "ahead", "low", "high", "counters", "zones"}
        | {"code", "language"}
    )
    assert (facts["at"], facts["language"]) == (clock.at.isoformat(), "en")
    assert (facts["low"], facts["high"]) == (taken.wait.low_minutes, taken.wait.high_minutes)
    assert facts["priority"] is None


def test_loads_tell_each_active_service_in_its_order(store, take, declare):
    declare("UPDATE service SET active = 0 WHERE code = 'chung-thuc'")
    take()
    loads = store.day.loads()
    assert [load.service for load in loads][:3] == ["ho-tich", "dat-dai", "kinh-doanh"]
    assert loads[0].waiting == 1
    assert all(load.opening.is_open for load in loads)


def test_numbers_left_count_down_and_start_again_the_next_day(store, take, clock):
    assert load_of(store, "dat-dai").left == 60
    take("dat-dai")
    assert load_of(store, "dat-dai").left == 59
    clock.move(days=1)
    assert load_of(store, "dat-dai").left == 60


def test_a_load_at_lunch_is_closed_and_says_when_it_opens(store, clock):
    clock.move(hours=4)
    opening = load_of(store).opening
    assert not opening.is_open
    assert opening.opens_next.hour == 13


def test_the_wait_follows_the_services_of_today(store, take, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    declared = load_of(store, "tra-ket-qua").wait
    for _ in range(16):
        take("tra-ket-qua")
    for _ in range(4):
        store.day.call_next(uuid4(), "5")
        clock.move(minutes=20)
        store.day.finish(uuid4(), "5")
    slow = load_of(store, "tra-ket-qua").wait
    assert slow.low_minutes > declared.high_minutes


def test_a_wait_is_never_negative_though_the_clock_goes_back(store, take, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    for _ in range(4):
        take("tra-ket-qua")
    for _ in range(3):
        store.day.call_next(uuid4(), "5")
        store.day.start(uuid4(), "5")
        clock.move(minutes=-5)
        store.day.finish(uuid4(), "5")
    wait = load_of(store, "tra-ket-qua").wait
    assert 0 <= wait.low_minutes < wait.high_minutes


def test_a_newcomer_after_the_clock_went_back_still_counts_all_who_wait(store, take, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    for _ in range(12):
        take("tra-ket-qua")
    before = load_of(store, "tra-ket-qua").wait
    assert before.low_minutes > 0
    clock.move(minutes=-10)
    assert load_of(store, "tra-ket-qua").wait == before
    assert take("tra-ket-qua").ahead == 12


@pytest.mark.parametrize("paper", [True, False])
def test_a_new_ticket_waits_at_its_own_time_uncalled(store, take, clock, paper):
    taken = take(paper=paper)
    assert taken.paper is paper
    with store.read() as work:
        row = rows.row_of_label(work, "A001")
    assert (row.state, row.place, row.calls) == (State.WAITING, Place.BY_TIME, 0)
    assert (row.arrived_at, row.queued_at) == (clock.at, clock.at)


def test_a_declared_group_is_told_how_many_go_before_it(take):
    for _ in range(3):
        take()
    assert take(priority="khuyet-tat").ahead == 0
    assert take(priority="mang-thai").ahead == 1
    assert take().ahead == 5


def test_a_bigger_first_number_is_kept(take, declare):
    declare("UPDATE service SET first = 501 WHERE code = 'ho-tich'")
    assert take().ticket.label == "A501"


def test_a_scanned_slip_tells_where_its_number_stands(store, take):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    first, second = (take("tra-ket-qua").ticket for _ in range(2))
    stood = store.day.position(second.id)
    assert (stood.ticket.label, stood.ahead) == (second.label, 1)
    assert stood.wait is not None
    store.day.call_next(uuid4(), "5", "hoa")
    called = store.day.position(first.id)
    assert (called.ticket.state, called.ticket.counter) == (State.CALLED, "5")
    assert (called.ahead, called.wait) == (0, None)
    assert store.day.position(second.id).ahead == 0


def test_a_slip_of_another_day_and_a_made_up_code_have_no_place(store, take, clock):
    slip = take().ticket
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.position(uuid4())
    clock.at = datetime(2026, 11, 24, 8, tzinfo=ZONE)
    take()
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.position(slip.id)
