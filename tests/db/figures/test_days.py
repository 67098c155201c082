"""A day's tickets as visits: stretches, answers, who called, what was out of order."""

from datetime import timedelta
from uuid import uuid4

from centre.rules.tickets import State
from db import tables
from db.figures.days import rows_of, visits


def of_today(store):
    with store.read() as work:
        found = rows_of(work, work.day)
    return {(visit.service, visit.state): visit for visit in visits(found)}


def test_a_served_ticket_has_its_times_its_answer_and_its_clerk(store, take, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take()
    clock.move(minutes=7)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=3)
    store.day.finish(uuid4(), "1")
    rating = store.answers.open_at("1")
    store.answers.rate(uuid4(), rating.id, 3)
    found = of_today(store)["ho-tich", State.SERVED]
    assert (found.wait, found.counter, found.clerk, found.origin) == (420, "1", "hoa", "kiosk")
    (stretch,) = found.stretches
    assert (stretch.ended_at - stretch.began_at).total_seconds() == 180
    assert (stretch.clerk, stretch.counter) == ("hoa", "1")
    (answer,) = found.answers
    assert (answer.scale, answer.level) == (("giao-dich", 1), 3)


def test_who_waits_has_nothing_yet(store, take):
    take(priority="nguoi-cao-tuoi")
    found = of_today(store)["ho-tich", State.WAITING]
    assert (found.wait, found.counter, found.clerk, found.stretches) == (None, "", "", ())
    assert found.priority == "nguoi-cao-tuoi"


def test_a_call_out_of_order_is_counted(store, take):
    """Behaviour 35: it is seen in the figures, too."""
    take()
    take()
    store.day.call_number(uuid4(), "1", "A002", "Người bệnh")
    assert of_today(store)["ho-tich", State.CALLED].out_of_order == 1


def test_several_legs_are_several_stretches(store, take, clock, strike):
    """Behaviour 34: the wait is counted from the original arrival to the first call."""
    start = clock.now()
    ticket = take().ticket.id
    clock.move(minutes=5)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=20)
    store.day.finish(uuid4(), "1")
    strike("DELETE FROM leg")
    times = ("called_at", "began_at", "ended_at")
    with store.write() as work:
        for seq, service, minutes in ((1, "ho-tich", (5, 6, 10)), (2, "chung-thuc", (10, 11, 25))):
            at = {
                name: start + timedelta(minutes=m) for name, m in zip(times, minutes, strict=True)
            }
            who = {"id": uuid4(), "centre": work.centre.code, "day": work.day, "ticket": ticket}
            where = {"seq": seq, "service": service, "counter": "1", "clerk": "lan"}
            row = {**who, **where, **at, "ended": "served"}
            work.connection.execute(tables.leg.insert(), row)
    found = of_today(store)["ho-tich", State.SERVED]
    assert [stretch.service for stretch in found.stretches] == ["ho-tich", "chung-thuc"]
    assert found.wait == 300
