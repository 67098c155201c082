"""The preview of a door display."""

from centre.settings import Display
from queue_display.door.preview import DoorPreview
from queue_display.optics import Surface
from queue_display.scene import Scene


def test_the_preview_shows_the_counter_and_says_how_legible_it_is(store, clock, qtbot):
    display = Display(layout="door", counter="1")
    for centre in (store.centre(), None):
        preview = DoorPreview(Scene.of(display, centre, clock.now()))
        face = preview.face()
        qtbot.addWidget(face)
        assert face.sign.spoken() == "QUẦY 1"
        assert face.stage.content.scene == "called"
        assert face.stage.content.label
    assert preview.legibility(Surface(1024, 600, 7.0, 12.0)).too_small
    assert not preview.legibility(Surface(1920, 1080, 32.0, 6.0)).too_small
