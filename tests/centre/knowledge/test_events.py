"""Life events: what the file may hold, and what is wrong with it by line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.knowledge.events import Group, LifeEvent, events
from centre.rules.errors import NotAllowed

EVENT = """[[event]]
key = "birth"
icon = "plain"
name = {vi = "Sinh con", en = "Birth"}
[[event.group]]
name = {vi = "Khai sinh"}
search = "đăng ký khai sinh"
[[event.group]]
name = {vi = "Bảo hiểm"}
codes = ["1.001193"]
"""


def test_an_event_has_groups_with_a_search_or_codes() -> None:
    (birth,) = events(EVENT, "e.toml")
    assert (birth.key, birth.icon, dict(birth.name)) == (
        "birth",
        "plain",
        {"vi": "Sinh con", "en": "Birth"},
    )
    assert birth.groups == (
        Group({"vi": "Khai sinh"}, "đăng ký khai sinh"),
        Group({"vi": "Bảo hiểm"}, "", ("1.001193",)),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "line", "why"),
    [
        ('key = "birth"\n', "", 1, "keys"),
        ('key = "birth"', 'key = ""', 1, "keys"),
        ('icon = "plain"', "icon = 3", 1, "keys"),
        ('icon = "plain"', 'icon = "plain"\ncolour = "red"', 1, "keys"),
        ('vi = "Sinh con", ', "", 1, "name"),
        ('en = "Birth"', 'en = ""', 1, "name"),
        ('{vi = "Khai sinh"}', '"Khai sinh"', 5, "name"),
        ('search = "đăng ký khai sinh"\n', "", 5, "aim"),
        ('search = "đăng ký khai sinh"', 'search = ""', 5, "aim"),
        ('codes = ["1.001193"]', "codes = []", 8, "aim"),
        ('codes = ["1.001193"]', 'codes = ["1.001193"]\nsearch = "x"', 8, "aim"),
        ('codes = ["1.001193"]', 'codes = ["1001193"]', 8, "code"),
        ('codes = ["1.001193"]', "codes = [1]", 8, "code"),
        ('codes = ["1.001193"]', 'codes = "1.001193"', 8, "aim"),
        ("[[event.group]]\nname = {vi = ", "[[event.group]\nname = {vi = ", 5, "toml"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(right: str, wrong: str, line: int, why: str) -> None:
    text = EVENT.replace(right, wrong, 1)
    assert text != EVENT
    with pytest.raises(NotAllowed, match="events_wrong") as refused:
        events(text, "e.toml")
    assert refused.value.facts == {"file": "e.toml", "line": line, "why": why}


def test_two_events_of_one_key_are_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        events(EVENT + EVENT, "e.toml")
    assert refused.value.facts["why"] == "twice"


def test_other_tables_are_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        events(EVENT + "[other]\n", "e.toml")
    assert refused.value.facts["why"] == "keys"


@given(st.text())
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    found: tuple[LifeEvent, ...] = ()
    with suppress(NotAllowed):
        found = events(text, "e.toml")
    assert all(event.name["vi"] for event in found)
