"""Which face a display of calls has: the board, or the wide hall."""

from PySide6.QtWidgets import QWidget

from centre.settings import Display
from queue_display.board import BoardFace
from queue_display.face import CallsFace
from queue_display.hall import HallFace
from queue_display.tongue import BoardWords


def face_of(
    display: Display, words: tuple[BoardWords, ...], film: QWidget | None = None
) -> CallsFace:
    """Return the face of a display's settings; film plays on the board only."""
    glass = (display.screen.inches, display.farthest_seat_metres)
    if display.layout == "hall":
        return HallFace(glass, words, zoned=display.zone is None)
    return BoardFace(glass, words, film=film)
