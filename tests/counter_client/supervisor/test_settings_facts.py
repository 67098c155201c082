"""Codes of a refusal become the names that people know."""

from datetime import datetime

from centre.rules.hours import ZONE
from counter_client.supervisor.settings_facts import in_words, where

ITEMS = {
    "service": {"ho-tich": {"name": {"vi": "Hộ tịch", "en": "Civil status"}}},
    "clerk": {"an": {"name": "Lê An"}},
}


def test_service_author_and_time_are_said_as_people_say_them(qapp) -> None:
    at = datetime(2026, 11, 23, 8, 5, tzinfo=ZONE)
    facts = {"service": "ho-tich", "by": "an", "at": at, "named": "none", "count": 3}
    found = in_words(facts, ITEMS, "en")
    assert found == {"service": "Civil status", "by": "Lê An", "at": "08:05", "named": "none",
                     "count": 3, "where": ""}  # fmt: skip


def test_a_place_is_page_item_and_field(qapp) -> None:
    facts = {"section": "service", "item": "ho-tich", "field": "last"}
    assert where(facts, ITEMS, "vi") == "Dịch vụ · Hộ tịch · Số cuối mỗi ngày"
    assert where({"section": "policy", "item": "policy"}, ITEMS, "vi") == "Quy tắc"
    assert where({"section": "none"}, ITEMS, "vi") == ""
    assert in_words({"where": "line 3"}, ITEMS, "vi")["where"] == "line 3"
