"""Dates and times as exports write them; they are of Viet Nam where they name no zone."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Final

from centre.rules.hours import ZONE

_YEARS: Final = range(1990, 2101)
_LONGEST: Final = 40
_TIME: Final = r"(?P<h>\d{1,2})(?::|h|g| giờ )(?P<mi>\d{2})(?:(?::)(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
_AFTER: Final = rf"(?:[ T,]{{1,2}}{_TIME})?"
_ZONE: Final = r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
_SHAPES: Final = tuple(
    re.compile(shape, re.ASCII | re.IGNORECASE)
    for shape in (
        rf"(?P<y>\d{{4}})[-/](?P<mo>\d{{1,2}})[-/](?P<d>\d{{1,2}}){_AFTER}{_ZONE}",
        r"(?P<y>\d{4})(?P<mo>\d{2})(?P<d>\d{2})(?:(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2})?)?",
        rf"(?P<d>\d{{1,2}})[-/.](?P<mo>\d{{1,2}})[-/.](?P<y>\d{{4}}){_AFTER}",
        rf"{_TIME}(?: |, ?| ngày )(?P<d>\d{{1,2}})[-/.](?P<mo>\d{{1,2}})[-/.](?P<y>\d{{4}})",
    )
)
_EMPTY: Final = frozenset({"", "-", "null", "none", "0"})


class NoMomentError(ValueError):
    """The text is no date."""


def read(text: str, without_hour: time) -> datetime | None:
    """Return the moment of a text, in Viet Nam's zone; None of an empty one.

    Read are ISO 8601, yyyyMMdd and yyyyMMddHHmmss, dd/MM/yyyy with or without HH:mm[:ss] after or
    before it. A date without an hour is taken at without_hour. Raises NoMomentError for the rest,
    and for years before 1990 or after 2100.
    """
    said = text.strip()
    if said.casefold() in _EMPTY:
        return None
    shapes = (shape.fullmatch(said[: _LONGEST + 1]) for shape in _SHAPES)
    found = next((match for match in shapes if match), None)
    if found is None:
        raise NoMomentError
    return _moment(found.groupdict(), without_hour)


def _moment(parts: dict[str, str | None], without_hour: time) -> datetime:
    year, month, day = (int(parts[key] or 0) for key in ("y", "mo", "d"))
    hour = without_hour
    try:
        if parts["h"] is not None:
            hour = time(int(parts["h"]), int(parts["mi"] or 0), int(parts["s"] or 0))
        at = datetime.combine(datetime(year, month, day, tzinfo=ZONE), hour, tzinfo=ZONE)
    except ValueError:
        raise NoMomentError from None
    if year not in _YEARS:
        raise NoMomentError
    return _in_zone(at, parts.get("zone"))


def _in_zone(at: datetime, zone: str | None) -> datetime:
    """Return a moment that was written in another zone."""
    if zone is None:
        return at
    digits = "0000" if zone.upper() == "Z" else zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    ahead = -ahead if zone.startswith("-") else ahead
    return (at.replace(tzinfo=UTC) - ahead).astimezone(ZONE)
