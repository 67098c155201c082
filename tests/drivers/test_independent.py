"""Our driver against the virtual printer of shared/tools, which shares no code with us."""

import contextlib
import re
from uuid import uuid4

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers import thermal


@pytest.fixture(params=["tcp", "pty"])
def bench(request, tools, tmp_path):
    """Yield (virtual printer, maker of drivers for it)."""
    link = str(tmp_path / "printer0") if request.param == "pty" else None
    with tools.VirtualPrinter(out=tmp_path / "out", pty=link) as far:
        address = f"file:{link}" if link else f"tcp:{far.host}:{far.port}"

        def made(**wiring):
            described = Printer(transport=address, **{"deadline_seconds": 8, **wiring})
            return registry.printer(described, tmp_path / "driver")

        yield far, made
        far.clear()


def test_slip_is_printed_without_an_error_and_confirmed(bench, slip):
    far, made = bench
    assert made().check().key is PrinterKey.OK
    assert made().print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    ticket = far.wait_ticket(1)
    assert (ticket.errors, ticket.warnings, ticket.cut) == ([], [], "partial")


def test_code_drawn_by_the_printer_is_the_ticket(bench, slip):
    far, made = bench
    assert made(native_qr=True).print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    assert far.wait_ticket(1).codes[0]["qr"] == "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("paper-out", PrinterKey.PAPER_OUT),
        ("cover-open", PrinterKey.COVER_OPEN),
        ("cutter-error", PrinterKey.CUTTER),
        ("offline", PrinterKey.PRINTER_OFFLINE),
    ],
)
def test_known_trouble_is_named_and_nothing_is_sent(bench, tools, slip, fault, key):
    far, made = bench
    # One link only: while offline, the virtual printer lets nobody else in after the first.
    far.start_fault(tools.Fault(fault))
    outcome = made().print(slip, uuid4(), marked=False)
    assert isinstance(outcome, NotSent)
    assert outcome.status.key is key
    far.clear()
    assert made().print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    assert far.wait_ticket(1).errors == []


def test_low_paper_is_told_and_goes_on(bench, tools, slip):
    far, made = bench
    far.start_fault(tools.Fault("paper-near-end"))
    assert made().check().key is PrinterKey.PAPER_LOW
    assert made().print(slip, uuid4(), marked=False) == Confirmed("gs_h")


@pytest.mark.parametrize("fault", ["stall", "mute"])
def test_silent_printer_is_a_doubt_at_the_deadline(bench, tools, slip, fault):
    far, made = bench
    far.start_fault(tools.Fault(fault))
    outcome = made(deadline_seconds=1).print(slip, uuid4(), marked=False)
    assert isinstance(outcome, Doubtful)


@pytest.mark.parametrize("fault", ["disconnect", "hangup"])
def test_link_lost_within_a_slip_is_a_doubt_and_the_reprint_is_clean(tools, tmp_path, slip, fault):
    broken = tools.Fault.parse(f"{fault}@1:9000")
    with tools.VirtualPrinter(out=tmp_path / "out", faults=[broken]) as far:
        described = Printer(transport=f"tcp:{far.host}:{far.port}", deadline_seconds=8)
        printer = registry.printer(described, tmp_path / "driver")
        job = uuid4()
        outcome = printer.print(slip, job, marked=False)
        assert isinstance(outcome, Doubtful)
        assert outcome.why == "link_broken"
        assert printer.print(slip, job, marked=True) == Confirmed("gs_h")
        torn, whole = far.wait_ticket(2), far.tickets[-1]
        assert whole is torn
        assert whole.errors == []


@pytest.fixture
def slow_line(tools, tmp_path):
    """Return a maker of drivers for a printer on a serial line of this speed, with its faults."""
    ends = contextlib.ExitStack()

    def made(baud, *faults, **wiring):
        link = str(tmp_path / "printer0")
        told = [tools.Fault.parse(fault) for fault in faults]
        width = wiring.get("width", 576)
        far = ends.enter_context(
            tools.VirtualPrinter(
                out=tmp_path / "out", pty=link, baud=baud, faults=told, width=width
            )
        )
        more = {"raster_seconds": 0.6, **wiring}
        described = Printer(transport=f"serial:{link}", baud=baud, rtscts=False, **more)
        return far, registry.printer(described, tmp_path / "driver")

    with ends:
        yield made


@pytest.mark.parametrize(("baud", "width"), [(19200, 576), (38400, 384)])
@pytest.mark.parametrize("marked", [False, True])
def test_slow_line_carries_number_and_code_in_time(slow_line, slip, baud, width, marked):
    far, printer = slow_line(baud, width=width, deadline_seconds=3)
    assert printer.check().key is PrinterKey.OK
    assert printer.print(slip, uuid4(), marked=marked) == Confirmed("gs_h")
    ticket = far.wait_ticket(2 if marked else 1)
    assert (ticket.errors, ticket.warnings, ticket.cut) == ([], [], "partial")
    assert "A012" in ticket.text.splitlines()
    assert ticket.codes[0]["qr"] == "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"


def test_status_after_a_slip_is_not_hidden_behind_what_the_port_took(slow_line, slip):
    """Every answer comes after all that is queued, so little may be (hardware note, section 3)."""
    far, printer = slow_line(19200, profile="generic-80-eot", raster_seconds=1.5)
    assert printer.print(slip, uuid4(), marked=False) == Confirmed("eot")
    assert far.wait_ticket(1).errors == []


def test_control_on_a_port_that_is_handed_all_at_once_it_is_hidden(slow_line, slip, monkeypatch):
    far, printer = slow_line(19200, profile="generic-80-eot", raster_seconds=1.5)
    monkeypatch.setattr(printer, "_speed", 0.0)
    assert isinstance(printer.print(slip, uuid4(), marked=False), Doubtful)
    assert far.wait_ticket(1).errors == []


@pytest.mark.parametrize(
    ("fault", "why"),
    [("paper-out@1:1500", "paper_out"), ("cover-open@1:600", "cover_open"), ("mute@1:0", None)],
)
def test_trouble_within_a_slow_slip_is_named_and_the_reprint_is_clean(
    slow_line, slip, fault, why, monkeypatch
):
    far, printer = slow_line(57600, fault, deadline_seconds=8)
    job = uuid4()
    # Only silence has a short end: the far end draws three tickets before it confirms the reprint.
    with monkeypatch.context() as hasty:
        hasty.setattr(thermal, "CONFIRM_SECONDS", 1.0)
        outcome = printer.print(slip, job, marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == (why or "no_confirmation")
    far.clear()
    assert printer.print(slip, job, marked=True) == Confirmed("gs_h")
    assert far.tickets[-1].errors == []
    assert "A012" in far.tickets[-1].text


def test_printer_that_draws_nothing_still_gives_its_number(tools, tmp_path, slip):
    with tools.VirtualPrinter(out=tmp_path / "out", width=384) as far:
        described = Printer(
            transport=f"tcp:{far.host}:{far.port}", profile="epson-tm-u220", deadline_seconds=8
        )
        printer = registry.printer(described, tmp_path / "driver")
        assert printer.print(slip, uuid4(), marked=False) == Confirmed("eot")
        ticket = far.wait_ticket(1)
        assert (ticket.errors, ticket.images) == ([], [])
        lines = [line.strip() for line in ticket.text.splitlines() if line.strip()]
        assert lines == ["A012", "Quay 1, 2", "07:42 - 22/11/2026"]


# Where a slip may break: after these bytes of a command (name, and some of its parameters).
WITHIN_PARAMETERS = {
    "length of GS ( H": re.compile(rb"\x1d\(H\x06", re.DOTALL),
    "rows of GS v 0": re.compile(rb"\x1dv0\x00[\x10-\x48]\x00", re.DOTALL),
    "width of GS v 0": re.compile(rb"\x1dv0\x00", re.DOTALL),
    "name of GS v 0": re.compile(rb"\x1d(?=v0)", re.DOTALL),
}
LOOK = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"


@pytest.fixture
def torn(tools, tmp_path, slip):
    """Return a maker of (virtual printer, driver, job) after a slip that broke at this place."""
    ends = contextlib.ExitStack()

    def made(place):
        job = uuid4()
        # Bands as on slow lines: few NULs free the printer of one.
        wiring = {"deadline_seconds": 8, "band_rows": 24}
        plan = registry.printer(Printer(transport="simulated", **wiring), tmp_path / "plan")
        data = plan._script(slip, job, marked=False).data
        after = len(LOOK) + WITHIN_PARAMETERS[place].search(data).end()
        broken = tools.Fault.parse(f"disconnect@1:{after}")
        far = ends.enter_context(tools.VirtualPrinter(out=tmp_path / "out", faults=[broken]))
        described = Printer(transport=f"tcp:{far.host}:{far.port}", **wiring)
        printer = registry.printer(described, tmp_path / "driver")
        assert isinstance(printer.print(slip, job, marked=False), Doubtful)
        return far, printer, job

    with ends:
        yield made


@pytest.mark.parametrize("looks", [0, 1, 3])
@pytest.mark.parametrize("place", WITHIN_PARAMETERS)
def test_question_after_a_torn_command_is_not_taken_for_its_parameters(torn, slip, place, looks):
    far, printer, job = torn(place)
    for _ in range(looks):
        assert printer.check().key is PrinterKey.OK
    assert printer.print(slip, job, marked=True) == Confirmed("gs_h")
    assert far.tickets[-1].errors == []


@pytest.mark.parametrize("place", ["length of GS ( H", "rows of GS v 0"])
def test_control_question_that_ends_no_torn_command_costs_the_reprint(
    torn, slip, place, monkeypatch
):
    monkeypatch.setattr(thermal, "COMMAND_END", b"")
    monkeypatch.setattr(thermal, "CONFIRM_SECONDS", 1.0)
    far, printer, job = torn(place)
    outcome = printer.print(slip, job, marked=True)
    assert isinstance(outcome, Doubtful) or far.tickets[-1].errors
