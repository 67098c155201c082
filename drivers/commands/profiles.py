"""motcua-devices profiles: the descriptions of devices that come with the program."""

import argparse
from typing import Final

from drivers import descriptions
from drivers.commands.answers import Exit
from drivers.commands.shown import say, table

_SETTINGS: Final = {
    "printers": 'profile = "NAME" in a [printer.…]',
    "keypads": 'description = "NAME" in a [keypad.…] with driver = "described"',
    "signs": 'description = "NAME" in a [sign.…] with driver = "described"',
}


def run(given: argparse.Namespace) -> Exit:
    """Show the names of all descriptions, and where each is written."""
    names = {kind: descriptions.names(kind) for kind in descriptions.KINDS}
    parts = [
        f"{kind}: {_SETTINGS.get(kind, '')}\n{table([(name,) for name in names[kind]])}"
        for kind in names
    ]
    say(given, names, "\n\n".join(parts))
    return Exit.GOOD
