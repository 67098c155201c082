"""Browsing: tiles of life events and groups, lists of fields and procedures."""

from dataclasses import replace
from itertools import product

import pytest
import qtawesome

from centre.knowledge import life_events
from centre.shell import icons
from centre.shell.pieces import Target
from kiosk.guide import Browse
from kiosk.lookup import Answer, Topic
from kiosk.screens.events import Events
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
# The longest field of the real data has about as many letters (data note, fields.csv).
LONG = (
    "Chuyển đổi công ty nhà nước thành công ty trách nhiệm hữu hạn một thành viên và tổ chức " * 2
)


@pytest.fixture
def page(window, words, scene):
    """Return a maker of the page in a window of a size, showing a case."""

    def make(case="life events", size="1080x1920", look=None, on=None, **more):
        made = on or window(size)
        shown = scene(case, look or Look(), sheet=more.pop("sheet", 0))
        errand = replace(shown.view.errand, **more)
        made.show_scene(replace(shown, view=replace(shown.view, errand=errand)))
        assert isinstance(made.page(), Events)
        return made.page()

    return make


def keys(page):
    return [t.key for t in page.findChildren(Target) if t.isVisibleTo(page)]


def begun(page, kind):
    return [key for key in keys(page) if key.startswith(f"{kind}:")]


@pytest.mark.parametrize("size", SIZES)
def test_every_life_event_is_on_one_of_the_sheets(page, size):
    found = []
    made = page(size=size)
    for sheet in range(20):
        made = page(on=made.window(), sheet=sheet)
        found += begun(made, "event")
        if sheet + 1 == made.sheets:
            break
    assert found == [f"event:{event.key}" for event in life_events()]


def test_groups_of_an_event_are_tiles_under_its_name(page):
    event = life_events()[0]
    made = page("life event")
    assert made.heading.text() == event.name["vi"]
    wanted = [f"group:{event.key}.{n}" for n in range(len(event.groups))]
    assert begun(made, "group") == wanted[: len(begun(made, "group"))] != []


def test_the_other_way_of_browsing_is_always_offered(page):
    event = life_events()[0]
    assert "fields" in keys(page())
    assert "fields" in keys(page("life event"))
    assert "events" in keys(page("catalogue fields"))
    assert "events" in keys(page(browse=Browse.ROWS, topic="Hộ tịch"))
    assert "fields" in keys(page(browse=Browse.ROWS, event=event, group=event.groups[0]))


def test_fields_are_a_list_with_their_numbers(page):
    made = page("catalogue fields", top=0)
    assert made.heading.text() == "Chọn theo lĩnh vực"
    assert made.hint.text() == "40 lĩnh vực"
    assert begun(made, "catalogue_field")[0].endswith(" 0")
    assert begun(made, "event") == []


def test_list_of_a_group_is_headed_by_its_name_in_the_visitors_language(page, words):
    group = life_events()[0].groups[1]
    assert page("life event found").heading.text() == group.name["vi"]
    words.switch("en")
    assert page("life event found", look=Look("en")).heading.text() == group.name["en"]


def test_tiles_go_when_the_list_comes_and_the_list_goes_when_tiles_come(page, scene):
    made = page()
    window = made.window()
    window.show_scene(scene("life event found"))
    assert begun(made, "open")
    assert not [key for key in keys(made) if key.startswith(("event:", "turn"))]
    window.show_scene(scene("life events"))
    assert begun(made, "event")
    assert not [key for key in keys(made) if key.startswith(("open:", "rows_"))]


def test_nothing_in_this_catalogue_says_who_helps(page):
    for size in SIZES:
        made = page("catalogue field empty", size)
        assert "quầy hướng dẫn" in made.hint.text()
        assert made.hint.isVisibleTo(made)
        assert made.hint.fits()


@pytest.mark.parametrize("size", SIZES)
def test_longest_field_is_a_whole_heading_and_a_whole_entry(page, size, rows_of):
    answer, case = Answer(rows_of("vi")), "catalogue fields"
    on = page(size=size).window()
    for large, lowered in product((False, True), repeat=2):
        look = Look(large=large, contrast=large, lowered=lowered)
        made = page(case, size, look, on, browse=Browse.ROWS, topic=LONG, answer=answer)
        assert made.heading.text() == LONG
        assert made.heading.fits()
        assert begun(made, "open")
        listed = page(case, size, look, on, topics=(Topic(LONG, 41),) * 9, top=0)
        assert all(entry.fits() for entry in listed.rows.entries if entry.isVisibleTo(listed))


def test_no_two_life_events_look_alike_and_every_picture_is_in_the_font(qapp):
    """A picture that is not known would be drawn as the plain one, and that is another's."""
    unknown = [event.key for event in life_events() if not icons.known(event.icon)]
    glyphs = [qtawesome.charmap(f"mdi6.{icons.ICONS[event.icon]}") for event in life_events()]
    assert unknown == []
    assert len(set(glyphs)) == len(life_events())
