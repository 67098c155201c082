"""What the board shows, and when: calls, highlight, pulses, recall, lost link. No Qt.

The flow is fed with what the store answered and asked for a View; it reads the time from the clock
it was given. Figures are those of the screens note, sections 5 and 8. No name of a person can pass
through here: a call has a number and a counter, nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from centre.rules.announcing import Spoken
from centre.rules.hours import Clock
from centre.rules.services import Text
from centre.rules.tickets import AT_COUNTER, State
from db.facts import Board, BoardCall
from queue_display.loss import Loss

HIGHLIGHT_SECONDS: Final = 20.0
DEAF_HIGHLIGHT_SECONDS: Final = 30.0
"""While the loudspeaker is dead or quiet nobody hears the call, so it is shown for longer."""
PULSES: Final = 3
PULSE_SECONDS: Final = 1.0
"""1 Hz: at most 3 flashes per second are allowed, one is used."""
DWELL_SECONDS: Final = PULSES * PULSE_SECONDS
"""How long a call keeps the panel before the next of the same instant may take it."""
READ_CALLS: Final = 30
"""How many calls are asked of the store: the list's, and those that absent numbers hide."""

ON_LIST: Final = AT_COUNTER | {State.SERVED, State.PARKED}
"""States in which a call stays on the list; absent and transferred numbers leave it."""


class _Key(NamedTuple):
    """One utterance of a call: its id and how often the number was called."""

    id: UUID
    again: int


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
        self._known: set[_Key] | None = None
        self._day: date | None = None
        self._pending: list[_Key] = []
        self._panel: _Key | None = None
        self._panel_since = clock.monotonic()
        self.deaf = False
        self.quiet = False

    def read(self, board: Board) -> tuple[Spoken, ...]:
        """Take a good answer of the store; return the calls that are new, in call order."""
        self.loss.reached()
        calls = _newest_of_each(board.calls)
        fresh = self._fresh(calls, board.at)
        self._calls = calls
        self._coming = board.coming
        self._remember(board)
        self._pending += [_key(call) for call in fresh]
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
        if self._panel is None:
            return None
        age = self._clock.monotonic() - self._panel_since
        steps = [PULSE_SECONDS / 2 * half for half in range(1, 2 * PULSES + 1)]
        if self._pending:
            steps.append(DWELL_SECONDS)
        steps.append(self._highlight)
        return min((step - age for step in steps if step > age), default=None)

    @property
    def _highlight(self) -> float:
        """Return for how long a call is highlighted."""
        return DEAF_HIGHLIGHT_SECONDS if self.deaf or self.quiet else HIGHLIGHT_SECONDS

    def _fresh(self, calls: tuple[BoardCall, ...], at: datetime) -> list[BoardCall]:
        """Return the calls never seen before, oldest first; at is when the store answered.

        Who is being served already was found without the board; only a call so young that it is
        just being answered is still shown.

        At the first read of a day nothing was seen: only calls younger than the highlight are new
        then, so that a restart neither repeats the day nor swallows a call that was just made. A
        box without a clock of its own begins on a wrong day, and comes to today in the middle of
        it.
        """
        if self._known is None or self._day != at.date():
            called = (c for c in reversed(calls) if c.ticket_state is State.CALLED)
            return [call for call in called if self._is_young(call, at)]
        known = self._known
        here = (c for c in reversed(calls) if c.ticket_state in AT_COUNTER)
        unseen = (call for call in here if _key(call) not in known)
        return [c for c in unseen if c.ticket_state is State.CALLED or self._is_young(c, at)]

    def _is_young(self, call: BoardCall, at: datetime) -> bool:
        """Tell whether a call was made so lately that it would still be highlighted."""
        return (at - call.at).total_seconds() < self._highlight

    def _remember(self, board: Board) -> None:
        """Remember the calls of the day: one that leaves the list and returns is not new.

        So an absent mark that a clerk takes back is not announced a second time.
        """
        if self._known is None or self._day != board.at.date():
            self._known, self._day = set(), board.at.date()
        self._known.update(map(_key, board.calls))

    def _forget_unshown(self) -> None:
        """Let calls go that became untrue before their turn; true again, they are new.

        Nobody has seen them in the panel: a mark "absent" that is taken back would swallow them.
        """
        gone = {key for key in self._pending if not self._true(key)}
        self._pending = [key for key in self._pending if key not in gone]
        if self._known is not None:
            self._known -= gone

    def _advance(self) -> None:
        """Bring the panel to the present: untrue calls leave, pending ones take their turn."""
        now = self._clock.monotonic()
        self._forget_unshown()
        if self._panel is not None and not self._true(self._panel):
            self._panel = None
        while self._pending and self._free(now):
            self._panel = self._pending.pop(0)
            self._panel_since = now
        if self._panel is None and not self._pending:
            self._rest(now)

    def _free(self, now: float) -> bool:
        """Tell whether the next call may take the panel."""
        return self._panel is None or now - self._panel_since >= DWELL_SECONDS

    def _rest(self, now: float) -> None:
        """Put the newest call that still holds into the free panel, without highlight."""
        newest = next((call for call in self._calls if call.ticket_state is State.CALLED), None)
        if newest is not None:
            self._panel = _key(newest)
            self._panel_since = now - DEAF_HIGHLIGHT_SECONDS

    def _true(self, key: _Key) -> bool:
        """Tell whether a call still holds: its number is at that counter, called or served."""
        call = self._call(key)
        return call is not None and call.ticket_state in AT_COUNTER

    def _call(self, key: _Key | None) -> BoardCall | None:
        """Return the call of a key as the store last told it."""
        return next((call for call in self._calls if _key(call) == key), None)

    def _lit(self, key: _Key) -> bool:
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
        lit = self._lit(_key(call))
        again = call.again > 1
        return Shown(call.id, call.label, call.counter, call.counter_name, again, lit, call.zone)


def _key(call: BoardCall) -> _Key:
    """Return what tells one utterance from another."""
    return _Key(call.id, call.again)


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
