"""What a thermal printer tells of trouble that is not the printer's (the rest: test_contract)."""

import contextlib
import json
import logging
import threading
import time
from uuid import uuid4

import pytest
from PIL import Image

from centre.rules.errors import Unavailable
from centre.settings import Printer
from drivers import registry
from drivers.exclusive import Busy
from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers import thermal
from drivers.simulated.printer import PtyPrinter
from drivers.slip import Item, Slip
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
    printer = registry.printer(described, tmp_path / "t80")
    switches = registry.switches(tmp_path / "t80")
    with caplog.at_level(logging.INFO, logger="drivers"):
        switches.set(unplugged=True)
        for _ in range(3):
            printer.check()
        switches.clear()
        for _ in range(3):
            printer.check()
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "printer t80 is not well key=printer_offline detail=unplugged"),
        ("INFO", "printer t80 is back detail=DLE EOT 1-4: 12 12 -- 12"),
    ]
    printer.close()


def test_low_paper_is_logged_once_though_slips_come_out_between(tmp_path, slip, caplog):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    registry.switches(tmp_path).set(paper_near_end=True)
    for _ in range(2):
        assert printer.check().key is PrinterKey.PAPER_LOW
        assert printer.print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_silent_printer_that_was_gone_is_told_to_be_back(tmp_path, caplog):
    printer = registry.printer(
        Printer(transport="simulated", profile="generic-80-silent"), tmp_path / "t80"
    )
    switches = registry.switches(tmp_path / "t80")
    with caplog.at_level(logging.INFO, logger="drivers"):
        assert printer.check().key is PrinterKey.NO_STATUS
        switches.set(power_off=True)
        assert printer.check().key is PrinterKey.PRINTER_OFFLINE
        switches.clear()
        for _ in range(2):
            assert printer.check().key is PrinterKey.NO_STATUS
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


@pytest.mark.parametrize(
    ("profile", "confirms"),
    [("generic-80", True), ("generic-80-eot", True), ("generic-80-silent", False)],
)
def test_profile_says_whether_a_slip_can_be_confirmed(tmp_path, profile, confirms):
    wiring = Printer(transport="simulated", profile=profile)
    assert registry.printer(wiring, tmp_path).confirms is confirms


class UsbPort(Cut):
    """A silent printer behind a USB port that knows the paper by itself."""

    def __init__(self, port):
        super().__init__(1 << 20)
        self.port = port

    def port_status(self):
        return self.port


@pytest.mark.parametrize(
    ("port", "key"),
    [
        (0x20, PrinterKey.PAPER_OUT),
        (0x38, PrinterKey.PAPER_OUT),
        (0x18, PrinterKey.NO_STATUS),
        (0xFF, PrinterKey.NO_STATUS),
        (None, PrinterKey.NO_STATUS),
    ],
)
def test_usb_port_speaks_for_a_silent_printer(tmp_path, slip, port, key):
    silent = Printer(transport="simulated", status=False, has_gs_h=False)
    printer = thermal.ThermalPrinter(silent, UsbPort(port), thermal.Exclusive(tmp_path / "lock"))
    assert printer.check().key is key
    outcome = printer.print(slip, uuid4(), marked=False)
    assert isinstance(outcome, NotSent if key is PrinterKey.PAPER_OUT else Doubtful)


@pytest.mark.parametrize("power", ["power_off", "unplugged"])
def test_printer_that_was_gone_and_is_back_but_silent_is_not_gone_for_ever(tmp_path, power):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    switches = registry.switches(tmp_path)
    switches.set(**{power: True})
    assert printer.check().key is PrinterKey.PRINTER_OFFLINE
    switches.clear()
    switches.set(mute=True)
    status = printer.check()
    assert (status.key, status.can_print) == (PrinterKey.STATUS_UNKNOWN, True)


def test_control_printer_that_said_itself_that_it_stopped_is_stopped_while_it_is_silent(tmp_path):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    registry.switches(tmp_path).set(cover_open=True)
    assert printer.check().key is PrinterKey.COVER_OPEN
    registry.switches(tmp_path).set(mute=True)
    assert printer.check().key is PrinterKey.COVER_OPEN


def test_paper_that_a_usb_port_sees_again_ends_the_alarm_of_a_silent_printer(tmp_path, slip):
    """A printer of a profile that answers, but which is a clone that never does."""
    way = UsbPort(0x18)
    wiring = Printer(transport="simulated", deadline_seconds=2)
    printer = thermal.ThermalPrinter(wiring, way, thermal.Exclusive(tmp_path / "lock"))
    way.left, way.why = 5000, "paper_out"
    assert isinstance(printer.print(slip, uuid4(), marked=False), Doubtful)
    way.left, way.port = 1 << 20, 0x38
    assert printer.check().key is PrinterKey.PAPER_OUT
    way.port = 0x18
    assert printer.check().key is PrinterKey.STATUS_UNKNOWN


def test_silence_of_a_printer_that_should_answer_is_not_covered_by_the_count(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated", roll_metres=5), tmp_path)
    printer.new_roll()
    printer.print(slip, uuid4(), marked=False)
    printer._roll.feed(4500.0, whole_slip=False)
    assert printer.check().key is PrinterKey.PAPER_LOW
    registry.switches(tmp_path).set(mute=True)
    assert printer.check().key is PrinterKey.STATUS_UNKNOWN


def test_paper_of_a_slip_is_counted_as_it_comes_out(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    printer.new_roll()
    assert printer.paper().slips_left == 500
    assert printer.print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    with Image.open(tmp_path / "slip-0001.png") as paper:
        length = paper.height / 8 + 12
    found = printer.paper()
    assert found.used_mm == pytest.approx(length, abs=0.1)
    assert (found.per_slip_mm, found.sure) == (found.used_mm, True)
    assert found.roll_mm == 50_000


def test_length_of_a_list_tells_nothing_of_that_of_tickets(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    printer.new_roll()
    printer.print(slip, uuid4(), marked=False)
    before = printer.paper()
    printer.print(Slip((*slip.parts, Item("Tờ khai " * 60))), uuid4(), marked=False)
    after = printer.paper()
    assert after.per_slip_mm == before.per_slip_mm
    assert after.used_mm > before.used_mm * 2


def test_paper_of_a_slip_that_was_not_sent_is_not_counted(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    registry.switches(tmp_path).set(cover_open=True)
    assert isinstance(printer.print(slip, uuid4(), marked=False), NotSent)
    assert printer.paper().used_mm == 0


def test_paper_of_half_a_slip_is_half_counted(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    registry.switches(tmp_path).set(drop_at_byte=8000)
    assert isinstance(printer.print(slip, uuid4(), marked=False), Doubtful)
    assert 20 < printer.paper().used_mm < 70


def test_paper_is_noted_only_while_no_other_program_may(tmp_path, slip, monkeypatch):
    """The file is read, changed and written: two programs at once would lose a slip or a roll."""
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    noted = []

    def note(*_given, **_more):
        with pytest.raises(Busy), thermal.Exclusive(tmp_path / "printer.lock").tried():
            pytest.fail("free")
        noted.append(1)

    for name in ("sense", "feed"):
        monkeypatch.setattr(printer._roll, name, note)
    printer.check()
    assert printer.print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    assert len(noted) == 3


def test_new_roll_is_noticed_when_the_paper_is_back(tmp_path, slip):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    printer.print(slip, uuid4(), marked=False)
    for faults in ({"paper_out": True}, {"cover_open": True}, {}):
        registry.switches(tmp_path).clear()
        registry.switches(tmp_path).set(**faults)
        printer.check()
    assert printer.paper().used_mm == 0
    assert printer.paper().sure


def test_printer_without_a_sensor_warns_by_the_count_alone(tmp_path, slip):
    wiring = Printer(transport="simulated", profile="generic-80-silent", roll_metres=5)
    printer = registry.printer(wiring, tmp_path)
    printer.new_roll()
    printer._roll.feed(1500.0, whole_slip=False)
    keys = [printer.check().key]
    while printer.paper().slips_left >= 30:
        printer.print(slip, uuid4(), marked=False)
        keys.append(printer.check().key)
    assert set(keys[:-1]) == {PrinterKey.NO_STATUS}
    assert keys[-1] is PrinterKey.PAPER_LOW
    status = printer.check()
    assert (status.can_print, status.detail) == (True, "counted: about 29 slips left")
    printer.new_roll()
    assert printer.check().key is PrinterKey.NO_STATUS


def test_new_roll_is_believed_while_another_program_prints(tmp_path):
    printer = registry.printer(Printer(transport="simulated"), tmp_path)
    with printer._held(10**9):
        printer.new_roll()
    assert (tmp_path / "roll.json").exists()


def test_silence_after_the_last_byte_ends_before_a_long_deadline(tmp_path, slip, monkeypatch):
    monkeypatch.setattr(thermal, "CONFIRM_SECONDS", 0.2)
    printer = registry.printer(Printer(transport="simulated", deadline_seconds=120), tmp_path)
    registry.switches(tmp_path).set(mute=True)
    outcome = printer.print(slip, uuid4(), marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "no_confirmation"


@pytest.fixture
def serial_line(tmp_path):
    """Return a maker of drivers on a slow pseudo terminal, and the folder of the paper."""
    ends = contextlib.ExitStack()

    def made(baud, **wiring):
        far = PtyPrinter(tmp_path / "printer0", tmp_path / "paper", 576, baud)
        thread = threading.Thread(target=far.serve)
        thread.start()
        ends.callback(thread.join)
        ends.callback(far.close)
        more = {"raster_seconds": 0.8, **wiring}
        described = Printer(transport=f"serial:{far.path}", baud=baud, rtscts=False, **more)
        return registry.printer(described, tmp_path / "driver"), tmp_path / "paper"

    with ends:
        yield made


def test_slip_on_a_slow_line_is_confirmed_within_a_deadline_that_knows_the_line(serial_line, slip):
    printer, paper = serial_line(19200, deadline_seconds=1)
    assert printer.check().key is PrinterKey.OK
    assert printer.print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    (piece,) = (json.loads(line) for line in (paper / "paper.jsonl").read_text().splitlines())
    assert "A012" in piece["text"]
    assert piece["codes"] == ["MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"]
    assert piece["bytes"] < 0.8 * 1920 + 400


def test_paper_end_within_a_slow_slip_is_named_and_the_reprint_is_marked(serial_line, slip):
    printer, paper = serial_line(38400, deadline_seconds=4)
    registry.switches(paper).set(paper_out_at_slip=1, paper_out_at_byte=1500)
    outcome = printer.print(slip, uuid4(), marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "paper_out"
    registry.switches(paper).clear()
    assert printer.print(slip, uuid4(), marked=True) == Confirmed("gs_h")
    last = json.loads((paper / "paper.jsonl").read_text().splitlines()[-1])
    assert (last["kind"], last["marked"]) == ("slip", True)


def test_cable_pulled_within_a_slow_slip_is_a_doubt_and_the_next_is_whole(serial_line, slip):
    printer, paper = serial_line(38400)
    registry.switches(paper).set(drop_at_byte=1500)
    assert isinstance(printer.print(slip, uuid4(), marked=False), Doubtful)
    registry.switches(paper).clear()
    end = time.monotonic() + 20
    while printer.check().key is not PrinterKey.OK:
        assert time.monotonic() < end
    assert printer.print(slip, uuid4(), marked=True) == Confirmed("gs_h")
    kinds = [json.loads(line)["kind"] for line in (paper / "paper.jsonl").read_text().splitlines()]
    assert kinds == ["torn", "slip"]


class Answering(Cut):
    """A link that answers each DLE EOT, unless it is mute, and keeps what it heard last."""

    def __init__(self, after):
        super().__init__(after)
        self.heard, self.said, self.mute = b"", b"", False

    def push(self, data):
        taken = super().push(data)
        self.heard += data[:taken]
        self.said += b"" if self.mute or data[:2] != b"\x10\x04" else b"\x12"
        return taken

    def pull(self):
        said, self.said = self.said, b""
        return said


LOOK = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
ENDED_LOOK = bytes(8) + LOOK


def test_command_that_a_torn_job_left_open_is_ended_before_the_first_question(tmp_path, slip):
    """Once for a tear: a printer without paper keeps the bytes of each look."""
    way, job = Answering(5000), uuid4()
    wiring = Printer(transport="simulated", deadline_seconds=2)
    printer = thermal.ThermalPrinter(wiring, way, thermal.Exclusive(tmp_path / "lock"))

    def heard(after, ask):
        way.left, way.heard = after, b""
        ask()
        return way.heard

    torn = heard(5000, lambda: printer.print(slip, job, marked=False))
    assert torn.startswith(LOOK)
    way.mute = True
    assert heard(1000, printer.check) == ENDED_LOOK[:11]
    way.mute = False
    assert [heard(1000, printer.check) for _ in range(3)] == [ENDED_LOOK, LOOK, LOOK]
    torn = heard(5000, lambda: printer.print(slip, job, marked=True))
    assert torn.startswith(LOOK)
    assert [heard(1000, printer.check) for _ in range(2)] == [ENDED_LOOK, LOOK]


def test_command_that_another_program_left_open_is_ended_too(tmp_path, slip):
    wiring = Printer(transport="simulated", deadline_seconds=2)
    for marked in (False, True):
        way = Answering(5000)
        printer = thermal.ThermalPrinter(wiring, way, thermal.Exclusive(tmp_path / "lock"))
        printer.print(slip, uuid4(), marked=marked)
        assert way.heard.startswith(ENDED_LOOK if marked else LOOK)
