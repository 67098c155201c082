"""The simulated network printer outlives the programs that print on it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.ports import Confirmed
from drivers.printers.escpos import process_id

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


@pytest.fixture
def network(tmp_path):
    """Yield the transport of a printer that runs as a program of its own."""
    command = [sys.executable, "-m", "drivers.simulated.printer", "--listen", "127.0.0.1:0"]
    with subprocess.Popen(
        [*command, "--paper", str(tmp_path / "paper")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        yield "tcp:" + program.stdout.readline().split()[-1]
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
