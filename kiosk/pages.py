"""Every page of the dispenser's window, by its name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from centre.shell.theme import Theme
from kiosk.screens import message
from kiosk.screens.card import Card
from kiosk.screens.care import Care
from kiosk.screens.cases import Cases
from kiosk.screens.dossier import Dossier
from kiosk.screens.events import Events
from kiosk.screens.front import Attract, Found
from kiosk.screens.home import Home
from kiosk.screens.own import Own, Steps
from kiosk.screens.pin import Pin
from kiosk.screens.priority import Priority
from kiosk.screens.procedure import Procedure
from kiosk.screens.screen import Screen
from kiosk.screens.search import Search
from kiosk.screens.services import Services
from kiosk.screens.ticket import Ticket
from kiosk.screens.track import Track
from kiosk.visit import Page

MAKERS: Final[Mapping[Page, Callable[[Theme, Callable[[], float]], Screen]]] = MappingProxyType(
    {
        Page.STARTING: message.Starting,
        Page.ATTRACT: Attract,
        Page.HOME: Home,
        Page.FOUND: Found,
        Page.SERVICES: Services,
        Page.PRIORITY: Priority,
        Page.NO_PAPER: message.NoPaper,
        Page.BUSY: message.Busy,
        Page.TICKET: Ticket,
        Page.CLOSED: message.Closed,
        Page.STILL_THERE: message.StillThere,
        Page.TROUBLE: message.Trouble,
        Page.SEARCH: Search,
        Page.EVENTS: Events,
        Page.CASES: Cases,
        Page.PROCEDURE: Procedure,
        Page.TRACK: Track,
        Page.DOSSIER: Dossier,
        Page.OWN: Own,
        Page.STEPS: Steps,
        Page.CARD: Card,
        Page.PIN: Pin,
        Page.CARE: Care,
    }
)
"""Page -> what makes it from a theme and the clock by which double taps are told."""
