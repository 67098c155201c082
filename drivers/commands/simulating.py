"""motcua-devices simulate-printer and simulate-line: far ends without a device, until interrupted.

They outlive the programs that use them, as real devices do.
"""

import argparse
import signal
from collections.abc import Callable

from centre.settings import load
from drivers import registry
from drivers.commands import far_ends
from drivers.commands.answers import Exit
from drivers.commands.far_ends import FarEnd
from drivers.commands.shown import say, trouble, unknown


def printer(given: argparse.Namespace) -> Exit:
    """Be a network printer, or a serial one behind a link; say where first."""
    if given.pty is not None:
        return _serve(
            given,
            lambda: far_ends.serial_printer(given.pty, given.paper, given.width, given.baud),
            {"pty": str(given.pty), "paper": str(given.paper)},
            f"printing on {given.pty}",
        )
    host, port = given.listen
    try:
        device = registry.network_printer(given.listen, given.paper, given.width)
    except OSError as error:
        return trouble(f"cannot listen on {host}:{port}: {error.strerror}")
    address = f"{device.address[0]}:{device.address[1]}"
    data = {"listen": address, "paper": str(given.paper)}
    return _until_interrupted(given, device, data, f"printing on {address}")


def line(given: argparse.Namespace) -> Exit:
    """Be the far end of a line of the settings, with all that hangs on it."""
    settings = load(given.config)
    if given.name not in settings.line:
        return unknown(given.name, list(settings.line), "line")
    return _serve(
        given,
        lambda: far_ends.line(settings, given.name, given.pty),
        {"pty": str(given.pty), "line": given.name},
        f"line {given.name} on {given.pty}",
    )


def _serve(
    given: argparse.Namespace, make: Callable[[], FarEnd], data: dict[str, str], words: str
) -> Exit:
    """Make a far end behind a link, say where it is, and serve."""
    try:
        device = make()
    except OSError as error:
        return trouble(f"cannot make {given.pty}: {error.strerror}")
    return _until_interrupted(given, device, data, words)


def _until_interrupted(
    given: argparse.Namespace, device: FarEnd, data: dict[str, str], words: str
) -> Exit:
    """Say where the device is, and serve until Ctrl+C or SIGTERM."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: device.close())
    say(given, data, words)
    device.serve()
    return Exit.GOOD
