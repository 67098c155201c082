"""The stage of the door display: each scene has its own words and icon, in every language."""

from dataclasses import replace

import pytest

from centre.shell import icons
from queue_display.door import stage
from queue_display.door.flow import NOTHING

SCENES = ("called", "served", "free", "paused", "closed")


@pytest.mark.parametrize("scene", SCENES)
def test_each_scene_is_told_by_icon_and_words_never_by_colour_alone(
    face, vi, en, scene, monkeypatch
):
    drawn = []
    real = icons.draw

    def draw(painter, meaning, box, colour):
        drawn.append(meaning)
        real(painter, meaning, box, colour)

    monkeypatch.setattr(icons, "draw", draw)
    made = face(words=(vi, en))
    label = "A012" if scene in {"called", "served"} else ""
    made.show_view(replace(NOTHING, scene=scene, label=label))
    drawn.clear()
    made.stage.grab()
    assert stage.ICONS[scene] in drawn
    said = made.stage.spoken()
    assert getattr(vi, scene) in said
    assert getattr(en, scene) in said


def test_all_scenes_differ_in_icon_and_words(vi):
    assert len({stage.ICONS[scene] for scene in SCENES}) == len(SCENES)
    assert len({getattr(vi, scene) for scene in SCENES}) == len(SCENES)
    assert all(icons.known(meaning) for meaning in stage.ICONS.values())


def test_a_recall_is_said_in_words(face):
    made = face()
    made.show_view(replace(NOTHING, scene="called", label="A012", again=True))
    assert made.stage.spoken() == "MỜI SỐ · A012 · Gọi lại"
