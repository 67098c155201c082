"""The print head of a simulated printer: what each drawing command puts on the paper."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import qrcode
from PIL import Image, ImageChops, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M

from drivers.simulated.commands import Command
from drivers.simulated.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

CELL: Final = (12, 24)
"""Width and height of a letter of font A, dots."""
LINE_ROWS: Final = 34
_CENTRE: Final = 1
_RIGHT: Final = 2


class Head:
    """A head over its paper: margins, size of letters, the line that is not printed yet."""

    def __init__(self, paper: Paper) -> None:
        """Begin as after switching on."""
        self._paper = paper
        self.forget()

    def forget(self) -> None:
        """Be as after switching on; what is on the paper stays there."""
        self._module = 3
        self._stored = b""
        self._initialize()

    def obey(self, command: Command) -> None:
        """Do what a command says; one that is not about drawing does nothing."""
        act: Callable[[Command], None] | None = getattr(self, f"_do_{command.name}", None)
        if act:
            act(command)

    def _initialize(self) -> None:
        """Be as after ESC @: an unprinted line is thrown away."""
        self._left, self._area = 0, self._paper.width
        self._align = 0
        self._times = (1, 1)
        self._bold, self._inverse = False, False
        self._line: list[Image.Image] = []
        self._words = b""

    def _do_initialize(self, _: Command) -> None:
        """Begin anew; paper with ink on it is now a torn slip."""
        self._initialize()
        self._paper.torn = self._paper.torn or self._paper.inked

    def _do_align(self, command: Command) -> None:
        """Place what follows: 0 left, 1 middle, 2 right."""
        self._align = command.data[0] & 3

    def _do_left_edge(self, command: Command) -> None:
        """Set the left margin."""
        self._left = int.from_bytes(command.data, "little")

    def _do_print_width(self, command: Command) -> None:
        """Set the width that is printed on."""
        self._area = int.from_bytes(command.data, "little")

    def _do_size(self, command: Command) -> None:
        """Set how often letters are as wide and as high (GS !)."""
        self._times = ((command.data[0] >> 4 & 7) + 1, (command.data[0] & 7) + 1)

    def _do_mode(self, command: Command) -> None:
        """Set doubling and weight of letters (ESC !)."""
        mode = command.data[0]
        self._times = (1 + (mode >> 5 & 1), 1 + (mode >> 4 & 1))
        self._bold = bool(mode & 8)

    def _do_bold(self, command: Command) -> None:
        """Print bold or not."""
        self._bold = bool(command.data[0] & 1)

    def _do_inverse(self, command: Command) -> None:
        """Print white on black or not."""
        self._inverse = bool(command.data[0] & 1)

    def _do_text(self, command: Command) -> None:
        """Keep letters until the line ends."""
        self._line.append(_letters(command.data, self._times, self._bold, self._inverse))
        self._words += command.data

    def _do_line_feed(self, _: Command) -> None:
        """Print the line."""
        height = max((ink.height for ink in self._line), default=0)
        row = Image.new("1", (sum(ink.width for ink in self._line) or 1, max(height, LINE_ROWS)))
        at = 0
        for ink in self._line:
            row.paste(ink, (at, height - ink.height))
            at += ink.width
        self._paper.put(self._place(row.width), row)
        if self._words:
            self._paper.text.append(self._words.decode("ascii", "replace"))
        self._line, self._words = [], b""

    def _do_feed(self, command: Command) -> None:
        """Feed empty paper (ESC J)."""
        self._paper.put(0, Image.new("1", (1, max(1, command.data[0]))))

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
        self._paper.put(self._place(size), ink)
        self._paper.codes.append(self._stored.decode("utf-8", "replace"))

    def _place(self, width: int) -> int:
        """Return where something of this width begins."""
        free = max(0, min(self._area, self._paper.width) - width)
        return self._left + {_CENTRE: free // 2, _RIGHT: free}.get(self._align, 0)


@lru_cache(maxsize=256)
def _letters(text: bytes, times: tuple[int, int], bold: bool, inverse: bool) -> Image.Image:  # noqa: FBT001 - remembered by its arguments
    """Return ink (mode 1) of letters in cells."""
    face = ImageFont.load_default(19)
    ink = Image.new("1", (CELL[0] * len(text), CELL[1]))
    pen = ImageDraw.Draw(ink)
    for place, letter in enumerate(text.decode("ascii", "replace")):
        at = (place * CELL[0] + CELL[0] / 2, CELL[1] - 5)
        pen.text(at, letter, 1, face, anchor="ms", stroke_width=int(bold) / 2)
    if inverse:
        ink = ImageChops.invert(ink)
    return ink.resize((ink.width * times[0], ink.height * times[1]), Image.Resampling.NEAREST)
