"""The door display's face: what is painted when, what is clipped (nothing), what blinks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from centre.shell.theme import COLOURS
from queue_display import pen as pen_module
from queue_display.door import parts as parts_module
from queue_display.door import stage as stage_module
from queue_display.door.flow import NOTHING, DoorView
from queue_display.optics import Widths
from queue_display.pages import Posting

SIZES = [
    (1280, 800, 10.1, 4.0),
    (1024, 600, 7.0, 3.0),
    (1920, 1080, 32.0, 6.0),
    (1080, 1920, 24.0, 6.0),
    (1366, 768, 15.6, 5.0),
    (3840, 2160, 43.0, 8.0),
]
LANGUAGES = ("vi", "both", "en", "english")
IN_EVERY_RUN = {(SIZES[0], "en"), (SIZES[4], "english"), *((size, "both") for size in SIZES)}
GLASSES = [
    pytest.param(
        size,
        languages,
        id=f"{size}-{languages}",
        marks=[] if (size, languages) in IN_EVERY_RUN else [pytest.mark.shots],
    )
    for size in SIZES
    for languages in LANGUAGES
]
"""Every size in both languages; what is left is drawn with `make shots`, to be looked at."""
WIDE = Widths(number=2.9, counter=1.16)


def view(scene="called", label="H888", *, again=False, blinking=False, bright=False, lost_at=None):
    return DoorView(scene, label, again, blinking, bright, lost_at, 0)


@pytest.fixture
def scenes(clock):
    """Every scene with its longest contents."""
    return {
        "called": view(blinking=True, bright=True, again=True),
        "calm": view(again=True),
        "served": view("served"),
        "free": view("free", ""),
        "paused": view("paused", ""),
        "closed": view("closed", ""),
        "lost": view("served", lost_at=clock.now()),
    }


class Ruler:
    """Stands in for the pen's two ways of writing and notes what did not fit."""

    def __init__(self, monkeypatch):
        self.seen, self.misfits = [], []
        real_number, real_write = pen_module.number, pen_module.write

        def number(painter, text, ink, box):
            place = real_number(painter, text, ink, box)
            is_whole = place.height() >= ink.px * 0.714 * 0.9
            self._note(painter, text, place, is_whole and place.width() <= box.width() + 1)
            return place

        def write(painter, text, ink, box):
            fitted = pen_module.set_words(text, ink, box)
            place = real_write(painter, text, ink, box)
            fits = fitted.fits and box.adjusted(-1, -1, 1, 1).contains(place)
            self._note(painter, text, QRectF(place), fits)
            return place

        for module in (pen_module, parts_module, stage_module):
            monkeypatch.setattr(module, "number", number)
            monkeypatch.setattr(module, "write", write)

    def _note(self, painter, text, place, good):
        device = painter.device()
        whole = QRectF(0, 0, device.width(), device.height()).adjusted(-1, -1, 1, 1)
        self.seen.append(text)
        if not (good and whole.contains(painter.transform().mapRect(place))):
            self.misfits.append((text, place))


@pytest.mark.parametrize(("size", "languages"), GLASSES)
def test_nothing_is_clipped_with_the_longest_texts(
    request, face, texts, size, languages, *, scenes, shot
):
    vi, en = request.getfixturevalue("vi"), request.getfixturevalue("en")
    sets = {"vi": (vi,), "both": (vi, en), "en": (en,), "english": (en, vi)}
    words = sets[languages]
    made = face(*size, words, WIDE)
    ruler = Ruler(request.getfixturevalue("monkeypatch"))
    made.show_texts(texts)
    made.show_time(request.getfixturevalue("clock").now())
    for name, each in scenes.items():
        made.show_view(each)
        made.grab()
        shot(made, f"door-{name}-{size[0]}x{size[1]}-{languages}")
    assert ruler.misfits == []
    first = words[0]
    expected = {"H888", "12", "08:00", texts.name, first.counter, first.again}
    expected |= {getattr(first, each) for each in ("called", "served", "free", "paused", "closed")}
    expected |= {first.paused_line, first.closed_line}
    expected |= {each.served for each in words} | {each.closed for each in words}
    assert expected <= set(ruler.seen)
    assert made.pages, "the notice is paged, never cut"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_plain_counter_at_every_size(request, face, texts, size, shot):
    """The usual door: its name says no more than its sign."""
    made = face(*size)
    ruler = Ruler(request.getfixturevalue("monkeypatch"))
    made.show_texts(replace(texts, code="3", name="", services=texts.services[:2]))
    made.show_time(request.getfixturevalue("clock").now())
    for scene, label in (("called", "A012"), ("served", "A012"), ("paused", "")):
        made.show_view(view(scene, label))
        made.grab()
        shot(made, f"door-plain-{scene}-{size[0]}x{size[1]}")
    assert ruler.misfits == []


def test_a_text_that_cannot_fit_would_be_noticed(face, texts, scenes, monkeypatch):
    """The control of the tests before."""
    made = face()
    ruler = Ruler(monkeypatch)
    made.show_texts(replace(texts, name=texts.name * 12))
    made.show_view(replace(scenes["called"], label="W888888888888"))
    made.grab()
    assert {"W888888888888", texts.name * 12} <= {text for text, _ in ruler.misfits}


def test_services_without_room_are_counted_and_none_is_cut(face, texts):
    made = face(1024, 600, 7.0, 3.0)
    made.show_texts(replace(texts, name="Hộ tịch và chứng thực"))
    said = made.about.spoken()
    shown = [name for name in texts.services if name in said]
    assert 0 < len(shown) < len(texts.services)
    assert f"và {len(texts.services) - len(shown)} dịch vụ khác" in said


def test_services_without_room_beside_the_sign_are_all_told_on_the_strip(face, texts):
    made = face(1024, 600, 7.0, 3.0)
    made.show_texts(texts)
    told = " ".join(line.text for page in made.pages for line in page.lines)
    assert all(name in told for name in texts.services)
    made.show_texts(replace(texts, name="", services=texts.services[:1]))
    assert not any("Hộ tịch" in line.text for page in made.pages for line in page.lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_name_and_services_are_as_large_as_the_set_up_was_told(face, texts, size, monkeypatch):
    made = face(*size)
    made.show_texts(texts)
    drawn = []

    def write(painter, text, ink, box):
        drawn.append(pen_module.set_words(text, ink, box).font_px)
        return pen_module.write(painter, text, ink, box)

    monkeypatch.setattr(parts_module, "write", write)
    made.about.grab()
    assert drawn
    assert min(drawn) >= made.plan.small * 0.85


def test_a_notice_of_several_pages_says_which_part_is_on(face, texts):
    made = face()
    made.show_texts(texts)
    parts = made.pages[-1].parts
    made.show_view(replace(view(), page=len(made.pages) - 1))
    assert made.strip.content.part == f"{parts}/{parts}"
    made.show_texts(replace(texts, services=(), notices=(Posting("", "Nghỉ trưa"),)))
    assert made.strip.content.part == ""


def corner(made) -> QColor:
    return made.grab().toImage().pixelColor(2, 2)


def test_the_frame_of_the_whole_screen_blinks_with_the_call_and_stays_while_it_stands(face):
    made = face()
    gold, dark = QColor(COLOURS["tv_number"]), QColor(COLOURS["tv_bg"])
    seen = []
    for each in (
        view(blinking=True, bright=True),
        view(blinking=True),
        view(),
        view("served"),
        view("free", ""),
    ):
        made.show_view(each)
        seen.append(corner(made))
    assert seen == [gold, dark, gold, dark, dark]


class Painting(QObject):
    """Notes which parts are painted, and which of the face's own pixels."""

    def __init__(self, window):
        super().__init__()
        self.window, self.painted, self.own = window, set(), 0
        for part in (window, *window.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, part, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.add(part)
            if part is self.window:
                self.own += sum(box.width() * box.height() for box in event.region())
        return False


def test_a_pulse_paints_the_stage_and_the_frame_alone(face, texts, qapp):
    made = face()
    made.show_texts(texts)
    made.show_view(view(blinking=True, bright=True))
    qapp.processEvents()
    listener = Painting(made)
    made.show_view(view(blinking=True))
    qapp.processEvents()
    assert listener.painted == {made, made.stage}
    assert listener.own < made.width() * made.height() / 5
    listener.painted.clear()
    made.show_view(view(blinking=True))
    qapp.processEvents()
    assert listener.painted == set()
    made.update()
    qapp.processEvents()
    assert made in listener.painted, "the control: it does hear"
    for part in (made, *made.findChildren(QWidget)):
        part.removeEventFilter(listener)


def test_a_lost_link_covers_the_notices_and_never_the_number(face, texts, clock):
    made = face()
    made.show_texts(texts)
    made.show_view(view("served", "A012", lost_at=clock.now()))
    assert made.strip.spoken() == "Mất kết nối lúc 08:00 — mời nghe gọi tại quầy"
    assert "A012" in made.stage.spoken()
    made.show_view(view("served", "A012"))
    assert made.strip.spoken().startswith("Quầy này nhận")


def test_another_size_shows_the_same(face, texts, qapp):
    made = face()
    made.show_texts(texts)
    made.show_view(view())
    made.resize(1080, 1920)
    qapp.processEvents()
    assert made.stage.spoken() == "MỜI SỐ · H888"
    assert made.stage.width() == made.plan.stage.width
    edge = made.stage.mapTo(made, QPoint(0, 0))
    assert edge.x() >= made.plan.edge


def test_longer_numbers_make_smaller_digits(face):
    made = face(1080, 1920, 24.0, 6.0)
    before = made.plan.digit
    made.widen(Widths(number=3.9))
    assert made.plan.digit < before


def test_before_anything_is_read_the_counter_is_closed(face):
    assert face().stage.spoken() == "QUẦY ĐÓNG"
    assert NOTHING.scene == "closed"
