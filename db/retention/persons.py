"""What is kept of one person: given out, or erased at once (field note, section 11.6).

Citizens are not known here. What can be asked for is a dossier, by the code on its receipt, and a
clerk, by his code. The log tells that it was done; of the code it has a mark only (mark()), so that
who knows the code can find the line, and the line names nobody.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from centre.rules.errors import NotAllowed
from centre.rules.handover import checked_code
from centre.rules.retention import Whose, mark
from centre.rules.roles import Act, who
from db import rows, tables
from db.figures import tallying
from db.handover import counting
from db.handover import storing as handover_rows
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.retention import answers, given, names, proof
from db.retention.steps import bare, without_names
from db.staff import check_role
from db.work import Transactions, Work

__all__ = ["ROLES", "Erased", "Persons", "Whose", "mark"]

ROLES: Final = who(Act.RETENTION)
PART: Final = timedelta(days=31)
"""The log is looked through for a clerk in readings of so many days."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What is gone: rows by table; days of the log that were told anew."""

    rows: Mapping[str, int]
    days: int = 0


class Persons:
    """Data of one person, for who asks for his own. At a server by who owns the tables."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def export(
        self, request: UUID, whose: Whose, code: str, by: str, account: str = ""
    ) -> dict[str, Any]:
        """Return everything that is kept under a code, as plain data; logged as an export.

        PINs and secrets are hashes, and are left out. Raises NotAllowed: role_missing,
        clerk_unknown, dossier_unknown, those of checked_code.
        """
        wanted = checked_code(code) if whose is Whose.DOSSIER else code

        def tell(work: Work) -> bool:
            named = {"of": whose.value, "mark": mark(work.centre.code, whose, wanted)}
            facts = {"what": "person", **named, "by": by, "account": account}
            append(work, CENTRE_QUEUE, "export", facts)
            return True

        with self._store.read() as work:
            check_role(work, by, ROLES)
            found = _GIVES[whose](work, wanted)
        # Its answer is kept nowhere: a request's would be, for two days.
        once(self._store, request, "export", bool, tell)
        return found

    def erase(self, request: UUID, whose: Whose, code: str, by: str) -> Erased:
        """Erase everything that is kept under a code; statistics stay.

        What is left of it goes in one transaction with the line that tells of it. A clerk has to
        have ended (settings) on an earlier day: today's log is still being written. A dossier comes
        again with the next import of a file that still has it, and then counts as it is there.
        Raises NotAllowed: role_missing, clerk_unknown, clerk_active, erase_tomorrow,
        dossier_unknown, those of checked_code.
        Unavailable("not_permitted"): this login does not own the tables.
        """
        with self._store.read() as work:
            check_role(work, by, ROLES)
        wanted = checked_code(code) if whose is Whose.DOSSIER else code
        before = self._out_of_days(wanted) if whose is Whose.CLERK else Erased({})

        def act(work: Work) -> Erased:
            rows = Counter(before.rows)
            rows.update(_LAST[whose](work, wanted))
            done = Erased(bare(rows), before.days)
            named = mark(work.centre.code, whose, wanted)
            facts = {"of": whose.value, "mark": named, "days": done.days, "rows": dict(done.rows)}
            append(work, CENTRE_QUEUE, proof.ERASED, {**facts, "by": by})
            return done

        return once(self._store, request, "erase", Erased, act)

    def _out_of_days(self, code: str) -> Erased:
        """Take a clerk out of all days but today, a day at a time; of nobody there is nothing."""
        tallying.keep_due(self._store)
        with self._store.read() as work:
            if not given.is_clerk(work, code):
                return Erased({})
            _check_ended(work, code)
            first, last = _first_day(work), work.day - timedelta(days=1)
        total: Counter[str] = Counter()
        found = self._days_naming(code, first, last)
        for day in found:
            total.update(without_names(self._store, day, code))
        return Erased(total, len(found))

    def _days_naming(self, code: str, first: date, last: date) -> list[date]:
        """Return the days whose log or rows have a clerk's code; read part by part."""
        found: set[date] = set()
        begins = first
        while begins <= last:
            ends = min(last, begins + PART)
            with self._store.read() as work:
                found |= _naming(work, code, begins, ends)
            begins = ends + timedelta(days=1)
        return sorted(found)


def _erase_dossier(work: Work, code: str) -> dict[str, int]:
    given.check_known(work, code)
    counting.keep_erased(work, handover_rows.find(work, code), _kept_until(work, code))
    counting.keep_contacts(work, tables.handover.c.code == code)
    found = {}
    for table in (tables.handover, tables.dossier):
        mine = (table.c.centre == work.centre.code, table.c.code == code)
        found[table.name] = work.connection.execute(table.delete().where(*mine)).rowcount
    return found


def _kept_until(work: Work, code: str) -> date:
    """Return until when a dossier's record is kept; today where there is none."""
    table = tables.dossier
    mine = (table.c.centre == work.centre.code, table.c.code == code)
    found = work.connection.execute(select(table.c.keep_until).where(*mine)).scalar()
    return work.day if found is None else found


def _erase_clerk(work: Work, code: str) -> dict[str, int]:
    """Take a clerk out of what has no day, and his own row away."""
    _check_ended(work, code)
    table = tables.clerk
    mine = (table.c.centre == work.centre.code, table.c.code == code)
    done = names.take_out_until(work, names.end_of(work.day), code)
    done["request"] = answers.forget(work, code)
    return {**done, "clerk": work.connection.execute(table.delete().where(*mine)).rowcount}


def _first_day(work: Work) -> date:
    """Return the first day of which anything is kept that may name somebody."""
    found = []
    for table in (tables.chain, tables.tally, tables.handover):
        query = select(func.min(table.c.day)).where(table.c.centre == work.centre.code)
        found.append(work.connection.execute(query).scalar_one())
    return min((day for day in found if day is not None), default=work.day)


def _naming(work: Work, code: str, first: date, last: date) -> set[date]:
    told = given.told_of(work, code, tables.event.c.day.between(first, last))
    found: set[date] = {line.day for line in told}
    for table, condition in (
        (tables.call, tables.call.c.clerk == code),
        (tables.leg, tables.leg.c.clerk == code),
        (tables.ticket, tables.ticket.c.target_clerk == code),
        (tables.handover, tables.handover.c.clerk == code),
        (tables.tally, (tables.tally.c.dimension == "clerk") & (tables.tally.c.value == code)),
    ):
        mine = (table.c.centre == work.centre.code, table.c.day.between(first, last), condition)
        query = select(table.c.day).where(*mine).distinct()
        found |= set(work.connection.execute(query).scalars())
    return found


def _check_ended(work: Work, code: str) -> None:
    """Raise NotAllowed unless the clerk has ended, sits nowhere and did nothing today."""
    row = given.clerk_row(work, code)
    if row.active or any(each.clerk == code for each in rows.unended_sessions(work)):
        raise NotAllowed("clerk_active", clerk=code)
    if _naming(work, code, work.day, work.day):
        raise NotAllowed("erase_tomorrow", clerk=code)


_GIVES: Final[Mapping[Whose, Callable[[Work, str], dict[str, Any]]]] = {
    Whose.DOSSIER: given.of_dossier,
    Whose.CLERK: given.of_clerk,
}
_LAST: Final[Mapping[Whose, Callable[[Work, str], Mapping[str, int]]]] = {
    Whose.DOSSIER: _erase_dossier,
    Whose.CLERK: _erase_clerk,
}
