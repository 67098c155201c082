"""What apps may ask of the day's queue.

Every writing call has a request id: repeated, it returns the same answer and does nothing twice.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from centre.rules.errors import NotAllowed
from db import claim, desk, history, rows, stepping, taking, views
from db.claim import Desk
from db.devices import check_room
from db.facts import (
    AtDesk,
    Board,
    Called,
    CounterView,
    Load,
    LoggedEvent,
    Own,
    Position,
    Taken,
    TicketView,
    Why,
)
from db.reading import events_of
from db.requests import once
from db.work import Transactions, Work


class Day:
    """The queue of the business day: take, call, serve, look.

    What acts on the ticket at a counter takes `ticket`, the one that the caller's screen shows: if
    the counter has another one by now, or none, it raises NotAllowed("someone_was_faster", label of
    the number there, "" for none), and nothing is changed.
    """

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def take(
        self,
        request: UUID,
        service: str,
        kiosk: str,
        priority: str | None = None,
        *,
        paper: bool = True,
        language: str = "vi",
    ) -> Taken:
        """Give a number of a service; ticket and print job are committed together.

        paper False: the print job is born abandoned. language is that of the slip. Raises
        NotAllowed: service_unknown, priority_unknown, outside_hours, daily_limit, series_full.
        Unavailable("disk_full"): the server has too little room left.
        """

        def act(work: Work) -> Taken:
            check_room(work)
            found = work.centre.service(service)
            return taking.take(work, found, kiosk, priority, paper=paper, language=language)

        return once(self._store, request, "take", Taken, act)

    def loads(self) -> tuple[Load, ...]:
        """Return how busy each active service is: people, wait range, opening, numbers left."""
        with self._store.read() as work:
            return taking.loads(work)

    def call_next(self, request: UUID, counter: str, clerk: str | None = None) -> Called | None:
        """Finish what is open at this counter and call the next number; None: nobody waits.

        Raises NotAllowed: counter_unknown, counter_paused.
        """

        def act(work: Work) -> Called | None:
            who = _ready(work, counter, clerk)
            desk.finish_open(work, who)
            return claim.call_next(work, who)

        return once(self._store, request, "call_next", Called, act)

    def call_number(
        self, request: UUID, counter: str, label: str, reason: str, clerk: str | None = None
    ) -> Called:
        """Finish what is open here and call any number of today, for a written reason.

        Raises NotAllowed: number_unknown, reason_missing, ticket_move, counter_paused.
        """

        def act(work: Work) -> Called:
            who = _ready(work, counter, clerk)
            desk.finish_open(work, who)
            return claim.call_number(work, who, label, reason)

        return once(self._store, request, "call_number", Called, act)

    def call_again(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Call the ticket at this counter once more; raise NotAllowed("no_ticket")."""
        return self._at_desk(request, "call_again", counter, desk.call_again, ticket)

    def start(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Note that the person has come; raise NotAllowed: no_ticket, ticket_move."""
        return self._at_desk(request, "start", counter, desk.start, ticket)

    def finish(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """End the service and open its rating; raise NotAllowed("no_ticket")."""
        return self._at_desk(
            request, "finish", counter, lambda work, who: desk.finish(work, who, rate=True), ticket
        )

    def absent(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Note that nobody came; raise NotAllowed: no_ticket, absent_too_early, ticket_move."""
        return self._at_desk(request, "absent", counter, desk.absent, ticket)

    def undo_absent(self, request: UUID, counter: str) -> TicketView:
        """Take the last absent back; raise NotAllowed: undo_too_late, counter_busy."""
        return self._at_desk(request, "undo_absent", counter, desk.undo_absent)

    def park(self, request: UUID, counter: str, *, ticket: UUID | None = None) -> TicketView:
        """Set the ticket aside at this counter; raise NotAllowed("no_ticket")."""
        return self._at_desk(request, "park", counter, desk.park, ticket)

    def unpark(self, request: UUID, counter: str, label: str) -> TicketView:
        """Go on with a parked ticket; raise NotAllowed: counter_busy, number_unknown."""
        return self._at_desk(
            request, "unpark", counter, lambda work, who: desk.resume(work, who, label)
        )

    def transfer(
        self,
        request: UUID,
        counter: str,
        service: str,
        to: desk.Position,
        target: str | None = None,
        *,
        ticket: UUID | None = None,
    ) -> TicketView:
        """Send the ticket at this counter to a service's queue: first, last or by its arrival.

        target: the only counter that may call it. Raises NotAllowed: no_ticket, service_unknown,
        counter_unknown, counter_does_not_serve.
        """
        return self._at_desk(
            request,
            "transfer",
            counter,
            lambda work, who: desk.transfer(work, who, service, to, target),
            ticket,
        )

    def cancel(self, request: UUID, label: str) -> TicketView:
        """Give a waiting number up; raise NotAllowed: number_unknown, ticket_move."""
        return once(
            self._store, request, "cancel", TicketView, lambda work: desk.cancel(work, label)
        )

    def expire(self, request: UUID) -> int:
        """Close the day: expire every ticket that no one ended; return how many."""
        return once(self._store, request, "expire", int, history.expire_open)

    def set_business_day(self, request: UUID, day: date) -> date:
        """Set the business day by hand, logged; the way out after a clock that ran ahead.

        The rules never let it go back by themselves. Numbers still never repeat: a series of a
        day that was used goes on where it stood. Raises NotAllowed("day_in_future").
        """
        return once(self._store, request, "set_day", date, lambda work: history.set_day(work, day))

    def at_counter(self, counter: str) -> CounterView:
        """Return a counter as its clerk sees it; raise NotAllowed("counter_unknown")."""
        with self._store.read() as work:
            return views.at_counter(work, work.centre.counter(counter))

    def board(self, zone: str | None = None, limit: int = 6) -> Board:
        """Return the newest calls, each number once; zone None shows all counters."""
        with self._store.read() as work:
            return views.board(work, zone, limit)

    def at_desks(self) -> tuple[AtDesk, ...]:
        """Return the numbers that are called or served now, for the signs of the counters."""
        with self._store.read() as work:
            return views.at_desks(work)

    def ticket(self, label: str) -> TicketView:
        """Return today's ticket of a number; raise NotAllowed("number_unknown")."""
        with self._store.read() as work:
            return rows.view(work.centre, rows.row_of_label(work, label))

    def position(self, ticket: UUID) -> Position:
        """Return where the ticket of a scanned slip stands.

        Raises NotAllowed("number_unknown") for one that is not of this centre and day.
        """
        with self._store.read() as work:
            return taking.position(work, ticket)

    def own(self, ticket: UUID) -> Own:
        """Return where the ticket of a scanned slip stands and what its bearer may do with it.

        Raises NotAllowed("number_unknown") as position() does.
        """
        with self._store.read() as work:
            return stepping.own(work, ticket)

    def step_back(self, request: UUID, ticket: UUID, places: int | None, kiosk: str) -> Own:
        """Let so many people more go before a waiting ticket; None: all who wait now.

        Raises NotAllowed: number_unknown, ticket_move, steps_used_up, nobody_behind,
        step_too_small.
        """
        return once(
            self._store,
            request,
            "step_back",
            Own,
            lambda work: stepping.step_back(work, ticket, places, kiosk),
        )

    def give_up(self, request: UUID, ticket: UUID, kiosk: str) -> TicketView:
        """End a waiting ticket for its bearer; raise NotAllowed: number_unknown, ticket_move."""
        return once(
            self._store,
            request,
            "give_up",
            TicketView,
            lambda work: stepping.give_up(work, ticket, kiosk),
        )

    def why(self, label: str) -> tuple[Why, ...]:
        """Return each call of today's number and the decision behind it."""
        with self._store.read() as work:
            row = rows.row_of_label(work, label)
            return tuple(
                Why(rows.label_of_row(row), c.counter, c.clerk, c.at, c.again, claim.reason_of(c))
                for c in claim.calls_of(work, row.id)
            )

    def events(self, label: str | None = None) -> tuple[LoggedEvent, ...]:
        """Return today's event log in order of time, or that of one number."""
        with self._store.read() as work:
            return events_of(work, None if label is None else rows.row_of_label(work, label).id)

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


def _ready(work: Work, counter: str, clerk: str | None) -> Desk:
    """Return who calls; raise NotAllowed: counter_unknown, counter_paused."""
    who = desk.desk_of(work, counter, clerk)
    desk.check_not_paused(work, who.counter)
    return who


def _check_is_here(work: Work, counter: str, ticket: UUID) -> None:
    """Raise NotAllowed("someone_was_faster") unless this ticket is the one at the counter."""
    row = rows.current_row(work, counter)
    if row is None or row.id != ticket:
        label = "" if row is None else rows.label_of_row(row)
        raise NotAllowed("someone_was_faster", label=label)
