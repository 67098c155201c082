"""What a kiosk that fell into wrong hands cannot do."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from centre.rules.tickets import State

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
        "UPDATE ticket SET calls = 1",
        f"DELETE FROM ticket WHERE id = {mine('A001')}",
        "SELECT id FROM call FOR UPDATE",
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


def test_it_appends_to_chains_of_tickets_of_today_and_never_back(rig) -> None:
    move = "UPDATE chain SET seq = seq + 1, head = 'h' WHERE queue = '{}'"
    assert [rig.run("k1", move.format(queue)) for queue in "A-BC"] == [1, 1, 1, 1]
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
    for kind in ("take", "step_back", "give_up"):
        assert rig.run("k1", ask.format(kind)) == 1
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


STEP = (
    "UPDATE ticket SET queued_at = queued_at + interval '1 hour', bypassed = 0, "
    "stepped = stepped + 1 WHERE id = {}"
)
END = "UPDATE ticket SET state = 'cancelled', ended_at = now() WHERE id = {}"


def test_it_lets_any_waiting_ticket_of_today_step_back_or_end(rig, mine) -> None:
    """k2 serves a slip of k1: the number waits for the same counters."""
    for login in ("k1", "k2"):
        about = {"queue": "A", "ticket": mine("A001"), "actor": f"kiosk:{login}"}
        assert rig.run(login, STEP.format(mine("A001"))) == 1
        assert rig.run(login, MOVE, event(kind="step_back", **about)) == 1
        assert rig.run(login, END.format(mine("A001"))) == 1
        assert rig.run(login, END.format(mine("A001")), MOVE, event(kind="give_up", **about)) == 1


@pytest.mark.parametrize("label", ["A002", "A003", "B001", "B002", "C001", "A777"])
def test_a_ticket_that_does_not_wait_today_stays_as_it_is(rig, mine, label: str) -> None:
    """Called, served, over, parked, absent, yesterday's: the row is not there to change."""
    assert rig.run("k1", STEP.format(mine(label))) == 0
    assert rig.run("k1", END.format(mine(label))) == 0


def test_a_ticket_of_another_centre_is_not_there(rig, mine) -> None:
    assert rig.run("stranger", END.format(mine("A001"))) == 0
    assert rig.run("stranger", STEP.format(mine("A001"))) == 0


@pytest.mark.parametrize(
    "change",
    [
        "queued_at = queued_at - interval '1 second', stepped = stepped + 1",
        "queued_at = '1900-01-02', stepped = stepped + 1",
        "place = 0, stepped = stepped + 1",
        "place = 0, queued_at = queued_at + interval '1 hour', stepped = stepped + 1",
        "queued_at = queued_at + interval '1 hour'",
        "stepped = stepped + 2",
        "stepped = stepped - 1",
        "bypassed = 3, stepped = stepped + 1",
        "state = 'cancelled', ended_at = now(), queued_at = queued_at + interval '1 hour'",
        "state = 'transferred'",
        "stepped = stepped + 1, state = 'transferred'",
    ],
)
def test_it_brings_nobody_forward_and_goes_back_no_further_than_a_step(rig, mine, change) -> None:
    """The trigger compares: more than one column of one right cannot be told apart by a policy."""
    assert rig.code("k1", f"UPDATE ticket SET {change} WHERE id = {mine('A001')}") == "P0001"


@pytest.mark.parametrize(
    "change",
    [
        "state = 'called'",
        "state = 'served'",
        "state = 'absent'",
        "state = 'expired', ended_at = now()",
        "state = 'cancelled', ended_at = NULL",
        "stepped = stepped + 1, ended_at = now()",
        "counter = '1'",
        "target = '1'",
        "arrived_at = now()",
        "service = 'sb'",
        "priority = 'p'",
        "number = 99",
        "day = '2026-11-24'",
    ],
)
def test_it_makes_nothing_else_of_a_waiting_ticket(rig, mine, change) -> None:
    code = rig.code("k1", f"UPDATE ticket SET {change} WHERE id = {mine('A001')}")
    assert code in {NOT_PERMITTED, "P0001"}


def test_a_fourth_step_is_none(rig, mine) -> None:
    steps = [STEP.format(mine("A001"))] * 4
    assert rig.run("k1", *steps[:3]) == 1
    assert rig.code("k1", *steps) == NOT_PERMITTED


def test_it_tells_of_no_step_that_is_not_about_a_waiting_ticket_of_today(rig, mine) -> None:
    plain = {"queue": "A", "kind": "step_back", "ticket": mine("A001")}
    assert rig.run("k1", MOVE, event(**plain)) == 1
    for forged in (
        {**plain, "ticket": mine("A002")},
        {**plain, "queue": "B"},
        {**plain, "actor": "kiosk:k2"},
        {"kind": "give_up"},
        {"kind": "step_back"},
    ):
        assert rig.code("k1", MOVE, event(**forged)) == NOT_PERMITTED, forged


def test_a_counter_is_not_bound_by_what_a_kiosk_may(rig, mine) -> None:
    """Negative control of the trigger: a transfer to the first place goes forward."""
    first = "UPDATE ticket SET place = 0, state = 'transferred', counter = NULL WHERE id = {}"
    assert rig.run("c1", first.format(mine("A002"))) == 1


def test_its_program_serves_the_slip_of_another_kiosk(town) -> None:
    one, two = town("k1"), town("k2")
    mine_, others = (one.day.take(uuid4(), "ho-tich", "k1").ticket for _ in range(2))
    del others
    stood = two.day.step_back(uuid4(), mine_.id, None, "k2")
    assert (stood.position.ahead, stood.position.ticket.arrived_at) == (1, mine_.arrived_at)
    assert two.day.give_up(uuid4(), mine_.id, "k2").state is State.CANCELLED


MISSED = "SELECT search_missed('{}', '{}', '{}')"


def counted(rig, *calls: str) -> list:
    """Return what is counted after a kiosk's calls; they are undone."""
    with rig.owner() as connection:
        connection.exec_driver_sql("SET SESSION AUTHORIZATION k1")
        for call in calls:
            connection.exec_driver_sql(call)
        connection.exec_driver_sql("RESET SESSION AUTHORIZATION")
        columns = "text, count, first_day::text, last_day::text"
        query = f"SELECT {columns} FROM search_miss WHERE centre = '{{}}' ORDER BY text"
        return [
            [tuple(row) for row in connection.exec_driver_sql(query.format(centre))]
            for centre in ("H99.08", "H99.09")
        ]


def test_it_counts_a_search_up_by_one_and_dates_it_no_earlier_than_today(rig) -> None:
    before, others = counted(rig)
    again = MISSED.format("H99.08", "lam sim", "1999-01-01")
    after, _ = counted(rig, again)
    assert before[0] == ("lam sim", 3, "2026-11-22", "2026-11-23")
    assert after == [("lam sim", 4, "2026-11-22", "2026-11-23"), *before[1:]]
    new, same = counted(rig, MISSED.format("H99.08", "sim so dep", "2026-11-23"))
    assert ("sim so dep", 1, "2026-11-23", "2026-11-23") in new
    assert same == others


def test_it_counts_nothing_for_another_centre_and_no_number(rig) -> None:
    before = counted(rig)
    assert counted(rig, MISSED.format("H99.09", "lam sim", "2026-11-23")) == before
    for text in ("0912345678", "Nguyễn", "a" * 61, ""):
        code = rig.code("k1", MISSED.format("H99.08", text, "2026-11-23"))
        assert code in {"23514", "22001"}, text


def test_a_flood_of_new_searches_ends_at_five_thousand(rig) -> None:
    many = (
        "INSERT INTO search_miss SELECT 'H99.08', 'x ' || translate(n::text, '0123456789', "
        "'abcdefghij'), 1, '2026-11-23', '2026-11-23' FROM generate_series(1, 4998) n"
    )
    with rig.owner() as connection:
        run = connection.exec_driver_sql
        run(many)
        run("SET SESSION AUTHORIZATION k1")
        run(MISSED.format("H99.08", "mot nua", "2026-11-23"))
        run(MISSED.format("H99.08", "lam sim", "2026-11-23"))
        run("RESET SESSION AUTHORIZATION")
        texts = "text IN ('mot nua', 'lam sim') AND centre = 'H99.08'"
        found = run(f"SELECT text, count FROM search_miss WHERE {texts}").all()
    assert sorted(tuple(row) for row in found) == [("lam sim", 4), ("mot nua", 1)]


def test_it_reads_and_writes_no_searches_past_that(rig) -> None:
    for statement in (
        "SELECT text FROM search_miss",
        "SELECT count(*) FROM search_miss",
        "INSERT INTO search_miss VALUES ('H99.08', 'a', 1, '2026-11-23', '2026-11-23')",
        "UPDATE search_miss SET count = count + 2",
        "UPDATE search_miss SET last_day = '2199-01-01'",
    ):
        assert rig.code("k1", statement) == NOT_PERMITTED, statement


def test_it_keeps_its_own_wrong_tries_and_touches_no_others(rig) -> None:
    assert rig.run("k1", "SELECT kiosk, failures FROM lookup_try") == [("k1", 2)]
    assert rig.run("k1", "UPDATE lookup_try SET failures = 0, locked_until = now()") == 1
    assert rig.run("k1", "UPDATE lookup_try SET failures = 9 WHERE kiosk = 'k2'") == 0
    for statement in (
        "INSERT INTO lookup_try VALUES ('H99.08', 'k9', 0, NULL)",
        "INSERT INTO lookup_try VALUES ('H99.09', 'k1', 0, NULL)",
        "UPDATE lookup_try SET kiosk = 'k9'",
        "DELETE FROM lookup_try",
    ):
        assert rig.code("k1", statement) == NOT_PERMITTED, statement


def test_it_reads_dossiers_and_the_catalogue_of_its_centre_and_changes_neither(rig) -> None:
    assert rig.run("k1", "SELECT state, secret FROM dossier") == [(4, "salt$hash")]
    assert rig.run("k1", "SELECT code FROM catalogue_procedure") == [("1.001193",)]
    assert rig.run("k1", "SELECT official FROM search_word") == [("khai tử",)]
    for statement in (
        "UPDATE dossier SET state = 9",
        "INSERT INTO dossier (centre, code) VALUES ('H99.08', 'x')",
        "UPDATE catalogue SET version = version + 1",
        "UPDATE catalogue_procedure SET name = 'x'",
        "INSERT INTO search_word (centre, everyday) VALUES ('H99.08', 'x')",
        "UPDATE search_word SET official = 'x'",
        "UPDATE topic SET service = 'sb'",
        "DELETE FROM topic",
    ):
        assert rig.code("k1", statement) == NOT_PERMITTED, statement


def test_its_program_searches_counts_and_adds_no_words(town) -> None:
    kiosk, chief = town("k1").catalogue, town("chief").catalogue
    assert kiosk.shown().version == 1
    assert kiosk.often(3) == ()
    for _ in range(3):
        kiosk.missed("Làm sim")
    assert [(miss.text, miss.count) for miss in chief.misses()] == [("lam sim", 3)]
    with pytest.raises(Unavailable) as refused:
        kiosk.misses()
    assert refused.value.key == "not_permitted"
