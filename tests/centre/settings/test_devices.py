"""Each device section: its ways, and what it refuses."""

import pytest
from pydantic import ValidationError

from centre.settings import Camera, Keypad, Line, Printer, Reader, Sign, Speaker

BY_ID = "/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0"


def test_a_printer_leaves_to_its_profile_what_is_not_said():
    printer = Printer(transport="simulated")
    assert printer.profile == "generic-80"
    said = printer.model_dump(
        include={"width", "cut", "status", "has_gs_h", "has_asb", "native_qr", "baud", "rtscts"}
    )
    assert set(said.values()) == {None}


@pytest.mark.parametrize("profile", ["generic-58", "/etc/motcua/my-printer.toml"])
def test_a_profile_is_a_name_or_a_file(profile):
    assert Printer(transport="simulated", profile=profile).profile == profile


@pytest.mark.parametrize("profile", ["", "Generic", "../x", "/etc/passwd", "x.toml"])
def test_other_profiles_are_refused(profile):
    with pytest.raises(ValidationError):
        Printer(transport="simulated", profile=profile)


@pytest.mark.parametrize("baud", [0, 300, 115201, "9600"])
def test_a_speed_that_no_printer_has_is_refused(baud):
    with pytest.raises(ValidationError):
        Printer(transport=f"serial:{BY_ID}", baud=baud)


@pytest.mark.parametrize("way", ["simulated", f"serial:{BY_ID}", "tcp:10.0.0.9:4001"])
def test_ways_to_a_line(way):
    assert Line(transport=way).transport == way


@pytest.mark.parametrize("way", ["usb:/dev/usb/lp0", "file:/tmp/x", "serial:ttyS0", "tcp:host"])
def test_other_ways_to_a_line_are_refused(way):
    with pytest.raises(ValidationError):
        Line(transport=way)


@pytest.mark.parametrize("way", ["simulated", f"serial:{BY_ID}", "keys:/dev/input/event3"])
def test_ways_to_a_scanner(way):
    assert Reader(transport=way).transport == way


@pytest.mark.parametrize("way", ["tcp:10.0.0.9:4001", "keys:event3", ""])
def test_other_ways_to_a_scanner_are_refused(way):
    with pytest.raises(ValidationError):
        Reader(transport=way)


@pytest.mark.parametrize("address", [0, 255, -1])
def test_addresses_that_the_frame_cannot_say_are_refused(address):
    with pytest.raises(ValidationError):
        Keypad(address=address)
    with pytest.raises(ValidationError):
        Sign(line="l1", counter="1", address=address)


def test_rating_keys_mean_levels_and_zero_means_nothing():
    assert Keypad.model_validate({"levels": [3, 0, 1]}).levels == (3, 0, 1)
    with pytest.raises(ValidationError):
        Keypad.model_validate({"levels": [10]})


def test_a_camera_looks_at_eight_pictures_a_second_at_most():
    assert Camera(device="simulated", frames_per_second=8).frames_per_second == 8
    with pytest.raises(ValidationError):
        Camera(device="simulated", frames_per_second=9)


@pytest.mark.parametrize("entry", ["07:00 100", "23:59 0", "11:30 40"])
def test_volume_by_hour(entry):
    assert Speaker.model_validate({"volume_from": [entry]}).volume_from == (entry,)


@pytest.mark.parametrize("entry", ["7:00 100", "24:00 10", "11:30 101", "11:30", "11:30 040"])
def test_other_volumes_are_refused(entry):
    with pytest.raises(ValidationError):
        Speaker.model_validate({"volume_from": [entry]})


@pytest.mark.parametrize(
    "section",
    [Printer, Line, Keypad, Sign, Reader, Camera, Speaker],
    ids=lambda kind: kind.__name__,
)
def test_a_driver_of_another_maker_gets_its_own_values(section):
    needed = {"transport": "simulated", "device": "simulated", "line": "l1", "counter": "1"}
    known = {key: value for key, value in needed.items() if key in section.model_fields}
    made = section.model_validate({**known, "driver": "acme-9", "options": {"speed": [1, 2]}})
    assert (made.driver, made.options) == ("acme-9", {"speed": [1, 2]})
