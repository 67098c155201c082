"""The strip on a real desktop: Xvfb, a second program that is typed into, and a real mouse."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from counter_client.bar import HEIGHT
from db.facts import Health

OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit()
line.setWindowTitle("one-stop")
line.setGeometry(0, 200, 400, 60)
line.textChanged.connect(lambda text: print("typed", text, flush=True))
line.show()
line.activateWindow()
print("open", flush=True)
sys.exit(app.exec())
"""

STRIP = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from centre.shell.theme import load_fonts
from counter_client.bar import Strip
from counter_client.flow import Action
app = QApplication([])
load_fonts()
if sys.argv[1] == "strip":
    made = Strip()
    made.asked.connect(lambda asked: print("asked", asked.action.value, flush=True))
    key = made.keys[Action.NEXT]
else:
    made = key = QPushButton("an ordinary window")
    made.resize(440, 72)
    key.clicked.connect(lambda: (made.activateWindow(), print("asked next", flush=True)))
made.move(0, 0)
made.show()
app.processEvents()
middle = key.mapToGlobal(key.rect().center())
print("open", middle.x(), middle.y(), flush=True)
sys.exit(app.exec())
"""

needs_desktop = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
    reason="Xvfb and xdotool are not installed: the focus is only checked by flags",
)


class Desktop:
    """A bare X server with programs on it; everything that was started is ended."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[str]] = []
        self.readers: list[Thread] = []
        reading, writing = os.pipe()
        server = [shutil.which("Xvfb") or "", "-displayfd", str(writing), "-screen", "0"]
        self.start([*server, "800x600x24", "-nolisten", "tcp"], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"

    def start(self, call, **how) -> subprocess.Popen[str]:
        """Start a program on this desktop."""
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.running.append(subprocess.Popen(call, **quiet, **how))
        return self.running[-1]

    def python(self, code, *arguments) -> subprocess.Popen[str]:
        """Start a program of ours that draws on this desktop; wait until it is open."""
        root = Path(__file__).parents[2]
        env = os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        return self.start([sys.executable, "-c", code, *arguments], env=env, cwd=root)

    def mouse(self, *words: object) -> str:
        """Let xdotool act; return what it prints."""
        call = [shutil.which("xdotool") or "", *map(str, words)]
        env = os.environ | {"DISPLAY": self.display}
        return subprocess.run(
            call, env=env, check=False, capture_output=True, text=True, timeout=10
        ).stdout.strip()

    def until(self, true: Callable[[], bool]) -> bool:
        """Wait until something is true, at most forty seconds."""
        end = time.monotonic() + 40
        while not true() and time.monotonic() < end:
            time.sleep(0.02)
        return true()

    def close(self) -> None:
        """End what was started, the server last."""
        for process in reversed(self.running):
            process.terminate()
            process.wait(timeout=10)
        for reader in self.readers:
            reader.join(10)
        for process in self.running:
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture
def desktop():
    made = Desktop()
    yield made
    made.close()


def typed_after_a_click_on(desktop, kind) -> tuple[str, str]:
    """Type, click on the strip (or on an ordinary window), type on; return both programs' words."""
    other = desktop.python(OTHER)
    assert other.stdout.readline().strip() == "open", "Qt's xcb plugin does not start here"
    assert desktop.until(lambda: bool(desktop.mouse("search", "--name", "one-stop")))
    window = desktop.mouse("search", "--name", "one-stop").splitlines()[0]
    desktop.mouse("windowfocus", "--sync", window)
    strip = desktop.python(STRIP, kind)
    _, x, y = strip.stdout.readline().split()
    desktop.mouse("windowfocus", "--sync", window)
    desktop.mouse("mousemove", "--sync", x, y, "click", 1)
    asked = strip.stdout.readline().strip()
    desktop.until(lambda: kind == "strip" or desktop.mouse("getwindowfocus") != window)
    desktop.mouse("type", "hs1")
    focus = desktop.mouse("getwindowfocus")
    return asked, "kept" if focus == window else "lost"


@pytest.mark.prove
@needs_desktop
def test_a_click_on_the_strip_leaves_the_focus_in_the_one_stop_software(desktop):
    assert typed_after_a_click_on(desktop, "strip") == ("asked next", "kept")


@pytest.mark.prove
@needs_desktop
def test_negative_control_an_ordinary_window_takes_the_focus(desktop):
    assert typed_after_a_click_on(desktop, "ordinary") == ("asked next", "lost")


# --- a clerk's minute: letters typed elsewhere while arrivals are called and keys are clicked -----

MORNING = """
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from centre.rules.hours import ZONE
from centre.settings import load
from centre.shell.theme import load_fonts
from counter_client import bar
from counter_client.acts import Action
from counter_client.app import build
from counter_client.shown import Asked
class Morning:
    began = time.monotonic()
    def now(self):
        passed = timedelta(seconds=time.monotonic() - self.began)
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE) + passed
    def monotonic(self):
        return time.monotonic()

if sys.argv[2] == "ordinary":
    bar.FLAGS = bar.Qt.WindowType.Window
from counter_client.faces import Faces
if sys.argv[2] == "grabbing":
    show = Faces.show_window
    Faces.show_window = lambda self, *, active=True: show(self)
app = QApplication([])
load_fonts()
desk = build(load(Path(sys.argv[1])), "c1", strip=True, clock=Morning())
if sys.argv[2] == "ordinary":
    desk._link.answered.connect(lambda _: desk.strip.activateWindow())
desk.show()

def sign_in():
    if not desk.is_quiet() or desk._moments.seen is None:
        QTimer.singleShot(50, sign_in)
        return
    facts = {"clerk": "hoa", "pin": "2468", "counter": "1"}
    desk.ask(Asked(Action.SIGN_IN, facts))
    QTimer.singleShot(50, tell)

def tell():
    if not desk.strip.isVisible():
        QTimer.singleShot(50, tell)
        return
    desk.strip.move(0, 0)
    app.processEvents()
    keys = (desk.strip.keys[action] for action in bar.BUTTONS)
    middles = [key.mapToGlobal(key.rect().center()) for key in keys]
    print("open", *(f"{p.x()},{p.y()}" for p in middles), flush=True)

def line():
    told = f"{desk.strip.number.text()} {desk.strip.line.text()}"
    if told != line.last:
        line.last = told
        print("strip", told, flush=True)
    is_locked = desk.strip.keys[Action.NEXT].refused
    if is_locked is not line.is_locked:
        line.is_locked = is_locked
        print("f2", "locked" if is_locked else "works", flush=True)

    face = f"{'strip' if desk.strip.isVisible() else 'window'} {desk.strip.height()}"
    keys = desk.strip.question.keys
    if desk.strip.question.isVisible() and keys:
        middle = keys[0].mapToGlobal(keys[0].rect().center())
        face += f" {middle.x()},{middle.y()}"
    if face != line.face:
        line.face = face
        print("face", face, flush=True)

line.last, line.is_locked, line.face = "", None, ""
watch = QTimer()
watch.timeout.connect(line)
sign_in()
watch.start(30)
code = app.exec()
desk.close()
sys.exit(code)
"""


class Words:
    """What a program prints, read on a thread; the last word of a kind can be waited for."""

    def __init__(self, desktop, process) -> None:
        self._desktop = desktop
        self.all: list[str] = []
        self._thread = Thread(target=lambda: self.all.extend(map(str.strip, process.stdout)))
        self._thread.start()
        desktop.readers.append(self._thread)

    def last(self, kind) -> str:
        """Return the last line of a kind, without it."""
        found = [told for told in self.all if told.startswith(kind)]
        return found[-1].removeprefix(kind).strip() if found else ""


@dataclass
class Typing:
    """The one-stop software in front, the strip above it; kept: whether each look saw the focus."""

    desktop: Desktop
    field: Words
    strip: Words
    window: str
    places: list[list[str]]
    kept: list[bool] = field(default_factory=list)

    def letter(self, letter) -> None:
        """Type a letter and look who has the focus."""
        self.desktop.mouse("type", letter)
        self.kept.append(self.desktop.mouse("getwindowfocus") == self.window)

    def click(self, place, until) -> None:
        """Click on a spot of the screen; wait for what it leads to."""
        self.desktop.mouse("mousemove", "--sync", *place, "click", 1)
        assert self.desktop.until(until), self.strip.all

    def see(self, kind, text) -> None:
        """Wait until the program prints this."""
        assert self.desktop.until(lambda: text in self.strip.last(kind)), self.strip.all


def typing(desktop, folder, kind) -> Typing:
    """Open both programs, and put the focus into the field of the other one."""
    other = Words(desktop, desktop.python(OTHER))
    assert desktop.until(lambda: "open" in other.all), "Qt's xcb plugin does not start here"
    assert desktop.until(lambda: bool(desktop.mouse("search", "--name", "one-stop")))
    window = desktop.mouse("search", "--name", "one-stop").splitlines()[0]
    strip = Words(desktop, desktop.python(MORNING, str(folder), kind))
    assert desktop.until(lambda: bool(strip.last("open"))), strip.all
    places = [place.split(",") for place in strip.last("open").split()]
    desktop.mouse("windowfocus", "--sync", window)
    return Typing(desktop, other, strip, window, places)


def typed_during_a_morning(desktop, folder, store, kind) -> tuple[str, bool, list[str]]:
    """Type eight letters while two arrivals are called by themselves and keys are clicked.

    Return what arrived in the field, whether its window kept the focus, what the strip showed.
    """
    now = typing(desktop, folder, kind)
    field, strip, kept = now.field, now.strip, now.kept
    following, _, done, _ = now.places
    service = next(iter(store.centre().counters["1"].serves))
    type_and_look = now.letter

    def click(place, until) -> None:
        desktop.mouse("mousemove", "--sync", *place, "click", 1)
        desktop.until(until)

    type_and_look("h")
    click(following, lambda: "tự gọi" in strip.last("strip"))
    type_and_look("o")
    for letters in ("s", "o"), ("1", "2"):
        label = store.day.take(uuid4(), service, "k1").ticket.label
        assert desktop.until(lambda label=label: strip.last("strip").startswith(label)), strip.all
        type_and_look(letters[0])
        click(done, lambda: strip.last("strip").startswith("–"))
        type_and_look(letters[1])
        assert desktop.until(lambda: strip.last("f2") == "works")
        click(following, lambda: "tự gọi" in strip.last("strip"))
    desktop.until(lambda: kind != "strip" or field.last("typed") == "hoso12")
    return field.last("typed"), all(kept), strip.all


@needs_desktop
def test_every_letter_arrives_while_the_strip_calls_and_is_clicked(
    desktop, counters, tmp_path, store
):
    """Behaviour 39: the always-on-top strip steals no focus, nor a letter, from another program."""
    typed, kept, shown = typed_during_a_morning(desktop, tmp_path, store, "strip")
    assert typed == "hoso12"
    assert kept
    assert any("đã tự gọi" in told for told in shown)
    assert len(store.day.board().calls) == 2


@needs_desktop
def test_negative_control_a_strip_that_takes_the_focus_loses_letters(
    desktop, counters, tmp_path, store
):
    """Behaviour 39: the same morning with an ordinary window is seen to fail."""
    typed, kept, _ = typed_during_a_morning(desktop, tmp_path, store, "ordinary")
    assert not kept
    assert typed != "hoso12"


@needs_desktop
def test_an_alarm_a_question_and_a_forgotten_number_leave_the_focus_where_it_is(
    desktop, counters, tmp_path, store, put
):
    """Behaviour 39: what the strip has to say, and what it asks, takes no letter away."""
    now = typing(desktop, tmp_path, "strip")
    service = next(iter(store.centre().counters["1"].serves))
    put("policy", "policy", ask_outcome=True)
    label = store.day.take(uuid4(), service, "k1").ticket.label
    now.click(now.places[0], lambda: now.strip.last("strip").startswith(label))
    now.letter("a")
    store.devices.report(Health("p1", "printer", "error", "paper_out", {}))
    now.see("strip", "p1")
    now.letter("b")
    now.click(now.places[2], lambda: len(now.strip.last("face").split()) == 3)
    now.letter("c")
    now.click(now.strip.last("face").split()[2].split(","), lambda: store.day.ticket(label).outcome)
    now.see("face", f"strip {HEIGHT}")
    now.letter("d")
    assert desktop.until(lambda: now.field.last("typed") == "abcd"), now.field.all
    assert all(now.kept)


def typed_when_the_clerk_moves(desktop, folder, store, kind) -> tuple[str, bool]:
    """Sign the strip's clerk in elsewhere: the window has to ask for a clerk again."""
    now = typing(desktop, folder, kind)
    now.letter("a")
    store.staff.sign_in(uuid4(), "hoa", "2468", "2")
    now.see("face", "window")
    desktop.until(lambda: desktop.mouse("getwindowfocus") != now.window or kind == "strip")
    now.letter("b")
    desktop.until(lambda: now.field.last("typed") == "ab" or kind != "strip")
    return now.field.last("typed"), all(now.kept)


@needs_desktop
def test_a_session_that_ends_elsewhere_takes_no_letter_here(desktop, counters, tmp_path, store):
    """Behaviours 38 and 39: the strip gives way to the window, which nobody has asked for."""
    assert typed_when_the_clerk_moves(desktop, tmp_path, store, "strip") == ("ab", True)


@needs_desktop
def test_negative_control_a_window_that_activates_itself_is_seen(
    desktop, counters, tmp_path, store
):
    """Behaviour 39: the same with a window that takes the focus when it comes."""
    assert typed_when_the_clerk_moves(desktop, tmp_path, store, "grabbing") == ("a", False)
