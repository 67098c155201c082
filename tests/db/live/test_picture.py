"""The board of a moment: queues, counters, what is not well, and figures that add up."""

from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.figures import SERVICE_HOUR, TOTAL, grouped, service_of
from db.facts import Health
from db.live.record import Desk, Today


def test_an_empty_morning_is_told_as_nothing(store, service):
    """Zero tickets: no division, no alarm but that nobody sits there."""
    board = store.live_board.now()
    assert (board.is_open, board.target, board.today) == (True, 30, Today())
    assert [one.code for one in board.services][:2] == ["ho-tich", "chung-thuc"]
    one = service(board)
    assert (one.waiting, one.longest, one.open, one.passes_in) == (0, None, (), None)
    assert one.serving == ("1", "2")
    assert [point.waiting for point in one.forecast] == [0.0] * 7
    first = board.counters[0]
    assert (first.code, first.desk, first.clerk_name) == ("1", Desk.CLOSED, "")


def test_a_queue_is_told_with_its_longest_wait_its_open_counters_and_its_forecast(
    store, take, sit, service, clock
):
    """Behaviour 41: waiting, longest wait, open counters, forecast."""
    sit()
    first = take().ticket.label
    clock.move(minutes=4)
    take()
    clock.move(minutes=3)
    one = service(store.live_board.now())
    assert (one.waiting, one.longest, one.longest_label, one.open) == (2, 7, first, ("1",))
    assert (one.pace, one.letters) == (8.0, ("A",))
    assert [point.minute for point in one.forecast] == [0, 5, 10, 15, 20, 25, 30]
    assert one.forecast[0].waiting == 2
    quiet = one.forecast
    sit("2", "binh")
    busy = service(store.live_board.now()).forecast
    assert all(new.waiting <= old.waiting for old, new in zip(quiet, busy, strict=True))


def test_a_counter_is_told_with_who_sits_there_and_what_he_does(store, take, sit, press, clock):
    def counter(code="1"):
        found = (one for one in store.live_board.now().counters if one.code == code)
        return next(found)

    sit()
    assert (counter().desk, counter().clerk_name) == (Desk.FREE, "Nguyễn Thị Hoa")
    label = take().ticket.label
    press("call_next")
    assert (counter().desk, counter().label) == (Desk.CALLED, label)
    clock.move(minutes=2)
    press("start")
    assert (counter().desk, counter().since) == (Desk.SERVING, clock.now())
    clock.move(minutes=5)
    press("finish")
    free = counter()
    assert (free.desk, free.label, free.since, free.stretches) == (Desk.FREE, None, clock.now(), 1)
    store.staff.pause(uuid4(), "1", "Ăn trưa")
    assert (counter().desk, counter().reason) == (Desk.PAUSED, "Ăn trưa")
    store.staff.resume(uuid4(), "1")
    session = store.staff.session_at("1")
    store.staff.sign_out(uuid4(), session.id)
    assert counter().desk is Desk.CLOSED


def test_a_number_that_was_left_behind_is_still_told(store, take, sit, press):
    session = sit()
    label = take().ticket.label
    press("call_next")
    store.staff.sign_out(uuid4(), session.id)
    found = store.live_board.now().counters[0]
    assert (found.desk, found.label, found.clerk) == (Desk.CLOSED, label, "")


def test_a_wrap_up_is_told_apart_from_being_free(store, take, sit, press, declare, clock):
    declare("UPDATE centre SET policy = '{\"wrap_up_seconds\": 60}'")
    sit()
    label = take().ticket.label
    press("call_next")
    press("finish")
    found = store.live_board.now().counters[0]
    assert (found.desk, found.label) == (Desk.WRAPPING, label)
    clock.move(seconds=61)
    assert store.live_board.now().counters[0].desk is Desk.FREE


def test_who_was_sent_on_waits_since_then_and_not_since_the_morning(
    store, take, sit, press, service, clock
):
    sit()
    label = take().ticket.label
    press("call_next")
    press("start")
    clock.move(minutes=40)
    press("transfer", "1", "chung-thuc", "last")
    clock.move(minutes=2)
    one = service(store.live_board.now(), "chung-thuc")
    assert (one.waiting, one.longest, one.longest_label) == (1, 2, label)


def test_todays_counts_are_those_of_the_report(store, take, sit, press, service):
    """Behaviour 43: arrived = served + absent + cancelled + left + waiting, as in the report."""
    sit()
    for queue in ("ho-tich", "ho-tich", "ho-tich", "chung-thuc", "dat-dai"):
        take(queue)
    press("call_next")
    press("start")
    press("finish")
    press("call_next")
    press("call_again")
    press("absent")
    press("call_next")
    press("start")
    press("transfer", "1", "chung-thuc", "last")
    store.day.cancel(uuid4(), "C001")
    board, figures = store.live_board.now(), store.figures.today()[TOTAL, ""]
    today = board.today
    assert today.arrived == 5 == figures.arrived
    rest = (today.served, today.absent, today.cancelled, today.left, today.waiting)
    assert rest == (1, 1, 1, 0, 2)
    assert rest[:4] == (figures.served, figures.absent, figures.cancelled, figures.left)
    assert rest[4] == figures.waiting
    cells = {key[1]: one for key, one in store.figures.today().items() if key[0] == SERVICE_HOUR}
    for code, one in grouped(cells, service_of).items():
        found = service(board, code).today
        assert (found.arrived, found.served, found.absent) == (one.arrived, one.served, one.absent)


def test_what_is_not_well_is_told_and_what_is_well_is_not(store, alarms):
    store.devices.report(Health("p1", "printer", "error", "paper_out", {"kiosk": "k1"}))
    store.devices.report(Health("p2", "printer", "warning", "paper_low", {"kiosk": "k1"}))
    store.devices.report(Health("p3", "printer", "ok", "", {"kiosk": "k1"}))
    board = store.live_board.now()
    assert [(one.name, one.key) for one in board.devices] == [
        ("p1", "paper_out"),
        ("p2", "paper_low"),
    ]
    assert ("device", "printer/p1") in alarms(board)
    assert ("device", "printer/p2") not in alarms(board)


def test_calls_out_of_order_are_told_with_their_reason(store, take, sit):
    """Behaviour 35: an out-of-order call shows in the supervisor's list."""
    sit()
    take()
    label = take().ticket.label
    store.day.call_number(uuid4(), "1", label, "Người già yếu")
    (one,) = store.live_board.now().out_of_order
    assert (one.label, one.counter, one.reason.note) == (label, "1", "Người già yếu")


@pytest.mark.parametrize("hours", [-1, 16])
def test_a_clock_set_back_and_a_night_make_nothing_negative(
    store, take, sit, service, clock, hours
):
    """Behaviour 44: no negative times."""
    sit()
    take()
    clock.at += timedelta(hours=hours)
    board = store.live_board.now()
    one = service(board)
    assert one.longest in {0, None}
    assert all(point.longest >= 0 for point in one.forecast)
