"""Which queue takes in which field of the catalogue (lĩnh vực): declared data, like letters.

A change raises the centre's version, so that every program reads them anew with its next
transaction, and tells the log who changed what. Devices may only read them: this is done at the
server, or at the box itself.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed
from centre.rules.naming import tidy
from centre.rules.services import Centre
from db import tables
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.work import Transactions, Work

MOST_SIGNS: Final = 300
"""Characters of a field's name; the longest of 2,935 real procedures has 193."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of the catalogue, and the service whose numbers its procedures get; None: none."""

    field: str
    service: str | None


def topics_of(centre: Centre) -> tuple[Topic, ...]:
    """Return what is declared, by field."""
    found = (Topic(f, service.code) for service in centre.services.values() for f in service.topics)
    return tuple(sorted(found, key=lambda topic: topic.field.casefold()))


def declare(store: Transactions, request: UUID, wish: Topic, author: str) -> bool:
    """Give a field to a service, or to none; return whether anything changed.

    A field in other letters' case is the same. Raises NotAllowed: service_unknown, topic_wrong.
    """
    return once(store, request, "topic", bool, lambda work: _declare(work, wish, author))


def _declare(work: Work, wish: Topic, author: str) -> bool:
    field = tidy(wish.field[: 2 * MOST_SIGNS])
    if not field or len(field) > MOST_SIGNS:
        raise NotAllowed("topic_wrong", most=MOST_SIGNS)
    if wish.service is not None and wish.service not in work.centre.services:
        raise NotAllowed("service_unknown", service=wish.service)
    same = [t for t in topics_of(work.centre) if t.field.casefold() == field.casefold()]
    before = same[0].service if same else None
    if before == wish.service:
        return False
    _write(work, same, Topic(field, wish.service))
    facts = {"field": field, "from": before, "to": wish.service, "author": author}
    append(work, CENTRE_QUEUE, "topic", facts)
    return True


def _write(work: Work, before: list[Topic], wish: Topic) -> None:
    """Write the row anew, or only remove it; every program then reads the centre again."""
    table, centre, code = tables.topic, tables.centre, work.centre.code
    for topic in before:
        mine = (table.c.centre == code, table.c.field == topic.field)
        work.connection.execute(table.delete().where(*mine))
    if wish.service is not None:
        row = {"centre": code, "field": wish.field, "service": wish.service}
        work.connection.execute(table.insert(), row)
    newer = centre.update().where(centre.c.centre == code).values(version=centre.c.version + 1)
    work.connection.execute(newer)
