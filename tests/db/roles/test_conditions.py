"""Conditions in SQL, made of words."""

from db.roles.conditions import every, one_of, told_by


def test_all_conditions_hold_and_an_empty_one_is_none() -> None:
    assert every("a OR b", "", " c ") == "(a OR b) AND (c)"


def test_a_list_of_words_becomes_a_list_of_values() -> None:
    assert one_of("state", "called served") == "state IN ('called', 'served')"


def test_an_event_is_told_by_its_actor_about_a_ticket_it_may_tell_of() -> None:
    told = told_by("take", "t.kiosk = 'k1'")
    assert "actor = (SELECT my_actor())" in told
    assert "kind IN ('take')" in told
    assert "t.kiosk = 'k1'" in told
