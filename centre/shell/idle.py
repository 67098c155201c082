"""Back to the first page after silence: a question, a countdown, then the end of the visit.

Silence is pure arithmetic on the seconds of a monotonic clock; Idle brings it together with a
window's touches and one timer. While nobody is there (resting), no timer runs.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from centre.rules.hours import Clock


class Phase(StrEnum):
    """What a visit is in: nobody there, in use, asked whether somebody is there, given up."""

    RESTING = "resting"
    IN_USE = "in_use"
    ASKING = "asking"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of silence before the question, and seconds to answer it (screens.md section 5)."""

    ask_after: float = 40.0
    countdown: float = 20.0


@dataclass(frozen=True, slots=True)
class Idling:
    """The phase has changed, or a second of the countdown has gone; seconds_left counts down."""

    phase: Phase
    seconds_left: int = 0


class Silence:
    """How long nothing was touched, and what that means; knows no timer and no window."""

    def __init__(self, times: Times) -> None:
        """Begin at rest."""
        self.times = times
        self._since: float | None = None

    def touch(self, now: float) -> None:
        """Start the silence again at now (seconds, monotonic)."""
        self._since = now

    def rest(self) -> None:
        """Stop counting until the next touch."""
        self._since = None

    def phase(self, now: float) -> Phase:
        """Return the phase at now."""
        if self._since is None:
            return Phase.RESTING
        silent = now - self._since
        if silent < self.times.ask_after:
            return Phase.IN_USE
        return Phase.ASKING if silent < self._whole() else Phase.OVER

    def seconds_left(self, now: float) -> int:
        """Return the whole seconds, rounded up, until the visit is given up."""
        if self._since is None:
            return 0
        return max(0, -int(-(self._since + self._whole() - now) // 1))

    def next_look(self, now: float) -> float | None:
        """Return the seconds until something changes; None at rest."""
        if self._since is None:
            return None
        if self.phase(now) is Phase.IN_USE:
            return self._since + self.times.ask_after - now
        return self._since + self._whole() - now - max(0, self.seconds_left(now) - 1)

    def _whole(self) -> float:
        """Return the silence that ends the visit."""
        return self.times.ask_after + self.times.countdown


_TOUCHES: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
)


class Idle(QObject):
    """Watches one window for touches and tells its phases.

    `changed` carries Idling. During the question touches are the question page's matter: its
    buttons call touched() ("I need more time") or rest() (back to start).
    """

    changed = Signal(object)

    def __init__(self, clock: Clock, times: Times | None = None) -> None:
        """Begin at rest with these times."""
        super().__init__()
        self._clock = clock
        self._silence = Silence(times or Times())
        self._told = Idling(Phase.RESTING)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWidget) -> None:
        """Listen to every press and key of a top-level window."""
        window.winId()  # makes the native window, which sees each event before its widgets
        handle = window.windowHandle()
        handle.installEventFilter(self)

    def use(self, times: Times) -> None:
        """Use other times from now on (a reading page, large text)."""
        self._silence.times = times
        self.look()

    def touched(self) -> None:
        """Count from now: the person is there."""
        self._silence.touch(self._clock.monotonic())
        self.look()

    def rest(self) -> None:
        """Stop: the first page is shown and nobody is there."""
        self._silence.rest()
        self.look()

    @property
    def phase(self) -> Phase:
        """Return the phase that was told last."""
        return self._told.phase

    @Slot()
    def look(self) -> None:
        """Compare with the clock, tell what is new, and wait for the next change."""
        now = self._clock.monotonic()
        phase = self._silence.phase(now)
        left = self._silence.seconds_left(now) if phase is Phase.ASKING else 0
        wait = None if phase is Phase.OVER else self._silence.next_look(now)
        if phase is Phase.OVER:
            self._silence.rest()
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, int(wait * 1000) + 1))
        if Idling(phase, left) != self._told:
            self._told = Idling(phase, left)
            self.changed.emit(self._told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a touch or a key as presence; never swallow it."""
        del watched
        if event.type() in _TOUCHES and self.phase is not Phase.ASKING:
            self.touched()
        return False
