"""Service without a number from a kiosk: somebody is simply there, and is served."""

from dataclasses import replace
from typing import Any

from centre.rules.legs import checked_note
from centre.rules.services import Service
from centre.rules.tickets import Origin, Place, State
from db import legs, rows, tables
from db.claim import Desk
from db.desk import check_free, check_not_paused, check_serves, tell
from db.facts import TicketView
from db.ids import uuid7
from db.taking import move_series
from db.work import Work

_NEW_TICKET = tables.ticket.insert()


def serve_direct(work: Work, desk: Desk, service: str, note: str) -> TicketView:
    """Begin to serve somebody who has no number, and log it as such (behaviour 33).

    He gets the next number of the series that kiosks share, for the books: no slip is printed, and
    no call is made, so that no board ever shows it. Hours and daily limit are for kiosks; who sits
    at the counter decides here. Raises NotAllowed: service_unknown, counter_does_not_serve,
    counter_busy, counter_paused, series_full, note_shape.
    """
    found = work.centre.service(service)
    check_serves(desk.counter, found.code)
    check_not_paused(work, desk.counter)
    check_free(work, desk.counter)
    legs.end_any_wrap_up(work, desk)
    number = move_series(work, replace(found, daily_limit=None), found.letter)
    ticket = _row(work, desk, found, number) | {"note": checked_note(note)}
    work.connection.execute(_NEW_TICKET, ticket)
    told = {key: ticket[key] for key in ("letter", "number", "service", "priority", "kiosk")}
    return tell(work, desk, rows.row_of(work, ticket["id"]), "direct", told)


def _row(work: Work, desk: Desk, service: Service, number: int) -> dict[str, Any]:
    """Return the ticket's row: it is being served from the moment it is there."""
    return {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": work.day,
        "service": service.code,
        "letter": service.letter,
        "number": number,
        "state": State.SERVING.value,
        "priority": None,
        "kiosk": "",
        "arrived_at": work.now,
        "queued_at": work.now,
        "place": Place.BY_TIME.value,
        "calls": 0,
        "bypassed": 0,
        "stepped": 0,
        "counter": desk.counter.code,
        "called_at": work.now,
        "began_at": work.now,
        "origin": Origin.COUNTER.value,
    }
