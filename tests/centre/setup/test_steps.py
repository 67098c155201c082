"""Answers of a first start: each is checked at its question, by the rules of centre.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.setup.steps import OPTIONS, Role, checked, role_of, steps_of

GOOD = {
    "code": "MC-DEMO",
    "address": "postgresql://server/motcua",
    "printer": "usb:/dev/usb/lp0",
    "inches": "43",
    "seat": "6,5",
    "counter": "1",
}


def good(role):
    return {step.key: GOOD[step.key] for step in steps_of(role)}


@pytest.mark.parametrize("role", Role)
def test_right_answers_are_taken_for_each_role(role):
    answers = checked(role, good(role))
    assert answers["code"] == "MC-DEMO"
    assert answers.get("seat", 6.5) == 6.5


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("wrong", ["\0", "1\x1b[2J", "x" * 10_000, "\u202e", "nan", "\ud800"])
def test_hostile_answers_are_refused_at_their_own_question(role, wrong):
    for step in steps_of(role):
        if step.key == "counter" and wrong == "nan":
            continue
        with pytest.raises(NotAllowed) as refused:
            checked(role, {**good(role), step.key: wrong})
        assert refused.value.key == f"setup_{step.key}"
        assert len(str(refused.value.facts["given"])) < 100


@given(st.sampled_from(Role), st.dictionaries(st.sampled_from(OPTIONS), st.text()))
def test_any_answers_are_taken_or_refused_never_a_crash(role, answers):
    asked = {step.key for step in steps_of(role)}
    try:
        found = checked(role, answers).keys()
    except NotAllowed as error:
        found, refused = asked, error.key
    else:
        refused = "setup_"
    assert found == asked
    assert refused.startswith("setup_")


def test_what_is_missing_and_what_is_not_asked_are_named():
    with pytest.raises(NotAllowed, match=r"setup_missing \(option=seat\)"):
        checked(Role.DISPLAY, {"code": "MC-1", "address": "sqlite:a.db", "inches": "43"})
    with pytest.raises(NotAllowed, match=r"setup_unknown \(option=seat, role=server\)"):
        checked(Role.SERVER, {"code": "MC-1", "seat": "6"})


def test_a_rated_counter_cannot_be_none():
    with pytest.raises(NotAllowed, match="setup_counter"):
        checked(Role.RATING, {**good(Role.RATING), "counter": "-"})


def test_only_roles_are_roles():
    assert role_of(" all-in-one ") is Role.ALL_IN_ONE
    with pytest.raises(NotAllowed, match="setup_role"):
        role_of("kiosk; rm")
