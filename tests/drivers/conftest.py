"""Fixtures of the device tests: a slip, stations (a printer with its far end), a serial cable."""

import contextlib
import importlib
import json
import os
import select
import sys
import threading
import time
import tty
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.ports import SlipPrinter
from drivers.simulated.device import Device
from drivers.simulated.switches import Switches
from drivers.slip import Big, Code, Line, Rule, Slip

TOOLS = Path(__file__).parents[3] / "shared" / "tools"
CODE = "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"


def shared_module(name: str) -> Iterator[ModuleType]:
    """Yield a module of the virtual printer, which shares no code with us; skip without it."""
    if not (TOOLS / f"{name}.py").exists():
        pytest.skip(f"the independent printer is not here: {TOOLS}")
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(TOOLS))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(TOOLS))
        sys.dont_write_bytecode = was


@pytest.fixture(scope="session")
def tools() -> Iterator[ModuleType]:
    """Yield the virtual printer as a device."""
    yield from shared_module("escpos_view")


@pytest.fixture(scope="session")
def independent() -> Iterator[ModuleType]:
    """Yield the virtual printer's interpreter of bytes."""
    yield from shared_module("escpos_interp")


@pytest.fixture
def slip() -> Slip:
    """Return the slip of an ordinary ticket, as citizens get it."""
    return Slip(
        (
            Line("ỦY BAN NHÂN DÂN XÃ AN PHÚ", 2.2),
            Line("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 2.5, bold=True),
            Rule(),
            Line("Hộ tịch – Chứng thực", 3.0, bold=True),
            Line("Số thứ tự của Ông/Bà", 2.2),
            Big("A012"),
            Line("Còn 4 người trước Ông/Bà", 2.5, bold=True),
            Line("Khoảng 10–15 phút nữa đến lượt", 2.5),
            Line("Quầy 1, 2", 3.2, bold=True),
            Code(CODE),
            Line("07:42 · 22/11/2026", 2.2),
            Rule(),
            Line("Phòng chờ có camera. Phiếu không ghi tên.", 2.0),
        )
    )


@dataclass
class Station:
    """A printer driver with its simulated far end."""

    folder: Path
    transport: str
    wiring: dict[str, Any] = field(default_factory=dict)
    ends: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    @property
    def paper(self) -> Path:
        """Return the folder in which the paper lies."""
        return self.folder / "paper"

    @property
    def switches(self) -> Switches:
        """Return the switches of the far end."""
        return Switches(self.paper)

    def printer(self, **wiring: Any) -> SlipPrinter:
        """Return a driver for the far end."""
        usual = {"deadline_seconds": 60, **self.wiring}
        described = Printer(transport=self.transport, **{**usual, **wiring})
        folder = self.paper if self.transport == "simulated" else self.folder / "driver"
        return registry.printer(described, folder)

    def pieces(self) -> list[dict[str, Any]]:
        """Return what has come off so far."""
        record = self.paper / "paper.jsonl"
        lines = record.read_text("utf-8").splitlines() if record.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture(params=["simulated", "tcp", "file", "serial"])
def station(request, tmp_path) -> Iterator[Station]:
    """Yield a station of each transport."""
    start: Callable[[Path], Station] = _STARTS[request.param]
    made = start(tmp_path)
    with made.ends:
        yield made


def _within(folder: Path) -> Station:
    return Station(folder, "simulated")


def _network(folder: Path) -> Station:
    far = registry.network_printer(("127.0.0.1", 0), folder / "paper", 576)
    made = Station(folder, f"tcp:127.0.0.1:{far.address[1]}")
    _run(made, far.serve, far.close)
    return made


def _terminal(folder: Path) -> Station:
    return _on_terminal(folder, "file")


def _serial(folder: Path) -> Station:
    # Below 115200 baud slips look different; a pseudo terminal itself keeps no speed.
    return _on_terminal(folder, "serial", baud=115200)


def _on_terminal(folder: Path, way: str, **wiring: Any) -> Station:
    master, slave = os.openpty()
    tty.setraw(slave)
    link = folder / "printer0"
    link.symlink_to(os.ttyname(slave))
    made = Station(folder, f"{way}:{link}", wiring)
    made.ends.callback(os.close, slave)
    made.ends.callback(os.close, master)
    ended = threading.Event()
    device = Device(folder / "paper", 576)
    _run(made, lambda: _pump(master, device, link, ended), ended.set)
    return made


def _run(made: Station, work: Callable[[], None], end: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    made.ends.callback(thread.join)
    made.ends.callback(end)


def _pump(master: int, device: Device, link: Path, ended: threading.Event) -> None:
    """Carry bytes between a pseudo terminal and a device; unplugging takes the link away."""
    target = link.readlink()
    while not ended.wait(0.002):
        faults = device.faults
        if faults.unplugged:
            link.unlink(missing_ok=True)
        elif not link.is_symlink():
            link.symlink_to(target)
        room = 0 if faults.stalled else device.room()
        if room and select.select([master], [], [], 0)[0]:
            device.receive(os.read(master, min(1024, room)))
        said = device.work()
        if said:
            os.write(master, said)


_STARTS = {"simulated": _within, "tcp": _network, "file": _terminal, "serial": _serial}


class Cable:
    """A serial device on a pseudo terminal, behind a name that stays when it is plugged in anew.

    Pulling it hangs the terminal up, as the kernel does with a USB adapter. What it cannot show:
    a pseudo terminal keeps no baud rate, no parity and no CTS, so a wrong speed is sent as the
    garbled bytes that it makes.
    """

    def __init__(self, folder: Path) -> None:
        """Make no device yet; the name is folder/adapter0."""
        self.path = folder / "adapter0"
        self._far: int | None = None

    @property
    def far(self) -> int:
        """Return the file number of the device's side."""
        assert self._far is not None
        return self._far

    def plug_in(self) -> None:
        """Plug the device in; its name comes last, as with udev."""
        self._far, near = os.openpty()
        tty.setraw(near)
        self.path.symlink_to(os.ttyname(near))
        os.close(near)

    def pull(self) -> None:
        """Pull the device, if it is in."""
        if self._far is not None:
            self.path.unlink()
            os.close(self._far)
        self._far = None

    def say(self, data: bytes) -> None:
        """Send data to the host."""
        os.write(self.far, data)

    def heard(self, size: int) -> bytes:
        """Return size bytes from the host, or what has come of them within some seconds."""
        data, end = b"", time.monotonic() + 5
        while len(data) < size and time.monotonic() < end:
            if select.select([self.far], [], [], 0.05)[0]:
                data += os.read(self.far, size - len(data))
        return data


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    """Yield a serial device that is plugged in."""
    made = Cable(tmp_path)
    made.plug_in()
    yield made
    made.pull()


@pytest.fixture
def within() -> Callable[..., None]:
    """Return a way to wait until something is so; it fails after some seconds."""

    def wait(happened: Callable[[], object], seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.002)

    return wait
