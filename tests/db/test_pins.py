"""PINs: nobody can read them, five wrong ones lock out, and no race opens the lock again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from db import pins
from db.pins import hidden, is_pin


def sign_in(store, clerk="hoa", pin="2468", counter="1"):
    return store.staff.sign_in(uuid4(), clerk, pin, counter)


def try_wrong(store, times):
    told = []
    for _ in range(times):
        with pytest.raises(NotAllowed) as refused:
            sign_in(store, pin="0000")
        told.append(refused.value)
    return told


def test_wrong_pins_are_counted_down_and_a_right_one_forgives_them(store):
    assert [refused.facts["left"] for refused in try_wrong(store, 4)] == [4, 3, 2, 1]
    sign_in(store)
    assert try_wrong(store, 1)[0].facts["left"] == 4


def test_the_fifth_wrong_pin_locks_even_the_right_one_out_for_five_minutes(store, clock, open_as):
    last = try_wrong(store, 5)[-1]
    until = clock.at + timedelta(minutes=5)
    assert (last.key, last.facts["until"]) == ("pin_locked", until)
    for each in (store, open_as("counter:2")):
        with pytest.raises(NotAllowed) as refused:
            sign_in(each)
        assert (refused.value.key, refused.value.facts["until"]) == ("pin_locked", until)
    sign_in(store, clerk="binh", counter="2")
    clock.move(minutes=5)
    assert sign_in(store).clerk == "hoa"


def test_after_a_lock_five_tries_are_left_again(store, clock):
    try_wrong(store, 5)
    clock.move(minutes=5)
    assert try_wrong(store, 1)[0].facts["left"] == 4


def test_a_lock_out_is_in_the_log_and_a_pin_never_is(store, strike):
    try_wrong(store, 5)
    assert [e.facts["clerk"] for e in store.day.events() if e.kind == "pin_locked"] == ["hoa"]
    assert "0000" not in str(strike("SELECT facts FROM event"))


def test_a_pin_is_not_readable_in_the_database(store, everything):
    sign_in(store)
    content = repr(everything())
    assert "2468" not in content
    assert "Nguyễn Thị Hoa" in content, "the control: what is stored plainly is found"


def test_two_equal_pins_are_stored_differently():
    first, second = hidden("2468"), hidden("2468")
    assert first != second
    assert is_pin("2468", first)
    assert not is_pin("2469", first)


def test_a_lock_of_a_clock_that_ran_ahead_does_not_last_for_days(store, clock):
    clock.move(days=3)
    for _ in range(5):
        with pytest.raises(NotAllowed):
            store.staff.sign_in(uuid4(), "hoa", "0000", "1")
    clock.move(days=-3)
    assert store.staff.sign_in(uuid4(), "hoa", "2468", "1").clerk == "hoa"


def test_each_wrong_pin_is_in_the_log_once_and_what_was_typed_is_not(store, strike):
    """Behaviour 56: all log-ins are logged, wrong ones and the lock-out as well."""
    for _ in range(5):
        with pytest.raises(NotAllowed):
            store.staff.sign_in(uuid4(), "lan", "918273", "1")
    with pytest.raises(NotAllowed, match="pin_locked"):
        store.staff.sign_in(uuid4(), "lan", "918273", "1")
    told = [(event.kind, event.facts.get("left")) for event in store.day.events()]
    assert told == [*(("pin_wrong", left) for left in (4, 3, 2, 1)), ("pin_locked", 0)]
    assert not [row for row in strike("SELECT facts FROM event") if "918273" in row[0]]


def test_a_supervisor_unlocks_at_once(store):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            store.staff.sign_in(uuid4(), "lan", "9182", "1")
    sheet = store.declared.read()
    unlock = Change("clerk", "lan", {"unlock": True}, sheet.mark("clerk", "lan"))
    store.declared.change(uuid4(), unlock, "giam-doc")
    sign_in(store, "lan")


@pytest.mark.parametrize("late", ["0000", "2468"])
def test_a_try_that_was_under_way_when_the_lock_fell_does_not_open_it(
    store, open_as, monkeypatch, late
):
    """Behaviour 56: lock-out, with tries at several PCs at the same moment."""
    other = open_as("counter:2")
    try_wrong(store, 1)
    compare = pins.is_pin

    def slow(pin, stored):
        monkeypatch.setattr(pins, "is_pin", compare)
        try_wrong(other, 4)
        return compare(pin, stored)

    monkeypatch.setattr(pins, "is_pin", slow)
    with pytest.raises(NotAllowed, match="pin_locked"):
        sign_in(store, pin=late)
    with pytest.raises(NotAllowed, match="pin_locked"):
        sign_in(store)
