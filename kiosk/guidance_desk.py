"""Spoken guidance put together: pages say what they are while the visitor wants to hear it."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from db.facts import Health
from drivers import registry
from drivers.health import SpeakerStatus
from kiosk.ground import Ground
from kiosk.guidance import Told, is_cacheable, name, sentence
from kiosk.own_health import OwnHealth
from kiosk.recordings import Recordings
from kiosk.screens.aloud import focused, phrases, told
from kiosk.speaking import Speaking
from kiosk.store_lane import StoreLane
from kiosk.visit import View
from kiosk.window import KioskWindow

SETTLE_MS: Final = 300
"""So long words have to stay before they are said: who types is not talked to at each key."""
_DIGITS: Final = re.compile(r"\d+")


class GuidanceDesk(QObject):
    """The voice of one kiosk; without a loudspeaker in the settings it does nothing."""

    def __init__(
        self,
        ground: Ground,
        store: StoreLane,
        redraw: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Open nothing yet; redraw is called when the button may come or go."""
        super().__init__()
        self._ground = ground
        self._redraw = redraw
        self._health = OwnHealth(store, lambda _kept: None, failed)
        self._window: KioskWindow | None = None
        self._view: View | None = None
        self._said: tuple[object, ...] = ()
        self._pending: tuple[str, str, bool] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._say)
        self._speaking = self._open()

    def start(self, window: KioskWindow) -> None:
        """Begin to prove the loudspeaker; window is whose pages are read."""
        self._window = window
        if self._speaking is not None:
            self._speaking.proved.connect(self._proved)
            self._speaking.start()
            application().focusChanged.connect(self._focused)

    def touched(self) -> None:
        """Fall silent: somebody acts."""
        self._settle.stop()
        self._pending = None
        if self._speaking is not None:
            self._speaking.hush()

    def shown(self, view: View) -> None:
        """Say what the page says, if it is wanted and is not what was said last."""
        self._view = view
        page = self._window.page() if self._window else None
        if self._speaking is None or page is None:
            return
        if not view.look.spoken:
            if self._said:
                self._said = ()
                self.touched()
            return
        found, language = told(page), view.look.language
        words = sentence(view.page, found, phrases(), language)
        # A countdown goes on without a word.
        stands = _DIGITS.sub("#", words) if view.seconds_left is not None else words
        if (view.page, language, stands) != self._said:
            self._said = (view.page, language, stands)
            self._prepare(language, words, found)

    def say_again(self) -> None:
        """Tell the store once more what it could not take; for every good reading."""
        self._health.say_again()

    def close(self) -> None:
        """Fall silent and give everything back."""
        self._settle.stop()
        if self._speaking is not None:
            application().focusChanged.disconnect(self._focused)
            self._speaking.close()
            self._speaking.deleteLater()
        self.deleteLater()

    def _open(self) -> Speaking | None:
        """Return the voice; None where there is no loudspeaker."""
        settings, named = self._ground.settings, self._ground.kiosk.speaker
        if named is None:
            return None
        made = registry.speaker(settings.speaker[named], registry.device_folder(settings, named))
        return Speaking(made, Recordings())

    def _prepare(self, language: str, words: str, found: Told) -> None:
        self._pending = (language, words, all(map(is_cacheable, found.words)))
        self._settle.start()

    @Slot()
    def _say(self) -> None:
        if self._speaking is not None and self._pending is not None:
            (language, words, keep), self._pending = self._pending, None
            self._speaking.say(language, words, keep=keep)

    @Slot(QWidget, QWidget)
    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Say the name of what the keyboard has come to."""
        view, shown = self._view, focused(now)
        if view is None or not view.look.spoken or not shown:
            return
        language = view.look.language
        words = name(shown, phrases(), language)
        self._pending = (language, words, is_cacheable(shown)) if words else None
        self._settle.start()

    @Slot(object)
    def _proved(self, status: SpeakerStatus) -> None:
        """Show or hide the button, and tell staff."""
        if self._window is not None and self._speaking is not None:
            before, now = self._window.voices, self._speaking.languages
            self._window.voices = now
            if before != now:
                self._said = ()
                self._redraw()
        state, named = status.state.value, str(self._ground.kiosk.speaker)
        key = "" if state == "ok" else status.key.value
        facts = {"owner": f"kiosk:{self._ground.name}", "detail": status.detail}
        self._health.say(Health(named, "speaker", state, key, facts))


def application() -> QApplication:
    """Return the application, which tells of every change of focus."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError(found)
    return found
