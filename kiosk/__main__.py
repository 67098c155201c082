"""`motcua-kiosk`: the ticket dispenser, or the rating keypad where the settings say so."""

import sys
from typing import Final

from centre.shell.start import Program, run
from kiosk.app import open_kiosk

DESCRIPTION: Final = """\
The kiosk of a one-stop centre: people touch a field and get a number on paper.
With mode = "rating" in the settings it is the rating keypad beside a counter.

Which screen, printer or counter belongs to it is said in the section [kiosk.NAME] of the settings.
"""


def main() -> int:
    """Run the kiosk from its command line; return the exit status."""
    return run(Program("motcua-kiosk", DESCRIPTION, "kiosk", open_kiosk))


if __name__ == "__main__":
    sys.exit(main())
