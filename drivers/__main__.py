"""motcua-devices: which devices there are, how they are, and a trial of one of them."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from centre.settings import SettingsError
from drivers.commands import listing, profiles, simulating, trying, watching
from drivers.commands.answers import Exit
from drivers.commands.options import parser
from drivers.registry import DriverMissing

_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], Exit]]] = {
    "list": listing.run,
    "try": trying.run,
    "watch": watching.run,
    "profiles": profiles.run,
    "roll": trying.roll,
    "simulate-printer": simulating.printer,
    "simulate-line": simulating.line,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see --help)."""
    given = parser().parse_args(arguments)
    # What the drivers log is told in the answer already; without a handler it would come twice.
    logging.getLogger("drivers").addHandler(logging.NullHandler())
    try:
        return int(_COMMANDS[given.command](given))
    except (SettingsError, DriverMissing) as error:
        sys.stderr.write(f"{error}\n")
        return int(Exit.SETTINGS)
    except BrokenPipeError:
        # The reader of a pipe has enough ("watch | head"); the interpreter must not write either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.GOOD)


if __name__ == "__main__":
    sys.exit(main())
