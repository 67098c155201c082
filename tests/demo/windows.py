"""The demonstration with a display: every program a process of its own, side by side."""

import subprocess
import sys
from pathlib import Path

import ground

ONE = Path(__file__).with_name("one_window.py")
HARDWARE = Path(__file__).with_name("hardware_window.py")
# Program, device, and its place on a desk of 1920 × 1080; larger and smaller desks scale it.
PLACES = (
    ("kiosk", "k1", (0, 0, 560, 996)),
    ("display", "sanh", (580, 0, 650, 366)),
    ("kiosk", "danh-gia", (1474, 760, 440, 275)),
    ("counter", "q2", (1020, 400, 440, 660)),
    ("counter", "q1", (1474, 0, 440, 700)),
)
HARDWARE_PLACE = (580, 410, 424, 650)


def show(folder: Path, engine: str) -> int:
    """Open all windows and wait until they are closed, or until Ctrl+C; return 0."""
    sys.stdout.write("Motcua: the sample commune in windows. Every clerk's PIN is 2468.\n")
    with ground.ground(folder, engine=engine, speaker="player"):
        return _opened(folder)


def _opened(folder: Path) -> int:
    sys.stdout.write("Ctrl+C ends all. The hardware has a window of its own.\n")
    sys.stdout.flush()
    started = [
        subprocess.Popen([sys.executable, ONE, folder, app, device, *map(str, place)])
        for app, device, place in PLACES
    ]
    started.append(subprocess.Popen([sys.executable, HARDWARE, folder, *map(str, HARDWARE_PLACE)]))
    try:
        for process in started:
            process.wait()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    finally:
        for process in started:
            process.terminate()
    return 0
