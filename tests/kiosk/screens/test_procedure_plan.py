"""What the page of a procedure gives up above its papers, step by step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from kiosk.screens import procedure_plan
from kiosk.screens.procedure_plan import Place, best, least
from kiosk.visit import Look


@pytest.fixture
def ground(window, words, scene):
    """Return a maker of a page and of the place of its papers, so many millimetres high."""
    made = window("768x1366")

    def make(height_mm, case="procedure of a long name"):
        made.show_scene(scene(case, Look(large=True)))
        page = made.page()
        page.scrolling.show_content(page._content(None))
        room = QRect(page.areas.touch)
        room.setHeight(page.theme.px(height_mm))
        areas = replace(page.areas, read=QRect(room), touch=QRect(room))
        return page, Place(areas, room, (), 0, QRect())

    return make


def test_more_room_says_no_less(ground):
    """Facts go first, then words of the state, then the end of the name, then what leads."""
    said = []
    for height in (400, 340, 300, 260, 220, 190, 170, 150, 130):
        plan = best(*ground(height))
        if plan is not None:
            said.append((plan.leads, plan.head.lines, plan.state.brevity, not plan.head.has_facts))
    assert len(set(said)) > 2
    assert [leads for leads, *_ in said] == sorted(leads for leads, *_ in said)
    assert said[-1][0]


def test_every_plan_leaves_a_whole_paper(ground):
    for height in range(120, 400, 20):
        page, place = ground(height, "procedure")
        plan = best(page, place)
        if plan is not None:
            found = page.scrolling.extent(place.room.size())
            first = found.first if plan.leads else 0
            assert place.room.bottom() + 1 - plan.top >= found.row_end - first


def test_where_nothing_leaves_enough_most_is_left_to_read(ground):
    page, place = ground(60)
    assert best(page, place) is None
    plan = least(page, place)
    assert plan.top <= place.room.top() + page.theme.px(1)
    assert (plan.head.lines, plan.state.at) == (-1, "read")


def test_state_stands_beside_where_there_is_room_for_it(ground):
    page, place = ground(300, "procedure")
    side = QRect(0, 0, page.theme.px(100), page.theme.px(60))
    assert best(page, replace(place, side=side)).state.at == "side"
    low = QRect(0, 0, page.theme.px(100), page.theme.px(5))
    assert best(page, replace(place, side=low)).state.at == "above"


def test_small_screen_needs_the_steps(ground, monkeypatch):
    """The control: with nothing to give up, the long name would leave no paper."""
    page, place = ground(190)
    assert best(page, place) is not None
    whole = monkeypatch.setattr
    whole(type(page), "heads", lambda self, areas, bottom, width: iter([(0, True, 10_000)]))
    assert procedure_plan.best(page, place) is None
