"""`python -m centre.settings`: print the example file, check a file, or name the units it needs."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from centre.settings.example import example
from centre.settings.reading import load
from centre.settings.refusals import SettingsError
from centre.settings.units import units


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 1 when a file is refused (the reason on stderr)."""
    parser = argparse.ArgumentParser(prog="python -m centre.settings", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--example", action="store_true", help="print centre.toml.example")
    what.add_argument("--check", type=Path, metavar="FILE", help="say whether FILE can be used")
    what.add_argument("--units", type=Path, metavar="FILE", help="name what systemd has to run")
    chosen = parser.parse_args(arguments)
    if chosen.example:
        sys.stdout.write(example())
        return 0
    try:
        settings = load(chosen.check or chosen.units)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if chosen.units:
        sys.stdout.write("".join(f"{unit}\n" for unit in units(settings)))
    else:
        sys.stdout.write(f"{chosen.check} can be used.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
