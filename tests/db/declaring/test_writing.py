"""Items back into rows: what is read again is what was written; nothing is lost when it ends."""

import pytest

from db.declaring.writing import Turned, write

MOVED = {
    "centre": {"centre": {"name": {"vi": "Trung tâm mới"}}},
    "field": {"ho-tich": {"icon": "residence"}, "moi": {"name": {"vi": "Mới"}}},
    "counter": {"3": {"zone": "C", "serves": {"dat-dai": 5, "xay-dung": 1, "nong-nghiep": 1}}},
    "priority": {"nguoi-cao-tuoi": {"from_age": 75, "citation": "Luật"}},
    "notice": {"giay-to": {"starts": "2026-12-01", "ends": None}},
    "outcome": {"khac": {"name": {"vi": "Khác"}}},
    "clerk": {"hoa": {"name": "Nguyễn Hoa", "role": "auditor"}},
}


@pytest.mark.parametrize("section", MOVED)
def test_what_is_written_is_read_again(put, store, section) -> None:
    before = store.declared.read().items[section]
    for key, fields in MOVED[section].items():
        assert put(section, key, fields)
        found = store.declared.read().items[section][key]
        assert {name: found[name] for name in fields} == fields
        kept = before.get(key, found)
        assert {k: v for k, v in found.items() if k not in fields} == {
            k: v for k, v in kept.items() if k not in fields
        }


@pytest.mark.parametrize(
    ("section", "key", "there"),
    [
        ("priority", "khuyet-tat", lambda centre: "khuyet-tat" in centre.groups),
        ("notice", "camera", lambda centre: "camera" in {n.code for n in centre.notices}),
        ("pause", "hop", lambda centre: "hop" in {c.code for c in centre.choices_of("pause")}),
    ],
)
def test_what_has_ended_is_offered_no_more_and_comes_back_at_its_place(
    put, store, section, key, there
) -> None:
    before = store.declared.read().items[section][key]
    put(section, key, None)
    assert not there(store.centre())
    ended = store.declared.read().items[section][key]
    assert ended == {**before, "active": False}
    put(section, key, {"active": True})
    assert there(store.centre())
    assert store.declared.read().items[section][key] == before


def test_another_question_is_a_new_version_and_the_old_one_stays_for_its_answers(
    put, store, strike
) -> None:
    put("instrument", "giao-dich", {"question": {"vi": "Ông/Bà thấy thế nào?"}})
    assert store.centre().instrument.version == 2
    assert strike("SELECT version FROM instrument ORDER BY version") == [(1,), (2,)]
    levels = [{"value": n, "label": {"vi": f"Mức {n}"}, "face": n - 1} for n in range(1, 6)]
    put("instrument", "nam-muc", {"question": {"vi": "?"}, "levels": levels, "active": True})
    asked = store.centre().instrument
    assert (asked.code, asked.version, len(asked.levels)) == ("nam-muc", 1, 5)
    put("instrument", "giao-dich", {"active": True})
    assert (store.centre().instrument.code, store.centre().instrument.version) == ("giao-dich", 2)


def test_a_field_that_is_used_no_more_ends(put, refused, store) -> None:
    assert refused("field", "ho-tich", None) == ("field_in_use", "service.ho-tich.field")
    put("field", "moi", {"name": {"vi": "Mới"}})
    put("field", "moi", None)
    assert "moi" not in {field.code for field in store.centre().fields}


def test_a_counter_that_serves_a_queue_no_more_has_no_row_of_it(put, strike) -> None:
    put("counter", "2", {"serves": {"chung-thuc": 3}})
    rows = strike("SELECT service, weight FROM counter_service WHERE counter = '2'")
    assert rows == [("chung-thuc", 3)]


def test_only_a_holiday_can_go(store) -> None:
    with store.write() as work, pytest.raises(TypeError):
        write(work, [Turned("counter", "1", {}, None)])
