"""Each program does its day's work with its own login, by the store's own code."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.prints import PrintEvent
from centre.rules.tickets import State
from db.facts import Health


def test_a_kiosk_gives_prints_and_tells_of_itself(town, clock) -> None:
    kiosk = town("k1")
    taken = kiosk.day.take(uuid4(), "ho-tich", "k1")
    again = uuid4()
    assert kiosk.day.take(again, "ho-tich", "k1") == kiosk.day.take(again, "ho-tich", "k1")
    assert [load.waiting for load in kiosk.day.loads() if load.service == "ho-tich"] == [2]
    assert kiosk.day.position(taken.ticket.id).ahead == 0
    for event in (PrintEvent.SEND, PrintEvent.DOUBT, PrintEvent.SEND, PrintEvent.CONFIRM):
        kiosk.prints.move(taken.job, event)
    assert len(kiosk.prints.waiting("k1")) == 1
    kiosk.devices.alive("kiosk", "k1")
    kiosk.devices.report(Health("p1", "printer", "ok", "", {"kiosk": "k1"}))
    assert {device.name for device in kiosk.devices.all()} == {"k1", "p1"}
    clock.move(days=3)
    kiosk.prints.move(kiosk.prints.waiting("k1")[0].id, PrintEvent.ABANDON)
    assert kiosk.day.take(uuid4(), "ho-tich", "k1").ticket.label == taken.ticket.label


def test_two_kiosks_have_their_own_printers_in_view_and_nothing_of_each_other(town) -> None:
    first, second = town("k1"), town("k2")
    taken = first.day.take(uuid4(), "ho-tich", "k1")
    second.day.take(uuid4(), "ho-tich", "k2")
    with pytest.raises(NotAllowed, match="job_unknown"):
        second.prints.move(taken.job, PrintEvent.SEND)
    with pytest.raises(Unavailable, match="not_permitted"):
        second.day.take(uuid4(), "ho-tich", "k1")
    with pytest.raises(Unavailable, match="not_permitted"):
        first.day.call_next(uuid4(), "1")


def test_a_device_that_was_forgotten_is_told_of_again(town) -> None:
    for login, owner in (("k1", "kiosk:k1"), ("c1", "counter:c1"), ("lobby", "display:lobby")):
        devices = town(login).devices
        keypad = Health(f"x {login}", "keypad", "ok", "", {"owner": owner})
        devices.report(keypad)
        devices.only(owner, [])
        assert keypad.name not in {device.name for device in devices.all()}
        devices.report(keypad)
        assert keypad.name in {device.name for device in devices.all()}


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


def test_a_board_shows_what_is_called_and_its_loudspeaker(town) -> None:
    desk, board = town("c1"), town("lobby")
    town("k1").day.take(uuid4(), next(iter(desk.centre().counter("1").serves)), "k1")
    label = desk.day.call_next(uuid4(), "1").ticket.label
    assert [call.label for call in board.day.board().calls] == [label]
    assert [sign.label for sign in board.day.at_desks()] == [label]
    board.devices.alive("display", "display:lobby")
    board.devices.report(Health("lobby", "speaker", "ok", "", {"owner": "display:lobby"}))
    with pytest.raises(Unavailable, match="not_permitted"):
        board.day.take(uuid4(), "ho-tich", "k1")


def test_a_supervisor_reads_all_closes_the_day_and_sets_it_back(town, clock) -> None:
    served(town, "c1", "1")
    chief, now = town("chief"), clock.now()
    assert chief.day.events()
    assert chief.answers.count(now - timedelta(days=1), now + timedelta(days=1))
    assert chief.day.expire(uuid4()) > 0
    clock.move(days=2)
    town("c1").staff.sign_in(uuid4(), chief.staff.clerks()[0][0], "2468", "1")
    yesterday = date(2026, 11, 24)
    assert chief.day.set_business_day(uuid4(), yesterday) == yesterday
    with pytest.raises(Unavailable, match="not_permitted"):
        town("c2").day.set_business_day(uuid4(), yesterday)
