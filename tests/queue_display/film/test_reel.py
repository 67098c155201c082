"""What the films' own process does with orders and frames (as a process: test_booth)."""

import json
import mmap
import os

import pytest
from PySide6.QtGui import QColor, QImage

from queue_display.film import reel
from queue_display.film.reel import Orders, Reel, fitted

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No RHI backend")


def image(wide, high):
    made = QImage(wide, high, QImage.Format.Format_ARGB32)
    made.fill(QColor("orange"))
    return made


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((1920, 1080), (960, 540)), ((1080, 1920), (303, 540)), ((64, 48), (64, 48))],
)
def test_a_frame_is_made_as_large_as_its_place_at_most(size, wanted):
    made = fitted(image(*size), (960, 540))
    assert (made.width(), made.height()) == wanted
    assert made.bytesPerLine() == 4 * wanted[0]
    assert made.pixelColor(9, 9) == QColor("orange")


@pytest.mark.parametrize("size", [(0, 0), (9000, 9000)])
def test_a_frame_larger_than_the_glass_is_none(size):
    assert fitted(QImage(*size, QImage.Format.Format_RGB32), (9000, 9000)).isNull()


@pytest.fixture
def told(qapp):
    """A reel on a glass of its own, and what it tells."""
    news = []
    with mmap.mmap(-1, reel.GLASS) as glass:
        made = Reel(glass, lambda *said: news.append(said))
        yield made, news
        made.close()
        made.deleteLater()


def test_one_frame_is_handed_over_at_a_time(told, put, film, qtbot):
    made, news = told
    made.obey("level", 0.0)
    made.obey("play", 7, str(put("a.mp4", film(frames=8))), 32, 32)
    qtbot.waitUntil(lambda: news[-1][0] == "ended")
    assert [each for each in news if each[0] != "at"] == [
        ("ready",),
        ("frame", 7, 32, 24),
        ("ended", 7, ""),
    ]


def test_the_board_asks_for_each_next_frame_in_the_size_of_its_place(told, put, film, qtbot):
    made, news = told
    made.obey("play", 1, str(put("a.mp4", film(frames=50))), 32, 32)
    qtbot.waitUntil(lambda: news[-1][0] == "frame")
    made.obey("next", 16, 16)
    qtbot.waitUntil(lambda: ("frame", 1, 16, 12) in news)
    made.obey("pause", True)  # noqa: FBT003 - as JSON has it
    made.obey("stop")


def test_orders_may_come_in_pieces(qtbot):
    reading, writing = os.pipe()
    heard = []
    orders = Orders(reading, lambda *order: heard.append(order))
    path = "phim\nmới 'x'.mp4"
    line = json.dumps(["play", 1, path, 9, 9]).encode() + b'\n["stop"]\n'
    os.write(writing, line[:15])
    qtbot.wait(20)
    os.write(writing, line[15:])
    qtbot.waitUntil(lambda: heard == [("play", 1, path, 9, 9), ("stop",)])
    orders._notifier.setEnabled(False)
    orders.deleteLater()
    for each in (reading, writing):
        os.close(each)
