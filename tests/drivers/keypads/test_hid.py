"""USB keypads that are keyboards."""

import os
import time

import pytest

from centre.settings import Keypad
from drivers.evdev import DOWN, REPEATED, UP, EventDevice, pack_event
from drivers.keypads.hid import CODES, HidKeypad, make
from drivers.keypads.presses import Sieve
from drivers.place import Place
from drivers.ports import Key, Pressed, Told
from drivers.simulated.inbox import press
from drivers.simulated.switches import Switches

KP_1, KP_5, ENTER, A_KEY = 79, 76, 96, 30


def soon(met):
    end = time.monotonic() + 20
    while not met() and time.monotonic() < end:
        time.sleep(0.005)
    return met()


def presses(events):
    return [event.key for event in events if isinstance(event, Pressed)]


def states(events):
    return [event.status.key.value for event in events if isinstance(event, Told)]


class Keyboard:
    """A keyboard's event device: a FIFO, which hangs up when it is unplugged."""

    def __init__(self, path):
        self.path = path
        self.grabs = []
        self.busy = False
        self.plug()

    def plug(self):
        os.mkfifo(self.path)
        self.number = os.open(self.path, os.O_RDWR)

    def unplug(self):
        self.path.unlink()
        os.close(self.number)

    def ioctl(self, number, request, value):
        self.grabs.append((request, value))
        if self.busy:
            raise OSError(16, "Device or resource busy")

    def strike(self, code, *values):
        for value in values or (DOWN, UP):
            os.write(self.number, pack_event(code, value, 1.0))


@pytest.fixture
def keyboard(tmp_path, caplog):
    caplog.set_level("CRITICAL")
    made = Keyboard(tmp_path / "event0")
    yield made
    os.close(made.number)


@pytest.fixture
def keypad(keyboard):
    keys = {code: Key(key) for code, key in CODES.items()}
    way = EventDevice(keyboard.path, keyboard.ioctl)
    made = HidKeypad("k1", way, Sieve("rating", bounce_seconds=0), keys, (0.02,))
    yield made
    made.close()


def test_keys_are_heard_once_and_the_keyboard_is_grabbed(keyboard, keypad):
    events = []
    keypad.start(events.append)
    assert soon(lambda: states(events) == ["ok"])
    assert keyboard.grabs == [(0x40044590, 1)]
    keyboard.strike(KP_1)
    keyboard.strike(KP_5, DOWN, REPEATED, REPEATED, UP)
    keyboard.strike(A_KEY)
    keyboard.strike(ENTER)
    keyboard.strike(80)
    assert soon(lambda: len(presses(events)) == 3)
    assert presses(events) == [Key.RATING_1, Key.RATING_5, Key.RATING_2]


def test_a_keyboard_that_another_holds_is_not_heard_at_all(keyboard, keypad):
    events = []
    keyboard.busy = True
    keypad.start(events.append)
    assert soon(lambda: states(events) == ["keys_not_grabbed"])
    keyboard.strike(KP_1)
    grabs = len(keyboard.grabs)
    assert soon(lambda: len(keyboard.grabs) > grabs)
    assert presses(events) == []


def test_a_keypad_that_is_pulled_is_told_and_comes_back(keyboard, keypad):
    events = []
    keypad.start(events.append)
    assert soon(lambda: states(events) == ["ok"])
    keyboard.unplug()
    assert soon(lambda: states(events) == ["ok", "port_gone"])
    keyboard.plug()
    assert soon(lambda: states(events) == ["ok", "port_gone", "ok"])
    keyboard.strike(KP_1)
    assert soon(lambda: presses(events) == [Key.RATING_1])


def test_one_that_is_gone_and_comes_back_in_other_hands_says_so(keyboard, keypad):
    events = []
    keypad.start(events.append)
    assert soon(lambda: states(events) == ["ok"])
    keyboard.busy = True
    keyboard.unplug()
    assert soon(lambda: states(events) == ["ok", "port_gone"])
    keyboard.plug()
    assert soon(lambda: states(events)[-1] == "keys_not_grabbed")


def test_the_simulated_one_is_pressed_unplugged_and_grabbed(tmp_path, caplog):
    caplog.set_level("CRITICAL")
    place = Place("k1", tmp_path / "k1")
    switches = Switches(place.folder)
    made = make(Keypad(driver="hid", device="simulated", use="call"), place)
    made._keeper._waits = (0.02,)
    events = []
    made.start(events.append)
    assert soon(lambda: states(events) == ["ok"])
    press(place.folder, Key.NEXT)
    press(place.folder, "20")
    assert soon(lambda: presses(events) == [Key.NEXT, Key.TRANSFER])
    switches.set(unplugged=True)
    assert soon(lambda: states(events)[-1] == "port_gone")
    switches.set(unplugged=False, second_master=True)
    assert soon(lambda: states(events)[-1] == "keys_not_grabbed")
    switches.clear()
    assert soon(lambda: states(events)[-1] == "ok")
    made.close()


def test_codes_can_be_given_other_meanings(tmp_path):
    wiring = Keypad(driver="hid", device="simulated", options={"keys": {"30": "rating_3"}})
    place = Place("k1", tmp_path / "k1")
    made = make(wiring, place)
    events = []
    made.start(events.append)
    assert soon(lambda: states(events) == ["ok"])
    press(place.folder, "30")
    assert soon(lambda: presses(events) == [Key.RATING_3])
    made.close()
