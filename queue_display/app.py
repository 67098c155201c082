"""The composition root of the board: settings → link → flow → face, and the voice beside it."""

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot

from centre.rules.announcing import Spoken
from centre.rules.hours import Clock
from centre.rules.services import Centre, words_in
from centre.settings import Settings
from db.clock import clock_of
from db.facts import Board, Health
from drivers.checking import check
from drivers.registry import device_folder, speaker
from queue_display.clips import VOICE_FOLDER, Clips
from queue_display.door.app import DoorApp
from queue_display.faces import face_of
from queue_display.film.pane import FilmPane
from queue_display.film.programme import FilmReport
from queue_display.film.scenes import Round
from queue_display.flow import READ_CALLS, BoardFlow, still_true
from queue_display.look import Look, Seen
from queue_display.notices.app import NoticesApp
from queue_display.pages import postings
from queue_display.screen import Ground, ScreenApp
from queue_display.sign_panel import SignPanel
from queue_display.utterance import speech_of
from queue_display.voice import Proof, VoiceDesk
from queue_display.widths import hall_widths

_log = logging.getLogger(__name__)


class BoardApp(ScreenApp):
    """One board: its link, its flow, its window and its voice."""

    def __init__(self, ground: Ground, *, windowed: bool) -> None:
        """Make everything and begin to open the store; show() shows the window.

        Raises NotAllowed("device_unknown") when the settings have no display of this name.
        """
        display = ground.display
        self._centre: Centre | None = None
        self._words = ground.words
        self.film = self._film(ground)
        self.face = face_of(display, self._words, self.film)
        look = Look(display.zone, bool(display.signs))
        super().__init__(ground, self.face, look, windowed=windowed)
        self.flow = BoardFlow(len(self.face.plan.rows), self.clock, self.loss)
        self.voice = self._voice()
        self._signs = SignPanel(ground, self.link.report)
        if self.voice is not None:
            self.voice.proved.connect(self._hear_proof)
        if self.film is not None:
            self._wire_film(self.film)

    def show(self) -> None:
        """Show the window, begin to read, and prove the voice."""
        super().show()
        if self.voice is not None:
            self.voice.start()
        self._signs.start()
        if self.film is not None:
            self.film.start()

    def rest(self) -> None:
        """End the voice and the signs."""
        self.face.ticker.stop()
        if self.film is not None:
            self.film.stop()
        if self.voice is not None:
            self.voice.close()
            self.voice.deleteLater()
        self._signs.close()

    def render(self) -> None:
        """Show this moment, and wake again only when it changes by itself."""
        self.flow.resize(len(self.face.plan.rows))
        self.flow.quiet = self.voice is not None and self.voice.quiet
        view = self.flow.view()
        self.face.show_view(view)
        if view.lost_at is not None:
            self._signs.lost()
        self.wake_in(self.flow.next_change())

    def tick(self, now: datetime, *, new_day: bool) -> None:
        """Show the time, and on a new day its notices."""
        self.face.show_time(now)
        if new_day:
            self._show_texts()

    def take(self, seen: object) -> None:
        """Take a reading: texts where they changed, calls to the board and to the voice."""
        if not isinstance(seen, Seen):
            raise TypeError(f"a board reads {Seen.__name__}, not {type(seen).__name__}")
        if seen.centre != self._centre:
            self._centre = seen.centre
            self.face.widen(hall_widths(seen.centre, self._words[0]))
            self._report_plan()
            self._miss_zone(seen.centre)
            self._show_texts()
        self._signs.seen(seen.desks)
        fresh = self.flow.read(seen.board)
        if fresh:
            self.window.light()
        # Seen before it is heard: the voice may begin at once.
        self.render()
        self._say(fresh, seen.board)

    def _report_plan(self) -> None:
        """Tell technicians whether the calls are readable, and whether films have no room."""
        made = self.face.plan
        facts = {"metres": made.surface.metres, "inches": made.surface.inches}
        self.report_size(facts, too_small=made.too_small)
        left_out = self.ground.display.films is not None and self.film is None
        if (made.film_left_out or left_out) and not made.too_small:
            _log.warning("film_left_out display=%s: no room beside the calls", self.ground.name)
            self.link.report(
                Health(self.ground.program, "display", "warning", "film_left_out", facts)
            )

    def _miss_zone(self, centre: Centre) -> None:
        """Tell staff of a zone that no counter has: this screen would stay empty for ever."""
        zone, known = self.ground.display.zone, {each.zone for each in centre.counters.values()}
        if zone is not None and zone not in known:
            _log.error("zone_unknown display=%s zone=%s", self.ground.name, zone)
            self.link.report(
                Health(self.ground.program, "display", "error", "zone_unknown", {"zone": zone})
            )

    def _say(self, fresh: tuple[Spoken, ...], board: Board) -> None:
        """Tell the voice what is no longer true and what is new."""
        if self.voice is None:
            return
        for spoken in self.voice.waiting:
            if not still_true(spoken, board):
                self.voice.forget(spoken.label)
        for spoken in fresh:
            self.voice.hear(spoken)

    def _voice(self) -> VoiceDesk | None:
        """Return the voice of this board; None where the settings give it no loudspeaker."""
        ground, name = self.ground, self.ground.display.speaker
        if name is None:
            return None
        settings = ground.settings
        return VoiceDesk(
            speaker(settings.speaker[name], device_folder(settings, name)),
            Clips(settings.state_folder() / VOICE_FOLDER),
            speech_of(settings, ground.display, ground.languages),
            self._ask,
            self.clock,
        )

    def _film(self, ground: Ground) -> FilmPane | None:
        """Return the films of this board; None where its settings or its layout have none."""
        display = ground.display
        if display.films is None or display.layout != "board":
            return None
        folder = ground.settings.state_folder() / display.films
        memory = ground.settings.state_folder() / f"films-{ground.name}.json"
        what = Round(folder, display.picture_seconds, display.film_volume, memory)
        return FilmPane(what, words=self._words, clock=ground.clock)

    def _wire_film(self, film: FilmPane) -> None:
        """Duck the films' sound while a call is spoken, rest in the dark, tell staff of trouble."""
        film.told.connect(self._hear_film)
        film.rest(self.window.is_dark)
        self.window.darkened.connect(film.rest)
        if self.voice is not None:
            self.voice.speaking.connect(film.duck)

    def _ask(self, spoken: Spoken, answer: Callable[[bool], None]) -> None:
        """Ask the store whether a call is still true."""
        zone = self.ground.display.zone
        self.link.ask(lambda store: still_true(spoken, store.day.board(zone, READ_CALLS)), answer)

    def _show_texts(self) -> None:
        """Show the centre's name and what the lobby is told today."""
        if self._centre is None:
            return
        first, zone = self._words[0], self.ground.display.zone
        self.face.show_centre(
            words_in(self._centre.name, first.language),
            first.zone.format(zone=zone) if zone else "",
            postings(
                self._centre,
                first,
                self.clock.now().date(),
                has_camera=bool(self.ground.settings.camera),
            ),
        )

    def _hear_proof(self, proof: Proof) -> None:
        """Show on the board's edge and tell staff how the voice is."""
        self.flow.deaf = not proof.alive
        self.render()
        name = str(self.ground.display.speaker)
        key = "" if proof.alive else proof.key
        facts = {"owner": self.ground.program} | ({} if proof.alive else {"detail": proof.detail})
        state = "ok" if proof.alive else "error"
        self.link.report(Health(name, "speaker", state, key, facts))

    @Slot(object)
    def _hear_film(self, report: FilmReport) -> None:
        """Tell staff how the films are."""
        facts = {"owner": self.ground.program, **report.facts}
        state = "warning" if report.key else "ok"
        self.link.report(Health(self.ground.name, "film", state, report.key, facts))


def build(
    settings: Settings,
    name: str,
    *,
    clock: Clock | None = None,
    windowed: bool = False,
    languages: tuple[str, ...] = (),
) -> ScreenApp:
    """Return the display of this name, not shown yet; several may live in one QApplication.

    languages: shown and spoken instead of those of the settings, the first one leads (a
    demonstration in another language). Raises NotAllowed("device_unknown"), and SettingsError for a
    device that cannot be as the settings say.
    """
    check(settings)
    spoken = languages or (
        settings.display[name].languages if name in settings.display else ("vi",)
    )
    ground = Ground(settings, name, clock or clock_of(settings), spoken)
    if ground.display.layout == "door":
        return DoorApp(ground, windowed=windowed)
    if ground.display.layout == "notices":
        return NoticesApp(ground, windowed=windowed)
    return BoardApp(ground, windowed=windowed)
