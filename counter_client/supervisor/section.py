"""A section of the supervisor's window: one subject, shown while it stands, silent otherwise."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from counter_client.ground import Ground
from counter_client.shown import Shown
from counter_client.supervisor.attending import Linked


class Section(QWidget):
    """One subject of the supervisor's window.

    key names it in code, icon is a meaning of centre.shell.icons. Only the section that stands
    reads the store; what it has read is forgotten when it is shut.
    """

    key: ClassVar[str]
    icon: ClassVar[str]

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Keep the way to the store and what the program stands on."""
        super().__init__()
        self.link = link
        self.ground = ground

    def title(self) -> str:
        """Return the section's name in the language of the moment."""
        raise NotImplementedError

    def open(self, shown: Shown) -> None:
        """Stand from now on: read and show."""
        raise NotImplementedError

    def shut(self) -> None:
        """Stand no more: stop reading, forget what was read."""

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk while standing: language, clerk, role, link."""

    def end(self) -> None:
        """End what is going on; the program ends."""
