"""What a counter's PC that fell into wrong hands cannot do."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

import pytest

NOT_PERMITTED = "42501"
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
        "UPDATE series SET last = last + 1",
        "UPDATE print_job SET state = 'printed'",
        "SELECT facts FROM event",
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
