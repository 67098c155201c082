"""`python -m centre.settings`: print the example file, or check a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from centre.settings.example import example
from centre.settings.reading import load
from centre.settings.refusals import SettingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 1 when a checked file is refused (the reason on stderr)."""
    parser = argparse.ArgumentParser(prog="python -m centre.settings", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--example", action="store_true", help="print centre.toml.example")
    what.add_argument("--check", type=Path, metavar="FILE", help="say whether FILE can be used")
    chosen = parser.parse_args(arguments)
    if chosen.example:
        sys.stdout.write(example())
        return 0
    try:
        load(chosen.check)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{chosen.check} can be used.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
