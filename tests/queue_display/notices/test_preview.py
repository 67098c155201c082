"""The preview of the notice board."""

from centre.settings import Display
from queue_display.notices.preview import NoticesPreview
from queue_display.optics import Surface
from queue_display.scene import Scene


def test_the_preview_shows_a_procedure_and_says_how_legible_it_is(store, clock, qtbot):
    display = Display(layout="notices")
    said = []
    for centre in (store.centre(), None):
        preview = NoticesPreview(Scene.of(display, centre, clock.now()))
        face = preview.face()
        qtbot.addWidget(face)
        said.append(face.body.spoken())
    own = next(iter(store.centre().procedures.values()))
    assert own.name["vi"] in said[0]
    assert said[1] == "Mời Ông/Bà hỏi thủ tục tại quầy hướng dẫn"
    assert preview.legibility(Surface(1366, 768, 19.0, 12.0)).too_small
    assert not preview.legibility(Surface(1920, 1080, 55.0, 6.0)).too_small
