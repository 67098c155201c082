"""Pictures from a camera: the device behind V4L2, and the thread that alone touches it.

The thread is a daemon, because a read inside a camera's kernel driver may never return (a hung USB
host) and nothing in Python can end it. Such a thread is left alone: it lets go of the camera by
itself when its read returns, and until then no second one is started beside it.
"""

import contextlib
import errno
import os
import struct
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Protocol

from drivers.cameras import opencv
from drivers.health import DeviceKey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]

# struct v4l2_capability and VIDIOC_QUERYCAP = _IOR('V', 0, 104 bytes) of linux/videodev2.h.
_CAPABILITY: Final = struct.Struct("16s32s32s3I12x")
_QUERYCAP: Final = 0x80685600
_HAS_DEVICE_CAPS: Final = 0x80000000
_GIVES_PICTURES: Final = 0x00000001 | 0x00001000  # VIDEO_CAPTURE, VIDEO_CAPTURE_MPLANE
_WHY: Final = {
    errno.ENOENT: DeviceKey.PORT_GONE,
    errno.ENODEV: DeviceKey.PORT_GONE,
    errno.ENXIO: DeviceKey.PORT_GONE,
    errno.EACCES: DeviceKey.PORT_DENIED,
    errno.EPERM: DeviceKey.PORT_DENIED,
    errno.EBUSY: DeviceKey.PORT_BUSY,
}
# After a failed grab; a grab that fails at once (the camera is leaving) must not spin.
_RETRY_SECONDS: Final = 0.05


class CameraLost(Exception):  # noqa: N818 - what has happened, not a mistake of the program
    """No picture can be had; key says why, detail is in English for logs and technicians."""

    def __init__(self, key: DeviceKey, detail: str = "") -> None:
        """Keep both."""
        super().__init__(key.value)
        self.key = key
        self.detail = detail


class Source(Protocol):
    """Where pictures come from; only there() may be called from another thread."""

    def there(self) -> bool:
        """Tell whether the device is plugged in, without opening it."""

    def open(self) -> None:
        """Open the device, with a deadline of its own; raise CameraLost."""

    def grab(self) -> bool:
        """Wait for the next picture and keep it undecoded; False: none came."""

    def frame(self) -> "Frame | None":
        """Return the grabbed picture, rows × columns × BGR; None: it cannot be decoded."""

    def close(self) -> None:
        """Let go of the device; allowed at any time and more than once."""


def asked(number: int) -> bytes:
    """Return the V4L2 capabilities of an open device; raise OSError (ENOTTY: no camera)."""
    import fcntl  # noqa: PLC0415 - this module is not on Windows

    return fcntl.ioctl(number, _QUERYCAP, bytes(_CAPABILITY.size))


def opened(path: str) -> Any:
    """Return OpenCV's capture of a V4L2 device."""
    cv2 = opencv.load()
    return cv2.VideoCapture(path, cv2.CAP_V4L2)


class DeviceSource:
    """A camera by its stable name, as /dev/v4l/by-id/…-video-index0."""

    def __init__(
        self,
        path: str,
        width: int,
        height: int,
        opener: Callable[[str], Any] = opened,
        capabilities: Callable[[int], bytes] = asked,
    ) -> None:
        """Ask for pictures of width × height pixels; the camera may choose the nearest it has."""
        self._path = path
        self._size = width, height
        self._opener = opener
        self._capabilities = capabilities
        self._video: Any = None

    def there(self) -> bool:
        """Tell whether the name leads to a device."""
        return os.path.exists(self._path)  # noqa: PTH110 - Path.exists may raise PermissionError

    def open(self) -> None:
        """Open the device that the name leads to now; raise CameraLost.

        The name is resolved each time, because a camera that comes back may have another number.
        """
        path = os.path.realpath(self._path)
        self._probe(path)
        cv2 = opencv.load()
        video = self._opener(path)
        if not video.isOpened():
            video.release()
            raise CameraLost(DeviceKey.PORT_BUSY, "another program seems to have it")
        self._video = video
        video.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
        video.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        video.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def _probe(self, path: str) -> None:
        """Find out why a camera cannot be opened, which OpenCV does not tell; raise CameraLost."""
        try:
            number = os.open(path, os.O_RDWR | os.O_NONBLOCK)
            try:
                answer = self._capabilities(number)
            finally:
                os.close(number)
        except OSError as error:
            key = _WHY.get(error.errno or 0, DeviceKey.DEVICE_ERROR)
            why = "no camera" if error.errno == errno.ENOTTY else error.strerror
            raise CameraLost(key, str(why)) from error
        if not gives_pictures(answer):
            # A UVC camera has a second node that carries only notes about the pictures.
            detail = "this node gives no pictures; take the name that ends in index0"
            raise CameraLost(DeviceKey.DEVICE_ERROR, detail)

    def grab(self) -> bool:
        """Wait for the next picture, a second at most (see opencv.load)."""
        return bool(self._video.grab())

    def frame(self) -> "Frame | None":
        """Decode the grabbed picture."""
        fine, frame = self._video.retrieve()
        return frame if fine else None

    def close(self) -> None:
        """Let go of the device: its lamp goes out."""
        video, self._video = self._video, None
        if video is not None:
            video.release()


def gives_pictures(answer: bytes) -> bool:
    """Tell whether capabilities are those of a device (or node) that takes pictures."""
    *_, whole, node = _CAPABILITY.unpack(answer)[:6]
    return bool((node if whole & _HAS_DEVICE_CAPS else whole) & _GIVES_PICTURES)


class Capture:
    """One opening of a source, on a daemon thread of its own; opened from the beginning.

    Pictures are grabbed as fast as they come, so that none is old, and decoded when asked for.
    """

    def __init__(self, source: Source, name: str) -> None:
        """Open source on a new thread; name is that of the camera."""
        self._source = source
        self._ending = threading.Event()
        self._wanted = threading.Event()
        self._given: SimpleQueue[Frame | CameraLost] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"capture {name}", daemon=True)
        self._thread.start()

    def newest(self, seconds: float) -> "Frame | None":
        """Return a picture grabbed after this was asked; None: none within seconds.

        Raises CameraLost when the device is lost; then this capture is over.
        """
        self._wanted.set()
        try:
            given = self._given.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(given, CameraLost):
            raise given
        return given

    def close(self, seconds: float) -> bool:
        """Let go of the device; return whether that was done within seconds."""
        self._ending.set()
        self._thread.join(seconds)
        return not self.alive

    @property
    def alive(self) -> bool:
        """Tell whether the thread may still hold the device."""
        return self._thread.is_alive()

    def _run(self) -> None:
        """Open, grab, give, close; the last thing given says why it ended."""
        try:
            self._source.open()
            while not self._ending.is_set():
                self._grab()
        except CameraLost as lost:
            self._given.put(lost)
        except Exception as error:  # noqa: BLE001 - cv2.error, ImportError, what a driver may do
            why = str(error) if isinstance(error, ImportError) else type(error).__qualname__
            self._given.put(CameraLost(DeviceKey.DEVICE_ERROR, why))
        finally:
            with contextlib.suppress(Exception):
                self._source.close()

    def _grab(self) -> None:
        """Take one picture; raise CameraLost if the device is not there any more."""
        if not self._source.grab():
            if not self._source.there():
                raise CameraLost(DeviceKey.PORT_GONE, "unplugged")
            self._ending.wait(_RETRY_SECONDS)
        elif self._wanted.is_set() and (frame := self._source.frame()) is not None:
            self._wanted.clear()
            self._given.put(frame)
