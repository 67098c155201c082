"""Somebody is served without a number: logged as such, in the books, on no board and no slip."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.tickets import State


def test_who_comes_without_a_number_is_served_and_logged_as_such(store, take, clock, faults):
    """Behaviour 33: direct service without a ticket is logged as such."""
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    view = store.day.serve_direct(uuid4(), "1", "ho-tich", "hỏi giấy tờ")
    assert (view.label, view.state, view.origin, view.counter) == (
        "A002",
        State.SERVING,
        "counter",
        "1",
    )
    assert view.arrived_at == view.called_at == view.began_at == clock.at
    (told,) = store.day.events("A002")
    assert (told.kind, told.facts["clerk"], told.facts["counter"]) == ("direct", "hoa", "1")
    assert "hỏi" not in repr(store.day.events()), "a note is in no log"
    assert store.day.at_counter("1").current.note == "hỏi giấy tờ"
    store.day.finish(uuid4(), "1")
    assert store.day.ticket("A002").state is State.SERVED
    assert take().ticket.label == "A003", "the series goes on for the kiosks"
    assert faults(store) == ()


def test_no_board_no_sign_and_no_slip_ever_shows_it(store, strike):
    store.day.serve_direct(uuid4(), "1", "ho-tich")
    assert store.day.board(None, 6).calls == ()
    assert store.day.at_desks() == ()
    assert strike("SELECT count(*) FROM print_job") == [(0,)]
    assert strike("SELECT count(*) FROM call") == [(0,)]
    assert store.day.why("A001") == ()


@pytest.mark.parametrize("when", ["2026-11-23 12:00", "2026-11-23 17:30", "2026-11-29 08:00"])
def test_a_counter_serves_outside_the_hours_of_the_kiosks(store, clock, when):
    clock.at = datetime.fromisoformat(when).replace(tzinfo=ZONE)
    assert store.day.serve_direct(uuid4(), "1", "ho-tich").state is State.SERVING


def test_the_daily_limit_is_for_kiosks_and_a_direct_number_counts_for_it(store, take, declare):
    declare("UPDATE service SET daily_limit = 1 WHERE code = 'ho-tich'")
    take()
    assert store.day.serve_direct(uuid4(), "1", "ho-tich").label == "A002"
    with pytest.raises(NotAllowed, match="daily_limit"):
        take()


@pytest.mark.parametrize(
    ("service", "note", "why"),
    [
        ("khong-co", "", "service_unknown"),
        ("dat-dai", "", "counter_does_not_serve"),
        ("ho-tich", "hai\ndòng", "note_shape"),
    ],
)
def test_what_is_refused_takes_no_number(store, everything, service, note, why):
    before = everything()
    with pytest.raises(NotAllowed, match=why):
        store.day.serve_direct(uuid4(), "1", service, note)
    assert everything() == before


def test_one_person_at_a_time_and_none_on_a_break(store, take):
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.day.call_next(uuid4(), "1")
    with pytest.raises(NotAllowed, match="counter_busy"):
        store.day.serve_direct(uuid4(), "1", "ho-tich")
    store.day.finish(uuid4(), "1")
    store.staff.pause(uuid4(), "1", "họp")
    with pytest.raises(NotAllowed, match="counter_paused"):
        store.day.serve_direct(uuid4(), "1", "ho-tich")


def test_a_full_series_has_no_number_for_anybody(store, declare):
    declare("UPDATE service SET last = 1 WHERE code = 'ho-tich'")
    store.day.serve_direct(uuid4(), "1", "ho-tich")
    with pytest.raises(NotAllowed, match="series_full"):
        store.day.serve_direct(uuid4(), "2", "ho-tich")


def test_pressed_twice_in_doubt_it_is_one_number(store, take):
    request = uuid4()
    first = store.day.serve_direct(request, "1", "ho-tich")
    assert store.day.serve_direct(request, "1", "ho-tich") == first
    assert take().ticket.label == "A002"
