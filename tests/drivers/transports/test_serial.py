"""Serial ports: exclusive, never blocking, and gone when they are gone, whatever pyserial says."""

import os
import select
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest
import serial

from drivers.transports import LinkBroken, SerialTransport, Unsuited, Wires, linked
from drivers.transports.serial import NO_RS485

ROOT = Path(__file__).parents[3]


def soon() -> float:
    return time.monotonic() + 2


def uses(link):
    return (link.pull, lambda: link.push(b"x"), lambda: link.wait(5, to_write=False))


@pytest.fixture
def link(cable):
    made = SerialTransport(cable.path).open(soon())
    yield made
    made.close()


def test_bytes_go_both_ways_as_they_are(link, cable):
    every = bytes(range(256))
    assert link.push(every) == 256
    assert cable.heard(256) == every
    cable.say(every)
    got = b""
    while len(got) < 256:
        link.wait(2, to_write=False)
        got += link.pull()
    assert got == every


def test_silence_is_nothing_and_waiting_for_it_ends(link):
    assert link.pull() == b""
    link.wait(0.01, to_write=False)
    link.wait(0.01, to_write=True)


def test_full_port_takes_nothing_more_and_does_not_block(link):
    refused = 0
    while refused < 30:  # a terminal makes room a moment after a write that was refused
        refused = 0 if link.push(bytes(1024)) else refused + 1
        time.sleep(0.002)
    assert link.push(b"x") == 0


FILLS = """
import os, serial, sys, time
port = serial.Serial(sys.argv[1], write_timeout={write_timeout})
refused = 0
while refused < 30:
    try:
        os.write(port.fileno(), bytes(1024))
        refused = 0
    except BlockingIOError:
        refused += 1
    time.sleep(0.002)
print("full", flush=True)
port.write(bytes(1024))
"""


@pytest.mark.parametrize("write_timeout", [0, None])
def test_pyserial_itself_never_returns_from_a_full_port(cable, write_timeout):
    """The negative control: without a timeout it blocks, with 0 it spins."""
    program = [sys.executable, "-c", FILLS.format(write_timeout=write_timeout), str(cable.path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"full\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.5)
        other.kill()


def test_wires_reach_the_port(cable):
    """A pseudo terminal keeps speed, stop bits and flow control, but never a parity."""
    wires = Wires(baud=19200, parity="even", stop_bits=2, rtscts=True)
    with linked(SerialTransport(cable.path, wires), soon()) as link:
        _, _, control, local, speed, _, _ = termios.tcgetattr(link._port.fileno())
        assert speed == termios.B19200
        assert control & termios.CSTOPB
        assert control & termios.CRTSCTS
        assert not local & (termios.ECHO | termios.ICANON)
        assert link._port.parity == serial.PARITY_EVEN
        assert not os.get_blocking(link._port.fileno())
        assert link._port.write_timeout is not None


def test_pulled_cable_is_gone_at_every_call_and_closing_is_quiet(link, cable):
    cable.pull()
    for _ in range(3):
        for use in uses(link):
            with pytest.raises(LinkBroken) as broken:
                use()
            assert broken.value.why == "gone"
    link.close()
    link.close()


def test_hung_up_port_is_gone_although_its_name_is_still_there(link, cable, monkeypatch):
    """A read then says "nothing" at once and for ever; only poll() tells.

    The kernel takes a pseudo terminal's own name away at once, so the look at it is left out.
    """
    monkeypatch.setattr(link, "_number", link._port.fileno)
    os.close(cable.far)
    for use in uses(link):
        with pytest.raises(LinkBroken, match="gone"):
            use()
    cable._far = None
    cable.path.unlink()


def test_port_whose_name_has_gone_is_gone(link, cable):
    target = cable.path.readlink()
    cable.path.unlink()
    for use in uses(link):
        with pytest.raises(LinkBroken, match="gone"):
            use()
    cable.path.symlink_to(target)
    assert link.push(b"x") == 1


def test_name_that_leads_to_another_device_by_now_is_gone(link, cable):
    other, near = os.openpty()
    cable.path.unlink()
    cable.path.symlink_to(os.ttyname(near))
    with pytest.raises(LinkBroken, match="gone"):
        link.push(b"for the first device only")
    assert not select.select([other], [], [], 0)[0]
    os.close(near)
    os.close(other)


def test_bytes_that_another_program_took_are_told_as_such(link, monkeypatch):
    """Readable without a byte, and not hung up: somebody else has read (pyserial issue 86)."""
    monkeypatch.setattr(
        "drivers.transports.serial.wait_for", lambda *_, **__: select.POLLIN, raising=True
    )
    with pytest.raises(LinkBroken, match="busy"):
        link.pull()


def test_port_that_another_thread_closed_is_broken_and_nothing_worse(link):
    other = threading.Thread(target=link._port.close)
    other.start()
    other.join()
    for use in uses(link):
        with pytest.raises(LinkBroken):
            use()


def test_missing_port_is_gone_and_not_made(tmp_path):
    for path in (tmp_path / "adapter0", tmp_path / "by-id" / "usb-x"):
        with pytest.raises(LinkBroken) as broken:
            SerialTransport(path).open(soon())
        assert broken.value.why == "gone"
        assert not path.exists()


def test_stale_name_of_a_pulled_device_is_gone(cable, tmp_path):
    stale = tmp_path / "stale"
    stale.symlink_to(cable.path.readlink())
    cable.pull()
    with pytest.raises(LinkBroken, match="gone"):
        SerialTransport(stale).open(soon())


def test_plain_file_is_no_port_and_stays_as_it_was(tmp_path):
    path = tmp_path / "record"
    path.write_bytes(b"kept")
    with pytest.raises(LinkBroken):
        SerialTransport(path).open(soon())
    assert path.read_bytes() == b"kept"


def test_port_without_the_right_to_it_is_denied(cable, monkeypatch):
    def refuse(*_, **__):
        raise serial.SerialException(13, "could not open port: Permission denied")

    monkeypatch.setattr(serial, "Serial", refuse)
    with pytest.raises(LinkBroken) as broken:
        SerialTransport(cable.path).open(soon())
    assert broken.value.why == "denied"


def test_no_time_left_is_no_attempt(cable):
    with pytest.raises(LinkBroken, match="timeout"):
        SerialTransport(cable.path).open(time.monotonic())


def second_program(path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


ASKS = """
import sys, time
from drivers.transports import LinkBroken, SerialTransport
try:
    SerialTransport(sys.argv[1]).open(time.monotonic() + 2)
except LinkBroken as broken:
    print(broken.why)
else:
    print("opened")
"""
PLAIN = "import serial, sys; serial.Serial(sys.argv[1], write_timeout=1); print('opened')"


def test_second_program_is_told_that_the_port_is_busy(link, cable):
    assert second_program(cable.path, ASKS) == "busy"
    link.close()
    assert second_program(cable.path, ASKS) == "opened"


def test_second_program_that_does_not_ask_gets_in(link, cable):
    """The negative control: the lock is advisory, so ModemManager must be kept off these ports."""
    assert second_program(cable.path, PLAIN) == "opened"


def test_without_the_lock_two_masters_are_on_one_line(cable):
    """The other negative control: two plain opens, and each gets a part of what is said."""
    first, second = (serial.Serial(str(cable.path), timeout=0, write_timeout=1) for _ in range(2))
    cable.say(b"abcdef")
    select.select([first.fileno()], [], [], 2)
    assert (first.read(3), second.read(3)) == (b"abc", b"def")
    first.close()
    second.close()


def test_adapter_without_direction_switch_is_told_with_what_to_do(cable):
    way = SerialTransport(cable.path, Wires(rs485=True))
    for _ in range(2):
        with pytest.raises(Unsuited) as broken:
            way.open(soon())
        assert broken.value.why == NO_RS485
        assert "rs485 = false" in broken.value.why
    with linked(SerialTransport(cable.path), soon()) as link:
        assert link.push(b"x") == 1


def test_adapter_with_direction_switch_is_tried_once_and_then_set(cable, monkeypatch):
    tried = []

    def set_mode(port, settings):
        assert settings.rts_level_for_tx
        tried.append(port)

    monkeypatch.setattr(serial.Serial, "_set_rs485_mode", set_mode)
    way = SerialTransport(cable.path, Wires(rs485=True))
    kept = []
    for _ in range(2):
        with linked(way, soon()) as link:
            kept.append(link._port)
    assert len(tried) == 3
    assert tried[1:] == kept
    assert tried[0] not in kept


class Draining:
    """A port whose output leaves step by step, and then no more."""

    def __init__(self, *left: int) -> None:
        self._left = list(left)
        self.dropped = self.closed = False

    @property
    def out_waiting(self) -> int:
        return self._left.pop(0) if len(self._left) > 1 else self._left[0]

    def reset_output_buffer(self) -> None:
        self.dropped = True

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("left", "dropped"), [((0,), False), ((90, 40, 0), False), ((9,), True)])
def test_what_moves_may_leave_before_the_close_and_what_is_stuck_is_dropped(link, left, dropped):
    """Else the kernel itself holds the close for up to 30 s (closing_wait)."""
    real, link._port = link._port, Draining(*left)
    link.close()
    assert (link._port.dropped, link._port.closed) == (dropped, True)
    link._port = real


def test_lasting_link_does_not_wait_for_a_long_rest(cable):
    link = SerialTransport(cable.path, lasting=True).open(soon())
    real, link._port = link._port, Draining(*range(100_000, 0, -1))
    link.close()
    assert (link._port.dropped, link._port.closed) == (True, True)
    real.close()
