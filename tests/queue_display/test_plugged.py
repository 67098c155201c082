"""A board on a real X server: another resolution, a cable that is pulled, night, the walk.

What counts is what the X server shows: its pixels are compared with the board drawn anew.
"""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
MODE = ("m2", "85.5", "1366", "1436", "1579", "1792", "768", "771", "774", "798")
HUNG = """
import json, os, sys
from datetime import datetime
from uuid import UUID
import numpy as np
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from centre.rules.hours import ZONE
from centre.settings import Display
from centre.shell.theme import load_fonts
from queue_display.board import BoardFace
from queue_display.flow import Shown, View
from queue_display.glass import Glass
from queue_display.tongue import Tongue, words_of

class Time:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
    def now(self): return self.at
    def monotonic(self): return self.at.timestamp()

def call(n): return Shown(UUID(int=n), f"A{n:03}", "3", {"vi": "Quầy 3"}, again=False, lit=n == 9)

def pixels(picture):
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    flat = np.frombuffer(plain.constBits(), np.uint8)
    return flat.reshape(plain.height(), plain.width(), 4)[::3, ::3, :3].astype(np.int16)

def look():
    place = glass.geometry()
    screen = glass.screen()
    there = place.translated(-screen.geometry().topLeft()).getRect()
    seen = pixels(screen.grabWindow(0, *there).toImage())
    drawn = pixels(glass.grab().toImage())
    print(json.dumps({
        "place": place.getRect(), "rows": len(face.rows), "aside": [face.x(), face.y()],
        "black": not seen.any(), "whole": bool(np.abs(seen - drawn).max() < 100),
        "fits": all(row.geometry().bottom() < face.height() for row in face.rows),
    }), flush=True)

def hear():
    for line in os.read(0, 1 << 10).decode().splitlines():
        order(*line.split())

def order(word, *given):
    if word == "at":
        Time.at = Time.at.replace(hour=int(given[0]), minute=int(given[1]))
        glass.tick(Time.at)
    elif word == "call":
        glass.light()
    else:
        look()

app = QApplication([])
load_fonts()
face = BoardFace((43.0, 6.0), (words_of(Tongue("vi")),))
display = Display(screen={"monitor": sys.argv[1] or None}, dark_from="18:00", dark_to="06:30")
glass = Glass(display, face, Time(), windowed=False)
if sys.argv[2] == "deaf":
    glass._watch.stop()
rows = tuple(call(n) for n in range(9, 0, -1))
face.show_view(View(rows[0], False, rows, ("A020",), None, deaf=False))
glass.present()
ear = QSocketNotifier(0, QSocketNotifier.Type.Read)
ear.activated.connect(hear)
print("open", flush=True)
sys.exit(app.exec())
"""

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xrandr"))), reason="Xvfb and xrandr are not installed"
)


def tool(name):
    return shutil.which(name) or name


def is_as(seen, wanted):
    return {key: seen[key] for key in wanted} == wanted


class Hung:
    """An X server, and a board that hangs there."""

    def __init__(self):
        self.running = []
        reading, writing = os.pipe()
        call = [tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1920x1080x24"]
        call += ["-nolisten", "tcp", "-noreset"]
        self.running.append(subprocess.Popen(call, pass_fds=(writing,), stderr=subprocess.DEVNULL))
        os.close(writing)
        with os.fdopen(reading) as told:
            self.env = os.environ | {"DISPLAY": f":{told.readline().strip()}"}
        self.randr("--newmode", *MODE)
        self.randr("--addmode", "screen", "m2")

    def randr(self, *words):
        """Turn a knob; xrandr complains of what it did all the same (a server without monitor)."""
        subprocess.run(
            [tool("xrandr"), *words], env=self.env, check=False, capture_output=True, timeout=20
        )

    def hang(self, monitor="", way="hearing"):
        self.board = subprocess.Popen(
            [sys.executable, "-c", HUNG, monitor, way],
            env=self.env | {"QT_QPA_PLATFORM": "xcb"},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.running.append(self.board)
        assert self.board.stdout.readline() == "open\n", "Qt's xcb plugin does not start here"

    def tell(self, order):
        self.board.stdin.write(f"{order}\n")
        self.board.stdin.flush()

    def becomes(self, within=PATIENCE, **wanted):
        """Return what is to be seen as soon as it is as wanted, or at last."""
        end = time.monotonic() + within
        while True:
            self.tell("look")
            ready, *_ = select.select([self.board.stdout], [], [], PATIENCE)
            assert ready, "the board does not answer"
            seen = json.loads(self.board.stdout.readline())
            if is_as(seen, wanted) or time.monotonic() > end:
                return seen
            time.sleep(0.2)

    def close(self):
        for process in reversed(self.running):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


@pytest.fixture
def hung():
    made = Hung()
    yield made
    made.close()


LIT = {"whole": True, "black": False}


def place(*rect):
    return {"place": list(rect), **LIT}


def test_a_board_is_whole_at_every_resolution_and_on_every_monitor(hung):
    hung.randr("--setmonitor", "TV2", "960/300x1080/300+960+0", "none")
    hung.hang("TV2")
    half = hung.becomes(**place(960, 0, 960, 1080))
    assert is_as(half, place(960, 0, 960, 1080))
    hung.randr("--delmonitor", "TV2")
    large = hung.becomes(**place(0, 0, 1920, 1080))
    assert is_as(large, place(0, 0, 1920, 1080))
    hung.randr("--output", "screen", "--mode", "m2")
    small = hung.becomes(**place(0, 0, 1366, 768))
    assert is_as(small, place(0, 0, 1366, 768))
    hung.randr("--output", "screen", "--off")
    hung.randr("--output", "screen", "--mode", "1920x1080")
    hung.randr("--setmonitor", "TV2", "960/300x1080/300+960+0", "none")
    assert hung.becomes(**place(960, 0, 960, 1080)) == half
    assert all(seen["fits"] for seen in (half, large, small))
    assert half["rows"] != large["rows"]


def test_a_board_walks_by_day_is_black_over_midnight_and_a_call_lights_it(hung):
    hung.hang()
    aside = set()
    for minute in (0, 10, 20, 30):
        hung.tell(f"at 9 {minute}")
        now = hung.becomes(**LIT)
        assert is_as(now, LIT)
        aside.add(tuple(now["aside"]))
    assert len(aside) == 4
    for hour in (18, 23, 0, 6):
        hung.tell(f"at {hour} 0")
        assert hung.becomes(black=True)["black"], hour
    hung.tell("call")
    assert is_as(hung.becomes(**LIT), LIT)
    hung.tell("at 6 10")
    assert hung.becomes(black=True)["black"]
    hung.tell("at 6 30")
    assert is_as(hung.becomes(**LIT), LIT)


def test_negative_control_a_board_that_hears_nothing_of_monitors_is_cut_off(hung):
    hung.hang("", "deaf")
    assert hung.becomes(whole=True)["place"] == [0, 0, 1920, 1080]
    hung.randr("--output", "screen", "--mode", "m2")
    seen = hung.becomes(within=2.0, **place(0, 0, 1366, 768))
    assert not is_as(seen, place(0, 0, 1366, 768))
