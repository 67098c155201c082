"""The device behind the camera, and the thread that alone touches it."""

import errno
import os
import threading
import time

import numpy as np
import pytest

from drivers.cameras.capture import (
    CameraLost,
    Capture,
    DeviceSource,
    asked,
    gives_pictures,
    opened,
)
from drivers.health import DeviceKey

PICTURES, NOTES, OUTPUT = 0x1, 0x00800000, 0x2
WHOLE = 0x80000000


def capability(whole: int, node: int) -> bytes:
    """Return what VIDIOC_QUERYCAP answers."""
    words = b"".join(n.to_bytes(4, "little") for n in (0x060100, whole, node, 0, 0, 0))
    return b"uvcvideo".ljust(16, b"\0") + b"Cam".ljust(32, b"\0") + b"usb".ljust(32, b"\0") + words


class Video:
    """A cv2.VideoCapture that notes what is done to it."""

    def __init__(self, *, is_opened: bool = True) -> None:
        self.is_opened = is_opened
        self.properties: dict[int, float] = {}
        self.released = 0

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self.is_opened

    def set(self, name: int, value: float) -> bool:
        self.properties[name] = value
        return True

    def release(self) -> None:
        self.released += 1


@pytest.fixture
def node(tmp_path):
    """A file in the place of /dev/video7, and a stable name that leads to it."""
    (tmp_path / "video7").touch()
    (tmp_path / "by-id").symlink_to(tmp_path / "video7")
    return tmp_path / "by-id"


def source_of(node, video=None, capabilities=lambda _number: capability(WHOLE, PICTURES)):
    paths = []

    def opener(path: str):
        paths.append(path)
        return video or Video()

    return DeviceSource(str(node), 1280, 720, opener, capabilities), paths


def test_device_is_opened_by_what_its_stable_name_leads_to_now(node, tmp_path):
    source, paths = source_of(node)
    source.open()
    (tmp_path / "video9").touch()
    node.unlink()
    node.symlink_to(tmp_path / "video9")
    source.open()
    assert [os.path.basename(path) for path in paths] == ["video7", "video9"]  # noqa: PTH119


def test_size_and_the_smallest_buffer_are_asked_for(node):
    cv2 = pytest.importorskip("cv2")
    video = Video()
    source_of(node, video)[0].open()
    assert video.properties == {
        cv2.CAP_PROP_FRAME_WIDTH: 1280,
        cv2.CAP_PROP_FRAME_HEIGHT: 720,
        cv2.CAP_PROP_BUFFERSIZE: 1,
    }


def test_device_is_let_go_once(node):
    video = Video()
    source, _ = source_of(node, video)
    source.close()
    source.open()
    source.close()
    source.close()
    assert video.released == 1


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOENT, DeviceKey.PORT_GONE),
        (errno.ENODEV, DeviceKey.PORT_GONE),
        (errno.EACCES, DeviceKey.PORT_DENIED),
        (errno.EBUSY, DeviceKey.PORT_BUSY),
        (errno.EIO, DeviceKey.DEVICE_ERROR),
    ],
)
def test_what_the_system_says_is_named(node, number, key):
    def refuse(_number: int) -> bytes:
        raise OSError(number, os.strerror(number))

    with pytest.raises(CameraLost) as lost:
        source_of(node, capabilities=refuse)[0].open()
    assert (lost.value.key, lost.value.detail) == (key, os.strerror(number))


def test_missing_device_is_gone(tmp_path):
    source, paths = source_of(tmp_path / "none")
    assert not source.there()
    with pytest.raises(CameraLost) as lost:
        source.open()
    assert (lost.value.key, paths) == (DeviceKey.PORT_GONE, [])


def test_plain_file_is_no_camera(node):
    source = DeviceSource(str(node), 640, 480)
    assert source.there()
    with pytest.raises(CameraLost) as lost:
        source.open()
    assert (lost.value.key, lost.value.detail) == (DeviceKey.DEVICE_ERROR, "no camera")


def test_node_with_notes_only_is_named_with_the_remedy(node):
    source, _ = source_of(node, capabilities=lambda _: capability(WHOLE | PICTURES, NOTES))
    with pytest.raises(CameraLost) as lost:
        source.open()
    assert lost.value.key is DeviceKey.DEVICE_ERROR
    assert "index0" in lost.value.detail


def test_camera_that_does_not_open_is_busy_and_let_go(node):
    video = Video(is_opened=False)
    with pytest.raises(CameraLost) as lost:
        source_of(node, video)[0].open()
    assert (lost.value.key, video.released) == (DeviceKey.PORT_BUSY, 1)


@pytest.mark.parametrize(
    ("whole", "node_has", "gives"),
    [
        (WHOLE | PICTURES | NOTES, PICTURES, True),
        (WHOLE | PICTURES | NOTES, NOTES, False),
        (WHOLE | OUTPUT, OUTPUT, False),
        (WHOLE, 0x1000, True),
        (PICTURES, 0, True),
    ],
)
def test_capabilities_of_the_node_count_where_it_has_some(whole, node_has, gives):
    assert gives_pictures(capability(whole, node_has)) is gives


def test_question_to_the_driver_has_the_kernels_number_and_size():
    with open(os.devnull, "rb") as null, pytest.raises(OSError) as refused:  # noqa: PT011, PTH123
        asked(null.fileno())
    assert refused.value.errno == errno.ENOTTY


def test_opencv_opens_no_camera_where_there_is_none(tmp_path):
    assert not opened(str(tmp_path / "none")).isOpened()


class Reel:
    """A source made of plain pictures, with faults."""

    def __init__(self) -> None:
        self.plugged = True
        self.grabs = 0
        self.decoded = 0
        self.closed = threading.Event()
        self.stuck = threading.Event()
        self.returns = threading.Event()
        self.fails: Exception | None = None
        self.blank = False

    def there(self) -> bool:
        return self.plugged

    def open(self) -> None:
        self.closed.clear()

    def grab(self) -> bool:
        time.sleep(0.002)
        if self.stuck.is_set():
            self.returns.wait(30)
        if self.fails:
            raise self.fails
        self.grabs += 1
        return self.plugged

    def frame(self):
        self.decoded += 1
        return None if self.blank else np.full((4, 4, 3), self.grabs % 256, np.uint8)

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def reel():
    made = Reel()
    yield made
    made.returns.set()


@pytest.fixture
def capture(reel):
    made = Capture(reel, "c1")
    yield made
    reel.returns.set()
    assert made.close(5)


def picture_of(capture, seconds: float = 5.0):
    """Return the next picture or raise what came instead."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if (frame := capture.newest(0.1)) is not None:
            return frame
    raise AssertionError("no picture came")


def test_picture_is_one_that_was_grabbed_after_asking(capture, reel):
    picture_of(capture)
    before = reel.grabs
    time.sleep(0.05)
    assert picture_of(capture)[0, 0, 0] > before


def test_only_asked_for_pictures_are_decoded(capture, reel):
    for _ in range(3):
        picture_of(capture)
        until = reel.grabs + 5
        while reel.grabs < until:
            time.sleep(0.002)
    assert reel.decoded == 3


def test_picture_that_cannot_be_decoded_is_passed_over(capture, reel):
    reel.blank = True
    assert capture.newest(0.05) is None
    reel.blank = False
    picture_of(capture)


def test_unplugged_device_is_told_as_gone_and_let_go(capture, reel):
    picture_of(capture)
    reel.plugged = False
    with pytest.raises(CameraLost) as lost:
        picture_of(capture)
    assert lost.value.key is DeviceKey.PORT_GONE
    assert reel.closed.wait(5)


def test_error_of_a_library_is_told_without_its_text(capture, reel):
    reel.fails = ValueError("canary")
    with pytest.raises(CameraLost) as lost:
        picture_of(capture)
    assert (lost.value.key, lost.value.detail) == (DeviceKey.DEVICE_ERROR, "ValueError")
    assert "canary" not in str(lost.value)


def test_missing_library_is_named(capture, reel):
    reel.fails = ModuleNotFoundError("No module named 'cv2'")
    with pytest.raises(CameraLost) as lost:
        picture_of(capture)
    assert "cv2" in lost.value.detail


def test_closing_does_not_wait_for_a_read_that_never_returns(capture, reel):
    picture_of(capture)
    reel.stuck.set()
    assert capture.newest(0.3) is None or capture.newest(0.3) is None
    began = time.monotonic()
    assert not capture.close(0.2)
    assert time.monotonic() - began < 5
    assert capture.alive
    assert not reel.closed.is_set()
    reel.returns.set()  # the driver gives the thread back: it lets go by itself
    assert reel.closed.wait(5)


def test_thread_is_a_daemon_so_that_a_stuck_read_holds_no_program(capture):
    assert capture._thread.daemon
