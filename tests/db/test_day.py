"""The day as apps see it: numbers, refusals, midnight, a clock that was set, many at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.tickets import State
from db import ids

MONDAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_each_letter_counts_for_itself_from_001(take):
    labels = [take(service).ticket.label for service in ("ho-tich", "ho-tich", "chung-thuc")]
    assert labels == ["A001", "A002", "B001"]


def test_the_third_person_is_told_that_two_are_ahead_and_no_false_wait(take):
    assert [take().ahead for _ in range(3)] == [0, 1, 2]
    assert take().wait is None, "no counter is open, so nothing is known"


def test_with_an_open_counter_the_wait_is_a_range(store, take):
    store.staff.sign_in(uuid4(), "hoa", "2468", "5")
    take("tra-ket-qua")
    wait = take("tra-ket-qua").wait
    assert 0 <= wait.low_minutes < wait.high_minutes


def test_a_taken_number_says_where_to_go_and_keeps_the_slips_facts(store, take):
    taken = take("chung-thuc", "khuyet-tat")
    assert (taken.counters, taken.zones, taken.day) == (("1", "2", "5"), ("A", "B"), MONDAY)
    assert taken.code == f"MC1:{taken.ticket.id.hex}"
    job = store.prints.job(taken.job)
    assert (job.label, job.content["code"], job.content["ahead"]) == ("B001", taken.code, 0)
    assert job.content["priority"] == store.centre().groups["khuyet-tat"].name


REFUSED = {
    "before opening": ("2026-11-23 06:59:59", ("ho-tich",), "outside_hours"),
    "lunch": ("2026-11-23 11:30", ("ho-tich",), "outside_hours"),
    "after closing": ("2026-11-23 17:00", ("ho-tich",), "outside_hours"),
    "Sunday": ("2026-11-29 08:00", ("ho-tich",), "outside_hours"),
    "holiday": ("2027-01-01 08:00", ("ho-tich",), "outside_hours"),
    "unknown service": ("2026-11-23 08:00", ("bay-gio",), "service_unknown"),
    "unknown priority": ("2026-11-23 08:00", ("ho-tich", "vip"), "priority_unknown"),
}


@pytest.mark.parametrize(("when", "asked", "key"), REFUSED.values(), ids=REFUSED)
def test_a_refused_number_writes_nothing_at_all(clock, everything, take, when, asked, key):
    take()
    clock.at = at(when)
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        take(*asked)
    assert refused.value.key == key
    assert everything() == before


@pytest.mark.parametrize(
    ("column", "key"), [("last", "series_full"), ("daily_limit", "daily_limit")]
)
def test_a_used_up_series_gives_no_third_number_and_writes_nothing(
    take, declare, everything, column, key
):
    declare(f"UPDATE service SET {column} = 2 WHERE code = 'ho-tich'")  # noqa: S608
    take()
    take()
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        take()
    assert refused.value.key == key
    assert everything() == before
    assert take("chung-thuc").ticket.label == "B001"


def test_lunch_tells_when_it_opens_again(clock, take):
    clock.at = at("2026-11-23 12:00")
    with pytest.raises(NotAllowed) as refused:
        take()
    assert refused.value.facts["opens_next"] == at("2026-11-23 13:30")


def test_a_switched_off_service_gives_no_number(take, declare):
    declare("UPDATE service SET active = false WHERE code = 'ho-tich'")
    with pytest.raises(NotAllowed, match="service_unknown"):
        take()


def test_the_next_day_begins_at_a001_and_closes_yesterday(store, clock, take, faults):
    taken = [take() for _ in range(3)]
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    clock.at = at("2026-11-24 08:00")
    assert take().ticket.label == "A001"
    with store.read() as work:
        found = work.connection.exec_driver_sql(
            "SELECT day, number, state FROM ticket ORDER BY day, number"
        ).all()
    assert [(str(row.day), row.number, row.state) for row in found] == [
        ("2026-11-23", 1, "served"),
        ("2026-11-23", 2, "expired"),
        ("2026-11-23", 3, "expired"),
        ("2026-11-24", 1, "waiting"),
    ]
    assert store.answers.open_at("1") is None
    assert store.day.events()[0].kind == "day_begins"
    assert store.day.ticket("A001").id != taken[0].ticket.id
    assert faults(store) == ()


def test_at_midnight_the_day_changes_between_two_commits(store, clock, take, faults):
    take()
    clock.at = at("2026-11-23 23:59:59.999")
    store.day.call_next(uuid4(), "1")
    clock.move(milliseconds=1)
    assert store.day.at_counter("1").current is None, "yesterday's ticket is nobody's today"
    assert store.day.call_next(uuid4(), "1") is None
    clock.at = at("2026-11-24 07:00")
    assert take().ticket.label == "A001"
    assert faults(store) == ()


def fall_back(clock, monkeypatch, **step):
    """Set the clock back, the system's too: ids made now sort before the earlier ones."""
    clock.move(**{unit: -amount for unit, amount in step.items()})
    lost = int(timedelta(**step).total_seconds() * 1e9)
    real = ids.time.time_ns
    monkeypatch.setattr(ids.time, "time_ns", lambda: real() - lost)


def test_a_clock_set_back_ten_minutes_repeats_nothing_and_keeps_the_order(
    store, clock, take, monkeypatch, faults
):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    clock.at = at("2026-11-23 09:00")
    for _ in range(3):
        take()
        clock.move(seconds=1)
    fall_back(clock, monkeypatch, minutes=10)
    for _ in range(3):
        take()
        clock.move(seconds=1)
    assert store.day.at_counter("1").longest_minutes == 0
    assert store.day.loads()[0].waiting == 6
    called = [store.day.call_next(uuid4(), "1").ticket.label for _ in range(6)]
    assert called == ["A001", "A002", "A003", "A004", "A005", "A006"]
    assert faults(store) == ()


def test_a_clock_set_back_leaves_the_newest_call_on_top_of_the_board(
    store, clock, take, monkeypatch, faults
):
    for _ in range(4):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.call_next(uuid4(), "2")
    fall_back(clock, monkeypatch, minutes=10)
    store.day.call_next(uuid4(), "1")
    store.day.call_next(uuid4(), "2")
    shown = store.day.board(None, 6).calls
    assert [call.label for call in shown] == ["A004", "A003", "A002", "A001"]
    assert [call.at for call in shown] == sorted((call.at for call in shown), reverse=True)
    assert faults(store) == ()


def test_a_clock_set_back_by_a_day_leaves_the_board_its_day(store, clock, take):
    take()
    store.day.call_next(uuid4(), "1")
    before = store.day.board(None, 6)
    clock.move(days=-1)
    board = store.day.board(None, 6)
    assert (board.day, board.calls) == (before.day, before.calls)
    assert board.at == clock.now() < before.at


def test_a_clock_set_back_leaves_a_transfer_to_the_last_place_last(store, clock, take, monkeypatch):
    take()
    clock.move(minutes=1)
    store.day.call_next(uuid4(), "1")
    for _ in range(2):
        take()
        clock.move(seconds=1)
    fall_back(clock, monkeypatch, minutes=10)
    store.day.transfer(uuid4(), "1", "ho-tich", "last")
    called = [store.day.call_next(uuid4(), "1").ticket.label for _ in range(3)]
    assert called == ["A002", "A003", "A001"]


def test_a_clock_set_back_a_day_goes_on_in_the_same_business_day(
    store, clock, take, monkeypatch, faults
):
    clock.at = at("2026-11-24 08:00")
    take()
    fall_back(clock, monkeypatch, days=1)
    taken = take()
    assert (taken.ticket.label, taken.day) == ("A002", date(2026, 11, 24))
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"
    clock.at = at("2026-11-24 09:00")
    assert take().ticket.label == "A003"
    assert faults(store) == ()


def test_eight_kiosks_at_once_give_a_series_without_gap_or_repeat(open_as, faults):
    barrier = Barrier(8)
    stores = [open_as(f"kiosk:k{n}") for n in range(8)]

    def press(store) -> list[str]:
        barrier.wait()
        return [store.day.take(uuid4(), "ho-tich", "k1").ticket.label for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        labels = [label for found in pool.map(press, stores) for label in found]
    assert sorted(labels) == [f"A{number:03d}" for number in range(1, 65)]
    assert faults(stores[0]) == ()


def test_people_are_called_in_the_order_in_which_eight_kiosks_took_them(open_as):
    stores = [open_as(f"kiosk:k{n}") for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda store: store.day.take(uuid4(), "ho-tich", "k1"), stores))
    called = [stores[0].day.call_next(uuid4(), "1").ticket.label for _ in range(8)]
    assert called == [f"A{number:03d}" for number in range(1, 9)]


def test_next_with_nobody_waiting_is_none_and_no_phantom_call(store):
    assert store.day.call_next(uuid4(), "1") is None
    assert store.day.board(None, 6).calls == ()


def test_why_tells_each_call_with_its_reason_and_clerk(store, take):
    take()
    take(priority="khuyet-tat")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.day.call_next(uuid4(), "1", clerk="hoa")
    store.day.call_again(uuid4(), "1")
    first, again = store.day.why("a2")
    assert (first.label, first.counter, first.clerk, first.again) == ("A002", "1", "hoa", 1)
    assert first.reason.bypassed == ("A001",)
    assert first.reason.longest == "A001"
    assert (again.again, again.reason) == (2, None)


def test_a_tickets_whole_life_is_in_the_log_in_order(store, take):
    take()
    for act in (store.day.call_next, store.day.call_again, store.day.start, store.day.park):
        act(uuid4(), "1")
    store.day.unpark(uuid4(), "1", "A001")
    store.day.transfer(uuid4(), "1", "chung-thuc", "first")
    store.day.call_next(uuid4(), "2")
    store.day.call_again(uuid4(), "2")
    store.day.absent(uuid4(), "2")
    store.day.undo_absent(uuid4(), "2")
    store.day.finish(uuid4(), "2")
    lived = [event.kind for event in store.day.events("A001")]
    assert lived == [
        *("take", "call", "call_again", "start", "park", "resume", "transfer"),
        *("call", "call_again", "absent", "undo_absent", "finish", "rating_opens"),
    ]
    assert [event.seq for event in store.day.events("A001")] == list(range(1, 14))


def test_a_supervisors_change_takes_effect_without_a_restart(store, take, declare):
    take("ho-tich")
    assert store.day.call_next(uuid4(), "5") is None
    declare("UPDATE counter_service SET service = 'ho-tich' WHERE service = 'tra-ket-qua'")
    assert store.day.call_next(uuid4(), "5").ticket.label == "A001"


def test_a_crashed_counter_finds_its_ticket_again(store, open_as, take):
    take()
    lost = open_as("counter:1")
    lost.day.call_next(uuid4(), "1")
    lost.day.start(uuid4(), "1")
    lost.close()
    found = open_as("counter:1").day.at_counter("1").current
    assert (found.label, found.state) == ("A001", State.SERVING)


def test_closing_the_day_expires_what_nobody_ended(store, take, faults):
    for _ in range(4):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    store.day.call_next(uuid4(), "2")
    store.day.park(uuid4(), "2")
    request = uuid4()
    assert [store.day.expire(request) for _ in range(2)] == [3, 3]
    assert {store.day.ticket(label).state for label in ("A002", "A003", "A004")} == {State.EXPIRED}
    assert store.day.expire(uuid4()) == 0
    assert faults(store) == ()


def test_an_unknown_counter_is_refused_everywhere(store):
    for act in (store.day.call_next, store.day.start, store.day.finish, store.day.park):
        with pytest.raises(NotAllowed, match="counter_unknown"):
            act(uuid4(), "77")
    with pytest.raises(NotAllowed, match="counter_unknown"):
        store.day.at_counter("77")


def test_the_books_balance_to_the_ticket(store, take):
    for number in range(6):
        take(priority="khuyet-tat" if number == 3 else None)
    for counter in ("1", "2", "1"):
        store.day.call_next(uuid4(), counter)
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")
    store.day.cancel(uuid4(), "A006")
    with store.read() as work:
        states = [
            row.state for row in work.connection.exec_driver_sql("SELECT state FROM ticket").all()
        ]
    assert sorted(states) == ["absent", "called", "cancelled", "served", "waiting", "waiting"]


AT_THE_COUNTER = {
    "call_again": (),
    "start": (),
    "finish": (),
    "absent": (),
    "park": (),
    "transfer": ("ho-tich", "last"),
}


@pytest.mark.parametrize(("act", "told"), AT_THE_COUNTER.items(), ids=AT_THE_COUNTER)
def test_a_press_about_a_number_that_has_gone_changes_nothing(store, take, everything, act, told):
    for _ in range(2):
        take()
    gone = store.day.call_next(uuid4(), "1").ticket.id
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    before = everything()
    with pytest.raises(NotAllowed, match="someone_was_faster") as refused:
        getattr(store.day, act)(uuid4(), "1", *told, ticket=gone)
    assert refused.value.facts["label"] == "A002", "the number that is there now"
    assert everything() == before


@pytest.mark.parametrize(("act", "told"), AT_THE_COUNTER.items(), ids=AT_THE_COUNTER)
def test_a_press_about_a_counter_that_is_empty_by_now_is_refused(store, take, act, told):
    take()
    gone = store.day.call_next(uuid4(), "1").ticket.id
    store.day.finish(uuid4(), "1")
    with pytest.raises(NotAllowed, match="someone_was_faster") as refused:
        getattr(store.day, act)(uuid4(), "1", *told, ticket=gone)
    assert refused.value.facts["label"] == ""


@pytest.mark.parametrize(("act", "told"), AT_THE_COUNTER.items(), ids=AT_THE_COUNTER)
def test_a_press_about_the_number_that_is_there_has_one_effect_however_often_sent(
    store, take, act, told
):
    take()
    here = store.day.call_next(uuid4(), "1").ticket.id
    store.day.call_again(uuid4(), "1")
    request = uuid4()
    answers = [getattr(store.day, act)(request, "1", *told, ticket=here) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0].id == here


def test_negative_control_without_the_ticket_another_number_would_be_ended(store, take):
    for _ in range(2):
        take()
    for _ in range(2):
        store.day.call_next(uuid4(), "1")
    assert store.day.finish(uuid4(), "1").label == "A002"


def test_ids_of_requests_may_come_from_any_process(take):
    assert isinstance(take().ticket.id, UUID)
