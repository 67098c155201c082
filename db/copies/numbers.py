"""Which numbers a restored database leaves out, from all that is known of those on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from centre.rules.copies import left_out, left_out_beyond
from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE, number_intervals
from centre.rules.services import Centre
from db.work import Work


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the numbers given since a copy was made.

    given: letter -> last number of today in the database that was there; None where it cannot be
    read. printed: letter -> last number on paper, as somebody has read it from a slip or a board.
    """

    made_at: datetime
    given: Mapping[str, int] | None = None
    printed: Mapping[str, int] = field(default_factory=dict)

    def skips(self, work: Work, letter: str, last: int) -> int:
        """Return how many numbers a letter leaves out after last, which the copy has.

        Raises NotAllowed("restore_gap") where more may be on paper than the series has left: then
        only a slip tells.
        """
        if letter in self.printed:
            return left_out_beyond(last, self.printed[letter])
        if self.given is not None:
            return left_out_beyond(last, self.given.get(letter, 0))
        since = giving_since(work.centre, self.made_at, work.now)
        by = left_out(since)
        services = [one for one in work.centre.services.values() if letter in one.letters]
        if any(last + by >= one.last for one in services):
            minutes = int(since / timedelta(minutes=1))
            raise NotAllowed("restore_gap", letter=letter, minutes=minutes)
        return by


def giving_since(centre: Centre, then: datetime, now: datetime) -> timedelta:
    """Return how long numbers were given today since then.

    Of a copy of the future, whose clock was another, that is not known: the whole day until now.
    """
    total = timedelta()
    for interval in number_intervals(centre, None, now.date()):
        opens = datetime.combine(now.date(), interval.opens, ZONE)
        closes = datetime.combine(now.date(), interval.closes, ZONE)
        begins = opens if then > now else max(opens, then)
        total += max(timedelta(), min(closes, now) - begins)
    return total


def read_printed(words: list[str]) -> dict[str, int]:
    """Return letter -> number of slips as typed (A137); raise NotAllowed("printed_shape")."""
    found: dict[str, int] = {}
    for word in words:
        letter, digits = word[:1].upper(), word[1:]
        if not letter.isalpha() or not digits.isdecimal() or len(digits) > 4:
            raise NotAllowed("printed_shape", given=word)
        found[letter] = max(int(digits), found.get(letter, 0))
    return found
