"""One program of the windowed demonstration: the real one, put in its place on the desk.

python one_window.py FOLDER kiosk|display|counter DEVICE X Y WIDTH HEIGHT (of 1920 × 1080)
"""

import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from centre.shell.start import Program, Running, Start, run
from counter_client.__main__ import DESCRIPTION as COUNTER
from counter_client.app import CounterApp, build
from kiosk.__main__ import DESCRIPTION as KIOSK
from kiosk.app import open_kiosk
from queue_display.__main__ import DESCRIPTION as DISPLAY
from queue_display.__main__ import open_display


def open_desk(start: Start) -> CounterApp:
    """Open a clerk's window."""
    app = build(start.settings, start.device, words=start.words)
    app.show()
    return app


PROGRAMS = {
    "kiosk": (KIOSK, open_kiosk),
    "display": (DISPLAY, open_display),
    "counter": (COUNTER, open_desk),
}
DESK = (1920, 1080)


def place_on_desk(place: QRect) -> QRect:
    """Return a place of the 1920 × 1080 desk on the desk that is there."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    scale = min(room.width() / DESK[0], room.height() / DESK[1])
    return QRect(
        room.x() + round(place.x() * scale),
        room.y() + round(place.y() * scale),
        round(place.width() * scale),
        round(place.height() * scale),
    )


def main() -> int:
    """Run the program; return its exit status."""
    folder, app, device, *numbers = sys.argv[1:]
    place = QRect(*map(int, numbers))
    description, opener = PROGRAMS[app]

    def opened(start: Start) -> Running:
        running = opener(start)
        running.window.setGeometry(place_on_desk(place))
        return running

    program = Program(f"motcua-{app}", description, app, opened)
    return run(program, ["--config", folder, "--device", device, "--windowed"])


if __name__ == "__main__":
    sys.exit(main())
