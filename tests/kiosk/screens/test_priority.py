"""The question: one tile per declared group, "no" as the strong button."""

from kiosk.visit import Look


def test_groups_are_data_and_no_is_always_there(window, scene, centre):
    made = window()
    made.show_scene(scene("priority", Look()))
    page = made.page()
    assert [tile.key.partition(":")[2] for tile in page.tiles] == list(centre.groups)
    assert page.buttons[-1].key == "priority:"
    assert page.buttons[-1].text() == "Không"
    assert page.heading.text() == "Ông/Bà có thuộc diện ưu tiên không?"
