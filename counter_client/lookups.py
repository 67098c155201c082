"""Looks up what a clerk types as a number, so that the page can tell who it is."""

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.any_number import AnyNumberPage
from counter_client.link import Link


class Lookups:
    """The way from the page of any number to the store and back."""

    def __init__(self, page: AnyNumberPage, link: Link) -> None:
        """Listen to the page."""
        self._page = page
        self._link = link
        page.looked_up.connect(self._look)

    def _look(self, number: str) -> None:
        """Ask the store for a number; one that is not there, or a lost store, is no ticket."""

        def missed(_: NotAllowed | Unavailable) -> None:
            self._page.found(number, None)

        self._link.do(
            lambda store: store.day.ticket(number),
            lambda ticket: self._page.found(number, ticket),
            missed,
        )
