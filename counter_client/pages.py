"""The pages of the tall window: all that there are, which one stands, and when one opens."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_client.acts import ENDS_A_SERVICE, Action, Stage
from counter_client.any_number import AnyNumberPage
from counter_client.desk import DeskPage
from counter_client.direct import DirectPage
from counter_client.handover_page import HandOverPage
from counter_client.header import Header
from counter_client.look import GAP
from counter_client.more import MorePage
from counter_client.next_service import NextServicePage
from counter_client.numbers import the_one_to_take_back
from counter_client.outcome import OutcomePage
from counter_client.page import SmallPage
from counter_client.parking import ParkingPage
from counter_client.pause import PausePage
from counter_client.shown import Shown, Wanted
from counter_client.sign_in import SignInPage
from counter_client.supervisor.enrolling import ROLES
from counter_client.supervisor.page import DevicesPage
from counter_client.supervisor.searches_page import SearchesPage
from counter_client.taking_back import TakeBackPage
from counter_client.today import TodayPage
from counter_client.transfer import TransferPage

WIDTH: Final = 440
HEIGHT: Final = 720
LEAST_HEIGHT: Final = 690
"""Fits a screen of 768 lines below its title and above its task bar."""


class Pages(QWidget):
    """Header and one page at a time. It asks (asked), it never acts: the app decides and shows."""

    asked = Signal(object)
    refused = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Make all pages; show_desk fills them."""
        super().__init__()
        self.header = Header()
        self.sign_in = SignInPage()
        self.desk = DeskPage()
        self.transfer = TransferPage()
        self.any_number = AnyNumberPage()
        self.pause = PausePage()
        self.outcome = OutcomePage()
        self.parking = ParkingPage()
        self.taking_back = TakeBackPage()
        self.next_service = NextServicePage()
        self.direct = DirectPage()
        self.more = MorePage()
        self.handing = HandOverPage()
        self.today = TodayPage()
        self.devices = DevicesPage()
        self.searches = SearchesPage()
        self.pages = QStackedWidget()
        self._shown: Shown | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        for page in (self.sign_in, self.desk, *self._small()):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(GAP)
        box.addWidget(self.header)
        box.addWidget(self.pages, 1)
        self.setMinimumSize(WIDTH - 20, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)

    def _small(self) -> tuple[SmallPage, ...]:
        """Return the pages that lead back to the desk."""
        asking = dict.fromkeys((*self._asking().values(), self.outcome, self.taking_back))
        return (*asking, self.more, self.handing, self.today, self.devices, self.searches)

    def _asking(self) -> dict[Action, SmallPage]:
        """Return the page that an act always needs, which asks for what belongs to it."""
        return {
            Action.TRANSFER: self.transfer,
            Action.ANY: self.any_number,
            Action.RETURN: self.any_number,
            Action.PAUSE: self.pause,
            Action.PARK_NOTED: self.parking,
            Action.NEXT_SERVICE: self.next_service,
            Action.DIRECT: self.direct,
        }

    def open_searches(self) -> None:
        """Show what people looked for in vain to whoever has the role."""
        if self._shown is not None and self._shown.role in ROLES:
            self._open(self.searches)

    def open_devices(self) -> None:
        """Show the centre's devices to whoever has the role."""
        if self._shown is not None and self._shown.role in ROLES:
            self._open(self.devices)

    def close_page(self) -> None:
        """Go back to the desk."""
        self.pages.setCurrentWidget(self.desk)
        self.desk.keys[Action.NEXT].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_more(self) -> None:
        """Show the list of further acts; a second time close it."""
        if self.pages.currentWidget() is self.more:
            self.close_page()
        elif self.pages.currentWidget() is self.desk:
            self._open(self.more)

    def open_today(self) -> None:
        """Show the day and the devices."""
        if self._shown is not None and self._shown.stage is not Stage.SIGNED_OUT:
            self._open(self.today)

    def may_hand_over(self) -> bool:
        """Tell whether a receipt may be shown: no other page that asks something is open."""
        is_there = self._shown is not None and self._shown.stage is not Stage.SIGNED_OUT
        return is_there and self.pages.currentWidget() in (self.desk, self.handing)

    def open_receipt(self) -> None:
        """Show the page of receipts, if it does not stand already."""
        is_asking = self.pages.currentWidget() in (self.any_number, self.more)
        if self.pages.currentWidget() is not self.handing and (is_asking or self.may_hand_over()):
            self._open(self.handing)

    def _page_for(self, action: Action) -> SmallPage | None:
        """Return the page that an act needs at this moment, or None."""
        view = self._shown.view if self._shown else None
        if action is Action.TAKE_BACK and view is not None:
            return None if the_one_to_take_back(view) else self.taking_back
        if action in ENDS_A_SERVICE:
            return self.outcome if self._shown and self._shown.outcomes else None
        return self._asking().get(action)

    def opens(self, action: Action) -> bool:
        """Tell whether an act would open a page now."""
        return not self._is_refused(action) and self._page_for(action) is not None

    def answered(self, action: Action) -> None:
        """Close the page that asked for an act: the store has done it, or its number is gone."""
        page = self.pages.currentWidget()
        if isinstance(page, SmallPage) and action in page.acts:
            self.close_page()

    def _is_refused(self, action: Action) -> bool:
        return self._shown is None or self._shown.refusals.get(action) is not None

    def _open(self, page: SmallPage, number: str = "") -> None:
        """Show a small page, asking about this moment."""
        if self._shown is None:
            return
        self.pages.setCurrentWidget(page)
        self.wanted.emit(Wanted("page"))
        if page.acts:
            # Nobody is called by himself while a clerk decides about somebody else, or to pause.
            self.wanted.emit(Wanted("disarm"))
        page.begin(self._shown, number)
        page.order_keys()

    def show_desk(self, shown: Shown) -> None:
        """Show this moment on the header and on the page that is open."""
        self._shown = shown
        current = self.pages.currentWidget()
        if shown.stage is Stage.SIGNED_OUT and current is not self.sign_in:
            self.sign_in.forget()
            self.pages.setCurrentWidget(self.sign_in)
        elif shown.stage is not Stage.SIGNED_OUT and current is self.sign_in:
            self.sign_in.forget()
            self.close_page()
        self.devices.note(shown)
        self.searches.note(shown)
        self.header.show_desk(shown)
        self.header.shrink.setVisible(shown.stage is not Stage.SIGNED_OUT)
        page = self.pages.currentWidget()
        if isinstance(page, DeskPage | SmallPage):
            page.show_desk(shown)
        self.setWindowTitle(self.header.counter.text())
