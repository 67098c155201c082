"""The technician's page: each section with what can be done there, and nothing else."""

import pytest

from centre.shell.sticks import Place
from kiosk.care_shown import Section
from kiosk.visit import Look

SECTIONS = [f"care_section:{name.value}" for name in Section]


def keys(made):
    return [
        t.key for t in made.page().reading_order() if not t.key.startswith(("care_up", "care_d"))
    ]


@pytest.mark.parametrize(
    ("case", "acts"),
    [
        ("care devices", ["care_print"]),
        ("care without store", []),
        ("care network", []),
        ("care versions", ["care_restart:"]),
        ("care restart", ["care_restart:no", "care_restart:sure"]),
        ("care log", ["care_save:0", "care_save:1"]),
        ("care log failed", []),
    ],
)
def test_each_section_offers_only_its_acts(window, scene, case, acts):
    made = window()
    made.show_scene(scene(case, Look()))
    assert keys(made) == [*acts, *SECTIONS, "home"]
    assert made.bar.isHidden()


def test_the_section_that_is_seen_says_so(window, scene):
    made = window()
    made.show_scene(scene("care log", Look()))
    said = {s: made.page().switches[s].accessibleName() for s in Section}
    assert [s for s, name in said.items() if "đang xem" in name] == [Section.LOG]


def test_a_stick_with_an_endless_name_is_named_short(window, scene, care_shown):
    made = window()
    place = Place(None, "X" * 300, removable=True)
    view = care_shown(section=Section.LOG, places=(place,) * 9)
    made.show_scene(scene("care log", Look(), errand=view))
    shown = [t for t in made.page().reading_order() if t.key.startswith("care_save")]
    assert len(shown) == 3
    assert all(len(t.text()) < 40 and "…" in t.text() and t.fits() for t in shown)


def test_a_kiosk_without_printer_offers_no_test_slip(window, scene, care_shown):
    from dataclasses import replace  # noqa: PLC0415 - this test alone takes something away

    made = window()
    made.show_scene(scene("care devices", Look(), errand=replace(care_shown(), has_printer=False)))
    assert "care_print" not in keys(made)


def test_another_section_is_read_from_its_beginning(window, scene):
    made = window("1280x800")
    look = Look(large=True)
    made.show_scene(scene("care devices", look))
    made.show()
    made.page().facts.down.click()
    assert made.page().facts.offset() > 0
    made.show_scene(scene("care versions", look))
    assert made.page().facts.offset() == 0
