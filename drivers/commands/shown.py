"""What motcua-devices writes: JSON for programs, or aligned lines for a person; flushed at once."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Final

from drivers.commands.answers import Exit, Result
from drivers.commands.wired import Wired

Row = dict[str, object]


def say(given: argparse.Namespace, data: object, words: str) -> None:
    """Write an answer: data as JSON where it was asked for, else the words."""
    write(json.dumps(data, ensure_ascii=False) if given.json else words)


def write(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def hint(given: argparse.Namespace, text: str) -> None:
    """Tell a person what to do now; programs, which read JSON, are told nothing."""
    if not given.json:
        write(text)


def row(device: Wired, result: Result) -> Row:
    """Return a device and what was found out as plain values."""
    return {
        "kind": device.kind,
        "name": device.name,
        "address": device.address,
        "state": result.state.value,
        "key": result.key,
        "sentence": result.sentence,
        "detail": result.detail,
        "exit": int(result.exit),
    }


def line(device: Wired, result: Result) -> str:
    """Return a device in one line."""
    return f"{device.kind} {device.name} ({device.address}): {sentence(result)}"


def sentence(result: Result) -> str:
    """Return the sentence with its detail, unless that says nothing more."""
    plain = result.detail in _SAID_ALREADY
    return result.sentence if plain else f"{result.sentence} [{result.detail}]"


_SAID_ALREADY: Final = frozenset({"", "gone", "busy", "denied", "open", "simulated"})


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns, each row in one line, two blanks in front."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(text.ljust(width) for text, width in zip(cells, widths, strict=True))
        for cells in rows
    )
    return "\n".join(f"  {line}".rstrip() for line in lines)


def unknown(name: str, known: Sequence[str], kind: str = "device") -> Exit:
    """Say on the error output that no device has a name, and which there are."""
    names = f"there are: {', '.join(known)}" if known else "the settings name none"
    sys.stderr.write(f"no {kind} is called {name!r}; {names}\n")
    return Exit.UNKNOWN_NAME


def trouble(text: str) -> Exit:
    """Say on the error output what this computer lacks."""
    sys.stderr.write(f"{text}\n")
    return Exit.COMPUTER
