"""Notices and posted procedures as pages of whole lines; nothing is ever cut off.

A page has as many lines as the band; what needs more goes on to a next page and says "1/2".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from centre.rules.services import Centre, Procedure, words_in
from queue_display.tongue import BoardWords
from queue_display.wrapping import Measure, wrapped

PAGE_SECONDS: Final = 8.0
"""How long a page stays (screens note, section 8)."""
PROCEDURES_BETWEEN_NOTICES: Final = 4
"""A centre posts some forty procedures: a notice comes back after so many of them."""

_SHORT_FACT: Final = 28
NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Posting:
    """One thing to say: a bold head, a plain body; either may be empty."""

    head: str
    body: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What the band shows at a time; part of parts when one posting needs several pages."""

    lines: tuple[Line, ...]
    part: int
    parts: int


def postings(
    centre: Centre, words: BoardWords, today: date, *, has_camera: bool = False
) -> tuple[Posting, ...]:
    """Return what the lobby is told today: notices in their order, procedures between them.

    Where a camera runs, its notice comes first (screens note, 8.5).
    """
    notices = list(notices_of(centre, words.language, today))
    if has_camera:
        notices.insert(0, Posting("", words.camera))
    procedures = [_procedure(each, centre, words) for each in centre.procedures.values()]
    return tuple(_interleaved(notices, procedures))


def notices_of(centre: Centre, language: str, today: date) -> tuple[Posting, ...]:
    """Return the notices of a day in their order."""
    current = [n for n in centre.notices if _is_on(n.starts, n.ends, today)]
    current.sort(key=lambda notice: notice.position)
    return tuple(Posting("", words_in(notice.text, language)) for notice in current)


def pages(said: Sequence[Posting], width: float, lines: int, measure: Measure) -> tuple[Page, ...]:
    """Return postings as pages of at most so many lines, none wider than width."""
    return tuple(page for posting in said for page in _paged(posting, width, lines, measure))


def _is_on(starts: date | None, ends: date | None, today: date) -> bool:
    """Tell whether a notice is to be shown today."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)


def _procedure(procedure: Procedure, centre: Centre, words: BoardWords) -> Posting:
    """Return a posted procedure: its name, then time limit, fee and counters as far as known."""
    counters = ", ".join(counter.code for counter in centre.counters_serving(procedure.service))
    facts = (
        words.time_limit.format(time_limit=procedure.time_limit) if procedure.time_limit else "",
        words.fee.format(fee=procedure.fee) if procedure.fee else "",
        words.counters.format(counters=counters) if counters else "",
    )
    return Posting(
        words_in(procedure.name, words.language), " · ".join(_bound(fact) for fact in facts if fact)
    )


def _bound(fact: str) -> str:
    """Return a short fact as one unbreakable word, so that "Lệ phí" stays with its sum."""
    return fact.replace(" ", NO_BREAK) if len(fact) <= _SHORT_FACT else fact


def _interleaved(notices: list[Posting], procedures: list[Posting]) -> Iterator[Posting]:
    """Yield every notice once, then procedures with a notice after each four."""
    yield from notices
    for index, procedure in enumerate(procedures):
        if index and notices and index % PROCEDURES_BETWEEN_NOTICES == 0:
            yield notices[(index // PROCEDURES_BETWEEN_NOTICES - 1) % len(notices)]
        yield procedure


def _paged(posting: Posting, width: float, lines: int, measure: Measure) -> Iterator[Page]:
    """Yield the pages of one posting."""
    whole = [
        Line(text, bold)
        for words, bold in ((posting.head, True), (posting.body, False))
        for text in _balanced(words, width, measure, bold=bold)
    ]
    parts = -(-len(whole) // lines)
    for part in range(parts):
        yield Page(tuple(whole[part * lines : (part + 1) * lines]), part + 1, parts)


def _balanced(text: str, width: float, measure: Measure, *, bold: bool) -> tuple[str, ...]:
    """Return text in as few lines as width allows, all about equally long."""
    best = tuple(wrapped(text, width, measure, bold=bold))
    widest = max((measure(word, bold) for word in text.split(" ")), default=0.0)
    for percent in range(95, 45, -5):
        narrower = width * percent / 100
        closer = tuple(wrapped(text, narrower, measure, bold=bold))
        if narrower < widest or len(closer) > len(best):
            break
        best = closer
    return best
