"""The page of a scanned card: the suggestion, the way past it, and no trace of the card."""

import re

from PySide6.QtWidgets import QWidget

from centre.shell.pieces import Target
from kiosk.visit import Look


def keys(window):
    shown = [t for t in window.page().findChildren(Target) if t.isVisibleTo(window)]
    return [t.key for t in sorted(shown, key=lambda t: t.x())]


def test_a_suggestion_can_be_used_or_not(window, scene):
    made = window()
    made.show_scene(scene("card", Look()))
    assert keys(made) == ["home", "back", "card_use"]
    assert made.page().advice.text() == "Theo năm sinh trên thẻ: Người cao tuổi"


def test_without_a_suggestion_it_says_that_no_card_is_needed(window, scene):
    made = window()
    made.show_scene(scene("card", Look()))
    made.show_scene(scene("card of no group", Look()))
    assert keys(made) == ["home", "back"]
    assert made.page().title.text() == "Thẻ không cần để lấy số"


def test_no_year_and_no_age_is_on_the_page(window, scene):
    made = window()
    made.show_scene(scene("card", Look()))
    said = [widget.accessibleName() for widget in made.page().findChildren(QWidget)]
    assert not [text for text in said if re.search(r"\d", text)]


def test_the_first_page_says_which_priority_the_next_number_has(window, scene):
    made = window()
    made.show_scene(scene("home with priority", Look()))
    assert "Người khuyết tật" in made.page().hint.text()
    made.show_scene(scene("home", Look()))
    assert "Người khuyết tật" not in made.page().hint.text()
