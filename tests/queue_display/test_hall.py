"""The hall: every call with the zone to walk to; nothing is clipped, colour never speaks alone."""

from dataclasses import replace

import pytest

from queue_display.hall import HallFace
from queue_display.optics import Widths
from queue_display.pages import Posting

SIZES = [(1920, 1080, 43, 6), (1080, 1920, 43, 6), (3840, 2160, 65, 10), (1366, 768, 32, 4)]
LONG_CENTRE = "Trung tâm Phục vụ hành chính công xã Hương Khê Nguyễn Trường Tộ"
LONG_NAME = "Quầy tiếp nhận và trả kết quả 12"
LONG_ZONE = "Tiếp nhận"


@pytest.fixture
def hall(qtbot, vi):
    """Make and show a hall: width, height, inches, metres, words, widths."""

    def make(width=1920, height=1080, inches=43.0, metres=6.0, words=None, **options):
        made = HallFace((inches, metres), words or (vi,), options.pop("widths", None), **options)
        made.resize(width, height)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return make


@pytest.fixture
def calls(shown):
    """Twenty-four calls: the first one new, the second one called again."""

    def make(zone="A"):
        first = replace(shown("H888", "12", lit=True, name=LONG_NAME), zone=zone)
        again = replace(shown("H887", "12", lit=True, again=True), zone=zone)
        rest = (replace(shown(f"K{n}", "12", again=n % 3 == 0), zone=zone) for n in range(800, 822))
        return (first, again, *rest)

    return make


@pytest.fixture
def states(calls, view, clock):
    """Every state with the longest contents."""
    rows = calls(LONG_ZONE)
    return {
        "empty": view(),
        "newest": view(rows[0], rows=rows),
        "pulse": view(rows[0], bright=True, rows=rows),
        "recall": view(rows[1], bright=True, rows=rows, deaf=True),
        "lost": view(rows[2], rows=rows, lost_at=clock.now()),
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("languages", ["vi", "both"])
def test_nothing_is_clipped_with_the_longest_names(
    request, hall, size, languages, states, *, ruler, shot
):
    vi, en = request.getfixturevalue("vi"), request.getfixturevalue("en")
    words = {"vi": (vi,), "both": (vi, en)}[languages]
    made = hall(*size, words, widths=Widths(2.72, 1.16, 8.4))
    for name, each in states.items():
        made.show_view(each)
        made.show_centre(LONG_CENTRE, "", (Posting(LONG_NAME * 2, LONG_NAME * 3),))
        made.show_time(request.getfixturevalue("clock").now())
        made.grab()
        shot(made, f"hall-{name}-{size[0]}x{size[1]}-{size[2]}in-{size[3]}m-{languages}")
    expected = {"H888", "12", vi.again, vi.newest, vi.place(LONG_ZONE), vi.deaf, vi.welcome}
    assert expected <= set(ruler.seen)
    assert ruler.misfits == []


def test_a_zone_that_cannot_fit_would_be_noticed(hall, calls, view, ruler):
    """The control of the test before: the layout was told of short zones."""
    made = hall(widths=Widths(2.72, 1.16, 3.0))
    rows = calls("nhà một cửa liên thông tầng hai dãy bên trái, cạnh cầu thang bộ phía đông")
    made.show_view(view(rows[0], rows=rows))
    made.grab()
    assert any("cầu thang" in text for text in ruler.misfits)


def test_a_cell_tells_number_counter_and_zone_in_words(hall, calls, view):
    made = hall()
    made.show_view(view(rows=calls("B")))
    assert made.rows[0].spoken() == "Mời số H888 đến quầy 12 · Khu B · Quầy"
    assert made.rows[1].spoken() == "Mời số H887 đến quầy 12 · Gọi lại · Khu B · Quầy"


def test_a_screen_of_one_zone_does_not_repeat_it_in_every_cell(hall, calls, view):
    made = hall(zoned=False)
    made.show_view(view(rows=calls("B")))
    assert "Khu" not in made.rows[0].spoken()
    assert made.rows[0].place() == "Quầy"


def test_a_new_and_a_repeated_call_say_so_in_words_beside_their_colour(hall, calls, view, vi):
    made = hall()
    rows = calls()
    made.show_view(view(rows=rows))
    assert made.rows[0].said_by_mark(rows[0]) == vi.newest
    assert made.rows[1].said_by_mark(rows[1]) == vi.again
    calm = replace(rows[0], lit=False)
    assert made.rows[0].said_by_mark(calm) == ""


def test_new_repeated_and_calm_cells_differ_without_any_colour(hall, calls, view):
    """Seen in grey, letters apart from their ground: the marks alone tell them apart."""
    made = hall()
    call = calls()[0]
    pictures = []
    for each in (call, replace(call, again=True), replace(call, lit=False)):
        made.show_view(view(rows=(each,)))
        cell = made.rows[0]
        image = cell.grab().toImage()
        ground = image.pixelColor(image.width() // 2, 3).lightness()
        spots = ((x, y) for y in range(4, image.height(), 3) for x in range(4, image.width(), 3))
        pictures.append([abs(image.pixelColor(*at).lightness() - ground) > 60 for at in spots])
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert sum(pictures[0]) > sum(pictures[2]) + 50


def test_newest_calls_run_down_the_first_column(hall, calls, view):
    made = hall()
    made.show_view(view(rows=calls()))
    boxes = made.plan.rows
    assert made.plan.columns == 3
    assert boxes[1].left == boxes[0].left
    assert boxes[1].top > boxes[0].top
    assert "H888" in made.rows[0].spoken()
    assert "H887" in made.rows[1].spoken()


def test_only_the_called_cell_pulses(hall, calls, view):
    made = hall()
    rows = calls()
    made.show_view(view(rows[0], bright=True, rows=rows))
    assert [row.content.bright for row in made.rows].count(True) == 1
    assert made.rows[0].content.bright


def test_the_welcome_stands_until_the_first_call(hall, calls, view):
    made = hall()
    made.show_view(view())
    assert made.panel.isVisible()
    assert made.panel.spoken() == "Mời Ông/Bà lấy số và theo dõi bảng này"
    made.show_view(view(rows=calls()))
    assert not made.panel.isVisible()


def test_a_standing_hall_has_its_calls_inside_the_glass(hall, calls, view):
    made = hall(1080, 1920)
    made.show_view(view(rows=calls()))
    assert len(made.rows) >= 6
    assert all(made.rect().contains(row.geometry()) for row in made.rows)
