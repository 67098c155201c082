"""The inside of a simulated printer: takes bytes, draws, answers, and misbehaves on request.

What a real one does is done here too: real-time questions (DLE EOT) are answered on arrival, even
with the cover open; a broken link leaves half a command behind, which swallows what comes next; a
process id is answered when all before it is on paper.
"""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.simulated.commands import Command, next_command
from drivers.simulated.head import Head
from drivers.simulated.paper import Paper, pieces_in
from drivers.simulated.switches import Faults, Switches

if TYPE_CHECKING:
    from collections.abc import Callable

# The receive buffer of many printers (hardware note, section 12).
BUFFER_BYTES: Final = 4096
_QUESTION: Final = re.compile(rb"\x10\x04([\x01-\x04])")
_GARBLE: Final = 0x81


class Device:
    """One simulated printer, whoever is connected. Not for several threads at once."""

    def __init__(self, folder: Path, width: int) -> None:
        """Draw on paper of width dots into folder, and obey the switches there."""
        self._folder = folder
        self._switches = Switches(folder)
        self._wrong = Faults()
        self._paper = Paper(width)
        self._held = b""  # received, not yet looked at
        self._stream = b""  # looked at, a command not yet whole
        self._tail = b""  # end of the last arrival: a question may be split
        self._replies = bytearray()
        self._head = Head(self._paper)
        self._came = 0  # bytes of this link
        self._used = 0  # bytes since the last cut
        self._worked_at = time.monotonic()
        self._tells = False
        self._told = b""

    @property
    def faults(self) -> Faults:
        """Return what is wrong with it now; what is done next obeys the same."""
        self._wrong = self._switches.read()
        return self._wrong

    @property
    def is_there(self) -> bool:
        """Tell whether anything is at the end of the link; without power it forgets."""
        faults = self.faults
        if faults.power_off:
            self._lose_power()
        return not (faults.unplugged or faults.power_off)

    @property
    def link_ends(self) -> str:
        """Return "reset" or "hangup" when this link has had its bytes, else ""."""
        faults = self._wrong
        if faults.drop_at_byte and self._came >= faults.drop_at_byte:
            return "reset"
        return "hangup" if faults.hangup_at_byte and self._came >= faults.hangup_at_byte else ""

    def room(self) -> int:
        """Return how many bytes it can take now; a printer that stands still fills up."""
        faults = self.faults
        most = max(0, BUFFER_BYTES - len(self._held))
        ends = [one - self._came for one in (faults.drop_at_byte, faults.hangup_at_byte) if one]
        return max(0, min([most, *ends]))

    def receive(self, data: bytes) -> None:
        """Take bytes from the link: answer the questions among them, keep the rest for work()."""
        self._came += len(data)
        self._held += data
        if not self.faults.stalled:
            for found in _QUESTION.finditer(self._tail + data):
                self._answer(bytes([self._eot(found[1][0])]))
        self._tail = (self._tail + data)[-2:]

    def work(self) -> bytes:
        """Print what may be printed now and return what it has to say."""
        now = time.monotonic()
        faults, since, self._worked_at = self.faults, now - self._worked_at, now
        budget = max(1, int(faults.slow * since)) if faults.slow else len(self._held)
        while self._held and budget > 0 and not self._stands_still():
            step = min(budget, self._step())
            self._stream, self._held = self._stream + self._held[:step], self._held[step:]
            self._used += step
            budget -= step
            self._obey_all()
        self._tell_changes()
        said, self._replies = bytes(self._replies), bytearray()
        return said if not faults.stalled else b""

    def forget_partner(self) -> None:
        """Note that the link is gone: answers are lost, half a command stays."""
        self._replies.clear()
        self._tail = b""
        self._came = 0

    def _lose_power(self) -> None:
        """Forget everything but the paper."""
        self.forget_partner()
        self._held, self._stream = b"", b""
        self._tells, self._told = False, b""
        self._head.forget()

    def _step(self) -> int:
        """Return how many bytes may pass before the switches are looked at again."""
        return 64 if self._wrong.paper_out_at_slip else len(self._held)

    def _out_of_paper(self) -> bool:
        """Tell whether the paper has ended."""
        faults = self._wrong
        if not faults.paper_out_at_slip:
            return faults.paper_out
        return faults.out_of_paper(pieces_in(self._folder) + 1, self._used)

    def _stands_still(self) -> bool:
        """Tell whether nothing is printed now."""
        faults = self._wrong
        return faults.stalled or _says_offline(faults) or self._out_of_paper()

    def _eot(self, which: int) -> int:
        """Return the answer to DLE EOT which (hardware note, section 3)."""
        faults, out = self._wrong, self._out_of_paper()
        near = out or faults.paper_near_end
        return 0x12 | {
            1: 0x08 * (out or _says_offline(faults)),
            2: 0x04 * faults.cover_open | 0x20 * out | 0x40 * faults.cutter_error,
            3: 0x08 * faults.cutter_error,
            4: 0x0C * near | 0x60 * out,
        }.get(which, 0)

    def _tell_changes(self) -> None:
        """Send the four bytes of automatic status (ASB) when they have changed."""
        faults, out = self._wrong, self._out_of_paper()
        first = 0x10 | 0x08 * (out or _says_offline(faults)) | 0x20 * faults.cover_open
        third = 0x03 * (out or faults.paper_near_end) | 0x0C * out
        asb = bytes((first, 0x08 * faults.cutter_error, third, 0))
        if self._tells and asb != self._told:
            self._answer(asb)
            self._told = asb

    def _answer(self, data: bytes) -> None:
        """Send data back, as nonsense or not at all where that is asked for."""
        faults = self._wrong
        if not faults.mute:
            self._replies += bytes(byte ^ _GARBLE for byte in data) if faults.garbled else data

    def _obey_all(self) -> None:
        """Obey every whole command of the stream."""
        while (command := next_command(self._stream)) is not None:
            self._stream = self._stream[command.size :]
            obey: Callable[[Command], None] | None = getattr(self, f"_do_{command.name}", None)
            self._head.obey(command)
            if obey:
                obey(command)

    def _do_initialize(self, _: Command) -> None:
        """Tell nothing by itself any more."""
        self._tells, self._told = False, b""

    def _do_tell_changes(self, command: Command) -> None:
        """Send the state now, and again whenever it changes (GS a)."""
        self._tells, self._told = command.data != b"\x00", b""

    def _do_cut(self, _: Command) -> None:
        """Cut the paper off."""
        self._paper.cut_off(self._folder, self._used)
        self._used = 0

    def _do_process_id(self, command: Command) -> None:
        """Answer a process id: all before it is on paper. One before the ink names the job."""
        mine = command.data[2:6]
        if mine[:1].islower():
            self._paper.job = (mine[:1].upper() + mine[1:]).decode("ascii", "replace")
        self._answer(b"\x37\x22" + mine + b"\x00")


def _says_offline(faults: Faults) -> bool:
    """Tell whether a fault stops it; the end of the paper does, too."""
    return faults.cover_open or faults.cutter_error or faults.offline
