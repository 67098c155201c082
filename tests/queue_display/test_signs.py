"""What the signs of a board's box show."""

from uuid import uuid4

import pytest

from centre.settings import load
from db.facts import AtDesk
from drivers import registry
from drivers.simulated import inbox
from queue_display.app import build
from queue_display.signs import Signs


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
