"""The way to a printer decides how much is drawn and who draws the code."""

import pytest

from centre.settings import Printer
from drivers.printers.profiles import described
from drivers.printers.wiring import line_speed, picture_bytes, wire_of

SERIAL = "serial:/dev/serial/by-id/usb-printer"


def seen(transport, **more):
    wiring = Printer(transport=transport, **more)
    profile = described(wiring)
    wire = wire_of(wiring, profile)
    return line_speed(wiring, profile), picture_bytes(wiring, profile), wire


@pytest.mark.parametrize("way", ["tcp:10.0.0.9:9100", "usb:/dev/usb/lp0", "simulated", "file:/x"])
def test_fast_ways_have_no_speed_and_draw_all(way):
    speed, most, wire = seen(way, baud=9600)
    assert (speed, most, wire.native_qr, wire.band_rows) == (0, None, False, 64)


def test_fast_serial_line_draws_all_but_the_code():
    speed, most, wire = seen(SERIAL)
    assert (speed, most, wire.native_qr, wire.band_rows) == (11_520, None, True, 64)


@pytest.mark.parametrize(
    ("baud", "seconds", "most"),
    [(57600, 3.0, 17_280), (19200, 3.0, 5760), (9600, 3.0, 2880), (9600, 1.0, 960), (1200, 3, 360)],
)
def test_slow_serial_line_has_bytes_for_its_seconds(baud, seconds, most):
    speed, told, wire = seen(SERIAL, baud=baud, raster_seconds=seconds)
    assert (speed, told) == (baud / 10, most)
    assert (wire.native_qr, wire.band_rows) == (True, 24)


def test_code_is_drawn_where_the_printer_knows_none_or_the_settings_say_so():
    assert not seen(SERIAL, profile="epson-tm-t88iii")[2].native_qr
    assert not seen(SERIAL, native_qr=False)[2].native_qr


def test_printer_without_pictures_has_no_bytes_for_them_on_any_way():
    assert seen("tcp:10.0.0.9:9100", profile="epson-tm-u220")[1] == 0


def test_profile_says_whether_it_may_tell_by_itself():
    assert seen("simulated")[2].has_asb
    assert not seen("simulated", has_asb=False)[2].has_asb
