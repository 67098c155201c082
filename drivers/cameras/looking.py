"""What is done with the pictures of one session: codes, people, darkness. No picture is kept."""

from typing import TYPE_CHECKING

from centre.rules import codes
from drivers.cameras.presence import Darkness, Doorstep, small
from drivers.cameras.qr import Showing, decoder
from drivers.ports import Event, Presence, Scanned

if TYPE_CHECKING:
    from drivers.cameras.capture import Frame
    from drivers.cameras.presence import Small


class Looking:
    """One session: from the opening of the camera until it is let go."""

    def __init__(self, device: str, *, able: bool = True, dark: bool = False) -> None:
        """Look for the camera called device; raise ImportError where OpenCV is missing.

        able: codes may be asked for; dark: how the last session ended.
        """
        self._device = device
        self._decoder = decoder() if able else None
        self._showing = Showing()
        self._doorstep: Doorstep | None = None
        self._darkness = Darkness(dark=dark)

    @property
    def dark(self) -> bool:
        """Tell whether the camera has seen nothing for a while."""
        return self._darkness.dark

    @property
    def reads_with(self) -> str:
        """Return the name of what reads codes; "" where none are to be read."""
        return self._decoder.name if self._decoder else ""

    def events(self, frame: "Frame", at: float, *, reads: bool, notices: bool) -> list[Event]:
        """Return what a picture, seen at (monotonic seconds), has that is news.

        What is not looked for any more is forgotten: its next look begins anew.
        """
        picture = small(frame)
        self._darkness.look(picture, at)
        people = self._people(picture, at, notices=notices)
        return [*people, *self._codes(frame, at, reads=reads)]

    def _people(self, picture: "Small", at: float, *, notices: bool) -> list[Event]:
        """Return whether somebody came or went."""
        self._doorstep = (self._doorstep or Doorstep()) if notices else None
        if self._doorstep is None:
            return []
        before = self._doorstep.someone
        self._doorstep.look(picture, at)
        someone = self._doorstep.someone
        return [Presence(self._device, someone)] if someone != before else []

    def _codes(self, frame: "Frame", at: float, *, reads: bool) -> list[Event]:
        """Return the codes that have only now appeared."""
        if not reads or self._decoder is None:
            self.forget()
            return []
        fresh = self._showing.new(self._decoder.texts(frame), at)
        return [Scanned(self._device, codes.read(text)) for text in fresh]

    def forget(self) -> None:
        """Begin anew with codes, as at each waking: a code that is still held is a new scan."""
        self._showing = Showing()

    def left(self) -> list[Event]:
        """Return the end of a presence, for a camera that was lost while someone stood there."""
        someone = self._doorstep is not None and self._doorstep.someone
        return [Presence(self._device, someone=False)] if someone else []
