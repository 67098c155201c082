"""What board and hall share: the same words over their own places."""

from dataclasses import replace

import pytest

from queue_display.board import BoardFace
from queue_display.hall import HallFace
from queue_display.optics import Widths


@pytest.fixture(params=[BoardFace, HallFace])
def calls_face(request, qtbot, vi):
    """A board, then a hall."""
    made = request.param((43.0, 6.0), (vi,))
    made.resize(1280, 720)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_lost_link_and_a_dead_loudspeaker_are_told_in_words(calls_face, view, shown, clock):
    rows = (shown(),)
    calls_face.show_view(view(rows[0], rows=rows, lost_at=clock.now(), deaf=True))
    assert calls_face.strip.isVisible()
    assert "Mất kết nối lúc 08:00" in calls_face.strip.spoken()
    assert "Loa không hoạt động" in calls_face.header.spoken()
    assert "A012" in calls_face.rows[0].spoken()
    calls_face.show_view(view(rows[0], rows=rows))
    assert not calls_face.strip.isVisible()
    assert "Loa" not in calls_face.header.spoken()


def test_name_zone_and_time_stand_in_the_header(calls_face, clock):
    calls_face.show_centre("Trung tâm", "Khu A", ())
    calls_face.show_time(clock.now())
    assert calls_face.header.spoken() == "Trung tâm · Khu A · 08:00"


def test_wider_numbers_and_another_size_are_planned_anew(calls_face, view, shown, qapp):
    calls_face.show_view(view(rows=(shown(),)))
    calls_face.widen(Widths(3.4, 1.4))
    assert calls_face.plan == calls_face.plan_for(calls_face.plan.surface, Widths(3.4, 1.4))
    calls_face.resize(720, 1280)
    qapp.processEvents()
    assert calls_face.plan.surface.portrait
    assert len(calls_face.rows) == len(calls_face.plan.rows)
    assert "A012" in calls_face.rows[0].spoken()


def test_a_call_that_leaves_leaves_its_row(calls_face, view, shown):
    first, second = shown(), shown("B007", "2")
    calls_face.show_view(view(rows=(first, second)))
    assert "B007" in calls_face.rows[1].spoken()
    calls_face.show_view(replace(view(rows=(first,))))
    assert calls_face.rows[1].spoken() == ""
