"""A camera without a camera: it shows frame.png of its folder, else an empty room.

The picture is read again when the file changes, shrunk or enlarged to fit, and laid on black. Both
have a little noise, as cameras have. Faults: `unplugged`, `dark`, and `stalled`: a read that does
not return until the switch is off again. Nothing is written.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from drivers.cameras import opencv
from drivers.cameras.capture import CameraLost
from drivers.health import DeviceKey
from drivers.simulated.switches import Switches

if TYPE_CHECKING:
    from drivers.cameras.capture import Frame

PICTURE: Final = "frame.png"
_FRAMES_PER_SECOND: Final = 15.0
_STALL_STEP: Final = 0.05
# 3840 × 2160 without any compression; what is larger is not read.
_MOST_BYTES: Final = 25_000_000
_NOISE: Final = 2.0
_DARK: Final = 0.02


class SimulatedCamera:
    """The source of pictures (see capture.Source) in the place of a device."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        """Show pictures of width × height pixels; the folder need not exist."""
        self._path = folder / PICTURE
        self._switches = Switches(folder)
        self._size = width, height
        self._stamp: tuple[int, int] | None = (0, 0)
        self._shown: Any = None
        self._noise: Any = None
        self._next_at = 0.0

    def there(self) -> bool:
        """Tell whether it is plugged in."""
        return not self._switches.read().unplugged

    def open(self) -> None:
        """Begin; raise CameraLost while it is unplugged."""
        if not self.there():
            raise CameraLost(DeviceKey.PORT_GONE, "switched unplugged")
        self._next_at = time.monotonic()

    def grab(self) -> bool:
        """Wait for the time of the next picture; False: unplugged."""
        while self._switches.read().stalled:
            time.sleep(_STALL_STEP)
        self._next_at = max(self._next_at + 1 / _FRAMES_PER_SECOND, time.monotonic())
        time.sleep(max(0.0, self._next_at - time.monotonic()))
        return self.there()

    def frame(self) -> "Frame | None":
        """Return the picture of now, height × width × BGR."""
        cv2 = opencv.load()
        picture = self._picture(cv2)
        if self._switches.read().dark:
            picture = cv2.convertScaleAbs(picture, alpha=_DARK)
        noisy: Frame = cv2.add(picture, self._some_noise(cv2), dtype=cv2.CV_8U)
        return noisy

    def close(self) -> None:
        """Nothing is held."""

    def _picture(self, cv2: Any) -> Any:
        """Return what stands before the lens; half a file leaves the picture as it was."""
        stamp = self._now()
        if stamp != self._stamp or self._shown is None:
            read = _decoded(cv2, self._path) if stamp else None
            if read is not None:
                self._shown, self._stamp = _fitted(cv2, read, self._size), stamp
            elif stamp is None or self._shown is None:
                self._shown, self._stamp = empty_room(*self._size), stamp
        return self._shown

    def _now(self) -> tuple[int, int] | None:
        """Return what changes with the file; None: there is none, or it is too large."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_size) if found.st_size <= _MOST_BYTES else None

    def _some_noise(self, cv2: Any) -> Any:
        """Return noise that is another at each call, cheaply: one field, turned about."""
        import numpy as np  # noqa: PLC0415 - takes time

        width, height = self._size
        if self._noise is None:
            self._noise = np.zeros((height, width, 3), np.int16)
            cv2.randn(self._noise, 0, _NOISE)
        self._noise = np.roll(self._noise, 37, axis=0)
        return self._noise


def _decoded(cv2: Any, path: Path) -> Any:
    """Return the picture of a file, BGR; None if it is none."""
    import numpy as np  # noqa: PLC0415 - takes time

    try:
        data = path.read_bytes()
        return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    except (OSError, cv2.error):
        return None


def _fitted(cv2: Any, picture: Any, size: tuple[int, int]) -> Any:
    """Return the picture as large as fits, in the middle of black."""
    import numpy as np  # noqa: PLC0415 - takes time

    width, height = size
    rows, columns = picture.shape[:2]
    scale = min(width / columns, height / rows)
    fit = max(1, round(columns * scale)), max(1, round(rows * scale))
    resized = cv2.resize(picture, fit, interpolation=cv2.INTER_AREA)
    canvas = np.zeros((height, width, 3), np.uint8)
    top, left = (height - fit[1]) // 2, (width - fit[0]) // 2
    canvas[top : top + fit[1], left : left + fit[0]] = resized
    return canvas


def empty_room(width: int, height: int) -> "Frame":
    """Return a room with a wall, a floor, a door and a notice board, and nobody in it."""
    import numpy as np  # noqa: PLC0415 - takes time

    light = np.linspace(150, 190, width, dtype=np.float32)
    room = np.repeat(np.tile(light, (height, 1))[:, :, None], 3, axis=2)
    room[int(height * 0.75) :] *= 0.6
    room[int(height * 0.25) : int(height * 0.75), int(width * 0.78) : int(width * 0.92)] *= 0.5
    room[int(height * 0.2) : int(height * 0.4), int(width * 0.1) : int(width * 0.3)] *= 0.75
    return room.astype(np.uint8)
