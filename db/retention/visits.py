"""Removing the numbers of a day with all that belongs to them; the tallies of the day stay."""

from datetime import date
from typing import Any, Final

from sqlalchemy import delete, select

from db import tables
from db.retention.names import end_of
from db.work import Work

_ticket = tables.ticket
_OF_TICKETS: Final = (tables.rating, tables.call, tables.leg, tables.print_job)
"""Tables whose rows refer to a ticket."""
_OF_A_DAY: Final = (tables.ticket, tables.series)


def remove(work: Work, day: date) -> dict[str, int]:
    """Remove the numbers of a day and what belongs to them; return how many rows of each table.

    Sessions and alarms that ended until then go with them. Hand-overs stay, with the number's id:
    by it a visit is counted (db.handover.counting), and it leads nowhere any more.
    """
    mine = (_ticket.c.centre == work.centre.code, _ticket.c.day == day)
    ids = select(_ticket.c.id).where(*mine)
    done = {table.name: _gone(work, table, table.c.ticket.in_(ids)) for table in _OF_TICKETS}
    for table in _OF_A_DAY:
        done[table.name] = _gone(work, table, table.c.day == day)
    session, alarm = tables.session, tables.alarm
    done["session"] = _gone(work, session, session.c.signed_out_at < end_of(day))
    done["alarm"] = _gone(work, alarm, alarm.c.ended_at < end_of(day))
    return done


def _gone(work: Work, table: Any, wanted: Any) -> int:
    statement = delete(table).where(table.c.centre == work.centre.code, wanted)
    return int(work.connection.execute(statement).rowcount)
