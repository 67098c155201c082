"""The whole board: what is painted when, what is clipped (nothing), what grows (nothing)."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from queue_display.layout import Widths
from queue_display.pages import Posting
from queue_display.pen import width_of
from queue_display.preview_calls import FilmPlace

SIZES = [
    (1920, 1080, 43, 6),
    (1920, 1080, 43, 10),
    (1920, 1080, 55, 8),
    (1080, 1920, 43, 6),
    (3840, 2160, 65, 8),
    (1366, 768, 32, 4),
    (768, 1366, 32, 4),
]
LONG_NAME = "Quầy tiếp nhận và trả kết quả 12"
LONG_CENTRE = "Trung tâm Phục vụ hành chính công xã Hương Khê Nguyễn Trường Tộ"


@pytest.fixture
def widths():
    """The widest letters a sample centre has, and two-digit counters."""
    return Widths(max(width_of(f"{c}000", 1000) for c in "ABCEGHK") / 1000, 1.16)


@pytest.fixture
def morning(shown, view):
    """Six calls, the first one highlighted and in the panel."""
    calls = [shown("A012", "3", lit=True)]
    calls += [shown(f"B{n:03}", str(n)) for n in range(7, 2, -1)]
    return view(calls[0], rows=calls, coming=("A013", "B008"))


# --- only what changed is painted ---------------------------------------------------------------


class Painting(QObject):
    """Notes which parts of a window are painted, and which rectangles of it."""

    def __init__(self, window):
        super().__init__()
        self.window, self.painted = window, []
        for part in (window, *window.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, part, event):
        if event.type() == QEvent.Type.Paint:
            at = part.mapTo(self.window, QPoint(0, 0))
            self.painted.append((part, event.region().boundingRect().translated(at)))
        return False

    def area(self) -> int:
        return sum(place.width() * place.height() for _, place in self.painted)

    def only(self, *parts):
        """Assert that exactly these parts were painted, each once, and nothing between them."""
        assert {part for part, _ in self.painted} == set(parts)
        assert self.area() == sum(part.width() * part.height() for part in parts)


@pytest.fixture
def painted(face, morning, qapp):
    """Show a morning, and listen to what is painted from now on."""
    made = face()
    made.show_centre("Trung tâm", "", ())
    made.show_view(morning)
    qapp.processEvents()
    listener = Painting(made)
    yield made, listener
    for part in (made, *made.findChildren(QWidget)):
        part.removeEventFilter(listener)


def test_one_changed_row_paints_that_row_alone(painted, morning, shown, qapp):
    made, listener = painted
    rows = (*morning.rows[:3], shown("C021", "9"), *morning.rows[4:])
    made.show_view(replace(morning, rows=rows))
    qapp.processEvents()
    listener.only(made.rows[3])


def test_a_pulse_paints_the_panel_alone(painted, morning, qapp):
    made, listener = painted
    made.show_view(replace(morning, bright=True))
    qapp.processEvents()
    listener.only(made.panel)


def test_the_minute_paints_the_header_alone(painted, clock, qapp):
    made, listener = painted
    made.show_time(clock.now())
    qapp.processEvents()
    listener.only(made.header)


def test_the_same_view_again_paints_nothing(painted, morning, qapp):
    made, listener = painted
    made.show_view(replace(morning))
    qapp.processEvents()
    assert listener.painted == []


def test_a_full_update_would_be_noticed(painted, morning, qapp):
    """The control of the tests before: painting everything fails them."""
    made, listener = painted
    made.show_view(replace(morning, bright=True))
    made.update()
    qapp.processEvents()
    with pytest.raises(AssertionError):
        listener.only(made.panel)


# --- nothing is clipped ---------------------------------------------------------------------------


@pytest.fixture
def crowded(shown, view, clock):
    """Views with the longest contents: nobody called, everything at once, the link lost."""
    again = shown("H888", "12", again=True, lit=True, name=LONG_NAME)
    rows = [again, *(shown(f"H88{n}", "12", again=bool(n % 2)) for n in range(5))]
    coming = tuple(f"H88{n}" for n in range(8))
    return {
        "empty": view(),
        "newest": view(replace(again, again=False), rows=rows, coming=coming[:1]),
        "full": view(again, bright=True, rows=rows, coming=coming, deaf=True),
        "lost": view(rows[2], rows=rows, lost_at=clock.now()),
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("languages", ["vi", "en", "both", "both-film"])
def test_nothing_is_clipped_or_too_small_with_the_longest_names(
    request, face, size, languages, widths, *, crowded, shot
):
    vi, en = request.getfixturevalue("vi"), request.getfixturevalue("en")
    words = {"vi": (vi,), "en": (en,)}.get(languages, (vi, en))
    film = FilmPlace() if "film" in languages else None
    made = face(*size, words, widths, film=film)
    ruler = request.getfixturevalue("ruler")
    for name, each in crowded.items():
        made.show_view(each)
        made.show_centre(LONG_CENTRE, "Khu A", (Posting(LONG_NAME * 3, LONG_NAME * 5),))
        made.show_time(request.getfixturevalue("clock").now())
        made.grab()
        wide, high, inches, metres = size
        shot(made, f"board-{name}-{wide}x{high}-{inches}in-{metres}m-{languages}")
    first = words[0]
    expected = {"H888", "12", "08:00", first.deaf, first.guidance, first.welcome, first.again}
    if made.plan.coming is None:
        expected.remove(first.guidance)
    assert expected <= set(ruler.seen)
    assert ruler.misfits == []


def test_a_number_that_cannot_fit_would_be_noticed(face, shown, view, ruler):
    """The control of the test before."""
    made = face(1280, 800, 24, 3)
    call = shown("W8888888888", "12")
    made.show_view(view(call, rows=[call]))
    made.grab()
    assert "W8888888888" in ruler.misfits


# --- contents -------------------------------------------------------------------------------------


def test_the_strip_stands_while_the_link_is_lost_and_the_calls_stay(face, morning, clock):
    made = face()
    made.show_view(replace(morning, lost_at=clock.now(), coming=()))
    assert made.strip.spoken() == "Mất kết nối lúc 08:00 — mời nghe gọi tại quầy"
    assert made.strip.isVisible()
    assert made.rows[0].spoken() == "Mời số A012 đến quầy 3"
    made.show_view(morning)
    assert not made.strip.isVisible()


def test_a_dead_loudspeaker_is_on_the_board_s_edge(face, morning):
    made = face()
    made.show_view(replace(morning, deaf=True))
    assert "Loa không hoạt động" in made.header.spoken()
    made.show_view(morning)
    assert "Loa" not in made.header.spoken()


def test_another_size_of_window_shows_the_same_calls(face, morning, qapp):
    made = face()
    made.show_view(morning)
    made.resize(1080, 1920)
    qapp.processEvents()
    assert made.rows[0].spoken() == "Mời số A012 đến quầy 3"
    inside = QRect(0, 0, 1080, 1920)
    assert all(inside.contains(row.geometry()) for row in made.rows)


def test_a_hall_that_needs_fewer_rows_drops_the_oldest(face, morning):
    made = face(metres=10.0)
    made.show_view(morning)
    assert len(made.rows) == 3
    assert made.rows[0].spoken() == "Mời số A012 đến quầy 3"


def test_longer_numbers_of_the_centre_change_the_layout(face):
    made = face()
    before = made.plan
    made.widen(Widths(3.4, 1.16))
    assert made.plan.digit == before.digit
    assert made.plan.rows[0].width > before.rows[0].width
    assert made.rows[0].width() == made.plan.rows[0].width


def test_the_header_tells_whose_lobby_this_is(face, clock):
    made = face()
    made.show_centre("Trung tâm Phục vụ hành chính công xã Ea Kiết", "Khu A", ())
    made.show_time(clock.now())
    said = made.header.spoken()
    assert said == "Trung tâm Phục vụ hành chính công xã Ea Kiết · Khu A · 08:00"


# --- film -----------------------------------------------------------------------------------------


def test_a_film_has_its_own_place_and_nothing_over_it(face, morning):
    film = QWidget()
    made = face(film=film)
    made.show_view(replace(morning, lost_at=None))
    assert film.isVisible()
    assert film.width() / film.height() == pytest.approx(16 / 9, abs=0.02)
    others = [made.panel, made.heading, made.coming, made.header, made.ticker, *made.rows]
    assert not any(film.geometry().intersects(each.geometry()) for each in others)
    assert len(made.rows) == 6


def test_a_film_that_has_its_own_way_of_moving_is_asked(face, morning):
    class Pane(QWidget):
        used = ()

        def use(self, layout, box):
            self.used = (layout, box)

    pane = Pane()
    made = face(film=pane)
    assert pane.used == (made.plan, made.plan.film)


def test_a_film_without_room_is_hidden_and_the_calls_stay(face, morning):
    film = QWidget()
    made = face(metres=10.0, film=film)
    made.show_view(morning)
    assert not film.isVisible()
    assert made.plan.film_left_out
    assert len(made.rows) == 3


def test_a_film_comes_back_with_a_larger_window(face, qapp):
    film = QWidget()
    made = face(1080, 1920, 43, 8, film=film)
    assert not film.isVisible()
    made.resize(1920, 1080)
    qapp.processEvents()
    assert film.isVisible()


# --- nothing grows --------------------------------------------------------------------------------


RIG = Path(__file__).with_name("busy_day.py")


def growth(updates, warm, kept_bytes=0):
    """Run so many updates in a fresh process; return by how many bytes it grew after warm ones."""
    command = [sys.executable, str(RIG), str(updates), str(warm), str(kept_bytes)]
    root = {**os.environ, "PYTHONPATH": str(RIG.parents[2])}
    done = subprocess.run(command, env=root, check=True, capture_output=True, text=True)
    return int(done.stdout)


needs_statm = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="this system does not tell a process's memory"
)


@needs_statm
@pytest.mark.parametrize(
    ("updates", "most"),
    [(6_000, 600_000), pytest.param(20_000, 1_500_000, marks=pytest.mark.prove)],
)
def test_thousands_of_updates_need_no_more_memory(updates, most):
    assert growth(updates, 3_000) < most


@needs_statm
def test_a_board_that_keeps_its_old_calls_would_be_noticed():
    """The control of the test before: 4 KB kept per update."""
    assert growth(2_000, 1_000, 4_000) > 1_500_000
