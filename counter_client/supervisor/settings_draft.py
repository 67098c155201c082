"""What somebody typed and has not saved: kept for him, brought together with what others save.

No Qt here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from centre.rules.declaring.facts import Item
from centre.rules.declaring.subjects import SUBJECTS


@dataclass(frozen=True, slots=True)
class Draft:
    """An item as somebody left it; known is what was declared when he began to type.

    Its repr leaves out what was typed: there may be a PIN in it.
    """

    page: str
    key: str | None
    code: str
    typed: Mapping[str, Any]
    known: Item | None

    def __repr__(self) -> str:
        """Return where it is, and not what it says."""
        return f"Draft({self.page!r}, {self.key!r})"


def without_deeds(page: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may wait for its author: no PIN lies there while he is away."""
    subject = SUBJECTS.get(page)
    deeds = {entry.name for entry in subject.entries if entry.deed} if subject else set()
    return {name: value for name, value in typed.items() if name not in deeds}


def merged(known: Any, mine: Any, theirs: Any) -> Any:
    """Return my value on top of theirs: of weights, days, words and lines only what I changed."""
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _mapping(known or {}, mine, theirs)
    if _are_lines(mine) and _are_lines(theirs) and _are_lines(known or []):
        return _lines(known or [], mine, theirs)
    return mine


def _lines(known: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Return lines in my order where I moved some or am alone in changing them, else in theirs."""
    if theirs == known:
        return mine
    if _is_moved(known, mine):
        new = [line for line in theirs if line not in known and line not in mine]
        return [*(line for line in mine if line in theirs or line not in known), *new]
    gone = [line for line in known if line not in mine]
    own = [line for line in mine if line not in known and line not in theirs]
    return [*(line for line in theirs if line not in gone), *own]


def _is_moved(known: list[str], mine: list[str]) -> bool:
    return [line for line in known if line in mine] != [line for line in mine if line in known]


def _mapping(
    known: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> dict[str, Any]:
    found = {}
    for key in {**theirs, **mine}:
        side = theirs if mine.get(key) == known.get(key) else mine
        if key in side:
            found[key] = side[key]
    return found


def _are_lines(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)
