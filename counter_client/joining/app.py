"""The composition root of motcua-join: window, flow, a lane for sticks and one for the server."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.shell.lane import Lane
from centre.shell.words import Words
from counter_client.joining import centre_file, drives
from counter_client.joining.centre_file import Outcome
from counter_client.joining.drives import Found
from counter_client.joining.flow import Joining, Stage
from counter_client.joining.window import JoinWindow
from db.enrolment.asking import Asked, answer, ask
from db.enrolment.bundle import Bundle
from db.enrolment.logins import actor_of

ASK_MS: Final = 1000
"""How often the server is asked whether the other screen was pressed."""
DRIVES_MS: Final = 2000
"""How often sticks are looked for while no bundle was chosen."""

_log = logging.getLogger(__name__)


class JoinApp(QObject):
    """One machine that wants to join; whatever it is doing, it can be closed."""

    over = Signal()

    def __init__(self, folder: Path, words: Words, clock: Clock, size: QSize) -> None:
        """Make the window for a screen of this size; folder: where centre.toml is or will be."""
        super().__init__()
        self.joining = Joining()
        self.window = JoinWindow(size)
        self._folder, self._words, self._clock = folder, words, clock
        self._server, self._sticks = Lane("server", self), Lane("sticks", self)
        self._looking = self._asking = self._closed = False
        self._drives = self._timer(DRIVES_MS, self._look)
        self._answers = self._timer(ASK_MS, self._ask_again)
        self.window.chosen.connect(self._choose)
        self.window.picked.connect(self.read)
        self.window.closed.connect(self.over)
        self._drives.start()
        self._look()
        self.render()

    def _timer(self, ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer

    def show(self, *, windowed: bool = False) -> None:
        """Show the window: all of the screen, or an ordinary window."""
        if windowed:
            self.window.show()
        else:
            self.window.showMaximized()

    def close(self) -> None:
        """End both lanes; the job at hand has deadlines of its own. Repeats do nothing."""
        if self._closed:
            return
        self._closed = True
        self._drives.stop()
        self._answers.stop()
        self.window.close()
        self._sticks.close()
        self._server.close()
        self.window.deleteLater()

    # --- what is chosen --------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        """Do what a button or a key of the window means."""
        {
            "go_on": lambda: self.take(self.window.finding.field.text()),
            "begin": self._begin,
            "back": self._back,
            "language": self._switch_language,
            "close": self.window.close,
        }.get(key, self.render)()

    def take(self, text: str) -> None:
        """Take a bundle as text: scanned, pasted, or read from a file."""
        if self.joining.stage is Stage.FIND and text.strip():
            self.joining.take(text)
            self.window.finding.field.selectAll()
        self.render()

    def read(self, file: Path) -> None:
        """Read a bundle's file on the lane of the sticks."""
        self._sticks.run(lambda: drives.read(file), self.take, self._not_read)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        self.joining.misread(error)
        self.render()

    def _switch_language(self) -> None:
        """Show the next language."""
        codes = self._words.available()
        self._words.switch(codes[(codes.index(self._words.language) + 1) % len(codes)])
        self.render()

    def _back(self) -> None:
        """Stop whatever is under way; what a server still answers is dropped."""
        self._answers.stop()
        self.joining.back()
        self.window.finding.field.clear()
        self._drives.start()
        self.render()

    # --- the server ------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Ask the server for the bundle's place."""
        attempt = self.joining.begin(self._clock.monotonic())
        bundle = self.joining.bundle
        if attempt is not None and bundle is not None:
            self._drives.stop()
            self._server.run(
                lambda: _ask(self._folder, bundle),
                lambda asked: self._showed(attempt, asked),
                lambda error: self._failed(attempt, error),
            )
        self.render()

    def _showed(self, attempt: int, asked: Asked) -> None:
        self.joining.showed(attempt, asked)
        if self.joining.stage is Stage.WAITING:
            self._answers.start()
        self.render()

    def _ask_again(self) -> None:
        """Ask whether the other screen was pressed; one question at a time."""
        joining = self.joining
        bundle, asked, attempt = joining.bundle, joining.asked, joining.attempt
        if joining.stage is not Stage.WAITING or bundle is None or asked is None:
            self._answers.stop()
        elif not self._asking:
            self._asking = True
            self._server.run(
                lambda: _answer(self._folder, bundle, asked),
                lambda state: self._heard(attempt, state),
                lambda error: self._failed(attempt, error),
            )
        self.render()

    def _heard(self, attempt: int, state: Enrolment) -> None:
        self._asking = False
        if self.joining.heard(attempt, state, self._clock.monotonic()):
            self._settle()
        self.render()

    def _settle(self) -> None:
        """Write this machine's settings, or find out which lines they lack."""
        bundle = self.joining.bundle
        if bundle is not None:
            self._answers.stop()
            _log.info("joined centre=%s name=%s", bundle.centre, bundle.name)
            self._server.run(lambda: centre_file.settle(self._folder, bundle), self._finished)

    def _finished(self, outcome: Outcome) -> None:
        self.joining.finished(outcome)
        self.render()

    def _failed(self, attempt: int, error: Exception) -> None:
        """Take a failure; a defect of ours goes on to the crash hook."""
        self._asking = False
        if not isinstance(error, NotAllowed | Unavailable):
            raise error
        _log.warning("not joined error=%s", error.key)
        self.joining.failed(attempt, error, self._clock.monotonic())
        self.render()

    # --- the sticks ------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look for files on sticks, one look at a time."""
        if self.joining.stage is Stage.FIND and not self._looking:
            self._looking = True
            self._sticks.run(drives.bundles, self._found)

    def _found(self, found: tuple[Found, ...]) -> None:
        self._looking = False
        self.window.show_found(found)

    def render(self) -> None:
        """Show this moment."""
        at = self._clock.monotonic()
        slow = self.joining.is_slow(at)
        self.window.show_joining(self.joining, self.joining.seconds_left(at), slow=slow)


def _ask(folder: Path, bundle: Bundle) -> Asked:
    """Ask with a key of this machine's own (on the lane)."""
    actor = actor_of(bundle.kind, bundle.name)
    return ask(bundle, centre_file.identities(folder, bundle), actor)


def _answer(folder: Path, bundle: Bundle, asked: Asked) -> Enrolment:
    """Return where the request stands; signed, the identity is kept (on the lane)."""
    return answer(bundle, centre_file.identities(folder, bundle), asked)
