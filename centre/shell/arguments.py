"""The command line of every program with a screen, and which device of the settings it is."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from centre.settings import Problem, Settings, SettingsError


def _usual_config() -> Path:
    """Return where centre.toml is expected.

    On Windows that is a folder of the user's own, because a counter's keys lie beside the file and
    other users of that PC must not read them.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Motcua" / "centre.toml"
    return Path("/etc/motcua/centre.toml")


DEFAULT_CONFIG: Final = _usual_config()
Section = Literal["kiosk", "display", "counter"]
"""The section of the settings in which a program finds its own device."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line said."""

    config: Path
    device: str | None
    windowed: bool
    language: str | None
    check: bool = False


def parse(argv: Sequence[str] | None, program: str, description: str) -> Arguments:
    """Return the arguments of a program's command line (None: those of this process).

    Prints the help or what is wrong and raises SystemExit, as argparse does.
    """
    parser = ArgumentParser(
        prog=program, description=description, formatter_class=RawDescriptionHelpFormatter
    )
    _add_options(parser)
    found = parser.parse_args(argv)
    return Arguments(found.config, found.device, found.windowed, found.language, found.check)


def _add_options(parser: ArgumentParser) -> None:
    """Describe the options for a technician."""
    parser.add_argument(
        "--config",
        type=Path,
        default=DEFAULT_CONFIG,
        metavar="FILE",
        help="the settings of this centre, or the folder in which centre.toml is "
        f"(default: {DEFAULT_CONFIG})",
    )
    parser.add_argument(
        "--device",
        metavar="NAME",
        help="which device of the settings this machine is, for example k1 for [kiosk.k1]; "
        "not needed where the settings name only one",
    )
    parser.add_argument(
        "--windowed",
        action="store_true",
        help="open an ordinary window that fits the desk instead of filling the screen; "
        "it can be closed, and the cursor is shown",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="language to begin with, for example vi or en (default: vi)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="read the settings, say in plain sentences what is wrong with them, and end: "
        "exit status 0 when they can be used, 2 when not",
    )


def device_of(settings: Settings, section: Section, name: str | None, file: Path) -> str:
    """Return the device this program is: name, or the only one of its section.

    Raises SettingsError when it is not in the settings, or when name is missing among several.
    """
    devices: Mapping[str, object] = getattr(settings, section)
    if name in devices:
        return str(name)
    known = ", ".join(devices)
    if name is not None:
        what, remedy = f"there is no [{section}.{name}]", f"Known: {known}" if known else "Add it"
    elif len(devices) == 1:
        return next(iter(devices))
    elif devices:
        what, remedy = "there are several", f"Say which with --device: {known}"
    else:
        what, remedy = "there is none", f"Add a section [{section}.NAME]"
    raise SettingsError(file, [Problem(None, section, what, remedy)])
