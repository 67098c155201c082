"""Goes through a folder's films, pictures and texts, one after the other, and never stops.

It tells what to show (scene) and how the films are (told); a scene stays until the next one is
ready, so whoever paints them has always something to paint.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from centre.rules.hours import Clock
from centre.shell.lane import Lane
from queue_display.film.blame import Blame
from queue_display.film.booth import Booth
from queue_display.film.opening import LACKS_CODEC
from queue_display.film.pictures import PictureError, read_picture
from queue_display.film.playlist import (
    Item,
    Kind,
    Mark,
    Playlist,
    Shelf,
    Trouble,
    mark_of,
    printable,
)
from queue_display.film.preparing import Failed, Preparing
from queue_display.film.programme import FilmReport, Programme
from queue_display.film.scenes import Moving, Nothing, Place, Round, Still, Written
from queue_display.film.sound import Sound
from queue_display.film.watch import Watch

LOOK_MS: Final = 5000
"""How often the folder is looked at."""
WATCH_MS: Final = 500
LEAST_MS: Final = 1000
"""A film that is shorter, or a file that fails at once, does not make the board hurry round."""
END_SECONDS: Final = 5.0
"""The picture at hand may take so long to be read, when the board ends."""
PREPARE_MS: Final = 10_000
"""A disk that has not given a file by then is left alone; what comes next is shown."""

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Projector(QObject):
    """One folder's round.

    scene carries a Scene, told a FilmReport (only when it differs from the last one).
    """

    scene = Signal(object)
    told = Signal(object)

    def __init__(self, what: Round, place: Place, clock: Clock) -> None:
        """Keep what goes round and where it is shown; start() begins."""
        super().__init__()
        self.programme = Programme()
        self._shelf, self._blame = Shelf(what.folder), Blame(what.memory)
        self._seconds, self._place, self._clock = what.seconds, place, clock
        self.sound = Sound(what.volume, self._level, clock)
        self._lane = Lane("films", self)
        self._preparing, self._looks = Preparing(self._lane), False
        self._player: Booth | None = None
        self._item: Item | None = None
        self._image: tuple[Item, tuple[int, int]] | None = None
        self._watch: Watch | None = None
        self._turn = self._page = 0
        self._rests, self._rested_at, self._left = False, 0.0, -1
        self._last: FilmReport | None = None
        self._make_timers()

    @property
    def item(self) -> Item | None:
        """Return what is being played, or prepared."""
        return self._item

    @property
    def player(self) -> Booth | None:
        """Return the player of films; None before the first film."""
        return self._player

    def start(self) -> None:
        """Look at the folder and begin; while it rests, only staff hear what is there."""
        if not self._rests:
            self._looking.start()
        self.look()

    def close(self) -> None:
        """End everything and let all files go."""
        self._turn += 1
        for timer in (self._looking, self._dwell, self._watching):
            timer.stop()
        self.sound.stop()
        if self._player is not None:
            self._player.close()
        self._lane.close(self._blame.ends, END_SECONDS)
        self.sound.deleteLater()
        self.deleteLater()

    def rest(self, *, rests: bool) -> None:
        """Rest at night, or where nobody sees it, and go on from the same place."""
        if rests == self._rests:
            return
        self._rests = rests
        if rests:
            self._rested_at = self._clock.monotonic()
            self._left = self._dwell.remainingTime()
            self._dwell.stop()
            self._looking.stop()
            # Whoever switches the machine off at night does so while nothing is shown.
            self._lane.run(self._blame.ends)
        else:
            self._go_on()
        if self._player is not None:
            self._player.pause(rests=rests)

    def look(self) -> None:
        """Look at the folder, on the lane; a disk that hangs is not asked again and again."""
        if not self._looks:
            self._looks = True
            now, monotonic = self._clock.now(), self._clock.monotonic()
            self._lane.run(lambda: self._shelf.look(now, monotonic), self._looked)

    def turn(self) -> None:
        """Go on to what comes next; what is shown stays until that is ready."""
        self._turn += 1
        self._dwell.stop()
        self._watching.stop()
        self._watch, self._page = None, 0
        self._item = self.programme.next(self._clock.now().date())
        self._tell()
        if self._item is None or self._item.kind is not Kind.FILM:
            self._stop_film()
        if self._item is None:
            self._image = None
            self.scene.emit(Nothing())
            return
        {Kind.FILM: self._film, Kind.PICTURE: self._picture, Kind.TEXT: self._text}[
            self._item.kind
        ](self._item)

    def _make_timers(self) -> None:
        """Make the timers: the next look, the end of a picture or page, a film's watch."""
        self._looking, self._dwell, self._watching = QTimer(self), QTimer(self), QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._dwell.setSingleShot(True)
        self._dwell.timeout.connect(self._passed)
        self._watching.setInterval(WATCH_MS)
        self._watching.timeout.connect(self.watch)

    def _looked(self, seen: Playlist) -> None:
        """Take a look; what is shown and no longer there gives way."""
        self._looks = False
        self.programme.take(seen)
        self._tell()
        if self._rests:
            return
        today = self._clock.now().date()
        if self._item is None:
            if self._turn == 0 or self.programme.playable(today):
                self.turn()
        elif not self.programme.has(self._item, today):
            self.turn()

    def _go_on(self) -> None:
        """Go on after a rest."""
        if self._watch is not None:
            self._watch.paused(self._clock.monotonic() - self._rested_at)
        if self._left >= 0:
            self._dwell.start(self._left)
        self._left = -1
        if self._watch is not None and self._item is not None:
            self._lane.run(partial(self._blame.begins, self._item))
        self._looking.start()
        self.look()

    def _stay(self, milliseconds: float) -> None:
        """Stay so long, then go on; while resting, begin to count afterwards."""
        if self._rests:
            self._left = round(milliseconds)
        else:
            self._dwell.start(round(milliseconds))

    def _passed(self) -> None:
        """Turn a text's page, or go on."""
        item = self._item
        if item is None:
            return
        if item.kind is Kind.TEXT and self._page + 1 < self._place.pages(item):
            self._page += 1
            self.scene.emit(Written(item, self._page))
            self._stay(1000 * self._seconds)
            return
        self.turn()

    # --- texts and pictures -----------------------------------------------------------------------

    def _text(self, item: Item) -> None:
        """Show a text."""
        self._image = None
        self.scene.emit(Written(item))
        self._stay(1000 * self._seconds)

    def _prepare(self, job: Callable[[], T], ready: Callable[[T], None], failed: Failed) -> None:
        """Have the lane make something ready; one thing at a time, and not for ever.

        A disk that hangs keeps the lane: meanwhile texts go on, and nothing piles up.
        """
        taken = self._preparing.take(job, ready, failed)
        self._stay(PREPARE_MS if taken else LEAST_MS)

    def _picture(self, item: Item) -> None:
        """Read a picture on the lane; the same one at the same size is shown already."""
        size = self._place.size()
        if self._image == (item, size):
            self._stay(1000 * self._seconds)
            return
        ready = partial(self._picture_ready, self._turn, item, size)
        failed = partial(self._picture_failed, self._turn, item)
        self._prepare(lambda: read_picture(item.path, size), ready, failed)

    def _picture_ready(self, turn: int, item: Item, size: tuple[int, int], image: QImage) -> None:
        """Show a picture, unless it is no longer its turn."""
        if turn == self._turn:
            self._image = (item, size)
            self.scene.emit(Still(item, image))
            self._stay(1000 * self._seconds)

    def _picture_failed(self, turn: int, item: Item, error: Exception) -> None:
        """Leave a picture out until it changes."""
        if not isinstance(error, PictureError | OSError | MemoryError):
            raise error
        self._leave_out(item, str(error), Trouble.UNREADABLE)
        if turn == self._turn:
            self.turn()

    # --- films ------------------------------------------------------------------------------------

    def _film(self, item: Item) -> None:
        """Note on the disk which film comes, then begin it."""
        ready = partial(self._film_ready, self._turn, item)
        failed = partial(self._film_failed, self._turn, item)
        self._prepare(partial(self._may_begin, item), ready, failed)

    def _may_begin(self, item: Item) -> bool:
        """Tell whether a film may begin (on the lane). Raises OSError where it is not as it was."""
        if mark_of(item.path) != item.mark:
            raise FileNotFoundError(item.name)
        return self._blame.begins(item)

    def _film_ready(self, turn: int, item: Item, may: bool) -> None:  # noqa: FBT001 - an answer
        """Begin a film, unless it is no longer its turn, or it has killed the program before."""
        if not may:
            self._leave_out(item, "the program died with it", Trouble.KILLED)
        if turn != self._turn:
            return
        if not may:
            self.turn()
            return
        self._dwell.stop()
        self._left = -1
        self._watch = Watch(self._clock.monotonic())
        self._watching.start()
        player = self._player = self._player or self._opened()
        player.play(item.path)
        if self._rests:
            player.pause(rests=True)

    def _film_failed(self, turn: int, _item: Item, error: Exception) -> None:
        """Go on without a film that has just been taken away or changed; the next look tells."""
        if not isinstance(error, OSError):
            raise error
        self.look()
        if turn == self._turn:
            self._stay(LEAST_MS)

    def _opened(self) -> Booth:
        """Return the player of films."""
        player = Booth(self, self._place.size)
        player.level(self.sound.volume)
        player.frame.connect(self._framed)
        player.ended.connect(self._ended)
        player.ready.connect(self._begin_to_watch)
        player.crashed.connect(self._crashed)
        player.unable.connect(self._give_up)
        return player

    @Slot()
    def _begin_to_watch(self) -> None:
        """Count from when the player was ready: it takes its time to begin."""
        if self._watch is not None:
            self._watch = Watch(self._clock.monotonic())

    @Slot()
    def _crashed(self) -> None:
        """Leave out, from now on, a film that took its player down."""
        if self._item is not None and self._watch is not None:
            self._lane.run(partial(self._blame.killed, self._item))
            self._leave_out(self._item, "its player died with it", Trouble.KILLED)
            self.turn()

    @Slot()
    def _give_up(self) -> None:
        """Leave all films out: the machine cannot play them."""
        _log.error("film_no_codec: no player")
        self.programme.films_off = True
        self._tell()
        self.turn()

    @Slot(object)
    def _framed(self, image: QImage) -> None:
        """Show a frame of the film whose turn it is."""
        item = self._item
        if item is not None and self._watch is not None:
            self._watch.frame(self._clock.monotonic())
            self._image = None
            self.scene.emit(Moving(item, image))

    @Slot(object)
    def _ended(self, why: str) -> None:
        """Go on after a film; one that ended with an error is left out until it changes."""
        item, watch = self._item, self._watch
        if item is None or watch is None:
            return
        self._watch = None
        self._watching.stop()
        if why:
            judge, gone = partial(self._judge, item, why), lambda _: self.look()
            self._lane.run(partial(mark_of, item.path), judge, gone)
        elif watch.has_shown:
            self.programme.played(item)
        else:
            self.programme.stood_still(item)
        took = 1000 * (self._clock.monotonic() - watch.began)
        self._stay(max(0.0, LEAST_MS - took))

    def _judge(self, item: Item, why: str, mark: Mark) -> None:
        """Leave a film out that is as it was; one taken away or replaced meanwhile is not to blame.

        A stick that is pulled out and put back would lose all its films.
        """
        if mark == item.mark:
            lacks_codec = why.startswith(LACKS_CODEC)
            self._leave_out(item, why, Trouble.CODEC if lacks_codec else Trouble.UNREADABLE)
        else:
            self.look()

    def watch(self) -> None:
        """Skip a film that stands still."""
        item, watch, now = self._item, self._watch, self._clock.monotonic()
        if item is None or watch is None or self._player is None or self._rests:
            return
        watch.position(self._player.position, now)
        if watch.is_over(now):
            self.turn()
        elif watch.is_stuck(now):
            _log.warning("film stood still file=%s", printable(item.name))
            self.programme.stood_still(item)
            self._player.kill()
            self.turn()

    def _stop_film(self) -> None:
        """Let the film's file go."""
        if self._player is not None:
            self._player.stop()
            self._lane.run(self._blame.ends)

    def _level(self, volume: float) -> None:
        """Give the films their volume."""
        if self._player is not None:
            self._player.level(volume)

    # --- what staff are told ----------------------------------------------------------------------

    def _leave_out(self, item: Item, why: str, trouble: Trouble) -> None:
        """Leave a file out until it changes; the log says why."""
        _log.warning("film_unreadable file=%s: %s", printable(item.name), why)
        self.programme.failed(item, trouble)
        self._tell()

    def _tell(self) -> None:
        """Tell how the films are, if that is news."""
        said = self.programme.told()
        if said != self._last:
            self._last = said
            self.told.emit(said)
