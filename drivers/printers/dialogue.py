"""One link to a printer while one job runs: sends, listens, asks, and keeps to the deadline."""

import time
from typing import Final

from drivers.health import PrinterKey, PrinterStatus
from drivers.printers.status import Replies, asb_meaning, meaning
from drivers.transports import Link, LinkBroken

ASK: Final = b"\x10\x04"
# A printer answers DLE EOT at once (hardware note, section 3); silence for so long is silence.
ANSWER_WITHIN: Final = 0.6
_PAUSE: Final = 0.005
_ERROR_BIT: Final = 0x40
UNKNOWN: Final = PrinterStatus(PrinterKey.STATUS_UNKNOWN, "no answer to DLE EOT")


class Dialogue:
    """A conversation over one open link until a deadline of time.monotonic()."""

    def __init__(self, link: Link, deadline: float) -> None:
        """Keep the link, which the caller opened and will close."""
        self._link = link
        self._deadline = deadline
        self.replies = Replies()
        # After one silence an answer may still come late and would be taken for the next one.
        self._answers_in_step = True

    def send(self, data: bytes, sent: int = 0) -> None:
        """Hand over all of data; raise LinkBroken with the bytes that had left."""
        try:
            while sent < len(data):
                self._on_time()
                self._listen(0)
                taken = 0 if self.replies.paused else self._link.push(data[sent : sent + 4096])
                sent += taken
                if not taken:
                    self._wait(0.05, to_write=not self.replies.paused)
                    self._still_printing()
        except LinkBroken as broken:
            raise LinkBroken(broken.why, sent) from broken

    def _still_printing(self) -> None:
        """Raise LinkBroken(key) if a printer that takes no more bytes has told why."""
        told = asb_meaning(self.replies.asb) if self.replies.asb else UNKNOWN
        if not told.can_print:
            raise LinkBroken(told.key.value)

    def status(self) -> PrinterStatus:
        """Ask DLE EOT 1, 2, 4 (and 3 after an error); silence or nonsense is unknown.

        Raises LinkBroken.
        """
        heard = [self._ask(1), self._ask(2), self._ask(4)]
        printer, cause, paper = heard
        if printer is None or cause is None or paper is None:
            return asb_meaning(self.replies.asb) if self.replies.asb else UNKNOWN
        error = self._ask(3) if cause & _ERROR_BIT else None
        return meaning(printer, cause, paper, error)

    def await_id(self, wanted: bytes) -> PrinterStatus | None:
        """Wait until the printer sends the process id back; return None then.

        Returns a status instead: at once when the printer reports that it has stopped, else
        "unknown" at the deadline. Raises LinkBroken.
        """
        while wanted not in self.replies.ids:
            if time.monotonic() >= self._deadline:
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
        until = min(self._deadline, time.monotonic() + ANSWER_WITHIN)
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
