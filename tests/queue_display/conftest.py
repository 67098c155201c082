"""Ground of the board's tests: calls, words, faces of any size, tiny clips, a listener."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QApplication

from centre.rules.announcing import Spoken, clip_texts
from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.rules.tickets import State
from centre.settings import Settings, load
from centre.shell.theme import load_fonts
from db.facts import Board, BoardCall
from drivers.health import SpeakerKey, SpeakerStatus
from queue_display import hall as hall_module
from queue_display import header as header_module
from queue_display import panel as panel_module
from queue_display import pen as pen_module
from queue_display import rows as rows_module
from queue_display import ticker as ticker_module
from queue_display.app import build
from queue_display.board import BoardFace
from queue_display.flow import Shown, View
from queue_display.layout import Widths
from queue_display.sound import RATE, chime, joined, silence, wav_bytes
from queue_display.tongue import BoardWords, Tongue, words_of

NINE = datetime(2026, 11, 23, 9, 14, tzinfo=ZONE)
LONG_NAME = "Quầy tiếp nhận và trả kết quả 12"
ENGLISH = {
    "number": "NUMBER",
    "to_counter": "COUNTER",
    "again": "Again",
    "newest": "Just called",
    "coming": "Coming soon",
    "column_number": "Number",
    "column_counter": "Counter",
    "whole_call": "Number {number}, please go to counter {counter}",
    "welcome": "Please take a number and watch this board",
    "guidance": "Please keep your ticket and watch for your number",
    "lost": "Connection lost at {time} — please listen at the counter",
    "lost_for": "Connection lost at {time}, {age} ago — please listen at the counter",
    "minutes": "{count} min",
    "hours": "{count} h",
    "deaf": "Loudspeaker off",
}


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """Draw with Noto Sans, as the boxes do."""
    load_fonts()


@pytest.fixture
def vi() -> BoardWords:
    return words_of(Tongue("vi"))


@pytest.fixture
def en(vi: BoardWords) -> BoardWords:
    """English as it will be, whether or not the words are compiled."""
    return replace(vi, language="en", **ENGLISH)


@pytest.fixture
def call() -> Callable[..., BoardCall]:
    """Make a call: label, counter, seconds after nine, how often, state."""

    def make(label="A012", counter="3", after=0.0, again=1, state=State.CALLED, name=None):
        return BoardCall(
            id=uuid4(),
            label=label,
            counter=counter,
            counter_name={"vi": name or f"Quầy {counter}", "en": f"Counter {counter}"},
            zone="A",
            at=NINE + timedelta(seconds=after),
            again=again,
            ticket_state=state,
        )

    return make


@pytest.fixture
def board() -> Callable[..., Board]:
    """Make the store's answer from calls, newest first."""

    def make(*calls, coming=(), at=NINE, day=None):
        return Board(tuple(calls), tuple(coming), at, day or at.date())

    return make


@pytest.fixture
def spoken() -> Callable[..., Spoken]:
    def make(label="A012", counter="3", *, after=0.0, again=False):
        return Spoken(uuid4(), label, counter, again, NINE + timedelta(seconds=after))

    return make


@pytest.fixture
def shown() -> Callable[..., Shown]:
    def make(label="A012", counter="3", *, again=False, lit=False, name=None):
        names = {"vi": name or f"Quầy {counter}", "en": f"Counter {counter}"}
        return Shown(uuid4(), label, counter, names, again, lit)

    return make


@pytest.fixture
def view() -> Callable[..., View]:
    def make(panel=None, *, bright=False, rows=(), coming=(), lost_at=None, deaf=False):
        return View(panel, bright, tuple(rows), tuple(coming), lost_at, deaf)

    return make


@pytest.fixture
def face(qtbot, vi) -> Callable[..., BoardFace]:
    """Make and show a face: width, height, inches, metres, words, widths."""
    kept = []

    def make(
        width=1920, height=1080, inches=43.0, metres=6.0, words=None, widths=None, *, film=None
    ):
        made = BoardFace((inches, metres), words or (vi,), widths or Widths(), film)
        made.resize(width, height)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        kept.append(made)
        return made

    return make


class Ruler:
    """Stands in for the pen's two ways of writing and notes what did not fit."""

    def __init__(self, monkeypatch):
        self.seen, self.misfits = [], []
        self._painter, self._places, self._in_mark = None, [], False
        real_mark = pen_module.mark
        real_number, real_set = pen_module.number, pen_module.set_words
        real_write = pen_module.write

        def number(painter, text, ink, box):
            place = real_number(painter, text, ink, box)
            self._note(text, QRectF(box).adjusted(-1, -9999, 1, 9999).contains(place))
            self._note(text, place.height() >= ink.px * 0.714 - 1.5)
            self._inside(painter, text, place)
            return place

        def mark(painter, text, px, corner, shades):
            plate = QRectF(QRect(corner, pen_module.mark_size(text, px)))
            self._apart(painter, text, plate)
            self._in_mark = True
            real_mark(painter, text, px, corner, shades)
            self._in_mark = False

        def write(painter, text, ink, box):
            fitted = real_set(text, ink, box)
            place = real_write(painter, text, ink, box)
            self._note(text, fitted.fits and box.adjusted(-1, -1, 1, 1).contains(place))
            self._inside(painter, text, QRectF(place))
            return place

        for module in (panel_module, rows_module, hall_module):
            monkeypatch.setattr(module, "mark", mark)
        for module in (pen_module, panel_module, rows_module, hall_module):
            monkeypatch.setattr(module, "number", number)
        for module in (panel_module, rows_module, header_module, ticker_module, hall_module):
            monkeypatch.setattr(module, "write", write)

    def _apart(self, painter, text, place):
        """Note a text that touches another one of the same part."""
        if self._in_mark:
            return
        if painter is not self._painter:
            self._painter, self._places = painter, []
        inner = place.adjusted(1, 1, -1, -1)
        self._note(text, not any(inner.intersects(other) for other in self._places))
        self._places.append(place)

    def _inside(self, painter, text, place):
        self._apart(painter, text, place)
        device = painter.device()
        whole = QRectF(0, 0, device.width(), device.height()).adjusted(-1, -1, 1, 1)
        self._note(text, whole.contains(painter.transform().mapRect(place)))

    def _note(self, text, good):
        self.seen.append(text)
        if not good:
            self.misfits.append(text)


@pytest.fixture
def ruler(monkeypatch: pytest.MonkeyPatch) -> Ruler:
    """Measure every text that is drawn from now on."""
    return Ruler(monkeypatch)


@pytest.fixture
def voice_folder(tmp_path: Path) -> Path:
    """A folder with tiny recorded clips of all Vietnamese and English units, and a short chime."""
    folder = tmp_path / "voice"
    click = wav_bytes(joined([silence(0.001), chime()[: RATE // 100], silence(0.001)]))
    for language in ("vi", "en"):
        (folder / language).mkdir(parents=True)
        for unit in clip_texts(language):
            (folder / language / f"{unit}.wav").write_bytes(click)
    (folder / "chime.wav").write_bytes(click)
    return folder


@dataclass
class Listening:
    """A loudspeaker that notes when each sound began and ended, and can die."""

    seconds: float = 0.02
    dead: bool = False
    heard: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def play(self, wav, volume=100, units=()):
        if self.dead:
            raise Unavailable(SpeakerKey.SPEAKER_DEAD.value, part="speaker")
        began = time.monotonic()
        time.sleep(self.seconds)
        with self.lock:
            self.heard.append(
                SimpleNamespace(
                    began=began, ended=time.monotonic(), units=tuple(units), volume=volume, wav=wav
                )
            )

    def prove(self):
        return SpeakerStatus(SpeakerKey.SPEAKER_DEAD if self.dead else SpeakerKey.OK)

    def overlaps(self) -> int:
        """Return how many sounds began before the one before had ended."""
        order = sorted(self.heard, key=lambda sound: sound.began)
        pairs = pairwise(order)
        return sum(later.began < earlier.ended for earlier, later in pairs)


@pytest.fixture
def listening() -> Listening:
    return Listening()


SCREENS = """
[display.lobby]

[display.side]
zone = "B"
"""


@pytest.fixture
def wired(settings: Settings) -> Settings:
    """The founded centre with two boards; a file may have its own, with devices."""
    file = settings.folder / "centre.toml"
    file.write_text(file.read_text("utf-8") + SCREENS, "utf-8")
    return load(settings.folder)


@pytest.fixture
def open_board(wired, clock, qapp, qtbot):
    """Open boards by name, wait for their first reading; closed after the test."""
    opened = []

    def make(name="lobby", *, wait=True, settings=None, **options):
        app = build(settings or wired, name, clock=clock, windowed=True, **options)
        opened.append(app)
        if wait:
            with qtbot.waitSignal(app.link.seen):
                app.show()
        return app

    yield make
    for app in opened:
        app.close()


@pytest.fixture
def calls(store):
    """Take a number and call it at a counter; return the label."""

    def call(counter="1"):
        served = next(iter(store.centre().counters[counter].serves))
        store.day.take(uuid4(), served, "k1")
        return store.day.call_next(uuid4(), counter).ticket.label

    return call
