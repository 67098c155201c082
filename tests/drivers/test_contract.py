"""What every slip printer must do, whatever is between it and us; each fault once."""

import threading
from uuid import UUID, uuid4

import pytest
from PIL import Image, ImageChops

from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers.escpos import Wire, encode, process_id
from drivers.printers.render import render
from drivers.transports import linked

JOB = UUID("0192f0c1-a2b3-74d5-a6f7-08192a3b4c5d")
FOREVER = 10**9
WIRE = Wire(width=576, cut=True, has_gs_h=True, native_qr=False, band_rows=64)
HALF = 9000


def send_half(printer, data) -> None:
    """Send the beginning of a slip and go away, as a killed program does."""
    with linked(printer._transport, FOREVER) as link:
        sent = 0
        while sent < HALF:
            sent += link.push(data[sent:HALF])


def drawn(station, piece) -> Image.Image:
    with Image.open(station.paper / piece["picture"]) as picture:
        return picture.convert("L")


def test_slip_comes_out_as_it_was_drawn_and_is_confirmed(station, slip):
    assert station.printer().print(slip, JOB, marked=False) == Confirmed("gs_h")
    (piece,) = station.pieces()
    assert (piece["kind"], piece["marked"]) == ("slip", False)
    assert piece["job"] == process_id(JOB, marked=False).decode()
    wanted = render(slip, 576, marked=False).image.convert("L")
    assert ImageChops.difference(drawn(station, piece), wanted).getbbox() is None


def test_code_that_the_printer_draws_by_itself_is_on_record(station, slip):
    station.printer(native_qr=True).print(slip, JOB, marked=False)
    (piece,) = station.pieces()
    assert piece["codes"] == ["MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"]
    wanted = render(slip, 576, marked=False).image.convert("L")
    assert ImageChops.difference(drawn(station, piece), wanted).getbbox() is None


def test_reprint_is_marked_and_says_the_same_otherwise(station, slip):
    assert station.printer().print(slip, JOB, marked=True) == Confirmed("gs_h")
    (piece,) = station.pieces()
    assert (piece["kind"], piece["marked"]) == ("slip", True)
    plain, marked = (render(slip, 576, marked=mark).image.convert("L") for mark in (False, True))
    below = marked.crop((0, marked.height - plain.height, 576, marked.height))
    assert ImageChops.difference(below, plain).getbbox() is None
    assert ImageChops.difference(drawn(station, piece), marked).getbbox() is None


def test_ready_printer_says_so(station):
    assert station.printer().check().key is PrinterKey.OK


def test_low_paper_is_told_and_printing_goes_on(station, slip):
    station.switches.set(paper_near_end=True)
    printer = station.printer()
    assert printer.check().key is PrinterKey.PAPER_LOW
    assert printer.print(slip, JOB, marked=False) == Confirmed("gs_h")


@pytest.mark.parametrize(
    ("fault", "key"),
    [("paper_out", PrinterKey.PAPER_OUT), ("cover_open", PrinterKey.COVER_OPEN)],
)
def test_known_trouble_keeps_every_byte_back_until_it_is_over(station, slip, fault, key):
    station.switches.set(**{fault: True})
    printer = station.printer()
    assert printer.check().key is key
    outcome = printer.print(slip, JOB, marked=False)
    assert isinstance(outcome, NotSent)
    assert outcome.status.key is key
    station.switches.clear()
    assert printer.print(slip, JOB, marked=False) == Confirmed("gs_h")
    assert [piece["kind"] for piece in station.pieces()] == ["slip"]


def test_paper_that_ends_within_a_slip_is_a_doubt_and_the_reprint_is_whole(station, slip):
    station.switches.set(paper_out_at_slip=1, paper_out_at_byte=4000)
    printer = station.printer()
    assert isinstance(printer.print(slip, JOB, marked=False), Doubtful)
    station.switches.clear()
    assert printer.print(slip, JOB, marked=True) == Confirmed("gs_h")
    last = station.pieces()[-1]
    assert (last["kind"], last["marked"]) == ("slip", True)
    assert sum(not piece["marked"] for piece in station.pieces()) == 1


def test_paper_that_ends_early_in_a_slip_is_named_although_the_buffer_is_full(station, slip):
    """With 15 kB still to come no question gets through; the printer tells by itself (GS a)."""
    station.switches.set(paper_out_at_slip=1, paper_out_at_byte=2000)
    printer = station.printer(deadline_seconds=60)
    outcome = printer.print(slip, JOB, marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "paper_out"
    assert printer.check().key is PrinterKey.PAPER_OUT
    station.switches.clear()
    assert printer.print(slip, JOB, marked=True) == Confirmed("gs_h")
    assert printer.check().key is PrinterKey.OK


def test_slow_printer_is_waited_for(station, slip):
    station.switches.set(slow=40_000)
    assert station.printer().print(slip, JOB, marked=False) == Confirmed("gs_h")


def test_stalled_printer_ends_at_the_deadline_in_doubt(station, slip):
    station.switches.set(stalled=True)
    outcome = station.printer(deadline_seconds=1).print(slip, JOB, marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why in {"timeout", "no_confirmation"}


def test_stalled_printer_does_not_hold_a_check(station):
    station.switches.set(stalled=True)
    assert station.printer(deadline_seconds=1).check().key is PrinterKey.STATUS_UNKNOWN


def test_unplugged_printer_is_offline_and_comes_back(station, slip):
    printer = station.printer()
    station.switches.set(unplugged=True)
    while printer.check().key is not PrinterKey.PRINTER_OFFLINE:
        pass
    outcome = printer.print(slip, JOB, marked=False)
    assert isinstance(outcome, NotSent)
    station.switches.clear()
    while printer.check().key is not PrinterKey.OK:
        pass
    assert printer.print(slip, JOB, marked=False) == Confirmed("gs_h")


def test_garbled_answers_are_unknown_and_never_a_confirmation(station, slip):
    station.switches.set(garbled=True)
    printer = station.printer(deadline_seconds=3)
    assert printer.check().key is PrinterKey.STATUS_UNKNOWN
    outcome = printer.print(slip, JOB, marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "no_confirmation"


def test_printer_without_process_id_is_confirmed_by_its_status(station, slip):
    assert station.printer(has_gs_h=False).print(slip, JOB, marked=False) == Confirmed("eot")


def test_printer_that_tells_nothing_is_always_in_doubt_and_wastes_no_paper(station, slip):
    printer = station.printer(has_gs_h=False, status=False)
    for _ in range(2):
        assert printer.print(slip, JOB, marked=False) == Doubtful("cannot_confirm")
    # Silent jobs leave in order, so the confirmed one comes off last.
    station.printer().print(slip, JOB, marked=False)
    assert [piece["kind"] for piece in station.pieces()] == ["slip"] * 3


def test_slip_after_a_killed_program_is_whole(station, slip, tmp_path):
    if station.transport == "simulated":
        pytest.skip("the simulated printer within a program dies with it")
    printer = station.printer()
    with printer._held(FOREVER) as hold:
        hold.begin(JOB)
        send_half(printer, encode(render(slip, 576, marked=False), WIRE, JOB, tmp_path))
    other = uuid4()
    assert station.printer().print(slip, other, marked=False) == Confirmed("gs_h")
    torn, whole = station.pieces()
    assert (torn["kind"], torn["job"]) == ("torn", process_id(JOB, marked=False).decode())
    assert (whole["kind"], whole["job"]) == ("slip", process_id(other, marked=False).decode())
    wanted = render(slip, 576, marked=False).image.convert("L")
    assert ImageChops.difference(drawn(station, whole), wanted).getbbox() is None


def test_without_freeing_the_printer_the_next_slip_is_swallowed(station, slip, tmp_path):
    """The negative control of the test above."""
    if station.transport == "simulated":
        pytest.skip("the simulated printer within a program dies with it")
    printer = station.printer()
    send_half(printer, encode(render(slip, 576, marked=False), WIRE, JOB, tmp_path))
    printer.print(slip, uuid4(), marked=False)
    wanted = render(slip, 576, marked=False).image.size
    assert [tuple(piece["size"]) for piece in station.pieces()] != [wanted]


def test_second_program_waits_its_turn_and_gives_up_in_words(station, slip):
    held, done = threading.Event(), threading.Event()

    def hold():
        with station.printer()._held(FOREVER):
            held.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    outcome = station.printer(deadline_seconds=1).print(slip, JOB, marked=False)
    done.set()
    thread.join()
    assert isinstance(outcome, NotSent)
    assert "another program" in outcome.status.detail
    assert station.pieces() == []


def _opened(printer):
    from drivers.transports import linked  # noqa: PLC0415 - for two rigs only

    return linked(printer._transport, 10**9)
