"""Addresses of the settings lead to the right transport, and nothing is opened on the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from drivers import transports
from drivers.transports import (
    FileTransport,
    SerialTransport,
    TcpTransport,
    UsbTransport,
    Wires,
    way_to,
)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("tcp:10.0.0.9:9100", TcpTransport),
        ("tcp:[::1]:9100", TcpTransport),
        ("serial:/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0", SerialTransport),
        ("serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0", SerialTransport),
        ("usb:/dev/usb/lp0", UsbTransport),
        ("file:/tmp/record", FileTransport),
    ],
)
def test_each_address_has_its_transport(address, kind):
    assert isinstance(way_to(address), kind)


def test_colons_of_a_stable_name_are_kept():
    way = way_to("serial:/dev/serial/by-path/pci-0000:00:14.0-port0", Wires(baud=19200))
    assert way._path == Path("/dev/serial/by-path/pci-0000:00:14.0-port0")
    assert way._wires.baud == 19200


def test_network_address_of_six_is_taken_out_of_its_brackets():
    assert way_to("tcp:[::1]:9100")._names._asked == ("::1", 9100)


def test_link_that_lasts_is_made_so():
    assert way_to("tcp:box:4001", lasting=True)._lasting
    short, long = (way_to("serial:/dev/ttyS0", lasting=lasting) for lasting in (True, False))
    assert short._drain_within < 1 < long._drain_within


def test_simulated_is_what_the_caller_gives():
    twin = object()
    assert way_to("simulated", simulated=twin) is twin


@pytest.mark.parametrize("address", ["simulated", "", "serial:", "usb:", "file:", "lpt:1", "tcp:x"])
def test_other_addresses_are_refused(address):
    with pytest.raises(ValueError, match=r".*"):
        way_to(address)


def test_every_name_of_the_door_is_there():
    assert all(hasattr(transports, name) for name in transports.__all__)


def test_without_serial_and_terminal_modules_the_package_still_loads():
    """Windows has no fcntl and no termios; and nothing slow is loaded before a port is opened."""
    code = (
        "import sys; sys.modules['fcntl'] = sys.modules['termios'] = None;"
        "sys.path.insert(0, sys.argv[1]); import drivers.transports, drivers.keeper;"
        "sys.exit('serial' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code, str(root)], check=False)
    assert done.returncode == 0
