"""`motcua-kiosk`: the ticket dispenser, or the rating keypad where the settings say so."""

import sys
from collections.abc import Sequence
from typing import Final

from centre.shell.start import Program, run
from kiosk import care_pin
from kiosk.app import open_kiosk

DESCRIPTION: Final = """\
The kiosk of a one-stop centre: people touch a field and get a number on paper.
With mode = "rating" in the settings it is the rating keypad beside a counter.

Which screen, printer or counter belongs to it is said in the section [kiosk.NAME] of the settings.

`motcua-kiosk --care-pin` asks for the technician's PIN and prints its line for that section.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk from its command line (None: this process's); return the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given == [care_pin.OPTION]:
        return care_pin.make(sys.stdout)
    return run(Program("motcua-kiosk", DESCRIPTION, "kiosk", open_kiosk), given)


if __name__ == "__main__":
    sys.exit(main())
