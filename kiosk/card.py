"""A citizen card under the scanner: the priority that its age suggests, to be used or not.

No Qt, no store, and nothing of the card: it is looked at once, and what stays until the visit ends
is the code of a group that the centre has declared (field note, section 7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from centre.rules.ages import suggested
from centre.rules.codes import Card
from centre.rules.services import Centre
from kiosk.stage import Stage
from kiosk.visit import Page

PAGES: Final = frozenset({Page.CARD})


@dataclass(frozen=True, slots=True)
class CardView:
    """What the page CARD draws: the code of the group that is suggested, "" for none."""

    group: str


class CardOffer:
    """The errand of a scanned card. Every public method may be called at any time.

    use takes the code of a group that the visitor wants for the next number.
    """

    def __init__(self, flow: Stage, use: Callable[[str], None]) -> None:
        """Take the stage, and who keeps the group for this visit."""
        self._flow = flow
        self._use = use
        self._group = ""

    @property
    def pages(self) -> frozenset[Page]:
        """Return the page CARD."""
        return PAGES

    def forget(self) -> None:
        """Forget which group was suggested."""
        self._group = ""

    def back(self) -> bool:
        """Leave the page: "Không dùng" is no more than going back."""
        return False

    def view(self) -> CardView:
        """Return what the page draws."""
        return CardView(self._group)

    def scanned(self, card: Card, centre: Centre | None, today: date) -> bool:
        """Take a card that was scanned on the first page; tell whether this was the place for it.

        A centre that asks for no priority has none to suggest.
        """
        if centre is None or not self._flow.shows(Page.HOME, Page.CARD):
            return False
        groups = centre.groups.values() if centre.policy.ask_priority else ()
        group = suggested(card, groups, today)
        self._group = group.code if group else ""
        self._flow.show(Page.CARD)
        return True

    def accept(self) -> None:
        """Take "Dùng ưu tiên này": the next number of this visit gets the group."""
        if self._group and self._flow.accepts("card_use", Page.CARD):
            self._use(self._group)
            self._group = ""
            self._flow.show(Page.HOME)
