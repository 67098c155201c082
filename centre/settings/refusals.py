"""Why a settings file is refused: file, line, key, value and what to write instead.

A technician reads this on a terminal or in the journal, so it is English, short whatever the file
holds, and every problem is one line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from centre.settings.describing import keys_at, model_at, plain_type, wanted
from centre.settings.lines import line_of, lines_of
from centre.settings.models import Settings

LONGEST_VALUE: Final = 60
MOST_PROBLEMS: Final = 8
MOST_NAMES: Final = 20
NAME_RULE: Final = "small letters, digits and hyphens, at most 31 signs, for example k1"

_Steps = Sequence[str | int]


def short(value: object) -> str:
    """Return a value for a message: on one line, at most LONGEST_VALUE signs and its length."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    cut = text[:LONGEST_VALUE]
    plain = cut if cut.isprintable() else cut.encode("unicode_escape").decode()[:LONGEST_VALUE]
    return plain if len(text) <= LONGEST_VALUE else f"{plain}… ({len(text)} characters)"


def short_key(path: _Steps) -> str:
    """Return a dotted key, each part cut to a bearable length."""
    return ".".join(short(step).strip('"') for step in path)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. line counts from 1 (None: the whole file); key is dotted or ""."""

    line: int | None
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return one line: place, key, what is wrong, what to do."""
        line = "" if self.line is None else f"line {self.line}: "
        key = f"{self.key}: " if self.key else ""
        return f"{line}{key}{self.what}. {self.remedy}."


class SettingsError(Exception):
    """The settings file cannot be used; str() says why and what to do, one line per problem."""

    def __init__(self, file: Path, problems: Sequence[Problem]) -> None:
        """Keep the file and its problems (at least one)."""
        super().__init__(file, problems)
        self.file = file
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Return one line for each of the first MOST_PROBLEMS problems, and how many follow."""
        told = [f"{self.file}: {problem}" for problem in self.problems[:MOST_PROBLEMS]]
        more = len(self.problems) - len(told)
        return "\n".join([*told, f"and {more} more"] if more else told)


def problems_of(
    error: ValidationError, text: str, root: type[BaseModel] = Settings
) -> tuple[Problem, ...]:
    """Return what the models refused, in the order of the file; root is the model of the file."""
    lines = lines_of(text)
    found = []
    for details in error.errors(include_url=False):
        path, what, remedy = _told(details, root)
        found.append(Problem(line_of(path, lines), short_key(path), what, remedy))
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _told(details: ErrorDetails, root: type[BaseModel]) -> tuple[_Steps, str, str]:
    """Return the key's path, what is wrong with it, and the remedy."""
    path: tuple[str | int, ...] = details["loc"]
    if path and path[-1] == "[key]":
        return path[:-1], "is no name for a device", f"Write {NAME_RULE}"
    match details["type"]:
        case "extra_forbidden":
            return path, "there is no such key", one_of(str(path[-1]), keys_at(path[:-1], root))
        case "missing":
            return path, "is missing", f"Write {wanted(path, root)}"
        case "reference":
            return _reference(details.get("ctx", {}))
        case "address" | "unsaid":
            facts = details.get("ctx", {})
            return path, f"is not allowed: {facts['why']}", facts["remedy"]
        case _:
            value = details["input"]
            return path, f"{short(value)} is not allowed", _instead(value, path, root)


def _reference(facts: dict[str, Any]) -> tuple[_Steps, str, str]:
    """Return the same for a name that no section has, or that is needed and not there."""
    path, value = facts["path"], facts["value"]
    if value is None:
        return path, "is missing", str(facts["why"])
    what = f"{short(value)} is not allowed: {facts['why']}"
    return path, what, one_of(value, facts["known"]) if facts["known"] else facts["remedy"]


def _instead(value: object, path: _Steps, root: type[BaseModel]) -> str:
    """Return what to write instead of a wrong value: its nearest choice, or what is wanted."""
    found = model_at(path, root)
    annotation = found[0].model_fields[found[1]].annotation if found else None
    choices = [choice for choice in get_args(plain_type(annotation)) if isinstance(choice, str)]
    near = _near(str(value), choices)
    return (f"Did you mean {near}? " if near else "") + f"Write {wanted(path, root)}"


def _near(value: str, names: Iterable[str]) -> str | None:
    """Return the name most like value, or None if none is."""
    return next(iter(get_close_matches(value[:LONGEST_VALUE], list(names), n=1, cutoff=0.5)), None)


def one_of(value: str, allowed: Iterable[str]) -> str:
    """Return the nearest allowed name and all of them."""
    names = list(allowed)
    near = _near(value, names)
    listed = ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
    return (f"Did you mean {near}? " if near else "") + f"Allowed: {listed}"
