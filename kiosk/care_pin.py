"""The technician's PIN: hidden once with `motcua-kiosk --care-pin`, checked at the door.

It is not a clerk's: the door has to open when the database is gone, and a kiosk's login may not
read clerks' PINs. Only its hash is in centre.toml.
"""

import sys
from collections.abc import Callable
from getpass import getpass
from typing import Final, TextIO

from centre.settings.pins import MARK
from db.pins import hidden, is_pin

FEWEST: Final = 6
MOST: Final = 12
"""Digits of a PIN. The hash lies in a file that more people can read than a database's rows, so
four digits, tried out in minutes, are too few."""
OPTION: Final = "--care-pin"


def hide(pin: str) -> str:
    """Return what centre.toml keeps of a PIN."""
    return MARK + hidden(pin)


def is_right(pin: str, kept: str) -> bool:
    """Tell whether a PIN is the one that centre.toml keeps; takes tens of milliseconds."""
    return len(pin) <= MOST and is_pin(pin, kept.removeprefix(MARK))


def make(out: TextIO, ask: Callable[[str], str] | None = None) -> int:
    """Ask for a PIN twice and print the line for centre.toml; return 0, or 1 for no PIN."""
    ask = ask or _ask
    pin = ask(f"Technician's PIN ({FEWEST} to {MOST} digits): ")
    if not (pin.isascii() and pin.isdigit() and FEWEST <= len(pin) <= MOST):
        out.write(f"A PIN has {FEWEST} to {MOST} digits and nothing else.\n")
        return 1
    if ask("Once more: ") != pin:
        out.write("That was another one. Nothing is made.\n")
        return 1
    out.write(f'Put this line under [kiosk.NAME] in centre.toml:\n\ncare_pin = "{hide(pin)}"\n')
    return 0


def _ask(prompt: str) -> str:
    """Read a PIN unseen; from a pipe, a line of it."""
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().strip()
