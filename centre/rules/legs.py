"""Legs of a visit: each stretch of service at a counter, how it ended, and what is kept of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.services import Choosable, Policy

NOTE_MOST: Final = 120
"""Signs of the line that a clerk may note when a number is set aside (our choice)."""
FORGOTTEN_AFTER: Final = timedelta(minutes=30)
"""A number that is set aside for longer is told to its counter and the supervisor (our choice)."""


class LegEnd(StrEnum):
    """How a stretch of service at a counter ended.

    TRANSFERRED: it went back into a queue, another one or (put back) its own.
    """

    SERVED = "served"
    NEXT_SERVICE = "next_service"
    TRANSFERRED = "transferred"
    PARKED = "parked"


class ReturnRule(StrEnum):
    """By which rule an absent person goes back into the queue."""

    WITHIN = "within"
    """In time: behind so many of those who wait."""
    LATE = "late"
    """Too late for that: behind all."""


def checked_note(note: str) -> str:
    """Return a note without blanks around it; raise NotAllowed("note_shape") for more than a line.

    Empty is a note as well: nothing is noted.
    """
    text = note.strip()
    if len(text) > NOTE_MOST or not text.isprintable():
        raise NotAllowed("note_shape", most=NOTE_MOST)
    return text


def checked_outcome(
    outcome: str | None, choices: Iterable[Choosable], *, is_wanted: bool
) -> str | None:
    """Return the outcome; raise NotAllowed("outcome_missing") where one must be chosen and is not.

    choices are those of the centre, is_wanted whether the end of a service asks for one: without
    any choice nothing can be asked. One that is not among them is refused in any case.
    """
    codes = {choice.code for choice in choices}
    if outcome is None and not (is_wanted and codes):
        return None
    if outcome not in codes:
        raise NotAllowed("outcome_missing", outcome=outcome)
    return outcome


def wraps_until(ended_at: datetime, policy: Policy) -> datetime | None:
    """Return until when the clerk may write up what was done, or None where there is no time."""
    if policy.wrap_up_seconds <= 0:
        return None
    return ended_at + timedelta(seconds=policy.wrap_up_seconds)


def is_wrapping(until: datetime | None, now: datetime, policy: Policy) -> bool:
    """Tell whether a wrap-up goes on; one that ends far ahead is of a clock that was set back."""
    longest = timedelta(seconds=policy.wrap_up_seconds)
    return until is not None and now < until <= now + longest


def return_rule(absent_at: datetime, now: datetime, policy: Policy) -> ReturnRule:
    """Return by which rule somebody who was absent goes back into the queue (behaviour 32)."""
    in_time = now - absent_at <= timedelta(minutes=policy.return_minutes)
    return ReturnRule.WITHIN if in_time else ReturnRule.LATE
