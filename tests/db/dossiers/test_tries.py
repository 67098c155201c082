"""Wrong tries at a kiosk: the fifth makes everybody wait, each further one longer."""

from datetime import timedelta

import pytest

from centre.rules.errors import NotAllowed
from db.dossiers import tries


def begin(store, kiosk="k1"):
    with store.aside() as work:
        return tries.begin(work, kiosk).until


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (10_000, 15)],
)
def test_waits_grow_to_a_quarter_of_an_hour(failures, minutes):
    assert tries.wait_after(failures) == timedelta(minutes=minutes)


def test_four_wrong_tries_are_free_and_the_fifth_waits(store, clock):
    assert [begin(store) for _ in range(4)] == [None] * 4
    until = begin(store)
    assert until == clock.now() + timedelta(minutes=1)
    with pytest.raises(NotAllowed) as refused:
        begin(store)
    assert (refused.value.key, refused.value.facts["until"]) == ("lookup_locked", until)


def test_each_further_wrong_try_waits_longer_and_waiting_counts_none(store, clock):
    for _ in range(5):
        until = begin(store)
    waits = []
    for _ in range(6):
        for _ in range(3):
            with pytest.raises(NotAllowed):
                begin(store)
        clock.at = until
        until = begin(store)
        waits.append((until - clock.now()) // timedelta(minutes=1))
    assert waits == [2, 4, 8, 15, 15, 15]


def right(store, clock):
    with store.aside() as work:
        one = tries.begin(work, "k1")
    clock.move(minutes=1)
    with store.aside() as work:
        tries.take_back(work, "k1", one)


def test_a_right_one_takes_back_its_own_count_alone(store, clock):
    for _ in range(3):
        begin(store)
    for _ in range(9):
        right(store, clock)
    assert begin(store) is None
    right(store, clock)
    assert begin(store) is not None, "the right one before it has made nobody wait, nor forgiven"


def test_right_ones_do_not_keep_old_wrong_ones_alive(store, clock):
    for _ in range(4):
        begin(store)
    for _ in range(31):
        right(store, clock)
        clock.move(minutes=1)
    assert begin(store) is None


def test_a_right_one_leaves_the_wait_of_another_try(store, clock):
    with store.aside() as work:
        one = tries.begin(work, "k1")
    clock.move(minutes=1)
    waits = [begin(store) for _ in range(4)]
    with store.aside() as work:
        tries.take_back(work, "k1", one)
    assert waits[-1] is not None
    with pytest.raises(NotAllowed):
        begin(store)


def test_switching_off_forgets_nothing(store, open_as):
    for _ in range(5):
        begin(store)
    with pytest.raises(NotAllowed):
        begin(open_as("kiosk:k1"))


def test_another_kiosk_is_not_held_up(store):
    for _ in range(5):
        begin(store)
    assert begin(store, "k2") is None


def test_tries_of_an_hour_ago_were_somebody_elses(store, clock):
    for _ in range(4):
        begin(store)
    clock.move(minutes=59)
    assert begin(store) is not None
    clock.move(minutes=62)
    assert begin(store) is None


def test_a_clock_that_was_set_back_locks_nobody_out_for_long(store, clock):
    for _ in range(5):
        begin(store)
    clock.move(days=-1)
    assert begin(store) is None
