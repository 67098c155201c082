"""Faces: five of them, told apart without colour, clear of their frame, with whole labels."""

import itertools

import pytest
from PySide6.QtGui import QColor

from centre.shell.pieces import Face

LABELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")


def features(face: Face) -> tuple[bool, ...]:
    """Return the picture in black and white: what is white and what is not."""
    picture = face.grab().toImage()
    return tuple(
        picture.pixelColor(x, y).lightness() > 200
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )


def test_faces_are_told_apart_without_their_colour(qtbot, theme):
    faces = [Face(theme, str(level), level) for level in range(5)]
    for face in faces:
        qtbot.addWidget(face)
        face.resize(face.sizeHint())
    shapes = [features(face) for face in faces]
    for one, other in itertools.combinations(shapes, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 20


@pytest.mark.parametrize("size_mm", [(80, 140), (150, 100), (48, 70)])
def test_face_keeps_clear_of_its_frame_and_its_label_is_whole(qtbot, any_theme, size_mm):
    for level, label in enumerate(LABELS):
        face = Face(any_theme, str(level), level, label)
        qtbot.addWidget(face)
        face.resize(any_theme.px(size_mm[0]), any_theme.px(size_mm[1]))
        head = face._head(face._fitted())
        assert face.fits(), label
        assert head.left() >= any_theme.px(4)
        assert head.top() >= any_theme.px(4)
        assert head.right() <= face.width() - any_theme.px(4)


def test_frame_is_plain_for_every_answer(qtbot, theme):
    worst, best = Face(theme, "0", 0), Face(theme, "4", 4)
    for face in (worst, best):
        qtbot.addWidget(face)
        face.resize(face.sizeHint())
    pictures = [face.grab().toImage() for face in (worst, best)]
    assert pictures[0].pixelColor(1, 200) == pictures[1].pixelColor(1, 200)
    assert pictures[0].pixelColor(worst.width() // 2, round(worst._head(worst._fitted()).top()) + 9)
    assert QColor("#B3261E") == pictures[0].pixelColor(worst.width() // 2, worst.height() // 2 - 40)


def test_name_for_screen_readers_is_the_label(qtbot, theme):
    face = Face(theme, "3", 3, "Hài lòng")
    qtbot.addWidget(face)
    face.set_label("Satisfied")
    assert face.accessibleName() == "Satisfied"
