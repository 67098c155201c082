"""Marks of items, places of faults, and a change whose repr gives no PIN away."""

from centre.rules.declaring.facts import Change, Fault, mark


def test_a_mark_changes_with_what_an_item_says_and_not_with_the_order_of_its_fields() -> None:
    assert mark({"a": 1, "b": {"vi": "Ấ"}}) == mark({"b": {"vi": "Ấ"}, "a": 1})
    assert mark({"a": 1}) != mark({"a": 2})
    assert mark(None) == ""


def test_a_fault_names_its_place_and_becomes_a_refusal() -> None:
    fault = Fault("service", "ho-tich", "last", "setting_range", {"least": 1, "most": 9})
    refusal = fault.refusal()
    assert (refusal.key, refusal.facts["where"]) == ("setting_range", "service.ho-tich.last")
    assert (refusal.facts["least"], refusal.facts["field"]) == (1, "last")


def test_what_is_shown_of_a_change_has_no_pin() -> None:
    assert "2468" not in repr(Change("clerk", "an", {"pin": "2468"}))
