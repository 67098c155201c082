"""Whole and cut-off JPEGs."""

import pytest
from PySide6.QtGui import QColor, QImage

from queue_display.film import jpeg


@pytest.fixture
def whole(folder):
    """Return the bytes of a JPEG with something in it."""
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    for x in range(160):
        for y in range(90):
            image.setPixelColor(x, y, QColor(x, y, (x * y) % 256))
    assert image.save(str(folder / "a.jpg"))
    return (folder / "a.jpg").read_bytes()


def is_whole(folder, content):
    (folder / "b.jpg").write_bytes(content)
    return jpeg.is_whole(folder / "b.jpg")


def test_a_whole_picture_is_whole_whatever_follows_it(folder, whole):
    assert is_whole(folder, whole)
    assert is_whole(folder, whole + b"trailer of a phone")


@pytest.mark.parametrize("share", [0.0001, 0.1, 0.5, 0.99])
def test_one_that_was_cut_off_is_not(folder, whole, share):
    assert not is_whole(folder, whole[: max(1, int(share * len(whole)))])


def test_the_small_picture_inside_does_not_count(folder, whole):
    """EXIF carries a whole JPEG of its own."""
    inside = b"\xff\xe1" + (len(whole) + 2).to_bytes(2, "big") + whole
    assert is_whole(folder, whole[:2] + inside + whole[2:])
    assert not is_whole(folder, (whole[:2] + inside + whole[2:])[:-200])


@pytest.mark.parametrize("content", [b"\xff\xd8", b"\xff\xd8" + b"\xff" * 300, b"\xff\xd8\0\0\0\0"])
def test_nonsense_is_not(folder, content):
    assert not is_whole(folder, content)
