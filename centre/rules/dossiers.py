"""Dossiers (hồ sơ): their states, whether they are late, what their bearer does next.

States, their numbers and the names that linked portals use are those of the field note, section 5.
Nothing here knows whose dossier it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from centre.rules.search.folding import fold

OPEN_DAYS: Final = 730
"""A dossier that never ends is forgotten this long after the last of its dates."""
END_OF_DAY: Final = time(23, 59)
"""A due date without an hour lasts until then."""
_MOST_RAW: Final = 60
_MOST_RAW_DIGITS: Final = 5


class State(IntEnum):
    """Where a dossier stands. FORWARDED is between two systems and has no number of its own."""

    FORWARDED = 0
    REGISTERED = 1
    RECEIVED = 2
    DENIED = 3
    PROCESSING = 4
    WAITING = 5
    PAYING = 6
    WITHDRAWN = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10


class Lateness(StrEnum):
    """The ten classes of the field note, section 5."""

    PROCESSED_EARLY = "processed_early"
    PROCESSED_ON_TIME = "processed_on_time"
    PROCESSED_OVERDUE = "processed_overdue"
    IN_PROCESS_WITHIN = "in_process_within"
    IN_PROCESS_OVERDUE = "in_process_overdue"
    PAUSED_WITHIN = "paused_within"
    PAUSED_OVERDUE = "paused_overdue"
    RETURNED_EARLY = "returned_early"
    RETURNED_ON_TIME = "returned_on_time"
    RETURNED_OVERDUE = "returned_overdue"


class NextStep(StrEnum):
    """What the bearer of a dossier does next.

    WAIT until it is due; APOLOGY: it is overdue, the result counter sees to it; COLLECT the result;
    SUPPLEMENT papers; PAY; ASK a clerk; NOTHING, because it is over.
    """

    WAIT = "wait"
    APOLOGY = "apology"
    COLLECT = "collect"
    SUPPLEMENT = "supplement"
    PAY = "pay"
    ASK = "ask"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Dates:
    """The moments of a dossier, with their zone; None where they are not known."""

    received_at: datetime | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None


IS_RUNNING: Final = frozenset({State.FORWARDED, State.RECEIVED, State.PROCESSING})
"""The office has it, and its time runs."""
IS_PAUSED: Final = frozenset({State.WAITING, State.PAYING})
"""It waits for its bearer."""
IS_OVER: Final = frozenset({State.DENIED, State.WITHDRAWN, State.STOPPED, State.RETURNED})
"""Nothing more is done with it."""

PORTAL_NAMES: Final[Mapping[str, State]] = MappingProxyType(
    {
        "receiving": State.REGISTERED,
        "new": State.RECEIVED,
        "denied": State.DENIED,
        "processing": State.PROCESSING,
        "waiting": State.WAITING,
        "paying": State.PAYING,
        "cancelled": State.WITHDRAWN,
        "unresolved": State.STOPPED,
        "releasing": State.FINISHED,
        "done": State.RETURNED,
        "interoperating": State.FORWARDED,
        "posting": State.FORWARDED,
    }
)
"""Name received from a linked portal -> state."""

_NAMES: Final[Mapping[State, tuple[str, ...]]] = {
    State.REGISTERED: ("mới đăng ký",),
    State.RECEIVED: ("được tiếp nhận", "đã tiếp nhận"),
    State.DENIED: ("không được tiếp nhận", "từ chối tiếp nhận"),
    State.PROCESSING: ("đang xử lý", "đang giải quyết"),
    State.WAITING: ("yêu cầu bổ sung giấy tờ", "cần bổ sung", "chờ bổ sung"),
    State.PAYING: ("yêu cầu thực hiện nghĩa vụ tài chính",),
    State.WITHDRAWN: ("công dân yêu cầu rút hồ sơ", "rút hồ sơ"),
    State.STOPPED: ("dừng xử lý",),
    State.FINISHED: ("đã xử lý xong", "đã có kết quả"),
    State.RETURNED: ("đã trả kết quả",),
}
_BY_NAME: Final[Mapping[str, State]] = {
    **PORTAL_NAMES,
    **{fold(name): state for state, names in _NAMES.items() for name in names},
    **{str(state.value): state for state in State},
}
_STEPS: Final[Mapping[State, NextStep]] = {
    State.FORWARDED: NextStep.WAIT,
    State.REGISTERED: NextStep.WAIT,
    State.RECEIVED: NextStep.WAIT,
    State.DENIED: NextStep.ASK,
    State.PROCESSING: NextStep.WAIT,
    State.WAITING: NextStep.SUPPLEMENT,
    State.PAYING: NextStep.PAY,
    State.WITHDRAWN: NextStep.NOTHING,
    State.STOPPED: NextStep.ASK,
    State.FINISHED: NextStep.COLLECT,
    State.RETURNED: NextStep.NOTHING,
}


# --- states --------------------------------------------------------------------------------------


def state_named(text: str) -> State | None:
    """Return the state of a number, a portal's name or a Vietnamese name; None if unknown."""
    said = " ".join(fold(text[:200]).split())
    return _BY_NAME.get(said.lstrip("0") if said.isdigit() and said.strip("0") else said)


def state_of(number: int | None, raw: str) -> State | None:
    """Return the state that was kept as a number, or as a source's own word where it has none."""
    return State(number) if number is not None else state_named(raw)


def raw_kept(text: str) -> str:
    """Return a source's own word for a state as it may be kept; "" for one that may be more.

    A long text, one with six digits or more, or with an "@" may be about a person.
    """
    said = " ".join(text.split())
    digits = sum(mark.isdigit() for mark in said)
    is_plain = said.isprintable() and "@" not in said and digits <= _MOST_RAW_DIGITS
    return said if is_plain and len(said) <= _MOST_RAW else ""


# --- time ----------------------------------------------------------------------------------------


def lateness(state: State | None, dates: Dates, now: datetime) -> Lateness | None:
    """Return how a dossier stands to its due moment; None where nobody can tell.

    What was done on an earlier day than it was due is early. A result counts by when it was ready:
    that people fetch it late is not the office's lateness.
    """
    due = dates.due_at
    if due is None or state is None:
        return None
    if state in IS_RUNNING:
        return Lateness.IN_PROCESS_WITHIN if now <= due else Lateness.IN_PROCESS_OVERDUE
    if state in IS_PAUSED:
        return Lateness.PAUSED_WITHIN if now <= due else Lateness.PAUSED_OVERDUE
    if state is State.FINISHED:
        return _done("processed", dates.finished_at, due)
    if state is State.RETURNED:
        return _done("returned", dates.finished_at or dates.returned_at, due)
    return None


def _done(what: str, at: datetime | None, due: datetime) -> Lateness | None:
    if at is None:
        return None
    if at > due:
        return Lateness(f"{what}_overdue")
    is_early = at.astimezone(due.tzinfo).date() < due.date()
    return Lateness(f"{what}_early" if is_early else f"{what}_on_time")


def keep_until(state: State | None, dates: Dates, today: date, days: int) -> date:
    """Return the last day on which a dossier is kept.

    One that is over stays so many days after its end (Policy.dossier_days), or after today where
    nobody says when that was; one that is not, OPEN_DAYS after the last of its dates.
    """
    if state in IS_OVER:
        ended = dates.returned_at or dates.finished_at
        return _later(ended.date() if ended else today, days)
    known = (dates.received_at, dates.due_at, dates.finished_at, dates.returned_at)
    last = max((one.date() for one in known if one), default=today)
    return _later(last, OPEN_DAYS)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def has_hour(at: datetime) -> bool:
    """Tell whether a due moment has an hour of its own, and is not just the end of a day."""
    return at.time().replace(second=0, microsecond=0) != END_OF_DAY


# --- what to do ----------------------------------------------------------------------------------


def next_step(state: State | None, late: Lateness | None) -> NextStep:
    """Return what the bearer of a dossier does next."""
    if state is None:
        return NextStep.ASK
    return NextStep.APOLOGY if late is Lateness.IN_PROCESS_OVERDUE else _STEPS[state]
