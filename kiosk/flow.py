"""One visit to the ticket dispenser as a state machine: pages, silence, the order of a number.

It knows neither Qt nor the store: what people touch and what the lanes answer comes in through
methods, what has to be done goes out as wishes, and `view` is all that a screen needs to draw.
"""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.rules.services import Centre
from db.facts import Load, Taken
from kiosk import offers
from kiosk.help_call import HelpCall
from kiosk.offers import Offer, Standing
from kiosk.ordering import ORDER_AGAIN_SECONDS, RELOAD_SECONDS, Ordering
from kiosk.stage import Stage
from kiosk.visit import (
    INNER,
    REPRINTS,
    Look,
    Page,
    PrintAgain,
    Reload,
    Slip,
    Timing,
    View,
    Wish,
)


class Flow(Stage):
    """The dispenser's visit. Every public method may be called at any time; most do nothing then.

    send takes each wish; changed is told whenever view may be different; has_printer is false for
    a kiosk that gives its numbers on the screen alone.
    """

    _priority: str | None
    _origin: Page | None
    _subject: Offer | None
    _taken: Taken | None
    _reprints: int

    def __init__(
        self,
        clock: Clock,
        timing: Timing,
        send: Callable[[Wish], None],
        changed: Callable[[], None],
        *,
        has_printer: bool = True,
    ) -> None:
        super().__init__(clock, timing, send, changed)
        self._has_printer = has_printer
        self._order = Ordering(send)
        self._centre: Centre | None = None
        self._loads: Mapping[str, Load] = {}
        self._paper_key = self._lost = ""
        self._retry_from = 0.0
        self._help = HelpCall(send)
        self._forget()

    # What a screen draws, and when time has to pass.

    @property
    def centre(self) -> Centre | None:
        """Return the centre as last read, None before the first reading."""
        return self._centre

    def view(self) -> View:
        """Return what is to be drawn now."""
        errand = self._errand()
        return View(
            page=self._shown(),
            look=self._look,
            fields=offers.fields(self._centre, self._loads),
            services=self._services(),
            subject=self._subject,
            taken=self._taken,
            slip=self._slip,
            may_print_again=self._may_print_again(),
            refusal=self._lost or self._refusal,
            paper_key=self._paper_key,
            seconds_left=self._silence.seconds_left(self.now),
            help_called=self._help.is_active,
            sheet=self._sheet,
            ordering=self._order.is_open,
            errand=None if errand is None else errand.view(),
            priority=self._group,
        )

    def wake_at(self) -> float | None:
        """Return when tick wants to be called next (monotonic seconds), None while idle."""
        now = self.now
        order = self._order.wake_at(now) if self._page is not Page.TROUBLE else None
        moments = (self._silence.wake_at(now), self._help.until, order, self._retry_at())
        return min((at for at in moments if at is not None), default=None)

    def tick(self) -> None:
        """Let time pass: the question, the way back, the printer's silence, retries."""
        now = self.now
        self._help.tick(now)
        self._watch_question()
        if self._silence.is_over(now):
            self._return()
        self._order.tick(now)
        retry_at = self._retry_at()
        if retry_at is not None and now >= retry_at:
            self._retry(now)
        self._changed()

    # What people touch.

    def choose_field(self, code: str) -> None:
        """Take a touch on a field: its only service at once, else the list of its services."""
        offer = offers.find(self.view().fields, code)
        if offer is None or not self.accepts(f"field {code}", Page.HOME):
            return
        if offer.standing is not Standing.OPEN:
            self._refuse(offer.standing.value, offer)
        elif len(offer.services) == 1:
            self._choose(offer.services[0], offer)
        else:
            self._field = code
            self._show(Page.SERVICES, offer)

    def choose_service(self, code: str) -> None:
        """Take a touch on one of the services of a field."""
        offer = offers.find(self._services(), code)
        if offer is None or not self.accepts(f"service {code}", Page.SERVICES):
            return
        if offer.standing is Standing.OPEN:
            self._choose(code, offer)
        else:
            self._refuse(offer.standing.value, offer)

    def take_number(self, service: str) -> None:
        """Go the way to a number of this service, as if its tile had been touched.

        Who comes from an errand's page goes back to it, and finds it as it was.
        """
        found = self._centre.services.get(service) if self._centre else None
        if found is None:
            return
        self._origin = None if self._errand() is None else self._page
        shown = offers.services(self._centre, self._loads, found.field)
        offer = offers.find(shown, service)
        if offer is not None and offer.standing is Standing.OPEN:
            self._choose(service, offer)
        elif offer is not None:
            self._refuse(offer.standing.value, offer)

    def choose_priority(self, group: str | None) -> None:
        """Take the answer to the priority question; None is "no"."""
        if self.accepts(f"priority {group}", Page.PRIORITY):
            self._priority = group
            self._begin_order(paper=self._has_printer)

    def use_priority(self, group: str) -> None:
        """Give the next number of this visit to a group; it is not asked for then."""
        self._group = group

    def take_on_screen(self) -> None:
        """Take a number without paper, offered because the printer is known not to print."""
        if self.accepts("take_on_screen", Page.NO_PAPER):
            self._begin_order(paper=False)

    def print_again(self) -> None:
        """Ask for the slip once more: same number, marked."""
        if self._taken and self._may_print_again() and self.accepts("print_again", Page.TICKET):
            self._reprints += 1
            self._slip = Slip.PRINTING
            self._send(PrintAgain(self._taken.job))
            self._leave_in(self._timing.paperless)

    def back(self) -> None:
        """Go one page back."""
        if not self.accepts("back", *INNER):
            return
        errand = self._errand()
        if errand is not None and errand.back():
            return
        if self._origin is not None:
            self._return_to(self._origin)
            return
        if self._page is Page.SERVICES:
            self._field = ""
        found = offers.find(self.view().fields, self._field)
        self._show(Page.SERVICES if found else Page.HOME, found)

    def home(self) -> None:
        """End the visit: the first page, with everything forgotten."""
        if self.accepts("home", *INNER, Page.TICKET, Page.STILL_THERE):
            self.leave()

    def call_help(self) -> None:
        """Call staff to this kiosk; on every page."""
        self.touched()
        self._help.call(self.now)
        self._changed()

    # What the lanes answer.

    def loaded(self, centre: Centre, loads: Iterable[Load]) -> None:
        """Take a fresh reading of the centre."""
        self._centre = centre
        self._loads = {load.service: load for load in loads}
        self._lost = ""
        if self._page in (Page.STARTING, Page.TROUBLE) and not self._order.is_open:
            self._return()
        self._changed()

    def lost(self, error: Unavailable) -> None:
        """Take the news that the store does not answer; a number on the screen stays there."""
        self._lost = error.key
        self._retry_from = self.now
        reads = self._page is Page.TICKET or self._errand() is not None
        if not reads and not self._order.is_open:
            self._fall()
        self._changed()

    def printer_is(self, key: str) -> None:
        """Take the printer's state: "" when it can print, else the key of what stops it."""
        if key != self._paper_key:
            self._paper_key = key
            if not key and self._page is Page.NO_PAPER:
                self._return()  # there is paper again; the offer of a number without it is over
            self._changed()

    def paper_checked(self, request: UUID) -> None:
        """Take the end of the check before a number; printer_is has been told just before."""
        if not self._order.is_checking(request):
            return
        if self._paper_key:
            self._order.forget()
            self._show(Page.NO_PAPER, self._subject)
        else:
            self._order.send()

    def taken(self, request: UUID, taken: Taken) -> None:
        """Take the number that the store has given; one of a visitor who has left is ignored."""
        if self._settles(request):
            self._taken = taken
            self._slip = Slip.PRINTING if taken.paper else Slip.NONE
            self._show(Page.TICKET, self._subject)
            self._leave_in(self._timing.paperless)

    def refused(self, request: UUID, error: NotAllowed) -> None:
        """Take the answer that a rule gives no number now: hours, limit, a service gone."""
        if self._settles(request):
            self._refuse(error.key, self._subject)
            self._send(Reload())

    def failed(self, request: UUID, error: Unavailable) -> None:
        """Take the news that an order has no answer; it is sent again with the same request."""
        if self._order.miss(request):
            self._lost = error.key
            self._retry_from = self.now
            self._fall()
            self._changed()

    def slip_is(self, job: UUID, slip: Slip) -> None:
        """Take what became of a slip; slips of people who have left change nothing here."""
        if self._taken is None or self._taken.job != job or self._slip is slip:
            return
        self._slip = slip
        self._leave_in(self._timing.ticket if slip is Slip.PRINTED else self._timing.paperless)

    def help_is(self, *, heard: bool) -> None:
        """Take whether the staff's list has the last word about the call for help."""
        self._help.hear(heard=heard)
        self._changed()

    # Inside.

    def _forget(self) -> None:
        super()._forget()
        self._page = Page.HOME if self._centre else Page.STARTING
        self._reprints = 0
        self._field = self._service = self._refusal = self._group = ""
        self._priority = None
        self._origin = None
        self._subject = None
        self._taken = None
        self._slip = Slip.NONE
        self._order.forget()

    def _return(self) -> None:
        """Go to the first page, or to the calm one while the store is gone."""
        super()._return()
        if self._lost:
            self._page = Page.TROUBLE

    def _fall(self) -> None:
        """Show the calm page; a visitor keeps language and letters until the silence is over."""
        if self._page is not Page.TROUBLE:
            self._page = Page.TROUBLE
            self._taps.settle(self.now)
            self.touched()

    def show(self, page: Page) -> None:
        """Bring up a page; who leaves the calm one gives up the order that would be sent again."""
        if self._page is Page.TROUBLE:
            self._order.forget()
        if page is Page.HOME and self._lost:
            self.leave()
            return
        if page is Page.HOME:
            self._origin = None
        super().show(page)

    def _return_to(self, origin: Page) -> None:
        """Show the errand's page again from which a number was wanted."""
        self._origin = None
        self._show(origin)

    def _show(self, page: Page, subject: Offer | None = None) -> None:
        self._subject = subject
        self.show(page)

    def _refuse(self, key: str, subject: Offer | None) -> None:
        self._refusal = key
        self._show(Page.CLOSED, subject)

    def _shown(self) -> Page:
        slow = self._page is not Page.TROUBLE and self._order.is_slow(self.now)
        shown = super()._shown()
        return Page.BUSY if slow and shown is not Page.STILL_THERE else shown

    def _is_held(self) -> bool:
        return self._order.is_open and self._page is not Page.TROUBLE

    def _services(self) -> tuple[Offer, ...]:
        return offers.services(self._centre, self._loads, self._field)

    def _may_print_again(self) -> bool:
        came_to_an_end = self._slip in (Slip.PRINTED, Slip.FAILED)
        return came_to_an_end and not self._paper_key and self._reprints < REPRINTS

    def touched(self) -> None:
        """Begin the silence anew; a page with nothing to forget waits for nothing."""
        now = self.now
        in_trouble = self._page is Page.TROUBLE
        first = in_trouble or self._page is Page.HOME
        plain = self._look == Look() and self._sheet == 0 and not self._group
        nothing = first and plain and not self._order.is_open
        if self._page is Page.TICKET:
            return
        if nothing or (self._order.is_open and not in_trouble):
            self._silence.rest()
        elif in_trouble:
            self._silence.leave_in(now, self._timing.idle, large=self._look.large)
        else:
            super().touched()

    def _leave_in(self, seconds: float) -> None:
        self._silence.leave_in(self.now, seconds, large=self._look.large)
        self._changed()

    def _choose(self, service: str, offer: Offer) -> None:
        self._service, self._priority = service, None
        centre = self._centre
        known = bool(centre and self._group in centre.groups)
        if centre and centre.policy.ask_priority and centre.groups and not known:
            self._show(Page.PRIORITY, offer)
        else:
            self._priority = self._group if known else None
            self._subject = offer
            self._begin_order(paper=self._has_printer)

    def _begin_order(self, *, paper: bool) -> None:
        """Start taking the number: ask the printer first, unless its answer is known."""
        if paper and self._paper_key:
            self._show(Page.NO_PAPER, self._subject)
            return
        now, language = self.now, self._look.language
        self._order.begin(self._service, self._priority, language, now, ask_printer=paper)
        self._silence.rest()
        self._changed()

    def _settles(self, request: UUID) -> bool:
        """Tell whether request is the open order, which then is open no more."""
        if not self._order.settle(request):
            return False
        self._lost = ""
        return True

    def _retry_at(self) -> float | None:
        if self._page is not Page.TROUBLE or (self._order.is_open and not self._order.waits):
            return None
        return self._retry_from + (ORDER_AGAIN_SECONDS if self._order.is_open else RELOAD_SECONDS)

    def _retry(self, now: float) -> None:
        self._retry_from = now
        if not self._order.is_open:
            self._send(Reload())
        self._order.send()
