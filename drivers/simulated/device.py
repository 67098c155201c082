"""The inside of a simulated printer: takes bytes, draws, answers, and misbehaves on request.

What a real one does is done here too: real-time questions (DLE EOT) are answered on arrival, even
with the cover open; a broken link leaves half a command behind, which swallows what comes next; a
process id is answered when all before it is on paper.
"""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from drivers.simulated.commands import Command, next_command
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
        self._paper = Paper(width)
        self._held = b""  # received, not yet looked at
        self._stream = b""  # looked at, a command not yet whole
        self._tail = b""  # end of the last arrival: a question may be split
        self._replies = bytearray()
        self._left, self._centred, self._module = 0, False, 3
        self._stored = b""
        self._used = 0  # bytes since the last cut
        self._worked_at = time.monotonic()
        self._tells = False
        self._told = b""

    @property
    def faults(self) -> Faults:
        """Return what is wrong with it now."""
        return self._switches.read()

    def room(self) -> int:
        """Return how many bytes it can take now; a printer that stands still fills up."""
        return max(0, BUFFER_BYTES - len(self._held))

    def receive(self, data: bytes) -> None:
        """Take bytes from the link: answer the questions among them, keep the rest for work()."""
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

    def _step(self) -> int:
        """Return how many bytes may pass before the switches are looked at again."""
        return 64 if self.faults.paper_out_at_slip else len(self._held)

    def _out_of_paper(self) -> bool:
        """Tell whether the paper has ended."""
        faults = self.faults
        if not faults.paper_out_at_slip:
            return faults.paper_out
        return faults.out_of_paper(pieces_in(self._folder) + 1, self._used)

    def _stands_still(self) -> bool:
        """Tell whether nothing is printed now."""
        faults = self.faults
        return faults.stalled or faults.cover_open or self._out_of_paper()

    def _eot(self, which: int) -> int:
        """Return the answer to DLE EOT which (hardware note, section 3)."""
        faults, out = self.faults, self._out_of_paper()
        near = out or faults.paper_near_end
        return 0x12 | {
            1: 0x08 * (out or faults.cover_open),
            2: 0x04 * faults.cover_open | 0x20 * out,
            3: 0,
            4: 0x0C * near | 0x60 * out,
        }.get(which, 0)

    def _tell_changes(self) -> None:
        """Send the four bytes of automatic status (ASB) when they have changed."""
        faults, out = self.faults, self._out_of_paper()
        first = 0x10 | 0x08 * (out or faults.cover_open) | 0x20 * faults.cover_open
        third = 0x03 * (out or faults.paper_near_end) | 0x0C * out
        asb = bytes((first, 0, third, 0))
        if self._tells and asb != self._told:
            self._answer(asb)
            self._told = asb

    def _answer(self, data: bytes) -> None:
        """Send data back, as nonsense where that is asked for."""
        garbled = self.faults.garbled
        self._replies += bytes(byte ^ _GARBLE for byte in data) if garbled else data

    def _obey_all(self) -> None:
        """Obey every whole command of the stream."""
        while (command := next_command(self._stream)) is not None:
            self._stream = self._stream[command.size :]
            obey: Callable[[Command], None] | None = getattr(self, f"_do_{command.name}", None)
            if obey:
                obey(command)

    def _do_initialize(self, _: Command) -> None:
        """Begin anew; paper with ink on it is now a torn slip."""
        self._left, self._centred = 0, False
        self._tells, self._told = False, b""
        self._paper.torn = self._paper.torn or self._paper.inked

    def _do_tell_changes(self, command: Command) -> None:
        """Send the state now, and again whenever it changes (GS a)."""
        self._tells, self._told = command.data != b"\x00", b""

    def _do_align(self, command: Command) -> None:
        """Centre what the printer draws by itself, or not."""
        self._centred = command.data[0] & 3 == 1

    def _do_left_edge(self, command: Command) -> None:
        """Set the left margin."""
        self._left = int.from_bytes(command.data, "little")

    def _do_raster(self, command: Command) -> None:
        """Print a picture, doubled where its mode says so."""
        mode, wide, high = command.numbers
        ink = Image.frombytes("1", (wide * 8, high), command.data)
        if mode:
            size = (ink.width * (1 + (mode & 1)), ink.height * (1 + (mode >> 1)))
            ink = ink.resize(size, Image.Resampling.NEAREST)
        self._paper.put(self._left, ink)

    def _do_code(self, command: Command) -> None:
        """Store the size or the text of a QR code, or draw it."""
        function, rest = command.data[1:2], command.data[2:]
        if function == b"\x43" and rest:
            self._module = max(1, min(16, rest[0]))
        elif function == b"\x50":
            self._stored = rest[1:]
        elif function == b"\x51" and self._stored:
            self._draw_code()

    def _draw_code(self) -> None:
        """Draw the stored QR code, level M."""
        code = qrcode.QRCode(border=0, error_correction=ERROR_CORRECT_M)
        code.add_data(self._stored, optimize=0)
        code.make()
        dark = bytes(255 * bool(cell) for row in code.modules for cell in row)
        grid = Image.frombytes("L", (len(code.modules),) * 2, dark)
        size = grid.width * self._module
        ink = grid.resize((size, size), Image.Resampling.NEAREST).convert("1")
        self._paper.put((self._paper.width - size) // 2 if self._centred else self._left, ink)
        self._paper.codes.append(self._stored.decode("utf-8", "replace"))

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
