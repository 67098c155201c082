"""Conditions in SQL, made of words."""
# ruff: noqa: S608 - probes are made of the words of this file

import pytest

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


REFUSED_VALUE = {"23514", "22P02", "54001", "22001", "22008"}
"""A CHECK; no JSON; too deep; too long; a time out of range."""
EVENT = (
    "INSERT INTO event (centre, day, queue, seq, id, kind, ticket, at, actor, facts, hash) VALUES "
    "('H99.08', '{day}', '-', {seq}, gen_random_uuid(), 'device', NULL, {at}, 'counter:c1', "
    "{facts}, 'h')"
)
MOVE = "UPDATE chain SET seq = seq + 1, head = 'h' WHERE queue = '-'"
ASK = "INSERT INTO request VALUES (gen_random_uuid(), 'H99.08', 'call_next', {at}, {answer})"
CALL = (
    "INSERT INTO call (id, centre, day, ticket, counter, at, again, reason) SELECT "
    "gen_random_uuid(), centre, day, id, '1', {at}, 1, {reason} FROM ticket WHERE counter = '1' "
    "AND state = 'called'"
)
RENEW = (
    "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, login, made_at, made_by, "
    "expires_at, request) VALUES (gen_random_uuid(), 'H99.08', 'display', 'lobby', false, "
    "'accepted', 't', 'lobby', now(), 'display:lobby', {expires}, {request})"
)
OWN = "UPDATE device SET {} = {} WHERE kind = split_part((SELECT my_actor()), ':', 1)"
DEEP = "(repeat('[', 3000) || repeat(']', 3000))::json"
WIDE = "('{{\"a\": ' || repeat('[', 70) || repeat(']', 70) || '}}')::json"
LONG = "json_build_object('a', repeat('x', {}))"
DIGITS = "('{{\"a\": ' || repeat('1', 5000) || '}}')::json"
TIMES = ("'infinity'", "'-infinity'", "'9999-12-31 23:59:59+00'", "'0044-03-15 BC'")
POISON = [
    *(("lobby", OWN.format("facts", v)) for v in ("'[1]'", "'1'", "'null'", DEEP)),
    *(("lobby", OWN.format("facts", v.format(9000))) for v in (WIDE, LONG, DIGITS)),
    *(("lobby", OWN.format(c, t)) for c in ("heartbeat", "since") for t in TIMES),
    *(("lobby", RENEW.format(expires=t, request="'P'")) for t in TIMES),
    ("lobby", RENEW.format(expires="now()", request="repeat('x', 9000)")),
    *(("c1", f"UPDATE ticket SET queued_at = {t} WHERE state = 'waiting'") for t in TIMES),
    *(
        ("c1", f"UPDATE ticket SET {c} = 'infinity' WHERE counter = '1'")
        for c in ("called_at", "began_at", "ended_at")
    ),
    ("c1", "UPDATE clerk SET locked_until = 'infinity'"),
    ("c1", "UPDATE session SET signed_out_at = 'infinity'"),
    ("c1", "UPDATE session SET pause_reason = repeat('x', 9000) WHERE counter = '1'"),
    ("c1", "UPDATE roll SET placed_at = 'infinity'"),
    ("c1", "UPDATE rating SET closed_at = 'infinity'"),
    *(("c1", CALL.format(at=t, reason="NULL")) for t in TIMES),
    ("c1", CALL.format(at="now()", reason="'[]'")),
    ("c1", CALL.format(at="now()", reason=DEEP)),
    ("c1", CALL.format(at="now()", reason=LONG.format(70000))),
    *(("c1", ASK.format(at=t, answer="'null'")) for t in TIMES),
    *(("c1", ASK.format(at="now()", answer=v.format(70000))) for v in (DEEP, LONG, DIGITS)),
    *(("k1", f"UPDATE business_day SET day = {d}") for d in ("'infinity'", "'9999-12-31'")),
    ("overseer", "UPDATE business_day SET day = '-infinity'"),
    ("overseer", "UPDATE notice SET ends = 'infinity'"),
    ("k1", "UPDATE print_job SET sending_at = 'infinity'"),
    ("keypad", "UPDATE rating SET closed_at = 'infinity'"),
    ("k1", "INSERT INTO chain VALUES ('H99.08', '-infinity', '-', 1, 'h')"),
]


@pytest.mark.parametrize(("login", "statement"), POISON, ids=lambda value: str(value)[:60])
def test_no_device_leaves_a_value_that_others_would_die_of(rig, login: str, statement: str) -> None:
    assert rig.code(login, statement) in REFUSED_VALUE


@pytest.mark.parametrize(
    ("at", "facts"),
    [
        ("'infinity'", "'{}'"),
        ("now()", "'[]'"),
        ("now()", "'{'"),
        ("now()", "repeat('[', 3000) || repeat(']', 3000)"),
        ("now()", "'{\"a\": \"' || repeat('x', 70000) || '\"}'"),
    ],
)
def test_no_device_logs_what_the_verifier_would_die_of(rig, at: str, facts: str) -> None:
    event = EVENT.format(day="2026-11-23", seq=2, at=at, facts=facts)
    assert rig.code("c1", MOVE, event) in REFUSED_VALUE


def test_what_programs_write_is_far_from_these_bounds(rig) -> None:
    """The control: the same statements with values of every day."""
    event = EVENT.format(day="2026-11-23", seq=2, at="now()", facts="'{}'")
    assert rig.run("c1", MOVE, event) == 1
    assert rig.run("c1", CALL.format(at="now()", reason="'{}'")) == 1
    assert rig.run("c1", ASK.format(at="now()", answer="'null'")) == 1
    assert rig.run("lobby", OWN.format("facts", LONG.format(4000))) == 1
    assert rig.run("lobby", OWN.format("heartbeat", "now()")) == 1
    assert rig.run("lobby", RENEW.format(expires="now()", request="repeat('x', 4000)")) == 1
