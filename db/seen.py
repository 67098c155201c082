"""Tickets with no more than a lobby may see: what boards, signs and keypads read."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from centre.rules.tickets import AT_COUNTER, QUEUED
from db import rows, tables
from db.work import Work

_board = tables.board_ticket
_SEEN_TODAY = (_board.c.centre == bindparam("of"), _board.c.day == bindparam("on"))
_AT_DESKS = select(_board).where(*_SEEN_TODAY, rows.states(AT_COUNTER))
_SEEN_WAITING = (
    select(_board)
    .where(*_SEEN_TODAY, rows.states(QUEUED))
    .order_by(_board.c.place, _board.c.queued_at, _board.c.id)
)
_manned = tables.board_counter
_COUNTER = select(_manned.c.signed_in_at, _manned.c.paused_at).where(
    _manned.c.centre == bindparam("of"), _manned.c.counter == bindparam("at")
)
_SEEN = select(_board).where(_board.c.id == bindparam("ticket"))


def waiting(work: Work) -> Sequence[Row[Any]]:
    """Return who waits, in order, with no more than a board may see."""
    return work.connection.execute(_SEEN_WAITING, rows.here(work)).all()


def at_desks(work: Work) -> Sequence[Row[Any]]:
    """Return today's tickets that are called or served at any counter."""
    return work.connection.execute(_AT_DESKS, rows.here(work)).all()


def ticket(work: Work, ticket: UUID) -> Row[Any]:
    """Return a ticket with no more than a board may see: whose number it is, and its day."""
    return work.connection.execute(_SEEN, {"ticket": ticket}).one()


def counter_state(work: Work, counter: str) -> Literal["open", "paused", "closed"]:
    """Return whether a clerk is signed in at a counter, and paused."""
    found = work.connection.execute(_COUNTER, {"of": work.centre.code, "at": counter})
    row = found.one_or_none()
    if row is None or rows.is_of_earlier_day(work, row):
        return "closed"
    return "paused" if row.paused_at else "open"
