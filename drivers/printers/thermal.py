"""A thermal slip printer: look, send, confirm; and never more certain than it can be.

The protocol is that of the hardware note, section 4. What the caller learns decides whether a
further slip must be marked, so every doubt is told as a doubt.
"""

import logging
import time
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final
from uuid import UUID

from drivers.exclusive import Busy, Exclusive, Hold
from drivers.health import NEEDS_STAFF, PrinterKey, PrinterStatus
from drivers.ports import Confirmed, Doubtful, NotSent, Outcome
from drivers.printers.dialogue import UNKNOWN, Dialogue
from drivers.printers.escpos import Wire, encode, process_id, resync
from drivers.printers.render import render
from drivers.slip import Slip
from drivers.transports import Link, LinkBroken, Transport, linked

if TYPE_CHECKING:
    from centre.settings import Printer

_LOG: Final = logging.getLogger(__name__)
# check() is asked often and must not hold a lane; three answers take milliseconds.
CHECK_SECONDS: Final = 2.0
_TOLD: Final = frozenset(key.value for key in NEEDS_STAFF)


class ThermalPrinter:
    """An ESC/POS printer behind any transport; the port SlipPrinter."""

    def __init__(self, wiring: "Printer", transport: Transport, exclusive: Exclusive) -> None:
        """Keep the description, the way to the printer and its lock; nothing is opened."""
        self._wiring = wiring
        self._wire = Wire(
            wiring.width,
            wiring.cut,
            wiring.has_gs_h,
            wiring.native_qr,
            wiring.band_rows,
            wiring.status,
        )
        self._transport = transport
        self._exclusive = exclusive
        self._gone = False
        self._stopped: PrinterStatus | None = None

    def check(self) -> PrinterStatus:
        """Ask the printer how it is; a printer without status is asked for its link only."""
        deadline = time.monotonic() + min(CHECK_SECONDS, self._wiring.deadline_seconds)
        try:
            with self._held(deadline), linked(self._transport, deadline) as link:
                status = self._seen(Dialogue(link, deadline))
        except Busy as busy:
            return PrinterStatus(PrinterKey.STATUS_UNKNOWN, f"in use just now: {busy}")
        except (LinkBroken, OSError) as error:
            status = _why_not(error)
        return self._told(status)

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Outcome:
        """Print the slip and say how certain it is (see ports.SlipPrinter).

        Raises Unavailable("font_missing").
        """
        deadline = time.monotonic() + self._wiring.deadline_seconds
        sheet = render(slip, self._wire.width, marked=marked)
        try:
            data = encode(sheet, self._wire, job_id, self._exclusive.folder / "escpos")
            with self._held(deadline) as hold, linked(self._transport, deadline) as link:
                job = _Job(data, job_id, hold, marked=marked)
                outcome = self._carry_out(job, link, deadline)
        except (Busy, LinkBroken, OSError) as error:
            outcome = NotSent(_why_not(error))
        self._told(_status_of(outcome))
        return outcome

    def close(self) -> None:
        """Do nothing: a link lives no longer than its job."""

    def _held(self, deadline: float) -> AbstractContextManager[Hold]:
        """Return the lock of the printer, held until the end of the block."""
        return self._exclusive.held(deadline)

    def _look(self, dialogue: Dialogue) -> PrinterStatus:
        """Return the status; raise LinkBroken."""
        if not self._wiring.status:
            return PrinterStatus(PrinterKey.STATUS_UNKNOWN, "described as having no status")
        return dialogue.status()

    def _seen(self, dialogue: Dialogue) -> PrinterStatus:
        """Return the status; one that stopped before and is silent now is stopped still.

        A printer without paper keeps its buffer full and then hears no question (hardware note,
        section 3). Raises LinkBroken.
        """
        try:
            status = self._look(dialogue)
        except LinkBroken as broken:
            if broken.why != "timeout":
                raise
            status = PrinterStatus(PrinterKey.STATUS_UNKNOWN, "it takes no bytes")
        if status.key is PrinterKey.STATUS_UNKNOWN and self._stopped is not None:
            return self._stopped
        return status

    def _carry_out(self, job: "_Job", link: Link, deadline: float) -> Outcome:
        """Look, send, confirm; LinkBroken leaves here only before the first byte of the slip."""
        dialogue = Dialogue(link, deadline)
        status = self._look(dialogue)
        if not status.can_print:
            return NotSent(status)
        interrupted = job.send(dialogue, resync(self._wire))
        if interrupted is not None:
            return _broken_off(interrupted)
        try:
            outcome = self._confirm(dialogue, job)
        except LinkBroken as broken:
            return _broken_off(broken)
        if isinstance(outcome, Confirmed) or outcome.why == "cannot_confirm":
            job.hold.end()
        return outcome

    def _confirm(self, dialogue: Dialogue, job: "_Job") -> Confirmed | Doubtful:
        """Find out whether the slip is out; raise LinkBroken."""
        if self._wiring.has_gs_h:
            status = dialogue.await_id(process_id(job.job_id, marked=job.marked))
            return Confirmed("gs_h") if status is None else _doubt(status)
        if not self._wiring.status:
            return Doubtful("cannot_confirm")
        status = dialogue.status()
        clean = status.can_print and status.key is not PrinterKey.STATUS_UNKNOWN
        return Confirmed("eot") if clean else _doubt(status)

    def _told(self, status: PrinterStatus) -> PrinterStatus:
        """Log once when the printer goes and once when it is back; return status."""
        self._stopped = None if status.can_print else status
        gone = status.key is PrinterKey.PRINTER_OFFLINE
        if gone != self._gone:
            _LOG.log(
                logging.WARNING if gone else logging.INFO,
                "printer %s transport=%s detail=%s",
                "is gone" if gone else "is back",
                self._wiring.transport,
                status.detail,
            )
        self._gone = gone
        return status


class _Job:
    """The bytes of one slip on their way."""

    def __init__(self, data: bytes, job_id: UUID, hold: Hold, *, marked: bool) -> None:
        """Keep the bytes, the lock with its note, and whether this is a reprint."""
        self.job_id = job_id
        self.hold = hold
        self.marked = marked
        self._data = data
        self._must_free = marked or bool(hold.unfinished)

    def send(self, dialogue: Dialogue, freeing: bytes) -> LinkBroken | None:
        """Send all; return what broke on the way, None if nothing did.

        Raises LinkBroken if not one byte of the slip had left: the job may then be sent unmarked.
        """
        before = self.hold.unfinished
        self.hold.begin(self.job_id)
        data = freeing + self._data if self._must_free else self._data
        try:
            dialogue.send(data)
        except LinkBroken as broken:
            if broken.sent:
                return broken
            if not before:
                self.hold.end()
            raise
        return None


def _doubt(status: PrinterStatus) -> Doubtful:
    """Return the doubt that a status leaves after the last byte."""
    unknown = status.key is PrinterKey.STATUS_UNKNOWN
    return Doubtful("no_confirmation" if unknown else status.key.value, status)


def _broken_off(broken: LinkBroken) -> Doubtful:
    """Return the doubt that a link leaves which broke, or stood still, after the first byte."""
    if broken.why == "timeout":
        status = PrinterStatus(PrinterKey.STATUS_UNKNOWN, f"stood still after {broken.sent} bytes")
        return Doubtful("timeout", status)
    status = _why_not(broken)
    told = status.key is not PrinterKey.PRINTER_OFFLINE
    return Doubtful(status.key.value if told else "link_broken", status)


def _why_not(error: Exception) -> PrinterStatus:
    """Return the status that stopped a job before its first byte."""
    if isinstance(error, Busy):
        return PrinterStatus(PrinterKey.PRINTER_ERROR, f"another program uses it: {error}")
    if isinstance(error, LinkBroken) and error.why in _TOLD:
        return PrinterStatus(PrinterKey(error.why), "told while bytes were sent")
    if isinstance(error, LinkBroken):
        return PrinterStatus(PrinterKey.PRINTER_OFFLINE, error.why)
    return PrinterStatus(PrinterKey.PRINTER_ERROR, f"its folder cannot be used: {error}")


def _status_of(outcome: Outcome) -> PrinterStatus:
    """Return what the outcome tells of the printer."""
    if isinstance(outcome, Confirmed):
        return PrinterStatus(PrinterKey.OK)
    return outcome.status or UNKNOWN
