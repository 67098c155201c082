"""The sticks that a bundle can be saved to: looked for and written on a lane of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.errors import Unavailable
from centre.shell.lane import Lane
from centre.shell.sticks import Place
from counter_client.joining import drives

DRIVES_MS: Final = 2000
"""How often sticks are looked for while their page stands."""


class Sticks(QObject):
    """Looks for sticks from begin to stop; changed says that there may be others."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self.places: tuple[Place, ...] | None = None
        self._lane = Lane("sticks", self)
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(DRIVES_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Forget what was there before, and look."""
        self.places = None
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def close(self) -> None:
        """End the lane."""
        self.stop()
        self._lane.close()

    def save(
        self,
        folder: Path,
        name: str,
        text: str,
        saved: Callable[[Path], None],
        missed: Callable[[Unavailable], None],
    ) -> None:
        """Write the bundle of this name into folder; one of saved and missed follows."""

        def failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                raise error
            missed(error)

        self._lane.run(lambda: drives.save(folder, name, text), saved, failed)

    def _look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._lane.run(drives.places, self._found)

    def _found(self, places: tuple[Place, ...]) -> None:
        self._is_looking = False
        self.places = places
        self.changed.emit()
