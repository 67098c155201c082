"""Devices are listened to, and nothing of a code but its kind is ever told."""

import threading
import time
from datetime import date
from uuid import UUID

import pytest

from centre.rules.codes import (
    Card,
    DossierCode,
    Opaque,
    ProcedureCode,
    Refused,
    TicketCode,
)
from drivers.commands.hearing import Hearing, kind_of
from drivers.commands.wired import Wired, wired
from drivers.health import DeviceKey
from drivers.ports import Pressed
from drivers.simulated.inbox import press


def of_kind(town, *kinds):
    return [one for one in wired(town.settings) if one.kind in kinds]


def test_all_kinds_tell_how_they_are_and_every_thread_ends(town):
    before = threading.active_count()
    devices = of_kind(town, "line", "keypad", "sign", "reader", "camera")
    with Hearing(town.settings, devices) as hearing:
        hearing.settle(20)
        keys = {one.kind: hearing.status(one).key for one in devices}
    assert keys == {
        "line": DeviceKey.OK,
        "keypad": DeviceKey.OK,
        "sign": DeviceKey.OK,
        "reader": DeviceKey.OK,
        "camera": DeviceKey.STARTING,
    }
    assert threading.active_count() == before


def test_line_brings_what_hangs_on_it(town):
    hearing = Hearing(town.settings, of_kind(town, "line"))
    assert [one.name for one in hearing.devices] == ["l1", "rating1", "s1"]


def test_press_is_heard(town):
    with Hearing(town.settings, of_kind(town, "keypad")) as hearing:
        hearing.settle(20)
        press(town.folder("rating1"), "rating_2")
        heard = next(event for event in hearing.heard(20) if isinstance(event, Pressed))
    assert (heard.device, heard.key.value) == ("rating1", "rating_2")


def test_nothing_at_all_ends_in_time(town):
    began = time.monotonic()
    with Hearing(town.settings, ()) as hearing:
        assert list(hearing.heard(0.1)) == []
        hearing.settle(600)
        with pytest.raises(LookupError):
            _ = hearing.panel
    assert time.monotonic() - began < 60


def test_device_that_told_nothing_is_starting(town):
    hearing = Hearing(town.settings, ())
    assert hearing.status(Wired("sign", "s1", "")).key is DeviceKey.STARTING


SECRETS = ("987654", "2003-04-05", "1985", "H99.08-260822-0001", "Nguyễn", "1.001234")
READINGS = [
    TicketCode(UUID(int=987654)),
    DossierCode("H99.08-260822-0001", date(2003, 4, 5), "987654"),
    ProcedureCode("1.001234", "1.001234.000.00.00.H99"),
    Card(1985, date(2003, 4, 5)),
    Opaque(12),
    Refused("card_broken"),
    Refused("a reason that is new"),
]


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: type(one).__name__)
def test_kind_of_a_code_is_told_and_nothing_of_its_text(reading):
    key, words = kind_of(reading)
    assert key
    assert not [secret for secret in SECRETS if secret in key + words]


def test_kinds_differ():
    assert len({kind_of(reading)[0] for reading in READINGS}) == len(READINGS)
