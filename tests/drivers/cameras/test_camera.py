"""The lane of the camera: its times, its defects, and that it keeps nothing."""

import json
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from centre.rules.codes import Opaque
from centre.settings.devices import Camera
from drivers.cameras import camera as camera_module
from drivers.cameras import looking
from drivers.cameras.camera import LaneCamera, Pace, make
from drivers.cameras.capture import CameraLost, DeviceSource
from drivers.health import DeviceKey
from drivers.place import Place
from drivers.ports import Scanned, Told
from drivers.simulated.camera import SimulatedCamera

ROOT = Path(__file__).parents[3]
CANARY = "CANARY079203004512"
PACE = Pace(frames_per_second=50, waits=(0.01, 0.02, 0.05), at_rest=0.05)


class Slides:
    """A source that shows one picture and refuses to open as often as told."""

    def __init__(self, picture) -> None:
        self.picture = picture
        self.refuses: list[CameraLost] = []
        self.opened_at: list[float] = []
        self.given = 0

    def there(self) -> bool:
        return True

    def open(self) -> None:
        self.opened_at.append(time.monotonic())
        if self.refuses:
            raise self.refuses.pop(0)

    def grab(self) -> bool:
        time.sleep(0.005)
        return True

    def frame(self):
        self.given += 1
        return self.picture

    def close(self) -> None:
        pass


@pytest.fixture
def slides(code_picture) -> Slides:
    return Slides(code_picture(CANARY))


@pytest.fixture
def heard() -> list:
    return []


@pytest.fixture
def start(slides, heard):
    """Start a camera of slides, and close it afterwards."""
    started = []

    def begin(pace: Pace = PACE, hear=heard.append) -> LaneCamera:
        started.append(LaneCamera("c1", slides, pace=pace))
        started[-1].start(hear)
        return started[-1]

    yield begin
    for each in started:
        each.close()


def wait(ready, seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.005)


def keys(heard) -> list[DeviceKey]:
    return [event.status.key for event in heard if isinstance(event, Told)]


def scanned(heard) -> int:
    return sum(isinstance(event, Scanned) for event in heard)


@pytest.mark.parametrize("key", [DeviceKey.PORT_BUSY, DeviceKey.PORT_DENIED, DeviceKey.PORT_GONE])
def test_camera_that_cannot_be_opened_is_tried_again_and_told_once(start, slides, heard, key):
    slides.refuses = [CameraLost(key, "why") for _ in range(4)]
    start().wake(codes=True, people=False)
    wait(lambda: DeviceKey.OK in keys(heard))
    assert keys(heard) == [DeviceKey.STARTING, key, DeviceKey.OK]
    assert len(slides.opened_at) == 5


def test_waits_grow_and_begin_anew_after_a_picture(start, slides, heard):
    slides.refuses = [CameraLost(DeviceKey.PORT_BUSY) for _ in range(3)]
    camera = start(Pace(50, (0.01, 0.02, 0.4), 5, 5, 0.05))
    camera.wake(codes=True, people=False)
    wait(lambda: DeviceKey.OK in keys(heard))
    gaps = np.diff(slides.opened_at)
    assert gaps[1] >= 0.02
    assert gaps[2] >= 0.4
    assert camera._failed == 0


def test_default_waits_are_those_of_every_device():
    assert Pace().waits == (1.0, 2.0, 4.0, 8.0, 10.0)


def test_rest_and_close_end_a_long_wait(start, slides, heard):
    slides.refuses = [CameraLost(DeviceKey.PORT_BUSY) for _ in range(3)]
    camera = start(Pace(50, (3600.0,), 5, 5, 0.05))
    camera.wake(codes=True, people=False)
    wait(lambda: DeviceKey.PORT_BUSY in keys(heard))
    camera.rest()
    camera.wake(codes=True, people=False)
    wait(lambda: len(slides.opened_at) > 1)
    camera.close()
    assert not camera._lane.is_alive()


def test_no_more_pictures_are_looked_at_than_wished(start, slides, heard):
    start(Pace(frames_per_second=4)).wake(codes=True, people=False)
    began = time.monotonic()
    wait(lambda: slides.given >= 4)
    assert time.monotonic() - began >= 3 / 4


def test_defect_in_looking_is_told_and_logged_without_the_payload(
    start, heard, monkeypatch, caplog
):
    defects = iter([ValueError(CANARY)])

    def read(data: bytes) -> Opaque:
        for defect in defects:
            raise defect
        return Opaque(len(data))

    monkeypatch.setattr(looking.codes, "read", read, raising=False)
    start().wake(codes=True, people=False)
    wait(lambda: scanned(heard))
    assert DeviceKey.DEVICE_ERROR in keys(heard)
    assert "ValueError" in caplog.text
    assert "looking.py" in caplog.text
    assert CANARY not in caplog.text


def test_listener_that_always_raises_does_not_end_the_lane(start, slides, caplog):
    heard = []

    def hear(event) -> None:
        heard.append(event)
        raise RuntimeError(CANARY)

    camera = start(hear=hear)
    camera.wake(codes=True, people=False)
    wait(lambda: scanned(heard))
    before = slides.given
    wait(lambda: slides.given > before)
    assert keys(heard)[-1] is DeviceKey.OK
    assert "RuntimeError" in caplog.text
    assert CANARY not in caplog.text


def test_defect_that_lasts_is_logged_once(start, slides, heard, caplog):
    slides.picture = np.zeros((0, 0, 3), np.uint8)
    start().wake(codes=True, people=True)
    wait(lambda: len(slides.opened_at) > 3)
    assert keys(heard)[-1] is DeviceKey.DEVICE_ERROR
    assert len([each for each in caplog.messages if "defect" in each]) == 1


def test_camera_with_nothing_to_look_for_rests(start, slides):
    start().wake(codes=False, people=False)
    time.sleep(0.2)
    assert slides.opened_at == []


def test_renewed_wake_does_not_hear_the_held_code_again(start, heard):
    camera = start()
    for _ in range(10):
        camera.wake(codes=True, people=False)
        time.sleep(0.05)
    wait(lambda: scanned(heard))
    camera.rest()
    assert scanned(heard) == 1


def test_next_waking_hears_the_held_code_again_however_soon(start, heard):
    camera = start()
    for number in (1, 2, 3):
        camera.wake(codes=True, people=False)
        wait(lambda number=number: scanned(heard) == number)
        camera.rest()


def test_settings_make_the_camera_they_describe(tmp_path):
    place = Place("c1", tmp_path)
    real = make(Camera(device="/dev/v4l/by-id/none", frames_per_second=8, reads_codes=False), place)
    assert isinstance(real._source, DeviceSource)
    assert (real._pace.frames_per_second, real._able) == (8, (False, True))
    assert isinstance(make(Camera(device="simulated"), place)._source, SimulatedCamera)


def test_missing_device_does_not_stop_a_start(tmp_path, heard):
    camera = make(Camera(device=str(tmp_path / "none")), Place("c1", tmp_path))
    camera.start(heard.append)
    wait(lambda: heard)
    camera.close()
    assert keys(heard) == [DeviceKey.PORT_GONE]


def test_lane_is_quiet_when_nothing_is_heard_yet(caplog):
    caplog.set_level(logging.DEBUG)
    camera_module._deaf(object())
    assert caplog.text == ""


SESSION = """
import json, logging, os, sys, time
from pathlib import Path
written = []
def watch(name, args):
    if name == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(str(args[0]))
sys.addaudithook(watch)
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from centre.settings.devices import Camera
from drivers.cameras.camera import make
from drivers.place import Place
from drivers.ports import Scanned
heard = []
camera = make(Camera(device="simulated", width=640, height=480), Place("c1", Path("device")))
camera.start(heard.append)
camera.wake(codes=True, people=True)
until = time.monotonic() + 20
while not any(isinstance(each, Scanned) for each in heard) and time.monotonic() < until:
    time.sleep(0.02)
camera.close()
scans = sum(isinstance(each, Scanned) for each in heard)
print(json.dumps({"scans": scans, "written": written, "heard": repr(heard)}))
"""


def test_session_writes_no_file_and_says_no_payload(tmp_path, code_picture):
    cv2 = pytest.importorskip("cv2")
    (tmp_path / "device").mkdir()
    payload = f"{CANARY[6:]}|{CANARY}|Nguyễn Thị Vy|15081992|Nữ|Cần Thơ|22032023"
    cv2.imwrite(str(tmp_path / "device/frame.png"), code_picture(payload))
    folders = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", SESSION],
        cwd=tmp_path,
        env={**os.environ, **folders, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said = json.loads(done.stdout)
    assert (said["scans"], said["written"]) == (1, [])
    assert CANARY not in done.stdout + done.stderr
    files = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [Path("device/frame.png")]
