"""Which calls a board has heard of, day by day, and so which ones are new to it. No Qt.

The days are those of the store. Its day never goes back by itself, whatever becomes of the clock;
staff may set it back by hand, and an earlier day's calls are then heard of already.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from centre.rules.tickets import AT_COUNTER, State
from db.facts import Board, BoardCall

if TYPE_CHECKING:
    from datetime import date

REMEMBERED_DAYS: Final = 3
"""Today, a day the clock ran ahead to, and the day before either: nobody goes back further."""


class Utterance(NamedTuple):
    """One utterance of a call: its id and how often the number was called."""

    id: UUID
    again: int


class KnownCalls:
    """The calls of the last days that a board has heard of."""

    def __init__(self) -> None:
        """Know nothing, not even what day it is."""
        self._days: dict[date, set[Utterance]] = {}
        self._day: date | None = None

    def fresh(
        self, calls: Iterable[BoardCall], board: Board, young_seconds: float
    ) -> list[BoardCall]:
        """Return which of these calls, newest first, are new to this answer; oldest first.

        Who is being served already was found without the board; only a call so young that it is
        just being answered is still shown.

        At the first answer of a day nothing was seen: only young calls are new then, so that a
        restart neither repeats the day nor swallows a call that was just made. A box without a
        clock of its own begins on a wrong day, and comes to today in the middle of it.
        """
        unseen = [call for call in calls if not self._is_known(utterance(call))][::-1]
        young = {call.id for call in unseen if _is_young(call, board, young_seconds)}
        if board.day != self._day:
            called = (call for call in unseen if call.ticket_state is State.CALLED)
            return [call for call in called if call.id in young]
        here = (call for call in unseen if call.ticket_state in AT_COUNTER)
        return [c for c in here if c.ticket_state is State.CALLED or c.id in young]

    def learn(self, board: Board) -> None:
        """Remember the calls of an answer: one that leaves the list and returns is not new.

        So an absent mark that a clerk takes back is not announced a second time.
        """
        self._day = board.day
        self._days[board.day] = self._days.pop(board.day, set())
        self._days[board.day].update(map(utterance, board.calls))
        while len(self._days) > REMEMBERED_DAYS:
            del self._days[next(iter(self._days))]

    def forget(self, gone: set[Utterance]) -> None:
        """Let calls be new again that nobody has seen."""
        for known in self._days.values():
            known.difference_update(gone)

    def _is_known(self, one: Utterance) -> bool:
        return any(one in known for known in self._days.values())


def utterance(call: BoardCall) -> Utterance:
    """Return what tells one utterance from another."""
    return Utterance(call.id, call.again)


def _is_young(call: BoardCall, board: Board, seconds: float) -> bool:
    """Tell whether a call was made so lately that it would still be highlighted.

    While the clock has been set back, calls seem to be made after now, each a little later than the
    one before (db.rows): then the newest one is just made, and what is much older is old.
    """
    now = max(board.at, *(each.at for each in board.calls))
    return (now - call.at).total_seconds() < seconds
