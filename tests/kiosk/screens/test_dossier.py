"""The page of a dossier: which buttons, and the longest name that there is."""

import pytest

from centre.rules.dossiers import NextStep
from centre.shell.pieces import FitLabel
from kiosk.track import Outcome, TrackView
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")


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
