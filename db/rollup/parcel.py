"""A parcel: one day's figures of one centre as a file, written the same way and read strictly."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from centre.rules import figures as rule
from centre.rules.figures import Figures
from centre.rules.tickets import State
from db.plain_json import to_json

SCHEMA: Final = 1
DIMENSIONS: Final = (rule.SERVICE, rule.HOUR, rule.ORIGIN, rule.PRIORITY)
"""What a parcel tells beside the whole day. Never clerks; nor counters, since a counter's day is
mostly one clerk's."""
FIRST_PREVIOUS: Final = "0" * 64
"""What the first parcel of a centre names as the one before."""
MOST_BYTES: Final = 4 << 20
"""A large centre's day has some 60 kB."""
MOST_SEQ: Final = 9_999_999
_MOST: Final = 10**12
_LAST_BIN: Final = 600
"""A bin of centre.rules.spreads beyond any duration: 2 ** 50 seconds."""

_Count = Annotated[int, Field(ge=0, le=_MOST)]
_Whole = Annotated[int, Field(ge=-_MOST, le=_MOST)]
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*$")]
_Value = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")]
_SCALE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""A scale's code: of the signs of Code, as long as table instrument keeps it."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Totals(_Part):
    """The day in six numbers: arrived is the sum of the others."""

    arrived: _Count
    served: _Count
    absent: _Count
    cancelled: _Count
    left: _Count
    waiting: _Count

    @classmethod
    def of(cls, figures: Figures) -> Self:
        """Return the totals of figures."""
        return cls(**{name: getattr(figures, name) for name in cls.model_fields})


class PlainFigures(_Part):
    """Figures as centre.rules.figures.plain() writes them; what is nothing may be left out."""

    s: Annotated[dict[str, _Count], Field(max_length=len(State))] = {}
    w: Annotated[list[_Whole], Field(max_length=2000)] = []
    t: _Count = 0
    d: Annotated[list[_Whole], Field(max_length=2000)] = []
    u: Annotated[list[_Whole], Field(max_length=2000)] = []
    o: _Count = 0
    r: Annotated[list[list[int | str]], Field(max_length=200)] = []


class _Content(_Part):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    centre: Code
    name: _Name
    seq: Annotated[int, Field(ge=1, le=MOST_SEQ)]
    previous: _Hash
    made_at: Annotated[datetime, Field(strict=False)]
    day: Annotated[date, Field(strict=False, ge=date(1900, 1, 1), le=date(2199, 12, 31))]
    unit: Code
    complete_until: Annotated[date, Field(strict=False, ge=date(1899, 1, 1), le=date(2199, 12, 31))]
    totals: Totals
    total: PlainFigures
    by: Annotated[
        dict[str, Annotated[dict[_Value, PlainFigures], Field(max_length=5000)]],
        Field(max_length=len(DIMENSIONS)),
    ]


class Parcel(_Content):
    """A parcel that was read and checked; total and by are plain figures."""

    def figures(self) -> Figures:
        """Return the figures of the whole day."""
        return added([plain_of(self.total)])


class BadParcelError(ValueError):
    """Why a file is no parcel: the field, and a key of db.rollup.words."""

    def __init__(self, field: str, why: str) -> None:
        """Keep both; a field's name comes out of the file, and goes to a terminal."""
        self.field = printable(field)
        super().__init__(f"{self.field}: {why}")
        self.why = why


def printable(text: str) -> str:
    """Return text with a mark for each sign that a terminal would obey, or cannot show."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a parcel's bytes, which the next one names."""
    return hashlib.sha256(content).hexdigest()


def plain_of(part: PlainFigures) -> dict[str, Any]:
    """Return the plain data of figures."""
    return part.model_dump(exclude_defaults=True)


def added(parts: Iterable[Mapping[str, Any]]) -> Figures:
    """Return figures that were kept as plain data, added up."""
    total = rule.FiguresTotal()
    for part in parts:
        total.add_plain(part)
    return total.figures()


def written(facts: Mapping[str, Any], day: Mapping[str, Any]) -> bytes:
    """Return the bytes of a parcel: facts are its head, day what day_of() made."""
    totals = Totals.of(added([day["total"]])).model_dump()
    return (to_json({"schema": SCHEMA, **facts, **day, "totals": totals}) + "\n").encode()


def read(content: bytes) -> Parcel:
    """Return a parcel, checked: its fields, and that its figures add up to its totals.

    Raises BadParcelError.
    """
    if len(content) > MOST_BYTES:
        raise BadParcelError("file", "too_large")
    try:
        # From bytes json would also read UTF-16 and half letters, which no column keeps.
        text = content.decode("utf-8")
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except (ValueError, RecursionError):
        raise BadParcelError("file", "no_json") from None
    if not isinstance(document, dict) or "schema" not in document:
        raise BadParcelError("schema", "missing")
    if document["schema"] != SCHEMA:
        raise BadParcelError("schema", "newer")
    try:
        parcel = Parcel.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step)[:40] for step in first["loc"]) or "file"
        missing = first["type"] == "missing"
        raise BadParcelError(where, "missing" if missing else "wrong") from None
    _check(parcel)
    return parcel


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found


def _constant(_name: str) -> None:
    raise ValueError


def _check(parcel: Parcel) -> None:
    """Raise BadParcelError where figures are none, or do not add up."""
    whole = _figures("total", parcel.total)
    if Totals.of(whole) != parcel.totals or not _balances(parcel.totals):
        raise BadParcelError("totals", "unbalanced")
    if set(parcel.by) != set(DIMENSIONS):
        raise BadParcelError("by", "missing")
    wanted = rule.plain(whole)
    for dimension, values in parcel.by.items():
        for value, part in values.items():
            _figures(f"by.{dimension}.{value}", part)
        if rule.plain(added(map(plain_of, values.values()))) != wanted:
            raise BadParcelError(f"by.{dimension}", "unbalanced")


def _balances(totals: Totals) -> bool:
    parts = (totals.served, totals.absent, totals.cancelled, totals.left, totals.waiting)
    return totals.arrived == sum(parts)


def _figures(where: str, part: PlainFigures) -> Figures:
    """Return plain data as figures; raise BadParcelError for what plain() never writes."""
    spreads = (("w", part.w), ("d", part.d), ("u", part.u))
    wrong = next((name for name, kept in spreads if not _is_spread(kept)), None)
    wrong = wrong or (None if set(part.s) <= {state.value for state in State} else "s")
    wrong = wrong or (None if all(map(_is_rating, part.r)) else "r")
    wrong = wrong or (None if part.t <= (part.w[0] if part.w else 0) else "t")
    if wrong:
        raise BadParcelError(f"{where}.{wrong}", "wrong")
    return added([plain_of(part)])


def _is_spread(kept: list[int]) -> bool:
    """Tell whether a list is n, milliseconds, then bins in their order that make up n."""
    if not kept:
        return True
    bins, counts = kept[2::2], kept[3::2]
    if len(kept) % 2 or min(kept[:2]) < 0 or min(counts, default=0) < 0:
        return False
    if not all(0 <= number <= _LAST_BIN for number in bins):
        return False
    return sum(counts) == kept[0] > 0 and all(a < b for a, b in pairwise(bins))


def _is_rating(kept: list[int | str]) -> bool:
    """Tell whether a list is a scale, how often it was asked, then levels and their counts."""
    code, *rest = kept or [0]
    numbers = [number for number in rest if isinstance(number, int) and 0 <= number <= _MOST]
    if not isinstance(code, str) or not _SCALE.fullmatch(code) or len(numbers) != len(rest):
        return False
    if len(rest) < 2 or len(rest) % 2 or len(rest) > 100:
        return False
    levels = rest[2::2]
    return len(set(levels)) == len(levels) and sum(numbers[3::2]) <= numbers[1]
