"""The page CASES: every case with its whole words, each a target."""

import pytest

from kiosk.screens.blocks import ChoiceBlock
from kiosk.visit import Look


@pytest.fixture
def shown(window, words, scene):
    """Return a maker of the page."""

    def make(case="cases", size="1080x1920", look=None):
        made = window(size)
        made.show_scene(scene(case, look or Look()))
        return made.page()

    return make


def test_all_cases_are_offered_and_the_procedure_is_named(shown):
    page = shown()
    keys = [target.key for target in page.reading_order()]
    assert keys == ["case:0", "case:1", "case:2", "back", "home"]
    assert page.heading.text() == "Ông/Bà thuộc trường hợp nào?"
    assert not page.name.size().isEmpty()


@pytest.mark.parametrize("size", ["1080x1920", "1280x800"])
def test_many_long_cases_are_reached_by_scrolling(shown, size):
    page = shown("cases of long names", size)
    seen, before = set(), -1
    while page.scrolling.offset() != before:
        before = page.scrolling.offset()
        seen |= {t.key for t in page.reading_order() if isinstance(t, ChoiceBlock)}
        page.scrolling._page_down()
    assert len(seen) == 14


def test_name_too_long_for_the_top_is_read_below_the_cases(shown):
    page = shown("cases of long names", "1280x800")
    assert page.name.size().isEmpty()
    assert page.scrolling.blocks[-1].accessibleName().endswith(page.name.text())
