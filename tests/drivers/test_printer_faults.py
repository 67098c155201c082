"""Faults that strike within a job: one unmarked slip at most, and the next slip is whole.

A representative part of the matrix of tests/rigs/test_printer_faults.py, with the simulated printer
that ships. Only the driver is under test here: each test prints as the spool does, marked after a
doubt, unmarked if nothing left. The ways are a network and a terminal whose name can go; serial
lines, which take seconds for a slip, are left to the matrix.
"""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers.escpos import process_id
from drivers.printers.job import Job
from drivers.simulated import paper
from drivers.simulated.printer import NetworkPrinter, PtyPrinter
from drivers.simulated.switches import Switches

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

    transport: str
    folder: Path
    slip: Any

    @property
    def switches(self) -> Switches:
        """Return the switches of the far end."""
        return Switches(self.folder / "paper")

    def printer(self, seconds: float = PATIENT) -> Any:
        """Return a driver with this deadline."""
        wiring = Printer(transport=self.transport, deadline_seconds=seconds)
        return registry.printer(wiring, self.folder / "driver")

    def print(self, job: UUID, *, marked: bool = False, seconds: float = PATIENT) -> Any:
        """Print a slip by a deadline."""
        return self.printer(seconds).print(self.slip, job, marked=marked)

    def wait_until(self, key: PrinterKey) -> None:
        """Look at the printer until it is so; the far end obeys its switches in its own time."""
        printer, until = self.printer(), time.monotonic() + PATIENT
        while (found := printer.check().key) is not key:
            assert time.monotonic() < until, f"it stays {found}"

    def whole(self, job: UUID, *, marked: bool) -> list[tuple[int, int]]:
        """Return the sizes of the whole slips of a job."""
        mine = process_id(job, marked=marked).decode()
        record = self.folder / "paper" / paper.RECORD
        lines = record.read_text("utf-8").splitlines() if record.exists() else []
        pieces = [one for one in map(json.loads, lines) if one["kind"] == "slip"]
        return [tuple(one["size"]) for one in pieces if one["job"] == mine]

    def recover(self, job: UUID, outcome: Any) -> None:
        """Print what the fault kept back, as the spool does when the printer is well again."""
        self.switches.clear()
        self.wait_until(PrinterKey.OK)
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
def desk(request, slip, tmp_path) -> Iterator[Desk]:
    """Yield the desk of a network printer, or of the way that the test asks for."""
    far: NetworkPrinter | PtyPrinter
    if getattr(request, "param", "tcp") == "tcp":
        far = NetworkPrinter(("127.0.0.1", 0), tmp_path / "paper")
        transport = f"tcp:127.0.0.1:{far.address[1]}"
    else:
        far = PtyPrinter(tmp_path / "printer0", tmp_path / "paper")
        transport = f"file:{far.path}"
    thread = threading.Thread(target=far.serve)
    thread.start()
    yield Desk(transport, tmp_path, slip)
    far.close()
    thread.join()


both_ways = pytest.mark.parametrize("desk", ["tcp", "pty"], indirect=True)


@pytest.mark.parametrize("fault", NAMED)
def test_trouble_that_the_printer_names_keeps_the_slip_back_until_it_is_over(desk, fault):
    desk.switches.set(**{fault: True})
    desk.wait_until(NAMED[fault])
    job = uuid4()
    outcome = desk.print(job)
    assert isinstance(outcome, NotSent)
    assert outcome.status.key is NAMED[fault]
    desk.recover(job, outcome)
    desk.assert_next_is_whole()


@pytest.mark.parametrize("fault", ["stalled", "mute"])
def test_silence_is_unknown_and_never_a_confirmation(desk, fault):
    desk.switches.set(**{fault: True})
    job = uuid4()
    outcome = desk.print(job, seconds=HASTY)
    assert isinstance(outcome, Doubtful)
    assert outcome.status.key is PrinterKey.STATUS_UNKNOWN
    desk.recover(job, outcome)
    desk.assert_next_is_whole()


@both_ways
@pytest.mark.parametrize("fault", ["drop_at_byte", "hangup_at_byte"])
def test_slip_after_a_cable_pulled_inside_a_band_is_whole(desk, fault):
    desk.switches.set(**{fault: WITHIN_A_BAND})
    job = uuid4()
    outcome = desk.print(job)
    assert isinstance(outcome, Doubtful)
    desk.switches.clear()
    desk.wait_until(PrinterKey.OK)
    desk.assert_next_is_whole()
    desk.recover(job, outcome)


@both_ways
def test_control_without_freeing_the_printer_that_slip_is_torn(desk, monkeypatch):
    begin = Job.__init__

    def never_frees(job, *given, **named):
        begin(job, *given, **named)
        job._must_free = False

    monkeypatch.setattr(Job, "__init__", never_frees)
    desk.switches.set(drop_at_byte=WITHIN_A_BAND)
    assert isinstance(desk.print(uuid4()), Doubtful)
    desk.switches.clear()
    desk.wait_until(PrinterKey.OK)
    with pytest.raises(AssertionError):
        desk.assert_next_is_whole()


@pytest.mark.parametrize("byte", [200, 14_000])
def test_paper_that_ends_within_a_slip_is_named_and_the_slip_comes_marked(desk, byte):
    desk.switches.set(paper_out_at_slip=1, paper_out_at_byte=byte)
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
