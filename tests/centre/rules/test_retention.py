"""What is due when, as a table; what goes out of a line of the log and what stays."""

from dataclasses import replace
from datetime import date

import pytest

from centre.rules.retention import Fate, Kind, Whose, due, mark, names, unnamed
from centre.rules.services import Policy

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "days", "fate", "before"),
    [
        (Kind.NAMES, {"staff_days": 30}, Fate.UNNAMED, date(2026, 10, 24)),
        (Kind.NAMES, {"staff_days": 730}, Fate.UNNAMED, date(2024, 11, 23)),
        (Kind.VISITS, {"ticket_days": 90}, Fate.REMOVED, date(2026, 8, 25)),
        (Kind.VISITS, {"ticket_days": 1825}, Fate.REMOVED, date(2021, 11, 24)),
        (Kind.DOSSIERS, {"dossier_days": 3660}, Fate.REMOVED, TODAY),
        (Kind.DOSSIERS, {"dossier_days": 0}, Fate.REMOVED, TODAY),
    ],
)
def test_what_is_due_follows_the_policy(kind, days, fate, before):
    """Behaviour 57: what is due is removed or made anonymous."""
    found = {one.kind: one for one in due(replace(Policy(), **days), TODAY)}
    assert (found[kind].fate, found[kind].before) == (fate, before)


def test_each_kind_has_one_rule():
    assert [one.kind for one in due(Policy(), TODAY)] == list(Kind)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ({"clerk": "lan", "counter": "3"}, {"clerk": None, "counter": "3"}),
        ({"target_clerk": "lan", "to": "first"}, {"target_clerk": None, "to": "first"}),
        ({"by": "counter:c1"}, {"by": "counter:c1"}),
        ({"by": "motcua-db", "account": "root"}, {"by": "motcua-db", "account": None}),
        ({"author": "lan", "to": None}, {"author": None, "to": None}),
        ({"clerk": None, "by": ""}, {"clerk": None, "by": ""}),
        ({"counter": "lan", "reason": {"rule": "longest"}},) * 2,
    ],
)
def test_persons_go_out_of_a_line_and_programs_stay(facts, left):
    assert unnamed("call", facts) == left


def test_only_one_person_may_be_meant():
    facts = {"clerk": "lan", "by": "minh"}
    assert unnamed("pause", facts, only="minh") == {"clerk": "lan", "by": None}


@pytest.mark.parametrize(
    ("field", "kept"), [("name", None), ("", None), ("pin", None), ("role", "clerk")]
)
def test_a_clerks_settings_lose_code_and_name(field, kept):
    facts = {"section": "clerk", "key": "lan", "field": field, "old": "clerk", "new": "clerk"}
    left = unnamed("settings", {**facts, "by": "minh"})
    assert (left["key"], left["old"], left["new"], left["by"]) == ("–", kept, kept, None)
    assert unnamed("settings", facts, only="hoa") == facts


@pytest.mark.parametrize(
    ("kind", "facts", "is_his"),
    [
        ("call", {"clerk": "2", "counter": "1"}, True),
        ("call", {"clerk": "lan", "counter": "2"}, False),
        ("settings", {"section": "clerk", "key": "2", "field": "", "by": "giam-doc"}, True),
        ("settings", {"section": "counter", "key": "2", "field": "", "by": "giam-doc"}, False),
        ("settings", {"section": "clerk", "key": "lan", "old": "2", "by": "giam-doc"}, False),
        ("transfer", {"target": "2", "target_clerk": "2"}, True),
        ("waits", {"reason": {"clerk": "2"}, "by": None}, False),
    ],
)
def test_a_line_names_a_clerk_only_where_a_person_stands(kind, facts, is_his):
    """A clerk's code may be a counter's, too."""
    assert names(kind, facts, "2") is is_his


def test_a_mark_is_of_one_code_of_one_kind_at_one_centre():
    marks = {mark(at, whose, "2") for at in ("a", "b") for whose in Whose}
    assert {len(one) for one in marks} == {16}
    assert len(marks) == 4
    assert mark("a", Whose.CLERK, "2") in marks


def test_other_settings_keep_what_was_changed():
    facts = {"section": "service", "key": "ho-tich", "field": "letter", "old": "A", "new": "B"}
    assert unnamed("settings", facts) == facts
