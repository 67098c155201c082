"""Rolls of paper: a person says that a new one was put in, for printers that cannot notice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from db import tables
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.work import Transactions, Work

_roll = tables.roll


def place(store: Transactions, request: UUID, printer: str) -> None:
    """Keep that a new roll was put into a printer just now; who said so is in the event log."""

    def act(work: Work) -> bool:
        mine = (_roll.c.centre == work.centre.code) & (_roll.c.printer == printer)
        change = _roll.update().where(mine).values(placed_at=work.now)
        if work.connection.execute(change).rowcount == 0:
            new = {"centre": work.centre.code, "printer": printer, "placed_at": work.now}
            work.connection.execute(_roll.insert(), new)
        append(work, CENTRE_QUEUE, "new_roll", {"printer": printer})
        return True

    once(store, request, "roll", bool, act)


def placed(store: Transactions, printer: str) -> datetime | None:
    """Return when a person last put a roll into a printer; None: nobody has said so."""
    with store.read() as work:
        return work.connection.execute(
            select(_roll.c.placed_at).where(
                _roll.c.centre == work.centre.code, _roll.c.printer == printer
            )
        ).scalar_one_or_none()
