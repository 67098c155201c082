"""Printers and loudspeakers are asked how they are."""

import pytest

from drivers.commands.answers import Exit
from drivers.commands.asking import Asked
from drivers.commands.wired import named
from drivers.registry import DriverMissing
from drivers.simulated.speaker import SimulatedSpeaker


def asked(town, name):
    return Asked(town.settings, named(town.settings, name)[0])


def test_printer_is_asked_and_nothing_is_printed(town):
    device = asked(town, "p1")
    assert device.result().exit is Exit.GOOD
    town.switch("p1", cover_open=True)
    assert device.result().exit is Exit.COVER_OPEN
    device.close()
    assert not list(town.folder("p1").glob("slip-*"))


def test_loudspeaker_is_proved(town):
    device = asked(town, "lobby")
    assert device.result().exit is Exit.GOOD
    town.switch("lobby", dead=True)
    assert device.result().exit is Exit.NO_SOUND
    device.close()


def test_defect_of_a_driver_is_told_and_goes_no_further(town, monkeypatch):
    def fail(_self):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(SimulatedSpeaker, "prove", fail)
    result = asked(town, "lobby").result()
    assert (result.exit, result.key) == (Exit.SICK, "driver_failed")
    assert "a defect" in result.detail


def test_missing_driver_is_no_state_of_a_device(town):
    town.wire('[speaker.s2]\ndriver = "toaster"')
    with pytest.raises(DriverMissing):
        asked(town, "s2")
