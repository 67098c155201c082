"""What apps may ask of the day's queue.

Every writing call has a request id: repeated, it returns the same answer and does nothing twice.
"""

from datetime import date
from uuid import UUID

from db import claim, history, kept, order, rows, stepping, taking, views
from db.devices import check_room
from db.facts import (
    AtDesk,
    Board,
    CounterView,
    Door,
    Forgotten,
    Load,
    Own,
    Position,
    Taken,
    TicketView,
)
from db.log_facts import Before, LoggedEvent, Why
from db.reading import events_of
from db.requests import once
from db.serving import Serving
from db.work import Work


class Day(Serving):
    """The queue of the business day: take, call, serve, look."""

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

    def door(self, counter: str) -> Door:
        """Return a counter as the screen over it shows it; raise NotAllowed("counter_unknown")."""
        with self._store.read() as work:
            return views.door(work, work.centre.counter(counter))

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

    def order_of(self, label: str) -> tuple[Before, ...]:
        """Return every call made before that of today's number where it could have been called.

        At a server kiosks and displays may not ask it: it reads calls and the log.
        Raises NotAllowed("number_unknown").
        """
        with self._store.read() as work:
            return order.order_of(work, label)

    def out_of_order(self) -> tuple[Why, ...]:
        """Return today's calls of a number by hand: clerk, reason, who was passed."""
        with self._store.read() as work:
            return order.out_of_order(work)

    def forgotten(self, counter: str | None = None) -> tuple[Forgotten, ...]:
        """Return what was set aside 30 minutes ago or longer, at one counter or at all of them."""
        with self._store.read() as work:
            return kept.forgotten(work, counter)

    def events(self, label: str | None = None) -> tuple[LoggedEvent, ...]:
        """Return today's event log in order of time, or that of one number."""
        with self._store.read() as work:
            return events_of(work, None if label is None else rows.row_of_label(work, label).id)
