"""The event log for people: page by page, by day, kind, number or clerk; its chains checked.

At a server the log is read by supervisors' PCs and by motcua-db alone (db/roles).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, or_, select

from centre.rules.errors import NotAllowed
from centre.rules.roles import Act, who
from centre.rules.search.folding import fold
from db import log_check, tables
from db.history import CENTRE_QUEUE, append
from db.log_check import Check
from db.log_facts import LoggedEvent
from db.requests import once
from db.retention import proof
from db.staff import check_role
from db.work import Transactions, Work

ROLES: Final = who(Act.LOG)
PAGE: Final = 50
LONGEST: Final = 366
"""So many days may be asked for at once."""
AT_A_TIME: Final = 31
"""One reading looks through so many days for a page."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "sign_ins": ("sign_in", "sign_out", "pin_wrong", "pin_locked", "pause", "resume_counter"),
    "settings": (
        *("settings", "kiosk_letter", "topic", "search_word", "evaluation", "day_set"),
        *("catalogue_changed", "dossiers_changed"),
    ),
    "exports": ("export",),
    "order": ("call", "direct"),
    "devices": (
        *("device", "device_forgotten", "new_roll", "enrol_offer", "enrol_accept", "enrol_refuse"),
        *("enrol_remove", "enrol_sign", "enrol_renew"),
    ),
    "retention": (*proof.KINDS, "restored"),
}
"""What can be asked for -> kinds of events; of calls only those by hand, of a chosen number."""

_event, _ticket, _clerk = tables.event, tables.ticket, tables.clerk
_NUMBER: Final = re.compile(r"([A-Za-z])\s*0*([0-9]{1,4})")
# As db.history.append writes facts.
_BY_HAND: Final = '"rule": "chosen"'
_LEAVES: Final = '"field": "export"'
_LINES: Final = select(_event, _ticket.c.letter, _ticket.c.number).outerjoin(
    _ticket, _ticket.c.id == _event.c.ticket
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Days first to last, one of GROUPS ("": all), and a number, or a clerk's code or name."""

    first: date
    last: date
    group: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: on which day, behind which line of it (moment, queue, number in it).

    A line has its place whatever is written meanwhile, so that none comes twice or not at all.
    """

    day: date
    behind: tuple[datetime, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the newest first; clerks: code -> name, of all that were ever declared.

    next: where the next page begins; None: this is the last. A page may be short, or empty, though
    another one follows: one reading looks through AT_A_TIME days.
    """

    lines: tuple[LoggedEvent, ...]
    clerks: Mapping[str, str]
    next: Place | None


class Logbook:
    """The log as supervisors and auditors read it. by: who asks; "" is motcua-db."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def page(self, asked: Asked, by: str, place: Place | None = None) -> Page:
        """Return a page of lines, the newest first; place None: the first page.

        Raises NotAllowed: role_missing, clerk_unknown, span_wrong (more than LONGEST days).
        """
        _check_span(asked)
        with self._store.read() as work:
            check_role(work, by, ROLES)
            clerks = _names(work)
            lines, after = _read(work, asked, _wanted(asked, clerks), place or Place(asked.last))
        return Page(tuple(lines), clerks, after)

    def exported(self, request: UUID, asked: Asked, file: tuple[int, str], by: str) -> None:
        """Log that lines leave as a file: who, which span and kind, how many, the file's SHA-256.

        Raises NotAllowed: role_missing, clerk_unknown.
        """
        count, sha256 = file
        span = {"from": asked.first.isoformat(), "to": asked.last.isoformat()}
        more = {"group": asked.group, "rows": count, "sha256": sha256, "by": by}

        def act(work: Work) -> bool:
            # What was looked for may be a person: it is not repeated.
            append(work, CENTRE_QUEUE, "export", {"what": "log", "form": "csv", **span, **more})
            return True

        with self._store.read() as work:
            check_role(work, by, ROLES)
        once(self._store, request, "export", bool, act)

    def begin_check(self, by: str) -> Check:
        """Begin to check all chains; step() until it is done. Raises NotAllowed: role_missing."""
        with self._store.read() as work:
            check_role(work, by, ROLES)
            return log_check.begin(work)

    def step(self, check: Check) -> Check:
        """Check one more part in a short reading: counters may write in between."""
        return log_check.step(self._store, check)


def _check_span(asked: Asked) -> None:
    if not timedelta(0) <= asked.last - asked.first < timedelta(days=LONGEST):
        raise NotAllowed("span_wrong", first=str(asked.first), last=str(asked.last))


def _names(work: Work) -> dict[str, str]:
    query = select(_clerk.c.code, _clerk.c.name).where(_clerk.c.centre == work.centre.code)
    return {row.code: row.name for row in work.connection.execute(query)}


def _wanted(asked: Asked, clerks: Mapping[str, str]) -> list[ColumnElement[bool]]:
    """Return the conditions on a line, beside its day."""
    wanted: list[ColumnElement[bool]] = []
    if asked.group:
        wanted.append(_of_group(asked.group))
    if asked.group == "order":
        by_hand = _event.c.facts.contains(_BY_HAND, autoescape=True)
        wanted.append(or_(_event.c.kind != "call", by_hand))
    text = asked.text.strip()
    number = _NUMBER.fullmatch(text)
    if number:
        letter, digits = number[1].upper(), int(number[2])
        wanted.append(and_(_ticket.c.letter == letter, _ticket.c.number == digits))
    elif text:
        wanted.append(or_(*(_names_clerk(code) for code in _codes(text, clerks))))
    return wanted


def _of_group(group: str) -> ColumnElement[bool]:
    """Return what makes a line one of a group; a file of settings is an export and no change."""
    kinds: ColumnElement[bool] = _event.c.kind.in_(GROUPS[group])
    leaves = and_(_event.c.kind == "settings", _event.c.facts.contains(_LEAVES, autoescape=True))
    if group == "exports":
        return or_(kinds, leaves)
    return and_(kinds, ~leaves) if group == "settings" else kinds


def _codes(text: str, clerks: Mapping[str, str]) -> list[str]:
    """Return the codes of clerks whose code is text, or whose name has it; else text itself."""
    folded = fold(text)
    found = [code for code, name in clerks.items() if code == text or folded in fold(name)]
    return found or [text]


def _names_clerk(code: str) -> ColumnElement[bool]:
    return _event.c.facts.contains(f'"{code}"', autoescape=True)


def _read(
    work: Work, asked: Asked, wanted: list[ColumnElement[bool]], place: Place
) -> tuple[list[LoggedEvent], Place | None]:
    """Return a page from a place on, and where the next one begins."""
    lines: list[LoggedEvent] = []
    for _ in range(AT_A_TIME):
        if place.day < asked.first:
            return lines, None
        room = PAGE - len(lines)
        found = _on(work, place, wanted, room + 1)
        lines += map(_line, found[:room])
        if len(found) > room:
            last = lines[-1]
            return lines, Place(place.day, (last.at, last.queue, last.seq))
        place = Place(place.day - timedelta(days=1))
    return lines, place if place.day >= asked.first else None


def _on(work: Work, place: Place, wanted: list[ColumnElement[bool]], most: int) -> list[Row[Any]]:
    query = _LINES.where(_event.c.centre == work.centre.code, _event.c.day == place.day, *wanted)
    if place.behind is not None:
        at, queue, seq = place.behind
        same_queue = and_(_event.c.queue == queue, _event.c.seq < seq)
        same_moment = and_(_event.c.at == at, or_(_event.c.queue > queue, same_queue))
        query = query.where(or_(_event.c.at < at, same_moment))
    order = (_event.c.at.desc(), _event.c.queue, _event.c.seq.desc())
    return list(work.connection.execute(query.order_by(*order).limit(most)).all())


def _line(row: Row[Any]) -> LoggedEvent:
    return LoggedEvent(
        day=row.day,
        queue=row.queue,
        seq=row.seq,
        id=row.id,
        kind=row.kind,
        ticket=row.ticket,
        label=None if row.letter is None else f"{row.letter}{row.number:03d}",
        at=row.at,
        actor=row.actor,
        facts=_facts(row.facts),
        hash=row.hash,
    )


def _facts(text: str) -> dict[str, Any]:
    """Return an event's facts; damaged ones are found by the check, not here."""
    try:
        loaded = json.loads(text)
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
