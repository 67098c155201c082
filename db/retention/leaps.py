"""Whether the calendar can be trusted with removing years of data: a clock that leapt cannot.

A box that starts in 2036 would find everything due. Time is believed as far as days were worked in
it: after a gap in the log that no holiday explains, nothing is removed by itself until the centre
has worked on for a while, in which a wrong date is seen by everybody (slips and boards bear it).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy import bindparam, select

from db import tables
from db.work import Work

LONGEST_REST: Final = timedelta(days=45)
"""No centre is shut for longer than Tết and some weeks beside it; a leap of the clock is."""
WORKED_SINCE: Final = 30
"""Worked days after a leap until it is believed."""
_chain = tables.chain
_NEWEST: Final = (
    select(_chain.c.day)
    .where(_chain.c.centre == bindparam("centre"), _chain.c.day < bindparam("day"))
    .distinct()
    .order_by(_chain.c.day.desc())
    .limit(WORKED_SINCE + 1)
)


@dataclass(frozen=True, slots=True)
class Leap:
    """A gap in the days that were worked, and how many were worked since."""

    after: date
    until: date
    worked: int


def leap(work: Work) -> Leap | None:
    """Return the newest gap that nobody has worked off yet, or None."""
    given = {"centre": work.centre.code, "day": work.day}
    found = [work.day, *work.connection.execute(_NEWEST, given).scalars().all()]
    for worked, (later, earlier) in enumerate(pairwise(found)):
        if later - earlier > LONGEST_REST:
            return Leap(earlier, later, worked)
    return None
