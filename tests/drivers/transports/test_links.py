"""Errors of the system become words, and waiting never outlives its limit."""

import errno
import os
import select
import termios

import pytest
import serial

from drivers.transports.links import (
    BUSY,
    DENIED,
    GONE,
    PAPER_OUT,
    TIMEOUT,
    LinkBroken,
    Unsuited,
    await_room,
    broken_on_error,
    device_reason,
    hung_up,
    linked,
    open_device,
    reason,
    wait_for,
)


def caused(outer: BaseException, inner: BaseException) -> BaseException:
    outer.__context__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), GONE),
        (OSError(errno.ENODEV, "No such device"), GONE),
        (OSError(errno.EIO, "Input/output error"), GONE),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), GONE),
        (termios.error(errno.EIO, "Input/output error"), GONE),
        (caused(serial.SerialException("could not"), termios.error(errno.EIO, "x")), GONE),
        (caused(serial.SerialException("read failed"), OSError(errno.EIO, "x")), GONE),
        (serial.SerialException(errno.EAGAIN, "Could not exclusively lock port"), BUSY),
        (OSError(errno.EBUSY, "Device or resource busy"), BUSY),
        (PermissionError(errno.EACCES, "Permission denied"), DENIED),
        (OSError(errno.ENOSPC, "No space left"), PAPER_OUT),
        (TimeoutError(errno.ETIMEDOUT, "timed out"), TIMEOUT),
        (OSError(errno.ENOTTY, "Inappropriate ioctl for device"), "Inappropriate ioctl for device"),
        (TypeError("an integer is required"), "an integer is required"),
        (ValueError(), "ValueError"),
    ],
)
def test_what_a_device_says_becomes_one_of_few_words(error, why):
    assert device_reason(error) == why


def test_error_without_words_still_says_something():
    assert reason(OSError("odd")) == "odd"
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "paper_out"
    assert reason(TimeoutError()) == "timeout"


def test_try_again_later_is_no_error_and_the_rest_is():
    with broken_on_error():
        raise BlockingIOError
    with pytest.raises(LinkBroken, match="odd"), broken_on_error(lambda _: "odd"):
        raise OSError


def test_broken_link_remembers_what_had_left():
    assert LinkBroken("gone", 12).sent == 12
    assert isinstance(Unsuited("set rs485 = false"), LinkBroken)


def test_link_is_closed_whatever_happens():
    class Way:
        closed = 0

        def open(self, deadline):
            return self

        def close(self):
            self.closed += 1

    way = Way()
    with pytest.raises(ZeroDivisionError), linked(way, 0):
        raise ZeroDivisionError
    assert way.closed == 1


def test_waiting_tells_a_hang_up_from_bytes_and_from_silence(cable):
    number = open_device(cable.path)
    assert wait_for(number, 0, to_write=False) == 0
    cable.say(b"x")
    assert not hung_up(wait_for(number, 2, to_write=False))
    cable.pull()
    assert hung_up(wait_for(number, 2, to_write=False))
    os.close(number)


def test_closed_number_is_an_error_and_not_a_wait_for_ever():
    with pytest.raises(OSError, match="Bad file"):
        wait_for(-1, 5, to_write=True)
    await_room(-1, 5)


def test_room_is_waited_for_whatever_may_be_read(cable):
    number = open_device(cable.path)
    cable.say(b"unread")
    await_room(number, 1)
    watch = select.poll()
    watch.register(number, select.POLLOUT)
    assert watch.poll(0)
    os.close(number)
