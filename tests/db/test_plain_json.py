"""JSON columns: readable in the database itself, always in the same order, on either engine."""

import pytest

from db.facts import Health
from db.plain_json import to_json

STORED = {"sqlite": "SELECT {} FROM {}", "postgresql": "SELECT {}::text FROM {}"}


def test_letters_stay_letters_and_names_are_in_order():
    assert to_json({"b": "Hộ tịch", "a": [1, None]}) == '{"a": [1, null], "b": "Hộ tịch"}'


def test_what_json_does_not_know_is_refused():
    with pytest.raises(TypeError):
        to_json({"at": object()})


def test_stored_json_keeps_vietnamese_letters_readable(engine_kind, store, take, strike):
    take()
    ((content,),) = strike(STORED[engine_kind].format("content", "print_job"))
    assert '"vi": "Hộ tịch"' in content
    assert "\\u" not in content


def test_stored_json_is_in_the_same_order_whoever_wrote_it(engine_kind, store, strike):
    store.devices.report(Health("k1", "printer", "error", "x", {"b": 1, "a": "Ấn"}))
    assert strike(STORED[engine_kind].format("facts", "device")) == [('{"a": "Ấn", "b": 1}',)]
    store.devices.report(Health("k1", "printer", "error", "y", {"a": "Ấn", "b": 1}))
    assert strike(STORED[engine_kind].format("facts", "device")) == [('{"a": "Ấn", "b": 1}',)]
