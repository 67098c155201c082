"""What a supervisor's pages are attended by, as one thing for the counter's app."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_client.ground import Ground
from counter_client.supervisor.attending import Attending, Linked
from counter_client.supervisor.searches_desk import SearchDesk
from counter_client.window import TallWindow


class Supervision(QObject):
    """The devices and the searches of one counter PC; asked is said at the desk."""

    asked = Signal(object)

    def __init__(self, window: TallWindow, link: Linked, ground: Ground) -> None:
        """Attend to both pages of the window."""
        super().__init__(window)
        self.devices: Final = Attending(window.devices, link, ground)
        self.searches: Final = SearchDesk(window.searches, link, ground)
        self.devices.asked.connect(self.asked)

    def close(self) -> None:
        """End what both have going; the link is its owner's."""
        self.devices.close()
        self.searches.close()
