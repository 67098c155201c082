"""Which number one key goes on with, and how a typed one is written."""

import pytest

from centre.rules.tickets import State
from counter_client.numbers import as_label, the_one_to_take_back, to_take_back


def test_one_number_is_taken_back_with_one_key_and_what_is_kept_never_unasked(tell):
    parked, left, kept = (
        tell.ticket(state) for state in (State.PARKED, State.SERVING, State.WAITING)
    )
    everything = tell.view(parked=(parked,), left=(left,), kept=(kept,))
    assert to_take_back(everything) == (parked, left, kept)
    assert the_one_to_take_back(tell.view(parked=(parked,), kept=(kept,))) == parked
    assert the_one_to_take_back(tell.view(left=(left,))) == left
    assert the_one_to_take_back(everything) is None
    assert the_one_to_take_back(tell.view(kept=(kept,))) is None
    assert to_take_back(None) == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("a12", "A012"), (" A 012 ", "A012"), ("b1234", "B1234"), ("12", "12"), ("x", "X"), ("", "")],
)
def test_a_number_is_written_as_on_its_slip(typed, written):
    assert as_label(typed) == written
