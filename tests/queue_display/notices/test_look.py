"""What the notice board reads: one field at a time, nothing twice, everything in force."""

from datetime import date

import pytest

from queue_display.notices.look import NoticesLook, Wish


@pytest.fixture
def look(press):
    made = NoticesLook()
    made.wish = Wish(press())
    return made


@pytest.fixture
def stocked(stock, procedure):
    stock(
        procedure("1.000001", "Khai sinh"),
        procedure("1.000002", "Kết hôn"),
        procedure("1.000003", "Cấp sổ", field="Đất đai"),
        procedure("1.000004", "Không lĩnh vực", field=""),
        procedure("1.000005", "Đã bãi bỏ", valid_to=date(2026, 1, 1)),
    )


def codes(chapter):
    return list(dict.fromkeys(leaf.code for leaf in chapter.leaves if leaf.code))


def test_fields_are_in_order_and_only_what_was_asked_for_is_made(look, store, stocked):
    reading = look(store)
    assert reading.fields == ("Đất đai", "Hộ tịch", "")
    assert list(reading.chapters) == ["Đất đai"]
    look.wish = Wish(look.wish.press, ("Hộ tịch", "", "Không có"))
    after = look(store)
    assert list(after.chapters) == ["Hộ tịch", ""]
    assert codes(after.chapters["Hộ tịch"]) == ["1.000002", "1.000001"]


def test_a_field_without_a_name_is_called_other(look, store, stocked):
    look.wish = Wish(look.wish.press, ("",))
    assert {leaf.field for leaf in look(store).chapters[""].leaves} == {"Lĩnh vực khác"}


def test_nothing_is_made_twice_until_the_catalogue_changes(look, store, stocked, stock, procedure):
    look.wish = Wish(look.wish.press, ("Hộ tịch",))
    first = look(store)
    again = look(store)
    assert again.chapters["Hộ tịch"] is first.chapters["Hộ tịch"]
    assert again.edition == first.edition
    stock(procedure("1.000009", "Giám hộ"))
    after = look(store)
    assert after.edition == first.edition + 1
    assert "1.000009" in codes(after.chapters["Hộ tịch"])


def test_another_glass_and_another_day_make_pages_anew(look, store, stocked, press, clock):
    first = look(store)
    look.wish = Wish(press(1080, 1920, 43.0, 6.0))
    second = look(store)
    assert second.edition == first.edition + 1
    clock.move(days=1)
    assert look(store).edition == second.edition + 1


def test_without_a_catalogue_the_centre_s_own_procedures_are_posted(look, store):
    reading = look(store)
    assert reading.fields
    found = [code for chapter in reading.chapters.values() for code in codes(chapter)]
    assert set(found) <= set(store.centre().procedures)
    assert found


def test_before_the_glass_is_known_no_page_is_made(store, stocked):
    reading = NoticesLook()(store)
    assert (reading.chapters, reading.notices) == ({}, ())
    assert reading.fields


def test_notices_of_the_day_are_pages(look, store):
    reading = look(store)
    today = [n for n in store.centre().notices if n.starts is None and n.ends is None]
    assert len(reading.notices) >= len(today) > 0
    assert {leaf.kind for pages in reading.notices for leaf in pages} == {"notice"}
