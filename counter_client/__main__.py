"""motcua-counter: the clerk's desk."""

import os
import sys
from collections.abc import Sequence
from typing import Final

from centre.shell.start import Program, Start, run
from counter_client.app import CounterApp, build

DESCRIPTION: Final = """\
The clerk's desk: calls, serves, transfers and pauses at one counter.

Opens an ordinary window of about 440 x 720 pixels. With --strip it becomes, after the sign-in,
a strip of 440 x 72 pixels that stays on top and never takes the keyboard from other programs."""

STRIP: Final = "--strip"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desk from its command line (None: that of this process); return the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    strip = STRIP in given
    # A clerk's PC scales its desktop; the desk is sized in the desktop's pixels (look.py).
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")

    def open_counter(start: Start) -> CounterApp:
        app = build(start.settings, start.device, words=start.words, strip=strip)
        app.show()
        return app

    program = Program("motcua-counter", DESCRIPTION, "counter", open_counter)
    return run(program, [word for word in given if word != STRIP])


if __name__ == "__main__":
    raise SystemExit(main())
