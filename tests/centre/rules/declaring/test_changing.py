"""A change: what the item then is, who may not end, and the way from one state to another."""

import pytest

from centre.rules.declaring.changing import (
    changed,
    changes_to,
    check_seen,
    check_whole,
    faults_of,
    moves,
    with_item,
)
from centre.rules.declaring.facts import Change, mark
from centre.rules.errors import NotAllowed


def after(declared, *args):
    """Return everything as it is after a change."""
    change = Change(*args)
    item, _ = changed(declared, change)
    found = with_item(declared, change, item)
    check_whole(declared, found)
    return found


def refused(declared, *args) -> tuple[str, object]:
    with pytest.raises(NotAllowed) as refusal:
        after(declared, *args)
    return refusal.value.key, refusal.value.facts["where"]


def test_fields_that_are_not_named_stay(declared) -> None:
    found = after(declared, "service", "a", {"daily_limit": 60})
    assert found["service"]["a"] == {**declared["service"]["a"], "daily_limit": 60}
    assert found["service"]["b"] is declared["service"]["b"]


def test_a_new_item_needs_what_has_no_default_and_a_code_that_was_never_used(declared) -> None:
    name = {"name": {"vi": "Mới"}}
    assert after(declared, "pause", "hop", name)["pause"]["hop"]["position"] == 1
    assert refused(declared, "pause", "hop", {}) == ("setting_missing", "pause.hop.name")
    assert refused(declared, "pause", "Hop", name) == ("setting_code", "pause.Hop")
    assert refused(declared, "counter", "12345", name) == ("setting_code", "counter.12345")
    assert refused(declared, "holiday", "2027-13-01", name)[0] == "setting_code"
    assert refused(declared, "policy", "x", {}) == ("setting_unknown", "policy.x")
    assert refused(declared, "nonsense", "x", {}) == ("setting_unknown", "nonsense")
    ended = after(declared, "priority", "gia", None)
    again = after(ended, "priority", "gia", {"active": True})
    assert again == declared, "its code is its own for good"


def test_a_wrong_field_is_named_with_all_others_that_are_wrong(declared) -> None:
    change = Change("service", "a", {"letter": "O", "first": -1, "last": 5, "colour": "red"})
    told, wrong = faults_of(change)
    assert told == {"last": 5}
    assert {fault.field: fault.why for fault in wrong} == {
        "letter": "letter_forbidden",
        "first": "setting_range",
        "colour": "setting_unknown",
    }
    assert refused(declared, "service", "a", change.value)[0] == "letter_forbidden"


def test_things_that_others_refer_to_become_inactive_and_holidays_go(declared) -> None:
    assert after(declared, "counter", "2", None)["counter"]["2"]["active"] is False
    assert after(declared, "holiday", "2027-01-01", None)["holiday"] == {}
    assert refused(declared, "holiday", "2027-05-01", None)[0] == "setting_unknown"
    for only in ("centre", "hours", "policy", "instrument"):
        key = next(iter(declared[only]))
        assert refused(declared, only, key, None)[0] == "setting_stays"


def test_the_last_counter_and_the_last_supervisor_stay(declared) -> None:
    assert refused(declared, "counter", "1", None) == ("service_unserved", "service.a.active")
    assert refused(declared, "clerk", "son", None) == ("supervisor_needed", "clerk.role")
    named = after(declared, "clerk", "an", {"name": "An", "role": "supervisor"})
    assert after(named, "clerk", "son", None)["clerk"]["son"]["active"] is False


def test_a_pin_is_a_deed_and_no_part_of_the_item(declared) -> None:
    item, deeds = changed(declared, Change("clerk", "son", {"pin": "2468", "unlock": False}))
    assert item == declared["clerk"]["son"]
    assert deeds == {"pin": "2468"}


def test_another_instrument_that_becomes_active_lets_the_first_one_rest(declared) -> None:
    said = {name: declared["instrument"]["i"][name] for name in ("question", "levels")}
    found = after(declared, "instrument", "j", {**said, "active": True})["instrument"]
    assert {code: item["active"] for code, item in found.items()} == {"i": False, "j": True}


def test_a_change_of_what_somebody_else_has_changed_is_refused(declared) -> None:
    item = declared["service"]["a"]
    check_seen(Change("service", "a", {}, mark(item)), item)
    check_seen(Change("service", "a", {}), item)
    for seen, now in ((mark(item), {**item, "last": 5}), (mark(item), None)):
        with pytest.raises(NotAllowed, match="changed_meanwhile"):
            check_seen(Change("service", "a", {}, seen), now)
    with pytest.raises(NotAllowed, match="setting_taken"):
        check_seen(Change("service", "a", {}, ""), item)


def test_moves_name_each_field_and_the_whole_where_it_begins_or_goes(declared) -> None:
    item = declared["service"]["a"]
    (move,) = moves(item, {**item, "last": 5})
    assert (move.field, move.old, move.new) == ("last", 999, 5)
    assert moves(item, item) == ()
    assert [(m.field, m.new) for m in moves(item, None)] == [("", None)]


def test_the_way_to_another_state_leads_there_and_no_further(declared) -> None:
    wanted = {
        **declared,
        "holiday": {"2027-09-02": {"name": {"vi": "Quốc khánh"}, "intervals": []}},
        "pause": {"hop": {"name": {"vi": "Họp"}, "position": 1, "active": True}},
        "counter": {"1": declared["counter"]["1"]},
    }
    found = declared
    for change in changes_to(declared, wanted):
        item, _ = changed(found, change)
        found = with_item(found, change, item)
    assert found["holiday"] == wanted["holiday"]
    assert found["pause"] == wanted["pause"]
    assert found["counter"]["2"]["active"] is False
    assert [c.key for c in changes_to(found, wanted)] == []
    assert changes_to(declared, {}) == ()
