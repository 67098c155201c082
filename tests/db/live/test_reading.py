"""What a look reads: few statements, nothing of other days, and what the pace is made of."""

from uuid import uuid4

from db.live import reading


def test_the_whole_board_is_few_statements_however_many_wait(store, take, sit, counted):
    """A look must not hold up the counters, however often it is taken."""
    sit()
    for _ in range(30):
        take()
    store.live_board.now()
    with counted(store) as statements:
        store.live_board.now()
    assert len(statements) <= 18


def test_yesterday_is_not_read(store, take, sit, press, clock):
    sit()
    take()
    press("call_next")
    press("finish")
    take()
    clock.move(days=1)
    with store.read() as work:
        found = reading.read(work)
    assert (list(found.waiting), found.counts, found.latest, found.last) == ([], {}, {}, {})
    assert (found.arrivals, found.sessions, found.here) == ({}, {}, {})


def test_arrivals_are_of_the_last_half_hour_and_not_of_who_came_without_a_number(
    store, take, sit, press, clock
):
    sit()
    take()
    clock.move(minutes=31)
    take()
    take("chung-thuc")
    store.day.serve_direct(uuid4(), "1", "ho-tich")
    with store.read() as work:
        assert reading.read(work).arrivals == {"ho-tich": 1, "chung-thuc": 1}


def test_the_latest_services_are_told_oldest_first(store, take, sit, press, clock):
    sit()
    for minutes in (3, 5):
        take()
        press("call_next")
        press("start")
        clock.move(minutes=minutes)
        press("finish")
    with store.read() as work:
        assert reading.read(work).latest == {"ho-tich": [3.0, 5.0]}
