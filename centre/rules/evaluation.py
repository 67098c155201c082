"""The agency's evaluation sheet of a quarter: nine indexes of 0 to 2, 18 points, a grade.

Indexes, scores and boundaries are those of the field note, section 9; the boundaries are data
(Policy), because the article that fixes them is not confirmed. Nothing is ever filled in by itself:
our numbers propose a score and say why, and people write it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.services import Policy, Text

INDEXES: Final = range(1, 10)
SCORES: Final = (0, 1, 2)
MOST: Final = len(INDEXES) * SCORES[-1]
"""18 points."""
MOST_OF_A_NOTE: Final = 500
_PERIOD: Final = re.compile(r"(20[0-9]{2})-Q([1-4])", re.ASCII)

TITLES: Final[Mapping[int, Text]] = MappingProxyType(
    {
        1: {
            "vi": "Tổng thời gian giải quyết so với thời gian quy định",
            "en": "Total time against the legal limit",
        },
        2: {
            "vi": "Thời gian thực hiện của từng cơ quan, đơn vị tham gia",
            "en": "Time taken by each unit involved",
        },
        3: {
            "vi": "Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ",
            "en": "Times a citizen had to contact intake",
        },
        4: {
            "vi": "Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
            "en": "Agencies a citizen had to contact",
        },
        5: {
            "vi": "Thực hiện thủ tục hành chính tại Bộ phận Một cửa",
            "en": "Procedures handled at the one-stop unit",
        },
        6: {"vi": "Công khai thủ tục hành chính", "en": "Publicity of procedures"},
        7: {"vi": "Thái độ của cán bộ, công chức", "en": "Attitude of officials"},
        8: {
            "vi": "Tiếp nhận, xử lý phản ánh, kiến nghị",
            "en": "Complaints handled on time",
        },
        9: {
            "vi": "Cung cấp dịch vụ công trực tuyến",
            "en": "Online public services",
        },
    }
)
"""Index -> its title (field note, section 9)."""


class Column(StrEnum):
    """The two columns of scores: what the agency says of itself, and what was verified."""

    OWN = "own"
    VERIFIED = "verified"


class Grade(StrEnum):
    """What a total means, the best first."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    WEAK = "weak"


GRADES: Final[Mapping[Grade, Text]] = MappingProxyType(
    {
        Grade.EXCELLENT: {"vi": "Xuất sắc", "en": "Excellent"},
        Grade.GOOD: {"vi": "Tốt", "en": "Good"},
        Grade.FAIR: {"vi": "Khá", "en": "Fair"},
        Grade.AVERAGE: {"vi": "Trung bình", "en": "Average"},
        Grade.WEAK: {"vi": "Yếu", "en": "Weak"},
    }
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least total of each grade but the last; 15 is excellent, not "over 15"."""

    excellent: int = 15
    good: int = 12
    fair: int = 9
    average: int = 6


@dataclass(frozen=True, slots=True)
class Result:
    """A column's sum so far; missing: indexes without a score; grade None while any is."""

    total: int
    missing: tuple[int, ...]
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What our data say of an index.

    numbers: what was counted, by name (plain, so that it can be kept as JSON). proposed: the score
    that follows, None where none does.
    reason names the sentence that says how it follows, or why there is none.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    proposed: int | None = None
    reason: str = "no_data"


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter: its name (2026-Q4), its first moment, and the first that is after it."""

    name: str
    begins: datetime
    ends: datetime

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.ends.date() - timedelta(days=1)


def bounds_of(policy: Policy) -> Bounds:
    """Return the boundaries that a centre has declared."""
    return Bounds(
        policy.grade_excellent, policy.grade_good, policy.grade_fair, policy.grade_average
    )


def grade(total: int, bounds: Bounds) -> Grade:
    """Return the grade of a total; each boundary belongs to the better grade."""
    steps = (
        (bounds.excellent, Grade.EXCELLENT),
        (bounds.good, Grade.GOOD),
        (bounds.fair, Grade.FAIR),
        (bounds.average, Grade.AVERAGE),
    )
    return next((reached for least, reached in steps if total >= least), Grade.WEAK)


def result(scores: Mapping[int, int | None], bounds: Bounds) -> Result:
    """Return what a column of scores comes to; an incomplete one has a sum and no grade."""
    missing = tuple(index for index in INDEXES if scores.get(index) is None)
    total = sum(scores.get(index) or 0 for index in INDEXES)
    return Result(total, missing, None if missing else grade(total, bounds))


def checked_score(value: int | None) -> int | None:
    """Return a score, None for an empty one; raise NotAllowed("score_wrong") for any other."""
    if value is not None and (isinstance(value, bool) or value not in SCORES):
        raise NotAllowed("score_wrong", score=value)
    return value


def checked_index(index: int) -> int:
    """Return an index; raise NotAllowed("index_wrong") if the sheet has none of that number."""
    if index not in INDEXES:
        raise NotAllowed("index_wrong", index=index)
    return index


# --- quarters ------------------------------------------------------------------------------------


def period(name: str) -> Period:
    """Return the quarter of a name as 2026-Q4; raise NotAllowed("period_wrong") for any other."""
    found = _PERIOD.fullmatch(name.strip().upper())
    if found is None:
        raise NotAllowed("period_wrong", period=name[:12])
    return _quarter(int(found[1]), int(found[2]))


def period_of(day: date) -> Period:
    """Return the quarter that a day is in."""
    return _quarter(day.year, (day.month + 2) // 3)


def beside(one: Period, steps: int) -> Period:
    """Return the quarter so many steps after another; before it where steps are below zero."""
    year, quarter = divmod(one.begins.year * 4 + (one.begins.month - 1) // 3 + steps, 4)
    return _quarter(year, quarter + 1)


def _quarter(year: int, quarter: int) -> Period:
    begins = date(year, quarter * 3 - 2, 1)
    ends = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    first, after = (datetime.combine(day, time(0), ZONE) for day in (begins, ends))
    return Period(f"{year}-Q{quarter}", first, after)


# --- what our data propose -----------------------------------------------------------------------


def from_times(early: int, on_time: int, late: int, recorded_late: int) -> Evidence:
    """Return the evidence of index 1 or 2: 2 points a dossier that was early, 1 on time, 0 late.

    recorded_late: how many of them the record calls late although our stamp says otherwise.
    """
    told = {"early": early, "on_time": on_time, "late": late, "recorded_late": recorded_late}
    return _averaged(told, (early, on_time, late), "times")


def from_contacts(once: int, twice: int, oftener: int) -> Evidence:
    """Return the evidence of index 3: 0 further contacts give 2 points, one gives 1, more give 0.

    once, twice, oftener: dossiers by how many visits to counters they were seen in.
    """
    told = {"once": once, "twice": twice, "oftener": oftener}
    return _averaged(told, (once, twice, oftener), "contacts")


def from_catalogue(procedures: int) -> Evidence:
    """Return the evidence of index 6: how many procedures are shown electronically.

    Whether they are posted on paper too, nobody told us, so no score follows.
    """
    if not procedures:
        return Evidence()
    return Evidence({"procedures": procedures}, None, "publicity")


def _averaged(told: Mapping[str, int], counts: tuple[int, int, int], reason: str) -> Evidence:
    """Return the score nearest to the points of the average dossier; a half counts upward."""
    two, one, _ = counts
    total = sum(counts)
    if not total:
        return Evidence()
    points = 2 * two + one
    return Evidence(dict(told), (2 * points + total) // (2 * total), reason)
