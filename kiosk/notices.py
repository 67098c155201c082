"""The centre's notices on the attract page: which are of today, and which page of them it is."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from centre.rules.services import Centre, words_in

PAGE_SECONDS: Final = 8.0
"""How long a page of notices stays (screens note, section 8.5)."""
_SENTENCE_END: Final = re.compile(r"(?<=[.;:])\s+")
_NUDGES: Final = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""Where a page stands, in steps from its place: a picture that never moves burns in."""


def of_today(centre: Centre | None, language: str, today: date) -> tuple[str, ...]:
    """Return the notices that are to be read today, in their order."""
    if centre is None:
        return ()
    current = (one for one in centre.notices if _is_on(one.starts, one.ends, today))
    ordered = sorted(current, key=lambda one: one.position)
    return tuple(text for one in ordered if (text := words_in(one.text, language).strip()))


def paged(text: str, most: int, lines: Callable[[str], Sequence[str]]) -> list[str]:
    """Return a notice as pages of at most so many lines, whole sentences together where they fit.

    lines breaks words into lines. A sentence that is longer than a page goes on on the next one.
    """
    made: list[str] = []
    page = ""
    for sentence in _SENTENCE_END.split(text.strip()):
        longer = f"{page} {sentence}".strip()
        if len(lines(longer)) <= most:
            page = longer
            continue
        made += [page] if page else []
        *whole, page = _chunks(lines(sentence), most)
        made += whole
    return [*made, page] if page else made


def _chunks(lines: Sequence[str], most: int) -> list[str]:
    """Return lines as pages that are about equally long."""
    count = -(-len(lines) // most)
    each = -(-len(lines) // count)
    return [" ".join(lines[at : at + each]) for at in range(0, len(lines), each)]


def leaf(since: float, now: float) -> int:
    """Return how many pages have gone by, from 0; moments are monotonic seconds."""
    return max(0, int((now - since) // PAGE_SECONDS))


def next_leaf_at(since: float, now: float) -> float:
    """Return when the next page comes."""
    return since + (leaf(since, now) + 1) * PAGE_SECONDS


def nudge(leaf: int, step: int) -> tuple[int, int]:
    """Return how far a page stands from its place, right and down, in steps of so many pixels."""
    right, down = _NUDGES[leaf % len(_NUDGES)]
    return right * step, down * step


def _is_on(starts: date | None, ends: date | None, today: date) -> bool:
    return (starts is None or starts <= today) and (ends is None or today <= ends)
