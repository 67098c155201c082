"""What a citizens' keypad that fell into wrong hands cannot do."""

import pytest

NOT_PERMITTED = "42501"
BOTH = ("keypad", "c3")
"""A keypad at the network, and a counter's PC with one on its line, whose rights add up."""


@pytest.mark.parametrize("who", BOTH)
def test_it_answers_the_open_question_of_its_own_counter(rig, mine, who: str) -> None:
    answer = "UPDATE rating SET closed_at = now(), level = 4 WHERE id = {}"
    assert rig.run(who, answer.format(mine("open"))) == 1
    assert rig.run(who, answer.format(mine("given"))) == 0
    assert rig.run(who, answer.format(mine("there"))) == 0
    assert rig.run(who, "UPDATE rating SET closed_at = now() WHERE closed_at IS NULL") == 1


@pytest.mark.parametrize("who", BOTH)
def test_it_reads_no_answer_and_asks_no_question(rig, who: str) -> None:
    for statement in (
        "SELECT level FROM rating",
        "SELECT id FROM rating WHERE level > 3",
        "UPDATE rating SET level = level",
        "UPDATE rating SET closed_at = now() RETURNING level",
        "INSERT INTO rating (centre, level) VALUES ('H99.08', 5)",
        "UPDATE rating SET level = 5",
    ):
        assert rig.code(who, statement) == NOT_PERMITTED, statement


def test_it_sees_the_numbers_of_its_own_counter_and_no_more_of_them(rig) -> None:
    seen = rig.run("keypad", "SELECT letter || number FROM ticket ORDER BY 1")
    assert seen == [("A2",), ("B1",)]
    for statement in (
        "SELECT * FROM ticket",
        "SELECT priority FROM ticket",
        "SELECT arrived_at FROM ticket",
        "UPDATE ticket SET state = 'served'",
        "SELECT * FROM session",
        "SELECT * FROM clerk",
        "SELECT * FROM call",
        "SELECT * FROM print_job",
    ):
        assert rig.code("keypad", statement) == NOT_PERMITTED, statement


def test_it_logs_ratings_and_nothing_else(rig, mine) -> None:
    event = (
        "INSERT INTO event (centre, day, queue, seq, id, kind, ticket, at, actor, facts, hash) "
        "VALUES ('H99.08', '2026-11-23', '{queue}', 2, gen_random_uuid(), '{kind}', {ticket}, "
        "now(), 'kiosk:r1', '{{}}', 'h')"
    )
    good = {"queue": "B", "kind": "rating", "ticket": mine("B001")}
    move = "UPDATE chain SET seq = seq + 1, head = 'h'"
    assert rig.run("keypad", move, event.format(**good)) == 1
    for forged in ({"kind": "finish"}, {"ticket": mine("A003"), "queue": "A"}, {"kind": "take"}):
        assert rig.code("keypad", move, event.format(**{**good, **forged})) == NOT_PERMITTED, forged
