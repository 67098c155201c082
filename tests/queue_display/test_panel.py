"""The call panel: the call as large as the glass allows, its pulse, its welcome."""

import pytest
from PySide6.QtGui import QColor

from queue_display.panel import PanelContent


@pytest.fixture
def panel(face, vi, en):
    """Show a panel: call, bright phase, languages."""

    def make(call, *, bright=False, languages=1, **size):
        words = (vi, en)[:languages]
        made = face(words=words, **size).panel
        made.show_content(PanelContent(call, bright, words))
        return made

    return make


def colours(part):
    image = part.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_the_call_is_one_sentence(panel, shown):
    assert panel(shown()).spoken() == "Mời số A012 đến quầy 3"
    assert panel(shown(again=True)).spoken() == "Mời số A012 đến quầy 3 · Gọi lại"


def test_nobody_called_shows_the_welcome(panel, vi):
    assert panel(None).spoken() == vi.welcome


def test_the_bright_phase_is_gold_and_the_dark_one_blue(panel, shown):
    gold, blue = "#ffd24a", "#0b4f8a"
    bright = panel(shown(lit=True), bright=True).grab().toImage()
    dark = panel(shown(lit=True), bright=False).grab().toImage()
    assert QColor(bright.pixel(60, 300)).name() == gold
    assert QColor(dark.pixel(30, 300)).name() == blue


def test_a_call_without_highlight_has_no_gold_edge(panel, shown):
    lit = panel(shown(lit=True)).grab().toImage()
    calm = panel(shown()).grab().toImage()
    assert QColor(lit.pixel(2, 300)).name() == "#ffd24a"
    assert QColor(calm.pixel(2, 300)).name() == "#0b4f8a"


@pytest.mark.parametrize(("metres", "stacked"), [(6, False), (10, True)])
def test_digits_are_drawn_in_both_arrangements(panel, shown, metres, stacked):
    made = panel(shown(lit=True), metres=metres)
    assert made._plan.panel_sizes.stacked is stacked
    assert {"#ffd24a", "#ffffff"} <= colours(made)


def test_a_name_that_says_no_more_than_the_number_is_left_out(panel, shown):
    made = panel(shown("A012", "3"))
    assert made._lower_lines(shown("A012", "3")) == ()
    assert made._lower_lines(shown("A012", "3", name="Quầy Đất đai")) == ("Quầy Đất đai",)


def test_the_second_language_stands_under_the_first(panel, shown):
    made = panel(shown(), languages=2)
    assert made._lower_lines(shown()) == ("Number A012 · Counter 3",)


def test_the_mark_of_a_recall_never_touches_the_caption(face, shown, view, ruler):
    for metres in (3.0, 6.0, 8.0, 10.0):
        made = face(metres=metres)
        made.show_view(view(shown("H888", "12", again=True)))
        made.panel.grab()
    assert ruler.misfits == []


def test_a_mark_over_the_caption_would_be_noticed(face, shown, view, ruler, monkeypatch):
    """The control of the test before: the caption stays in the middle."""
    monkeypatch.setattr("queue_display.panel.CallPanel._beside_mark", lambda _, __, head: head)
    made = face(metres=10.0)
    made.show_view(view(shown("H888", "12", again=True)))
    made.panel.grab()
    assert "MỜI SỐ" in ruler.misfits or "Gọi lại" in ruler.misfits
