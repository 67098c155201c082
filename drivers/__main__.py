"""motcua-devices: which devices there are, how they are, and a trial of one of them."""

import argparse
import json
import logging
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from centre.rules.hours import ZONE
from centre.settings import Settings, SettingsError, load
from drivers import registry
from drivers.trials import Exit, Result, told, try_printer, try_speaker

DEFAULT_CONFIG: Final = Path("/etc/motcua/centre.toml")
_EXITS: Final = """\
exit status:
  0  all is well
  2  the settings file, or a word of the command, is wrong; the message says which and what to do
  3  no device has this name
  4  works, but needs a look (paper low, or a printer that tells nothing)
  5  sent, but nobody knows whether the slip came out
  6  cannot be reached (power, cable, address)
  7  reachable but sick (no paper, cover open, cutter, no sound)
  8  this computer lacks something (a font, a player program)

examples:
  motcua-devices list
  motcua-devices try kiosk1
  motcua-devices --config ./centre.toml try --json lobby
  motcua-devices simulate-printer --listen 127.0.0.1:9100 --paper ./paper
"""


@dataclass(frozen=True, slots=True)
class _Found:
    """One device of the settings and what was found out about it."""

    name: str
    kind: str
    address: str
    result: Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see --help)."""
    given = _parser().parse_args(arguments)
    # What the drivers log is told in the answer already; without a handler it would come twice.
    logging.getLogger("drivers").addHandler(logging.NullHandler())
    try:
        return int(_COMMANDS[given.command](given))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return int(Exit.SETTINGS)


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="motcua-devices",
        description="Look after the printers and loudspeakers of a centre.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=DEFAULT_CONFIG,
        metavar="FILE",
        help=f"the settings of the centre (default: {DEFAULT_CONFIG})",
    )
    # It has no window; the option is taken so that all programs may be called alike.
    parser.add_argument("--windowed", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("list", help="show every device of the settings and how it is")
    trial = commands.add_parser("try", help="print a test slip, or play a test sound")
    trial.add_argument("name", metavar="NAME", help="the device's name in the settings")
    _add_simulator(commands.add_parser("simulate-printer", help="be a network printer that draws"))
    for command in commands.choices.values():
        command.add_argument("--json", action="store_true", help="answer in JSON, for scripts")
    return parser


def _add_simulator(parser: argparse.ArgumentParser) -> None:
    """Add what the simulated network printer needs."""
    parser.add_argument(
        "--listen",
        type=_address,
        default="127.0.0.1:9100",
        metavar="HOST:PORT",
        help="where programs find it (default: %(default)s; port 0 takes a free one)",
    )
    parser.add_argument(
        "--paper",
        type=Path,
        default=Path("paper"),
        metavar="FOLDER",
        help="where its slips go as pictures; faults.json there makes it misbehave",
    )
    parser.add_argument(
        "--width", type=int, default=576, choices=(576, 512, 384), help="dots of a printed line"
    )


def _address(text: str) -> tuple[str, int]:
    """Return host and port; raise ArgumentTypeError in words."""
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: want HOST:PORT, as 127.0.0.1:9100")
    return host or "127.0.0.1", int(port)


def _list(given: argparse.Namespace) -> Exit:
    """Show every device; the exit status is that of the worst."""
    found = list(_all_found(load(given.config)))
    _say(given, [_row(one) for one in found], "\n".join(map(_line, found)) or "No devices.")
    return max((one.result.exit for one in found), default=Exit.GOOD)


def _all_found(settings: Settings) -> Iterator[_Found]:
    """Yield every device with its state."""
    for name, printer in settings.printer.items():
        device = registry.printer(printer, registry.device_folder(settings, name))
        with closing(device):
            yield _Found(name, "printer", printer.transport, told(device.check()))
    for name, speaker in settings.speaker.items():
        loud = registry.speaker(speaker, registry.device_folder(settings, name))
        yield _Found(name, "speaker", speaker.driver, told(loud.prove()))


def _try(given: argparse.Namespace) -> Exit:
    """Try the device with the given name."""
    found = _tried(load(given.config), given.name)
    if found is None:
        sys.stderr.write(f"no printer or loudspeaker is called {given.name!r}; see: list\n")
        return Exit.UNKNOWN_NAME
    _say(given, _row(found), _line(found))
    return found.result.exit


def _tried(settings: Settings, name: str) -> _Found | None:
    """Try the printer or loudspeaker of that name; None if there is none."""
    folder = registry.device_folder(settings, name)
    if name in settings.printer:
        wiring = settings.printer[name]
        now = datetime.now(ZONE)
        result = try_printer(registry.printer(wiring, folder), name, now)
        return _Found(name, "printer", wiring.transport, result)
    if name in settings.speaker:
        result = try_speaker(registry.speaker(settings.speaker[name], folder))
        return _Found(name, "speaker", settings.speaker[name].driver, result)
    return None


def _simulate(given: argparse.Namespace) -> Exit:
    """Be a network printer until interrupted; say the address first."""
    try:
        printer = registry.network_printer(given.listen, given.paper, given.width)
    except OSError as error:
        sys.stderr.write(
            f"cannot listen on {given.listen[0]}:{given.listen[1]}: {error.strerror}\n"
        )
        return Exit.COMPUTER
    address = f"{printer.address[0]}:{printer.address[1]}"
    _say(given, {"listen": address, "paper": str(given.paper)}, f"printing on {address}")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: printer.close())
    printer.serve()
    return Exit.GOOD


_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], Exit]]] = {
    "list": _list,
    "try": _try,
    "simulate-printer": _simulate,
}


def _say(given: argparse.Namespace, data: object, words: str) -> None:
    """Write the answer, as JSON or in words, at once."""
    text = json.dumps(data, ensure_ascii=False) if given.json else words
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _row(found: _Found) -> dict[str, object]:
    """Return a device as plain values."""
    row = asdict(found) | asdict(found.result)
    del row["result"]
    return row


def _line(found: _Found) -> str:
    """Return a device in words."""
    detail = f" [{found.result.detail}]" if found.result.detail else ""
    return f"{found.kind} {found.name} ({found.address}): {found.result.words}{detail}"


if __name__ == "__main__":
    sys.exit(main())
