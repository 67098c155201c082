"""How a line sounds: quiet, noisy, or with a second master on it."""

from collections import deque
from typing import Final

from drivers.frames.framed import Frame
from drivers.health import DeviceKey, DeviceStatus

HOST_COMMANDS: Final = frozenset("PDCLT")
"""Only a master says these (hardware note, section 8)."""
WINDOW_SECONDS: Final = 10.0
NOISE_SHARE: Final = 0.1
"""A tenth of what is heard: one broken frame in ten is retried unnoticed, more loses time."""
NOISE_BYTES: Final = 16
"""Below this a share says nothing: it is about one frame."""
MASTER_FRAMES: Final = 2
"""One could be an echo that came late."""
MASTER_SECONDS: Final = 30.0


class Watch:
    """Judges a line by what was heard in the last seconds; times are of one clock."""

    def __init__(self) -> None:
        """Begin with a line on which nothing was heard."""
        self._parts: deque[tuple[float, int, int]] = deque()
        self._foreign: deque[float] = deque(maxlen=MASTER_FRAMES)

    def hear(self, frames: tuple[Frame, ...], heard: int, noise: int, now: float) -> None:
        """Take what came: frames that are not our own echo, and how many bytes were noise."""
        self._foreign.extend(now for frame in frames if frame.command in HOST_COMMANDS)
        if heard or noise:
            self._parts.append((now, heard, noise))

    def trouble(self, now: float) -> DeviceStatus | None:
        """Return what is wrong with the line now, or None."""
        while self._parts and self._parts[0][0] < now - WINDOW_SECONDS:
            self._parts.popleft()
        if len(self._foreign) == MASTER_FRAMES and self._foreign[0] > now - MASTER_SECONDS:
            return DeviceStatus(DeviceKey.OTHER_MASTER, "frames of another master are on the line")
        heard = sum(part[1] for part in self._parts)
        noise = sum(part[2] for part in self._parts)
        if noise >= NOISE_BYTES and noise >= NOISE_SHARE * heard:
            return DeviceStatus(DeviceKey.LINE_NOISE, f"{noise} of {heard} bytes are noise")
        return None
