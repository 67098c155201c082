"""Numbers of a day: which letters a series may have, which number comes next, how many are left.

The store hands in what each series has given on the business day; on a new business day that is
nothing, so a series restarts by itself and never repeats within a day. A series is a letter: one of
a service, which kiosks share, or one that a kiosk has for itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.services import Service

FORBIDDEN_LETTERS: Final = "DĐIOQ"
"""Letters that sound or look alike: D and Đ, I and 1, O and 0, Q and cu (screens note, part 9)."""
LETTERS: Final = "ABCEFGHJKLMNPRSTUVWXYZ"
"""The letters that a series may have."""


def check_letters(letters: Iterable[str]) -> None:
    """Refuse series letters that could be confused.

    Raises NotAllowed: "letter_forbidden" for one of FORBIDDEN_LETTERS, "letter_shape" for anything
    but one capital A-Z, "letter_repeated" where two series have the same letter.
    """
    seen: set[str] = set()
    for letter in letters:
        _check_letter(letter)
        if letter in seen:
            raise NotAllowed("letter_repeated", letter=letter)
        seen.add(letter)


def _check_letter(letter: str) -> None:
    """Refuse one letter that is not fit for a series."""
    if len(letter) == 1 and letter.upper() in FORBIDDEN_LETTERS:
        raise NotAllowed("letter_forbidden", letter=letter, forbidden=FORBIDDEN_LETTERS)
    if len(letter) != 1 or letter not in LETTERS:
        raise NotAllowed("letter_shape", letter=letter)


@dataclass(frozen=True, slots=True)
class Given:
    """What one series has given today: its last number, how many of them a restore left out."""

    last: int
    skipped: int = 0


Today = Mapping[str, Given]
"""Letter -> what its series has given on this business day; a letter without any is missing."""


def next_number(service: Service, letter: str, today: Today) -> int:
    """Return the number after the series' last one, always larger than that.

    Raises NotAllowed("series_full", service, letter, last) when the range of numbers is used up and
    NotAllowed("daily_limit", service, limit) when the day's tickets are, under whichever letters.
    """
    number = _following(service, today.get(letter))
    if number > service.last:
        raise NotAllowed("series_full", service=service.code, letter=letter, last=service.last)
    if _limit_left(service, today) == 0:
        raise NotAllowed("daily_limit", service=service.code, limit=service.daily_limit)
    return number


def numbers_left(service: Service, letters: Iterable[str], today: Today) -> int:
    """Return how many numbers can still be given today under these letters; 0 when full."""
    ranges = (service.last - _following(service, today.get(letter)) + 1 for letter in letters)
    room = sum(max(0, left) for left in ranges)
    limit = _limit_left(service, today)
    return room if limit is None else min(room, limit)


def _following(service: Service, given: Given | None) -> int:
    """Return last + 1, or the first of the range if that is larger (the range may have moved)."""
    return service.first if given is None else max(service.first, given.last + 1)


def _limit_left(service: Service, today: Today) -> int | None:
    """Return how many tickets the daily limit still allows, or None without a limit.

    All letters of the service count; numbers that a restore left out do not.
    """
    if service.daily_limit is None:
        return None
    series = (today[letter] for letter in service.letters if letter in today)
    given = sum(max(0, one.last - service.first + 1 - one.skipped) for one in series)
    return max(0, service.daily_limit - given)
