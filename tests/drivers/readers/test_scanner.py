"""What a scanner hears, and what it tells about itself."""

import errno
import logging
import os
import pty
import threading
import time
import tty
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from centre.rules.codes import Card, Opaque, Refused, TicketCode
from centre.settings import Reader
from drivers import registry
from drivers.evdev import pack_event
from drivers.health import DeviceKey
from drivers.place import Place
from drivers.ports import Event, Scanned, Told
from drivers.readers.scanner import NOISE_LIMIT, NOISE_SECONDS, Scanner, _Session, make
from drivers.transports import Link, LinkBroken, Wires

QR = b"MC1:" + b"0" * 31
TICKETS = [TicketCode(UUID(int=n)) for n in range(10)]


class Port:
    """A serial scanner on a pseudo terminal."""

    def __init__(self, folder: Path) -> None:
        self.master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = folder / "scanner0"
        self.path.symlink_to(os.ttyname(self._slave))

    def send(self, data: bytes) -> None:
        os.write(self.master, data)

    def close(self) -> None:
        os.close(self.master)
        os.close(self._slave)


@pytest.fixture
def port(tmp_path) -> Iterator[Port]:
    made = Port(tmp_path)
    yield made
    made.close()


class Ear:
    """Hears events and waits for them."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.threads: set[str] = set()

    def __call__(self, event: Event) -> None:
        self.threads.add(threading.current_thread().name)
        self.events.append(event)

    @property
    def readings(self) -> list[object]:
        return [event.reading for event in self.events if isinstance(event, Scanned)]

    @property
    def keys(self) -> list[DeviceKey]:
        return [event.status.key for event in self.events if isinstance(event, Told)]

    def until(self, met: Callable[[], object]) -> None:
        end = time.monotonic() + 8
        while not met():
            assert time.monotonic() < end, self.events
            time.sleep(0.005)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def listen(ear, tmp_path) -> Iterator[Callable[..., Scanner]]:
    """Start scanners by their wiring, and close them after the test."""
    started = []

    def start(*first: DeviceKey, **wiring) -> Scanner:
        place = Place("r1", tmp_path / "r1")
        made = registry.maker("reader", "scanner")(Reader(**wiring), place)
        started.append(made)
        made.start(ear)
        ear.until(lambda: ear.keys[-1:] == [*(first or (DeviceKey.OK,))])
        return made

    yield start
    for made in started:
        made.close()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_code_is_heard_with_any_line_end_and_with_none(port, listen, ear, end):
    listen(transport=f"serial:{port.path}")
    port.send(QR + b"1" + end)
    ear.until(lambda: ear.readings)
    assert ear.events[1:] == [Scanned("r1", TICKETS[1])]
    assert ear.threads == {"keeper reader r1"}


def test_codes_glued_together_and_in_pieces_are_heard_one_by_one(port, listen, ear):
    listen(transport=f"serial:{port.path}", silence_ms=1000)
    port.send(QR + b"1\r\n" + QR + b"2\r\n" + QR[:9])
    ear.until(lambda: len(ear.readings) == 2)
    port.send(QR[9:] + b"3\n")
    ear.until(lambda: ear.readings == TICKETS[1:4])


def test_line_of_another_speed_is_told_as_noise_and_gone_with_the_next_code(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    for _ in range(NOISE_LIMIT):
        port.send(b"\xff\x8e\x00\x8f\x01\x8d\n")
    ear.until(lambda: ear.keys == [DeviceKey.OK, DeviceKey.LINE_NOISE])
    port.send(b"looks like text\r" + QR + b"1\r")
    ear.until(lambda: ear.keys[2:] == [DeviceKey.OK])
    assert ear.readings == [Refused("not_text"), Opaque(15), TICKETS[1]]


def test_scraps_of_noise_are_told_and_not_heard(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    port.send(b"\xff\n\x00\n?\n")
    ear.until(lambda: ear.keys[-1:] == [DeviceKey.LINE_NOISE])
    assert ear.readings == []


def test_bytes_without_end_are_told_as_noise(port, listen, ear):
    listen(transport=f"serial:{port.path}", silence_ms=1000)
    for _ in range(20):
        port.send(bytes(1000))
    ear.until(lambda: ear.keys == [DeviceKey.OK, DeviceKey.LINE_NOISE])
    assert ear.readings == [Refused("too_long")]


def test_noise_is_over_after_a_quiet_minute():
    session = _Session(types=False)
    for n in range(NOISE_LIMIT):
        session.is_news(b"\x00\x01?\x02", Refused("not_text"), 100.0 + n)
    assert session.status(110.0).key is DeviceKey.LINE_NOISE
    assert session.status(103.0 + NOISE_SECONDS).key is DeviceKey.OK


def test_one_unreadable_code_now_and_then_is_no_noise():
    session = _Session(types=False)
    for n in range(20):
        session.is_news(b"\x00\x01?\x02", Refused("not_text"), 10.0 * n)
        session.is_news(QR, TICKETS[1], 10.0 * n)
        assert session.status(10.0 * n).key is DeviceKey.OK


def test_lost_letters_of_a_serial_scanner_are_not_blamed_on_typing(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    port.send("MC1:đê\r".encode() + QR + b"1\r")
    ear.until(lambda: ear.readings == [Refused("wedge_letters"), TICKETS[1]])
    assert ear.keys == [DeviceKey.OK]


class Keyboard:
    """A typing scanner on a FIFO; only digits, capitals with shift, and Enter are needed."""

    codes = {"\r": 28, "|": 43, "M": 50, "C": 46, ":": 39, "N": 49, "0": 11, " ": 57}  # noqa: RUF012

    def __init__(self, folder: Path) -> None:
        self.path = folder / "event0"
        os.mkfifo(self.path)
        self._number = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)

    def type(self, text: str) -> None:
        for mark in text:
            code = self.codes.get(mark) or 1 + int(mark)
            shift = b"" if mark.isdigit() or mark in "\r " else pack_event(42, 1)
            os.write(self._number, shift + pack_event(code, 1) + pack_event(code, 0))
            os.write(self._number, pack_event(42, 0))

    def close(self) -> None:
        os.close(self._number)


@pytest.fixture
def keyboard(tmp_path) -> Iterator[Keyboard]:
    made = Keyboard(tmp_path)
    yield made
    made.close()


CARD = "012345678901||NN N|01011990|N||\r"


def test_typing_scanner_reads_tickets_and_refuses_cards(keyboard, listen, ear, monkeypatch, caplog):
    monkeypatch.setattr("drivers.evdev._system_ioctl", lambda *_: 0)
    listen(transport=f"keys:{keyboard.path}")
    keyboard.type("MC1:" + "0" * 31 + "1\r")
    ear.until(lambda: ear.readings == [TICKETS[1]])
    assert ear.keys == [DeviceKey.OK]
    keyboard.type(CARD)
    ear.until(lambda: ear.keys == [DeviceKey.OK, DeviceKey.WEDGE_LETTERS])
    assert ear.readings[1:] == [Refused("wedge_letters")]
    assert "serial mode" in ear.events[-1].status.detail
    keyboard.type("MC1:" + "0" * 31 + "2\r" + CARD)
    ear.until(lambda: TICKETS[2] in ear.readings)
    assert ear.keys[2:] == []
    assert len([line for line in caplog.records if line.levelno >= logging.WARNING]) == 1


def test_typing_scanner_may_pause_longer_than_a_serial_one(keyboard, listen, ear, monkeypatch):
    monkeypatch.setattr("drivers.evdev._system_ioctl", lambda *_: 0)
    listen(transport=f"keys:{keyboard.path}", silence_ms=30)
    keyboard.type("MC1:" + "0" * 20)
    time.sleep(0.2)
    keyboard.type("0" * 11 + "1\r")
    ear.until(lambda: ear.readings == [TICKETS[1]])


def test_line_is_set_as_the_settings_say(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr("drivers.readers.scanner.way_to", lambda *given, **_: seen.append(given))
    wiring = Reader(transport="serial:/dev/ttyS9", baud=115200, rtscts=True)
    make(wiring, Place("r1", tmp_path))
    assert seen == [("serial:/dev/ttyS9", Wires(baud=115200, rtscts=True))]


def test_same_card_through_a_serial_port_is_read(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    port.send(CARD.encode())
    ear.until(lambda: ear.readings == [Card(1990, date(1990, 1, 1))])


def test_what_is_no_keyboard_is_a_fault_and_not_one_in_use(keyboard, listen, ear):
    listen(DeviceKey.DEVICE_ERROR, transport=f"keys:{keyboard.path}")
    ear.until(lambda: len(ear.events) == 1)
    assert "no keyboard" in ear.events[0].status.detail


def test_keyboard_that_cannot_be_grabbed_is_not_heard(keyboard, listen, ear, monkeypatch):
    def held(*_):
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr("drivers.evdev._system_ioctl", held)
    listen(DeviceKey.NOT_GRABBED, transport=f"keys:{keyboard.path}")
    keyboard.type("MC1:" + "0" * 31 + "1\r")
    ear.until(lambda: len(ear.events) == 1)
    assert ear.events[0].kind == "reader"
    assert "grabbed" in ear.events[0].status.detail


def test_missing_port_is_gone_and_stops_nobody(tmp_path, listen, ear, caplog):
    listen(DeviceKey.PORT_GONE, transport=f"serial:{tmp_path}/none")
    assert "reader r1 is not well key=port_gone" in caplog.text


def test_second_program_finds_the_port_busy(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    listen(DeviceKey.PORT_BUSY, transport=f"serial:{port.path}")
    assert ear.keys == [DeviceKey.OK, DeviceKey.PORT_BUSY]


def test_nothing_is_opened_before_the_start(tmp_path):
    made = make(Reader(transport="simulated"), Place("r1", tmp_path / "r1"))
    made.close()
    assert list(tmp_path.iterdir()) == []


class Flood:
    """A mad device that never stops sending; also the way to it."""

    def open(self, deadline: float) -> Link:
        return self

    def push(self, data: bytes) -> int:
        return len(data)

    def pull(self) -> bytes:
        return os.urandom(400) + b"abcdefgh\n"

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Return at once: there is always something."""

    def close(self) -> None:
        """Stay open."""


def test_flood_of_codes_is_no_flood_of_events_and_ends(ear):
    scanner = Scanner("r1", Flood(), 80)
    scanner.start(ear)
    ear.until(lambda: ear.readings)
    time.sleep(0.2)
    scanner.close()
    assert len(ear.events) < 20
    assert not [t for t in threading.enumerate() if t.name == "keeper reader r1"]


class Late:
    """A link that says one code in two pieces with a computer asleep in between, then breaks."""

    def __init__(self) -> None:
        self.pieces = [QR[:20], QR[20:] + b"1\r"]

    def open(self, deadline: float) -> Link:
        if not self.pieces:
            raise LinkBroken("gone")
        return self

    push, close = Flood.push, Flood.close

    def pull(self) -> bytes:
        if not self.pieces:
            raise LinkBroken("gone")
        return self.pieces.pop(0)

    def wait(self, seconds: float, *, to_write: bool) -> None:
        time.sleep(0.1)


def test_busy_computer_does_not_cut_a_code_in_two(ear):
    scanner = Scanner("r1", Late(), 30)
    scanner.start(ear)
    ear.until(lambda: DeviceKey.PORT_GONE in ear.keys)
    scanner.close()
    assert ear.readings == [TICKETS[1]]


def test_codes_of_others_are_heard_with_their_length_alone(port, listen, ear):
    listen(transport=f"serial:{port.path}")
    port.send(b"https://vneid.gov.vn/x\r")
    ear.until(lambda: ear.readings == [Opaque(22)])
