"""The simulated camera shows what lies in its folder, and misbehaves on request."""

import threading
import time

import cv2
import numpy as np
import pytest

from drivers.cameras.capture import CameraLost
from drivers.cameras.presence import is_dark, small
from drivers.health import DeviceKey
from drivers.simulated.camera import SimulatedCamera, empty_room
from drivers.simulated.switches import Switches


@pytest.fixture
def camera(tmp_path) -> SimulatedCamera:
    return SimulatedCamera(tmp_path / "c1", 320, 240)


def shown(camera) -> np.ndarray:
    assert camera.grab()
    return camera.frame()


def put(camera, picture) -> None:
    """Put a picture before the lens, whatever the clock of the disk."""
    camera._path.parent.mkdir(exist_ok=True)
    cv2.imwrite(str(camera._path), picture)
    camera._stamp = None


def test_without_a_picture_it_shows_an_empty_room_with_noise(camera):
    camera.open()
    one, two = shown(camera), shown(camera)
    assert one.shape == (240, 320, 3)
    assert not np.array_equal(one, two)
    assert np.abs(one.astype(int) - empty_room(320, 240)).mean() < 4
    assert not camera._path.parent.exists()


def test_picture_in_the_folder_is_shown_and_taken_away(camera):
    put(camera, np.full((240, 320, 3), 200, np.uint8))
    assert abs(shown(camera).mean() - 200) < 2
    camera._path.unlink()
    assert abs(shown(camera).mean() - empty_room(320, 240).mean()) < 2


@pytest.mark.parametrize("shape", [(480, 640), (50, 800), (900, 30), (1, 1), (240, 320)])
def test_picture_of_any_size_fits(camera, shape):
    put(camera, np.full(shape, 255, np.uint8))
    frame = shown(camera)
    assert frame.shape == (240, 320, 3)
    assert frame[120, 160].mean() > 200


@pytest.mark.parametrize("data", [b"", b"half a picture", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_broken_picture_leaves_what_was_there(camera, data):
    put(camera, np.full((240, 320), 200, np.uint8))
    before = shown(camera).mean()
    camera._path.write_bytes(data)
    assert abs(shown(camera).mean() - before) < 2


def test_broken_picture_at_first_is_an_empty_room(camera):
    camera._path.parent.mkdir()
    camera._path.write_bytes(b"none")
    assert shown(camera).shape == (240, 320, 3)


def test_dark_switch_makes_a_dark_picture(camera):
    Switches(camera._path.parent).set(dark=True)
    assert is_dark(small(shown(camera)))
    Switches(camera._path.parent).clear()
    assert not is_dark(small(shown(camera)))


def test_unplugged_camera_is_not_there_and_does_not_open(camera):
    Switches(camera._path.parent).set(unplugged=True)
    assert not camera.there()
    assert not camera.grab()
    with pytest.raises(CameraLost) as lost:
        camera.open()
    assert lost.value.key is DeviceKey.PORT_GONE
    Switches(camera._path.parent).clear()
    camera.open()
    assert camera.there()
    camera.close()


def test_stalled_camera_does_not_return_until_it_is_mended(camera):
    switches = Switches(camera._path.parent)
    switches.set(stalled=True)
    grabbed = threading.Event()
    thread = threading.Thread(target=lambda: camera.grab() and grabbed.set())
    thread.start()
    assert not grabbed.wait(0.3)
    switches.clear()
    assert grabbed.wait(10)
    thread.join()


def test_it_is_no_faster_than_a_camera(camera):
    began = time.monotonic()
    for _ in range(6):
        camera.grab()
    assert time.monotonic() - began > 0.2
