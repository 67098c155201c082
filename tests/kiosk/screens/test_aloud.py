"""What a drawn page has to say: its words in order, its choices, nothing typed."""

import pytest

from kiosk.guidance import MOST_SIGNS, sentence
from kiosk.screens.aloud import focused, phrases, told
from kiosk.visit import Look


@pytest.fixture
def drawn_page(window, words, scene):
    """Return the page of a case, drawn."""
    made = window()

    def make(case, language="vi"):
        words.switch(language)
        made.show_scene(scene(case, Look(language)))
        return made.page()

    return make


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_says_something_and_it_is_short(drawn_page, scene, language):
    for case in scene.cases:
        found = told(drawn_page(case, language))
        said = sentence(scene(case).view.page, found, phrases(), language)
        assert len(said) <= MOST_SIGNS, (case, said)
        assert bool(said) is bool(found.words), (case, found)


def test_the_first_page_says_its_title_first_and_counts_the_fields(drawn_page):
    found = told(drawn_page("home"))
    assert found.words[0].endswith("?")
    assert found.choices == 8


def test_the_number_is_among_the_words(drawn_page):
    assert "A013" in told(drawn_page("printed")).words


def test_what_is_typed_is_not_among_the_words(drawn_page):
    page = drawn_page("search found")
    assert page.field.text().startswith("khai")
    assert not [words for words in told(page).words if "khai khai" in words]


def test_a_row_has_a_name_and_a_letter_of_the_keyboard_is_none(drawn_page):
    page = drawn_page("search found")
    assert focused(page.rows.entries[0])
    assert focused(page.keyboard.shown_keys()[0]) == ""
    assert focused(page) == ""
    assert focused(None) == ""
