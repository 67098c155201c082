"""The simulated network printer outlives the programs that print on it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.health import PrinterKey
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers import thermal
from drivers.printers.escpos import process_id
from drivers.simulated.printer import NetworkPrinter, PtyPrinter
from drivers.simulated.switches import Switches

ROOT = Path(__file__).parents[3]
KILLED = """
import os, pathlib, signal, sys, uuid
from centre.settings import Printer
from drivers import registry
from drivers.printers import dialogue
from drivers.slip import Slip

class Killing(dialogue.Dialogue):
    def send(self, data, sent=0):
        if len(data) > 100:
            data = data[: int(sys.argv[4])]
        super().send(data, sent)
        if len(data) > 100:
            os.kill(os.getpid(), signal.SIGKILL)

from drivers.printers import thermal
thermal.Dialogue = Killing
printer = registry.printer(Printer(transport=sys.argv[1]), pathlib.Path(sys.argv[2]))
slip = Slip.from_json(sys.stdin.read())
printer.print(slip, uuid.UUID(sys.argv[3]), marked=False)
"""


@contextmanager
def far_printer(*options):
    """Run a printer as a program of its own; yield it, and the last word of its first line.

    A program that is still there at the end is killed: leaving Popen waits without a deadline.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "drivers.simulated.printer", *options],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        try:
            yield program, program.stdout.readline().split()[-1]
        finally:
            program.kill()


@pytest.fixture
def network(tmp_path):
    """Yield the transport of a printer that runs as a program of its own."""
    with far_printer("--listen", "127.0.0.1:0", "--paper", str(tmp_path / "paper")) as (
        program,
        at,
    ):
        yield f"tcp:{at}"
        program.send_signal(signal.SIGINT)
        assert program.wait(10) == 0


def pieces(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "paper.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("after", [6000, 1_000_000])
def test_paper_tells_whose_slip_it_is_after_a_kill(network, tmp_path, slip, after):
    killed, next_job = uuid4(), uuid4()
    folder = tmp_path / "driver"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, network, str(folder), str(killed), str(after)],
        input=slip.to_json(),
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == -signal.SIGKILL
    printer = registry.printer(Printer(transport=network), folder)
    assert printer.print(slip, killed, marked=True) == Confirmed("gs_h")
    assert printer.print(slip, next_job, marked=False) == Confirmed("gs_h")
    kinds = [(p["kind"], p["marked"], p["job"]) for p in pieces(tmp_path / "paper")]
    first = ("slip" if after > 20_000 else "torn", False)
    assert kinds == [
        (*first, process_id(killed, marked=False).decode()),
        ("slip", True, process_id(killed, marked=True).decode()),
        ("slip", False, process_id(next_job, marked=False).decode()),
    ]


@pytest.fixture(params=["within", "tcp", "serial"])
def bench(request, tmp_path):
    """Yield a maker of drivers for a simulated printer, and its folder; each way once."""
    folder = tmp_path / "paper"
    if request.param == "within":
        yield (
            lambda **more: registry.printer(Printer(transport="simulated", **more), folder),
            folder,
        )
        return
    if request.param == "tcp":
        far = NetworkPrinter(("127.0.0.1", 0), folder)
        way = f"tcp:127.0.0.1:{far.address[1]}"
    else:
        far = PtyPrinter(tmp_path / "printer0", folder)
        way = f"serial:{far.path}"
    thread = threading.Thread(target=far.serve)
    thread.start()

    def made(**more):
        # On a serial line a short slip, which is soon through.
        line = {"rtscts": False, "baud": 57600, "raster_seconds": 0.5}
        return registry.printer(Printer(transport=way, **line, **more), tmp_path / "driver")

    yield made, folder
    far.close()
    thread.join(10)
    assert not thread.is_alive()
    assert not (tmp_path / "printer0").is_symlink()


def until(printer, key):
    end = time.monotonic() + 20
    while (status := printer.check()).key is not key:
        assert time.monotonic() < end, status


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("cutter_error", PrinterKey.CUTTER),
        ("offline", PrinterKey.PRINTER_OFFLINE),
        ("power_off", PrinterKey.PRINTER_OFFLINE),
    ],
)
def test_known_trouble_is_named_and_printing_goes_on_afterwards(bench, slip, fault, key):
    make, folder = bench
    printer = make(deadline_seconds=8)
    until(printer, PrinterKey.OK)
    Switches(folder).set(**{fault: True})
    until(printer, key)
    assert isinstance(printer.print(slip, uuid4(), marked=False), NotSent)
    Switches(folder).clear()
    until(printer, PrinterKey.OK)
    assert printer.print(slip, uuid4(), marked=False) == Confirmed("gs_h")
    assert [piece["kind"] for piece in pieces(folder)] == ["slip"]


@pytest.mark.parametrize("fault", ["drop_at_byte", "hangup_at_byte"])
@pytest.mark.parametrize("byte", [300, 2000])
def test_link_that_ends_within_a_slip_is_a_doubt_and_the_reprint_is_whole(bench, slip, fault, byte):
    make, folder = bench
    printer = make(deadline_seconds=8)
    Switches(folder).set(**{fault: byte})
    job = uuid4()
    assert isinstance(printer.print(slip, job, marked=False), Doubtful)
    Switches(folder).clear()
    until(printer, PrinterKey.OK)
    assert printer.print(slip, job, marked=True) == Confirmed("gs_h")
    last = pieces(folder)[-1]
    assert (last["kind"], last["marked"]) == ("slip", True)
    assert sum(not piece["marked"] for piece in pieces(folder)) <= 1


def test_mute_printer_prints_and_leaves_a_doubt(bench, slip, monkeypatch):
    monkeypatch.setattr(thermal, "CONFIRM_SECONDS", 0.3)
    make, folder = bench
    Switches(folder).set(mute=True)
    outcome = make().print(slip, uuid4(), marked=False)
    assert isinstance(outcome, Doubtful)
    assert outcome.why == "no_confirmation"
    end = time.monotonic() + 20
    while not (folder / "paper.jsonl").exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    assert [piece["kind"] for piece in pieces(folder)] == ["slip"]


def test_serial_printer_passes_no_more_bytes_than_its_line(tmp_path):
    far = PtyPrinter(tmp_path / "printer0", tmp_path / "paper", baud=1200)
    thread = threading.Thread(target=far.serve)
    thread.start()
    port = os.open(far.path, os.O_RDWR | os.O_NOCTTY)
    began = time.monotonic()
    os.write(port, bytes(120) + b"\x10\x04\x01")
    assert os.read(port, 1) == b"\x12"
    passed = time.monotonic() - began
    os.close(port)
    far.close()
    thread.join(10)
    assert passed >= 0.8


def test_serial_printer_as_a_program_is_interrupted_in_order(tmp_path):
    link, paper = str(tmp_path / "printer0"), str(tmp_path / "paper")
    with far_printer("--pty", link, "--paper", paper, "--baud", "19200") as (program, at):
        assert at == link
        wiring = Printer(transport=f"serial:{link}", baud=19200, rtscts=False)
        assert registry.printer(wiring, tmp_path / "driver").check().key is PrinterKey.OK
        program.send_signal(signal.SIGINT)
        assert program.wait(10) == 0
