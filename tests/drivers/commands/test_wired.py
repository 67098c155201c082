"""Devices of the settings have a kind, a name and an address."""

from drivers.commands.wired import KINDS, Wired, hung_on, named, wired


def test_every_device_of_the_settings_is_named_once(town):
    found = [(one.kind, one.name) for one in wired(town.settings)]
    assert sorted(found) == sorted(set(found))
    assert {kind for kind, _ in found} == set(KINDS)


def test_address_of_a_device_on_a_line_is_its_place_there(town):
    assert named(town.settings, "s1") == [Wired("sign", "s1", "line l1, address 3")]


def test_line_knows_what_hangs_on_it(town):
    assert [one.name for one in hung_on(town.settings, "l1")] == ["rating1", "s1"]
    assert hung_on(town.settings, "l2") == []


def test_devices_of_several_kinds_may_share_a_name(town):
    town.wire('[reader.p1]\ntransport = "serial:/dev/ttyACM0"')
    assert [one.kind for one in named(town.settings, "p1")] == ["printer", "reader"]


def test_name_in_dev_is_known_where_there_is_one():
    paths = {
        "serial:/dev/ttyS0": "/dev/ttyS0",
        "keys:/dev/input/by-id/x": "/dev/input/by-id/x",
        "/dev/v4l/by-id/x": "/dev/v4l/by-id/x",
        "tcp:10.0.0.5:9100": "",
        "simulated": "",
        "line l1, address 3": "",
    }
    assert {address: Wired("k", "n", address).path for address in paths} == paths
