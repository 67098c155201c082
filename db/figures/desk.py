"""The store's part of the figures: keep days that are over, report a span, log what is exported."""

from typing import TYPE_CHECKING, Final
from uuid import UUID

from centre.rules import figures as rule
from centre.rules.figures import Figures
from centre.rules.roles import Act, who
from centre.rules.visits import tallied
from db.figures import tallying
from db.figures.days import rows_of, visits
from db.figures.gathering import Gathering, Span
from db.figures.report import Report, report_of
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

if TYPE_CHECKING:
    from datetime import date

ROLES: Final = who(Act.FIGURES)
"""Who reads figures; a technician and a clerk do not (issue: roles)."""
AT_A_TIME: Final = 3
"""Days that one round keeps: new devices and the retention wait no longer than that."""


class Reports:
    """The figures of a centre. by: the clerk who asks; "" is motcua-db at the machine itself."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store
        self._kept: date | None = None

    def tally(self, most: int | None = None) -> int:
        """Keep the figures of days that are over and have none yet; return how many days.

        Call it before old tickets are removed. Idempotent, also in several programs at once. most:
        so many days at a time, some 0.2 s each at a large centre; call again until it is 0.
        """
        return tallying.keep_due(self._store, most)

    def keep_up(self, *, again: bool = False) -> bool:
        """Keep a few days that are over; return whether there may be more. Call it at every round.

        On a business day of which all is kept nothing is looked for any more, for that reads the
        days of all years, unless `again`: tickets of earlier days have just ended.
        """
        with self._store.read() as work:
            today = work.day
        if self._kept == today and not again:
            return False
        is_more = self.tally(AT_A_TIME) == AT_A_TIME
        self._kept = None if is_more else today
        return is_more

    def today(self) -> dict[rule.Key, Figures]:
        """Return the figures of the business day by each kept dimension, from its tickets."""
        with self._store.read() as work:
            found, target = rows_of(work, work.day), work.centre.policy.wait_target_minutes
        return tallied(visits(found), target)

    def begin(self, span: Span, by: str = "") -> Gathering:
        """Begin a report; step() is called until it is done, then finish().

        Days without a tally (see tally()) are counted from their tickets, one by one.
        Raises NotAllowed: role_missing, clerk_unknown, span_wrong.
        """
        with self._store.read() as work:
            check_role(work, by, ROLES)
            return Gathering(work, span)

    def step(self, gathering: Gathering) -> Gathering:
        """Read and add up one more part of a report; everybody else may write in between."""
        with self._store.read() as work:
            unread = gathering.read(work)
        gathering.add(unread)
        return gathering

    def finish(self, gathering: Gathering) -> Report:
        """Return the report of what was gathered."""
        with self._store.read() as work:
            found = gathering.finish(work)
        return report_of(found)

    def report(self, span: Span, by: str = "") -> Report:
        """Keep what days are over and return the report; raise NotAllowed as begin() does."""
        self.tally()
        gathering = self.begin(span, by)
        while not gathering.is_done:
            self.step(gathering)
        return self.finish(gathering)

    def exported(
        self, request: UUID, report: Report, file: tuple[str, str], by: str = "", account: str = ""
    ) -> None:
        """Log that a report leaves as a file: who, which form, which span, the file's SHA-256.

        file: form and SHA-256; account: who runs motcua-db. Raises NotAllowed: role_missing,
        clerk_unknown.
        """
        form, sha256 = file
        span = {"from": report.span.first.isoformat(), "to": report.span.last.isoformat()}
        who = {"by": by, "account": account}

        def act(work: Work) -> bool:
            check_role(work, by, ROLES)
            facts = {"what": "report", "form": form, **span, "sha256": sha256, **who}
            append(work, CENTRE_QUEUE, "export", facts)
            return True

        once(self._store, request, "export", bool, act)
