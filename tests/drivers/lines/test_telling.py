"""Each change is told once, and logged once."""

import logging

from drivers.health import DeviceKey, DeviceStatus
from drivers.lines.telling import Teller

OK = DeviceStatus(DeviceKey.OK)
SILENT = DeviceStatus(DeviceKey.SILENT, "no answer")


def test_a_change_is_told_once(caplog):
    caplog.set_level(logging.INFO)
    told = []
    teller = Teller(told.append)
    for status in (OK, OK, SILENT, SILENT, OK):
        teller.tell("sign", "s1", status)
    assert [(each.kind, each.device, each.status) for each in told] == [
        ("sign", "s1", OK),
        ("sign", "s1", SILENT),
        ("sign", "s1", OK),
    ]
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_what_has_its_cause_elsewhere_is_told_but_not_logged(caplog):
    caplog.set_level(logging.INFO)
    told = []
    teller = Teller(told.append)
    teller.tell("sign", "s1", OK)
    teller.tell("sign", "s1", DeviceStatus(DeviceKey.PORT_GONE), logged=False)
    teller.tell("sign", "s1", OK)
    assert [each.status.key for each in told] == ["ok", "port_gone", "ok"]
    assert not caplog.records


def test_devices_of_one_name_and_different_kinds_are_two():
    told = []
    teller = Teller(told.append)
    teller.tell("sign", "x", OK)
    teller.tell("keypad", "x", OK)
    assert len(told) == 2
