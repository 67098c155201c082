"""The composition root of the board: settings → link → flow → face, and the voice beside it."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from centre.rules.errors import NotAllowed
from centre.rules.hours import Clock
from centre.rules.services import Centre, words_in
from centre.settings import Display, Settings, owned
from centre.shell.hearing import Hearing
from centre.shell.window import PublicWindow
from db import open_store
from db.clock import clock_of
from db.facts import Health
from db.silence import CLOSED
from drivers.checking import check
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Event, Panel, Told
from drivers.registry import DriverMissing, device_folder, panel, speaker
from queue_display.board import BoardFace
from queue_display.clips import Clips
from queue_display.flow import LOST_AFTER_SECONDS, BoardFlow, still_true
from queue_display.layout import Layout, Widths
from queue_display.link import BoardLink, Seen
from queue_display.pages import postings
from queue_display.pen import width_of
from queue_display.signs import Signs
from queue_display.tongue import BoardWords, Tongue, words_of
from queue_display.voice import Proof, Speech, VoiceDesk

VOICE_FOLDER: Final = "voice"
"""Below the state folder: recorded and rendered clips."""
SHOWN_LANGUAGES: Final = 2
"""More languages than two are spoken but would crowd the glass."""
BEAT_MS: Final = 20_000
"""How often a sign of life is offered; the store keeps one a minute (db.silence.BEAT_EVERY)."""
_MEASURE_PX: Final = 1000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a board stands on; languages are those shown and spoken, the first one leads."""

    settings: Settings
    name: str
    clock: Clock
    languages: tuple[str, ...]

    @property
    def display(self) -> Display:
        """Return this board's own section of the settings."""
        return self.settings.display[self.name]


class BoardWindow(PublicWindow):
    """The one window of a board, filled by its face."""

    def __init__(self, display: Display, face: BoardFace, *, windowed: bool) -> None:
        """Size the window for the television of the settings."""
        super().__init__(display.screen, windowed=windowed, title="Motcua")
        self._face = face
        face.setParent(self)
        face.setGeometry(self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the face as large as the window."""
        super().resizeEvent(event)
        self._face.setGeometry(self.rect())


class DisplayApp(QObject):
    """One board: its link, its flow, its window and its voice."""

    _orderly = True

    def __init__(self, ground: Ground, *, windowed: bool) -> None:
        """Make everything and begin to open the store; show() shows the window.

        Raises NotAllowed("device_unknown") when the settings have no display of this name.
        """
        super().__init__()
        if ground.name not in ground.settings.display:
            raise NotAllowed("device_unknown", device=ground.name)
        self._ground, self._clock = ground, ground.clock
        self._closed = False
        self._day = self._clock.now().date()
        self._centre: Centre | None = None
        display = ground.display
        shown = ground.languages[:SHOWN_LANGUAGES]
        self._words: tuple[BoardWords, ...] = tuple(words_of(Tongue(code)) for code in shown)
        glass = (display.screen.inches, display.farthest_seat_metres)
        self.face = BoardFace(glass, self._words)
        self.window = BoardWindow(display, self.face, windowed=windowed)
        self.flow = BoardFlow(len(self.face.plan.rows), self._clock)
        actor = f"display:{ground.name}"
        self.link = BoardLink(
            lambda: open_store(ground.settings, self._clock, actor),
            display.zone,
            self._clock,
            has_signs=bool(display.signs),
        )
        self.voice = self._voice()
        self._hearing = Hearing()
        self._panel = self._open_panel()
        self._make_timers()
        self._connect()

    def show(self) -> None:
        """Show the window, begin to read, and prove the voice."""
        self.window.present()
        self._tick()
        self.render()
        self.link.read()
        if self.voice is not None:
            self.voice.start()
        if self._panel is not None:
            self._panel.start(self._hearing.hear)

    def cover(self, page: QWidget) -> None:
        """Lay the calm page over the board: the program starts again, which is no end in order."""
        self._orderly = False
        self.window.cover(page)

    def close(self) -> None:
        """End voice and link and close the window; repeats do nothing.

        The Qt objects are taken apart here in a fixed order: left to Python's cycle collector they
        die in any order and on any thread, which has crashed (PySide6 6.11.3).
        """
        if self._closed:
            return
        self._closed = True
        for timer in (self._minute, self._change, self._pulse_of_link, self._beat):
            timer.stop()
        self.face.ticker.stop()
        if self.voice is not None:
            self.voice.close()
        self._hearing.close()
        if self._panel is not None:
            self._panel.close()
        self.window.leave()
        farewell = Health(self._program, "display", "ok", CLOSED, {})
        self.link.close(farewell if self._orderly else None)
        for thing in (self._hearing, self.voice, self.link, self.window, self):
            if thing is not None:
                thing.deleteLater()

    def render(self) -> None:
        """Show this moment, and wake again only when it changes by itself."""
        self.flow.resize(len(self.face.plan.rows))
        self.face.show_view(self.flow.view())
        wait = self.flow.next_change()
        if wait is None:
            self._change.stop()
        else:
            self._change.start(int(1000 * wait) + 1)

    def _voice(self) -> VoiceDesk | None:
        """Return the voice of this board; None where the settings give it no loudspeaker."""
        ground, name = self._ground, self._ground.display.speaker
        if name is None:
            return None
        settings = ground.settings
        return VoiceDesk(
            speaker(settings.speaker[name], device_folder(settings, name)),
            Clips(settings.state_folder() / VOICE_FOLDER),
            Speech(ground.languages, ground.display.volume),
            self.link.ask,
            self._clock,
        )

    def _open_panel(self) -> Panel | None:
        """Return the panel of the signs that this box serves; None where it has none."""
        settings, names = self._ground.settings, self._ground.display.signs
        self._signs: Signs | None = None
        if not names:
            return None
        try:
            made = panel(settings, signs=names)
        except DriverMissing as missing:
            self._lack(missing)
            return None
        self._signs = Signs(made, {name: settings.sign[name].counter for name in names})
        self._hearing.heard.connect(self._hear)
        return made

    def _lack(self, missing: DriverMissing) -> None:
        """Tell staff that the signs cannot be driven here: the board works on without them."""
        _log.error("signs left out: %s", missing)
        status = DeviceStatus(DeviceKey.DEVICE_ERROR, str(missing))
        for name in self._ground.display.signs:
            self._hear(Told("sign", name, status))

    def _make_timers(self) -> None:
        """Make the three timers: the clock's minute, the view's next change, signs of life."""
        self._minute, self._change, self._pulse_of_link = QTimer(self), QTimer(self), QTimer(self)
        for timer, act in (
            (self._minute, self._tick),
            (self._change, self.render),
            (self._pulse_of_link, self._feel),
        ):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._live)

    @property
    def _program(self) -> str:
        """Return this board's name among the devices: a loudspeaker may have the bare one."""
        return f"display:{self._ground.name}"

    def _live(self) -> None:
        """Give a sign of life."""
        self.link.tell(lambda store: store.live("display", self._program))

    def _connect(self) -> None:
        """Connect link and voice."""
        self.link.seen.connect(self._take)
        self.link.silent.connect(lambda _: self._feel())
        if self.voice is not None:
            self.voice.proved.connect(self._hear_proof)
        self._pulse_of_link.start(round(1000 * LOST_AFTER_SECONDS))
        self._beat.start()

    def _take(self, seen: Seen) -> None:
        """Take a reading: texts where they changed, calls to the board and to the voice."""
        if self._centre is None:
            having = owned(self._ground.settings, "display", self._ground.name)
            self.link.tell(lambda store: store.devices.only(self._program, having))
        if seen.centre != self._centre:
            self._centre = seen.centre
            self.face.widen(widths_of(seen.centre))
            self._report_layout(self.face.plan)
            self._show_texts()
        if self._signs is not None:
            self._signs.seen(seen.desks)
        fresh = self.flow.read(seen.board)
        self.render()
        if self.voice is not None:
            for spoken in self.voice.waiting:
                if not still_true(spoken, seen.board):
                    self.voice.forget(spoken.label)
            for spoken in fresh:
                self.voice.hear(spoken)
        self._feel()

    def _show_texts(self) -> None:
        """Show the centre's name and what the lobby is told today."""
        if self._centre is None:
            return
        first, zone = self._words[0], self._ground.display.zone
        self.face.show_centre(
            words_in(self._centre.name, first.language),
            first.zone.format(zone=zone) if zone else "",
            postings(
                self._centre,
                first,
                self._clock.now().date(),
                has_camera=bool(self._ground.settings.camera),
            ),
        )

    def _tick(self) -> None:
        """Show the time, and on a new day its notices and calls; wake at the next minute.

        Midnight is no news of the store, and neither is a machine that slept or a clock that
        jumped: yesterday's calls would stand there until somebody writes.
        """
        now = self._clock.now()
        self.face.show_time(now)
        if now.date() != self._day:
            self._day = now.date()
            self._show_texts()
            self.link.read()
        rest = timedelta(minutes=1) - timedelta(seconds=now.second, microseconds=now.microsecond)
        self._minute.start(int(rest.total_seconds() * 1000) + 1)

    def _feel(self) -> None:
        """Note the link's last sign of life, show its loss, and feel again when loss is due."""
        was_lost = self.flow.seconds_to_loss() <= 0
        self.flow.reached(self.link.quiet_seconds())
        rest = self.flow.seconds_to_loss()
        if was_lost or rest <= 0:
            self.render()
        self._pulse_of_link.start(int(1000 * rest) + 1 if rest > 0 else 1000)

    def _hear_proof(self, proof: Proof) -> None:
        """Show on the board's edge and tell staff how the voice is."""
        self.flow.deaf = not proof.alive
        self.render()
        name = str(self._ground.display.speaker)
        key = "" if proof.alive else proof.key
        facts = {"owner": self._program} | ({} if proof.alive else {"detail": proof.detail})
        state = "ok" if proof.alive else "error"
        self.link.report(Health(name, "speaker", state, key, facts))

    @Slot(object)
    def _hear(self, event: Event) -> None:
        """Tell staff how the signs and their lines are."""
        if isinstance(event, Told):
            state = event.status.state.value
            key = "" if state == "ok" else event.status.key.value
            facts = {"owner": self._program, "detail": event.status.detail}
            self.link.report(Health(event.device, event.kind, state, key, facts))

    def _report_layout(self, plan: Layout) -> None:
        """Tell technicians whether the glass is large enough for the farthest seat."""
        small = plan.too_small
        if small:
            _log.error(
                "board_too_small display=%s metres=%s rows=%s: choose a larger TV or split zones",
                self._ground.name,
                plan.surface.metres,
                len(plan.rows),
            )
        state, key = ("warning", "board_too_small") if small else ("ok", "")
        facts = {"metres": plan.surface.metres, "inches": plan.surface.inches} if small else {}
        self.link.report(Health(self._program, "display", state, key, facts))


def widths_of(centre: Centre) -> Widths:
    """Return how wide the centre's longest number and longest counter code are, in em."""
    numbers = {
        f"{letter}{'0' * max(3, len(str(service.last)))}"
        for service in centre.services.values()
        for letter in service.letters
    }
    codes = {counter.code for counter in centre.counters.values()} | {"00"}
    return Widths(_widest(numbers or {"W000"}), _widest(codes))


def _widest(texts: set[str]) -> float:
    """Return the width of the widest text in em of the bold font."""
    return max(width_of(text, _MEASURE_PX) for text in texts) / _MEASURE_PX


def build(
    settings: Settings,
    name: str,
    *,
    clock: Clock | None = None,
    windowed: bool = False,
    languages: tuple[str, ...] = (),
) -> DisplayApp:
    """Return the board of this name, not shown yet; several may live in one QApplication.

    languages: shown and spoken instead of those of the settings, the first one leads (a
    demonstration in another language). Raises NotAllowed("device_unknown"), and SettingsError for a
    device that cannot be as the settings say.
    """
    check(settings)
    spoken = languages or (
        settings.display[name].languages if name in settings.display else ("vi",)
    )
    ground = Ground(settings, name, clock or clock_of(settings), spoken)
    return DisplayApp(ground, windowed=windowed)
