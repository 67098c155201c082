"""What counters may do with the number they have: serve, set aside, send on. A part of db.day."""

from collections.abc import Callable
from uuid import UUID

from centre.rules.errors import NotAllowed
from db import desk, direct, legs, rows, sending
from db.calling import Calling
from db.claim import Desk
from db.facts import TicketView
from db.requests import once
from db.work import Work


class Serving(Calling):
    """The keys of a counter; those that call are in db.calling.

    What acts on the ticket at a counter takes `ticket`, the one that the caller's screen shows: if
    the counter has another one by now, or none, it raises NotAllowed("someone_was_faster", label of
    the number there, "" for none), and nothing is changed.
    """

    def call_again(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Call the ticket at this counter once more; raise NotAllowed: no_ticket, counter_paused.

        A number of somebody who is served without one cannot be called.
        """
        return self._at_desk(request, "call_again", counter, desk.call_again, ticket)

    def start(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Note that the person has come; raise NotAllowed: no_ticket, ticket_move."""
        return self._at_desk(request, "start", counter, desk.start, ticket)

    def finish(
        self,
        request: UUID,
        counter: str,
        *,
        ticket: UUID | None = None,
        outcome: str | None = None,
        wrap_up: bool | None = None,
    ) -> TicketView:
        """End the service and open its rating; raise NotAllowed: no_ticket, outcome_missing.

        outcome is the code of one of the centre's. wrap_up: whether the clerk writes up now what
        was done; None: where the centre gives time for it (Policy.wrap_up_seconds).
        """
        writes = wrap_up is not False

        def act(work: Work, who: Desk) -> TicketView:
            return desk.finish(work, who, outcome, rate=True, wrap_up=writes)

        return self._at_desk(request, "finish", counter, act, ticket)

    def end_wrap_up(self, request: UUID, counter: str) -> TicketView:
        """End the wrap-up here before its time; raise NotAllowed("not_wrapping")."""
        return self._at_desk(request, "end_wrap_up", counter, legs.end_wrap_up)

    def absent(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Note that nobody came; raise NotAllowed: no_ticket, absent_too_early, ticket_move."""
        return self._at_desk(request, "absent", counter, desk.absent, ticket)

    def undo_absent(self, request: UUID, counter: str) -> TicketView:
        """Take the last absent back; raise NotAllowed: undo_too_late, counter_busy."""
        return self._at_desk(request, "undo_absent", counter, desk.undo_absent)

    def return_absent(self, request: UUID, label: str, *, counter: str | None = None) -> TicketView:
        """Let somebody who was absent wait again, at the place that the centre's rule gives him.

        counter: where he came to; None: motcua-db. A kiosk brings nobody back: a clerk sees who is
        there. Raises NotAllowed: number_unknown, ticket_move, counter_unknown.
        """

        def act(work: Work) -> TicketView:
            who = None if counter is None else desk.desk_of(work, counter)
            return sending.return_absent(work, label, who)

        return once(self._store, request, "return_absent", TicketView, act)

    def park(
        self, request: UUID, counter: str, note: str = "", *, ticket: UUID | None = None
    ) -> TicketView:
        """Set the ticket aside at this counter, with a line for whoever goes on with it.

        Raises NotAllowed: no_ticket, note_shape.
        """
        return self._at_desk(
            request, "park", counter, lambda work, who: desk.park(work, who, note), ticket
        )

    def unpark(self, request: UUID, counter: str, label: str) -> TicketView:
        """Go on with a parked ticket, or with one at a counter where nobody sits any more.

        Raises NotAllowed: counter_paused, counter_busy, number_unknown, ticket_move.
        """
        return self._at_desk(
            request, "unpark", counter, lambda work, who: desk.resume(work, who, label)
        )

    def put_back(
        self,
        request: UUID,
        counter: str,
        *,
        ticket: UUID | None = None,
        places: int | None = None,
    ) -> TicketView:
        """Put the number here back behind so many who wait; None: Policy.put_back_places.

        Raises NotAllowed: no_ticket, step_too_small.
        """
        return self._at_desk(
            request, "put_back", counter, lambda w, who: sending.put_back(w, who, places), ticket
        )

    def transfer(  # noqa: PLR0913 - a ticket, where it is, and where it goes
        self,
        request: UUID,
        counter: str,
        service: str,
        to: sending.Position,
        target: str | None = None,
        *,
        target_clerk: str | None = None,
        ticket: UUID | None = None,
    ) -> TicketView:
        """Send the ticket at this counter to a service's queue: first, last or by its arrival.

        target: the only counter that may call it; target_clerk: the only person, who may call it
        wherever he sits. Raises NotAllowed: no_ticket, service_unknown, counter_unknown,
        counter_does_not_serve, clerk_unknown, serves_nobody, target_twice.
        """

        def act(work: Work, who: Desk) -> TicketView:
            return sending.transfer(work, who, service, to, target, target_clerk)

        return self._at_desk(request, "transfer", counter, act, ticket)

    def next_service(
        self,
        request: UUID,
        counter: str,
        service: str,
        *,
        outcome: str | None = None,
        ticket: UUID | None = None,
    ) -> TicketView:
        """Go on with a further service for the person who is here; the arrival stays.

        Raises NotAllowed: no_ticket, service_unknown, counter_does_not_serve (then transfer it, to
        "original"), outcome_missing.
        """

        def act(work: Work, who: Desk) -> TicketView:
            return desk.next_service(work, who, service, outcome)

        return self._at_desk(request, "next_service", counter, act, ticket)

    def serve_direct(self, request: UUID, counter: str, service: str, note: str = "") -> TicketView:
        """Begin to serve somebody without a number; it is in the log as such.

        Raises NotAllowed: service_unknown, counter_does_not_serve, counter_busy, counter_paused,
        series_full, note_shape.
        """

        def act(work: Work, who: Desk) -> TicketView:
            return direct.serve_direct(work, who, service, note)

        return self._at_desk(request, "serve_direct", counter, act)

    def cancel(self, request: UUID, label: str) -> TicketView:
        """Give a waiting number up; raise NotAllowed: number_unknown, ticket_move."""
        return once(
            self._store, request, "cancel", TicketView, lambda work: desk.cancel(work, label)
        )

    def _at_desk(
        self,
        request: UUID,
        kind: str,
        counter: str,
        act: Callable[[Work, Desk], TicketView],
        ticket: UUID | None = None,
    ) -> TicketView:
        def do(work: Work) -> TicketView:
            who = desk.desk_of(work, counter)
            if ticket is not None:
                _check_is_here(work, counter, ticket)
            return act(work, who)

        return once(self._store, request, kind, TicketView, do)


def _check_is_here(work: Work, counter: str, ticket: UUID) -> None:
    """Raise NotAllowed("someone_was_faster") unless this ticket is the one at the counter."""
    row = rows.current_row(work, counter)
    if row is None or row.id != ticket:
        label = "" if row is None else rows.label_of_row(row)
        raise NotAllowed("someone_was_faster", label=label)
