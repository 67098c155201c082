"""A counter, its keypad and a supervisor do their day's work, each with its own login."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.tickets import State


def served(town, login: str, counter: str) -> None:
    """Let a clerk call until somebody comes, and finish."""
    kiosk, desk = town("k1"), town(login)
    for service in desk.centre().counter(counter).serves:
        kiosk.day.take(uuid4(), service, "k1")
    desk.staff.sign_in(uuid4(), desk.staff.clerks()[0][0], "2468", counter)
    desk.day.call_next(uuid4(), counter)
    desk.day.start(uuid4(), counter)
    desk.day.finish(uuid4(), counter)


def test_a_counter_signs_in_calls_and_serves(town) -> None:
    served(town, "c1", "1")
    desk, kiosk = town("c1"), town("k1")
    with pytest.raises(NotAllowed, match="pin_wrong"):
        desk.staff.sign_in(uuid4(), desk.staff.clerks()[0][0], "0000", "1")
    service = next(iter(desk.centre().counter("1").serves))
    for _ in range(3):
        kiosk.day.take(uuid4(), service, "k1")
    desk.day.call_next(uuid4(), "1")
    for _ in range(2):
        desk.day.call_again(uuid4(), "1")
    desk.day.absent(uuid4(), "1")
    desk.day.undo_absent(uuid4(), "1")
    desk.day.park(uuid4(), "1")
    label = desk.day.at_counter("1").parked[0].label
    desk.day.unpark(uuid4(), "1", label)
    desk.day.transfer(uuid4(), "1", service, "last")
    assert desk.day.call_number(uuid4(), "1", label, "vì").ticket.label == label
    desk.day.cancel(uuid4(), desk.day.at_counter("1").waiting[0].label)
    desk.staff.pause(uuid4(), "1", "họp")
    desk.staff.resume(uuid4(), "1")
    desk.devices.place_roll(uuid4(), "p1")
    assert desk.prints.doubtful() == ()
    desk.staff.sign_out(uuid4(), desk.day.at_counter("1").session)
    assert desk.day.ticket(label).state is State.CALLED


def test_a_counter_takes_what_another_has_set_aside_but_sits_nowhere_else(town) -> None:
    first, second = town("c1"), town("c2")
    town("k1").day.take(uuid4(), next(iter(first.centre().counter("1").serves)), "k1")
    label = first.day.call_next(uuid4(), "1").ticket.label
    first.day.park(uuid4(), "1")
    second.staff.sign_in(uuid4(), second.staff.clerks()[0][0], "2468", "2")
    second.day.unpark(uuid4(), "2", label)
    with pytest.raises(NotAllowed, match="someone_was_faster"):
        first.day.finish(uuid4(), "2")
    assert town("free").day.at_counter("2").current.label == label
    town("free").day.finish(uuid4(), "2")


@pytest.mark.parametrize("who", ["keypad", "c3"])
def test_a_keypad_answers_for_its_own_counter(town, clock, who: str) -> None:
    """One at the network, and one on the line of a counter's PC that rates."""
    served(town, "c1", "1")
    keypad = town(who)
    question = keypad.answers.open_at("1")
    assert question.label
    keypad.answers.rate(uuid4(), question.id, question.instrument.levels[0].value)
    assert keypad.answers.open_at("1") is None
    keypad.answers.close(question.id)
    keypad.devices.alive(
        "kiosk" if who == "keypad" else "counter", "r1" if who == "keypad" else who
    )


def test_a_supervisor_reads_all_closes_the_day_and_sets_it_back(town, clock) -> None:
    served(town, "c1", "1")
    chief, now = town("chief"), clock.now()
    assert chief.day.events()
    span = (now - timedelta(days=1), now + timedelta(days=1))
    assert chief.answers.count(*span, "giam-doc")
    assert chief.day.expire(uuid4()) > 0
    clock.move(days=2)
    town("c1").staff.sign_in(uuid4(), chief.staff.clerks()[0][0], "2468", "1")
    yesterday = date(2026, 11, 24)
    assert chief.day.set_business_day(uuid4(), yesterday) == yesterday
    with pytest.raises(Unavailable, match="not_permitted"):
        town("c2").day.set_business_day(uuid4(), yesterday)
