"""The demonstration with a display: every program a process of its own, side by side."""

import subprocess
import sys
from pathlib import Path

import ground

ONE = Path(__file__).with_name("one_window.py")
SHOWN_PAPER = Path(__file__).with_name("paper_window.py")
# Program, device, and its place on a desk of 1920 × 1080; larger and smaller desks scale it.
PLACES = (
    ("kiosk", "k1", (0, 0, 560, 996)),
    ("display", "sanh", (580, 0, 650, 366)),
    ("kiosk", "danh-gia", (580, 420, 424, 265)),
    ("counter", "q2", (1020, 400, 440, 660)),
    ("counter", "q1", (1474, 0, 440, 700)),
)
PAPER = (1474, 730, 440, 340)


def show(folder: Path) -> int:
    """Open all windows and wait until they are closed, or until Ctrl+C; return 0."""
    sys.stdout.write("Motcua: the sample commune in windows. Every clerk's PIN is 2468.\n")
    ground.make(folder, speaker="player")
    sys.stdout.write(f"Ctrl+C ends all. The printer's slips: {folder}/devices/giay\n")
    sys.stdout.flush()
    started = [
        subprocess.Popen([sys.executable, ONE, folder, app, device, *map(str, place)])
        for app, device, place in PLACES
    ]
    started.append(subprocess.Popen([sys.executable, SHOWN_PAPER, folder, *map(str, PAPER)]))
    try:
        for process in started:
            process.wait()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    finally:
        for process in started:
            process.terminate()
    return 0
