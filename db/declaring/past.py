"""What was changed: the log's own lines about settings, newest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select

from centre.rules.declaring.facts import Change, Move
from db import tables
from db.history import CENTRE_QUEUE, append
from db.work import Work

KIND: Final = "settings"
"""Kind of the event of one changed field."""
SECRET: Final = "…"  # noqa: S105 - it stands for a PIN that nobody reads
_ELSEWHERE: Final = ("kiosk_letter", "topic")
"""Kinds of what motcua-db letters and topics change."""
_RECENT: Final = timedelta(days=31)
"""Who changed an item last is looked for in so many days."""


@dataclass(frozen=True, slots=True)
class Past:
    """One change: when, by whom (a clerk's code, or the program), of which field, old and new.

    field "": the whole item began (old None) or went (new None).
    """

    at: datetime
    by: str
    section: str
    key: str
    field: str
    old: Any
    new: Any

    def move(self) -> Move:
        """Return what moved."""
        return Move(self.field, self.old, self.new)


def tell(work: Work, change: Change, moves: Iterable[Move], by: str) -> None:
    """Tell the log of each field; of a PIN only that it changed."""
    for move in moves:
        facts = {"section": change.section, "key": change.key, "field": move.field}
        said = {"old": move.old, "new": move.new, "by": by or work.actor}
        append(work, CENTRE_QUEUE, KIND, {**facts, **said})


def history(work: Work, limit: int, section: str | None) -> tuple[Past, ...]:
    """Return the newest changes, at most limit; of one section, or of all."""
    kind = tables.event.c.kind
    # Facts are written by db.history.append: sorted keys, a blank after each colon.
    mine = (kind == KIND) & tables.event.c.facts.contains(
        f'"section": "{section}"', autoescape=True
    )
    wanted = {None: kind.in_((KIND, *_ELSEWHERE)), "service": mine | kind.in_(_ELSEWHERE)}
    return _newest(work, wanted.get(section, mine), limit)


def last_of(work: Work, change: Change) -> Past | None:
    """Return the newest change of an item, within the last weeks."""
    event = tables.event.c
    key = event.facts.contains(f'"key": "{change.key}"', autoescape=True)
    section = event.facts.contains(f'"section": "{change.section}"', autoescape=True)
    recent = event.day >= work.day - _RECENT
    found = _newest(work, (event.kind == KIND) & recent & key & section, 1)
    return found[0] if found else None


def _newest(work: Work, condition: ColumnElement[bool], limit: int) -> tuple[Past, ...]:
    event = tables.event.c
    wanted = (
        select(event.at, event.actor, event.kind, event.facts)
        .where(event.centre == work.centre.code, event.queue == CENTRE_QUEUE, condition)
        .order_by(event.day.desc(), event.seq.desc())
        .limit(limit)
    )
    return tuple(_past(row) for row in work.connection.execute(wanted).all())


def _past(row: Row[Any, Any, Any, Any]) -> Past:
    facts = _facts(row.facts)
    by = str(facts.get("by") or facts.get("author") or row.actor)
    if row.kind == KIND:
        section, key, field = (str(facts.get(name, "")) for name in ("section", "key", "field"))
        return Past(row.at, by, section, key, field, facts.get("old"), facts.get("new"))
    # Written by motcua-db letters and topics, which are older than this.
    key = str(facts.get("service") or facts.get("to") or facts.get("from") or "")
    field = "kiosk_letters" if "kiosk" in facts else "topics"
    named = facts.get("kiosk") or facts.get("field")
    old, new = (f"{named}: {facts[side] or '–'}" for side in ("from", "to"))
    return Past(row.at, by, "service", key, field, old, new)


def _facts(text: str) -> dict[str, Any]:
    try:
        loaded = json.loads(text)
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
