"""The printer of a kiosk on its own lane: the spool's steps, one after the other, never hurried."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.rules.prints import PrintJob
from centre.rules.tickets import QUEUED
from centre.shell.lane import END_SECONDS, Lane
from db import Store
from db.facts import Health
from drivers.health import PrinterKey, PrinterStatus
from drivers.ports import SlipPrinter
from drivers.slip import Slip
from kiosk.printing import LOOK_SECONDS, RESUME_WITHIN, Progress, Spool, Surroundings
from kiosk.slips import compose

BUSY: Final = "printer_busy"
"""The key of a paper that came while another one was on its way."""
_KIND: Final = "printer"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the lane builds its spool from, on its own thread: the spool has a store of its own.

    end_seconds is how long the step at hand may take to end at close().
    """

    kiosk: str
    printer_name: str
    clock: Clock
    open_store: Callable[[], Store]
    open_printer: Callable[[], SlipPrinter]
    resume_within: timedelta = RESUME_WITHIN
    end_seconds: float = END_SECONDS


@dataclass(frozen=True, slots=True)
class Checked:
    """The printer's answer before a number is taken; key is "" when it can print."""

    request: UUID
    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What became of a paper that is no ticket; key is "" when it is out, else what stopped it."""

    job: UUID
    key: str


@dataclass(frozen=True, slots=True)
class _Aside:
    """A paper that is no ticket: it waits for all tickets, and is kept nowhere."""

    job: UUID
    paper: Slip


class PrinterLane(QObject):
    """Runs the spool. `progressed` carries Progress, `checked` Checked, `listed` Listed."""

    progressed = Signal(object)
    checked = Signal(object)
    listed = Signal(object)

    def __init__(self, wiring: Wiring) -> None:
        """Open nothing yet; kick() begins."""
        super().__init__()
        self._wiring = wiring
        self._lane = Lane(f"printer {wiring.printer_name}", self)
        self._store: Store | None = None
        self._printer: SlipPrinter | None = None
        self._spool: Spool | None = None
        self._kicked = True
        self._stepping = False
        self._trouble = ""
        self._key = ""
        self._aside: _Aside | None = None
        self._sends_aside = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def kick(self) -> None:
        """Look for a new job now."""
        self._kicked = True
        self._step()

    def expect(self) -> None:
        """Let the next look at the printer look for jobs, too: another program may have left one.

        Not at once: most news are of other things, and each would cost a link to the printer.
        """
        self._kicked = True

    def check(self, request: UUID) -> None:
        """Ask the printer how it is; `checked` answers, whatever happens.

        While a list is on its way to the paper the last answer is given, for the next one would
        keep a number waiting for the list.
        """
        if self._sends_aside:
            known = Checked(request, self._key)
            QTimer.singleShot(0, self, lambda: self.checked.emit(known))
            return
        self._lane.run(
            lambda: self._opened().look(),
            lambda status: self.checked.emit(Checked(request, _key(status))),
            lambda error: self._unknown(request, error),
        )

    def ask_again(self, job: UUID) -> None:
        """Print the slip of a job once more, marked."""
        self._lane.run(
            lambda: self._opened().ask_again(job), lambda _done: self.kick(), self._failed
        )

    def print_aside(self, job: UUID, paper: Slip) -> None:
        """Print what is no ticket, once all tickets are out; `listed` answers, whatever happens.

        One at a time: another one meanwhile is answered with BUSY.
        """
        if self._aside is not None:
            self.listed.emit(Listed(job, BUSY))
            return
        self._aside = _Aside(job, paper)
        self.kick()

    def new_roll(self) -> None:
        """Take a person's word that a new roll was put in; the forecast begins anew."""
        self._lane.run(lambda: self._opened().new_roll(), lambda _done: self.kick(), self._failed)

    def close(self) -> None:
        """Finish the step at hand; give printer and store back, which a stuck step keeps.

        Repeats do nothing.
        """
        self._timer.stop()
        if not self._lane.close(within=self._wiring.end_seconds):
            return
        printer, store = self._printer, self._store
        self._printer = self._store = self._spool = None
        for thing in (printer, store):
            if thing is not None:
                thing.close()

    @Slot()
    def _step(self) -> None:
        if self._stepping:
            return
        self._stepping = True
        kicked, self._kicked = self._kicked, False
        self._lane.run(lambda: self._opened().step(kicked=kicked), self._done, self._failed_step)

    def _done(self, progress: Progress) -> None:
        self._stepping = False
        self._trouble = ""
        self._key = progress.key
        self.progressed.emit(progress)
        self._serve_aside(progress)
        seconds = 0.0 if self._kicked else progress.again_in
        self._timer.start(round(seconds * 1000))

    def _failed_step(self, error: Exception) -> None:
        self._stepping = False
        self._kicked = True
        self._failed(error)
        self._end_aside(PrinterKey.STATUS_UNKNOWN.value)
        self._timer.start(round(LOOK_SECONDS * 1000))

    def _serve_aside(self, progress: Progress) -> None:
        """Send what is no ticket when no ticket waits; refuse it where nothing can be printed."""
        aside = self._aside
        if aside is None or self._sends_aside:
            return
        if progress.key:
            self._end_aside(progress.key)
        elif progress.again_in and not self._kicked:
            self._sends_aside = True
            self._lane.run(
                lambda: self._opened().print_aside(aside.paper, aside.job),
                self._end_aside,
                self._failed_aside,
            )

    def _failed_aside(self, error: Exception) -> None:
        self._failed(error)
        self._end_aside(PrinterKey.STATUS_UNKNOWN.value)

    def _end_aside(self, key: str) -> None:
        """Tell what became of the paper that is no ticket, if there is one."""
        aside, self._aside, self._sends_aside = self._aside, None, False
        if aside is not None:
            self.listed.emit(Listed(aside.job, key))

    def _failed(self, error: Exception) -> None:
        """Log a trouble of the surroundings once; anything else is a defect and is heard loudly."""
        if not isinstance(error, (Unavailable, NotAllowed)):
            raise error
        if str(error) != self._trouble:
            self._trouble = str(error)
            _log.warning("spool waits kiosk=%s why=%s", self._wiring.kiosk, error)

    def _unknown(self, request: UUID, error: Exception) -> None:
        """No answer means unknown, and the number is taken all the same (hardware note 4)."""
        self._failed(error)
        self.checked.emit(Checked(request, ""))

    # On the lane's own thread.

    def _opened(self) -> Spool:
        if self._spool is None:
            wiring = self._wiring
            store = self._open_store()
            self._printer = self._printer or wiring.open_printer()
            around = Surroundings(
                compose=lambda facts: compose(self._open_store().centre(), facts),
                is_waiting=self._is_waiting,
                report=self._report,
                resume_within=wiring.resume_within,
            )
            self._spool = Spool(store.prints, self._printer, wiring.kiosk, wiring.clock, around)
        return self._spool

    def _open_store(self) -> Store:
        if self._store is None:
            self._store = self._wiring.open_store()
        return self._store

    def _is_waiting(self, job: PrintJob) -> bool:
        """Tell whether the ticket of a job still waits to be called, today."""
        try:
            ticket = self._open_store().day.ticket(job.label)
        except NotAllowed:
            return False
        return ticket.id == job.ticket and ticket.state in QUEUED

    def _report(self, status: PrinterStatus, paper: Mapping[str, Any]) -> None:
        state = status.state.value
        key = "" if state == "ok" else status.key.value
        facts = {"kiosk": self._wiring.kiosk, "detail": status.detail, **paper}
        name = self._wiring.printer_name
        self._open_store().devices.report(Health(name, _KIND, state, key, facts))


def _key(status: PrinterStatus) -> str:
    return "" if status.can_print else status.key.value
