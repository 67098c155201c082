"""The contract of every code scanner: simulated, on a serial port, or typing on a keyboard."""

import contextlib
import os
import pickle
import pty
import threading
import time
import tty
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from centre.rules.codes import Card, DossierCode, Opaque, ProcedureCode, Refused, TicketCode
from centre.settings import Reader
from drivers import registry
from drivers.evdev import pack_event
from drivers.health import DeviceKey
from drivers.place import Place
from drivers.ports import CodeReader, Event, Scanned, Told
from drivers.simulated.inbox import scan
from drivers.simulated.switches import Switches

QR = "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"
TICKET = TicketCode(UUID("0192f0c1-a2b3-c4d5-e6f7-08192a3b4c5d"))
END = ProcedureCode("1.013949", "1.013949")
NAME, ID = "Nguyễn Thị Chim Hoàng Yến", "079190123456"
CARD = f"{ID}|024681357|{NAME}|07031990|Nữ|Thôn 3, xã Ea Súp, Đắk Lắk|15042021"


class Simulated:
    """The far end that ships with the product."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "r1"
        self.wiring = Reader(transport="simulated")

    def scan(self, code: str) -> None:
        scan(self._folder, code)

    def scan_half(self, code: str) -> None:
        """Send the first half of a code and no line end."""
        Switches(self._folder).set(half_frames=True)
        scan(self._folder, code)

    def pull_out(self) -> None:
        Switches(self._folder).set(unplugged=True)

    def plug_in(self) -> None:
        Switches(self._folder).clear()

    def settle(self) -> None:
        Switches(self._folder).clear()


class Serial:
    """A serial scanner on a pseudo terminal."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "scanner0"
        self.wiring = Reader(transport=f"serial:{self._path}")
        self._ends: list[int] = []
        self.plug_in()

    def plug_in(self) -> None:
        master, slave = pty.openpty()
        tty.setraw(slave)
        self._path.symlink_to(os.ttyname(slave))
        self._ends = [master, slave]

    def pull_out(self) -> None:
        self._path.unlink(missing_ok=True)
        for number in self._ends:
            os.close(number)
        self._ends = []

    def scan(self, code: str) -> None:
        self._send(code.encode() + b"\r")

    def scan_half(self, code: str) -> None:
        self._send(code.encode()[: len(code) // 2])

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._ends[0], data[:256]) :]

    def settle(self) -> None:
        """Nothing was switched."""


PLAIN = "1234567890-=\0\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./"
SHIFTED = '!@#$%^&*()_+\0\tQWERTYUIOP{}\r\0ASDFGHJKL:"~\0|ZXCVBNM<>?'
KEYS = {mark: (2 + n, False) for n, mark in enumerate(PLAIN) if mark != "\0"} | {
    mark: (2 + n, True) for n, mark in enumerate(SHIFTED) if mark not in "\0\t\r"
}
KEYS[" "] = (57, False)


class Typing:
    """A scanner that types; letters that a US keyboard lacks come as Alt-codes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "event0"
        self.wiring = Reader(transport=f"keys:{self._path}")
        self._number = -1
        self.plug_in()

    def plug_in(self) -> None:
        os.mkfifo(self._path)
        self._number = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)

    def pull_out(self) -> None:
        self._path.unlink(missing_ok=True)
        if self._number >= 0:
            os.close(self._number)
        self._number = -1

    def scan(self, code: str) -> None:
        self._type(code + "\r")

    def scan_half(self, code: str) -> None:
        self._type(code[: len(code) // 2])

    def _type(self, text: str) -> None:
        for mark in text:
            self._send(self._strokes(mark))

    def _strokes(self, mark: str) -> list[tuple[int, int]]:
        if mark not in KEYS:
            digits = [(71, 1), (71, 0), (80, 1), (80, 0)]
            return [(56, 1), *digits, (56, 0)]
        code, shifted = KEYS[mark]
        stroke = [(code, 1), (code, 0)]
        return [(42, 1), *stroke, (42, 0)] if shifted else stroke

    def _send(self, events: list[tuple[int, int]]) -> None:
        """Write whole strokes; the FIFO holds 64 kB, and the driver may not have come so far."""
        end = time.monotonic() + 5
        data = b"".join(pack_event(code, value) for code, value in events)
        while True:
            with contextlib.suppress(BlockingIOError):
                os.write(self._number, data)
                return
            assert time.monotonic() < end
            time.sleep(0.005)

    def settle(self) -> None:
        """Nothing was switched."""


class Rig:
    """A scanner with its far end, and all that it says."""

    def __init__(self, far: Simulated | Serial | Typing, folder: Path) -> None:
        self.far = far
        self.events: list[Event] = []
        made = registry.maker("reader", "scanner")(far.wiring, Place("r1", folder / "r1"))
        self.reader: CodeReader = made

    @property
    def readings(self) -> list[object]:
        return [event.reading for event in self.events if isinstance(event, Scanned)]

    @property
    def keys(self) -> list[DeviceKey]:
        return [event.status.key for event in self.events if isinstance(event, Told)]

    @property
    def types(self) -> bool:
        return isinstance(self.far, Typing)

    def until(self, met: Callable[[], object]) -> None:
        end = time.monotonic() + 10
        while not met():
            assert time.monotonic() < end, self.events
            time.sleep(0.005)

    def scanned(self, *codes: str) -> list[object]:
        """Scan codes and a last one that ends the wait; return what was heard before it."""
        for code in (*codes, "1.013949"):
            self.far.scan(code)
        self.until(lambda: END in self.readings)
        return [reading for reading in self.readings if reading != END]


@pytest.fixture(params=[Simulated, Serial, Typing], ids=["simulated", "serial", "keys"])
def rig(request, tmp_path, monkeypatch) -> Iterator[Rig]:
    """Yield a scanner of each kind, opened."""
    monkeypatch.setattr("drivers.evdev._system_ioctl", lambda *_: 0)
    made = Rig(request.param(tmp_path), tmp_path)
    made.reader.start(made.events.append)
    made.until(lambda: made.keys == [DeviceKey.OK])
    yield made
    made.reader.close()
    made.far.pull_out()


def test_codes_of_all_kinds_are_heard(rig):
    day = date(2025, 11, 22)
    assert rig.scanned(
        QR, "H56.14-251122-0001#aB3d", "000.00.00.H56-251122-0001", "2.002621.H56", "hello there"
    ) == [
        TICKET,
        DossierCode("H56.14-251122-0001", day, "aB3d"),
        DossierCode("000.00.00.H56-251122-0001", day),
        ProcedureCode("2.002621", "2.002621.H56"),
        Opaque(11),
    ]
    assert all(isinstance(event, Scanned | Told) and event.device == "r1" for event in rig.events)


def test_card_leaves_its_birth_or_is_refused_and_no_trace_of_the_person(rig, caplog):
    caplog.set_level("DEBUG")
    expected = Refused("wedge_letters") if rig.types else Card(1990, date(1990, 3, 7))
    assert rig.scanned(CARD) == [expected]
    rig.reader.close()
    said = f"{rig.events!r} {caplog.text} {rig.reader!r}"
    kept = pickle.dumps(rig.readings)
    for canary in (NAME, "Chim", "Nguy", ID, "024681357", "Ea S"):
        assert canary not in said
        assert canary.encode() not in kept


def test_code_that_stays_before_the_scanner_is_one_scan(rig):
    assert rig.scanned(QR, QR, QR, "2.000488", QR) == [TICKET, ProcedureCode(*["2.000488"] * 2)]


def test_code_longer_than_a_kilobyte_is_refused_once_and_the_next_one_heard(rig):
    assert rig.scanned("7" * 2500, QR) == [Refused("too_long"), TICKET]


def test_half_a_code_ends_with_silence_and_the_next_one_is_whole(rig):
    rig.far.scan_half(QR)
    rig.until(lambda: rig.readings)
    rig.far.settle()
    assert rig.scanned(QR)[1:] == [TICKET]
    assert isinstance(rig.readings[0], Opaque)


def test_unplugged_is_told_once_and_plugged_in_again_it_is_heard(rig, caplog):
    caplog.set_level("INFO")
    rig.far.pull_out()
    rig.until(lambda: rig.keys == [DeviceKey.OK, DeviceKey.PORT_GONE])
    rig.far.plug_in()
    rig.until(lambda: rig.keys == [DeviceKey.OK, DeviceKey.PORT_GONE, DeviceKey.OK])
    assert rig.scanned(QR) == [TICKET]
    lines = [line.getMessage() for line in caplog.records if line.name.startswith("drivers.")]
    assert len([line for line in lines if "is not well key=port_gone" in line]) == 1
    assert len([line for line in lines if "is back" in line]) == 1


def test_half_a_code_before_unplugging_is_not_glued_to_the_next(rig):
    rig.far.scan_half(QR)
    rig.far.pull_out()
    rig.until(lambda: DeviceKey.PORT_GONE in rig.keys)
    rig.far.plug_in()
    rig.until(lambda: rig.keys[2:] == [DeviceKey.OK])
    assert rig.scanned(QR)[-1:] == [TICKET]


def test_closing_ends_the_thread_and_nothing_is_heard_afterwards(rig):
    before = len(rig.events)
    rig.reader.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "keeper reader r1"]
    rig.far.scan(QR)
    time.sleep(0.1)
    assert len(rig.events) == before
    rig.reader.close()


def test_no_file_is_left_open(rig):
    """The first look is the negative control: while it is open, its file is there."""
    path = rig.far.wiring.transport.partition(":")[2]
    target = str(Path(path).resolve()) if path else "nothing"
    held = open_files(target)
    rig.reader.close()
    assert (held - open_files(target)) == (1 if path else 0)


def open_files(target: str) -> int:
    """Return how often the file is open in this process."""
    links = Path("/proc/self/fd").iterdir()
    return sum(str(link.readlink()) == target for link in links if link.is_symlink())


@pytest.fixture
def simulated(tmp_path) -> Iterator[Rig]:
    """Yield a simulated scanner: only it has these switches; the driver is the same for all."""
    made = Rig(Simulated(tmp_path), tmp_path)
    made.reader.start(made.events.append)
    yield made
    made.reader.close()


def test_noise_is_told_and_codes_still_get_through(simulated, tmp_path):
    Switches(tmp_path / "r1").set(noise=True)
    simulated.until(lambda: DeviceKey.LINE_NOISE in simulated.keys)
    simulated.far.scan(QR)
    simulated.until(lambda: TICKET in simulated.readings)
    Switches(tmp_path / "r1").clear()
    simulated.far.scan("1.013949")
    simulated.until(lambda: END in simulated.readings and simulated.keys[-1] is DeviceKey.OK)


def test_wrong_speed_is_told_after_a_few_codes_and_over_when_set_right(simulated, tmp_path):
    Switches(tmp_path / "r1").set(wrong_baud=True)
    for _ in range(3):
        simulated.far.scan(QR)
        time.sleep(0.2)  # without line ends only silence parts the codes
    simulated.until(lambda: simulated.keys == [DeviceKey.OK, DeviceKey.LINE_NOISE])
    assert simulated.readings == [Refused("not_text")]
    Switches(tmp_path / "r1").clear()
    simulated.far.scan(QR)
    simulated.until(lambda: simulated.keys[2:] == [DeviceKey.OK])
    assert simulated.readings[1:] == [TICKET]


def test_garbled_ticket_is_no_ticket(simulated, tmp_path):
    Switches(tmp_path / "r1").set(garbled=True)
    simulated.far.scan(QR)
    simulated.until(lambda: simulated.readings == [Opaque(36)])
    Switches(tmp_path / "r1").clear()
    assert simulated.scanned(QR) == [Opaque(36), TICKET]
