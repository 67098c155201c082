"""New rolls: a person's word, with its time and its author, once for one request."""

from datetime import timedelta
from uuid import uuid4


def rolls_told(store):
    return [event for event in store.day.events() if event.kind == "new_roll"]


def test_nobody_has_said_anything_at_first(store):
    assert store.devices.roll_placed("p1") is None


def test_a_new_roll_is_known_to_every_program_with_its_time_and_its_author(store, open_as, clock):
    open_as("counter:c1").devices.place_roll(uuid4(), "p1")
    assert store.devices.roll_placed("p1") == clock.at
    assert store.devices.roll_placed("p2") is None
    (event,) = rolls_told(store)
    assert (event.actor, event.at, event.facts) == ("counter:c1", clock.at, {"printer": "p1"})


def test_the_newest_word_counts_even_where_a_clock_was_set_back(store, clock):
    store.devices.place_roll(uuid4(), "p1")
    clock.at -= timedelta(hours=1)
    store.devices.place_roll(uuid4(), "p1")
    assert store.devices.roll_placed("p1") == clock.at
    assert len(rolls_told(store)) == 2


def test_a_request_sent_again_is_one_roll(store, clock, everything, faults):
    request, at = uuid4(), clock.at
    store.devices.place_roll(request, "p1")
    before = everything()
    clock.move(minutes=5)
    store.devices.place_roll(request, "p1")
    assert store.devices.roll_placed("p1") == at
    assert everything() == before
    assert faults(store) == ()


def test_others_are_poked_because_the_kiosk_has_to_hear_of_it(store, open_as):
    kiosk = open_as("kiosk:k1")
    kiosk.news.changed()
    store.devices.place_roll(uuid4(), "p1")
    assert kiosk.news.changed()
