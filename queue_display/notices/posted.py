"""What a posted procedure says: whatever the catalogue is sure of, and no bare "free" else. Pure.

Fee and time follow the kiosk's rules (centre.rules.costs): what is not reliable is asked at the
counter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from centre.rules import services
from centre.rules.online import online_address
from centre.rules.papers import Group
from centre.rules.procedures import (
    Procedure,
    Shown,
    cases,
    fee_shown,
    is_stale,
    time_shown,
)
from centre.rules.services import Centre, words_in
from queue_display.notices.words import NoticeWords

MOST_ADDRESS_BYTES: Final = 250
"""A code of more would have modules that a telephone cannot tell apart from two metres."""
_MOST_NAMED: Final = 4
"""So many documents, bodies or results are named; more are counted, for nobody reads them all."""
_MOST_PAPERS: Final = 600
"""Characters of papers after which the rest is counted: two pages at most for nine in ten."""
_MOST_CONDITIONS: Final = 400
"""Conditions of more characters are a law's whole article: they are asked for at the counter."""
_OFFICIAL: Final = "vi"
"""The language of the names that the law knows."""
_LEVELS: Final = {"toàn trình": "fully", "một phần": "partly"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a posted procedure: its label in each language, and what it says."""

    labels: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Posted:
    """One posted procedure. others are its name in further languages; address "" has no code."""

    code: str
    name: str
    others: tuple[str, ...]
    facts: tuple[Fact, ...]
    address: str
    dated: str
    stale: bool


def of_catalogue(
    procedure: Procedure, centre: Centre, words: tuple[NoticeWords, ...], today: date
) -> Posted:
    """Return what is posted of a procedure of the catalogue."""
    first = words[0]
    stale = is_stale(procedure, today, centre.policy.stale_days)
    name, others = _names({_OFFICIAL: procedure.name, **procedure.translations}, words)
    told = (
        ("code", procedure.code),
        ("applicants", "; ".join(procedure.applicants)),
        ("online", online_words(procedure, first)),
        ("time_limit", shown_words(time_shown(procedure.channels), first)),
        ("fee", shown_words(fee_shown(procedure.channels), first)),
        ("place", place_words(centre, centre.service_for(procedure.field), first)),
        ("papers", papers_words(procedure, first)),
        ("result", some(procedure.results, first.more_results)),
        ("agencies", some(procedure.agencies or (procedure.issuing_body,), first.more_agencies)),
        ("conditions", conditions_words(procedure.conditions, first)),
        ("basis", some(procedure.legal_basis, first.more_basis)),
        ("decision", procedure.decision_no),
    )
    return Posted(
        code=procedure.code,
        name=name,
        others=others,
        facts=_facts(told, words),
        address=online_address(centre.policy.online_address, procedure, MOST_ADDRESS_BYTES),
        dated=first.dated(procedure.as_of, stale=stale),
        stale=stale,
    )


def of_centre(
    procedure: services.Procedure, centre: Centre, words: tuple[NoticeWords, ...]
) -> Posted:
    """Return what is posted of a procedure that the centre itself has declared: as it stands."""
    first = words[0]
    told = (
        ("code", procedure.code),
        ("time_limit", procedure.time_limit or first.ask),
        ("fee", procedure.fee or first.ask),
        ("place", place_words(centre, centre.services.get(procedure.service), first)),
    )
    name, others = _names(procedure.name, words)
    return Posted(
        code=procedure.code,
        name=name or words_in(procedure.name, first.language),
        others=others,
        facts=_facts(told, words),
        address="",
        dated="",
        stale=False,
    )


def shown_words(shown: Shown, words: NoticeWords) -> str:
    """Return a fee or a time as it may be shown; a remark always tells to ask."""
    if shown.kind == "ask":
        return words.ask
    if shown.kind == "free":
        return words.free
    return f"{words.ask} – {shown.text}" if shown.kind == "note" else shown.text


def online_words(procedure: Procedure, words: NoticeWords) -> str:
    """Return how far a procedure goes online, as its source says it; "" where it says nothing."""
    level = procedure.online_level.strip()
    if level:
        known = _LEVELS.get(level.casefold())
        return str(getattr(words, known)) if known else level
    if procedure.online is None:
        return ""
    return words.possible if procedure.online else words.impossible


def place_words(centre: Centre, service: services.Service | None, words: NoticeWords) -> str:
    """Return the counters that take a procedure in, with their zones, or whom to ask."""
    found = centre.counters_serving(service.code) if service else ()
    if not found:
        return words.guide
    codes = words.counters.format(counters=", ".join(counter.code for counter in found))
    zones = dict.fromkeys(counter.zone for counter in found if counter.zone)
    return " · ".join((codes, *(words.zones.format(zone=zone) for zone in zones)))


def papers_words(procedure: Procedure, words: NoticeWords) -> str:
    """Return what to hand in, a paper a line; of several cases, how many there are."""
    found = cases(procedure)
    if len(found) > 1:
        return words.cases.format(count=len(found))
    groups = found[0].groups or (Group("", found[0].papers),)
    names = [paper.name for group in groups if not group.is_note for paper in group.papers]
    shown: list[str] = []
    for name in names:
        if shown and sum(map(len, shown)) + len(name) > _MOST_PAPERS:
            break
        shown.append(name)
    lines = [f"{number}. {name}" for number, name in enumerate(shown, start=1)]
    if len(names) > len(shown):
        lines.append(words.more_papers.format(count=len(names) - len(shown)))
    return "\n".join(lines if len(names) > 1 else shown)


def conditions_words(conditions: str, words: NoticeWords) -> str:
    """Return the conditions, or that they are told at the counter where they are an article."""
    return conditions if len(conditions) <= _MOST_CONDITIONS else words.ask


def some(named: tuple[str, ...], more: str) -> str:
    """Return the first of several names, and how many there are more."""
    shown = [*filter(None, named[:_MOST_NAMED])]
    if len(named) > _MOST_NAMED:
        shown.append(more.format(count=len(named) - _MOST_NAMED))
    return "; ".join(shown)


def _names(names: Mapping[str, str], words: tuple[NoticeWords, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the name in the language that leads, then in the others; the official one always."""
    wanted = [*(each.language for each in words), _OFFICIAL]
    found = [*dict.fromkeys(filter(None, (names.get(language, "") for language in wanted)))]
    return (found[0] if found else ""), tuple(found[1:])


def _facts(told: Iterable[tuple[str, str]], words: tuple[NoticeWords, ...]) -> tuple[Fact, ...]:
    """Return the facts that say anything, each with its label in every language."""
    return tuple(Fact(_labels(key, words), text) for key, text in told if text)


def _labels(key: str, words: tuple[NoticeWords, ...]) -> tuple[str, ...]:
    """Return the label of a fact in each language; a code needs one, for nobody reads it."""
    said = words[:1] if key == "code" else words
    return tuple(str(getattr(each, key)) for each in said)
