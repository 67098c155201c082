"""The settings choose the face."""

import pytest

from centre.settings import Display
from queue_display.board import BoardFace
from queue_display.faces import face_of
from queue_display.hall import HallFace


@pytest.mark.parametrize(("layout", "kind"), [("board", BoardFace), ("hall", HallFace)])
def test_a_layout_has_its_face(qtbot, vi, layout, kind):
    made = face_of(Display(layout=layout), (vi,))
    qtbot.addWidget(made)
    assert type(made) is kind
    assert made.plan.surface.inches == 43.0
    assert made.plan.surface.metres == 6.0


@pytest.mark.parametrize(("zone", "said"), [(None, "Khu A · Quầy"), ("A", "Quầy")])
def test_a_hall_of_one_zone_tells_the_zone_once(qtbot, vi, view, shown, zone, said):
    made = face_of(Display(layout="hall", zone=zone), (vi,))
    qtbot.addWidget(made)
    call = shown()
    made.show_view(view(rows=(type(call)(*(getattr(call, n) for n in call.__slots__[:-1]), "A"),)))
    assert made.rows[0].place() == said
