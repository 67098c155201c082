"""Windows that are garbage die on the main thread: in a child process, which may die of it."""

import gc
import subprocess
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication

from centre.shell import garbage
from centre.shell.lane import Lane

# Windows and timers are dropped in cycles while a lane makes objects as fast as it can. Without the
# sweeper the process dies within a second, on every one of many tries.
DROPPING = """
import faulthandler, gc, sys, time
faulthandler.enable()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from centre.shell import garbage
from centre.shell.lane import Lane

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.itself, self.timer, self.label = self, QTimer(), QLabel("words", self)
        self.timer.timeout.connect(self.update)
        self.timer.start(1)
        self.show()

app = QApplication([])
if {with_sweeper}:
    garbage.EVERY_MS = 5
else:
    garbage.keep_to_main_thread = lambda: None
lane, stop = Lane("busy"), []

def busy():
    while not stop:
        kept = [[] for _ in range(2000)]

lane.run(busy)
ends = time.monotonic() + {seconds}
while time.monotonic() < ends:
    Window()
    app.processEvents()
stop.append(True)
lane.close()
print("alive", gc.isenabled())
"""


def drop(*, with_sweeper: bool, seconds: float) -> subprocess.CompletedProcess[str]:
    code = DROPPING.format(with_sweeper=with_sweeper, seconds=seconds)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_windows_in_cycles_outlive_a_busy_lane():
    ended = drop(with_sweeper=True, seconds=2)
    assert (ended.returncode, ended.stdout) == (0, "alive False\n"), ended.stderr
    assert "another thread" not in ended.stderr


def test_negative_control_python_own_search_ends_windows_on_the_lane():
    ended = drop(with_sweeper=False, seconds=20)
    assert ended.returncode != 0 or "another thread" in ended.stderr


@pytest.fixture
def searched(monkeypatch):
    """The generations that were searched."""
    seen: list[int] = []
    monkeypatch.setattr(gc, "collect", seen.append)
    return seen


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [((5, 0, 0), []), ((701, 0, 0), [0]), ((701, 11, 3), [1]), ((9, 3, 11), [2]), ((0, 0, 0), [])],
)
def test_a_search_goes_as_far_as_python_would(monkeypatch, searched, counts, wanted):
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    garbage.sweep()
    assert searched == wanted


def test_no_search_where_it_was_switched_off(monkeypatch, searched):
    """Threshold 0 means never (gc.set_threshold)."""
    monkeypatch.setattr(gc, "get_count", lambda: (9000, 50, 50))
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 10, 0))
    garbage.sweep()
    assert searched == [1]


def test_every_lane_brings_the_sweeper_and_one_is_enough(qapp):
    for lane in (Lane("one"), Lane("two")):
        lane.close()
    assert len(qapp.findChildren(garbage.Sweeper)) == 1
    assert not gc.isenabled()


def test_without_an_application_python_goes_on(monkeypatch):
    monkeypatch.setattr(QCoreApplication, "instance", lambda: None)
    monkeypatch.setattr(gc, "disable", lambda: pytest.fail("nothing is to be kept from harm"))
    garbage.keep_to_main_thread()


def test_the_sweeper_works_between_events(qapp, qtbot, monkeypatch):
    """A cycle is gone after a while, and it ended on the main thread."""
    monkeypatch.setattr(garbage, "EVERY_MS", 1)
    ended: list[threading.Thread] = []

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            ended.append(threading.current_thread())

    Cycle()
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    sweeper = garbage.Sweeper(qapp)
    qtbot.waitUntil(lambda: bool(ended))
    sweeper.deleteLater()
    assert ended == [threading.main_thread()]
    assert kept


class Cycle:
    """Garbage as soon as nobody holds it: only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_has_settled_is_searched_no_more_and_what_comes_later_is():
    gone = weakref.ref(Cycle())
    kept = [[] for _ in range(50_000)]
    garbage.settle()
    assert gone() is None, "garbage does not settle"
    assert gc.get_freeze_count() >= 50_000
    assert not any(kept is found for found in gc.get_objects())
    later = weakref.ref(Cycle())
    gc.collect()
    assert later() is None


def test_what_has_settled_goes_with_the_last_who_holds_it():
    class Large:
        pass

    large = Large()
    gone = weakref.ref(large)
    garbage.settle()
    del large
    assert gone() is None
