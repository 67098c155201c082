"""The door for keypads and signs: ours come in by it."""

import pytest

from centre.settings import Keypad, Sign
from drivers import registry
from drivers.lines.stations import Ask, SignStation, Standalone, Station
from drivers.place import Place

KEYPADS = {
    "framed": Keypad(line="l1", address=9),
    "described": Keypad(driver="described", line="l1", description="simple"),
}
SIGNS = {
    "framed": Sign(line="l1", counter="1"),
    "described": Sign(driver="described", line="l1", counter="1", description="ugreat"),
}


@pytest.mark.parametrize("driver", KEYPADS)
def test_our_keypads_are_stations(driver, tmp_path):
    made = registry.maker("keypad", driver)(KEYPADS[driver], Place("k1", tmp_path / "k1"))
    assert isinstance(made, Station)
    assert not isinstance(made, Standalone)
    assert (made.kind, made.name) == ("keypad", "k1")


@pytest.mark.parametrize("driver", SIGNS)
def test_our_signs_are_stations_that_show(driver, tmp_path):
    made = registry.maker("sign", driver)(SIGNS[driver], Place("s1", tmp_path / "s1"))
    assert isinstance(made, SignStation)
    assert (made.kind, made.name) == ("sign", "s1")


def test_a_usb_keypad_stands_alone(tmp_path):
    wiring = Keypad(driver="hid", device="simulated")
    made = registry.maker("keypad", "hid")(wiring, Place("k1", tmp_path / "k1"))
    assert isinstance(made, Standalone)
    assert not isinstance(made, Station)


def test_an_ask_expects_an_answer_unless_it_says_otherwise():
    assert Ask(b"x").answers
