"""Taking: what a number is told about people ahead, waiting and numbers left."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.tickets import Place, State
from db import rows, taking
from db.history import verify
from db.letters import Wish
from db.letters import declare as give_letter


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
    declare("UPDATE service SET active = false WHERE code = 'chung-thuc'")
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


@pytest.fixture
def own_letter(store):
    """Give kiosk k2 the letter L for Đất đai, of which 60 are given a day."""
    give_letter(store, uuid4(), Wish("k2", "dat-dai", "L", "giam-doc"))


def press(store, kiosk, service="dat-dai"):
    return store.day.take(uuid4(), service, kiosk).ticket


def test_a_number_has_the_letter_of_its_kiosk_on_slip_and_log_and_is_found_by_it(store, own_letter):
    shared, own = press(store, "k1"), press(store, "k2")
    assert (shared.label, own.label) == ("C001", "L001")
    assert store.day.ticket("l1").id == own.id
    (taken,) = store.day.events("L001")
    assert (taken.queue, taken.facts["letter"]) == ("L", "L")
    with store.read() as work:
        assert verify(work)[1] == ()


def test_both_letters_wait_in_one_queue_by_the_time_they_came(store, own_letter):
    labels = [press(store, kiosk).label for kiosk in ("k2", "k1", "k2")]
    assert labels == ["L001", "C001", "L002"]
    called = [store.day.call_next(uuid4(), "3").ticket.label for _ in labels]
    assert called == labels


def test_the_daily_limit_counts_what_all_kiosks_have_given(store, own_letter):
    for number in range(60):
        press(store, "k1" if number % 3 else "k2")
    for kiosk in ("k1", "k2"):
        with pytest.raises(NotAllowed, match="daily_limit"):
            press(store, kiosk)
    assert load_of(store, "dat-dai").left == 0


def test_a_kiosk_is_told_what_it_can_give_itself_and_others_what_all_can(
    open_as, store, own_letter, declare
):
    declare("UPDATE service SET last = 40 WHERE code = 'dat-dai'")
    second, script = open_as("kiosk:k2"), open_as("motcua-db")

    def left():
        return [load_of(asker, "dat-dai").left for asker in (store, second, script)]

    assert left() == [40, 40, 60]
    for _ in range(39):
        press(store, "k1")
    assert left() == [1, 21, 21]
    press(store, "k1")
    assert left() == [0, 20, 20]
    with pytest.raises(NotAllowed, match="series_full"):
        press(store, "k1")
    assert press(store, "k2").label == "L001"
