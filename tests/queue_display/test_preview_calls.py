"""Board and hall in a preview: the face that the program will show, with the facts about it."""

import pytest

from centre.settings import Display
from queue_display.optics import Surface
from queue_display.preview_calls import CallsPreview, FilmPlace
from queue_display.scene import Scene


@pytest.mark.parametrize("layout", ["board", "hall"])
def test_a_preview_shows_calls_in_every_row(qtbot, clock, layout):
    shown = CallsPreview(Scene.of(Display(layout=layout), None, clock.now()))
    face = shown.face()
    qtbot.addWidget(face)
    face.resize(1920, 1080)
    face.grab()
    assert all(row.spoken() for row in face.rows)
    assert shown.legibility(Surface(1920, 1080, 43, 6)).rows == len(face.plan.rows)


def test_films_of_the_settings_have_their_place(qtbot, clock):
    shown = CallsPreview(Scene.of(Display(films="films"), None, clock.now()))
    face = shown.face()
    qtbot.addWidget(face)
    (place,) = face.findChildren(FilmPlace)
    assert face.plan.film is not None
    assert place.geometry().width() == face.plan.film.width
    assert place.grab().toImage().pixelColor(1, 1).name() == "#0e2a47"


def test_films_without_room_are_told(clock, qapp):
    shown = CallsPreview(Scene.of(Display(films="films"), None, clock.now()))
    told = shown.legibility(Surface(1920, 1080, 43, 10))
    assert not told.too_small
    assert any("films" in note for note in told.notes)
