"""One slip on its way: the bytes sent, the doubt that a broken way leaves, and why nothing left."""

from typing import Final
from uuid import UUID

from drivers.exclusive import Busy, Hold
from drivers.health import NEEDS_STAFF, PrinterKey, PrinterStatus
from drivers.ports import Doubtful
from drivers.printers.dialogue import Dialogue
from drivers.printers.slow import Script
from drivers.transports import BUSY, DENIED, TIMEOUT, LinkBroken, Unsuited

WHILE_SENDING: Final = "told while bytes were sent"
_TOLD: Final = frozenset(key.value for key in NEEDS_STAFF)
# The computer's doing, not the printer's: another cable does not help.
_NOT_OURS: Final = {
    BUSY: "another program uses the port",
    DENIED: "this program may not open the port",
}


class Job:
    """A script under the lock of its printer.

    size is the bytes to send, share how much of the slip has left, 0..1; torn is the job before it
    that may have broken off within a command, "" if none has.
    """

    def __init__(self, script: Script, job_id: UUID, hold: Hold, *, marked: bool) -> None:
        """Keep the script, the lock with its note, and whether this is a reprint."""
        self.job_id = job_id
        self.hold = hold
        self.marked = marked
        self.share = 0.0
        self._script = script
        self.torn = hold.unfinished or (str(job_id) if marked else "")
        self._must_free = bool(self.torn)
        self.size = len(script.data)

    def send(self, dialogue: Dialogue, freeing: bytes) -> LinkBroken | None:
        """Send all; return what broke on the way, None if nothing did.

        Raises LinkBroken if not one byte of the slip had left: the job may then be sent unmarked.
        """
        before = self.hold.unfinished
        self.hold.begin(self.job_id)
        head = freeing if self._must_free else b""
        self.size = len(head) + len(self._script.data)
        try:
            dialogue.send(head + self._script.data)
        except LinkBroken as broken:
            self.share = max(0, broken.sent - len(head)) / len(self._script.data)
            if broken.sent:
                return broken
            if not before:
                self.hold.end()
            raise
        self.share = 1.0
        return None


def doubt(status: PrinterStatus) -> Doubtful:
    """Return the doubt that a status leaves after the last byte."""
    unknown = status.key is PrinterKey.STATUS_UNKNOWN
    return Doubtful("no_confirmation" if unknown else status.key.value, status)


def broken_off(broken: LinkBroken) -> Doubtful:
    """Return the doubt that a link leaves which broke, or stood still, after the first byte."""
    if broken.why == TIMEOUT:
        status = PrinterStatus(PrinterKey.STATUS_UNKNOWN, f"stood still after {broken.sent} bytes")
        return Doubtful("timeout", status)
    status = why_not(broken)
    return Doubtful(broken.why if broken.why in _TOLD else "link_broken", status)


def why_not(error: Exception) -> PrinterStatus:
    """Return the status that stopped a job before its first byte."""
    if isinstance(error, Busy):
        return PrinterStatus(PrinterKey.PRINTER_ERROR, f"another program uses it: {error}")
    if not isinstance(error, LinkBroken):
        return PrinterStatus(PrinterKey.PRINTER_ERROR, f"its folder cannot be used: {error}")
    if error.why in _TOLD:
        return PrinterStatus(PrinterKey(error.why), WHILE_SENDING)
    if isinstance(error, Unsuited) or error.why in _NOT_OURS:
        return PrinterStatus(PrinterKey.PRINTER_ERROR, _NOT_OURS.get(error.why, error.why))
    return PrinterStatus(PrinterKey.PRINTER_OFFLINE, error.why)
