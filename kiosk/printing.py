"""The print spool: drives this kiosk's print jobs to printed, unknown or abandoned.

The protocol is that of the hardware note, section 4: look at the printer, `sending` durably, send,
confirm; what is not certain is printed once more, marked. A spool lives on one lane with its own
store; each step is one bounded piece of work, so the lane stays free for the next question.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Protocol
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.rules.prints import (
    AUTOMATIC_ATTEMPTS,
    IS_OVER,
    REPRINT_WITHIN,
    PrintEvent,
    PrintJob,
    PrintState,
    fate_at_start,
)
from drivers.health import PrinterKey, PrinterStatus
from drivers.ports import Confirmed, Doubtful, NotSent, Outcome, PaperForecast, SlipPrinter
from drivers.slip import Slip as Paper
from kiosk.visit import Slip

# A lost printer must be known to staff within 5 s (screens note, section 5); a look takes about 1.
LOOK_SECONDS: Final = 4.0
# Paper that comes back later than this finds people who have long remembered their number.
RESUME_WITHIN: Final = timedelta(minutes=10)

EXACT_SLIPS: Final = 30
"""From here on each slip counts: the driver warns of low paper below it, too."""

CANNOT_CONFIRM: Final = "cannot_confirm"
"""The driver's word for a slip that is most likely out; see drivers.printers.thermal."""

_log = logging.getLogger(__name__)


class Prints(Protocol):
    """What a spool asks of the store's print jobs (store.prints)."""

    def waiting(self, kiosk: str) -> tuple[PrintJob, ...]:
        """Return the jobs of a kiosk that are not over, oldest first."""

    def job(self, job: UUID) -> PrintJob:
        """Return one job."""

    def move(self, job: UUID, event: PrintEvent, note: str = "") -> PrintJob:
        """Move a job, durably when it returns."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a spool needs besides store and printer.

    compose turns a job's content into the slip; is_waiting tells whether a job's ticket still waits
    to be called; report takes every change of the printer's state or of its paper (paper_facts).
    """

    compose: Callable[[Mapping[str, Any]], Paper]
    is_waiting: Callable[[PrintJob], bool]
    report: Callable[[PrinterStatus, Mapping[str, Any]], None]
    resume_within: timedelta = RESUME_WITHIN


@dataclass(frozen=True, slots=True)
class Progress:
    """What one step has done: when the next is wanted, the printer's key, the slip concerned.

    key is "" while the printer can print, else the key of what stops it.
    """

    again_in: float
    key: str
    job: UUID | None = None
    slip: Slip = Slip.NONE


@dataclass(frozen=True, slots=True)
class _Owed:
    """A move that the store could not take when it happened."""

    job: UUID
    event: PrintEvent
    note: str


class Spool:
    """The jobs of one kiosk and its printer. All methods belong to one lane."""

    def __init__(
        self,
        prints: Prints,
        printer: SlipPrinter,
        kiosk: str,
        clock: Clock,
        surroundings: Surroundings,
    ) -> None:
        self._prints = prints
        self._printer = printer
        self._kiosk = kiosk
        self._clock = clock
        self._around = surroundings
        self._started = False
        self._may_have_jobs = True
        self._owed: _Owed | None = None
        self._granted: set[UUID] = set()
        self._asked_for: set[UUID] = set()
        self._doubts: dict[UUID, int] = {}
        self._reported: tuple[PrinterKey, Mapping[str, Any]] | None = None
        self._status = PrinterStatus(PrinterKey.STATUS_UNKNOWN)
        self._has_answered = False

    def look(self) -> PrinterStatus:
        """Ask the printer how it is; tell staff when that, or what is left of paper, changes."""
        self._status = self._printer.check()
        self._has_answered |= self._status.key in (PrinterKey.OK, PrinterKey.PAPER_LOW)
        before = self._reported and self._reported[0]
        now = (self._status.key, paper_facts(self._printer.paper()))
        if now != self._reported:
            self._around.report(self._status, now[1])
            self._reported = now
        if before is not self._status.key:
            _log.info("printer state=%s detail=%s", self._status.key, self._status.detail)
        return self._status

    def new_roll(self) -> None:
        """Take a person's word that a new roll was put in, and look at the printer."""
        self._printer.new_roll()
        self.look()

    def step(self, *, kicked: bool = False) -> Progress:
        """Do one piece of work: settle what was found at start, print one slip, or only look.

        kicked tells that there may be a new job. Raises Unavailable when the store is gone; the
        next step then goes on where this one stopped.
        """
        self._may_have_jobs = self._may_have_jobs or kicked
        self._pay()
        if not self._started:
            self._settle_found()
            self._started = True
        can_print = self.look().can_print
        job = self._next() if self._may_have_jobs else None
        if not can_print:
            return self._stopped(job)
        if job is None:
            return self._progress(LOOK_SECONDS)
        return self._print(job)

    def ask_again(self, job: UUID) -> None:
        """Print the slip of a job once more, marked, because a person wants it."""
        if self._prints.job(job).state in IS_OVER:
            self._prints.move(job, PrintEvent.ASK_AGAIN)
        self._granted.add(job)
        self._asked_for.add(job)
        self._may_have_jobs = True

    def print_aside(self, paper: Paper, job: UUID) -> str:
        """Print what is no ticket, once, with no row in the store.

        Returns "" for paper that is out (most likely, at a printer that never confirms), else the
        key of what stopped it.
        """
        outcome = self._send(paper, job, marked=False)
        if isinstance(outcome, Confirmed):
            return ""
        if isinstance(outcome, NotSent):
            self._status = outcome.status
            return outcome.status.key.value
        return outcome.why if self._printer.confirms else ""

    # Which job, and whether.

    def _settle_found(self) -> None:
        """Decide on the jobs of an earlier run (reliability note, section 2.3)."""
        for job in self._prints.waiting(self._kiosk):
            never_sent = job.state is PrintState.PENDING
            fate = fate_at_start(job, self._clock.now())
            if fate is PrintEvent.SEND and (never_sent or self._printer.confirms):
                self._granted.add(job.id)
            else:
                self._prints.move(job.id, PrintEvent.ABANDON, _last_word(job, "found_at_start"))

    def _next(self) -> PrintJob | None:
        """Return the oldest job that may be sent now; abandon those that came too late."""
        jobs = self._prints.waiting(self._kiosk)
        now = self._clock.now()
        waits = False
        for job in jobs:
            if self._is_too_late(job, now):
                self._prints.move(job.id, PrintEvent.ABANDON, _last_word(job, "too_late"))
                self._doubts.pop(job.id, None)
            elif self._may_send(job):
                if not self._awaits_an_answer(job):
                    return job
                waits = True
        self._may_have_jobs = waits
        return None

    def _is_too_late(self, job: PrintJob, now: datetime) -> bool:
        """Tell whether nobody wants this slip any more.

        A young job is always wanted, even if its number has been called already; an older one only
        while its ticket still waits.
        """
        age = now - job.queued_at
        if job.id in self._asked_for or age <= REPRINT_WITHIN:
            return False
        return age > self._around.resume_within or not self._around.is_waiting(job)

    def _may_send(self, job: PrintJob) -> bool:
        """Tell whether a job may go out without a person asking for it.

        A `sending` one that is met here is ours, and its SEND was never answered: nothing left.
        """
        if job.state is not PrintState.UNKNOWN or job.id in self._granted:
            return True
        doubts = self._doubts.get(job.id, job.attempt)
        return doubts < (AUTOMATIC_ATTEMPTS if self._printer.confirms else 1)

    def _awaits_an_answer(self, job: PrintJob) -> bool:
        """Tell whether a reprint had better wait until the printer speaks again.

        It has but one, and a printer that has fallen silent (a hung one, one that is starting)
        would lose it, or swallow both. One that never said a word is not waited for.
        """
        silent = self._has_answered and self._status.key is PrinterKey.STATUS_UNKNOWN
        return silent and job.state is PrintState.UNKNOWN and job.id not in self._granted

    # One slip.

    def _print(self, job: PrintJob) -> Progress:
        try:
            paper = self._around.compose(job.content)
        except (KeyError, ValueError):  # a damaged row must not stop the jobs behind it for ever
            _log.exception("print job cannot be read job=%s", job.id)
            self._prints.move(job.id, PrintEvent.ABANDON, "unreadable")
            return self._progress(0.0, job.id, Slip.FAILED)
        try:
            job = self._sent(job)
        except NotAllowed as error:  # another program of this kiosk has just taken the job
            _log.warning("job not sent job=%s why=%s", job.id, error)
            return self._progress(LOOK_SECONDS)
        self._doubts.setdefault(job.id, job.attempt)
        self._granted.discard(job.id)
        self._asked_for.discard(job.id)
        outcome = self._send(paper, job.id, marked=job.next_is_marked)
        if isinstance(outcome, Confirmed):
            self._doubts.pop(job.id, None)
            self._owe(job.id, PrintEvent.CONFIRM, outcome.by)
            return self._progress(0.0, job.id, Slip.PRINTED)
        if isinstance(outcome, Doubtful):
            return self._doubtful(job, outcome)
        self._status = outcome.status
        self._owe(job.id, PrintEvent.DOUBT, f"not_sent {outcome.status.key}")
        return self._progress(LOOK_SECONDS, job.id, Slip.FAILED)

    def _sent(self, job: PrintJob) -> PrintJob:
        """Note durably that sending begins; return the job with the attempts before this one.

        What the store counts decides about the mark, not what was read earlier: another program of
        the same kiosk may have sent the slip in between.
        """
        moved = self._prints.move(job.id, PrintEvent.SEND)
        return replace(job, attempt=moved.attempt - 1)

    def _send(self, paper: Paper, job: UUID, *, marked: bool) -> Outcome:
        try:
            return self._printer.print(paper, job, marked=marked)
        except Unavailable as error:
            _log.warning("slip not drawn job=%s why=%s", job, error)
            return NotSent(PrinterStatus(PrinterKey.PRINTER_ERROR, str(error)))

    def _doubtful(self, job: PrintJob, outcome: Doubtful) -> Progress:
        """Note a slip that may or may not be out.

        A printer that never confirms has most likely printed; its job stays unknown in the store,
        but the visitor is not told that the paper failed.
        """
        self._doubts[job.id] = self._doubts.get(job.id, 0) + 1
        self._owe(job.id, PrintEvent.DOUBT, outcome.why)
        slip = Slip.FAILED if self._printer.confirms else Slip.PRINTED
        return self._progress(0.0, job.id, slip)

    def _stopped(self, job: PrintJob | None) -> Progress:
        """Leave a job where it is until the printer is well again; its visitor is told."""
        if job is None:
            return self._progress(LOOK_SECONDS)
        return self._progress(LOOK_SECONDS, job.id, Slip.FAILED)

    def _progress(
        self, again_in: float, job: UUID | None = None, slip: Slip = Slip.NONE
    ) -> Progress:
        key = "" if self._status.can_print else self._status.key.value
        return Progress(again_in, key, job, slip)

    # What the store must hear, sooner or later.

    def _owe(self, job: UUID, event: PrintEvent, note: str) -> None:
        self._owed = _Owed(job, event, note)
        try:
            self._pay()
        except Unavailable as error:
            _log.warning("store gone after a slip job=%s event=%s why=%s", job, event, error)

    def _pay(self) -> None:
        """Tell the store what became of the last slip, if it does not know yet."""
        if self._owed is not None:
            owed = self._owed
            try:
                self._prints.move(owed.job, owed.event, owed.note)
            except NotAllowed as error:
                # It took effect and only its answer was lost, or another program was faster.
                _log.warning(
                    "late move refused job=%s event=%s why=%s", owed.job, owed.event, error
                )
            self._owed = None


def paper_facts(forecast: PaperForecast) -> dict[str, Any]:
    """Return what staff may know of the paper: slips_left, and whether that is sure.

    Above EXACT_SLIPS it is rounded down to tens, so that the store is not written at every slip.
    """
    left = forecast.slips_left
    shown = left if left <= EXACT_SLIPS else left // 10 * 10
    return {"slips_left": shown, "sure": forecast.sure}


def _last_word(job: PrintJob, why: str) -> str:
    """Return the note of an abandoned job; a printer that never confirms stays the reason."""
    return job.note if job.note == CANNOT_CONFIRM else why
