"""The printer of a kiosk: paper, faults that the story sets, pieces that outlive the program."""

from collections.abc import Callable
from typing import Final, Protocol
from uuid import UUID

from drivers.health import PrinterKey, PrinterStatus
from drivers.ports import Confirmed, Doubtful, NotSent, Outcome, PaperForecast
from drivers.slip import Slip

from .clockwork import seeded
from .wiring import Killed

STANDING: Final = {
    "paper_out": PrinterKey.PAPER_OUT,
    "cover_open": PrinterKey.COVER_OPEN,
    "offline": PrinterKey.PRINTER_OFFLINE,
    "paper_low": PrinterKey.PAPER_LOW,
}
"""Faults that a printer tells of; all but the last stop it before the first byte."""
SILENT, GARBLED = "silent", "garbled"
ONCE: Final = ("torn", "lost_answer", "swallowed", "jam")
"""Faults of one slip: half of it, no answer, no slip, half of it and then out of paper."""
DEATHS: Final = ("dies_before", "dies_torn", "dies_after")
"""The program dies before the first byte, in the middle of the slip, after it."""
FORECAST: Final = PaperForecast(900, 0.0, 80_000.0, 80.0, sure=True)


class Record(Protocol):
    """Who writes down what comes out."""

    def __call__(self, slip: Slip, job: UUID, *, marked: bool, whole: bool) -> None:
        """Take a piece of paper."""


class Tray:
    """The machine itself."""

    def __init__(self, record: Record, *, confirms: bool) -> None:
        """Be well; record takes each piece of paper."""
        self.record = record
        self.confirms = confirms
        self.fault = ""
        self.once = ""
        self.chance = seeded(0)

    def key(self) -> PrinterKey:
        """Return what the machine says of itself."""
        if self.fault == SILENT:
            return PrinterKey.STATUS_UNKNOWN
        if self.fault == GARBLED:
            return self.chance.choice(tuple(PrinterKey))
        return STANDING.get(self.fault, PrinterKey.OK)


class VirtualPrinter:
    """The port of a program to its printer; one per life."""

    def __init__(self, tray: Tray) -> None:
        """Speak to a machine."""
        self._tray = tray

    @property
    def confirms(self) -> bool:
        """Tell whether this machine can say that a slip is out."""
        return self._tray.confirms

    def check(self) -> PrinterStatus:
        """Ask how it is."""
        return PrinterStatus(self._tray.key())

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Outcome:
        """Print, as the story wants it."""
        tray, status = self._tray, self.check()
        if not status.can_print:
            return NotSent(status)
        once, tray.once = tray.once, ""
        piece = _Piece(tray.record, slip, job_id, marked=marked)
        if once in _ONCE:
            return _ONCE[once](piece, tray)
        if tray.fault in {SILENT, GARBLED}:
            return _unheard(piece, tray)
        piece.comes_out(whole=True)
        return Confirmed("gs_h") if tray.confirms else Doubtful("cannot_confirm")

    def paper(self) -> PaperForecast:
        """Return what is left of the roll: plenty."""
        return FORECAST

    def new_roll(self) -> None:
        """Take a person's word."""

    def close(self) -> None:
        """Give nothing back."""


class _Piece:
    """A slip that may come out."""

    def __init__(self, record: Record, slip: Slip, job: UUID, *, marked: bool) -> None:
        self._record, self._slip, self._job, self._marked = record, slip, job, marked

    def comes_out(self, *, whole: bool) -> None:
        self._record(self._slip, self._job, marked=self._marked, whole=whole)


def _unheard(piece: _Piece, tray: Tray) -> Outcome:
    if tray.chance.random() < 0.8:
        piece.comes_out(whole=tray.chance.random() < 0.9)
    return Doubtful("no_confirmation" if tray.confirms else "cannot_confirm")


def _torn(piece: _Piece, _: Tray) -> Outcome:
    piece.comes_out(whole=False)
    return Doubtful("link_broken")


def _lost_answer(piece: _Piece, _: Tray) -> Outcome:
    piece.comes_out(whole=True)
    return Doubtful("timeout")


def _swallowed(_piece: _Piece, _: Tray) -> Outcome:
    return Doubtful("link_broken")


def _jam(piece: _Piece, tray: Tray) -> Outcome:
    piece.comes_out(whole=False)
    tray.fault = "paper_out"
    return Doubtful("paper_out", PrinterStatus(PrinterKey.PAPER_OUT))


def _dies_before(_piece: _Piece, _: Tray) -> Outcome:
    raise Killed


def _dies_torn(piece: _Piece, _: Tray) -> Outcome:
    piece.comes_out(whole=False)
    raise Killed


def _dies_after(piece: _Piece, _: Tray) -> Outcome:
    piece.comes_out(whole=True)
    raise Killed


_ONCE: Final[dict[str, Callable[[_Piece, Tray], Outcome]]] = {
    "torn": _torn,
    "lost_answer": _lost_answer,
    "swallowed": _swallowed,
    "jam": _jam,
    "dies_before": _dies_before,
    "dies_torn": _dies_torn,
    "dies_after": _dies_after,
}
