"""What a kiosk that fell into wrong hands cannot do."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

import pytest

NOT_PERMITTED = "42501"
NEW = (
    "INSERT INTO ticket (id, centre, day, service, letter, number, state, kiosk, arrived_at, "
    "queued_at, place, calls, bypassed, counter, called_at) VALUES (gen_random_uuid(), '{centre}', "
    "'{day}', '{service}', '{letter}', {number}, '{state}', '{kiosk}', now(), now(), {place}, "
    "{calls}, 0, {counter}, {called_at})"
)
RIGHT = {
    "centre": "H99.08",
    "day": "2026-11-23",
    "service": "sa",
    "letter": "A",
    "number": 4,
    "state": "waiting",
    "kiosk": "k1",
    "place": 1,
    "calls": 0,
    "counter": "NULL",
    "called_at": "NULL",
}
COUNT = "UPDATE series SET last = last + 1 WHERE letter = '{letter}' AND day = '{day}'"
EVENT = (
    "INSERT INTO event (centre, day, queue, seq, id, kind, ticket, at, actor, facts, hash) VALUES "
    "('H99.08', '{day}', '{queue}', 2, gen_random_uuid(), '{kind}', {ticket}, now(), '{actor}', "
    "'{{}}', 'h')"
)
MOVE = "UPDATE chain SET seq = seq + 1, head = 'h' WHERE day = '2026-11-23'"


def new(**change) -> str:
    return NEW.format(**{**RIGHT, **change})


def count(**change) -> str:
    return COUNT.format(**{**RIGHT, **change})


def event(**change) -> str:
    plain = {"day": "2026-11-23", "queue": "-", "kind": "device", "ticket": "NULL"}
    return EVENT.format(**{**plain, "actor": "kiosk:k1", **change})


def test_it_gives_the_next_number_of_a_shared_letter_and_of_its_own(rig) -> None:
    assert rig.run("k1", count(), new()) == 1
    assert rig.run("k2", count(), new(kiosk="k2")) == 1
    own = {"service": "sb", "letter": "C", "number": 2, "kiosk": "k2"}
    assert rig.run("k2", count(**own), new(**own)) == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"service": "sb", "letter": "C", "number": 2},
        {"letter": "Z", "number": 1},
        {"service": "sb"},
        {"number": 5},
        {"number": 99},
        {"state": "called"},
        {"state": "served"},
        {"calls": 1},
        {"counter": "'1'"},
        {"called_at": "now()"},
        {"place": 0},
        {"kiosk": "k2"},
        {"day": "2026-11-24"},
        {"day": "2026-11-22", "number": 778},
        {"centre": "H99.09"},
    ],
    ids=str,
)
def test_it_forges_no_ticket(rig, forged: dict) -> None:
    """Another's series, another state, a number that is not the next, another's name or day."""
    assert rig.code("k1", count(), new(**forged)) == NOT_PERMITTED


def test_it_moves_no_series_but_its_own_and_never_back(rig) -> None:
    assert rig.run("k1", count(letter="C")) == 0
    assert rig.run("k2", count(letter="B")) == 0
    assert rig.run("k1", count(day="2026-11-22")) == 0
    assert rig.code("k1", "UPDATE series SET last = last - 1 WHERE letter = 'A'") == "P0001"
    for letter, day in (("C", "2026-11-23"), ("A", "2026-11-24"), ("Z", "2026-11-23")):
        fresh = f"VALUES ('H99.08', '{day}', '{letter}', 7, 0)"
        assert rig.code("k1", f"INSERT INTO series {fresh}") == NOT_PERMITTED


def test_it_neither_calls_nor_cancels_nor_reads_what_is_no_matter_of_its(rig, mine) -> None:
    for statement in (
        "UPDATE ticket SET state = 'called'",
        f"DELETE FROM ticket WHERE id = {mine('A001')}",
        "SELECT id FROM ticket WHERE id IN (SELECT id FROM ticket) FOR UPDATE",
        "SELECT * FROM call",
        "SELECT level FROM rating",
        "SELECT pin FROM clerk",
        "SELECT clerk FROM session",
        "SELECT pause_reason FROM session",
        "SELECT facts FROM event",
        "SELECT * FROM enrolled",
        "SELECT verifier FROM enrolment",
        "SELECT key FROM pairing",
        "UPDATE session SET signed_out_at = now()",
        "UPDATE service SET active = false",
        "SELECT * FROM board_ticket",
    ):
        assert rig.code("k1", statement) == NOT_PERMITTED, statement


def test_another_kiosks_print_job_is_not_there_for_it(rig, mine) -> None:
    move = "UPDATE print_job SET state = 'printed' WHERE id = {}"
    assert rig.run("k1", move.format(mine("job A1"))) == 1
    assert rig.run("k1", move.format(mine("job A2"))) == 0
    assert rig.run("k2", move.format(mine("job A2"))) == 1
    assert rig.code("k1", "UPDATE print_job SET kiosk = 'k2'") == NOT_PERMITTED
    job = (
        "INSERT INTO print_job (id, centre, ticket, kiosk, state, attempt, note, queued_at, "
        "content) VALUES (gen_random_uuid(), 'H99.08', {}, '{}', '{}', 0, '', now(), '{{}}')"
    )
    given = (count(), new())
    for ticket, kiosk, state in (
        (mine("A002"), "k1", "pending"),
        (mine("A001"), "k2", "pending"),
        (mine("A001"), "k1", "printed"),
    ):
        assert rig.code("k1", *given, job.format(ticket, kiosk, state)) == NOT_PERMITTED


def test_it_logs_its_own_deeds_under_its_own_name_only(rig, mine) -> None:
    about = {"queue": "A", "kind": "print_printed", "ticket": mine("A001")}
    assert rig.run("k1", MOVE, event(**about)) == 1
    assert rig.run("k1", MOVE, event()) == 1
    for forged in (
        {"actor": "kiosk:k2"},
        {"actor": "counter:c1"},
        {"kind": "call"},
        {"kind": "rating"},
        {"kind": "settings"},
        {"queue": "A"},
        {"day": "2026-11-24"},
        {**about, "ticket": mine("A002")},
        {**about, "queue": "B"},
    ):
        assert rig.code("k1", MOVE, event(**forged)) == NOT_PERMITTED, forged


def test_it_appends_to_chains_of_its_own_tickets_and_never_back(rig) -> None:
    move = "UPDATE chain SET seq = seq + 1, head = 'h' WHERE queue = '{}'"
    assert [rig.run("k1", move.format(queue)) for queue in "A-BC"] == [1, 1, 1, 0]
    for wrong in ("seq - 1", "seq", "seq + 2", "2147483647", "NULL"):
        for login in ("k1", "keypad", "c1", "chief"):
            moved = f"UPDATE chain SET seq = {wrong} WHERE queue = '-'"
            assert rig.code(login, moved) == "P0001", (login, wrong)
    ahead = "INSERT INTO chain VALUES ('H99.08', '2026-11-24', '-', 1, 'h')"
    assert rig.code("k1", ahead) == NOT_PERMITTED


def test_nobody_rewrites_an_event_not_even_the_server_itself(rig) -> None:
    for login in ("k1", "c1", "chief", "backup"):
        for statement in ("UPDATE event SET facts = 'x'", "DELETE FROM event", "TRUNCATE event"):
            assert rig.code(login, statement) == NOT_PERMITTED
    assert rig.code("postgres", "UPDATE event SET facts = 'x'") == "P0001"


def test_the_business_day_goes_forward_only(rig) -> None:
    assert rig.run("k1", "UPDATE business_day SET day = '2026-11-24'") == 1
    assert rig.code("k1", "UPDATE business_day SET day = '2026-11-22'") == NOT_PERMITTED


def test_it_tells_of_no_device_but_its_own(rig) -> None:
    assert rig.run("k1", "UPDATE device SET state = 'error'") == 2
    new_device = (
        "INSERT INTO device (centre, kind, name, state, key, facts, since) "
        "VALUES ('H99.08', '{}', '{}', 'ok', '', '{}', now())"
    )
    assert rig.run("k1", new_device.format("reader", "s", '{"owner": "kiosk:k1"}')) == 1
    for row in (
        ("server", "x", '{"owner": "kiosk:k1"}'),
        ("keypad", "x", '{"owner": "kiosk:k1"}'),
        ("kiosk", "k9", "{}"),
        ("kiosk", "k9", '{"owner": "kiosk:k1"}'),
        ("counter", "c9", '{"owner": "kiosk:k1"}'),
        ("printer", "p9", '{"kiosk": "k2"}'),
        ("keypad", "x9", '{"owner": "counter:c1"}'),
        ("keypad", "x9", "{}"),
    ):
        assert rig.code("k1", new_device.format(*row)) == NOT_PERMITTED, row


def test_it_sees_answers_to_kiosks_only(rig) -> None:
    assert rig.run("k1", "SELECT kind FROM request") == [("take",)]
    ask = "INSERT INTO request VALUES (gen_random_uuid(), 'H99.08', '{}', now(), 'null')"
    assert rig.run("k1", ask.format("take")) == 1
    assert rig.code("k1", ask.format("call_next")) == NOT_PERMITTED


def test_it_asks_for_the_next_certificate_of_its_own_login_only(rig) -> None:
    assert rig.run("k1", "SELECT login FROM enrolment") == [("k1",)]
    ask = (
        "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, login, made_at, "
        "made_by, expires_at, request) VALUES (gen_random_uuid(), 'H99.08', '{kind}', 'k1', false, "
        "'{state}', 't', '{login}', now(), '{by}', now(), {request})"
    )
    good = {"kind": "kiosk", "state": "accepted", "login": "k1", "by": "kiosk:k1", "request": "'P'"}
    assert rig.run("k1", ask.format(**good)) == 1
    for forged in (
        {"login": "k2"},
        {"kind": "supervisor"},
        {"state": "signed"},
        {"by": "counter:s1"},
        {"request": "NULL"},
    ):
        assert rig.code("k1", ask.format(**{**good, **forged})) == NOT_PERMITTED, forged
