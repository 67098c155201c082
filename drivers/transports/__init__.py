"""The ways to a device: TCP, serial ports, USB printers, files; all behind Transport and Link.

One link for one job or one life of a plugged-in device, a deadline on every call, always closed
(hardware note, sections 1 and 2). way_to() reads the addresses of the settings.
"""

from pathlib import Path

from drivers.transports.files import FileTransport
from drivers.transports.links import (
    BUSY,
    DENIED,
    GONE,
    PAPER_OUT,
    SLICE,
    TIMEOUT,
    Link,
    LinkBroken,
    Transport,
    Unsuited,
    linked,
)
from drivers.transports.network import SocketLink, TcpTransport
from drivers.transports.serial import SerialTransport, Wires
from drivers.transports.usb import UsbLink, UsbTransport

__all__ = [
    "BUSY",
    "DENIED",
    "GONE",
    "PAPER_OUT",
    "SLICE",
    "TIMEOUT",
    "FileTransport",
    "Link",
    "LinkBroken",
    "SerialTransport",
    "SocketLink",
    "TcpTransport",
    "Transport",
    "Unsuited",
    "UsbLink",
    "UsbTransport",
    "Wires",
    "linked",
    "way_to",
]


def way_to(
    address: str,
    wires: Wires | None = None,
    *,
    simulated: Transport | None = None,
    lasting: bool = False,
) -> Transport:
    """Return the way that an address of the settings names; nothing is opened.

    address is "tcp:HOST:PORT" (HOST may be [IPv6]), "serial:PATH", "usb:PATH", "file:PATH" or
    "simulated", which is the transport given as such. wires are for serial ports. lasting is for
    links that stay open all day (see TcpTransport, SerialTransport). Raises ValueError for any
    other address.
    """
    kind, _, rest = address.partition(":")
    if address == "simulated" and simulated is not None:
        return simulated
    if kind == "tcp":
        host, _, port = rest.rpartition(":")
        return TcpTransport(host.strip("[]"), int(port), lasting=lasting)
    if kind == "serial" and rest:
        return SerialTransport(rest, wires, lasting=lasting)
    if kind == "usb" and rest:
        return UsbTransport(Path(rest))
    if kind == "file" and rest:
        return FileTransport(Path(rest))
    raise ValueError(address)
