"""The words of the command line of motcua-devices: commands, options, help."""

import argparse
from pathlib import Path
from typing import Final

from drivers.commands.answers import EXITS
from drivers.commands.wired import KINDS

DEFAULT_CONFIG: Final = Path("/etc/motcua/centre.toml")
_EXAMPLES: Final = """
examples:
  motcua-devices list
  motcua-devices try kiosk1
  motcua-devices --config ./centre.toml try --json lobby
  motcua-devices watch --json rating1 scanner
  motcua-devices simulate-printer --listen 127.0.0.1:9100 --paper ./paper
  motcua-devices simulate-line --config ./centre.toml --pty ./line0 l1
"""
_LIST: Final = """\
Shows each device of the settings with how it is, what is plugged in that no device of the settings
uses, and what cannot be reached. Loudspeakers play half a second of silence; cameras stay closed;
a device that a running program uses is told as such and is no fault.

With --json one object:
  configured  list of {kind, name, address, state, key, sentence, detail, exit}
              state: ok, warning, error, offline; exit: the exit status that it alone would cause
  plugged     list of {kind, path, setting, names, is_stable, remark, used_by}
              path: the name that stays; setting: the line of centre.toml that would use it;
              used_by: names in the settings, or null
  missing     list of {kind, name, address, why}; why is the key of its state
"""
_TRY: Final = """\
Tries one device by its name in the settings.
  printer   prints a test slip                  speaker   plays two tones
  keypad    waits for a key                     reader    waits for a code, tells its kind only
  sign      shows 8888, A001, brightnesses      camera    waits for a QR code or a person
  line      asks all that hangs on it

With --json one object {kind, name, address, state, key, sentence, detail, exit}, of a line with its
"devices" besides; a list of such objects if devices of several kinds share the name.
"""
_WATCH: Final = """\
Writes a line at each event and at each change of state, until Ctrl+C. Cameras are opened, printers
are asked every 5 s, loudspeakers every 30 s. What a code says is never shown, only its kind.

With --json each line is an object {at, kind, name, event, key, sentence} with event one of state
(with "state" besides), pressed, scanned, presence.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; the command is in .command."""
    whole = argparse.ArgumentParser(
        prog="motcua-devices",
        description="Look after the devices of a centre: what there is, how it is, and a trial.",
        epilog=EXITS + _EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_config(whole, DEFAULT_CONFIG)
    # It has no window; the option is taken so that all programs may be called alike.
    whole.add_argument("--windowed", action="store_true", help=argparse.SUPPRESS)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add(commands, "list", "show what is configured, plugged in, missing", _LIST)
    _add_try(_add(commands, "try", "try one device and tell how it went", _TRY))
    _add_watch(_add(commands, "watch", "tell each event and change of state", _WATCH))
    _add(commands, "profiles", "show the descriptions of devices that come with the program")
    roll = _add(commands, "roll", "note that a new roll of paper was put in")
    roll.add_argument("name", metavar="NAME", help="the printer's name in the settings")
    _add_printer(_add(commands, "simulate-printer", "be a printer that draws its slips"))
    _add_line(_add(commands, "simulate-line", "be the far end of a line of the settings"))
    return whole


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    more: str = "",
) -> argparse.ArgumentParser:
    """Add a command with what all of them take."""
    command = commands.add_parser(
        name,
        help=words,
        description=more or f"{words[0].upper()}{words[1:]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--json", action="store_true", help="answer in JSON, for scripts")
    _add_config(command, argparse.SUPPRESS)
    return command


def _add_config(parser: argparse.ArgumentParser, default: Path | str) -> None:
    """Add the settings file, which may stand before or behind the command."""
    parser.add_argument(
        "--config",
        type=Path,
        default=default,
        metavar="FILE",
        help=f"the settings of the centre (default: {DEFAULT_CONFIG})",
    )


def _add_try(parser: argparse.ArgumentParser) -> None:
    """Add what a trial needs."""
    parser.add_argument("name", metavar="NAME", help="the device's name in the settings")
    parser.add_argument("--kind", choices=KINDS, help="where devices of several kinds share a name")
    _add_seconds(parser, "how long to wait for a key, a code, or eyes on a sign")


def _add_watch(parser: argparse.ArgumentParser) -> None:
    """Add what watching needs."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="devices (default: all)")
    _add_seconds(parser, "end after this time")


def _add_seconds(parser: argparse.ArgumentParser, words: str) -> None:
    """Add a bounded time."""
    parser.add_argument("--seconds", type=_seconds, metavar="N", help=words)


def _seconds(text: str) -> float:
    """Return seconds between 0.1 and a day; raise ArgumentTypeError in words."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r}: want seconds, 0.1 to 86400")
    return seconds


def _add_printer(parser: argparse.ArgumentParser) -> None:
    """Add what the simulated printer needs."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--listen",
        type=_address,
        default="127.0.0.1:9100",
        metavar="HOST:PORT",
        help="be a network printer, here (default: %(default)s; port 0 takes a free one)",
    )
    _add_pty(where, "be a serial printer")
    parser.add_argument(
        "--baud", type=int, default=115200, metavar="N", help="speed of the serial printer"
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


def _add_line(parser: argparse.ArgumentParser) -> None:
    """Add what the simulated line needs."""
    parser.add_argument("name", metavar="LINE", help="the line's name in the settings")
    _add_pty(parser, "the far end of the line", required=True)


def _add_pty(parser: argparse._ActionsContainer, words: str, *, required: bool = False) -> None:
    """Add the link to a pseudo terminal."""
    parser.add_argument(
        "--pty",
        type=lambda text: Path(text).absolute(),
        required=required,
        metavar="PATH",
        help=f"{words}: a link to a pseudo terminal is made here",
    )


def _address(text: str) -> tuple[str, int]:
    """Return host and port; raise ArgumentTypeError in words."""
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: want HOST:PORT, as 127.0.0.1:9100")
    return host or "127.0.0.1", int(port)
