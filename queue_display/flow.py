"""What the board shows, and when: calls, highlight, pulses, recall, lost link. No Qt.

The flow is fed with what the store answered and asked for a View; it reads the time from the clock
it was given. Figures are those of the screens note, sections 5 and 8. No name of a person can pass
through here: a call has a number and a counter, nothing else.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from centre.rules.announcing import Spoken
from centre.rules.hours import Clock
from centre.rules.services import Text
from centre.rules.tickets import AT_COUNTER, State
from db.facts import Board, BoardCall
from queue_display.known_calls import KnownCalls, Utterance, utterance
from queue_display.loss import Loss

HIGHLIGHT_SECONDS: Final = 20.0
DEAF_HIGHLIGHT_SECONDS: Final = 30.0
"""While the loudspeaker is dead or quiet nobody hears the call, so it is shown for longer."""
PULSES: Final = 3
PULSE_SECONDS: Final = 1.0
"""1 Hz: at most 3 flashes per second are allowed, one is used."""
GAP_SECONDS: Final = 1 / 3
"""Between the first flashes of two calls, even if the first is untrue at once: three a second."""
DWELL_SECONDS: Final = PULSES * PULSE_SECONDS
"""How long a call keeps the panel before the next of the same instant may take it."""
READ_CALLS: Final = 30
"""How many calls are asked of the store: the list's, and those that absent numbers hide."""

ON_LIST: Final = AT_COUNTER | {State.SERVED, State.PARKED}
"""States in which a call stays on the list; absent and transferred numbers leave it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A call as it is drawn. lit: highlighted, in the panel or about to come into it."""

    id: UUID
    label: str
    counter: str
    counter_name: Text
    again: bool
    lit: bool
    zone: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The whole board at one moment.

    panel is None while nobody is called; bright is the phase of its pulse; lost_at the time of the
    last good read once the link is lost, lost_minutes how old that is; deaf: the loudspeaker does
    not work.
    """

    panel: Shown | None
    bright: bool
    rows: tuple[Shown, ...]
    coming: tuple[str, ...]
    lost_at: datetime | None
    deaf: bool
    lost_minutes: int = 0


class BoardFlow:
    """The board's memory between two answers of the store."""

    def __init__(self, rows: int, clock: Clock, loss: Loss | None = None) -> None:
        """Start empty; rows is the length of the list, loss that of the screen's link."""
        self.loss = loss or Loss(clock)
        self._rows = rows
        self._clock = clock
        self._calls: tuple[BoardCall, ...] = ()
        self._coming: tuple[str, ...] = ()
        self._known = KnownCalls()
        self._pending: list[Utterance] = []
        self._panel: Utterance | None = None
        self._panel_since = clock.monotonic()
        self._taken_at = -math.inf
        self.deaf = False
        self.quiet = False

    def read(self, board: Board) -> tuple[Spoken, ...]:
        """Take a good answer of the store; return the calls that are new, in call order."""
        self.loss.reached()
        calls = _newest_of_each(board.calls)
        fresh = self._fresh(calls, board)
        self._calls = calls
        self._coming = board.coming
        self._known.learn(board)
        self._pending += [utterance(call) for call in fresh]
        self._advance()
        return tuple(
            Spoken(call.id, call.label, call.counter, call.again > 1, call.at, call.counter_name)
            for call in fresh
        )

    def resize(self, rows: int) -> None:
        """Show another count of rows."""
        self._rows = rows

    def view(self) -> View:
        """Return the board as it is to be drawn now."""
        self._advance()
        panel = self._call(self._panel)
        lost_at = self.loss.at()
        return View(
            panel=self._shown(panel) if panel else None,
            bright=self._bright(),
            rows=tuple(map(self._shown, self._calls[: self._rows])),
            coming=() if lost_at else self._coming,
            lost_at=lost_at,
            deaf=self.deaf,
            lost_minutes=self.loss.minutes() if lost_at else 0,
        )

    def next_change(self) -> float | None:
        """Return in how many seconds the view changes by time alone; None: not before news.

        The loss of the link is not among them: see Loss.seconds_left.
        """
        now = self._clock.monotonic()
        waits = [self._taken_in(now)] if self._pending else []
        if self._panel is not None:
            age = now - self._panel_since
            steps = [PULSE_SECONDS / 2 * half for half in range(1, 2 * PULSES + 1)]
            waits += [step - age for step in (*steps, self._highlight) if step > age]
        return min(waits, default=None)

    @property
    def _highlight(self) -> float:
        """Return for how long a call is highlighted."""
        return DEAF_HIGHLIGHT_SECONDS if self.deaf or self.quiet else HIGHLIGHT_SECONDS

    def _fresh(self, calls: tuple[BoardCall, ...], board: Board) -> list[BoardCall]:
        """Return the calls never heard of before, oldest first."""
        return self._known.fresh(calls, board, self._highlight)

    def _forget_unshown(self) -> None:
        """Let calls go that became untrue before their turn; true again, they are new.

        Nobody has seen them in the panel: a mark "absent" that is taken back would swallow them.
        """
        gone = {key for key in self._pending if not self._true(key)}
        self._pending = [key for key in self._pending if key not in gone]
        self._known.forget(gone)

    def _advance(self) -> None:
        """Bring the panel to the present: untrue calls leave, pending ones take their turn."""
        now = self._clock.monotonic()
        self._forget_unshown()
        if self._panel is not None and not self._true(self._panel):
            self._panel = None
        while self._pending and not self._taken_in(now):
            self._panel = self._pending.pop(0)
            self._panel_since = self._taken_at = now
        if self._panel is None and not self._pending:
            self._rest(now)

    def _taken_in(self, now: float) -> float:
        """Return in how many seconds the next call may take the panel."""
        gap = self._taken_at + GAP_SECONDS - now
        dwell = 0.0 if self._panel is None else self._panel_since + DWELL_SECONDS - now
        return max(0.0, gap, dwell)

    def _rest(self, now: float) -> None:
        """Put the newest call that still holds into the free panel, without highlight."""
        newest = next((call for call in self._calls if call.ticket_state is State.CALLED), None)
        if newest is not None:
            self._panel = utterance(newest)
            self._panel_since = now - DEAF_HIGHLIGHT_SECONDS

    def _true(self, key: Utterance) -> bool:
        """Tell whether a call still holds: its number is at that counter, called or served."""
        call = self._call(key)
        return call is not None and call.ticket_state in AT_COUNTER

    def _call(self, key: Utterance | None) -> BoardCall | None:
        """Return the call of a key as the store last told it."""
        return next((call for call in self._calls if utterance(call) == key), None)

    def _lit(self, key: Utterance) -> bool:
        """Tell whether a call is highlighted."""
        if key in self._pending:
            return True
        age = self._clock.monotonic() - self._panel_since
        return key == self._panel and age < self._highlight

    def _bright(self) -> bool:
        """Return the phase of the pulse: bright, dark, bright … and calm after three."""
        age = self._clock.monotonic() - self._panel_since
        if self._panel is None or age >= DWELL_SECONDS:
            return False
        return age % PULSE_SECONDS < PULSE_SECONDS / 2

    def _shown(self, call: BoardCall) -> Shown:
        """Return a call as it is drawn."""
        lit = self._lit(utterance(call))
        again = call.again > 1
        return Shown(call.id, call.label, call.counter, call.counter_name, again, lit, call.zone)


def _newest_of_each(calls: Iterable[BoardCall]) -> tuple[BoardCall, ...]:
    """Return the calls that belong on the list, each number once, newest first.

    The store gives newest first; a number called again or elsewhere keeps its newest place alone.
    """
    newest: dict[str, BoardCall] = {}
    for call in calls:
        newest.setdefault(call.label, call)
    return tuple(call for call in newest.values() if call.ticket_state in ON_LIST)


def still_true(spoken: Spoken, board: Board) -> bool:
    """Tell whether a call that waits to be spoken is still true by what the store says now.

    Untrue is what the store denies: served, absent, called elsewhere; absent numbers are not in
    its answer at all. An answer that does not reach back to the call denies nothing.
    """
    call = next((call for call in board.calls if call.label == spoken.label), None)
    if call is not None:
        return call.counter == spoken.counter and call.ticket_state in AT_COUNTER
    return len(board.calls) >= READ_CALLS and board.calls[-1].at > spoken.at
