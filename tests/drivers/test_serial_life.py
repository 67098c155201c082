"""A serial device in a lobby: pulled, plugged in, noisy, at the wrong speed, wanted by two.

Everything is real but the wire: a pseudo terminal hangs up as an unplugged USB adapter does, but
keeps no speed, so a wrong baud rate is shown by the bytes that it makes.
"""

import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from drivers.frames.framed import Decoder, Frame, encode
from drivers.health import DeviceKey, DeviceStatus
from drivers.keeper import Keeper
from drivers.transports import SerialTransport, linked

ROOT = Path(__file__).parents[2]
KEY = Frame(0x11, "K", "0A5")
OTHER_KEY = Frame(0x11, "K", "0B1")
OFTEN = (0.002,)


class Listener:
    """A keypad's host: keeps the port, collects frames and statuses."""

    def __init__(self, path) -> None:
        self.frames = []
        self.told = []
        self.opened = 0
        self.noise = 0
        self.keeper = Keeper(
            "keypad", SerialTransport(path), self.serve, self.told.append, waits=OFTEN
        )

    def serve(self, link, ending) -> None:
        decoder = Decoder()
        self.opened += 1
        try:
            while not ending.is_set():
                link.wait(0.2, to_write=False)
                heard = decoder.feed(link.pull(), time.monotonic())
                if heard:
                    self.keeper.tell(DeviceStatus(DeviceKey.OK))
                self.frames += heard
        finally:
            self.noise += decoder.noise

    def keys(self):
        return [status.key for status in self.told]


@pytest.fixture
def host(cable, within):
    made = Listener(cable.path)
    made.keeper.start()
    within(lambda: made.opened)
    yield made
    made.keeper.close()
    assert not made.keeper._thread.is_alive()


def test_key_is_heard(host, cable, within):
    cable.say(encode(KEY))
    within(lambda: host.frames == [KEY])
    assert host.keys() == [DeviceKey.OK]


def test_pulled_keypad_is_told_once_and_heard_again_when_it_is_back(host, cable, within):
    for round_ in (1, 2, 3):
        cable.say(encode(KEY))
        within(lambda: len(host.frames) == round_)  # noqa: B023
        cable.pull()
        within(lambda: host.keys()[-1] is DeviceKey.PORT_GONE)
        cable.plug_in()
        within(lambda: host.opened == round_ + 1)  # noqa: B023
    assert host.keys() == [DeviceKey.OK, DeviceKey.PORT_GONE] * 3


def test_port_that_hangs_up_under_its_name_does_not_spin(host, cable, within):
    """A hung-up terminal is "readable" for ever; the thread must wait, not turn."""
    os.close(cable.far)
    cable._far = None
    within(lambda: host.keys() == [DeviceKey.PORT_GONE])
    assert host.opened == 1
    cable.path.unlink()


def test_noise_before_between_and_inside_makes_no_key_and_hides_none_after_it(host, cable, within):
    cable.say(b"\xff\x00\x7fzzz" + encode(KEY) + b"\x02\x02\x03" + encode(KEY)[:-3] + b"\xfe\x03")
    cable.say(encode(OTHER_KEY))
    within(lambda: host.frames[-1:] == [OTHER_KEY])
    assert host.frames == [KEY, OTHER_KEY]
    host.keeper.close()
    assert host.noise > 0


def test_half_a_frame_of_a_pulled_keypad_is_no_part_of_the_next(host, cable, within):
    whole = encode(KEY)
    cable.say(whole[:5])
    cable.pull()
    cable.plug_in()
    within(lambda: host.opened == 2)
    cable.say(whole[5:])
    cable.say(encode(OTHER_KEY))
    within(lambda: host.frames)
    assert host.frames == [OTHER_KEY]


def at_half_speed(data: bytes) -> bytes:
    """Return what a receiver at half the speed makes of data: it sees every other bit."""
    line = "".join("0" + f"{byte:08b}"[::-1] + "1" for byte in data)[::2]
    heard, start = [], line.find("0")
    while 0 <= start <= len(line) - 9:
        heard.append(int(line[start + 1 : start + 9][::-1], 2))
        start = line.find("0", start + 10)
    return bytes(heard)


def test_wrong_speed_makes_noise_and_never_a_key(host, cable, within):
    wrong = at_half_speed(encode(KEY) * 20)
    assert len(wrong) > 50
    cable.say(wrong)
    cable.say(encode(OTHER_KEY))
    within(lambda: host.frames)
    assert host.frames == [OTHER_KEY]
    host.keeper.close()
    assert host.noise > 0


SECOND = """
import sys, threading
from drivers.keeper import Keeper
from drivers.transports import SerialTransport
heard = threading.Event()
def told(status):
    print(status.key.value, flush=True)
    heard.set()
def serve(link, ending):
    print("opened", flush=True)
    heard.set()
keeper = Keeper("keypad", SerialTransport(sys.argv[1]), serve, told)
keeper.start()
heard.wait(10)
keeper.close()
"""


def second_program(path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SECOND, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.split()[0]


def test_second_program_on_the_same_keypad_is_told_that_it_is_busy(host, cable, within):
    assert second_program(cable.path) == "port_busy"
    cable.say(encode(KEY))
    within(lambda: host.frames == [KEY])
    host.keeper.close()
    assert second_program(cable.path) == "opened"


def test_keepers_of_many_ports_all_end_and_leave_no_thread(tmp_path, cable):
    before = threading.active_count()
    hosts = [Listener(cable.path if n == 0 else tmp_path / f"missing{n}") for n in range(8)]
    for host in hosts:
        host.keeper.start()
    for host in hosts:
        host.keeper.close()
    assert threading.active_count() == before


def open_files() -> int:
    gc.collect()
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a path object for each is slower


def replug(cable, transport, times: int) -> None:
    """Open, talk, pull and plug in again, many times."""
    for _ in range(times):
        with linked(transport, time.monotonic() + 2) as link:
            link.push(b"\x02")
            cable.pull()
        cable.plug_in()


class Leaky(SerialTransport):
    """A driver that forgets to close."""

    def __init__(self, path) -> None:
        super().__init__(path)
        self.kept = []

    def open(self, deadline):
        link = super().open(deadline)
        self.kept.append(link._port)
        link.close = lambda: None
        return link


def test_thousand_replugs_leave_no_file_open(cable):
    transport = SerialTransport(cable.path)
    replug(cable, transport, 1)
    before = open_files()
    replug(cable, transport, 1000)
    assert open_files() == before


def test_driver_that_forgets_to_close_is_found_by_the_count(cable):
    """The negative control of the test above."""
    transport = Leaky(cable.path)
    before = open_files()
    replug(cable, transport, 10)
    assert open_files() >= before + 10
    for port in transport.kept:
        port.close()
    assert open_files() == before


def test_ports_that_cannot_be_opened_leave_no_file_open(cable, tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    with linked(SerialTransport(cable.path), time.monotonic() + 2):
        before = open_files()
        for path in (cable.path, tmp_path / "plain", tmp_path / "missing") * 50:
            with pytest.raises(Exception, match=r".+"):
                SerialTransport(path).open(time.monotonic() + 2)
        assert open_files() == before


@pytest.mark.parametrize(
    "times", [100, pytest.param(1000, marks=pytest.mark.prove)], ids=["hundred", "thousand"]
)
def test_kept_device_survives_replugs_without_a_file_or_thread_left(host, cable, within, times):
    before, threads = open_files(), threading.active_count()
    for round_ in range(2, times + 2):
        cable.pull()
        cable.plug_in()
        within(lambda: host.opened == round_)  # noqa: B023
    assert (open_files(), threading.active_count()) == (before, threads)
    cable.say(encode(KEY))
    within(lambda: host.frames == [KEY])
