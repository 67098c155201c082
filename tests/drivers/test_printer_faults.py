"""Faults that strike within a job: one unmarked slip at most, and the next slip is whole.

A representative part of the matrix of tests/rigs/test_printer_faults.py, with the simulated printer
that ships. Only the driver is under test here: each test prints as the spool does, marked after a
doubt, unmarked if nothing left. The ways are two: one that answers at once, one whose name can go.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers.escpos import process_id
from drivers.printers.job import Job

pytestmark = pytest.mark.parametrize("station", ["tcp", "serial"], indirect=True)

WITHIN_A_BAND = 9000
NAMED = {
    "paper_out": PrinterKey.PAPER_OUT,
    "cover_open": PrinterKey.COVER_OPEN,
    "cutter_error": PrinterKey.CUTTER,
    "offline": PrinterKey.PRINTER_OFFLINE,
    "unplugged": PrinterKey.PRINTER_OFFLINE,
    "power_off": PrinterKey.PRINTER_OFFLINE,
}
PATIENT, HASTY = 8, 1


@dataclass
class Desk:
    """A printer and its paper, as the spool sees them."""

    station: Any
    slip: Any

    def print(self, job: UUID, *, marked: bool = False, seconds: float = PATIENT) -> Any:
        """Print a slip by a deadline."""
        printer = self.station.printer(deadline_seconds=seconds)
        return printer.print(self.slip, job, marked=marked)

    def check(self) -> PrinterKey:
        """Return how the printer is."""
        return self.station.printer(deadline_seconds=PATIENT).check().key

    def whole(self, job: UUID, *, marked: bool) -> list[tuple[int, int]]:
        """Return the sizes of the whole slips of a job."""
        mine = process_id(job, marked=marked).decode()
        pieces = [one for one in self.station.pieces() if one["kind"] == "slip"]
        return [tuple(one["size"]) for one in pieces if one["job"] == mine]

    def recover(self, job: UUID, outcome: Any) -> None:
        """Print what the fault kept back, as the spool does when the printer is well again."""
        self.station.switches.clear()
        while self.check() is not PrinterKey.OK:
            pass
        marked = isinstance(outcome, Doubtful)
        assert self.print(job, marked=marked) == Confirmed("gs_h")
        assert len(self.whole(job, marked=marked)) == 1
        assert len(self.whole(job, marked=False)) <= 1

    def assert_next_is_whole(self) -> None:
        """Print two more slips: the first after the fault is like the one after it."""
        jobs = uuid4(), uuid4()
        assert [self.print(job) for job in jobs] == [Confirmed("gs_h")] * 2
        first, second = (self.whole(job, marked=False) for job in jobs)
        assert first == second != []


@pytest.fixture
def desk(station, slip):
    return Desk(station, slip)


@pytest.mark.parametrize("fault", NAMED)
def test_trouble_that_the_printer_names_keeps_the_slip_back_until_it_is_over(desk, fault):
    desk.station.switches.set(**{fault: True})
    while desk.check() is not NAMED[fault]:  # the far end obeys its switches in its own time
        pass
    job = uuid4()
    outcome = desk.print(job)
    assert isinstance(outcome, NotSent)
    assert outcome.status.key is NAMED[fault]
    desk.recover(job, outcome)
    desk.assert_next_is_whole()


@pytest.mark.parametrize("fault", ["stalled", "mute"])
def test_silence_is_unknown_and_never_a_confirmation(desk, fault):
    desk.station.switches.set(**{fault: True})
    job = uuid4()
    outcome = desk.print(job, seconds=HASTY)
    assert isinstance(outcome, Doubtful)
    assert outcome.status.key is PrinterKey.STATUS_UNKNOWN
    desk.recover(job, outcome)
    desk.assert_next_is_whole()


@pytest.mark.parametrize("fault", ["drop_at_byte", "hangup_at_byte"])
def test_slip_after_a_cable_pulled_inside_a_band_is_whole(desk, fault):
    desk.station.switches.set(**{fault: WITHIN_A_BAND})
    job = uuid4()
    outcome = desk.print(job)
    assert isinstance(outcome, Doubtful)
    desk.station.switches.clear()
    while desk.check() is not PrinterKey.OK:
        pass
    desk.assert_next_is_whole()
    desk.recover(job, outcome)


def test_control_without_freeing_the_printer_that_slip_is_torn(desk, monkeypatch):
    begin = Job.__init__

    def never_frees(job, *given, **named):
        begin(job, *given, **named)
        job._must_free = False

    monkeypatch.setattr(Job, "__init__", never_frees)
    desk.station.switches.set(drop_at_byte=WITHIN_A_BAND)
    assert isinstance(desk.print(uuid4()), Doubtful)
    desk.station.switches.clear()
    while desk.check() is not PrinterKey.OK:
        pass
    with pytest.raises(AssertionError):
        desk.assert_next_is_whole()


@pytest.mark.parametrize("byte", [200, WITHIN_A_BAND, 14_000])
def test_paper_that_ends_within_a_slip_is_named_and_the_slip_comes_marked(desk, byte):
    desk.station.switches.set(paper_out_at_slip=1, paper_out_at_byte=byte)
    job = uuid4()
    outcome = desk.print(job)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == PrinterKey.PAPER_OUT
    desk.recover(job, outcome)
    desk.assert_next_is_whole()


def test_control_a_second_slip_without_the_mark_is_seen(desk):
    job = uuid4()
    for _ in range(2):
        desk.print(job)
    assert len(desk.whole(job, marked=False)) == 2
