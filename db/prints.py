"""Print jobs: each is moved by the table of moves, and every move is durable when it returns."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, literal_column, or_, select

from centre.rules import prints
from centre.rules.errors import NotAllowed
from centre.rules.prints import PrintEvent, PrintJob, PrintState
from db import rows, tables
from db.history import Subject, append_about
from db.work import Transactions, Work

_job = tables.print_job
_ticket = tables.ticket
_COLUMNS = select(_job, _ticket.c.letter, _ticket.c.number, _ticket.c.day).join(
    _ticket, _ticket.c.id == _job.c.ticket
)
# A literal list, so that the partial index is used.
_IS_OPEN: Any = literal_column(
    "print_job.state IN ({})".format(", ".join(f"'{state}'" for state in sorted(prints.OPEN)))
)
_OPEN = _COLUMNS.where(
    _job.c.centre == bindparam("of"),
    _job.c.kiosk == bindparam("kiosk_is"),
    _IS_OPEN,
).order_by(_job.c.queued_at, _job.c.id)
_ONE = _COLUMNS.where(_job.c.id == bindparam("job"))
_DOUBTFUL = _COLUMNS.where(
    _job.c.centre == bindparam("of"),
    _ticket.c.day == bindparam("on"),
    _job.c.state.in_([PrintState.UNKNOWN.value, PrintState.ABANDONED.value]),
    # One that never began (no paper until too late) has no slip either; a paperless one wants none.
    or_(_job.c.attempt > 0, _job.c.note.not_in(["", "paperless"])),
).order_by(_job.c.queued_at)


class Prints:
    """The print jobs of the centre."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def waiting(self, kiosk: str) -> tuple[PrintJob, ...]:
        """Return a kiosk's jobs that are not over, oldest first."""
        with self._store.read() as work:
            wanted = {"of": work.centre.code, "kiosk_is": kiosk}
            return tuple(_print_job(row) for row in work.connection.execute(_OPEN, wanted).all())

    def job(self, job: UUID) -> PrintJob:
        """Return a job; raise NotAllowed("job_unknown")."""
        with self._store.read() as work:
            return _print_job(_row(work, job))

    def doubtful(self) -> tuple[PrintJob, ...]:
        """Return today's jobs whose slip is not certain ("chưa chắc đã in") or did not come."""
        with self._store.read() as work:
            wanted = {"of": work.centre.code, "on": work.day}
            found = work.connection.execute(_DOUBTFUL, wanted).all()
            return tuple(_print_job(row) for row in found)

    def move(self, job: UUID, event: PrintEvent, note: str = "") -> PrintJob:
        """Move a job and return it as it now stands; durable when this returns.

        note: what confirmed it, or why it is doubtful or abandoned. SEND counts an attempt.
        Raises NotAllowed: job_unknown, print_move, someone_was_faster.
        """
        with self._store.write() as work:
            row = _row(work, job)
            after = prints.move(PrintState(row.state), event)
            change: dict[str, Any] = {"state": after.value, "note": note[:80]}
            if event is PrintEvent.SEND:
                change |= {"attempt": row.attempt + 1, "sending_at": work.now}
            moved = work.connection.execute(
                _job.update()
                .where(_job.c.id == job, _job.c.state == row.state, _job.c.attempt == row.attempt)
                .values(**change)
            )
            if moved.rowcount != 1:
                raise NotAllowed("someone_was_faster", job=str(job))
            self._tell(work, row, after, change)
            return _print_job(_row(work, job))

    @staticmethod
    def _tell(work: Work, row: Row[Any], after: PrintState, change: dict[str, Any]) -> None:
        attempt = change.get("attempt", row.attempt)
        facts = {"job": row.id.hex, "attempt": attempt, "note": change["note"]}
        facts["job_state"] = after.value
        about = Subject(row.ticket, row.day, row.letter)
        append_about(work, about, f"print_{after.value}", facts)


def _row(work: Work, job: UUID) -> Row[Any]:
    row = work.connection.execute(_ONE, {"job": job}).one_or_none()
    if row is None:
        raise NotAllowed("job_unknown", job=str(job))
    return row


def _print_job(row: Row[Any]) -> PrintJob:
    return PrintJob(
        id=row.id,
        ticket=row.ticket,
        label=rows.label_of_row(row),
        kiosk=row.kiosk,
        state=PrintState(row.state),
        attempt=row.attempt,
        queued_at=row.queued_at,
        sending_at=row.sending_at,
        content=row.content,
        note=row.note,
    )
