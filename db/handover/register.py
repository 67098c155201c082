"""Hand-overs as the store offers them: look at a receipt, note a step, take it back, lists."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from centre.rules.dossier_codes import shown_code
from centre.rules.errors import NotAllowed
from centre.rules.handover import (
    Stamp,
    Step,
    checked_code,
    just_noted,
    may_undo,
    proposed,
)
from centre.rules.roles import Act, who
from db import rows
from db.handover import lists, storing
from db.handover.record import Asked, DayLists, Handed, LateRecord, Noted, Seen
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

AT_COUNTERS: Final = who(Act.DESK)
SUPERVISOR: Final = who(Act.SETTINGS)
FIGURES: Final = who(Act.FIGURES)
LATE_RECORDED: Final = "late_recorded"
"""What an export of the report is called in the log."""


class Handovers:
    """The dossiers at the counters; the store opens the transactions."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    # --- one receipt -----------------------------------------------------------------------------

    def look(self, counter: str, code: str, *, is_attended: bool) -> Asked:
        """Return what is known of a receipt and which step comes next; nothing is written.

        is_attended: somebody is being served at the counter. Raises NotAllowed: code_is_card,
        code_is_slip, code_is_procedure, code_unusable.
        """
        wanted = checked_code(code)
        with self._store.read() as work:
            found = storing.find(work, wanted)
            step = proposed(found.state, found.done, is_attended=is_attended)
            last = just_noted(found.done, counter, work.now)
        return Asked(
            code=found.code,
            is_known=found.dossier is not None,
            procedure=found.procedure,
            state=found.state,
            due_at=found.dates.due_at,
            noted=found.noted,
            proposed=step,
            is_clear=step is not None and last is None,
            undo=next((one for one in found.noted if one.step is last), None),
        )

    def scan(
        self,
        request: UUID,
        counter: str,
        code: str,
        clerk: str,
        ticket: UUID | None = None,
        step: Step | None = None,
    ) -> Handed:
        """Note a step of a dossier with time, counter and clerk; None: the next sensible one.

        A step that was noted before, or a receipt that is read twice, is answered with when and
        where that was (again), and nothing is written. ticket is the number at the counter, kept
        only if it still is there. A code that no import has is taken too.

        Raises NotAllowed: code_is_card, code_is_slip, code_is_procedure, code_unusable,
        counter_unknown, clerk_unknown, role_missing, step_needed (it waits for its bearer, or ended
        otherwise), returned_already (counter, at).
        """
        wanted = checked_code(code)

        def act(work: Work) -> Handed:
            check_role(work, clerk, AT_COUNTERS)
            work.centre.counter(counter)
            return _note(work, storing.find(work, wanted), (counter, clerk or None), ticket, step)

        return once(self._store, request, "hand_over", Handed, act)

    def undo(self, request: UUID, handover: UUID, by: str, counter: str = "") -> Handed:
        """Take a step back: the counter that noted it within ten minutes, a supervisor always.

        by is who does it. Raises NotAllowed: handover_unknown, undo_too_late, clerk_unknown,
        role_missing.
        """

        def act(work: Work) -> Handed:
            check_role(work, by, AT_COUNTERS)
            row = storing.row_of(work, handover)
            if row is None:
                raise NotAllowed("handover_unknown")
            stamp = Stamp(row.at, row.counter, row.clerk)
            if not may_undo(stamp, counter, work.now) and not _supervises(work, by):
                raise NotAllowed("undo_too_late")
            storing.take_back(work, handover)
            _tell(work, "hand_over_undone", Noted(row.id, Step(row.step), stamp), {"by": by})
            return _handed(row.code, Noted(row.id, Step(row.step), stamp))

        return once(self._store, request, "hand_over_undo", Handed, act)

    # --- many ------------------------------------------------------------------------------------

    def day(self, most: int | None = None) -> DayLists:
        """Return what is due today, soon and overdue, and what was returned today.

        most: so many of each list are given (None: all); counts are always of all.
        """
        with self._store.read() as work:
            return lists.day(work, most)

    def late_recorded(self, since: date, until: date) -> tuple[LateRecord, ...]:
        """Return the dossiers scanned on days since..until whose record is late against our stamp.

        By due moment. Those whose record or stamp is kept no more are not among them.
        """
        with self._store.read() as work:
            return lists.late_recorded(work, since, until)

    def exported(
        self, request: UUID, since: date, until: date, count: int, by: str, account: str = ""
    ) -> None:
        """Log that somebody takes the report of late records out of the house, before it is done.

        account names who it is where no clerk does it. Raises NotAllowed: clerk_unknown,
        role_missing.
        """

        def act(work: Work) -> bool:
            check_role(work, by, FIGURES)
            span = {"from": since.isoformat(), "to": until.isoformat()}
            facts = {"what": LATE_RECORDED, **span, "rows": count, "by": by or account}
            append(work, CENTRE_QUEUE, "export", facts)
            return True

        once(self._store, request, "export", bool, act)


def _note(
    work: Work,
    found: Seen,
    where: tuple[str, str | None],
    ticket: UUID | None,
    step: Step | None,
) -> Handed:
    counter, clerk = where
    known = {one.step: one for one in found.noted}
    wanted = step or just_noted(found.done, counter, work.now)
    if wanted is None and Step.RETURNED in known:
        wanted = Step.RETURNED
    wanted = wanted or proposed(found.state, found.done, is_attended=ticket is not None)
    if wanted is None:
        raise NotAllowed("step_needed")
    if wanted in known:
        return replace(_handed(found.code, known[wanted]), again=True)
    if Step.RETURNED in known:
        before = known[Step.RETURNED].stamp
        raise NotAllowed("returned_already", counter=before.counter, at=before.at)
    here = rows.current_row(work, counter)
    kept = ticket if here is not None and here.id == ticket else None
    made = storing.keep(work, found.code, wanted, Stamp(work.now, counter, clerk), kept)
    _tell(work, "hand_over", made, {"known": found.dossier is not None})
    return _handed(found.code, made)


def _tell(work: Work, kind: str, one: Noted, more: dict[str, object]) -> None:
    """Log a step by its id: the log outlives the dossier's code, and so has none."""
    told = {"handover": one.id.hex, "step": one.step.value, "counter": one.stamp.counter}
    append(work, CENTRE_QUEUE, kind, {**told, "clerk": one.stamp.clerk, **more})


def _handed(code: str, one: Noted) -> Handed:
    stamp = one.stamp
    return Handed(one.id, shown_code(code), one.step, stamp.at, stamp.counter, stamp.clerk)


def _supervises(work: Work, by: str) -> bool:
    try:
        check_role(work, by, SUPERVISOR)
    except NotAllowed:
        return False
    return True
