"""Where a fault belongs in the form, and what saving a service asks of its counters."""

import pytest

from centre.rules.declaring.facts import Change
from counter_client.supervisor.settings_checking import (
    COUNTERS,
    Place,
    changes_of_counters,
    serving,
    wrongs,
)

PLACE = Place("service", "ho-tich", ("last", "active", COUNTERS), is_served=True)


@pytest.mark.parametrize(
    ("section", "item", "field", "found"),
    [
        ("service", "ho-tich", "last", "last"),
        ("service", "dat-dai", "last", ""),
        ("service", "ho-tich", "none", ""),
        ("counter", "1", "serves", COUNTERS),
        ("policy", "policy", "result_service", ""),
        (None, "", "", None),
    ],
)
def test_a_fault_stands_beside_its_field(section, item, field, found) -> None:
    assert PLACE.field_of({"section": section, "item": item, "field": field}) == found


def test_only_counters_that_serve_otherwise_are_changed(store) -> None:
    items = store.declared.read().items
    assert serving(items, "ho-tich") == {"1": 2, "2": 1}
    (change,) = changes_of_counters(items, "ho-tich", {"1": 2, "2": 3})
    assert (change.key, change.value["serves"]["ho-tich"]) == ("2", 3)
    assert change.seen


def test_faults_of_values_come_before_those_of_the_whole(store) -> None:
    items = store.declared.read().items
    both = Change("service", "ho-tich", {"last": 0, "letter": "B"})
    assert list(wrongs(items, [both], PLACE)) == ["last"]
    whole = Change("service", "ho-tich", {"letter": "B"})
    assert {w.why for w in wrongs(items, [whole], PLACE).values()} == {"letter_repeated"}
    gone = Change("service", "none", None)
    assert wrongs(items, [gone], PLACE)[""].why == "setting_unknown"
