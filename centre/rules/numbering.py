"""Numbers of a day: which letters a series may have, which number comes next, how many are left.

The store hands in the last number of the business day; on a new business day that is None, so a
series restarts by itself and never repeats within a day.
"""

from collections.abc import Iterable
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.services import Service

FORBIDDEN_LETTERS: Final = "DĐIOQ"
"""Letters that sound or look alike: D and Đ, I and 1, O and 0, Q and cu (screens note, part 9)."""


def check_letters(letters: Iterable[str]) -> None:
    """Refuse series letters that could be confused.

    Raises NotAllowed: "letter_forbidden" for one of FORBIDDEN_LETTERS, "letter_shape" for anything
    but one capital A-Z, "letter_repeated" where two services have the same letter.
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
    if not (len(letter) == 1 and "A" <= letter <= "Z"):
        raise NotAllowed("letter_shape", letter=letter)


def next_number(service: Service, last: int | None) -> int:
    """Return the number after last (None: none was given today), always larger than last.

    Raises NotAllowed("daily_limit", service, limit) when the day's tickets are used up and
    NotAllowed("series_full", service, last) when the range of numbers is.
    """
    number = _following(service, last)
    if number > service.last:
        raise NotAllowed("series_full", service=service.code, last=service.last)
    if number > _ceiling(service):
        raise NotAllowed("daily_limit", service=service.code, limit=service.daily_limit)
    return number


def numbers_left(service: Service, last: int | None) -> int:
    """Return how many numbers this series can still give today; 0 when full."""
    return max(0, _ceiling(service) - _following(service, last) + 1)


def _following(service: Service, last: int | None) -> int:
    """Return last + 1, or the first of the range if that is larger (the range may have moved)."""
    return service.first if last is None else max(service.first, last + 1)


def _ceiling(service: Service) -> int:
    """Return the highest number of a day: the range's end or the daily limit, the lower of them."""
    if service.daily_limit is None:
        return service.last
    return min(service.last, service.first + service.daily_limit - 1)
