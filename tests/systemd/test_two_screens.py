"""Two screens on one machine: weston shows each program on its own; here they are X11 windows."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INI = ROOT / "systemd" / "units" / "motcua-seat.ini"
TOOLS = ("weston", "Xvfb", "xdotool", "xwininfo")
SIZE, APART = (800, 600), 820
WITHIN = 60.0
DISPLAYS = count(100 + os.getpid() % 400 * 10)
"""A number of its own for each: the one before may still be going down."""
CENTRE = """
[centre]
code = "H99.08"
[kiosk.k1]
[display.sanh]
"""
GRAB = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""
LIGHT, DARK = 150, 100
"""The kiosk's first page is light, a board is dark: mean grey of a picture, 0 to 255."""


def test_the_file_that_is_shipped_lets_nobody_change_the_console_and_names_two_screens():
    text = INI.read_text("utf-8")
    assert "vt-switching=false" in text
    assert "shell=kiosk-shell.so" in text
    assert text.count("app-ids=motcua-") == text.count("[output]") == 2


@pytest.fixture
def centre(tmp_path):
    """A founded centre; returns what its programs are given."""
    file = tmp_path / "centre.toml"
    file.write_text(CENTRE, "utf-8")
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    given = {**os.environ, "STATE_DIRECTORY": str(tmp_path), "XDG_RUNTIME_DIR": str(run)}
    words = [sys.executable, "-m", "db", "--config", str(file), "init", "--no-catalogue"]
    subprocess.run(words, cwd=ROOT, env=given, check=True, capture_output=True)
    return given


def seat_file(folder, *, named):
    """Write the shipped file for the outputs that weston has here; named: with its programs."""
    text = INI.read_text("utf-8").replace("HDMI-A-1", "screen0").replace("HDMI-A-2", "screen1")
    if not named:
        text = "\n".join(line for line in text.splitlines() if not line.startswith("app-ids"))
    (folder / "seat.ini").write_text(text, "utf-8")
    configparser.ConfigParser(strict=False).read_string(text)
    return folder / "seat.ini"


@contextmanager
def running(*words: str, **given: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the end of the block."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, cwd=ROOT, env={**os.environ, **given}, **quiet) as program:
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()


def until(found):
    """Return what is found; fail after WITHIN."""
    end = time.monotonic() + WITHIN
    while not (what := found()):
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.3)
    return what


def spread(display):
    """Lay weston's two windows side by side: no window manager does it here."""
    given = {**os.environ, "DISPLAY": display}

    def find():
        words = ["xwininfo", "-root", "-tree"]
        said = subprocess.run(words, env=given, capture_output=True, text=True, check=False)
        return re.findall(r"(0x[0-9a-f]+) .*Weston.* screen1", said.stdout)

    second = until(find)[0]
    words = ["xdotool", "windowmove", second, str(APART), "0"]
    subprocess.run(words, env=given, check=True)


def greys(display, folder):
    """Return how light the two screens are, from a picture."""
    # Imported late: only this rig looks at pictures here.
    from PIL import Image, ImageStat  # noqa: PLC0415

    file = folder / "picture.png"
    given = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", GRAB, str(file)], env=given, check=True, timeout=30)
    with Image.open(file) as picture:
        boxes = [(left, 0, left + SIZE[0], SIZE[1]) for left in (0, APART)]
        return [ImageStat.Stat(picture.convert("L").crop(box)).mean[0] for box in boxes]


@contextmanager
def two_screens(centre, folder, seat):
    """Run weston with two outputs, a kiosk and a board in it; give the X11 display."""
    number = f":{next(DISPLAYS)}"
    socket = Path(centre["XDG_RUNTIME_DIR"]) / "wayland-0"
    inside = {**centre, "WAYLAND_DISPLAY": str(socket), "QT_QPA_PLATFORM": "wayland"}
    inside["QT_WAYLAND_DISABLE_WINDOWDECORATION"] = "1"
    weston = ["weston", "--backend=x11-backend.so", "--use-pixman", "--output-count=2"]
    weston += [f"--width={SIZE[0]}", f"--height={SIZE[1]}", f"--config={seat}"]
    with ExitStack() as stack:
        stack.enter_context(running("Xvfb", number, "-screen", "0", "1640x640x24"))
        until(lambda: _is_x_there(number))
        stack.enter_context(running(*weston, "--socket=wayland-0", **{**centre, "DISPLAY": number}))
        until(socket.exists)
        spread(number)
        for module, device in (("kiosk", "k1"), ("queue_display", "sanh")):
            words = [sys.executable, "-m", module, "--config", str(folder), "--device", device]
            stack.enter_context(running(*words, **inside))
        yield number


def _is_x_there(display):
    words, given = ["xwininfo", "-root"], {**os.environ, "DISPLAY": display}
    return subprocess.run(words, env=given, capture_output=True, check=False).returncode == 0


@pytest.fixture
def tools():
    """What the rig needs."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}")


@pytest.mark.prove
def test_the_kiosk_is_on_its_screen_and_the_board_on_its_own(tools, centre, tmp_path):
    with two_screens(centre, tmp_path, seat_file(tmp_path, named=True)) as display:
        until(lambda: _is_split(greys(display, tmp_path)))


def _is_split(seen):
    return seen[0] > LIGHT and 0 < seen[1] < DARK


@pytest.mark.prove
def test_without_their_names_one_screen_stays_empty(tools, centre, tmp_path):
    """The control: both programs on one screen, as a compositor does that is not told."""
    with two_screens(centre, tmp_path, seat_file(tmp_path, named=False)) as display:
        until(lambda: max(greys(display, tmp_path)) > 0)
        until(lambda: _is_split(greys(display, tmp_path)) or _settled(display, tmp_path))
        assert min(greys(display, tmp_path)) == 0


def _settled(display, folder):
    """Tell whether two pictures, a while apart, show the same screens lit."""
    before = [grey > 0 for grey in greys(display, folder)]
    time.sleep(8)
    return before == [grey > 0 for grey in greys(display, folder)]
