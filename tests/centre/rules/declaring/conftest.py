"""A small centre as items: one field, two services, two counters, one supervisor."""

import pytest

WORDS = {"vi": "Tên", "en": "Name"}


@pytest.fixture
def declared():
    """Return everything that is declared; each test has its own."""
    place = {"position": 1, "active": True}
    service = {
        "name": WORDS,
        "field": "ho-tich",
        "first": 1,
        "last": 999,
        "daily_limit": None,
        "expected_minutes": 8.0,
        "hours": None,
        "topics": [],
        "kiosk_letters": {},
        **place,
    }
    policy = {"result_service": "b", "ask_outcome": False}
    return {
        "centre": {"centre": {"name": WORDS, "authority": WORDS, "slip_notice": WORDS}},
        "hours": {"week": {"week": {"0": [["07:00", "11:30"]]}}},
        "holiday": {"2027-01-01": {"name": WORDS, "intervals": []}},
        "field": {"ho-tich": {"name": WORDS, "icon": "civil", **place}},
        "service": {"a": {**service, "letter": "A"}, "b": {**service, "letter": "B"}},
        "counter": {
            "1": {"name": WORDS, "zone": "", "serves": {"a": 2, "b": 1}, **place},
            "2": {"name": WORDS, "zone": "", "serves": {"b": 1}, **place},
        },
        "priority": {"gia": {"name": WORDS, "citation": "Luật", "from_age": 60, **place}},
        "policy": {"policy": policy},
        "notice": {"n": {"text": WORDS, "starts": None, "ends": None, **place}},
        "pause": {},
        "outcome": {},
        "instrument": {
            "i": {
                "question": WORDS,
                "levels": [{"value": n, "label": WORDS, "face": n} for n in (1, 2, 3)],
                "active": True,
            }
        },
        "clerk": {"son": {"name": "Sơn", "role": "supervisor", "active": True}},
    }
