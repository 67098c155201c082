"""The desk of slips and cards: two errands that begin at the scanner; what goes to the store."""

from collections.abc import Callable, Mapping
from uuid import UUID

from centre.rules.codes import Card, Reading, TicketCode
from centre.rules.errors import NotAllowed, Unavailable
from kiosk.card import CardOffer
from kiosk.errands import Act, Site
from kiosk.own import Own, Wishes


class OwnDesk:
    """Own numbers and citizen cards at one kiosk."""

    def __init__(self, site: Site) -> None:
        """Join the flow, and listen for news of the queue."""
        self._store = site.store
        self._flow = site.flow
        self._name = site.ground.name
        self._clock = site.ground.clock
        self.own = Own(site.flow, Wishes(self._look, self._step_back, self._give_up))
        self.card = CardOffer(site.flow, site.flow.use_priority)
        for errand in (self.own, self.card):
            site.flow.join(errand)
        self._store.changed.connect(self._news)

    def acts(self) -> Mapping[str, Act]:
        """Return what the targets of the pages OWN, STEPS and CARD do."""
        own = self.own
        return {
            "own_steps": lambda _: own.choose_steps(),
            "own_step": own.step,
            "own_give_up": lambda _: own.give_up(),
            "own_keep": lambda _: own.keep(),
            "own_sure": lambda _: own.sure(),
            "card_use": lambda _: self.card.accept(),
        }

    def scanned(self, reading: Reading) -> bool:
        """Take the code of a slip or a card; tell whether it is one, and is heard now."""
        if isinstance(reading, TicketCode):
            return self.own.scanned(reading.ticket)
        if isinstance(reading, Card):
            return self.card.scanned(reading, self._flow.centre, self._clock.now().date())
        return False

    def close(self) -> None:
        """Listen no more."""
        self._store.changed.disconnect(self._news)

    def _news(self, changed: object) -> None:
        del changed
        self.own.news()

    def _look(self, request: UUID, ticket: UUID) -> None:
        own = self.own
        self._store.run(
            lambda store: store.day.own(ticket),
            lambda found: own.stands(request, found),
            lambda error: self._answer(request, error, own.unknown, own.unheard),
        )

    def _step_back(self, request: UUID, ticket: UUID, places: int | None) -> None:
        own = self.own
        self._store.run(
            lambda store: store.day.step_back(request, ticket, places, self._name),
            lambda found: own.stepped(request, found),
            lambda error: self._answer(request, error, own.refused, own.failed),
        )

    def _give_up(self, request: UUID, ticket: UUID) -> None:
        own = self.own
        self._store.run(
            lambda store: store.day.give_up(request, ticket, self._name),
            lambda found: own.given_up(request, found),
            lambda error: self._answer(request, error, own.refused, own.failed),
        )

    @staticmethod
    def _answer(
        request: UUID,
        error: Exception,
        refused: Callable[[UUID], None],
        gone: Callable[[UUID], None],
    ) -> None:
        """Tell a refusal by the rules, or a store that is gone; anything else is a defect."""
        if isinstance(error, NotAllowed):
            refused(request)
        elif isinstance(error, Unavailable):
            gone(request)
        else:
            raise error
