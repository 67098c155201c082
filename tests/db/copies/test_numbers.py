"""What is left out after a restore: from the database before, from slips, else from the time."""

from datetime import date, timedelta

import pytest

from centre.rules.errors import NotAllowed
from db.copies.numbers import Known, giving_since, read_printed


@pytest.fixture
def engine_kind() -> str:
    """No rows are asked for."""
    return "sqlite"


@pytest.fixture
def skips(store, clock):
    """Ask for letter A, of which the copy has 10 numbers."""

    def ask(known: Known) -> int:
        with store.read() as work:
            return known.skips(work, "A", 10)

    return ask


def test_what_the_database_before_has_is_passed(skips, clock):
    assert skips(Known(clock.now(), {"A": 11})) == 100
    assert skips(Known(clock.now(), {"A": 110})) == 200
    assert skips(Known(clock.now(), {})) == 100


def test_a_slip_tells_more_than_anything(skips, clock):
    assert skips(Known(clock.now(), {"A": 11}, {"A": 310})) == 400
    assert skips(Known(clock.now() - timedelta(days=9), None, {"A": 12})) == 100


def test_time_tells_how_many_may_be_on_paper(skips, clock):
    clock.move(hours=1)
    assert skips(Known(clock.now() - timedelta(minutes=4))) == 100
    assert skips(Known(clock.now() - timedelta(minutes=14))) == 300


def test_more_than_the_series_has_is_asked_for(skips, clock):
    clock.move(hours=2, minutes=30)
    with pytest.raises(NotAllowed, match="restore_gap"):
        skips(Known(clock.now() - timedelta(hours=2)))


def test_a_night_gives_no_numbers(store, clock):
    centre = store.centre()
    evening = clock.now() - timedelta(hours=12)
    assert giving_since(centre, evening, clock.now().replace(hour=6)) == timedelta()
    assert giving_since(centre, evening, clock.now()) > timedelta()
    assert giving_since(centre, clock.now() + timedelta(days=400), clock.now()) > timedelta()
    assert clock.now().date() == date(2026, 11, 23)


def test_slips_are_read_as_they_are_printed():
    assert read_printed(["A137", "b020", "A009"]) == {"A": 137, "B": 20}


@pytest.mark.parametrize("word", ["", "A", "137", "A12345", "A-1", "A1x"])
def test_what_is_no_slip_is_refused(word):
    with pytest.raises(NotAllowed, match="printed_shape"):
        read_printed([word])
