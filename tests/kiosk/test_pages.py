"""The table of pages: whole, and each entry draws."""

from kiosk.pages import MAKERS
from kiosk.visit import Page


def test_every_page_has_a_screen_of_its_own():
    assert set(MAKERS) == set(Page)
    assert len(set(MAKERS.values())) == len(MAKERS)


def test_the_window_holds_them_all(window):
    made = window()
    assert set(made.pages) == set(Page)
    assert all(type(made.pages[page]) is MAKERS[page] for page in Page)
