"""What a supervisor's pages are attended by, as one thing for the counter's app."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_client.ground import Ground
from counter_client.shown import Shown, Wanted
from counter_client.supervisor.attending import Attending
from counter_client.supervisor.linked import Linked
from counter_client.supervisor.office import Office
from counter_client.supervisor.searches_desk import SearchDesk
from counter_client.window import TallWindow


class Supervision(QObject):
    """The wide window, devices and searches of one counter PC; asked is said at the desk."""

    asked = Signal(object)

    def __init__(self, window: TallWindow, link: Linked, ground: Ground) -> None:
        """Attend to both pages of the window, and to the window beside it."""
        super().__init__(window)
        self._window = window
        self.devices: Final = Attending(window.devices, link, ground)
        self.searches: Final = SearchDesk(window.searches, link, ground)
        self.office: Final = Office(link, ground)
        self.devices.asked.connect(self.asked)
        window.wanted.connect(self._open)
        window.devices.noted.connect(self._note)
        self.office.page_wanted.connect(self._leave_for)
        self.office.desk_wanted.connect(window.activateWindow)

    def close(self) -> None:
        """End what all have going; the link is its owner's."""
        self.office.end()
        self.devices.close()
        self.searches.close()

    def _open(self, wanted: Wanted) -> None:
        """Open the wide window, or the devices for whoever sees no section of it."""
        if wanted.what == "office":
            if self.office.allowed():
                self.office.enter()
            else:
                self._window.open_devices()

    def _note(self, shown: Shown) -> None:
        self.office.show_desk(shown)

    def _leave_for(self, page: str) -> None:
        """Show a page of the tall window, which may be behind the strip."""
        self._window.wanted.emit(Wanted("window"))
        opened = self._window.open_searches if page == "searches" else self._window.open_devices
        opened()
