"""A board: the real flow, fed with what the store says, held against the ledger at each reading."""

from typing import TYPE_CHECKING, Final

from centre.rules.announcing import Spoken
from centre.rules.errors import Unavailable
from centre.rules.tickets import AT_COUNTER, State
from db.facts import Board
from queue_display.flow import READ_CALLS, BoardFlow, View

from .program import Lane, Program

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from .world import World

ROWS: Final = 6
RETRY_SECONDS: Final = 1.0


class BoardLife(Program):
    """One life of a board."""

    kind = "display"

    def __init__(self, world: "World", name: str) -> None:
        """Ask for the first reading."""
        super().__init__(world, name)
        self._store = self.open_store()
        self._lane = Lane(self)
        self.flow = BoardFlow(ROWS, world.clock)
        self._said: set[UUID] = set()
        self._in_panel: set[UUID] = set()
        self._older: set[UUID] = set()
        self._day: date | None = None
        self._reading = self._again = False
        self._change_at: float | None = None
        self.read()

    def news(self) -> None:
        """Read again; what comes while a reading is on its way is read after it."""
        self.read()

    def read(self) -> None:
        """Ask the store for the newest calls."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._lane.run(self._look, self._seen, self._lost, "board_read")

    def _look(self) -> Board:
        """Read, and compare with the books in the same instant: later there may be news."""
        board = self._store.day.board(None, READ_CALLS)
        self._compare(board)
        return board

    def _seen(self, board: Board) -> None:
        self._reading = False
        spoken = self.flow.read(board)
        self._withdraw(board)
        self._hear(spoken)
        self._miss(board)
        self._look_at_panel()
        if self._again:
            self.read()

    def _lost(self, error: Exception) -> None:
        self._reading = False
        if isinstance(error, Unavailable):
            self.after(RETRY_SECONDS, self.read, "board_retry")

    def settle(self) -> None:
        """Draw again when the flow changes by time alone."""
        seconds = self.flow.next_change()
        if seconds is None:
            return
        due = self.world.clock.seconds + seconds
        if self._change_at is None or abs(due - self._change_at) > 0.001:
            self._change_at = due
            self.after(seconds + 0.001, self._draw, "board_draw")

    def _draw(self) -> None:
        """Hold what is drawn to what was read: the panel shows a row of the store's answer."""
        self._change_at = None
        view = self._look_at_panel()
        known = self.world.ledger.called_ever
        shown = (*view.rows, *((view.panel,) if view.panel else ()))
        for row in shown:
            if (row.label, row.counter) not in known:
                self.world.ledger.breach("board_untrue", f"{row.label} at {row.counter}")

    def _look_at_panel(self) -> View:
        """Return what is drawn; who has been in the panel was seen by the lobby."""
        view = self.flow.view()
        if view.panel:
            self._in_panel.add(view.panel.id)
        return view

    def _compare(self, board: Board) -> None:
        ledger = self.world.ledger
        day = ledger.day_of(board.at.date().isoformat())
        wanted = [(known.label, call[1], call[2]) for known, call in ledger.spoken(day)]
        found = [(call.label, call.counter, call.again) for call in board.calls]
        wanted = wanted[:READ_CALLS]
        if found != wanted:
            differ = next(
                (pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]),
                (found[len(wanted) :], wanted[len(found) :]),
            )
            self.world.ledger.breach("board_untrue", f"shown, true: {differ}")

    def _withdraw(self, board: Board) -> None:
        """Let go what became untrue before it came into the panel: nobody has seen or heard it.

        The voice drops what is untrue and waits, and is slower than the panel. So an absent mark
        that is taken back may call such a number out, and this is not twice.
        """
        true = {call.id for call in board.calls if call.ticket_state in AT_COUNTER}
        self._said -= {call for call in self._said - true if call not in self._in_panel}

    def _miss(self, board: Board) -> None:
        """Hold what is called to the promise that it is announced, but for what was before us."""
        if board.day != self._day:
            self._day = board.day
            self._older |= {call.id for call in board.calls}
        for call in board.calls:
            if call.ticket_state is State.CALLED and call.id not in self._said | self._older:
                self.world.ledger.breach("not_announced", call.label)

    def _hear(self, spoken: tuple[Spoken, ...]) -> None:
        """Hold what is announced to the promise that a call is announced once."""
        for call in spoken:
            if call.call in self._said:
                self.world.ledger.breach("announced_twice", call.label)
            self._said.add(call.call)
        moments = [call.at for call in spoken]
        if moments != sorted(moments):
            self.world.ledger.breach("announced_out_of_order", str([c.label for c in spoken]))
