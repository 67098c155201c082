"""What the technician's pages draw: plain values, with nothing of what was typed."""

from dataclasses import FrozenInstanceError, fields

import pytest

from kiosk.care_shown import CareView, Door, Section, Step


def test_a_door_nobody_has_touched_asks_and_tells_nothing():
    view = CareView("k1")
    assert (view.door, view.section, view.devices) == (Door.ASKING, Section.DEVICES, None)
    assert (view.trial.step, view.saved.step) == (Step.NONE, Step.NONE)


def test_a_view_has_no_place_for_a_pin():
    assert not {"pin", "text", "typed"} & {field.name for field in fields(CareView)}
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        CareView("k1").pin = "123456"
