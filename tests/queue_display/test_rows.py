"""The list's rows, its heading, and what comes soon."""

import pytest
from PySide6.QtGui import QColor

from queue_display.rows import ComingContent, RowContent


@pytest.fixture
def row(face, vi):
    """Show a call in the first row of a board."""

    def make(call, **size):
        made = face(**size).rows[0]
        made.show_content(RowContent(call, vi))
        return made

    return make


def middle(part):
    """Return the colour of the row's ground, away from letters and round corners."""
    return QColor(part.grab().toImage().pixel(part.width() // 2, 4)).name()


def test_a_row_says_its_call(row, shown):
    assert row(shown()).spoken() == "Mời số A012 đến quầy 3"
    assert row(shown(again=True)).spoken().endswith("Gọi lại")
    assert row(None).spoken() == ""


def test_the_highlighted_row_is_gold_the_others_are_not(row, shown):
    assert middle(row(shown(lit=True))) == "#ffd24a"
    assert middle(row(shown())) == "#123456"


def test_an_empty_row_is_only_a_faint_place(row):
    made = row(None).grab().toImage()
    shades = {
        QColor(made.pixel(x, made.height() // 2)).name() for x in range(20, made.width() - 20)
    }
    assert len(shades) == 1


def test_the_mark_of_a_recall_stands_beside_where_there_is_room(row, shown):
    assert row(shown(again=True))._mark_beside(shown(again=True))
    assert not row(shown("W888", "12"), metres=10)._mark_beside(shown("W888", "12"))


def test_only_numbers_that_fit_whole_come_soon(face, vi):
    coming = face().coming
    many = tuple(f"A{n:03}" for n in range(13, 30))
    coming.show_content(ComingContent(many, (vi,)))
    assert 3 <= len(coming.shown_numbers()) < len(many)
    assert coming.shown_numbers() == many[: len(coming.shown_numbers())]
    assert coming.spoken().startswith("Sắp đến lượt: A013, A014")


def test_without_certain_numbers_people_are_told_what_to_do(face, vi):
    coming = face().coming
    coming.show_content(ComingContent((), (vi,)))
    assert coming.spoken() == vi.guidance


def test_the_heading_names_both_columns_in_both_languages(face, vi, en):
    assert face(words=(vi, en)).heading.spoken() == "Số · Number · Quầy · Counter"


def test_a_highlighted_row_has_a_pointer_for_whom_gold_and_blue_are_one(row, shown):
    calm, lit = row(shown()), row(shown(lit=True))

    def stripe(made):
        """Return whether the left edge's middle differs from its ground, colour left out."""
        image = made.grab().toImage()
        x = round(made._plan.digit * 0.12)
        ground = image.pixelColor(x, made.height() // 5).lightness()
        return abs(image.pixelColor(x, made.height() // 2).lightness() - ground) > 60

    assert stripe(lit)
    assert not stripe(calm)


def test_numbers_that_come_soon_stand_in_lines_where_the_place_is_high(face, vi):
    coming = face().coming
    coming.resize(400, 420)
    coming.show_content(ComingContent(tuple(f"A{n:03}" for n in range(13, 30)), (vi,)))
    assert coming.shown_numbers() == ("A013", "A014", "A015")
