"""How a counter comes by a number: the next one by the rules, or any by hand. A part of db.day."""

from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed
from db import claim, desk, rows
from db.claim import Desk
from db.facts import Called
from db.requests import once
from db.work import Transactions, Work

NOBODY: Final = UUID(int=0)
"""As `ticket` of a call: the caller's screen shows that nobody is at the counter."""


class Calling:
    """The two keys that call, and on the way finish what is open at the counter.

    Both take `ticket`: the one that the caller's screen shows at the counter, NOBODY where it shows
    none, None from a script that looks at no screen. Where the counter has another one by now, it
    raises NotAllowed("someone_was_faster", label of the number there), and nothing is changed: an
    old key finishes no citizen whom its clerk does not see. One that is gone is in nobody's way.
    """

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def call_next(
        self,
        request: UUID,
        counter: str,
        clerk: str | None = None,
        *,
        outcome: str | None = None,
        ticket: UUID | None = None,
    ) -> Called | None:
        """Finish what is open at this counter and call the next number; None: nobody waits.

        outcome is that of the service it finishes. Raises NotAllowed: counter_unknown,
        role_not_at_desk, not_signed_in (the clerk is not, or no longer, signed in here),
        counter_paused, outcome_missing.
        """

        def act(work: Work) -> Called | None:
            who = _ready(work, counter, clerk, ticket)
            desk.finish_open(work, who, outcome)
            return claim.call_next(work, who)

        return once(self._store, request, "call_next", Called, act)

    def call_number(  # noqa: PLR0913 - a number, why it, and what it does to who is there now
        self,
        request: UUID,
        counter: str,
        label: str,
        reason: str,
        clerk: str | None = None,
        *,
        outcome: str | None = None,
        ticket: UUID | None = None,
    ) -> Called:
        """Finish what is open here and call any number of today, for a written reason of one line.

        Raises NotAllowed as call_next() does, and number_unknown, reason_missing, note_shape,
        ticket_move, kept_for_another.
        """

        def act(work: Work) -> Called:
            who = _ready(work, counter, clerk, ticket)
            desk.finish_open(work, who, outcome)
            return claim.call_number(work, who, label, reason)

        return once(self._store, request, "call_number", Called, act)


def _ready(work: Work, counter: str, clerk: str | None, ticket: UUID | None) -> Desk:
    """Return who calls, at a counter that is as his screen shows it."""
    who = desk.desk_of(work, counter, clerk)
    _check_sits_here(work, who, clerk)
    desk.check_not_paused(work, who.counter)
    row = rows.current_row(work, counter)
    if row is not None and ticket not in {None, row.id}:
        raise NotAllowed("someone_was_faster", label=rows.label_of_row(row))
    return who


def _check_sits_here(work: Work, who: Desk, clerk: str | None) -> None:
    """Raise NotAllowed("not_signed_in") for a named clerk without a session at this counter.

    He moved, or another has signed in here since: his old screen calls nobody in his name. A server
    would refuse the row of such a call (db.roles.counter), but not in words for people.
    """
    session = desk.session_row(work, who.counter)
    if clerk is not None and (session is None or session.clerk != clerk):
        raise NotAllowed("not_signed_in", counter=who.counter.code)
