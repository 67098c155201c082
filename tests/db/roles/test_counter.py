"""What a counter's PC that fell into wrong hands cannot do."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

import pytest

NOT_PERMITTED = "42501"
RAISED = "P0001"
"""A trigger of ours says no."""
EVENT = (
    "INSERT INTO event (centre, day, queue, seq, id, kind, ticket, at, actor, facts, hash) VALUES "
    "('H99.08', '2026-11-23', '{queue}', 2, gen_random_uuid(), '{kind}', {ticket}, now(), "
    "'{actor}', '{{}}', 'h')"
)
MOVE = "UPDATE chain SET seq = seq + 1, head = 'h' WHERE day = '2026-11-23'"
CALL = (
    "INSERT INTO call (id, centre, day, ticket, counter, clerk, at, again) VALUES "
    "(gen_random_uuid(), 'H99.08', '{day}', {ticket}, '{counter}', {clerk}, now(), 1)"
)
ASK = (
    "INSERT INTO rating (id, centre, day, ticket, counter, instrument, version, opened_at) VALUES "
    "(gen_random_uuid(), 'H99.08', '2026-11-23', {ticket}, '{counter}', 'i', 1, now())"
)
SIT = (
    "INSERT INTO session (id, centre, clerk, counter, signed_in_at, pause_reason) VALUES "
    "(gen_random_uuid(), 'H99.08', 'an', '{counter}', now(), '')"
)


def change(label: str, mine, **values) -> str:
    listed = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"UPDATE ticket SET {listed} WHERE id = {mine(label)}"


@pytest.mark.parametrize("label", ["A001", "B002", "C001"])
def test_it_takes_to_itself_who_waits_is_set_aside_or_absent(rig, mine, label: str) -> None:
    taken = change(label, mine, state="'called'", counter="'1'")
    assert rig.run("c1", taken) == 1
    hold = f"SELECT id FROM ticket WHERE id = {mine('A001')} FOR UPDATE SKIP LOCKED"
    assert len(rig.run("c1", hold)) == 1


def test_it_lets_go_of_its_own(rig, mine) -> None:
    sent = change("A002", mine, state="'transferred'", counter="NULL", target="'2'")
    assert rig.run("c1", sent) == 1
    assert rig.run("c1", change("A001", mine, bypassed="1")) == 1
    assert rig.run("c1", change("A001", mine, state="'cancelled'")) == 1


def test_a_number_at_another_desk_is_out_of_its_reach(rig, mine) -> None:
    """The row is hidden from the change: nothing is updated, and the code checks the count."""
    assert rig.run("c1", change("A003", mine, state="'served'")) == 0
    assert rig.run("c2", change("A002", mine, counter="'2'")) == 0
    assert rig.run("c1", change("A777", mine, state="'waiting'", counter="'1'")) == 0


@pytest.mark.parametrize(
    "values",
    [
        {"state": "'called'", "counter": "'2'"},
        {"state": "'called'", "counter": "NULL"},
        {"state": "'served'", "counter": "NULL"},
        {"state": "'expired'", "counter": "NULL"},
        {"counter": "'2'"},
        {"counter": "'1'", "service": "'none'"},
        {"counter": "NULL", "service": "'none'"},
    ],
    ids=str,
)
def test_it_puts_no_number_anywhere_but_at_itself_or_back(rig, mine, values: dict) -> None:
    for label in ("A001", "A002"):
        if label == "A001" or "counter" in values:
            assert rig.code("c1", change(label, mine, **values)) == NOT_PERMITTED


@pytest.mark.parametrize(
    "column", ["id", "letter", "number", "day", "arrived_at", "kiosk", "centre", "priority"]
)
def test_it_renumbers_nobody(rig, mine, column: str) -> None:
    assert rig.code("c1", change("A002", mine, **{column: column})) == NOT_PERMITTED


def test_it_calls_in_its_own_name_only(rig, mine) -> None:
    good = {"day": "2026-11-23", "ticket": mine("A002"), "counter": "1", "clerk": "'an'"}
    assert rig.run("c1", CALL.format(**good)) == 1
    assert rig.run("c1", CALL.format(**{**good, "clerk": "NULL"})) == 1
    for forged in (
        {"clerk": "'binh'"},
        {"counter": "2"},
        {"counter": "2", "ticket": mine("A003")},
        {"ticket": mine("A003")},
        {"ticket": mine("A001")},
        {"day": "2026-11-22"},
    ):
        assert rig.code("c1", CALL.format(**{**good, **forged})) == NOT_PERMITTED, forged


def test_it_calls_in_no_name_of_a_clerk_who_has_gone(rig, mine) -> None:
    """chief, with the counter's rights and a supervisor's, no more than c1."""
    gone = "UPDATE session SET signed_out_at = now() WHERE counter = '1'"
    call = CALL.format(day="2026-11-23", ticket=mine("A002"), counter="1", clerk="'an'")
    for login in ("c1", "c3", "free", "chief"):
        assert rig.run(login, call) == 1
        assert rig.code(login, gone, call) == NOT_PERMITTED


def test_it_asks_for_ratings_of_its_own_and_reads_no_answer(rig, mine) -> None:
    free = "UPDATE rating SET closed_at = now()"
    assert rig.run("c1", free) == 1
    assert rig.run("c1", free, ASK.format(ticket=mine("A002"), counter="1")) == 1
    for ticket, counter in (("A003", "2"), ("A003", "1"), ("A001", "1")):
        asked = ASK.format(ticket=mine(ticket), counter=counter)
        assert rig.code("c1", free, asked) == NOT_PERMITTED
    for statement in (
        "SELECT level FROM rating",
        "SELECT * FROM rating",
        "UPDATE rating SET level = 5",
        "SELECT id FROM rating WHERE level = 5",
        "UPDATE rating SET closed_at = NULL",
    ):
        assert rig.code("c1", statement) == NOT_PERMITTED, statement
    assert rig.run("c1", "SELECT counter FROM rating GROUP BY counter") == [("1",)]


def test_a_pc_that_rates_changes_no_answer_that_was_given(rig, mine) -> None:
    """It is in two groups, whose conditions add up."""
    assert rig.run("c3", "UPDATE rating SET level = 1, closed_at = now()") == 1
    given = f"UPDATE rating SET level = 1 WHERE id = {mine('given')}"
    assert rig.run("c3", given) == 0
    assert rig.code("c3", "SELECT level FROM rating") == NOT_PERMITTED


def test_a_clerk_who_moves_ends_his_seat_elsewhere_and_nothing_more(rig, mine) -> None:
    end = "UPDATE session SET signed_out_at = now() WHERE counter = '{}'"
    assert rig.run("c1", end.format("2")) == 1
    assert rig.run("c1", end.format("1"), SIT.format(counter="1")) == 1
    assert rig.code("c1", end.format("2"), SIT.format(counter="2")) == NOT_PERMITTED
    rest = "UPDATE session SET paused_at = now() WHERE counter = '{}'"
    assert rig.run("c1", rest.format("1")) == 1
    assert rig.code("c1", rest.format("2")) == NOT_PERMITTED
    # What has ended is out of reach, in the same transaction already.
    undo = "UPDATE session SET signed_out_at = NULL WHERE counter = '1'"
    assert rig.run("c1", end.format("1"), undo) == 0
    assert rig.code("c1", "UPDATE session SET clerk = 'binh'") == NOT_PERMITTED


def test_it_counts_wrong_pins_and_changes_no_clerk(rig) -> None:
    assert rig.run("c1", "UPDATE clerk SET failures = 1, locked_until = now()") == 2
    for statement in (
        "UPDATE clerk SET pin = 'x'",
        "UPDATE clerk SET role = 'supervisor'",
        "UPDATE clerk SET active = true",
        "INSERT INTO clerk (centre, code) VALUES ('H99.08', 'x')",
    ):
        assert rig.code("c1", statement) == NOT_PERMITTED


def test_it_changes_no_settings_and_enrols_nobody(rig) -> None:
    for statement in (
        "UPDATE service SET active = false",
        "UPDATE centre SET version = 9",
        "INSERT INTO notice (centre, code, text, position) VALUES ('H99.08', 'x', '{}', 1)",
        "UPDATE counter_service SET weight = 9",
        "UPDATE kiosk_letter SET letter = 'Z'",
        "UPDATE enrolment SET state = 'accepted'",
        "UPDATE enrolled SET removed_at = now()",
        "SELECT * FROM enrolled",
        "INSERT INTO ticket (centre) VALUES ('H99.08')",
        "UPDATE print_job SET state = 'printed'",
        "SELECT hash FROM event",
    ):
        assert rig.code("c1", statement) == NOT_PERMITTED, statement


def test_it_logs_its_own_deeds_at_its_own_desk(rig, mine) -> None:
    good = {"queue": "A", "kind": "call", "ticket": mine("A002"), "actor": "counter:c1"}
    assert rig.run("c1", MOVE, EVENT.format(**good)) == 1
    sent = change("A002", mine, state="'transferred'", counter="NULL")
    assert rig.run("c1", sent, MOVE, EVENT.format(**{**good, "kind": "transfer"})) == 1
    for forged in (
        {"actor": "counter:c2"},
        {"actor": "kiosk:k1"},
        {"kind": "take"},
        {"kind": "rating"},
        {"kind": "print_printed"},
        {"kind": "day_set"},
        {"ticket": mine("A003")},
        {"ticket": mine("A001")},
        {"queue": "B"},
        {"ticket": "NULL"},
    ):
        assert rig.code("c1", MOVE, EVENT.format(**{**good, **forged})) == NOT_PERMITTED, forged


def test_deficits_are_each_counters_own(rig) -> None:
    assert rig.run("c1", "UPDATE deficit SET credit = 0") == 1
    new = "INSERT INTO deficit VALUES ('H99.08', '{}', 'sb', 0.5)"
    assert rig.run("c1", new.format("1")) == 1
    assert rig.code("c1", new.format("2")) == NOT_PERMITTED


def test_a_pc_without_a_counter_asks_its_clerk(rig, mine) -> None:
    assert rig.run("free", change("A002", mine, state="'served'")) == 1
    assert rig.run("free", change("A003", mine, state="'served'")) == 1
    nowhere = change("A003", mine, counter="NULL")
    assert rig.code("free", nowhere) == NOT_PERMITTED


def test_it_sees_todays_numbers_and_slips_only(rig) -> None:
    for table in ("ticket", "call"):
        assert rig.run("c1", f"SELECT DISTINCT day::text FROM {table}") == [("2026-11-23",)]
    assert rig.run("c1", "SELECT count(*) FROM print_job") == [(6,)]
    assert rig.run("backup", "SELECT count(*) FROM print_job") == [(16,)]


def test_the_queue_is_read_by_its_index_despite_the_conditions(rig) -> None:
    """performance.md 2.4: the pick goes by the partial index, not by all of the day."""
    plan = rig.run(
        "c1",
        "SET enable_seqscan = off",
        "EXPLAIN SELECT * FROM ticket WHERE centre = 'H99.08' AND day = '2026-11-23' "
        "AND state IN ('transferred', 'waiting') ORDER BY place, queued_at, id",
    )
    text = "\n".join(line for (line,) in plan)
    assert "ix_ticket_waiting" in text
    assert "InitPlan" in text


def test_it_sees_how_a_dossier_stands_and_not_the_slips_secret(rig) -> None:
    assert rig.run("c1", "SELECT state FROM dossier") == [(4,)]
    for who in ("c1", "chief", "overseer"):
        assert rig.code(who, "SELECT secret FROM dossier") == NOT_PERMITTED, who
        assert rig.code(who, "UPDATE dossier SET state = 9") == NOT_PERMITTED, who
    for table in ("search_miss", "lookup_try"):
        assert rig.code("c1", f"SELECT 1 FROM {table}") == NOT_PERMITTED


def test_its_program_reads_the_catalogue(town) -> None:
    assert town("c1").catalogue.shown().listed == ()


GIVE = "UPDATE series SET last = last + 1 WHERE letter = '{}'"
DIRECT = {
    "id": "gen_random_uuid()",
    "centre": "'H99.08'",
    "day": "'2026-11-23'",
    "service": "'sa'",
    "letter": "'A'",
    "number": "4",
    "state": "'serving'",
    "priority": "NULL",
    "kiosk": "''",
    "arrived_at": "now()",
    "queued_at": "now()",
    "place": "1",
    "calls": "0",
    "bypassed": "0",
    "stepped": "0",
    "counter": "'1'",
    "called_at": "now()",
    "began_at": "now()",
    "origin": "'counter'",
    "note": "'x'",
}


def direct(**changed) -> str:
    row = {**DIRECT, **changed}
    return f"INSERT INTO ticket ({', '.join(row)}) VALUES ({', '.join(row.values())})"


def test_it_serves_somebody_without_a_number_at_its_own_counter_and_in_no_other_way(rig) -> None:
    """The next number of the shared series of a service that it serves, being served there."""
    for login in ("c1", "c3", "free", "chief"):
        assert rig.run(login, GIVE.format("A"), direct()) == 1, login
    for forged in (
        {"state": "'waiting'"},
        {"state": "'called'"},
        {"state": "'served'"},
        {"counter": "'2'"},
        {"counter": "NULL"},
        {"origin": "'kiosk'"},
        {"kiosk": "'k1'"},
        {"priority": "'p'"},
        {"calls": "1"},
        {"bypassed": "1"},
        {"place": "0"},
        {"number": "5"},
        {"number": "3"},
        {"letter": "'B'", "number": "2"},
        {"service": "'sb'"},
        {"service": "'none'"},
        {"day": "'2026-11-22'"},
        {"called_at": "NULL"},
        {"arrived_at": "now() - interval '1 h'"},
        {"centre": "'H99.09'"},
        {"outcome": "'o'"},
        {"target": "'1'"},
    ):
        assert rig.code("c1", GIVE.format("A"), direct(**forged)) == NOT_PERMITTED, forged
    taken = rig.code("c1", direct(number="4"))
    assert taken == NOT_PERMITTED, "a number has to be taken from the series first"
    assert rig.code("c1", GIVE.format("B"), direct(letter="'B'", number="3", service="'sb'")) == (
        NOT_PERMITTED
    ), "counter 1 does not serve it"


def test_a_series_goes_forward_by_one_at_a_counter(rig) -> None:
    jump = "UPDATE series SET last = last + {} WHERE letter = 'A'"
    assert rig.run("c1", jump.format(1)) == 1
    for login in ("c1", "c3", "free", "chief"):
        for step in (2, 100, 0, -1):
            assert rig.code(login, jump.format(step)) == RAISED, (login, step)
    assert rig.run("k1", jump.format(2)) == 1, "the control: a kiosk's are as before"
    assert rig.run("c1", GIVE.format("C")) == 0, "a kiosk's own letter"
    assert rig.run("c1", "UPDATE series SET last = last + 1 WHERE day = '2026-11-22'") == 0
    for column in ("skipped", "letter", "day"):
        assert rig.code("c1", f"UPDATE series SET {column} = {column}") == NOT_PERMITTED
    new = "INSERT INTO series VALUES ('H99.08', '{}', '{}', {}, 0)"
    for day, letter, last in (
        ("2026-11-22", "A", 1),
        ("2026-11-23", "Z", 1),
        ("2026-11-23", "C", 1),
        ("2026-11-23", "B", 2),
    ):
        assert rig.code("c1", new.format(day, letter, last)) == NOT_PERMITTED, (day, letter, last)


LEG = (
    "INSERT INTO leg (id, centre, day, ticket, seq, service, counter, clerk, called_at, began_at, "
    "ended_at, ended) VALUES (gen_random_uuid(), 'H99.08', '{day}', {ticket}, 7, 'sa', "
    "'{counter}', {clerk}, now(), now(), now(), 'served')"
)


def test_it_keeps_the_legs_of_its_own_counter_only(rig, mine) -> None:
    good = {"day": "2026-11-23", "ticket": mine("A002"), "counter": "1", "clerk": "'an'"}
    assert rig.run("c1", LEG.format(**good)) == 1
    assert rig.run("c1", LEG.format(**{**good, "clerk": "NULL"})) == 1
    for forged in (
        {"clerk": "'binh'"},
        {"counter": "2"},
        {"counter": "2", "ticket": mine("A003")},
        {"ticket": mine("A003")},
        {"ticket": mine("A001")},
        {"day": "2026-11-22"},
    ):
        assert rig.code("c1", LEG.format(**{**good, **forged})) == NOT_PERMITTED, forged


def test_a_wrap_up_ends_earlier_and_never_later(rig) -> None:
    end = "UPDATE leg SET wrapped_at = {} WHERE counter = '{}'"
    sooner, later = ("wrapped_at - interval '9 s'", "wrapped_at + interval '1 s'")
    assert rig.run("c1", end.format(sooner, "1")) == 1
    assert rig.run("c1", end.format(sooner, "2")) == 0, "another counter's is out of its reach"
    for wrong in (later, "NULL", "ended_at - interval '1 s'"):
        assert rig.code("c1", end.format(wrong, "1")) == RAISED, wrong
        assert rig.code("chief", end.format(wrong, "1")) == RAISED, wrong
    for column in ("began_at", "ended_at", "clerk", "outcome", "service", "ended"):
        assert rig.code("c1", f"UPDATE leg SET {column} = {column}") == NOT_PERMITTED


def test_a_note_goes_with_a_number_at_a_counter_and_a_person_is_one_of_the_centre(
    rig, mine
) -> None:
    assert rig.run("c1", change("A002", mine, state="'parked'", note="'x'")) == 1
    assert rig.run("c1", change("A002", mine, state="'served'", outcome="'o'", note="''")) == 1
    sent = {"state": "'transferred'", "counter": "NULL"}
    assert rig.run("c1", change("A002", mine, **sent, target_clerk="'binh'")) == 1
    for values in (
        {**sent, "note": "'x'"},
        {**sent, "target_clerk": "'nobody'"},
        {"state": "'served'", "note": "'x'"},
        {"state": "'served'", "outcome": "'none'"},
        {"origin": "'counter'"},
    ):
        assert rig.code("c1", change("A002", mine, **values)) == NOT_PERMITTED, values
    broken = change("A002", mine, state="'parked'", note="E'a\\nb'")
    assert rig.code("c1", broken) == "23514", "more than a line"


def test_what_a_clerk_left_behind_is_brought_along_and_what_is_served_is_not(rig, mine) -> None:
    """Behaviour 38: who sits at a counter is seen by the session there."""
    gone = "UPDATE session SET signed_out_at = now() WHERE counter = '2'"
    bring = change("A003", mine, counter="'1'")
    assert rig.run("c1", bring) == 0
    assert rig.run("c1", gone, bring) == 1
    assert rig.code("c1", gone, change("A003", mine, state="'served'")) == NOT_PERMITTED


def test_who_goes_back_into_the_queue_is_told_by_no_other_kind(rig, mine) -> None:
    told = {"queue": "A", "ticket": mine("A002"), "actor": "counter:c1"}
    back = change("A002", mine, state="'waiting'", counter="NULL", stepped="1")
    for kind in ("put_back", "return"):
        assert rig.run("c1", back, MOVE, EVENT.format(**told, kind=kind)) == 1
    for kind in ("call", "finish", "direct", "take"):
        assert rig.code("c1", back, MOVE, EVENT.format(**told, kind=kind)) == NOT_PERMITTED, kind


def test_a_kiosk_reads_no_note_and_gives_no_number_of_a_counter(rig) -> None:
    for statement in (
        "SELECT note FROM ticket",
        "INSERT INTO ticket (origin) VALUES ('counter')",
        "UPDATE ticket SET note = ''",
        "SELECT * FROM leg",
    ):
        assert rig.code("k1", statement) == NOT_PERMITTED, statement
    for statement in ("SELECT * FROM leg", "SELECT note FROM ticket"):
        assert rig.code("lobby", statement) == NOT_PERMITTED
        assert rig.code("keypad", statement) == NOT_PERMITTED


HANDED = (
    "INSERT INTO handover (id, centre, day, code, step, at, counter, clerk, keep_until) VALUES "
    "(gen_random_uuid(), '{centre}', '{day}', 'A-0001', 'returned', now(), '{counter}', {clerk}, "
    "'2027-01-01')"
)
UNDONE = "UPDATE handover SET undone_at = now()"


def test_it_hands_dossiers_over_at_its_own_counter_in_its_own_name(rig) -> None:
    good = {"centre": "H99.08", "day": "2026-11-23", "counter": "1", "clerk": "'an'"}
    assert rig.run("c1", HANDED.format(**good)) == 1
    assert rig.run("c1", HANDED.format(**{**good, "clerk": "NULL"})) == 1
    for forged in (
        {"clerk": "'binh'"},
        {"counter": "2"},
        {"day": "2026-11-22"},
        {"centre": "H99.09"},
    ):
        assert rig.code("c1", HANDED.format(**{**good, **forged})) == NOT_PERMITTED, forged


def test_it_takes_back_its_own_hand_over_and_changes_nothing_else_of_it(rig) -> None:
    good = {"centre": "H99.08", "day": "2026-11-23", "counter": "1", "clerk": "'an'"}
    handed = HANDED.format(**good)
    assert rig.run("c1", handed, UNDONE) == 1
    assert rig.run("c1", handed, UNDONE, UNDONE) == 0
    for column in ("step", "at", "counter", "clerk", "code", "keep_until", "day"):
        assert rig.code("c1", handed, f"UPDATE handover SET {column} = NULL") == NOT_PERMITTED
    assert rig.code("c1", handed, "DELETE FROM handover") == NOT_PERMITTED
    for login in ("k1", "lobby", "keypad"):
        assert rig.code(login, "SELECT * FROM handover") == NOT_PERMITTED
