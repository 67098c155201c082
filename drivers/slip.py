"""A slip in the printer's small vocabulary: lines, one huge number, a QR code, items, rules, space.

A slip says what is on the paper, never how a printer draws it. Sizes are millimetres on paper;
the renderer wraps and shrinks every line until it fits, so a slip is never too wide. The JSON form
is kept with the print job, so that a reprint says exactly what the original said.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Final

FORMAT: Final = 1
# A slip of 20 parts is long; the bounds keep a damaged job from using up a roll.
MOST_PARTS: Final = 60
MOST_LETTERS: Final = 1000
MOST_CODE_BYTES: Final = 300


class Align(StrEnum):
    """Where a line stands on the paper."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: text, the height of its capitals in millimetres (1..20), weight and place."""

    text: str
    cap_mm: float = 2.5
    bold: bool = False
    align: Align = Align.CENTRE

    def __post_init__(self) -> None:
        """Refuse a size that no paper has and text without end."""
        _demand(1 <= self.cap_mm <= 20, f"cap_mm must be 1..20, not {self.cap_mm}")
        _demand(len(self.text) <= MOST_LETTERS, f"a line has at most {MOST_LETTERS} letters")


@dataclass(frozen=True, slots=True)
class Big:
    """The number of the ticket, as large as the paper allows."""

    text: str

    def __post_init__(self) -> None:
        """Refuse an empty number and one that is no number."""
        _demand(1 <= len(self.text) <= 12, "a number has 1 to 12 letters")


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with its text."""

    text: str

    def __post_init__(self) -> None:
        """Refuse an empty code and one too large for a 58 mm paper."""
        size = len(self.text.encode())
        _demand(1 <= size <= MOST_CODE_BYTES, f"a code has 1 to {MOST_CODE_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be ticked off: a drawn box, empty or ticked, with its words beside it."""

    text: str
    cap_mm: float = 2.4
    ticked: bool = False

    def __post_init__(self) -> None:
        """Refuse what a line refuses."""
        Line(self.text, self.cap_mm)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty paper, in millimetres (0..50)."""

    mm: float

    def __post_init__(self) -> None:
        """Refuse a length that no slip has."""
        _demand(0 <= self.mm <= 50, f"mm must be 0..50, not {self.mm}")


Part = Line | Big | Code | Item | Rule | Space

_NAMES: Final[Mapping[str, type[Part]]] = {
    "line": Line,
    "big": Big,
    "code": Code,
    "item": Item,
    "rule": Rule,
    "space": Space,
}
_KINDS: Final = {part: name for name, part in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Slip:
    """What one piece of paper says, from top to bottom."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse an empty slip and one without end."""
        _demand(1 <= len(self.parts) <= MOST_PARTS, f"a slip has 1 to {MOST_PARTS} parts")

    def as_data(self) -> dict[str, Any]:
        """Return the slip as plain values that JSON can hold; from_data() reads them."""
        parts = [{"part": _KINDS[type(part)], **asdict(part)} for part in self.parts]
        return {"slip": FORMAT, "parts": parts}

    def to_json(self) -> str:
        """Return the slip as one line of JSON."""
        return json.dumps(self.as_data(), ensure_ascii=False)

    @classmethod
    def from_data(cls, data: object) -> "Slip":
        """Return the slip that as_data() wrote; raise ValueError saying what is wrong."""
        match data:
            case {"slip": int(version), "parts": [*rows]}:
                _demand(version == FORMAT, f"unknown slip format {version}")
                return cls(tuple(_part(row, place) for place, row in enumerate(rows, 1)))
        raise ValueError("a slip is an object with its format and a list of parts")

    @classmethod
    def from_json(cls, text: str) -> "Slip":
        """Return the slip that to_json() wrote; raise ValueError saying what is wrong."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"a slip that is not JSON: {error}") from error
        return cls.from_data(data)


def _demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - a condition, not a switch
    """Raise ValueError(otherwise) unless the condition holds."""
    if not holds:
        raise ValueError(otherwise)


def _part(row: object, place: int) -> Part:
    """Return the part that row describes; raise ValueError naming its place."""
    kind = _NAMES.get(str(row.get("part"))) if isinstance(row, Mapping) else None
    if kind is None or not isinstance(row, Mapping):
        raise ValueError(f"part {place}: unknown part {row!r:.80}")
    try:
        return kind(**_values(kind, row))
    except (TypeError, ValueError) as error:
        raise ValueError(f"part {place} ({row['part']}): {error}") from error


def _values(kind: type[Part], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of row, each checked for its type; raise ValueError or TypeError."""
    names = {field.name for field in fields(kind)}
    given = {str(name): value for name, value in row.items() if name != "part"}
    _demand(given.keys() <= names, f"unknown field {', '.join(sorted(given.keys() - names))}")
    return {name: _checked(name, value) for name, value in given.items()}


def _checked(name: str, value: object) -> object:
    """Return value if it suits the field called name; raise ValueError."""
    if name == "align":
        return Align(str(value))
    wanted = {"text": str, "bold": bool, "ticked": bool}.get(name, (int, float))
    fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
    _demand(fits, f"{name} cannot be {value!r:.40}")
    return value
