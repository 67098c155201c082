"""One value after the other: what is put right, and what is refused with which key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.declaring.facts import Entry, Kind
from centre.rules.declaring.subjects import SUBJECTS
from centre.rules.declaring.values import put_right
from centre.rules.errors import NotAllowed

NBSP = "\u00a0"


def entry(section: str, field: str):
    found = SUBJECTS[section].entry(field)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("section", "field", "value", "kept"),
    [
        ("field", "name", {"vi": "  Hộ \t tịch ", "en": ""}, {"vi": "Hộ tịch"}),
        ("field", "name", {"vi": f"công{NBSP}cộng"}, {"vi": f"công{NBSP}cộng"}),
        ("field", "name", {"vi": "Ho\u0323\u0302"}, {"vi": "Hộ"}),
        ("counter", "zone", "", ""),
        ("service", "daily_limit", "", None),
        ("service", "expected_minutes", 8, 8.0),
        ("service", "hours", {0: [["07:00:00", "11:30"]], "1": []}, {"0": [["07:00", "11:30"]]}),
        ("holiday", "intervals", [["13:00", "17:00"], ["07:00", "11:00"]],
         [["07:00", "11:00"], ["13:00", "17:00"]]),
        ("service", "topics", ["Đất đai", "đất đai", "An"], ["An", "đất đai"]),
        ("notice", "starts", "2027-02-01", "2027-02-01"),
        ("counter", "serves", {"b": 9, "a": 1}, {"a": 1, "b": 9}),
        ("policy", "online_address", "", ""),
    ],
)  # fmt: skip
def test_a_value_is_kept_in_one_form(section, field, value, kept) -> None:
    assert put_right(entry(section, field), value) == kept


@pytest.mark.parametrize(
    ("section", "field", "value", "key"),
    [
        ("field", "name", {"en": "x"}, "setting_vietnamese"),
        ("field", "name", "x", "setting_shape"),
        ("field", "name", {"vi": "x", "english": "y"}, "setting_shape"),
        ("field", "name", {"vi": "x" * 301}, "setting_long"),
        ("field", "name", {"vi": "a\x00b"}, "setting_shape"),
        ("field", "icon", "rocket", "setting_choice"),
        ("service", "letter", "D", "letter_forbidden"),
        ("service", "letter", "a", "letter_shape"),
        ("service", "first", 0, "setting_range"),
        ("service", "first", True, "setting_shape"),
        ("service", "first", "7", "setting_shape"),
        ("service", "first", 1.5, "setting_shape"),
        ("service", "first", float("nan"), "setting_shape"),
        ("service", "expected_minutes", float("inf"), "setting_range"),
        ("service", "field", None, "setting_missing"),
        ("service", "kiosk_letters", {"K 2": "L"}, "setting_shape"),
        ("counter", "serves", {"a": 10}, "setting_range"),
        ("counter", "serves", {"a": 0}, "setting_range"),
        ("hours", "week", {"7": []}, "setting_shape"),
        ("hours", "week", {"0": [["11:30", "07:00"]]}, "setting_spans"),
        ("hours", "week", {"0": [["07:00", "11:30"], ["11:00", "17:00"]]}, "setting_spans"),
        ("hours", "week", {"0": [["7h", "11:30"]]}, "setting_spans"),
        ("hours", "week", {"0": ["07:00"]}, "setting_spans"),
        ("notice", "starts", "31/12/2026", "setting_day"),
        ("notice", "starts", "1099-01-01", "setting_day"),
        ("policy", "online_address", "http://x", "setting_address"),
        ("policy", "bypass_limit", 21, "setting_range"),
        ("instrument", "levels", [{"value": 1, "label": {"vi": "x"}, "face": 0}], "setting_levels"),
        ("clerk", "role", "king", "setting_choice"),
        ("clerk", "pin", "123", "pin_shape"),
        ("clerk", "pin", "12a4", "pin_shape"),
    ],
)
def test_what_is_wrong_is_refused_with_its_reason(section, field, value, key) -> None:
    with pytest.raises(NotAllowed) as refused:
        put_right(entry(section, field), value)
    assert refused.value.key == key
    assert str(value) not in str(refused.value) or field != "pin"


def test_levels_rise_from_one_without_a_gap_and_no_face_comes_twice() -> None:
    levels = [{"value": n, "label": {"vi": "x"}, "face": n} for n in (1, 2, 3)]
    assert put_right(entry("instrument", "levels"), levels[::-1]) == levels
    for wrong in (
        [{**levels[0], "value": 2}, *levels[1:]],
        [{**levels[0], "face": 2}, *levels[1:]],
    ):
        with pytest.raises(NotAllowed, match="setting_levels"):
            put_right(entry("instrument", "levels"), wrong)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=4), inside),
    max_leaves=8,
)
ENTRIES = [found for subject in SUBJECTS.values() for found in subject.entries]


@given(st.sampled_from(ENTRIES), ANY)
def test_whatever_comes_it_is_kept_in_a_form_that_stays_or_refused(found, value) -> None:
    try:
        kept = put_right(found, value)
    except NotAllowed:
        return
    assert put_right(found, kept) == kept if kept not in (None, "") else found.may_lack


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 1.5, True, "1"])
def test_what_is_no_whole_number_is_refused_and_breaks_nothing(value) -> None:
    with pytest.raises(NotAllowed, match="setting_shape"):
        put_right(Entry("n", Kind.NUMBER, 1, 9), value)
