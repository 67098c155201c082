"""The page of a dossier: which buttons, and the longest name that there is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.dossiers import NextStep
from centre.shell.pieces import FitLabel
from centre.shell.pieces.fitting import NO_BREAK
from kiosk.track import Outcome, TrackView
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
CORNERS = [
    SIZES[0],
    *(pytest.param(size, marks=pytest.mark.prove) for size in SIZES[1:-1]),
    SIZES[-1],
]
"""The largest screen and the lowest; those between are proven by make prove."""


def keys(window):
    return [target.key for target in window.page().reading_order()]


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("dossier looking", ["back", "home"]),
        ("dossier unknown", ["home", "track_again", "dossier_number"]),
        ("dossier locked", ["back", "home", "dossier_number"]),
        ("dossier gone", ["back", "home", "dossier_number"]),
        ("dossier processing", ["back", "dossier_number", "home"]),
        ("dossier over", ["back", "dossier_number", "home"]),
        ("dossier ready", ["back", "home", "dossier_number"]),
        ("dossier overdue", ["back", "home", "dossier_number"]),
        ("dossier waiting", ["back", "home", "dossier_number"]),
        ("dossier strange", ["back", "home", "dossier_number"]),
    ],
)
def test_the_strongest_button_is_what_is_done_next(window, words, scene, case, wanted):
    made = window()
    made.show_scene(scene(case, Look()))
    assert keys(made) == wanted


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_the_longest_name_of_all_clips_nothing(window, words, scene, dossier, size, large):
    made = window(size)
    name = "quyền sử dụng đất và tài sản gắn liền với đất " * 24
    shown = dossier(5, NextStep.SUPPLEMENT, procedure=name[:1094])
    view = TrackView(outcome=Outcome.FOUND, dossier=shown)
    made.show_scene(scene("dossier waiting", Look(large=large), errand=view))
    labels = made.page().findChildren(FitLabel)
    assert labels
    assert all(label.fits() for label in labels if not label.isHidden())
    assert made.page().advice.text()


def seen_of_name(page, clock):
    """Whether all of the name is on the page, or on the part of it that is scrolled to the end."""
    if not page.name.isHidden():
        return "label" if page.name.fits() else ""
    if page.rest.isHidden() or page.rest.up.isHidden():
        return ""
    before = -1
    while page.rest.offset() != before:
        before = page.rest.offset()
        clock.push(1)
        QTest.mouseClick(page.rest.down, Qt.MouseButton.LeftButton)
    block = page.rest.blocks[-1]
    ends = page.rest.height() - (block.y() + block.height())
    return "scrolled" if block.accessibleName() == page.name.text() and ends >= 0 else ""


@pytest.mark.parametrize("size", CORNERS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lowered", [False, True])
@pytest.mark.parametrize("signs", [120, 300, 372, 672, 1094])
def test_a_long_name_can_be_read_to_its_last_word(
    window, words, scene, dossier, clock, *, size, large, lowered, signs
):
    """The longest name of the catalogue has 1,094 signs; 99 of 100 have fewer than 370."""
    made = window(size)
    name = ("quyền sử dụng đất và tài sản gắn liền với đất " * 24)[:signs].strip()
    shown = dossier(5, NextStep.SUPPLEMENT, procedure=name)
    view = TrackView(outcome=Outcome.FOUND, dossier=shown, takes=True)
    look = Look(large=large, lowered=lowered)
    made.show_scene(scene("dossier waiting", look, errand=view))
    made.show()
    page = made.page()
    assert page.name.text() == name
    for target in page.reading_order():
        least = page.theme.at_least_px(20) - 1
        assert min(target.width(), target.height()) >= least, target.key
        assert target.geometry().center().y() >= page.areas.touch.top(), target.key
    assert seen_of_name(page, clock)


def test_on_a_low_page_what_to_do_is_seen_before_the_name_is_scrolled(
    window, words, scene, dossier
):
    made = window("1280x800")
    shown = dossier(5, NextStep.SUPPLEMENT, procedure="đăng ký đất đai " * 60)
    view = TrackView(outcome=Outcome.FOUND, dossier=shown, takes=True)
    made.show_scene(scene("dossier waiting", Look(large=True), errand=view))
    page = made.page()
    told = [block.accessibleName() for block in page.rest.blocks]
    moved = [label.text() for label in (page.advice, page.due) if label.isHidden()]
    assert told == [*moved, page.about.text(), page.name.text()]
    assert not page.title.isHidden()


def test_another_dossier_is_read_from_its_beginning(window, words, scene, dossier, clock):
    made = window("1280x800")
    for name in ("đăng ký đất đai " * 60, "chứng thực bản sao " * 50):
        shown = dossier(5, NextStep.SUPPLEMENT, procedure=name)
        view = TrackView(outcome=Outcome.FOUND, dossier=shown)
        made.show_scene(scene("dossier waiting", Look(), errand=view))
        made.show()
        assert made.page().rest.offset() == 0
        clock.push(1)
        QTest.mouseClick(made.page().rest.down, Qt.MouseButton.LeftButton)
        assert made.page().rest.offset() > 0


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", ["1080x1920", "1920x1080"])
def test_large_letters_are_a_fifth_larger(window, words, scene, size, language):
    made = window(size)
    words.switch(language)
    for case in (one for one in scene.cases if one.startswith("dossier")):
        pixels = []
        for large in (False, True):
            made.show_scene(scene(case, Look(language, large=large)))
            pixels.append(made.page().title.fitted().font_px)
        assert pixels[1] >= 1.2 * pixels[0], case


@pytest.mark.parametrize("size", SIZES)
def test_the_strong_button_breaks_no_word(window, words, scene, size):
    made = window(size)
    for look in (Look(), Look(large=True)):
        made.show_scene(scene("dossier waiting", look))
        button = made.page().reading_order()[-1]
        assert button.text().replace(NO_BREAK, " ") == "Lấy số bổ sung giấy tờ"
        assert f"giấy{NO_BREAK}tờ" in button.text()
        assert button.accessibleName() == "Lấy số bổ sung giấy tờ"


def test_no_whole_code_is_on_the_page(window, words, scene):
    made = window()
    made.show_scene(scene("dossier ready", Look()))
    told = [label.text() for label in made.page().findChildren(FitLabel)]
    assert any("…-0001" in text for text in told)
    assert not any("261123" in text for text in told)


def test_a_dossier_that_is_gone_from_the_view_is_gone_from_the_page(window, words, scene):
    made = window()
    made.show_scene(scene("dossier ready", Look()))
    made.show_scene(scene("dossier looking", Look()))
    page = made.page()
    assert page.about.text() == page.name.text() == page.due.text() == ""
