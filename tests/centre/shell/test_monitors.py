"""Monitors that are unplugged, come back and change their size: by signals, and on a real X server.

On the X server every monitor is one of RANDR's own: modes are set as a television's, and a second
one is plugged in and out beside the first.
"""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from centre.settings import Screen
from centre.shell import window as windows
from centre.shell.monitors import SETTLE_MS, MonitorWatch, monitor_named
from centre.shell.window import PublicWindow


@pytest.fixture
def watch(qapp):
    made = MonitorWatch(qapp)
    yield made
    made.stop()
    made.deleteLater()


def test_the_signals_of_one_event_are_told_once(watch, qtbot, qapp):
    told = []
    watch.settled.connect(lambda: told.append(1))
    first = qapp.primaryScreen()
    with qtbot.waitSignal(watch.settled):
        qapp.screenAdded.emit(first)
        qapp.primaryScreenChanged.emit(first)
        first.geometryChanged.emit(first.geometry())
        qapp.screenRemoved.emit(first)
    qtbot.wait(2 * SETTLE_MS)
    assert told == [1]


def test_a_monitor_that_came_later_is_watched_too(watch, qtbot, qapp):
    first = qapp.primaryScreen()
    first.geometryChanged.disconnect(watch._hear)
    with qtbot.waitSignal(watch.settled):
        qapp.screenAdded.emit(first)
    with qtbot.waitSignal(watch.settled):
        first.geometryChanged.emit(first.geometry())


def test_after_its_end_nothing_is_told(watch, qtbot, qapp):
    watch.stop()
    with qtbot.assertNotEmitted(watch.settled, wait=2 * SETTLE_MS):
        qapp.screenRemoved.emit(qapp.primaryScreen())


def test_a_monitor_is_found_by_its_name():
    first = QGuiApplication.primaryScreen()
    assert monitor_named(first.name()) is not None
    assert monitor_named("HDMI-9") is None
    assert monitor_named(None) is None


# --- the window, with screens of paper ------------------------------------------------------------


class Paper:
    """A monitor of paper: a name and a place."""

    def __init__(self, name, *place):
        self._name, self.place = name, QRect(*place)

    def name(self):
        return self._name

    def geometry(self):
        return self.place


@pytest.fixture
def desk(monkeypatch, qapp):
    """Monitors by name, the first one leads; a window that notes where it was told to go."""
    monitors = {}
    qt = type(
        "Qt", (), {"primaryScreen": lambda: next(iter(monitors.values()), None), "screens": list}
    )
    monkeypatch.setattr(windows, "QGuiApplication", qt)
    monkeypatch.setattr(windows, "monitor_named", monitors.get)
    monkeypatch.setattr(
        PublicWindow,
        "_move",
        lambda self, found: (
            self.resize(self._place.size()),
            self.moves.append((found.name(), self._place.getRect())),
        ),
    )
    monkeypatch.setattr(PublicWindow, "moves", [], raising=False)
    return monitors


@pytest.fixture
def hung(desk, qtbot):
    """Hang a window on a monitor of this name, HDMI-1 and HDMI-2 being there."""
    desk["HDMI-1"] = Paper("HDMI-1", 0, 0, 1920, 1080)
    desk["HDMI-2"] = Paper("HDMI-2", 1920, 0, 1366, 768)
    made = []

    def hang(name, *, windowed=False):
        made.append(PublicWindow(Screen(monitor=name), windowed=windowed))
        return made[-1]

    yield hang
    for window in made:
        window.leave()
        window.deleteLater()


def test_a_window_whose_monitor_goes_takes_the_first_one_and_returns(hung, desk, caplog):
    window = hung("HDMI-2")
    gone = desk.pop("HDMI-2")
    window._follow()
    assert window.moves == [("HDMI-1", (0, 0, 1920, 1080))]
    assert "monitor gone wanted=HDMI-2 used=HDMI-1" in caplog.text
    desk["HDMI-2"] = gone
    window._follow()
    assert window.moves[1:] == [("HDMI-2", (1920, 0, 1366, 768))]
    assert "monitor back name=HDMI-2 left=HDMI-1" in caplog.text


def test_a_window_follows_another_resolution(hung, desk, caplog):
    window = hung("HDMI-2")
    desk["HDMI-2"].place = QRect(1920, 0, 1920, 1080)
    window._follow()
    assert window.moves == [("HDMI-2", (1920, 0, 1920, 1080))]
    assert "monitor changed name=HDMI-2 was=1366x768+1920+0 now=1920x1080+1920+0" in caplog.text


def test_a_window_without_a_wish_follows_the_first_monitor(hung, desk, caplog):
    window = hung(None)
    del desk["HDMI-1"]
    window._follow()
    assert window.moves == [("HDMI-2", (1920, 0, 1366, 768))]
    assert "monitor now name=HDMI-2 was=HDMI-1" in caplog.text


def test_a_monitor_that_changed_nothing_moves_nothing(hung, desk, caplog):
    window = hung("HDMI-2")
    desk["DP-1"] = Paper("DP-1", 3286, 0, 800, 600)
    window._follow()
    assert window.moves == []
    assert caplog.text == ""


def test_while_there_is_no_monitor_at_all_the_window_waits(hung, desk):
    window = hung("HDMI-2")
    kept = dict(desk)
    desk.clear()
    window._follow()
    assert window.moves == []
    desk.update(kept)
    window._follow()
    assert window.moves == []


def test_a_technicians_window_stays_where_it_was_put(hung, desk, monkeypatch):
    monkeypatch.setattr(Paper, "availableGeometry", Paper.geometry, raising=False)
    window = hung("HDMI-2", windowed=True)
    del desk["HDMI-2"]
    window._follow()
    assert window.moves == []


# --- a real X server whose monitors are plugged ---------------------------------------------------

HUNG = """
import logging
import sys
from PySide6.QtWidgets import QApplication
from centre.settings import BoardScreen
from centre.shell.window import PublicWindow
logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
app = QApplication([])
window = PublicWindow(BoardScreen(monitor=sys.argv[1] or None), title="board")
if sys.argv[2] == "deaf":
    window._watch.stop()
window.present()
print("open", flush=True)
sys.exit(app.exec())
"""
MODE = ("m2", "85.5", "1366", "1436", "1579", "1792", "768", "771", "774", "798")
ROOT = Path(__file__).parents[3]
PATIENCE = 20.0

needs_desktop = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xdotool", "xrandr"))),
    reason="Xvfb, xdotool and xrandr are not installed: monitors are only simulated",
)


def tool(name):
    return shutil.which(name) or name


class Plugged:
    """An X server with one monitor, a window on it, and cables that are pulled."""

    def __init__(self, log):
        self.log = log
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

    def plug(self):
        """Plug in a second monitor, the right half of the picture."""
        self.randr("--setmonitor", "TV2", "960/300x1080/300+960+0", "none")

    def unplug(self):
        self.randr("--delmonitor", "TV2")

    def hang(self, monitor, way="hearing"):
        """Start a window on a monitor."""
        env = self.env | {"QT_QPA_PLATFORM": "xcb"}
        with self.log.open("w") as log:
            program = subprocess.Popen(
                [sys.executable, "-c", HUNG, monitor, way],
                env=env,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.running.append(program)
        assert program.stdout.readline() == "open\n", "Qt's xcb plugin does not start here"

    def place(self):
        """Return where the X server has the window: x, y, width, height; () while unmapped."""
        words = ["search", "--onlyvisible", "--name", "^board$", "getwindowgeometry", "--shell"]
        call = [tool("xdotool"), *words]
        done = subprocess.run(
            call, env=self.env, check=False, capture_output=True, text=True, timeout=20
        )
        told = dict(line.split("=") for line in done.stdout.splitlines() if "=" in line)
        return tuple(int(told[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")) if told else ()

    def becomes(self, *place, within=PATIENCE):
        """Tell whether the window takes a place within so many seconds from now."""
        end = time.monotonic() + within
        while self.place() != place and time.monotonic() < end:
            time.sleep(0.05)
        return self.place() == place

    def close(self):
        for process in reversed(self.running):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture
def plugged(tmp_path):
    made = Plugged(tmp_path / "log")
    yield made
    made.close()


@needs_desktop
def test_on_a_real_desktop_the_window_is_always_as_large_as_its_monitor(plugged):
    plugged.hang("")
    assert plugged.becomes(0, 0, 1920, 1080)
    plugged.randr("--output", "screen", "--mode", "m2")
    assert plugged.becomes(0, 0, 1366, 768)
    plugged.randr("--output", "screen", "--off")
    plugged.randr("--output", "screen", "--mode", "1920x1080")
    assert plugged.becomes(0, 0, 1920, 1080)
    said = plugged.log.read_text()
    assert "monitor changed name=screen was=1920x1080+0+0 now=1366x768+0+0" in said


@needs_desktop
def test_on_a_real_desktop_a_monitor_is_left_and_taken_back(plugged):
    plugged.plug()
    plugged.hang("TV2")
    assert plugged.becomes(960, 0, 960, 1080)
    plugged.unplug()
    assert plugged.becomes(0, 0, 1920, 1080)
    plugged.plug()
    assert plugged.becomes(960, 0, 960, 1080)
    said = plugged.log.read_text()
    assert said.index("monitor gone wanted=TV2 used=screen") < said.index("monitor back name=TV2")


@needs_desktop
def test_negative_control_a_window_that_hears_nothing_keeps_its_old_size(plugged):
    plugged.hang("", "deaf")
    assert plugged.becomes(0, 0, 1920, 1080)
    plugged.randr("--output", "screen", "--mode", "m2")
    assert not plugged.becomes(0, 0, 1366, 768, within=2.0)
    assert plugged.place() == (0, 0, 1920, 1080)
