"""From when until when something is shown: in a file's name, or in a text's first lines. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

_DAY: Final = r"\d{4}-\d{1,2}-\d{1,2}"
_PREFIX: Final = re.compile(rf"({_DAY})(?:_({_DAY}))?_")
_LINE: Final = re.compile(r"\s*(từ|from|đến|to)\s*:(.*)", re.IGNORECASE)
_VIETNAMESE: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_STARTS: Final = frozenset({"từ", "from"})


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day on which something is shown; None: no such end."""

    starts: date | None = None
    ends: date | None = None

    def has(self, day: date) -> bool:
        """Tell whether a day is inside."""
        begun = self.starts is None or self.starts <= day
        return begun and (self.ends is None or day <= self.ends)


ALWAYS: Final = Span()
"""On every day."""


def day_of(text: str) -> date:
    """Return the day of 2026-12-31 or, as Viet Nam writes it, 31/12/2026.

    Raises ValueError where it is none.
    """
    said = text.strip()
    if found := _ISO.fullmatch(said):
        year, month, day = found.groups()
    elif found := _VIETNAMESE.fullmatch(said):
        day, month, year = found.groups()
    else:
        raise ValueError("no date")
    return date(int(year), int(month), int(day))


def of_name(name: str) -> Span:
    """Return the dates a file's name begins with: FROM_TO_name, FROM_name, or none.

    Raises ValueError for a date that does not exist, and for an end before its start.
    """
    found = _PREFIX.match(name)
    if found is None:
        return ALWAYS
    starts, ends = found.groups()
    return _in_order(Span(day_of(starts), day_of(ends) if ends else None))


def of_lines(lines: Sequence[str], span: Span) -> tuple[Span, int]:
    """Return the dates of a text's first lines, else those of span, and how many lines they are.

    Raises ValueError for a date that is none or does not exist, and for an end before its start.
    """
    taken = 0
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            break
        day = day_of(found[2])
        is_start = found[1].casefold() in _STARTS
        span = replace(span, starts=day) if is_start else replace(span, ends=day)
        taken += 1
    return _in_order(span), taken


def _in_order(span: Span) -> Span:
    """Return span; raise ValueError when it ends before it starts."""
    if span.starts and span.ends and span.ends < span.starts:
        raise ValueError("ends before it starts")
    return span
