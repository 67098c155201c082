"""The keypad's page: no faces before it is asked, fixed order, worst left, all faces alike."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect

from centre.shell.theme import Theme
from db.facts import OpenRating
from kiosk.areas import Areas
from kiosk.rating import RatingPage, RatingView
from kiosk.screens.rating import RatingScene, RatingScreen


@pytest.fixture
def page(graveyard, words, clock):
    made = RatingScreen(Theme(5.88), clock.monotonic)
    made.resize(1280, 720)
    yield made
    made.deleteLater()


@pytest.fixture
def show(page, centre, clock, instrument):
    rating = OpenRating(
        uuid4(), "A012", "3", clock.now(), clock.now() + timedelta(seconds=20), instrument
    )
    room = QRect(24, 24, 1232, 672)

    def run(which, level=None, serving=None, *, compact=True):
        view = RatingView(which, rating if which is RatingPage.OPEN else None, serving, level)
        scene = RatingScene(view, centre.counters["3"], "vi", "en")
        page.show_scene(scene, Areas(room, room, 18, compact=compact, lowered=False))
        return page

    return run


def shown(page):
    return [face for face in page.faces if face.isVisibleTo(page)]


def test_idle_page_shows_counter_and_number_alone(show):
    page = show(RatingPage.IDLE, serving="A012")
    assert page.question.text() == "Quầy 3"
    assert page.number.text() == "A012"
    assert shown(page) == []


@pytest.mark.parametrize("compact", [True, False])
def test_faces_stand_worst_left_and_are_alike(show, compact):
    page = show(RatingPage.OPEN, compact=compact)
    assert [face.accessibleName() for face in shown(page)] == [
        "Không hài lòng",
        "Hài lòng",
        "Rất hài lòng",
    ]
    assert [face.x() for face in shown(page)] == sorted(face.x() for face in shown(page))
    assert len({face.size().toTuple() for face in shown(page)}) == 1
    assert page.about.text() == "Số A012 · Đánh giá không ghi tên."


def test_touched_face_stands_out(show):
    page = show(RatingPage.OPEN, level=3)
    assert [face.is_closed() for face in shown(page)] == [True, True, False]


def test_thanks_and_trouble_offer_nothing(show):
    assert show(RatingPage.THANKS).question.text() == "Cảm ơn Ông/Bà!"
    page = show(RatingPage.TROUBLE)
    assert shown(page) == []
    assert not page.skip.isVisibleTo(page)


@pytest.mark.parametrize("compact", [True, False])
def test_labels_of_the_faces_stand_in_one_line_of_one_size(show, compact):
    page = show(RatingPage.OPEN, compact=compact)
    fitted = [face._fitted() for face in page.faces]
    assert {len(words.lines) for words in fitted} == {1}
    assert len({words.font_px for words in fitted}) == 1
    assert all(words.fits for words in fitted)


def test_labels_too_long_for_one_line_fill_up_alike(page, show):
    page.wear(Theme(5.88, large=True))
    for face in page.faces:
        face.wear(page.theme)
    page = show(RatingPage.OPEN)
    fitted = [face._fitted() for face in page.faces]
    assert len({len(words.lines) for words in fitted}) == 1
