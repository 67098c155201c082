"""What every camera must do: the simulated one, and OpenCV's capture of a film in a file.

No camera is at hand; the film goes through the whole of DeviceSource and cv2.VideoCapture, only
V4L2 itself is left out.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import qrcode

from centre.rules.codes import TicketCode
from drivers.cameras import presence
from drivers.cameras.camera import LaneCamera, Pace
from drivers.cameras.capture import DeviceSource, Source
from drivers.health import DeviceKey
from drivers.ports import Event, Presence, Scanned, Told
from drivers.simulated.camera import SimulatedCamera, empty_room
from drivers.simulated.switches import Switches

WIDTH, HEIGHT = 640, 480
TICKET = "0192f0c1a2b3c4d5e6f708192a3b4c5d"
# struct v4l2_capability of a device that takes pictures.
CAPABLE = bytes(84) + (0x80000001).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(12)
PACE = Pace(frames_per_second=20, waits=(0.1, 0.2), first=10, silence=10, at_rest=0.05, codes=60)


def room_with(*things: str) -> np.ndarray:
    """Return the room with a ticket, a person, both or nothing in it."""
    picture = empty_room(WIDTH, HEIGHT)
    if "ticket" in things:
        code = qrcode.QRCode(border=4, box_size=6)
        code.add_data(f"MC1:{TICKET}")
        code.make(fit=True)
        drawn = cv2.cvtColor(np.array(code.make_image().convert("L")), cv2.COLOR_GRAY2BGR)
        top, left = (HEIGHT - drawn.shape[0]) // 2, (WIDTH - drawn.shape[1]) // 2
        picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn
    if "person" in things:
        cv2.circle(picture, (300, 160), 50, (120, 140, 190), -1)
        cv2.rectangle(picture, (220, 210), (380, 479), (70, 30, 20), -1)
    return picture


class Counted:
    """A source that counts its openings."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.times = 0
        self.frames = 0
        self.is_open = False

    def there(self) -> bool:
        return self._source.there()

    def open(self) -> None:
        self._source.open()
        self.times += 1
        self.is_open = True

    def grab(self) -> bool:
        return self._source.grab()

    def frame(self) -> Any:
        self.frames += 1
        return self._source.frame()

    def close(self) -> None:
        self._source.close()
        self.is_open = False


class Heard(list[Event]):
    """What was heard, and waiting for it."""

    def told(self) -> list[DeviceKey]:
        return [event.status.key for event in self if isinstance(event, Told)]

    def wait(self, ready: Callable[["Heard"], bool], seconds: float = 20.0) -> None:
        until = time.monotonic() + seconds
        while not ready(self):
            assert time.monotonic() < until, list(self)
            time.sleep(0.01)

    def wait_for(self, *keys: DeviceKey) -> None:
        """Wait until exactly these were told."""
        self.wait(lambda heard: len(heard.told()) >= len(keys))
        assert self.told() == list(keys)


@dataclass
class Station:
    """A camera with what stands before it, and ways to break it."""

    folder: Path
    heard: Heard = field(default_factory=Heard)
    source: Counted = field(init=False)
    ends: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def __post_init__(self) -> None:
        """Make the source, with what lies behind it."""
        self.source = Counted(self.made())

    def made(self) -> Source:
        raise NotImplementedError

    def camera(self, **changes: Any) -> LaneCamera:
        """Return a started camera, which is closed after the test."""
        pace = changes.pop("pace", PACE)
        camera = LaneCamera("c1", self.source, pace=pace, **changes)
        self.ends.callback(camera.close)
        camera.start(self.heard.append)
        return camera

    def show(self, *things: str) -> None:
        raise NotImplementedError

    def fault(self, **faults: bool) -> None:
        raise NotImplementedError


class SimulatedStation(Station):
    """The simulated camera."""

    def made(self) -> Source:
        return SimulatedCamera(self.folder, WIDTH, HEIGHT)

    def show(self, *things: str) -> None:
        cv2.imwrite(str(self.folder / "new.png"), room_with(*things))
        (self.folder / "new.png").replace(self.folder / "frame.png")

    def fault(self, **faults: bool) -> None:
        Switches(self.folder).set(**faults)


class Film:
    """cv2.VideoCapture of a file that begins again at its end, at the pace of a camera."""

    def __init__(self, station: "FilmStation", path: str) -> None:
        self._station = station
        self._path = path
        self._video = cv2.VideoCapture(path)

    def grab(self) -> bool:
        time.sleep(1 / 30)
        while self._station.stalled:
            time.sleep(0.02)
        if not self._station.node.exists():
            return False
        if not self._video.grab():
            self._video.release()
            self._video = cv2.VideoCapture(self._path)
            return self._video.grab()
        return True

    def __getattr__(self, name: str) -> Any:
        """Leave the rest to OpenCV."""
        return getattr(self._video, name)


class FilmStation(Station):
    """OpenCV's capture, with a film in the place of the device."""

    def made(self) -> Source:
        self.node = self.folder / "by-id"
        self.stalled = False
        self._things: tuple[str, ...] = ()
        self._dark = False
        self.show()
        self.fault(unplugged=False)
        return DeviceSource(
            str(self.node), WIDTH, HEIGHT, lambda path: Film(self, path), lambda _: CAPABLE
        )

    def show(self, *things: str) -> None:
        self._things = things
        rng = np.random.default_rng(1)
        codec = cv2.VideoWriter_fourcc(*"MJPG")
        film = cv2.VideoWriter(str(self.folder / "new.avi"), codec, 30, (WIDTH, HEIGHT))
        for _ in range(4):
            noise = rng.integers(0, 6, (HEIGHT, WIDTH, 3), dtype=np.uint8)
            picture = room_with(*things) // (50 if self._dark else 1)
            film.write(cv2.add(picture, noise))
        film.release()
        (self.folder / "new.avi").replace(self.folder / "film.avi")

    def fault(self, **faults: bool) -> None:
        if "unplugged" in faults:
            self.node.unlink(missing_ok=True)
            if not faults["unplugged"]:
                self.node.symlink_to(self.folder / "film.avi")
        if "dark" in faults:
            self._dark = faults["dark"]
            self.show(*self._things)
        self.stalled = faults.get("stalled", self.stalled)


@pytest.fixture(params=[SimulatedStation, FilmStation])
def station(request, tmp_path, caplog) -> Iterator[Station]:
    """Both kinds of camera."""
    caplog.set_level(logging.INFO)
    made = request.param(tmp_path)
    with made.ends:
        yield made
        made.fault(stalled=False, unplugged=False)


@pytest.fixture
def hurry(monkeypatch) -> None:
    """Let nobody wait for the times that only the picture rules know."""
    for name in ("SETTLE_SECONDS", "DARK_SECONDS", "LIGHT_SECONDS", "ABSENT_SECONDS"):
        monkeypatch.setattr(presence, name, 0.2)


def scans(heard: Heard) -> list[Event]:
    return [event for event in heard if isinstance(event, Scanned)]


def presences(heard: Heard) -> list[bool]:
    return [event.someone for event in heard if isinstance(event, Presence)]


def warnings(caplog) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]


def learn(station: Station) -> None:
    """Let the camera see enough of the empty room; however slow this computer is just now."""
    enough = station.source.frames + 12
    station.heard.wait(lambda _: station.source.frames >= enough)


def until_closed(station: Station) -> None:
    station.heard.wait(lambda _: not station.source.is_open)


def test_camera_is_not_opened_before_it_is_woken(station):
    station.camera()
    station.heard.wait_for(DeviceKey.STARTING)
    assert station.source.times == 0
    assert station.heard[0].device == "c1"
    assert station.heard[0].kind == "camera"


def test_ticket_before_the_camera_is_heard_once(station):
    station.show("ticket")
    camera = station.camera()
    camera.wake(codes=True, people=False)
    station.heard.wait(scans)
    time.sleep(0.5)
    (scan,) = scans(station.heard)
    assert scan.device == "c1"
    assert isinstance(scan.reading, TicketCode)
    assert scan.reading.ticket.hex == TICKET
    assert station.heard.told() == [DeviceKey.STARTING, DeviceKey.OK]
    assert station.heard[1].status.detail == "640x480, codes by zxing-cpp"


def test_camera_is_let_go_at_rest_and_opened_again(station):
    camera = station.camera()
    for times in (1, 2):
        camera.wake(codes=True, people=False)
        station.heard.wait(lambda _, times=times: station.source.times == times)
        camera.rest()
        until_closed(station)
    assert set(station.heard.told()) <= {DeviceKey.STARTING, DeviceKey.OK}


def test_forgotten_camera_is_let_go_by_itself(station):
    camera = station.camera(pace=Pace(20, (0.1,), 10, 10, 0.1, codes=1.5))
    camera.wake(codes=True, people=False)
    station.heard.wait(lambda _: station.source.times == 1)
    until_closed(station)


def test_watch_for_people_does_not_end_by_itself(station, hurry):
    camera = station.camera(pace=Pace(20, (0.1,), 10, 10, 0.1, codes=0.2))
    camera.wake(codes=True, people=True)
    time.sleep(0.3)
    learn(station)
    station.show("ticket", "person")
    station.heard.wait(presences)
    assert (presences(station.heard), scans(station.heard)) == ([True], [])
    assert station.source.is_open


def test_person_is_heard_coming_and_going(station, hurry):
    camera = station.camera()
    camera.wake(codes=False, people=True)
    learn(station)
    station.show("person")
    station.heard.wait(presences)
    station.show()
    station.heard.wait(lambda heard: len(presences(heard)) > 1)
    assert presences(station.heard) == [True, False]


def test_settings_say_what_is_looked_for(station):
    camera = station.camera(reads=False, notices=False)
    camera.wake(codes=True, people=True)
    time.sleep(0.3)
    assert station.source.times == 0


def test_unplugged_camera_is_told_once_and_its_return_once(station, caplog):
    camera = station.camera()
    camera.wake(codes=True, people=False)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK)
    station.fault(unplugged=True)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK, DeviceKey.PORT_GONE)
    until_closed(station)
    time.sleep(0.5)
    station.fault(unplugged=False)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK, DeviceKey.PORT_GONE, DeviceKey.OK)
    assert len(warnings(caplog)) == 1
    assert [each for each in caplog.messages if "is back" in each] != []


def test_someone_who_stood_there_is_gone_with_the_camera(station, hurry):
    camera = station.camera()
    camera.wake(codes=False, people=True)
    learn(station)
    station.show("person")
    station.heard.wait(presences)
    station.fault(unplugged=True)
    station.heard.wait(lambda heard: DeviceKey.PORT_GONE in heard.told())
    assert presences(station.heard) == [True, False]


def test_missing_camera_is_told_at_rest_without_opening(station):
    station.fault(unplugged=True)
    station.camera()
    station.heard.wait_for(DeviceKey.PORT_GONE)
    station.fault(unplugged=False)
    station.heard.wait_for(DeviceKey.PORT_GONE, DeviceKey.STARTING)
    assert station.source.times == 0


def test_dark_camera_is_told_and_its_light_as_well(station, hurry, caplog):
    camera = station.camera()
    camera.wake(codes=True, people=False)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK)
    station.fault(dark=True)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK, DeviceKey.CAMERA_DARK)
    station.fault(dark=False)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK, DeviceKey.CAMERA_DARK, DeviceKey.OK)
    assert len(warnings(caplog)) == 1


def test_camera_that_gives_no_picture_is_silent_and_comes_back(station):
    camera = station.camera(pace=Pace(20, (0.05,), 10, 0.5, 0.1))
    camera.wake(codes=True, people=False)
    learn(station)
    station.fault(stalled=True)
    station.heard.wait(lambda heard: heard.told()[-1] is DeviceKey.SILENT)
    times = station.source.times
    time.sleep(0.4)
    assert station.source.times == times  # none is opened beside a read that has not returned
    station.fault(stalled=False)
    station.heard.wait(lambda heard: heard.told()[-1] is DeviceKey.OK)


def test_closing_is_not_held_by_a_read_that_never_returns(station):
    camera = station.camera()
    camera.wake(codes=True, people=False)
    station.heard.wait_for(DeviceKey.STARTING, DeviceKey.OK)
    station.fault(stalled=True)
    camera.close()
    assert not camera._lane.is_alive()
    station.fault(stalled=False)
    until_closed(station)


def test_closed_camera_leaves_no_thread_and_no_file(station):
    before = threading.active_count(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - numbers
    camera = station.camera()
    for _ in range(5):
        camera.wake(codes=True, people=True)
        station.heard.wait(lambda _: station.source.is_open)
        camera.rest()
        until_closed(station)
    camera.close()
    station.heard.wait(lambda _: threading.active_count() <= before[0])
    assert len(os.listdir("/proc/self/fd")) <= before[1]  # noqa: PTH208 - numbers


def test_closing_twice_and_before_the_start_is_allowed(station):
    camera = LaneCamera("c1", station.source)
    camera.wake(codes=True, people=True)
    camera.close()
    camera.close()
    assert station.source.times == 0
