"""Where the keys of a TOML text stand; tomllib reads values only and tells no lines."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

LONGEST_LINE: Final = 2000
"""Signs of a line that are looked at: a key is at its beginning."""

_STEP: Final = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_KEYS: Final = rf"{_STEP}(?:[ \t]*\.[ \t]*{_STEP})*"
_HEADER: Final = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEYS})[ \t]*\]")
_ASSIGNMENT: Final = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")

Lines = Mapping[tuple[str, ...], int]


def lines_of(text: str) -> Lines:
    """Return the line (from 1) of every key and every table; the first, where one comes twice."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, whole in enumerate(text.split("\n"), start=1):
        line = whole[:LONGEST_LINE]
        if header := _HEADER.match(line):
            path = table = _steps(header[1])
        elif assignment := _ASSIGNMENT.match(line):
            path = (*table, *_steps(assignment[1]))
        else:
            continue
        for length in range(1, len(path) + 1):
            found.setdefault(path[:length], number)
    return found


def _steps(keys: str) -> tuple[str, ...]:
    """Return the parts of a dotted key without their quotes."""
    return tuple(step.strip("\"'") for step in re.findall(_STEP, keys))


def line_of(path: Sequence[str | int], lines: Lines) -> int | None:
    """Return the line of a path, or of the nearest table around it; None if the text has none."""
    steps = tuple(str(step) for step in path)
    around = (steps[:length] for length in range(len(steps), 0, -1))
    return next((lines[each] for each in around if each in lines), None)
