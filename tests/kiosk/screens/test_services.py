"""The services of one field, with the way back."""

from kiosk.visit import Look


def test_page_names_its_field_and_services(window, scene):
    made = window()
    made.show_scene(scene("services", Look()))
    page = made.page()
    assert page.heading.text().startswith("Xây dựng")
    assert [tile.key for tile in page.tiles] == ["service:civil", "service:copies"]
    assert [button.key for button in page.buttons] == ["back", "home"]
