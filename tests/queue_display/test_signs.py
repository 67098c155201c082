"""What the signs of a board's box show."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from centre.settings import load
from db.facts import AtDesk
from drivers import registry
from drivers.simulated import inbox
from queue_display.app import build
from queue_display.signs import Signs

ROOT = Path(__file__).parents[2]


class Written:
    """A panel that writes down what it is told."""

    def __init__(self):
        self.orders = []

    def show(self, sign, text, *, blink=False):
        self.orders.append((sign, text, blink))

    def clear(self, sign):
        self.orders.append((sign, "", False))


@pytest.fixture
def panel():
    return Written()


@pytest.fixture
def signs(panel):
    made = Signs(panel, {"s1": "1", "s2": "2"})
    made.seen([])
    panel.orders.clear()
    return made


def test_a_call_blinks_on_the_sign_of_its_counter_alone(signs, panel):
    signs.seen([AtDesk("2", "A007", 1)])
    assert panel.orders == [("s2", "A007", True)]


def test_the_same_number_is_not_sent_again(signs, panel):
    for _ in range(3):
        signs.seen([AtDesk("1", "A007", 1)])
    assert panel.orders == [("s1", "A007", True)]


def test_a_further_call_blinks_again(signs, panel):
    signs.seen([AtDesk("1", "A007", 1)])
    signs.seen([AtDesk("1", "A007", 2)])
    assert panel.orders == [("s1", "A007", True)] * 2


def test_a_number_that_has_left_the_counter_leaves_its_sign(signs, panel):
    signs.seen([AtDesk("1", "A007", 1)])
    signs.seen([])
    assert panel.orders[-1] == ("s1", "", False)


def test_after_a_start_the_numbers_stand_there_without_blinking(panel):
    signs = Signs(panel, {"s1": "1", "s2": "2"})
    signs.seen([AtDesk("1", "A007", 2)])
    assert panel.orders == [("s1", "A007", False), ("s2", "", False)]


def test_two_signs_of_one_counter_show_the_same(panel):
    signs = Signs(panel, {"front": "1", "back": "1"})
    signs.seen([])
    signs.seen([AtDesk("1", "B001", 1), AtDesk("9", "C001", 1)])
    assert panel.orders[-2:] == [("front", "B001", True), ("back", "B001", True)]


def test_while_the_store_does_not_answer_the_signs_are_dark(signs, panel):
    signs.seen([AtDesk("1", "A007", 1)])
    panel.orders.clear()
    signs.lost()
    signs.lost()
    assert panel.orders == [("s1", "", False), ("s2", "", False)]


def test_a_number_that_is_still_there_comes_back_without_blinking(signs, panel):
    signs.seen([AtDesk("1", "A007", 1)])
    signs.lost()
    panel.orders.clear()
    signs.seen([AtDesk("1", "A007", 1), AtDesk("2", "B001", 1)])
    assert panel.orders == [("s1", "A007", False), ("s2", "B001", True)]
    signs.seen([AtDesk("1", "A007", 1), AtDesk("2", "B001", 1)])
    assert len(panel.orders) == 2


def test_before_the_store_has_ever_answered_the_signs_are_dark(panel):
    signs = Signs(panel, {"s1": "1"})
    signs.lost()
    assert panel.orders == [("s1", "", False)]
    signs.seen([AtDesk("1", "A007", 1)])
    assert panel.orders[1:] == [("s1", "A007", False)]


SIGNED = """
[display.lobby]
signs = ["s1", "s5"]

[line.l1]
transport = "simulated"

[sign.s1]
line = "l1"
address = 1
counter = "1"

[sign.s5]
line = "l1"
address = 5
counter = "5"
blink_seconds = 1.0
"""


@pytest.fixture
def signed(settings):
    """Give the lobby's board two signs on a line."""
    file = settings.folder / "centre.toml"
    file.write_text(file.read_text("utf-8") + SIGNED, "utf-8")
    return load(settings.folder)


def test_a_call_is_on_the_sign_of_its_counter_and_a_cut_line_is_told(
    signed, store, clock, qapp, qtbot
):
    def shown(name):
        return inbox.look(registry.device_folder(signed, name)).text

    def state(kind, name):
        return {(d.kind, d.name): d.state for d in store.devices.all()}.get((kind, name))

    board = build(signed, "lobby", clock=clock, windowed=True)
    try:
        board.show()
        qtbot.waitUntil(lambda: state("sign", "s5") == "ok", timeout=20000)
        label = store.day.take(uuid4(), "tra-ket-qua", "k1").ticket.label
        store.day.call_next(uuid4(), "5")
        qtbot.waitUntil(lambda: shown("s5") == label, timeout=20000)
        assert shown("s1") == ""
        line = registry.switches(registry.device_folder(signed, "l1"))
        line.set(unplugged=True)
        qtbot.waitUntil(lambda: state("line", "l1") == "offline", timeout=20000)
        store.day.finish(uuid4(), "5")
        line.clear()
        qtbot.waitUntil(lambda: state("line", "l1") == "ok" and shown("s5") == "", timeout=20000)
    finally:
        board.close()


def test_yesterdays_number_leaves_its_sign_at_midnight_without_any_news(
    signed, store, clock, qapp, qtbot
):
    def shown():
        return inbox.look(registry.device_folder(signed, "s5")).text

    board = build(signed, "lobby", clock=clock, windowed=True)
    try:
        with qtbot.waitSignal(board.link.seen):
            board.show()
        label = store.day.take(uuid4(), "tra-ket-qua", "k1").ticket.label
        store.day.call_next(uuid4(), "5")
        qtbot.waitUntil(lambda: shown() == label, timeout=20000)
        clock.move(hours=15, minutes=59)
        board._tick()
        with qtbot.waitSignal(board.link.seen):
            board.link.read()
        assert shown() == label
        clock.move(minutes=1)
        board._tick()
        qtbot.waitUntil(lambda: shown() == "", timeout=20000)
    finally:
        board.close()


# --- a real line behind a pseudo terminal, its far end in a process of its own --------------------


class FarEnd:
    """Two framed signs on an RS-485 line that another process simulates."""

    def __init__(self, settings):
        self.settings = settings
        self.link = settings.folder / "line0"
        config = settings.folder / "centre.toml"
        words = ["simulate-line", "--config", str(config), "--pty", str(self.link), "l1"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drivers", *words], cwd=ROOT, stdout=subprocess.DEVNULL
        )

    def look(self, sign):
        """Return what a sign shows, and whether it blinks."""
        seen = inbox.look(registry.device_folder(self.settings, sign))
        return seen.text.strip(), seen.blink

    def close(self):
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def far_end(signed, qtbot):
    """The signs' line as a serial one: what the board's box really opens is a terminal."""
    made = FarEnd(signed)
    qtbot.waitUntil(made.link.exists, timeout=20000)
    file = signed.folder / "centre.toml"
    text = file.read_text("utf-8").replace(
        'transport = "simulated"', f'transport = "serial:{made.link}"'
    )
    file.write_text(text, "utf-8")
    yield made
    made.close()


def test_signs_on_a_serial_line_follow_call_recall_end_and_a_lost_store(
    far_end, store, clock, qapp, qtbot, monkeypatch
):
    def shows(sign, text, *, blink):
        qtbot.waitUntil(lambda: far_end.look(sign) == (text, blink), timeout=20000)

    board = build(load(far_end.settings.folder), "lobby", clock=clock, windowed=True)
    try:
        with qtbot.waitSignal(board.link.seen):
            board.show()
        label = store.day.take(uuid4(), "tra-ket-qua", "k1").ticket.label
        store.day.call_next(uuid4(), "5")
        shows("s5", label, blink=True)
        shows("s5", label, blink=False)
        store.day.call_again(uuid4(), "5")
        shows("s5", label, blink=True)
        shows("s5", label, blink=False)
        with monkeypatch.context() as broken:
            broken.setattr(board.link._store.day, "board", gone)
            with qtbot.waitSignal(board.link.silent):
                board.link.read()
            clock.move(seconds=5)
            board._feel()
            shows("s5", "", blink=False)
        shows("s5", label, blink=False)
        store.day.finish(uuid4(), "5")
        shows("s5", "", blink=False)
        assert far_end.look("s1") == ("", False)
    finally:
        board.close()


def gone(*_):
    """Answer nothing, as a store whose server is away."""
    raise Unavailable("disk", "database")


def test_a_line_whose_far_end_is_dead_shows_nothing_new(far_end, store, clock, qapp, qtbot):
    """The control of the test before: without the far end no word arrives, and staff are told."""
    far_end.close()
    board = build(load(far_end.settings.folder), "lobby", clock=clock, windowed=True)
    try:
        board.show()
        store.day.take(uuid4(), "tra-ket-qua", "k1")
        store.day.call_next(uuid4(), "5")
        qtbot.waitUntil(
            lambda: ("line", "offline") in {(d.kind, d.state) for d in store.devices.all()},
            timeout=20000,
        )
        assert far_end.look("s5") == ("", False)
    finally:
        board.close()
