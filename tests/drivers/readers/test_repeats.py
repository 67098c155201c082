"""One look at a code is one scan, however often the scanner says it."""

from uuid import UUID

from centre.rules.codes import Opaque, Refused, TicketCode
from drivers.readers.repeats import REPEAT_SECONDS, Repeats

ONE, OTHER = TicketCode(UUID(int=1)), TicketCode(UUID(int=2))


def test_same_code_again_at_once_is_no_second_scan():
    repeats = Repeats()
    assert repeats.is_new(ONE, 1.0)
    assert not repeats.is_new(ONE, 1.3)


def test_code_that_stays_before_the_scanner_is_one_scan_however_long():
    repeats = Repeats()
    assert [repeats.is_new(ONE, 1 + n * 0.5) for n in range(20)] == [True] + [False] * 19


def test_same_code_after_a_while_is_a_new_scan():
    repeats = Repeats()
    repeats.is_new(ONE, 1.0)
    assert repeats.is_new(ONE, 1.0 + REPEAT_SECONDS)


def test_two_codes_in_view_are_two_scans():
    repeats = Repeats()
    assert [repeats.is_new(code, 1.0) for code in (ONE, OTHER, ONE, OTHER)] == [True, True, 0, 0]


def test_codes_of_others_and_like_refusals_count_as_one():
    """So that noise or a stranger's reel of codes is no flood of events."""
    repeats = Repeats()
    assert repeats.is_new(Opaque(5), 1.0)
    assert not repeats.is_new(Opaque(6), 1.1)
    assert repeats.is_new(Refused("not_text"), 1.2)
    assert repeats.is_new(Refused("too_long"), 1.2)
    assert not repeats.is_new(Refused("not_text"), 1.3)


def test_nothing_is_remembered_longer_than_needed():
    repeats = Repeats()
    repeats.is_new(ONE, 1.0)
    repeats.forget(1.0 + REPEAT_SECONDS)
    assert not repeats._seen
