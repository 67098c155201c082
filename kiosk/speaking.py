"""One voice beside the screen: the newest sentence replaces the one that is being said.

The loudspeaker plays on a lane of its own. It is proved like the board's (queue_display.voice): at
the start, every minute, and more often while it is dead; a dead one is silent and staff are told.
"""

import logging
import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.errors import Unavailable
from centre.shell import synthesiser
from centre.shell.lane import Lane
from drivers.health import SpeakerKey, SpeakerStatus
from drivers.ports import Loudspeaker
from kiosk.recordings import Recordings

PROVE_EVERY_SECONDS: Final = 60
PROVE_DEAD_EVERY_SECONDS: Final = 10
_SPEAKER_KEYS: Final = frozenset(key.value for key in SpeakerKey)
_log = logging.getLogger(__name__)


class Speaking(QObject):
    """Says sentences through a loudspeaker. `proved` carries a SpeakerStatus after every proof."""

    proved = Signal(object)

    def __init__(self, loudspeaker: Loudspeaker, recordings: Recordings) -> None:
        """Open the lane; nothing is played before start()."""
        super().__init__()
        self._loudspeaker = loudspeaker
        self._recordings = recordings
        self._lane = Lane("guidance", self)
        self._cut = threading.Event()
        self._languages: frozenset[str] = frozenset()
        self._dead = True
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.prove)

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages that can be heard now; none while the loudspeaker is dead."""
        return frozenset() if self._dead else self._languages

    def start(self) -> None:
        """Learn which languages there are, prove the loudspeaker, and go on proving it."""
        self._lane.run(synthesiser.languages, self._take_languages)
        self.prove()

    def say(self, language: str, words: str, *, keep: bool) -> None:
        """Say words now, whatever is being said; where they cannot be said there is silence.

        keep: the sound may be kept for the next time.
        """
        self.hush()
        if language not in self.languages:
            return
        cut = self._cut = threading.Event()
        self._lane.run(lambda: self._play(language, words, cut, keep=keep), None, self._failed)

    def hush(self) -> None:
        """End what is being said."""
        self._cut.set()

    def prove(self) -> None:
        """Prove the loudspeaker when it has said what it is saying."""
        self._timer.start(1000 * PROVE_EVERY_SECONDS)
        self._lane.run(self._loudspeaker.prove, self._proved)

    def close(self) -> None:
        """End what is being said, and all that was kept, unless something is still said from it."""
        self._timer.stop()
        self.hush()
        if self._lane.close():
            self._recordings.close()

    def _play(self, language: str, words: str, cut: threading.Event, *, keep: bool) -> None:
        """Render and play, unless something newer has come meanwhile (on the lane)."""
        if cut.is_set():
            return
        sound = self._recordings.wav(language, words, keep=keep)
        self._loudspeaker.play(sound, units=(words,) if keep else ("…",), cut=cut)

    def _take_languages(self, found: frozenset[str]) -> None:
        self._languages = found
        if not found:
            _log.warning("guidance is silent: no synthesiser speaks here")

    def _proved(self, status: SpeakerStatus) -> None:
        """Remember whether the loudspeaker speaks; the log hears it once."""
        dead = status.key is not SpeakerKey.OK
        if dead and not self._dead:
            _log.error("guidance gone key=%s detail=%s", status.key.value, status.detail)
        self._dead = dead
        self._timer.start(1000 * (PROVE_DEAD_EVERY_SECONDS if dead else PROVE_EVERY_SECONDS))
        self.proved.emit(status)

    def _failed(self, error: Exception) -> None:
        """Take a sentence that was not heard: of a dead loudspeaker staff are told."""
        if not isinstance(error, Unavailable):
            raise error
        if error.key in _SPEAKER_KEYS:
            detail = str(error.facts.get("detail", ""))
            self._proved(SpeakerStatus(SpeakerKey(error.key), detail))
        elif error.key != self._trouble:
            self._trouble = error.key
            # The words are no business of the log.
            _log.warning("guidance not rendered key=%s", error.key)
