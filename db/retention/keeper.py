"""Retention as the store offers it: what is due, the run, the nightly piece.

A day is one short transaction: read and hashed anew before it, so that no counter waits. Whatever
ends a run in the middle, the next one goes on with the days that are left.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.retention import Kind
from centre.rules.roles import Act, who
from db.figures import tallying
from db.requests import once
from db.retention import days, foreseen, names, steps
from db.retention.days import Plan, Step
from db.retention.foreseen import DueNow
from db.retention.leaps import leap
from db.staff import check_role
from db.work import Transactions, Work

ROLES: Final = who(Act.RETENTION)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has done: days without names, removed days; what it left.

    rows: kind -> table -> how many, as a dry run names them (foreseen.DueNow).
    """

    unnamed: int = 0
    removed: int = 0
    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    left: int = 0
    blocked: tuple[date, ...] = ()


@dataclass(slots=True)
class _Doing:
    """A run in the making: what is to be done, and what was."""

    plan: Plan
    todo: list[Step]
    days: Counter[Kind] = field(default_factory=Counter)
    rows: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def note(self, kind: Kind, rows: Mapping[str, int]) -> None:
        """Add what was done."""
        self.rows[kind.value].update(rows)

    def done(self) -> Done:
        """Return what was done until now."""
        rows = {kind: dict(counts) for kind, counts in self.rows.items() if counts}
        days = (self.days[Kind.NAMES], self.days[Kind.VISITS])
        return Done(*days, rows, len(self.todo), self.plan.blocked)


class Retention:
    """What is due, and doing it. At a server only who owns the tables may do it."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions; nothing is known of what is due."""
        self._store = store
        self._rests: date | None = None
        self._tonight: _Doing | None = None

    def due(self, by: str = "") -> tuple[DueNow, ...]:
        """Return what a run would do today, row by row, and remove nothing (a dry run).

        Figures of days that are over are kept before, as every night does: what they hold is due,
        too. Raises NotAllowed: role_missing, clerk_unknown.
        """
        with self._store.read() as work:
            check_role(work, by, ROLES)
        tallying.keep_due(self._store)
        return foreseen.due(self._store)

    def run(self, request: UUID, by: str, most: int | None = None) -> Done:
        """Do what is due, the oldest days first, `most` days at the most; it is logged.

        Figures of days that are over are kept before. A day without figures stays (blocked).
        Raises NotAllowed: role_missing, clerk_unknown. Unavailable("not_permitted"): this login
        does not own the tables.
        """
        with self._store.read() as work:
            check_role(work, by, ROLES)
            dossiers = steps.old_dossiers(work)
        with self._store.write() as work:
            # The first write of a day ends what earlier days left open, and may end dossiers.
            gone = steps.forget_dossiers(work)
        tallying.keep_due(self._store)
        doing = self._begun()
        doing.note(Kind.DOSSIERS, gone)
        doing.todo = doing.todo[:most]
        left = len(doing.plan.steps) - len(doing.todo)
        while doing.todo:
            self._step(doing)
        made = once(self._store, request, "retention", Done, partial(_finish, doing, left, by))
        rows = {**made.rows, Kind.DOSSIERS.value: dossiers} if dossiers else made.rows
        return replace(made, rows=rows)

    def night(self) -> bool:
        """Do one day that is due; return whether there was one. Call it as often as you like.

        Nothing is looked for twice on a day of which all is done; then the log is told of it. What
        goes wrong is told in the program's log and tried again the next day: retention never keeps
        other work from its turn.
        """
        today = self._store.clock.now().date()
        if self._rests == today:
            return False
        try:
            self.trust_clock()
            return self._next() or self._rest(today)
        except (NotAllowed, Unavailable) as error:
            _log.warning("retention has to wait until tomorrow: %s", error)
            return self._rest(today)

    def trust_clock(self) -> None:
        """Raise NotAllowed("clock_leapt", after, until, worked) where the date may be wrong.

        Whoever removes without a person's word asks this first: a wrong year makes all of it due.
        """
        with self._store.read() as work:
            found = leap(work)
        if found is not None:
            after, until = found.after.isoformat(), found.until.isoformat()
            raise NotAllowed("clock_leapt", after=after, until=until, worked=found.worked)

    def _begun(self) -> _Doing:
        with self._store.read() as work:
            plan = days.plan(work)
        return _Doing(plan, list(plan.steps))

    def _next(self) -> bool:
        if self._tonight is None:
            self._tonight = self._begun()
            if self._tonight.plan.blocked:
                count = len(self._tonight.plan.blocked)
                _log.warning("retention: days without figures stay: %s", count)
        doing = self._tonight
        if not doing.todo:
            self._end(doing)
            return False
        self._step(doing)
        return True

    def _end(self, doing: _Doing) -> None:
        """Forget who has ended, and tell the log of the night if anything was done in it."""
        with self._store.read() as work:
            is_named = names.named_ended(work)
        if is_named or any(doing.rows.values()):
            with self._store.write() as work:
                _finish(doing, 0, "", work)

    def _rest(self, today: date) -> bool:
        self._rests, self._tonight = today, None
        return False

    def _step(self, doing: _Doing) -> None:
        """Do the next day; another program that was faster has left nothing to do."""
        step = doing.todo[0]
        if step.kind is Kind.VISITS:
            with self._store.write() as work:
                rows = steps.remove_day(work, step.day)
        else:
            rows = steps.without_names(self._store, step.day)
        doing.todo.pop(0)
        doing.days[step.kind] += 1
        doing.note(step.kind, rows)


def _finish(doing: _Doing, left: int, by: str, work: Work) -> Done:
    """Do what needs no day, and tell the log of the whole run."""
    doing.note(Kind.DOSSIERS, steps.forget_dossiers(work))
    doing.note(Kind.NAMES, steps.bare({"clerk": names.forget_ended(work)}))
    made = replace(doing.done(), left=left)
    told = {"unnamed": made.unnamed, "removed": made.removed, "left": left, "by": by}
    steps.tell_run(work, made.rows, **told, blocked=list(map(str, made.blocked)))
    return made
