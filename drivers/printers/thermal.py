"""A thermal slip printer: look, send, confirm; and never more certain than it can be.

The protocol is that of the hardware note, section 4. What the caller learns decides whether a
further slip must be marked, so every doubt is told as a doubt.
"""

import logging
import time
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Final
from uuid import UUID

from drivers.exclusive import Busy, Exclusive, Hold
from drivers.health import Diary, PrinterKey, PrinterStatus
from drivers.place import Place
from drivers.ports import Confirmed, Doubtful, NotSent, Outcome, PaperForecast
from drivers.printers.dialogue import Dialogue
from drivers.printers.escpos import COMMAND_END, encode, process_id, resync, rows_after
from drivers.printers.job import WHILE_SENDING, Job, broken_off, doubt, why_not
from drivers.printers.paper import RollLog
from drivers.printers.profiles import PrinterProfile, described
from drivers.printers.render import render
from drivers.printers.slow import Script, slow_script
from drivers.printers.wiring import line_speed, picture_bytes, wire_of
from drivers.simulated.printer import SimulatedTransport
from drivers.slip import Item, Slip
from drivers.transports import Link, LinkBroken, Transport, Wires, linked, way_to
from drivers.transports.usb import NO_PAPER

if TYPE_CHECKING:
    from centre.settings import Printer

_LOG: Final = logging.getLogger(__name__)
# check() is asked often and must not hold a lane; three answers take milliseconds.
CHECK_SECONDS: Final = 2.0
# After the last byte has arrived the printer needs about a second (hardware note, sections 4, 6).
CONFIRM_SECONDS: Final = 5.0
_ROLL_SECONDS: Final = 0.5
_NO_STATUS: Final = PrinterStatus(PrinterKey.NO_STATUS, "described as having no status")
_TAKES_NOTHING: Final = PrinterStatus(PrinterKey.STATUS_UNKNOWN, "it takes no bytes")
_SAYS_NOTHING: Final = frozenset({PrinterKey.STATUS_UNKNOWN, PrinterKey.NO_STATUS})
# Of a printer that is made to answer and is silent nothing is known: its silence is told.
_MAY_BE_LOW: Final = frozenset({PrinterKey.OK, PrinterKey.NO_STATUS})
_ALL_BITS: Final = 0xFF
# How the details of what a printer said itself begin (drivers.printers.status and job).
_ITS_OWN_WORDS: Final = ("DLE EOT", "ASB", WHILE_SENDING)


def make(wiring: "Printer", place: Place) -> "ThermalPrinter":
    """Return the printer that wiring describes (entry point printer.thermal).

    Raises SettingsError for a profile that is none.
    """
    profile = described(wiring)
    way = way_to(
        wiring.transport,
        Wires(baud=profile.baud, rtscts=profile.rtscts),
        simulated=SimulatedTransport(place.folder, profile.width),
    )
    return ThermalPrinter(wiring, way, Exclusive(place.folder / "printer.lock"), place.name)


class ThermalPrinter:
    """An ESC/POS printer behind any transport; the port SlipPrinter."""

    def __init__(
        self,
        wiring: "Printer",
        transport: Transport,
        exclusive: Exclusive,
        name: str = "printer",
    ) -> None:
        """Keep the description, the way to the printer and its lock; nothing is opened.

        Raises SettingsError for a profile that is none.
        """
        self._wiring = wiring
        self._profile: PrinterProfile = described(wiring)
        self._wire = wire_of(wiring, self._profile)
        self._speed = line_speed(wiring, self._profile)
        self._transport = transport
        self._exclusive = exclusive
        self._roll = RollLog(exclusive.folder, wiring.roll_metres * 1000, self._profile.near_end_mm)
        self._diary = Diary(_LOG, f"printer {name}")
        self._stopped: PrinterStatus | None = None
        self._last: PrinterStatus | None = None
        self._ended = ""

    @property
    def confirms(self) -> bool:
        """Tell whether this printer can ever say that a slip is out."""
        return self._profile.confirms

    def check(self) -> PrinterStatus:
        """Ask the printer how it is; a printer without status is asked for its link only."""
        deadline = time.monotonic() + min(CHECK_SECONDS, self._wiring.deadline_seconds)
        try:
            with self._held(deadline) as hold, linked(self._transport, deadline) as link:
                status = self._seen(link, deadline, hold.unfinished)
                self._roll.sense(status.key)
        except Busy as busy:
            unknown = PrinterStatus(PrinterKey.STATUS_UNKNOWN, f"in use just now: {busy}")
            return self._last or unknown
        except (LinkBroken, OSError) as error:
            status = why_not(error)
        return self._told(status)

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Outcome:
        """Print the slip and say how certain it is (see ports.SlipPrinter).

        Raises Unavailable("font_missing").
        """
        try:
            script = self._script(slip, job_id, marked=marked)
            deadline = time.monotonic() + self._wiring.deadline_seconds + self._transfer(script)
            with self._held(deadline) as hold, linked(self._transport, deadline) as link:
                job = Job(script, job_id, hold, marked=marked)
                looked, outcome = self._carry_out(job, link, deadline)
                self._feed(script, job.share, usual=is_usual(slip))
                self._roll.sense(_last_said(looked, outcome).key)
        except (Busy, LinkBroken, OSError) as error:
            looked, outcome = why_not(error), NotSent(why_not(error))
        self._told(_last_said(looked, outcome))
        return outcome

    def paper(self) -> PaperForecast:
        """Return what is left of the roll; reads a small file and asks the printer nothing."""
        return self._roll.forecast()

    def new_roll(self) -> None:
        """Take a person's word that a new roll was put in; never raises."""
        with suppress(Busy, OSError), self._held(time.monotonic() + _ROLL_SECONDS):
            self._roll.begin_roll()
            return
        self._roll.begin_roll()

    def close(self) -> None:
        """Do nothing: a link lives no longer than its job."""

    def _script(self, slip: Slip, job_id: UUID, *, marked: bool) -> Script:
        """Return the slip's bytes; raise Unavailable("font_missing"), OSError."""
        folder = self._exclusive.folder / "escpos"
        most = picture_bytes(self._wiring, self._profile)
        if most is not None:
            return slow_script(slip, self._wire, job_id, folder, marked=marked, most=most)
        sheet = render(slip, self._wire.width, marked=marked)
        data = encode(sheet, self._wire, job_id, folder)
        return Script(data, sheet.image.height + rows_after(self._wire))

    def _transfer(self, script: Script) -> float:
        """Return the seconds that a serial line needs for a slip and what may go before it."""
        most = len(script.data) + len(resync(self._wire))
        return most / self._speed if self._speed else 0.0

    def _held(self, deadline: float) -> AbstractContextManager[Hold]:
        """Return the lock of the printer, held until the end of the block."""
        return self._exclusive.held(deadline)

    def _dialogue(self, link: Link, deadline: float) -> Dialogue:
        """Return a conversation over link."""
        return Dialogue(link, deadline, self._speed, self._profile.buffer_bytes)

    def _look(self, dialogue: Dialogue, link: Link, torn: str) -> PrinterStatus:
        """Return the status after the job torn, if one was; raise LinkBroken.

        A USB port knows by itself that the paper has ended, also of a printer that never answers.
        """
        status = self._asked(dialogue, torn) if self._profile.status else _NO_STATUS
        if status.key in _SAYS_NOTHING and _port_says_no_paper(link):
            return PrinterStatus(PrinterKey.PAPER_OUT, "told by the USB port")
        return status

    def _asked(self, dialogue: Dialogue, torn: str) -> PrinterStatus:
        """Return what the printer says, after a command that a torn job left open is ended.

        Else DLE EOT is taken for its parameters: with 10 04 for the rows of GS v 0, or 10 for the
        length of GS ( H, the printer waits for 4 kB to 75 kB, more than resync() sends, and prints
        the rest of the reprint as letters (seen in the virtual printer at 18 places of a slip).
        NULs ask for nothing. They leave once a job, not at each look every few seconds: a printer
        that has stopped keeps them, and hears nothing more when its buffer is full.
        """
        if torn and torn != self._ended:
            dialogue.send(COMMAND_END)
        status = dialogue.status()
        if dialogue.answered:
            self._ended = torn
        return status

    def _seen(self, link: Link, deadline: float, torn: str) -> PrinterStatus:
        """Return the status; one that stopped before and is silent now is stopped still.

        A printer without paper keeps its buffer full and then hears no question (hardware note,
        section 3). Raises LinkBroken.
        """
        try:
            status = self._look(self._dialogue(link, deadline), link, torn)
        except LinkBroken as broken:
            if broken.why != "timeout":
                raise
            status = _TAKES_NOTHING
        stopped = self._stopped
        if stopped is None or status.key is not PrinterKey.STATUS_UNKNOWN:
            return status
        refilled = stopped.key is PrinterKey.PAPER_OUT and _port_says_paper(link)
        return status if refilled else stopped

    def _carry_out(self, job: Job, link: Link, deadline: float) -> tuple[PrinterStatus, Outcome]:
        """Look, send, confirm; return the look and the outcome.

        LinkBroken leaves here only before the first byte of the slip.
        """
        dialogue = self._dialogue(link, deadline)
        looked = self._look(dialogue, link, job.torn)
        if not looked.can_print:
            return looked, NotSent(looked)
        self._ended, began = "", time.monotonic()
        try:
            interrupted = job.send(dialogue, resync(self._wire))
        except LinkBroken as broken:
            if broken.why != "timeout":
                raise
            return looked, NotSent(_TAKES_NOTHING)
        if interrupted is not None:
            return looked, broken_off(interrupted)
        try:
            outcome = self._confirm(dialogue, job, began)
        except LinkBroken as broken:
            return looked, broken_off(broken)
        if isinstance(outcome, Confirmed) or outcome.why == "cannot_confirm":
            job.hold.end()
        return looked, outcome

    def _confirm(self, dialogue: Dialogue, job: Job, began: float) -> Confirmed | Doubtful:
        """Find out whether the slip is out; raise LinkBroken.

        What began to be sent at the instant began cannot be there before the line carried it.
        """
        if self._profile.has_gs_h:
            there = began + job.size / self._speed if self._speed else 0.0
            until = max(time.monotonic(), there) + CONFIRM_SECONDS
            wanted = process_id(job.job_id, marked=job.marked)
            status = dialogue.await_id(wanted, until)
            return Confirmed("gs_h") if status is None else doubt(status)
        if not self._profile.status:
            return Doubtful("cannot_confirm")
        status = dialogue.status()
        clean = status.can_print and status.key is not PrinterKey.STATUS_UNKNOWN
        return Confirmed("eot") if clean else doubt(status)

    def _feed(self, script: Script, share: float, *, usual: bool) -> None:
        """Count the paper of a slip, or of the part of it that left; usual ones are measured."""
        blade = self._profile.blade_mm if self._profile.cut else 0.0
        length = share * script.rows / self._profile.dots_per_mm + blade * (share == 1)
        if length:
            self._roll.feed(length, whole_slip=usual and share == 1)

    def _told(self, status: PrinterStatus) -> PrinterStatus:
        """Note what the printer said, and return it with what the paper count adds."""
        self._stopped = status if _stopped_by_itself(status) else None
        self._last = self._with_forecast(status)
        self._diary.note(self._last)
        return self._last

    def _with_forecast(self, status: PrinterStatus) -> PrinterStatus:
        """Return PAPER_LOW for a printer that does not say so itself and has few slips left."""
        if status.key not in _MAY_BE_LOW or not self._roll.is_low():
            return status
        left = self._roll.forecast().slips_left
        return PrinterStatus(PrinterKey.PAPER_LOW, f"counted: about {left} slips left")


def is_usual(slip: Slip) -> bool:
    """Tell whether a slip is as long as tickets are; the length of a list tells nothing of them."""
    return not any(isinstance(part, Item) for part in slip.parts)


def _last_said(looked: PrinterStatus, outcome: Outcome) -> PrinterStatus:
    """Return what a printer said last: at the end of a job, else before it."""
    told = None if isinstance(outcome, Confirmed) else outcome.status
    return told or looked


def _stopped_by_itself(status: PrinterStatus) -> bool:
    """Tell whether a printer said itself that it has stopped.

    One that could not be reached or opened has said nothing: when it is back and silent, nobody
    knows how it is, and its slips are sent again.
    """
    return not status.can_print and status.detail.startswith(_ITS_OWN_WORDS)


def _port_says_no_paper(link: Link) -> bool:
    """Tell whether link is a USB port whose status has the paper bit; raise LinkBroken."""
    status = _port_status(link)
    return status is not None and bool(status & NO_PAPER)


def _port_says_paper(link: Link) -> bool:
    """Tell whether link is a USB port whose status lacks the paper bit; raise LinkBroken."""
    status = _port_status(link)
    return status is not None and not status & NO_PAPER


def _port_status(link: Link) -> int | None:
    """Return the status of a USB port, None where there is none to be had.

    All bits at once are the answer of a port that knows nothing (unconfirmed).
    """
    ask = getattr(link, "port_status", None)
    status: int | None = ask() if ask is not None else None
    return None if status == _ALL_BITS else status
