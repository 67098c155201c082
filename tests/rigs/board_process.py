"""A real board in a process of its own, that says when its pixels have changed.

    board_process.py FOLDER NAME [blind]

After its first reading, and after each picture that the window has been given, one line of
JSON: when that was (CLOCK_MONOTONIC, seconds), the sentences of panel, rows and strip, and whether
the screen really has the pixels of the first row. blind paints nothing: the control. The monitor is
a television's, 1920 x 1080, in memory.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from centre.settings import load
from centre.shell.theme import load_fonts
from queue_display.app import BoardApp, build

LISTEN_MS = 50
SINGLE = Qt.ConnectionType.SingleShotConnection
SMOOTHING = 100
"""Of 255: 54 was seen at the edges of large letters."""
MONITOR = {"name": "TV", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}


class Eye(QObject):
    """Looks at the screen after each picture that the window gave it."""

    def __init__(self, app: BoardApp) -> None:
        super().__init__()
        self._app = app
        self._said: dict[str, Any] = {}
        self._drawn = False
        app.window.installEventFilter(self)
        app.link.seen.connect(lambda _: self._look(time.monotonic()), SINGLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint what is due, and look when that is done."""
        if event.type() is not QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self._look(time.monotonic())
        return True

    def _look(self, at: float) -> None:
        """Say what is to be seen, if it is something else than before."""
        face = self._app.face
        said = {
            "panel": face.panel.spoken(),
            "rows": [row.spoken() for row in face.rows],
            "strip": face.strip.spoken() if face.strip.isVisible() else "",
        }
        if said == self._said and self._drawn:
            return
        self._said, self._drawn = said, self._is_drawn(face.rows[0])
        drawn = self._drawn
        print(json.dumps({"at": at, "drawn": drawn, **said}), flush=True)  # noqa: T201 - its voice

    def _is_drawn(self, part: QWidget) -> bool:
        """Tell whether the screen has a part's pixels: the part is drawn once more beside it.

        Edges of letters are smoothed a little differently there; another digit differs by all.
        """
        window = self._app.window
        seen = window.screen().grabWindow(window.winId()).toImage()
        if seen.isNull():
            return False
        place = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
        apart = np.abs(_pixels(seen.copy(place)) - _pixels(part.grab().toImage()))
        return int(apart.max()) < SMOOTHING


def _pixels(picture: QImage) -> "np.ndarray[Any, np.dtype[np.int16]]":
    """Return a picture as numbers: rows, columns, colours."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    shape = (plain.height(), plain.width(), 4)
    return np.frombuffer(plain.constBits(), np.uint8).reshape(shape).astype(np.int16)


def main() -> None:
    """Show the board until the process is told to end."""
    folder, name, *blind = sys.argv[1:]
    monitors = Path(folder) / "monitors.json"
    monitors.write_text(json.dumps({"screens": [MONITOR | DPI]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={monitors}"
    application = QApplication([])
    load_fonts()
    app = cast("BoardApp", build(load(Path(folder)), name))
    eye = Eye(app)
    app.show()
    app.window.setUpdatesEnabled(not blind)
    signal.signal(signal.SIGTERM, lambda *_: application.exit())
    awake = QTimer()  # lets Python hear a signal
    awake.timeout.connect(lambda: None)
    awake.start(LISTEN_MS)
    application.exec()
    del eye
    app.close()


if __name__ == "__main__":
    main()
