"""What is kept under one code, as plain data."""

import json
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from db.retention import given


def test_a_clerks_data_are_plain_and_without_the_pin(store, work_a_day, clerks):
    work_a_day()
    with store.read() as work:
        found = given.of_clerk(work, clerks[1])
    assert json.loads(json.dumps(found)) == found
    assert (found["role"], found["calls"], len(found["sessions"])) == ("clerk", {}, 1)
    assert found["sessions"][0]["pause_reason"] == "Nghỉ trưa"


def test_a_clerk_whose_code_is_a_counters_is_given_no_line_of_others(store, work_a_day):
    """The clerks of that day sat at counters 1 and 2."""
    new = {"name": "Hà Thị Hai", "role": "clerk", "pin": "2468"}
    store.declared.change(uuid4(), Change("clerk", "2", new), "giam-doc")
    day = work_a_day()
    with store.read() as work:
        found = given.of_clerk(work, "2")["log"]
        assert [line.day for line in given.told_of(work, "2")] == [day] * len(found)
        assert given.told_of(work, "2", given._event.c.day > day + timedelta(days=1)) == []
    assert {line["kind"] for line in found} == {"settings"}


@pytest.mark.parametrize(
    ("facts", "is_his"),
    [('{"clerk": "2"}', True), ('["2"]', False), ('"2"', False), ('{"clerk": "2"', False)],
)
def test_a_line_that_cannot_be_read_names_nobody(facts, is_his):
    """A file may hold anything; the verifier tells of it."""
    assert given._names(SimpleNamespace(kind="call", facts=facts), "2") is is_his


@pytest.mark.parametrize(("find", "key"), [("of_clerk", "clerk"), ("of_dossier", "dossier")])
def test_what_is_not_there_is_refused(store, find, key):
    for code in ("nobody", "–"):
        with store.read() as work, pytest.raises(NotAllowed, match=f"{key}_unknown"):
            getattr(given, find)(work, code)
