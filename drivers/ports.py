"""What apps may ask of a device, and how it answers; the drivers behind it are interchangeable.

Every call may take until its deadline, so apps call them on a lane, never on the GUI thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

from drivers.health import PrinterStatus, SpeakerStatus
from drivers.slip import Slip


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The slip is out: by the process id (GS ( H) or by a clean status after the last byte."""

    by: Literal["gs_h", "eot"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Bytes left, but nobody knows whether the slip is out; a further slip must be marked.

    why is one of cannot_confirm (a printer that never can), no_confirmation, timeout,
    link_broken, or the key of what the printer reported (paper_out, cover_open, ...).
    """

    why: str
    status: PrinterStatus | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """Not one byte of the slip left: what stopped it. The job may be sent later, unmarked."""

    status: PrinterStatus


Outcome = Confirmed | Doubtful | NotSent


class SlipPrinter(Protocol):
    """A printer of slips. One job at a time; print and check never raise for a sick printer."""

    def check(self) -> PrinterStatus:
        """Ask the printer how it is; within about a second."""

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Outcome:
        """Print the slip, marked BẢN IN LẠI or not, and say how certain it is.

        Returns by the deadline of the printer's description. Raises Unavailable("font_missing")
        where this computer lacks the fonts (nothing left then).
        """

    def close(self) -> None:
        """Give everything back; further calls are allowed and open anew."""


class Loudspeaker(Protocol):
    """A loudspeaker that plays one sound at a time."""

    def play(
        self, wav: bytes | Sequence[Path], volume: int = 100, units: Sequence[str] = ()
    ) -> None:
        """Play one WAV, or files one after the other as one sound; return when it has ended.

        volume is 0..100 of the clips' own loudness; units are the names of what is said, for the
        record (empty: the files' names). Raises Unavailable("speaker_dead" or "no_player").
        """

    def prove(self) -> SpeakerStatus:
        """Play a short silence through the whole path and tell whether it took its right time."""
