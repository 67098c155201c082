"""The schema is strict where citizens would see a fault, and tolerant where sources differ."""

from datetime import date
from typing import Any

import pytest

from db.catalogue.schema import KEYS, MOST_CHARACTERS, check


def wrong(**values: Any) -> list[tuple[str, str]]:
    """Return (where, key) of all that is wrong with a document of these values."""
    found = check({"name": "Đăng ký kết hôn", **values})
    assert (found.line is None) == bool(found.wrong)
    return [(one.where, one.key) for one in found.wrong]


def test_a_name_alone_is_enough_and_null_is_no_value() -> None:
    assert wrong() == []
    assert wrong(**dict.fromkeys(KEYS - {"name", "code"})) == []


def test_keys_of_a_later_schema_are_left_aside() -> None:
    assert wrong(colour="blue", submission=[{"channel": "post", "speed": 3}]) == []


@pytest.mark.parametrize(
    ("values", "where", "key"),
    [
        ({"name": ""}, "name", "text_missing"),
        ({"name": " . "}, "name", "text_missing"),
        ({"name": None}, "name", "value_wrong"),
        ({"name": "x" * (MOST_CHARACTERS + 1)}, "name", "text_too_long"),
        ({"field": 3}, "field", "value_wrong"),
        ({"field": "H\ufffd tịch"}, "field", "text_broken"),
        ({"levels": ["district"]}, "levels[0]", "value_wrong"),
        ({"results": "Giấy"}, "results", "value_wrong"),
        ({"results": ["x"] * 1001}, "results", "too_many"),
        ({"submission": [{"channel": "fax"}]}, "submission[0].channel", "value_wrong"),
        ({"submission": [{}]}, "submission[0].channel", "text_missing"),
        ({"submission": [{"channel": "post", "fee": 5}]}, "submission[0].fee", "value_wrong"),
        (
            {"submission": [{"channel": "post", "time_value": -1}]},
            "submission[0].time_value",
            "value_wrong",
        ),
        (
            {"submission": [{"channel": "post", "time_value": float("inf")}]},
            "submission[0].time_value",
            "value_wrong",
        ),
        (
            {"documents": [{"name": "a"}, {"name": "b", "originals": -1}]},
            "documents[1].originals",
            "value_wrong",
        ),
        ({"documents": [{"name": "a", "copies": "1"}]}, "documents[0].copies", "value_wrong"),
        ({"has_online_channel": "yes"}, "has_online_channel", "value_wrong"),
        ({"as_of": "31/02/2026"}, "as_of", "date_wrong"),
        ({"as_of": "1066-10-14"}, "as_of", "date_wrong"),
        ({"as_of": 20260101}, "as_of", "value_wrong"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "valid_to", "validity_crossed"),
        ({"translations": {"Tiếng Anh": "x"}}, "translations.Tiếng Anh.[key]", "value_wrong"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(values: dict[str, Any], where: str, key: str) -> None:
    assert wrong(**values) == [(where, key)]


def test_a_missing_name_is_named() -> None:
    [one] = check({}).wrong
    assert (one.where, one.key, one.value) == ("name", "text_missing", "")


@pytest.mark.parametrize("written", ["2025-07-01", "01/07/2025", "1.7.2025", "2025-07-01T00:00:00"])
def test_dates_are_read_as_offices_write_them(written: str) -> None:
    line = check({"name": "x", "as_of": written}).line
    assert line
    assert line.as_of == date(2025, 7, 1)
