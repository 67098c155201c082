"""One link to a printer while one job runs: sends, listens, asks, and keeps to the deadline."""

import math
import time
from typing import Final

from drivers.health import PrinterKey, PrinterStatus
from drivers.printers.status import Replies, asb_meaning, meaning
from drivers.transports import Link, LinkBroken

ASK: Final = b"\x10\x04"
# A printer answers DLE EOT at once (hardware note, section 3); silence for so long is silence.
ANSWER_WITHIN: Final = 0.6
_WITHOUT_CAUSE: Final = frozenset({PrinterKey.PRINTER_OFFLINE, PrinterKey.PRINTER_ERROR})
_PAUSE: Final = 0.005
_LOOK_AGAIN: Final = 0.05
_MOST: Final = 4096
# What may be handed over before the line has carried it: a quarter of a second, so that an answer
# is late by that at most; a question (3 bytes) passes on the slowest line.
_AHEAD_SECONDS: Final = 0.25
_LEAST_AHEAD: Final = 64.0
_ERROR_BIT: Final = 0x40
UNKNOWN: Final = PrinterStatus(PrinterKey.STATUS_UNKNOWN, "no answer to DLE EOT")


class Dialogue:
    """A conversation over one open link until a deadline of time.monotonic().

    pace is how many bytes a second the line carries, 0 for a way without a speed of its own. A
    serial port takes 4 kB at once and sends them for seconds; whatever is asked then waits behind
    them (hardware note, section 3), and nobody can tell what has left. So no more is handed over
    than the line has carried, and a little ahead: buffer bytes at most, which the printer can hold.
    """

    def __init__(self, link: Link, deadline: float, pace: float = 0.0, buffer: int = _MOST) -> None:
        """Keep the link, which the caller opened and will close."""
        self._link = link
        self._deadline = deadline
        self._pace = pace
        self._ahead = min(max(_LEAST_AHEAD, pace * _AHEAD_SECONDS), buffer)
        self._answer_within = ANSWER_WITHIN + (self._ahead / pace if pace else 0.0)
        self.replies = Replies()
        # After one silence an answer may still come late and would be taken for the next one.
        self._answers_in_step = True

    @property
    def answered(self) -> bool:
        """Tell whether no question has met with silence: what went before them has arrived."""
        return self._answers_in_step

    def send(self, data: bytes, sent: int = 0) -> None:
        """Hand over all of data; raise LinkBroken with the bytes that had left."""
        began, before = time.monotonic(), sent
        try:
            while sent < len(data):
                self._on_time()
                self._listen(0)
                room = 0 if self.replies.paused else self._room(sent - before, began)
                taken = self._link.push(data[sent : sent + room]) if room else 0
                sent += taken
                if not taken:
                    self._wait(_LOOK_AGAIN, to_write=bool(room))
                    self._still_printing()
        except LinkBroken as broken:
            raise LinkBroken(broken.why, sent) from broken

    def _room(self, sent: int, began: float) -> int:
        """Return how many bytes may be handed over now, after `sent` of them since began."""
        if not self._pace:
            return _MOST
        carried = self._pace * (time.monotonic() - began)
        return max(0, min(_MOST, int(carried + self._ahead) - sent))

    def _still_printing(self) -> None:
        """Raise LinkBroken(key) if a printer that takes no more bytes has told why."""
        told = asb_meaning(self.replies.asb) if self.replies.asb else UNKNOWN
        if not told.can_print:
            raise LinkBroken(told.key.value)

    def status(self) -> PrinterStatus:
        """Ask DLE EOT 1, 2, 4 (and 3 after an error); silence or nonsense is unknown.

        The answers are of three moments: trouble that ends between them has no cause to name, so
        they are asked once more then. Raises LinkBroken.
        """
        found = self._asked()
        return self._asked() if found.key in _WITHOUT_CAUSE else found

    def _asked(self) -> PrinterStatus:
        """Ask once."""
        heard = [self._ask(1), self._ask(2), self._ask(4)]
        printer, cause, paper = heard
        if printer is None or cause is None or paper is None:
            return asb_meaning(self.replies.asb) if self.replies.asb else UNKNOWN
        error = self._ask(3) if cause & _ERROR_BIT else None
        return meaning(printer, cause, paper, error)

    def await_id(self, wanted: bytes, until: float = math.inf) -> PrinterStatus | None:
        """Wait until the printer sends the process id back; return None then.

        Returns a status instead: at once when the printer reports that it has stopped, else
        "unknown" at the instant until, or at the deadline. Raises LinkBroken.
        """
        until = min(until, self._deadline)
        while wanted not in self.replies.ids:
            if time.monotonic() >= until:
                return PrinterStatus(PrinterKey.STATUS_UNKNOWN, "no process id came back")
            self._listen(0.3)
            stopped = self._stopped() if wanted not in self.replies.ids else None
            if stopped:
                return stopped
        return None

    def _stopped(self) -> PrinterStatus | None:
        """Return the status of a printer that says it cannot go on; None if it may still."""
        status = self.status() if self._answers_in_step else UNKNOWN
        return None if status.can_print else status

    def _ask(self, which: int) -> int | None:
        """Ask DLE EOT which and return its answer; None after silence."""
        if not self._answers_in_step:
            return None
        self._listen(0)
        self.replies.forget_answers()
        self.send(ASK + bytes([which]))
        until = min(self._deadline, time.monotonic() + self._answer_within)
        while (answer := self.replies.answer(time.monotonic())) is None:
            if time.monotonic() >= until:
                self._answers_in_step = False
                return None
            self._listen(until - time.monotonic())
        return answer

    def _listen(self, seconds: float) -> None:
        """Take in what has come, waiting at most seconds for the first of it."""
        if seconds > 0:
            self._wait(seconds, to_write=False)
        data = self._link.pull()
        if data:
            self.replies.feed(data, time.monotonic())
        elif seconds > 0:
            time.sleep(_PAUSE)  # a device that is "readable" without a byte must not spin

    def _wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait for the link, never beyond the deadline."""
        self._link.wait(min(seconds, self._deadline - time.monotonic()), to_write=to_write)

    def _on_time(self) -> None:
        """Raise LinkBroken("timeout") after the deadline."""
        if time.monotonic() >= self._deadline:
            raise LinkBroken("timeout")
