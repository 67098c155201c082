"""Every page of the kiosk as pictures (make shots), and that no page has been forgotten."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from centre.settings import Kiosk, Screen
from db.facts import OpenRating
from kiosk.keypad import KeypadWindow
from kiosk.rating import RatingPage, RatingView
from kiosk.screens.message import Busy
from kiosk.screens.rating import RatingScene
from kiosk.visit import Look, Page

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
MARKS = ("", "large", "contrast", "lowered")
KEYPADS = {
    "1280x800": Screen(inches=10.1, width=1280, height=800),
    "1024x600": Screen(inches=10.1, width=1024, height=600),
    "1080x1920": Screen(inches=21.5, width=1080, height=1920),
}


@pytest.mark.shots
@pytest.mark.parametrize(
    ("size", "language", "mark"), list(product(SIZES, ("vi", "en"), MARKS)), ids=str
)
def test_every_page_is_drawn(window, words, scene, shot, *, size, language, mark):
    made = window(size)
    words.switch(language)
    look = replace(Look(language), **{mark: True} if mark else {})
    for case in scene.cases:
        made.show_scene(scene(case, look))
        shot(made, "-".join(filter(None, ("kiosk", case, size, language, mark))))


@pytest.fixture
def keypad(words, clock):
    """Return a maker of keypad windows; each is taken away after the test."""
    made = []

    def make(size):
        screen = KEYPADS[size]
        made.append(KeypadWindow(Kiosk(screen=screen), clock.monotonic, windowed=True))
        made[-1].resize(screen.width, screen.height)
        return made[-1]

    yield make
    for window in made:
        window.leave()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.shots
@pytest.mark.parametrize(("size", "language"), list(product(KEYPADS, ("vi", "en"))))
def test_every_page_of_the_keypad_is_drawn(
    keypad, words, centre, instrument, clock, *, shot, size, language
):
    made = keypad(size)
    words.switch(language)
    times = (clock.now(), clock.now() + timedelta(seconds=20))
    rating = OpenRating(uuid4(), "A012", "3", *times, instrument)
    for page, level in [*((page, None) for page in RatingPage), (RatingPage.OPEN, 3)]:
        view = RatingView(page, rating if page is RatingPage.OPEN else None, "A012", level)
        following = "en" if language == "vi" else "vi"
        drawn = RatingScene(view, centre.counters["3"], language, following)
        made.show_scene(drawn, centre, clock.now())
        name = f"{page}-touched" if level else page
        shot(made, f"rating-{name}-{size}-{language}")


def test_every_page_has_a_scene_and_every_scene_a_page(window, scene):
    """Else a page would be neither checked nor drawn anywhere."""
    assert {scene(case).view.page for case in scene.cases} == set(Page)
    assert set(window().pages) == set(Page)


class Broken(QWidget):
    """A piece whose painting fails."""

    def paintEvent(self, event):
        raise ZeroDivisionError


def test_a_page_that_cannot_be_drawn_is_found(window, scene, monkeypatch):
    """The control of the pictures: words that fail and paint that fails are both heard."""
    made = window()
    monkeypatch.setattr(Busy, "fill", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        made.show_scene(scene("busy"))
    made.show_scene(scene("home"))
    Broken(made.ground).resize(10, 10)
    with pytest.raises(ZeroDivisionError):
        made.grab()
