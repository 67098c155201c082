"""Behaviours 42 and 56: a rule changes at once, with author and old value; only supervisors may."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from centre.rules.services import Interval

NEW = {
    "name": {"vi": "Cư trú", "en": "Residence"},
    "field": "ho-tich",
    "letter": "M",
    "active": False,
}


def test_a_new_service_is_there_at_once_for_a_program_that_was_running(put, open_as, heard) -> None:
    """Behaviour 42: effective at once, without restart; from first number to its call."""
    kiosk, counter = open_as("kiosk:k1"), open_as("counter:c1")
    assert "cu-tru" not in kiosk.centre().services
    heard(kiosk)
    put("service", "cu-tru", NEW)
    put("counter", "1", {"serves": {"ho-tich": 2, "chung-thuc": 1, "cu-tru": 9}})
    put("service", "cu-tru", {"active": True})
    assert heard(kiosk)
    taken = kiosk.day.take(uuid4(), "cu-tru", "k1")
    assert taken.ticket.label == "M001"
    assert counter.centre().counters["1"].serves["cu-tru"] == 9
    assert counter.day.call_next(uuid4(), "1").ticket.label == "M001"


def test_a_holiday_of_today_closes_the_kiosk_and_its_end_opens_it_again(put, open_as) -> None:
    """Behaviour 42: hours and holidays hold with the next number."""
    kiosk = open_as("kiosk:k1")
    put("holiday", "2026-11-23", {"name": {"vi": "Nghỉ đột xuất"}})
    with pytest.raises(NotAllowed, match="outside_hours"):
        kiosk.day.take(uuid4(), "ho-tich", "k1")
    put("holiday", "2026-11-23", {"intervals": [["07:30", "09:00"]]})
    assert kiosk.centre().holidays[date(2026, 11, 23)][0].closes.hour == 9
    put("holiday", "2026-11-23", None)
    assert kiosk.day.take(uuid4(), "ho-tich", "k1")


def test_every_figure_of_the_policy_and_the_week_reaches_the_rules(put, open_as) -> None:
    other = open_as("counter:c1")
    assert other.centre().policy.bypass_limit == 3
    put("policy", "policy", {"bypass_limit": 1, "patience_minutes": 20, "return_places": 0})
    put("hours", "week", {"week": {"6": [["08:00", "10:00"]]}})
    policy = other.centre().policy
    assert (policy.bypass_limit, policy.patience, policy.return_places) == (
        1,
        timedelta(minutes=20),
        0,
    )
    (span,) = other.centre().hours[6]
    assert isinstance(span, Interval)
    assert list(other.centre().hours) == [6]


def test_each_field_is_told_with_author_old_and_new_value(put, told, faults, store) -> None:
    """Behaviour 42: with author and old value; the log's chain holds."""
    put("service", "ho-tich", {"daily_limit": 50, "last": 500})
    put("pause", "ngan-hang", {"name": {"vi": "Đi ngân hàng"}})
    put("holiday", "2027-01-01", None)
    changed = told()
    assert changed[:2] == [
        ("service", "ho-tich", "last", 999, 500, "giam-doc"),
        ("service", "ho-tich", "daily_limit", None, 50, "giam-doc"),
    ]
    assert [(one[:3], one[3] is None, one[4] is None) for one in changed[2:]] == [
        (("pause", "ngan-hang", ""), True, False),
        (("holiday", "2027-01-01", ""), False, True),
    ]
    assert faults(store) == ()
    assert [p.section for p in store.declared.history(10, "holiday")] == ["holiday"]
    assert len(store.declared.history(1)) == 1


def test_what_changes_nothing_is_not_told(put, told, store) -> None:
    version = store.declared.read().version
    assert put("service", "ho-tich", {"last": 999}) is False
    assert told() == []
    assert store.declared.read().version == version


@pytest.mark.parametrize("clerk", ["hoa", "ky-thuat", "kiem-tra"])
def test_clerk_technician_and_auditor_change_nothing(refused, store, clerk) -> None:
    """Behaviour 56: a clerk cannot configure; roles are asked by the store itself."""
    before = store.declared.read()
    assert refused("policy", "policy", {"bypass_limit": 1}, by=clerk)[0] == "role_missing"
    assert refused("clerk", clerk, {"role": "supervisor"}, by=clerk)[0] == "role_missing"
    assert refused("policy", "policy", {}, by="nobody")[0] == "clerk_unknown"
    with pytest.raises(NotAllowed, match="role_missing"):
        store.declared.try_out([Change("pause", "hop", None)], clerk)
    assert store.declared.read() == before


def test_the_second_of_two_supervisors_is_told_who_was_faster(put, store, told) -> None:
    """A change made on an old version of an item is refused, not silently overwritten."""
    put("clerk", "an", {"name": "An", "role": "supervisor"})
    mark = store.declared.read().mark("service", "ho-tich")
    assert put("service", "ho-tich", {"last": 500}, by="an", seen=mark)
    with pytest.raises(NotAllowed) as refusal:
        put("service", "ho-tich", {"last": 400}, seen=mark)
    assert (refusal.value.key, refusal.value.facts["by"]) == ("changed_meanwhile", "an")
    assert refusal.value.facts["at"] == store.clock.now()
    assert store.centre().services["ho-tich"].last == 500
    other = store.declared.read().mark("service", "dat-dai")
    assert put("service", "dat-dai", {"last": 400}, seen=other), "another item is free"


def test_a_refused_change_among_many_leaves_all_as_it_was(store, everything) -> None:
    before = everything()
    changes = [Change("pause", "hop", None), Change("service", "ho-tich", {"letter": "B"})]
    with pytest.raises(NotAllowed, match="letter_repeated"):
        store.declared.change_all(uuid4(), changes, "giam-doc")
    assert everything() == before


def test_two_services_exchange_their_letters_and_a_topic_in_one_step(store) -> None:
    items = store.declared.read().items["service"]
    topics = {code: items[code]["topics"] for code in ("ho-tich", "chung-thuc")}
    changes = [
        Change("service", "ho-tich", {"letter": "B", "topics": topics["chung-thuc"]}),
        Change("service", "chung-thuc", {"letter": "A", "topics": topics["ho-tich"]}),
    ]
    assert store.declared.change_all(uuid4(), changes, "giam-doc")
    services = store.centre().services
    assert (services["ho-tich"].letter, services["chung-thuc"].letter) == ("B", "A")
    assert list(services["chung-thuc"].topics) == topics["ho-tich"]


def test_a_pin_is_set_and_unlocks_and_is_told_to_nobody(put, store, told, strike) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowed):
            store.staff.sign_in(uuid4(), "hoa", "0000", "1")
    assert store.declared.read().locked == {"hoa"}
    put("clerk", "hoa", {"unlock": True})
    assert store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    put("clerk", "hoa", {"pin": "13579"})
    assert store.staff.sign_in(uuid4(), "hoa", "13579", "1")
    assert [one[1:5] for one in told()] == [
        ("hoa", "unlock", "…", "…"),
        ("hoa", "pin", "…", "…"),
    ]
    assert "13579" not in str(strike("SELECT facts FROM event", "SELECT answer FROM request"))
    assert "pin" not in store.declared.read().items["clerk"]["hoa"]


def test_a_new_clerk_without_a_pin_cannot_sign_in(put, store) -> None:
    put("clerk", "moi", {"name": "Mới"})
    with pytest.raises(NotAllowed, match="pin_wrong"):
        store.staff.sign_in(uuid4(), "moi", "", "1")
    put("clerk", "moi", {"pin": "8642"})
    assert store.staff.sign_in(uuid4(), "moi", "8642", "1").role == "clerk"


def test_the_same_request_has_one_effect(store, told) -> None:
    request, change = uuid4(), Change("pause", "hop", None)
    assert store.declared.change(request, change, "giam-doc")
    assert store.declared.change(request, change, "giam-doc")
    assert len(told()) == 1


def test_a_trial_tells_what_would_be_and_does_nothing(store, everything) -> None:
    before = everything()
    (step,) = store.declared.try_out([Change("pause", "hop", None)], "giam-doc")
    assert (step.what, step.moves[0].field, step.moves[0].new) == ("ended", "active", False)
    assert everything() == before


def test_whoever_takes_all_settings_out_is_told_to_the_log(store, told) -> None:
    """Behaviour 56: exports are logged."""
    text = store.declared.text(uuid4(), "all.toml", "giam-doc")
    assert "[[service]]" in text
    assert told() == [("file", "all.toml", "export", None, "all.toml", "giam-doc")]
    with pytest.raises(NotAllowed, match="role_missing"):
        store.declared.text(uuid4(), "all.toml", "ky-thuat")
