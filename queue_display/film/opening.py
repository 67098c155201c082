"""The way to a player where there is one: a board must work where Qt Multimedia does not."""

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, QObject

if TYPE_CHECKING:
    from queue_display.film.player import Player

QUIET: Final = "qt.multimedia*=false"
"""Ten lines of each film's inside would go to the journal each time it is played."""

LACKS_CODEC: Final = "Cannot create codec"
"""How Qt's FFmpeg backend begins to tell that a film's codec is unknown here (seen with 6.11.3).

Its list of codecs is no help: QMediaFormat names no H.264 where H.264 films play.
"""

_log = logging.getLogger(__name__)


def open_player(parent: QObject) -> "Player | None":
    """Return a player, or None where nothing can decode a film; the log says why."""
    QLoggingCategory.setFilterRules(QUIET)
    try:
        # Its libraries may be missing, and it takes its time: only a board with films loads it.
        from queue_display.film.player import Player  # noqa: PLC0415
    except ImportError as error:
        _log.error("film_no_codec: %s", error)
        return None
    player = Player(parent)
    if player.is_able:
        return player
    _log.error("film_no_codec: Qt Multimedia has no backend")
    player.close()
    player.deleteLater()
    return None
