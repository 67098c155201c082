"""Hand-over of a dossier at a counter: its steps, which is sensible next, and what it proves.

A hand-over is an independent time stamp: results are often returned on time and written up late in
the province's software (field note, section 2).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from centre.rules import codes
from centre.rules.dossier_codes import code_of
from centre.rules.dossiers import IS_OVER, IS_PAUSED, Dates, Lateness, State, lateness
from centre.rules.errors import NotAllowed

UNDO_WITHIN: Final = timedelta(minutes=10)
"""How long the counter that scanned may take it back; later a supervisor does."""
SOON_DAYS: Final = 2
"""Due soon is what is due within so many working days after today."""


class Step(StrEnum):
    """What is noted of a dossier: its result is ready, or in the hands of its bearer."""

    FINISHED = "finished"
    RETURNED = "returned"


class When(StrEnum):
    """The lists of a day: overdue, due later today, due within the next working days."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When, where and by whom a step was noted; clerk None: by a script at the machine."""

    at: datetime
    counter: str
    clerk: str | None


Done = Mapping[Step, Stamp]
"""Step -> its stamp, for the steps of one dossier that were noted and not taken back."""

IS_LATE: Final = frozenset(
    {
        Lateness.PROCESSED_OVERDUE,
        Lateness.IN_PROCESS_OVERDUE,
        Lateness.PAUSED_OVERDUE,
        Lateness.RETURNED_OVERDUE,
    }
)
_ENDED_OTHERWISE: Final = IS_OVER - {State.RETURNED}
_IS_READY: Final = frozenset({State.FINISHED, State.RETURNED})

# Unknown shapes are taken, but a person's number, a date or a word is none of them.
_OPAQUE: Final = re.compile(r"[A-Z0-9]+(?:[./_-][A-Z0-9]+)+", re.ASCII)
_LEAST_DIGITS: Final = 4
_LEAST_SIGNS: Final = 6
_LIKE_A_PERSON: Final = range(8, 13)
"""So many digits and nothing else: a birthday, a telephone, a citizen's number."""
_REFUSED: Final[Mapping[type[codes.Reading], str]] = {
    codes.TicketCode: "code_is_slip",
    codes.ProcedureCode: "code_is_procedure",
    codes.Card: "code_is_card",
    codes.Refused: "code_unusable",
}


def proposed(state: State | None, done: Done, *, is_attended: bool) -> Step | None:
    """Return the next sensible step of a dossier; None: somebody has to choose, or all is done.

    is_attended: somebody is being served at the counter, so a result that is here is handed over;
    else what comes to the counter is a result that waits for its bearer. A dossier that waits for
    papers or a payment, or ended otherwise, is not handed over without a thought.
    """
    if Step.RETURNED in done:
        return None
    if Step.FINISHED in done or state in _IS_READY:
        return Step.RETURNED
    if state in IS_PAUSED or state in _ENDED_OTHERWISE:
        return None
    return Step.RETURNED if is_attended else Step.FINISHED


def checked_code(text: str) -> str:
    """Return a dossier's code as it is kept, of a text that was typed or scanned.

    Raises NotAllowed: code_is_card, code_is_slip, code_is_procedure, code_unusable. What was said
    is in none of them: it may be about a person.
    """
    # A program's arguments may have signs that are no text (PEP 383): those are nobody's code.
    reading = codes.read(text.encode(errors="replace"))
    if isinstance(reading, codes.DossierCode):
        return code_of(reading.code)
    if not isinstance(reading, codes.Opaque):
        raise NotAllowed(_refusal(reading))
    code = code_of(text)
    digits = sum(mark.isdigit() for mark in code)
    is_code = (
        _OPAQUE.fullmatch(code) is not None
        and digits >= _LEAST_DIGITS
        and len(code) >= _LEAST_SIGNS
        and not _is_like_a_person(code)
    )
    if not is_code:
        raise NotAllowed("code_unusable")
    return code


def _refusal(reading: codes.Reading) -> str:
    is_card = isinstance(reading, codes.Refused) and reading.why in {"card_broken", "health_card"}
    return "code_is_card" if is_card else _REFUSED[type(reading)]


def _is_like_a_person(code: str) -> bool:
    bare = re.sub(r"[./_-]", "", code)
    return bare.isdigit() and len(bare) in _LIKE_A_PERSON


def may_undo(stamp: Stamp, counter: str, now: datetime) -> bool:
    """Tell whether a counter may still take back what it noted; a clock set back forbids it."""
    return counter == stamp.counter and stamp.at <= now < stamp.at + UNDO_WITHIN


def just_noted(done: Done, counter: str, now: datetime) -> Step | None:
    """Return what a counter has noted last and may still take back, None: nothing.

    A receipt that is read twice is no second step.
    """
    mine = [step for step, stamp in done.items() if may_undo(stamp, counter, now)]
    return max(mine, key=lambda step: done[step].at, default=None)


def first(done: Done) -> Stamp | None:
    """Return the earliest stamp: when the result was there at the latest."""
    return min(done.values(), key=lambda stamp: stamp.at, default=None)


def proven(state: State | None, dates: Dates, done: Done, now: datetime) -> Lateness | None:
    """Return how a dossier stands to its due moment where a stamp of ours counts before a record.

    A result that was recorded as ready even earlier than it was scanned stays as recorded.
    """
    recorded, stamp = lateness(state, dates, now), first(done)
    if stamp is None:
        return recorded
    known = [at for at in (dates.finished_at, stamp.at) if at is not None]
    seen = Dates(dates.received_at, dates.due_at, min(known), dates.returned_at)
    is_returned = Step.RETURNED in done or state is State.RETURNED
    return lateness(State.RETURNED if is_returned else State.FINISHED, seen, now)


def counted_at(state: State | None, dates: Dates, done: Done) -> datetime | None:
    """Return at which moment a dossier counts in figures: its end, while it is open its due one.

    None: it ended otherwise, or nobody knows either.
    """
    if state in _ENDED_OTHERWISE:
        return None
    stamp = first(done)
    ends = [at for at in (stamp.at if stamp else None, dates.finished_at, dates.returned_at) if at]
    return min(ends) if ends else dates.due_at


def is_recorded_late(state: State | None, dates: Dates, done: Done, now: datetime) -> bool:
    """Tell whether a result was there on time by our stamp while the record says late."""
    stamp = first(done)
    if stamp is None or dates.due_at is None or stamp.at > dates.due_at:
        return False
    return lateness(state, dates, now) in IS_LATE


def when(
    state: State | None, dates: Dates, done: Done, now: datetime, soon: frozenset[date]
) -> When | None:
    """Return which list of a day a dossier is in; None: in none, because it is done or far off.

    soon: the working days after today that count as soon. A result that is ready is in the lists of
    the day on which its bearer comes, but is not overdue: that it is not fetched is nobody's fault.
    """
    if dates.due_at is None or Step.RETURNED in done or state in IS_OVER:
        return None
    is_ready = Step.FINISHED in done or state is State.FINISHED
    due_on = dates.due_at.astimezone(now.tzinfo).date()
    if now > dates.due_at and not is_ready:
        return When.OVERDUE
    if due_on == now.date():
        return When.TODAY
    is_soon = now < dates.due_at and bool(soon) and due_on <= max(soon)
    return When.SOON if is_soon else None
