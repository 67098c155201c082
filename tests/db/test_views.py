"""What screens look at: the counter's list and the lobby's board."""

import json
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from centre.rules.tickets import State
from db.facts import AtDesk, Door


def labels(views):
    return [view.label for view in views]


def test_a_counter_sees_its_own_queues_and_nobody_elses(store, take):
    for service in ("ho-tich", "chung-thuc", "dat-dai"):
        take(service)
    assert sorted(labels(store.day.at_counter("1").waiting)) == ["A001", "B001"]
    assert labels(store.day.at_counter("3").waiting) == ["C001"]
    assert store.day.at_counter("5").waiting_count == 1


def test_the_list_of_a_counter_is_the_order_in_which_it_will_call(store, take):
    for number in range(4):
        take("ho-tich", "khuyet-tat" if number == 3 else None)
        take("chung-thuc")
    foreseen = labels(store.day.at_counter("1").waiting)
    assert len(foreseen) == 8
    called = [store.day.call_next(uuid4(), "1").ticket.label for _ in range(5)]
    assert foreseen[:5] == called


def test_looking_changes_nothing(store, take, everything):
    take()
    before = everything()
    store.day.at_counter("1")
    store.day.board(None, 6)
    store.day.loads()
    store.day.events()
    assert everything() == before


def test_a_counter_sees_its_ticket_reason_clerk_and_figures_of_today(store, take, clock):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    for _ in range(4):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")
    clock.move(minutes=7, seconds=59)
    store.day.call_next(uuid4(), "1")
    view = store.day.at_counter("1")
    assert (view.current.label, view.reason.longest) == ("A003", "A003")
    assert (view.today, view.absent_today) == (1, 1)
    assert (view.waiting_count, view.longest_minutes) == (1, 7)
    assert (view.clerk, view.paused, view.session is not None) == ("hoa", False, True)


def test_a_break_and_its_reason_are_seen(store):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.staff.pause(uuid4(), "1", "ăn trưa")
    view = store.day.at_counter("1")
    assert (view.paused, view.pause_reason) == (True, "ăn trưa")


def test_an_empty_counter_says_so_in_every_field(store):
    view = store.day.at_counter("1")
    assert (view.current, view.reason, view.longest_minutes, view.absent_undo) == (None,) * 4
    assert (view.session, view.clerk, view.today, view.waiting_count) == (None, None, 0, 0)


def test_the_reason_of_a_ticket_called_again_is_that_of_its_first_call(store, take):
    take()
    reason = store.day.call_next(uuid4(), "1").reason
    store.day.call_again(uuid4(), "1")
    assert store.day.at_counter("1").reason == reason


def test_the_board_shows_each_number_once_newest_first_with_its_recall_marked(store, take):
    for _ in range(3):
        take()
    for counter in ("1", "2"):
        store.day.call_next(uuid4(), counter)
    store.day.call_again(uuid4(), "1")
    shown = store.day.board(None, 6).calls
    assert [(c.label, c.counter, c.again) for c in shown] == [("A001", "1", 2), ("A002", "2", 1)]
    assert shown[0].counter_name["vi"] == "Quầy 1"


def test_the_board_keeps_those_served_and_drops_those_who_are_not_there(store, take):
    for _ in range(4):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "dat-dai", "last")
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    (shown,) = store.day.board(None, 6).calls
    assert (shown.label, shown.ticket_state) == ("A004", State.SERVED)


def test_a_zone_shows_only_its_counters(store, take):
    take("ho-tich")
    take("kinh-doanh")
    store.day.call_next(uuid4(), "1")
    store.day.call_next(uuid4(), "4")
    assert labels(store.day.board("A", 6).calls) == ["A001"]
    assert labels(store.day.board("B", 6).calls) == ["E001"]
    assert labels(store.day.board(None, 6).calls) == ["E001", "A001"]


def test_a_quiet_zone_keeps_its_last_call_while_another_zone_is_busy(store, take):
    take("kinh-doanh")
    store.day.call_next(uuid4(), "4")
    for _ in range(15):
        take("ho-tich")
        store.day.call_next(uuid4(), "1")
    assert labels(store.day.board("B", 2).calls) == ["E001"]


def test_a_number_sent_on_to_another_zone_leaves_the_first_zones_board(store, take):
    take("ho-tich")
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "kinh-doanh", "first")
    store.day.call_next(uuid4(), "4")
    assert store.day.board("A", 6).calls == ()
    assert labels(store.day.board("B", 6).calls) == ["A001"]


def test_the_board_is_full_though_a_clerk_calls_one_number_many_times(store, take):
    for _ in range(3):
        take()
    for counter in ("1", "2"):
        store.day.call_next(uuid4(), counter)
    many = Change("policy", "policy", {"most_calls": 20})
    store.declared.change(uuid4(), many, "giam-doc")
    for _ in range(19):
        store.day.call_again(uuid4(), "2")
    assert labels(store.day.board(None, 2).calls) == ["A002", "A001"]


def test_a_number_that_came_back_to_its_counter_is_on_the_board_once(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "first")
    store.day.call_next(uuid4(), "1")
    assert labels(store.day.board("A", 6).calls) == ["A001"]


def test_yesterdays_calls_are_gone_from_the_board(store, take, clock):
    take()
    store.day.call_next(uuid4(), "1")
    clock.move(days=1)
    assert store.day.board(None, 6).calls == ()


def test_who_comes_soon_is_not_shown_while_priority_may_pass(store, take, declare, strike):
    take()
    take("kinh-doanh")
    assert store.day.board(None, 6).coming == ()
    ((policy,),) = strike("SELECT CAST(policy AS text) FROM centre")
    without = json.dumps({**json.loads(policy), "ask_priority": False})
    declare(f"UPDATE centre SET policy = '{without}'")  # noqa: S608
    assert store.day.board(None, 6).coming == ("A001", "E001")
    assert store.day.board("B", 6).coming == ("E001",)


@pytest.mark.parametrize("limit", [1, 3])
def test_the_board_has_no_more_rows_than_asked_for(store, take, limit):
    for _ in range(5):
        take()
        store.day.call_next(uuid4(), "1")
    assert len(store.day.board(None, limit).calls) == limit


def test_nothing_on_the_board_names_a_person(store, take):
    taken = take("ho-tich", "khuyet-tat")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.day.call_next(uuid4(), "1", clerk="hoa")
    told = repr(store.day.board(None, 6))
    assert "khuyet" not in told
    assert "hoa" not in told
    assert taken.code not in told


def test_the_signs_are_told_the_number_at_each_counter_and_how_often_it_was_called(store, take):
    first = take("tra-ket-qua").ticket
    assert store.day.at_desks() == ()
    store.day.call_next(uuid4(), "5")
    assert store.day.at_desks() == (AtDesk("5", first.label, 1),)
    store.day.call_again(uuid4(), "5")
    store.day.start(uuid4(), "5")
    assert store.day.at_desks() == (AtDesk("5", first.label, 2),)
    store.day.finish(uuid4(), "5")
    assert store.day.at_desks() == ()


def test_a_door_is_closed_until_a_clerk_sits_there_and_says_when_he_pauses(store, clock):
    def state():
        return store.day.door("1").state

    assert state() == "closed"
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    assert (state(), store.day.door("2").state) == ("open", "closed")
    store.staff.pause(uuid4(), "1", "an-trua")
    assert state() == "paused"
    store.staff.resume(uuid4(), "1")
    assert state() == "open"
    clock.move(days=1)
    assert state() == "closed", "somebody forgot to sign out yesterday"


def test_a_door_tells_the_number_called_and_served_and_its_services(store, take, clock):
    label = take("ho-tich").ticket.label
    quiet = store.day.door("1")
    assert isinstance(quiet, Door)
    assert (quiet.label, quiet.is_served, quiet.again, quiet.at) == ("", False, 0, None)
    assert quiet.name["vi"] == "Quầy 1"
    assert [name["vi"] for name in quiet.services] == [
        store.centre().services[code].name["vi"] for code in ("ho-tich", "chung-thuc")
    ]
    store.day.call_next(uuid4(), "1")
    first = clock.now()
    assert (store.day.door("1").label, store.day.door("1").at) == (label, first)
    clock.move(seconds=30)
    store.day.call_again(uuid4(), "1")
    called = store.day.door("1")
    assert (called.again, called.at, called.is_served) == (2, clock.now(), False)
    store.day.start(uuid4(), "1")
    assert store.day.door("1").is_served
    assert store.day.door("2").label == ""
    store.day.finish(uuid4(), "1")
    assert store.day.door("1").label == ""


def test_a_door_names_no_person_and_no_counter_that_is_not_there(store, take):
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    taken = take("ho-tich", "khuyet-tat")
    store.day.call_next(uuid4(), "1", clerk="hoa")
    told = repr(store.day.door("1"))
    assert "hoa" not in told
    assert "khuyet" not in told
    assert str(taken.ticket.id) not in told
    with pytest.raises(NotAllowed, match="counter_unknown"):
        store.day.door("99")


def test_a_door_lets_go_of_a_number_that_was_sent_away_parked_or_absent(store, take, clock):
    for _ in range(3):
        take("ho-tich")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")

    def shown(counter="1"):
        door = store.day.door(counter)
        return door.label, door.is_served, door.again

    first = store.day.call_next(uuid4(), "1").ticket.label
    store.day.start(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "first", target="2")
    assert (shown(), shown("2")) == (("", False, 0), ("", False, 0))
    store.day.call_next(uuid4(), "2")
    assert (shown(), shown("2")) == (("", False, 0), (first, False, 1)), "a first call there"
    second = store.day.call_next(uuid4(), "1").ticket.label
    store.day.start(uuid4(), "1")
    store.day.park(uuid4(), "1", "thiếu giấy tờ")
    assert shown() == ("", False, 0)
    third = store.day.call_next(uuid4(), "1").ticket.label
    at = store.day.door("1").at
    store.day.call_again(uuid4(), "1")
    assert shown() == (third, False, 2)
    store.day.absent(uuid4(), "1")
    assert shown() == ("", False, 0)
    clock.move(seconds=3)
    store.day.undo_absent(uuid4(), "1")
    assert shown() == (third, False, 2)
    assert at <= store.day.door("1").at < clock.now(), "it is the same call"
    assert len({first, second, third}) == 3
