"""Event devices: hand-made events through a FIFO, since no keyboard is at hand."""

import errno
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.evdev import DOWN, EVENT, UP, EventDevice, KeyEvent, named, pack_event, parse_events
from drivers.health import DeviceKey, DeviceStatus
from drivers.transports import LinkBroken, Unsuited

SYN = struct.pack("@llHHi", 7, 0, 0, 0, 0)


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def fifo(tmp_path):
    path = tmp_path / "event0"
    os.mkfifo(path)
    number = os.open(path, os.O_RDWR)
    yield path, number
    os.close(number)


def test_an_event_has_the_size_of_the_system():
    assert EVENT.size == (24 if struct.calcsize("P") == 8 else 16)


def test_events_are_those_of_keys():
    data = (
        SYN
        + pack_event(79, DOWN, 12.5)
        + SYN
        + pack_event(79, UP, 12.75)
        + pack_event(4, 4, kind=4)
    )
    assert parse_events(data) == [KeyEvent(79, DOWN, 12.5), KeyEvent(79, UP, 12.75)]


def test_half_an_event_is_none():
    assert parse_events(pack_event(79, DOWN)[:-1]) == []


@given(st.binary(max_size=500))
def test_any_bytes_give_events_or_none(data):
    assert len(parse_events(data)) <= len(data) // EVENT.size


def test_it_is_grabbed_and_read(fifo):
    path, far = fifo
    calls = []
    link = EventDevice(path, lambda *call: calls.append(call[1:])).open(0)
    assert calls == [(0x40044590, 1)]
    assert link.events() == []
    os.write(far, pack_event(79, DOWN) + pack_event(79, UP)[:9])
    link.wait(1, to_write=False)
    assert [event.code for event in link.events()] == [79]
    os.write(far, pack_event(79, UP)[9:])
    assert [event.value for event in link.events()] == [UP]
    link.close()
    link.close()


def test_one_that_cannot_be_grabbed_is_refused_and_left(fifo):
    path, _ = fifo

    def busy(*_):
        raise OSError(errno.EBUSY, "busy")

    before = open_files()
    with pytest.raises(LinkBroken) as refused:
        EventDevice(path, busy).open(0)
    assert refused.value.why == "not_grabbed"
    assert isinstance(refused.value, Unsuited)
    assert open_files() == before


@pytest.mark.parametrize("path", ["/dev/null", "/dev", None])
def test_what_is_no_keyboard_is_not_taken_for_one_that_another_program_has(fifo, path):
    before = open_files()
    with pytest.raises(Unsuited, match="no keyboard"):
        EventDevice(Path(path) if path else fifo[0]).open(0)
    assert open_files() == before


def test_one_that_is_pulled_before_it_is_grabbed_is_gone(fifo):
    def pulled(*_):
        raise OSError(errno.ENODEV, "no such device")

    with pytest.raises(LinkBroken, match="gone"):
        EventDevice(fifo[0], pulled).open(0)


def test_a_second_close_hits_no_other_file(fifo):
    link = EventDevice(fifo[0], lambda *_: None).open(0)
    link.close()
    other = os.open("/dev/null", os.O_RDONLY)  # gets the number that has become free
    link.close()
    os.close(other)


def test_one_that_is_not_there_is_gone(tmp_path):
    with pytest.raises(LinkBroken, match="gone"):
        EventDevice(tmp_path / "event9").open(0)


def test_one_that_is_pulled_is_gone(tmp_path):
    path = tmp_path / "event0"
    os.mkfifo(path)
    far = os.open(path, os.O_RDWR)
    link = EventDevice(path, lambda *_: None).open(0)
    os.close(far)
    link.wait(0.01, to_write=False)
    with pytest.raises(LinkBroken, match="gone"):
        link.pull()
    link.close()


def test_nothing_is_ever_written_to_it(fifo):
    link = EventDevice(fifo[0], lambda *_: None).open(0)
    link.wait(10, to_write=True)
    assert link.push(b"abc") == 3
    link.close()


def test_a_keyboard_that_is_not_ours_has_a_name_of_its_own():
    told = named(DeviceStatus(DeviceKey.DEVICE_ERROR, "not_grabbed"))
    assert told.key is DeviceKey.NOT_GRABBED
    other = DeviceStatus(DeviceKey.DEVICE_ERROR, "ValueError")
    assert named(other) is other
