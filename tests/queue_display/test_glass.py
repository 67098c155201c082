"""The window of a lobby screen: dark at night, lit by a call, its picture some pixels aside."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage

from centre.settings import Display
from centre.shell.pieces import Page
from queue_display.glass import Glass
from queue_display.pages import Posting
from queue_display.pen import colour
from queue_display.shifting import REACH_PX, STEP_MINUTES

NIGHT = {"dark_from": "18:00", "dark_to": "06:30"}
SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]
SAID = (Posting("Thủ tục đăng ký khai sinh", "Thời hạn: ngay trong ngày · Lệ phí: không"),)


@pytest.fixture
def lobby(qtbot, clock, face, view, shown):
    """Make a window around a board with calls, of a size and with these settings."""
    made = []

    def make(width=640, height=360, **settings):
        board = face(width, height)
        calls = [shown(f"A{n:03}", str(n), lit=n == 8) for n in range(8, 0, -1)]
        board.show_view(view(calls[0], rows=calls, coming=["A020", "A021"]))
        board.show_centre("Trung tâm Phục vụ hành chính công xã Ea Kiết", "Khu A", SAID)
        board.show_time(clock.now())
        glass = Glass(Display(**settings), board, clock, windowed=True)
        glass.resize(width, height)
        board.show()
        with qtbot.waitExposed(glass):
            glass.show()
        made.append(glass)
        return glass, board

    yield make
    for glass in made:
        glass.leave()
        glass.deleteLater()


class Brush(QObject):
    """Counts what is painted of a widget and everything in it."""

    def __init__(self, watched):
        super().__init__()
        self.strokes = 0
        for widget in (watched, *watched.findChildren(QObject)):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.strokes += event.type() is QEvent.Type.Paint
        return False


def colours(glass):
    """Return the colours of the window's picture on a coarse grid."""
    picture = glass.grab().toImage()
    spots = product(range(0, picture.width(), 7), range(0, picture.height(), 7))
    return {picture.pixelColor(*spot).name() for spot in spots}


def test_the_face_fills_the_window(lobby):
    glass, board = lobby(shifting=False)
    assert board.geometry() == glass.rect()
    glass.resize(500, 400)
    assert board.geometry() == QRect(0, 0, 500, 400)


def test_in_the_dark_hours_the_screen_is_black_and_nothing_is_painted(
    lobby, clock, qapp, view, shown
):
    glass, board = lobby(**NIGHT)
    assert len(colours(glass)) > 5
    clock.move(hours=10)
    glass.tick(clock.now())
    qapp.processEvents()
    assert glass.is_dark
    assert colours(glass) == {QColor("black").name()}
    brush = Brush(board)
    board.show_view(view(shown("B001", "2", lit=True), bright=True))
    board.show_time(clock.now())
    board.ticker.turn()
    qapp.processEvents()
    assert brush.strokes == 0
    glass.light()
    qapp.processEvents()
    assert brush.strokes > 0
    assert len(colours(glass)) > 5


def test_the_screen_is_dark_and_lit_once_each_and_says_so(lobby, clock, qtbot, caplog):
    caplog.set_level("INFO")
    glass, _ = lobby(**NIGHT)
    told = []
    glass.darkened.connect(told.append)
    for _ in range(24 * 60):
        clock.move(minutes=1)
        glass.tick(clock.now())
    assert told == [True, False]
    assert caplog.text.count("screen dark") == caplog.text.count("screen lit") == 1


def test_a_call_lights_the_screen_for_ten_minutes(lobby, clock):
    glass, board = lobby(**NIGHT)
    clock.move(hours=10)
    glass.tick(clock.now())
    glass.light()
    assert not glass.is_dark
    assert board.isVisible()
    clock.move(minutes=9)
    glass.tick(clock.now())
    assert not glass.is_dark
    clock.move(minutes=1)
    glass.tick(clock.now())
    assert glass.is_dark


def test_a_call_by_day_changes_nothing(lobby, qtbot):
    glass, _ = lobby(**NIGHT)
    with qtbot.assertNotEmitted(glass.darkened):
        glass.light()


def test_a_screen_that_starts_at_night_is_dark_at_once(lobby, clock, face):
    clock.move(hours=12)
    glass = Glass(Display(**NIGHT), face(), clock, windowed=True)
    assert glass.is_dark
    assert not glass._face.isVisibleTo(glass)
    glass.leave()
    glass.deleteLater()


def test_the_calm_page_of_a_crash_is_shown_at_night_too(lobby, clock):
    glass, _ = lobby(**NIGHT)
    clock.move(hours=10)
    glass.tick(clock.now())
    page = Page(glass.theme())
    glass.cover(page)
    assert page.isVisible()


# --- burn-in: the picture at its nine places ------------------------------------------------------


def rim(rect):
    """Yield the pixels that are at most REACH_PX from the sides of a rectangle."""
    far = (rect.width() - REACH_PX, rect.height() - REACH_PX)
    beside = [*range(REACH_PX), *range(far[0], rect.width())]
    below = [*range(REACH_PX), *range(far[1], rect.height())]
    yield from product(beside, range(rect.height()))
    yield from product(range(rect.width()), below)


def drawn(widget):
    """Return a widget's picture without transparency, which a face in its window has not."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def edge(picture):
    """Return the colours of a picture's outermost pixels."""
    return {picture.pixelColor(*spot).name() for spot in rim(picture.rect())}


def whole(picture, still, right, down):
    """Tell whether a picture is still's, moved: all that is inside both is the same."""
    inside = picture.rect() & still.rect().translated(right, down)
    return picture.copy(inside) == still.copy(inside.translated(-right, -down))


def free(picture, right, down):
    """Return the colours of what a moved picture leaves free."""
    taken = picture.rect().translated(right, down)
    spots = (spot for spot in rim(picture.rect()) if not taken.contains(*spot))
    return {picture.pixelColor(*spot).name() for spot in spots}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_at_all_nine_places_the_whole_picture_is_there(lobby, clock, qapp, width, height, shot):
    glass, board = lobby(width, height)
    grounds = {colour("tv_bg").name(), colour("tv_panel").name()}
    still = drawn(board)
    assert edge(still) <= grounds
    seen = set()
    clock.at = clock.at.replace(hour=9)
    for _ in range(9):
        clock.move(minutes=STEP_MINUTES)
        glass.tick(clock.now())
        right, down = board.x(), board.y()
        seen.add((right, down))
        picture = drawn(glass)
        assert whole(picture, still, right, down)
        assert free(picture, right, down) <= {colour("tv_bg").name()}
        if right == down != 0:
            shot(glass, f"board-shifted-{width}x{height}-{'right' if right > 0 else 'left'}")
    assert seen == set(product((-REACH_PX, 0, REACH_PX), repeat=2))


def test_a_board_with_words_at_its_edge_would_be_noticed(lobby):
    """The control of the test before."""
    _, board = lobby(640, 360)
    board.header.move(-board.plan.margin, 0)
    still = board.grab().toImage()
    assert not edge(still) <= {colour("tv_bg").name(), colour("tv_panel").name()}


def test_without_shifting_the_picture_stands_still(lobby, clock):
    glass, board = lobby(shifting=False)
    for _ in range(9):
        clock.move(minutes=STEP_MINUTES)
        glass.tick(clock.now())
        assert (board.x(), board.y()) == (0, 0)
