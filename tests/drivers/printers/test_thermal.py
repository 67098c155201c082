"""What a thermal printer tells of trouble that is not the printer's (the rest: test_contract)."""

import logging
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from centre.settings import Printer
from drivers import registry
from drivers.health import PrinterKey
from drivers.ports import Doubtful, NotSent
from drivers.printers import thermal
from drivers.transports import LinkBroken


@pytest.fixture
def described():
    return Printer(transport="simulated", deadline_seconds=2)


class Cut:
    """A transport whose link breaks after some bytes."""

    def __init__(self, after, why="reset"):
        self.left, self.why = after, why

    def open(self, deadline):
        return self

    def push(self, data):
        if self.left <= 0:
            raise LinkBroken(self.why)
        taken = min(self.left, len(data))
        self.left -= taken
        return taken

    def pull(self):
        return b""

    def wait(self, seconds, *, to_write):
        """Return at once."""

    def close(self):
        """Nothing to give back."""


def broken(tmp_path, after, why="reset"):
    silent = Printer(transport="simulated", status=False, deadline_seconds=2)
    return thermal.ThermalPrinter(silent, Cut(after, why), thermal.Exclusive(tmp_path / "lock"))


def test_break_before_the_first_byte_sends_nothing(tmp_path, slip):
    outcome = broken(tmp_path, 0).print(slip, uuid4(), marked=False)
    assert isinstance(outcome, NotSent)
    assert (tmp_path / "lock").read_text("ascii") == ""


def test_break_after_the_first_byte_is_a_doubt_and_is_noted(tmp_path, slip):
    job = uuid4()
    outcome = broken(tmp_path, 1).print(slip, job, marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "link_broken"
    assert (tmp_path / "lock").read_text("ascii").strip() == str(job)


def test_paper_end_told_by_the_usb_driver_is_named(tmp_path, slip):
    outcome = broken(tmp_path, 5000, "paper_out").print(slip, uuid4(), marked=False)
    assert isinstance(outcome, Doubtful)
    assert (outcome.why, outcome.status.key) == ("paper_out", PrinterKey.PAPER_OUT)


def test_missing_font_is_unavailable_before_anything_leaves(tmp_path, slip, described, monkeypatch):
    def missing(*_given, **_more):
        raise Unavailable("font_missing", part="printer", remedy="install the package")

    monkeypatch.setattr(thermal, "render", missing)
    with pytest.raises(Unavailable, match="font_missing"):
        registry.printer(described, tmp_path).print(slip, uuid4(), marked=False)
    assert not (tmp_path / "paper.jsonl").exists()


def test_folder_that_cannot_be_used_is_told_and_nothing_leaves(tmp_path, slip, described):
    (tmp_path / "file").touch()
    printer = registry.printer(described, tmp_path / "file" / "below")
    outcome = printer.print(slip, uuid4(), marked=False)
    assert isinstance(outcome, NotSent)
    assert outcome.status.key is PrinterKey.PRINTER_ERROR
    assert printer.check().key is PrinterKey.PRINTER_ERROR


def test_gone_printer_is_logged_once_and_its_return_once(tmp_path, described, caplog):
    printer = registry.printer(described, tmp_path)
    switches = registry.switches(tmp_path)
    with caplog.at_level(logging.INFO, logger="drivers"):
        switches.set(unplugged=True)
        for _ in range(3):
            printer.check()
        switches.clear()
        for _ in range(3):
            printer.check()
    told = [(record.levelname, record.getMessage()[:18]) for record in caplog.records]
    assert told == [("WARNING", "printer is gone tr"), ("INFO", "printer is back tr")]
    printer.close()
