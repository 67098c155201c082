"""USB printers: what the kernel's driver does not tell is asked; the cable is never a riddle.

There is no such device here: a pseudo terminal is the printer, and its ioctl is ours.
"""

import errno
import os
import time

import pytest

from drivers.transports import LinkBroken, UsbLink, UsbTransport, linked
from drivers.transports.usb import (
    LAST_BLOCK_WITHIN,
    LPABORT,
    LPGETSTATUS,
    NO_PAPER,
    NOT_ERROR,
    SELECTED,
    abort_on_paper_end,
)

READY = SELECTED | NOT_ERROR


class Kernel:
    """Answers ioctl as usblp does."""

    def __init__(self, status=READY) -> None:
        self.status = status
        self.asked = []

    def __call__(self, number, request, argument):
        self.asked.append(request)
        if request == LPGETSTATUS:
            if isinstance(self.status, OSError):
                raise self.status
            return self.status.to_bytes(4, "little")
        assert argument == 1
        return 0


@pytest.fixture
def kernel():
    return Kernel()


@pytest.fixture
def way(cable, kernel):
    return UsbTransport(cable.path, kernel)


def fill(link) -> None:
    while link.push(bytes(1024)):
        pass


def keep_pushing(link, end) -> None:
    while time.monotonic() < end:
        link.wait(0.1, to_write=True)
        link.push(b"x")


@pytest.fixture
def stuck(kernel):
    """Yield a link to a printer that has taken all it can; a pipe is full to the byte."""
    ours, printer = os.pipe()
    os.set_blocking(printer, False)
    link = UsbLink(printer, kernel)
    fill(link)
    yield link
    os.close(ours)
    link.close()


def test_paper_end_is_asked_to_be_an_error_at_each_opening(way, kernel):
    for _ in range(2):
        with linked(way, 0):
            pass
    assert kernel.asked == [LPABORT, LPABORT]


def test_bytes_go_both_ways(way, cable):
    with linked(way, 0) as link:
        assert link.pull() == b""
        assert link.push(b"\x10\x04\x01") == 3
        assert cable.heard(3) == b"\x10\x04\x01"
        cable.say(b"\x12")
        link.wait(2, to_write=False)
        assert link.pull() == b"\x12"


def test_status_byte_is_told_as_it_is(way, kernel):
    with linked(way, 0) as link:
        assert link.port_status() == READY
        kernel.status = NO_PAPER | SELECTED
        assert link.port_status() == 0x30


@pytest.mark.parametrize(
    "status", [OSError(errno.EIO, "x"), OSError(errno.ENOTTY, "x"), 0xFF], ids=str
)
def test_status_that_cannot_be_had_is_no_status(way, kernel, status):
    kernel.status = status
    with linked(way, 0) as link:
        assert link.port_status() is None


def test_status_of_an_unplugged_printer_is_gone(way, kernel):
    kernel.status = OSError(errno.ENODEV, "No such device")
    with linked(way, 0) as link, pytest.raises(LinkBroken, match="gone"):
        link.port_status()


def test_printer_without_paper_that_takes_no_more_is_asked_and_named(stuck, kernel):
    """Without blocking, the kernel says "try again" for ever at paper end (usblp_wtest)."""
    kernel.status = NO_PAPER | SELECTED | NOT_ERROR

    assert stuck.push(b"x") == 0
    assert LPGETSTATUS not in kernel.asked
    with pytest.raises(LinkBroken, match="paper_out"):
        keep_pushing(stuck, time.monotonic() + 10)


def test_printer_that_is_only_busy_is_waited_for_and_seldom_asked(stuck, kernel, monkeypatch):
    now = [time.monotonic()]
    monkeypatch.setattr("drivers.transports.usb.time.monotonic", lambda: now[0])
    for _ in range(100):
        now[0] += 0.02
        assert stuck.push(b"x") == 0
    assert 1 <= kernel.asked.count(LPGETSTATUS) <= 4


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "paper_out"),
        (errno.ENODEV, "gone"),
        (errno.EIO, "gone"),
    ],
)
def test_errors_of_a_write_are_named(way, monkeypatch, code, why):
    def fail(*_):
        raise OSError(code, os.strerror(code))

    with linked(way, 0) as link:
        monkeypatch.setattr("drivers.transports.usb.os.write", fail)
        with pytest.raises(LinkBroken) as broken:
            link.push(b"x")
    assert broken.value.why == why


def test_one_way_printer_has_nothing_to_say(way, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EINVAL, "Invalid argument")

    with linked(way, 0) as link:
        monkeypatch.setattr("drivers.transports.usb.os.read", refuse)
        assert link.pull() == b""


def test_pulled_cable_is_gone_and_closing_is_quiet(way, cable):
    link = way.open(0)
    cable.pull()
    with pytest.raises(LinkBroken, match="gone"):
        link.push(b"x")
    with pytest.raises(LinkBroken, match="gone"):
        link.wait(1, to_write=False)
    link.close()
    link.close()


def test_missing_printer_is_gone_and_not_made(tmp_path, kernel):
    with pytest.raises(LinkBroken, match="gone"):
        UsbTransport(tmp_path / "lp0", kernel).open(0)
    assert not (tmp_path / "lp0").exists()


@pytest.mark.parametrize(("code", "why"), [(errno.EBUSY, "busy"), (errno.EACCES, "denied")])
def test_printer_of_another_program_or_owner_is_told_apart(way, monkeypatch, code, why):
    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("drivers.transports.links.os.open", refuse)
    with pytest.raises(LinkBroken) as broken:
        way.open(0)
    assert broken.value.why == why


def test_last_block_leaves_before_the_link_closes(stuck, monkeypatch):
    """The kernel drops a block that is under way at close (usblp_release)."""
    waited = []

    def await_room(number, seconds):
        assert os.fstat(number)
        waited.append(seconds)

    monkeypatch.setattr("drivers.transports.usb.await_room", await_room)
    stuck.close()
    assert waited == [LAST_BLOCK_WITHIN]


def test_stuck_printer_does_not_hold_the_close_for_ever(stuck):
    stuck.close()
    with pytest.raises(LinkBroken):
        stuck.push(b"x")


def test_device_without_such_questions_is_left_in_peace(cable):
    number = os.open(cable.path, os.O_RDWR | os.O_NOCTTY)
    abort_on_paper_end(number)
    link = UsbLink(number)
    assert link.port_status() is None
    link.close()
