"""The documented schema of a procedure as a line of JSON, and what is wrong with a line.

Strict where a wrong value would be shown to citizens (types, dates, negative counts, bounds),
tolerant where sources differ: everything but the code and the name may be missing or null, and keys
that are not of the schema are left aside. Lists in a spreadsheet come here in the same form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from centre.rules.naming import tidy

MOST_CHARACTERS: Final = 20_000
"""Longest text of one value; the longest name of the country has 1,094 characters (data note)."""
_MOST_ITEMS: Final = 1_000
_YEARS: Final = range(1900, 2200)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def _day(value: object) -> object:
    """Return a date from "2025-07-01", "01/07/2025" or a cell that is a date."""
    if isinstance(value, str):
        text = value.strip()[:32].removesuffix("T00:00:00")
        found = _DAY_FIRST.fullmatch(text)
        try:
            day = date(int(found[3]), int(found[2]), int(found[1])) if found else _iso(text)
        except ValueError:
            raise _no_day() from None
        value = day
    if isinstance(value, date) and not isinstance(value, datetime) and value.year not in _YEARS:
        raise _no_day()
    return value


def _iso(text: str) -> date:
    return date.fromisoformat(text)


def _no_day() -> PydanticCustomError:
    return PydanticCustomError("date_wrong", "this is no date; write it as 2025-07-01")


@lru_cache(maxsize=4096)
def _unread(text: str) -> str:
    """Return tidied text; refuse what has lost letters. Headings and fees come again and again."""
    if "\ufffd" in text:
        raise PydanticCustomError(
            "text_broken", "letters were lost when the file was saved; save it as UTF-8 again"
        )
    return tidy(text)


def _some(text: str) -> str:
    if not any(mark.isalnum() for mark in text):
        raise PydanticCustomError("text_missing", "there is nothing to read here; fill it in")
    return text


Text = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(_unread)]
_Name = Annotated[Text, AfterValidator(_some)]
_Day = Annotated[date | None, BeforeValidator(_day)]
_Texts = Annotated[list[Text], Field(max_length=_MOST_ITEMS)]
_Pieces = Annotated[int, Field(ge=0, le=1_000_000)]
_Time = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$")]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Submission(_Part):
    """A way to hand in; see README.md for each key."""

    channel: Literal["in_person", "online", "post"]
    time_value: _Time | None = None
    time_unit: Text | None = None
    time_reliable: bool | None = None
    time_note: Text | None = None
    fee: Text | None = None
    fee_note: Text | None = None
    fee_reliable: bool | None = None


class Document(_Part):
    """A paper to bring; one whose name is only a sign, as the portal has some, is left out."""

    name: Text
    originals: _Pieces | None = None
    copies: _Pieces | None = None
    form: Text | None = None
    case: Text | None = None
    truncated: bool | None = None


class Line(_Part):
    """A procedure as one line of JSON."""

    name: _Name
    field: Text | None = None
    levels: (
        Annotated[list[Literal["central", "province", "commune", "other"]], Field(max_length=10)]
        | None
    ) = None
    level_text: Text | None = None
    issuing_body: Text | None = None
    implementing_agencies: _Texts | None = None
    competent_authorities: _Texts | None = None
    decision_no: Text | None = None
    procedure_type: Text | None = None
    applicants: _Texts | None = None
    submission: Annotated[list[Submission], Field(max_length=_MOST_ITEMS)] | None = None
    documents: Annotated[list[Document], Field(max_length=_MOST_ITEMS)] | None = None
    results: _Texts | None = None
    legal_basis: _Texts | None = None
    has_online_channel: bool | None = None
    online_level: Text | None = None
    conditions: Text | None = None
    steps: _Texts | None = None
    source: Text | None = None
    source_url: Text | None = None
    detail: Text | None = None
    as_of: _Day = None
    valid_from: _Day = None
    valid_to: _Day = None
    also: _Texts | None = None
    translations: Annotated[dict[_Language, Text], Field(max_length=50)] | None = None


KEYS: Final = frozenset({"code", *Line.model_fields})


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value that the schema refuses: where is a path as documents[2].originals."""

    where: str
    key: str
    value: object
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A line, or what is wrong with it."""

    line: Line | None
    wrong: tuple[Wrong, ...] = ()


def check(document: Mapping[str, Any]) -> Checked:
    """Return a document as a Line, or all that is wrong with it."""
    try:
        line = Line.model_validate(document)
    except ValidationError as error:
        return Checked(None, tuple(_wrong(one) for one in error.errors(include_url=False)))
    if line.valid_from and line.valid_to and line.valid_to < line.valid_from:
        why = "it would end before it begins; correct one of the two dates"
        return Checked(None, (Wrong("valid_to", "validity_crossed", line.valid_to, why),))
    return Checked(line)


# What pydantic calls an error -> our key and what to do; all others are "value_wrong".
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("text_missing", "it is missing; fill it in"),
    "string_too_long": ("text_too_long", f"it is longer than {MOST_CHARACTERS} characters"),
    "too_long": ("too_many", f"there are more than {_MOST_ITEMS}"),
    "string_unicode": ("text_broken", "letters were lost when the file was saved; save it anew"),
    "string_type": ("value_wrong", "it must be text, or null where it is not known"),
    "list_type": ("value_wrong", "it must be a list, or null where it is not known"),
    "bool_type": ("value_wrong", "it must be true or false, or null where it is not known"),
}


def _wrong(error: Any) -> Wrong:
    """Return one error of pydantic in our words."""
    key, why = _SAID.get(error["type"], ("", ""))
    if not key:
        own = error["type"] in {"date_wrong", "text_broken", "text_missing"}
        key, why = (error["type"] if own else "value_wrong"), _lowered(error["msg"])
    value = "" if error["type"] == "missing" else error["input"]
    return Wrong(_path(error["loc"]), key, value, why)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _path(loc: tuple[int | str, ...]) -> str:
    """Return ("documents", 2, "originals") as "documents[2].originals"."""
    parts = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in loc)
    return "".join(parts).lstrip(".")
