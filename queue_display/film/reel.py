"""The films' own process: it plays a film and lays its frames, ready to paint, before the board.

Turning a frame of 1920x1080 into a picture takes some 18 ms and holds Python's lock (PySide6
6.11.3), so no thread of the board could do it beside the calls. Here a film that crashes its
decoder, or a sound server that answers nobody for half a minute, stops nothing but the film.

Orders come as lines of JSON, news go the same way; a frame's points lie in a shared piece of
memory, one at a time: the next one is made when the board asks for it.
"""

import json
import mmap
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from queue_display.film.opening import open_player

GLASS: Final = 4 * 3840 * 2160
"""Bytes of the shared memory: the largest frame that is handed over."""
_AT_MS: Final = 400
"""How often the film's position is told."""
_MOST_READ: Final = 65_536

Tell = Callable[..., None]


class Reel(QObject):
    """Does what the board orders, and tells what became of it."""

    def __init__(self, glass: mmap.mmap, tell: Tell) -> None:
        """Keep the shared memory and who is told; says ready or unable at once."""
        super().__init__()
        self._glass, self._tell = glass, tell
        self._number, self._place = 0, (1, 1)
        self._is_asked = True
        self._frame: Any = None
        self._timer = QTimer(self)
        self._timer.setInterval(_AT_MS)
        self._timer.timeout.connect(self._say_where)
        self._player = open_player(self)
        if self._player is not None:
            self._player.frame.connect(self._framed)
            self._player.ended.connect(self._ended)
        tell("unable" if self._player is None else "ready")

    def obey(self, order: str, *given: Any) -> None:
        """Do one order of the board."""
        acts: dict[str, Callable[..., None]] = {
            "play": self._play,
            "next": self._next,
            "level": self._level,
            "pause": self._pause,
            "stop": self._stop,
        }
        acts[order](*given)

    def close(self) -> None:
        """Let everything go."""
        self._timer.stop()
        if self._player is not None:
            self._player.close()
        self._frame = None

    def _play(self, number: int, path: str, wide: int, high: int) -> None:
        """Begin a film for a place of this size; what is told of it carries its number."""
        self._number, self._place = number, (wide, high)
        self._frame, self._is_asked = None, True
        self._timer.start()
        if self._player is not None:
            self._player.play(Path(path))

    def _next(self, wide: int, high: int) -> None:
        """Take the wish for another frame; the one that waits is the newest."""
        self._place, self._is_asked = (wide, high), True
        self._hand_over()

    def _level(self, volume: float) -> None:
        """Take the volume."""
        if self._player is not None:
            self._player.level(volume)

    def _pause(self, rests: bool) -> None:  # noqa: FBT001 - as JSON has it
        """Rest, or go on."""
        if self._player is not None:
            self._player.pause(rests=rests)

    def _stop(self) -> None:
        """End the film."""
        self._timer.stop()
        self._frame = None
        if self._player is not None:
            self._player.stop()

    @Slot(object)
    def _framed(self, frame: object) -> None:
        """Keep the newest frame: one that nobody has asked for costs nothing."""
        self._frame = frame
        self._hand_over()

    def _hand_over(self) -> None:
        """Lay the newest frame on the glass, if it is asked for."""
        if self._frame is None or not self._is_asked:
            return
        image, self._frame = fitted(self._frame.toImage(), self._place), None
        if image.isNull():
            return
        self._is_asked = False
        self._glass.seek(0)
        self._glass.write(image.constBits())
        self._tell("frame", self._number, image.width(), image.height())

    @Slot(object)
    def _ended(self, why: str) -> None:
        """Tell the end; a frame that waits would come too late."""
        self._timer.stop()
        self._frame = None
        self._tell("ended", self._number, why)

    def _say_where(self) -> None:
        """Tell how far the film is."""
        if self._player is not None:
            self._tell("at", self._number, self._player.position)


def fitted(image: QImage, place: tuple[int, int]) -> QImage:
    """Return a frame as large as its place at most, of 4 bytes a point without gaps.

    A smaller one stays as it is: the board lets it grow while it paints.
    """
    size = image.size()
    if size.width() > place[0] or size.height() > place[1]:
        size = size.scaled(*place, Qt.AspectRatioMode.KeepAspectRatio)
    if image.isNull() or size.isEmpty() or 4 * size.width() * size.height() > GLASS:
        return QImage()
    if size == image.size():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    made = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(made.rect(), image)
    painter.end()
    return made


class Orders(QObject):
    """Reads orders from a descriptor, line by line; at its end the process ends, too."""

    def __init__(self, descriptor: int, obey: Callable[..., None]) -> None:
        """Listen from now on."""
        super().__init__()
        self._descriptor, self._obey, self._rest = descriptor, obey, b""
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read what is there and do it."""
        read = os.read(self._descriptor, _MOST_READ)
        if not read:
            self._notifier.setEnabled(False)
            QCoreApplication.quit()
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:
            self._obey(*json.loads(line))


def tell(*news: object) -> None:
    """Write one line of news to the board."""
    os.write(sys.stdout.fileno(), json.dumps(news).encode() + b"\n")


def main() -> int:
    """Play until the board goes; argument: the descriptor of the shared memory."""
    # The board ends this process in order; a signal to all of its group is no crash of a film.
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    application = QGuiApplication(["motcua-films", "-platform", "offscreen"])
    with mmap.mmap(int(sys.argv[1]), GLASS) as glass:
        reel = Reel(glass, tell)
        orders = Orders(sys.stdin.fileno(), reel.obey)
        application.exec()
        reel.close()
        del orders
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
