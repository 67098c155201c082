"""What a supervisor's PC may do beside a counter's, and what not even it may."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

from uuid import uuid4

import pytest

NOT_PERMITTED = "42501"
BOTH = ("overseer", "chief")
"""A login of this group alone, and a real one: its rights and a counter's add up."""
OFFER = (
    "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, made_at, made_by, "
    "expires_at{more}) VALUES ('00000000-0000-0000-0000-000000000001', '{centre}', 'kiosk', 'k9', "
    "false, '{state}', 't', now(), 'x', now(){values})"
)


def offer(centre: str = "H99.08", state: str = "offered", **more: str) -> str:
    columns = "".join(f", {name}" for name in more)
    values = "".join(f", '{value}'" for value in more.values())
    return OFFER.format(centre=centre, state=state, more=columns, values=values)


@pytest.mark.parametrize("who", BOTH)
def test_it_changes_settings_and_clerks_of_its_own_centre(rig, who: str) -> None:
    for statement, done in (
        ("UPDATE service SET active = false, letter = letter", 2),
        ("UPDATE centre SET version = version + 1", 1),
        ("UPDATE clerk SET pin = 'new', active = false", 2),
        ("INSERT INTO notice (centre, code, text, position) VALUES ('H99.08', 'x', '{}', 1)", 1),
        ("INSERT INTO kiosk_letter VALUES ('H99.08', 'k1', 'sa', 'E')", 1),
        ("UPDATE kiosk_letter SET letter = 'F'", 1),
    ):
        assert rig.run(who, statement) == done, statement


@pytest.mark.parametrize("who", BOTH)
def test_it_reads_all_of_its_own_centre(rig, who: str) -> None:
    for table in ("ticket", "call", "rating", "event", "session", "enrolled", "enrolment"):
        ((seen,),) = rig.run(who, f"SELECT count(*) FROM {table}")
        query = f"SELECT count(*) FROM {table} WHERE centre = 'H99.08'"
        assert [(seen,)] == rig.run("backup", query)
        assert seen


def test_it_ends_numbers_and_calls_none(rig, mine) -> None:
    end = "UPDATE ticket SET state = '{}', ended_at = now() WHERE id = {}"
    assert rig.run("overseer", end.format("expired", mine("A001"))) == 1
    assert rig.run("overseer", end.format("cancelled", mine("A003"))) == 1
    assert rig.run("overseer", end.format("cancelled", mine("A777"))) == 0
    for statement in (
        end.format("called", mine("A001")),
        end.format("served", mine("A002")),
        "UPDATE ticket SET number = 7",
        "UPDATE ticket SET counter = '1'",
        "DELETE FROM ticket",
        "INSERT INTO ticket (centre) VALUES ('H99.08')",
        "UPDATE series SET last = 100",
        "UPDATE rating SET level = 5",
        "UPDATE service SET code = 'other'",
        "UPDATE clerk SET centre = 'H99.09'",
        "INSERT INTO centre (centre) VALUES ('H99.08')",
        "DELETE FROM kiosk_letter",
    ):
        assert rig.code("overseer", statement) == NOT_PERMITTED, statement


@pytest.mark.parametrize("who", BOTH)
def test_it_offers_accepts_and_refuses_and_signs_nothing(rig, mine, who: str) -> None:
    move = "UPDATE enrolment SET state = '{}', decided_at = now(), decided_by = 'x' WHERE id = {}"
    assert rig.run(who, move.format("accepted", mine("asked"))) == 1
    assert rig.run(who, move.format("refused", mine("offered"))) == 1
    assert rig.run(who, move.format("refused", mine("k1"))) == 0
    for statement in (
        move.format("accepted", mine("offered")),
        move.format("signed", mine("asked")),
        "UPDATE enrolment SET request = 'x'",
        "UPDATE enrolment SET certificate = 'x'",
        "UPDATE enrolment SET kind = 'supervisor'",
        "DELETE FROM enrolment",
    ):
        assert rig.code(who, statement) == NOT_PERMITTED, statement


@pytest.mark.parametrize("who", BOTH)
def test_it_removes_a_device_for_good(rig, who: str) -> None:
    gone = "UPDATE enrolled SET removed_at = now() WHERE login = 'k1'"
    assert rig.run(who, gone) == 1
    back = "UPDATE enrolled SET removed_at = NULL WHERE login = 'k1'"
    assert rig.run(who, gone, back) == 0
    assert rig.code(who, back) == NOT_PERMITTED
    for column in ("kind", "actor", "counter", "login", "centre"):
        assert rig.code(who, f"UPDATE enrolled SET {column} = 'x'") == NOT_PERMITTED


def test_the_offer_of_a_place_is_an_offer_only(rig) -> None:
    for login in BOTH:
        assert rig.run(login, offer()) == 1
        assert rig.code(login, offer(state="accepted")) == NOT_PERMITTED
        assert rig.code(login, offer(centre="H99.09")) == NOT_PERMITTED


@pytest.mark.parametrize("who", BOTH)
@pytest.mark.parametrize("state", ["offered", "asked", "accepted", "signed"])
def test_it_asks_for_no_certificate_of_another_login(rig, state: str, who: str) -> None:
    """What a counter's PC may fill in for its own renewal must not fill in an offer."""
    for more in (
        {"login": "k1", "request": "PEM"},
        {"login": "k1"},
        {"request": "PEM"},
        {"login": "c1", "request": "PEM"},
    ):
        assert rig.code(who, offer(state=state, **more)) == NOT_PERMITTED, more
    mine = "UPDATE enrolment SET {} = 'x' WHERE state = 'asked'"
    for column in ("login", "request", "verifier", "token", "kind", "name", "certificate"):
        assert rig.code(who, mine.format(column)) == NOT_PERMITTED


@pytest.mark.parametrize("who", BOTH)
def test_it_reads_searches_that_came_twice_and_changes_none(rig, who: str) -> None:
    assert rig.run(who, "SELECT text, count FROM search_miss") == [("lam sim", 3)]
    for statement in (
        "UPDATE search_miss SET count = 1",
        "DELETE FROM search_miss",
        "SELECT search_missed('H99.08', 'a', '2026-11-23')",
    ):
        assert rig.code(who, statement) == NOT_PERMITTED, statement


@pytest.mark.parametrize("who", BOTH)
def test_it_adds_words_and_touches_no_procedure_and_no_topic(rig, who: str) -> None:
    word = "INSERT INTO search_word VALUES ('{}', 'x', 'y', now(), 'an')"
    assert rig.run(who, word.format("H99.08")) == 1
    assert rig.code(who, word.format("H99.09")) == NOT_PERMITTED
    assert rig.run(who, "UPDATE search_word SET official = ''") == 1
    assert rig.run(who, "UPDATE catalogue SET version = version + 1") == 1
    for statement in (
        "UPDATE search_word SET everyday = 'z'",
        "DELETE FROM search_word",
        "UPDATE catalogue SET source = 'x'",
        "INSERT INTO catalogue (centre, version, source) VALUES ('H99.08', 1, '')",
        "UPDATE catalogue_procedure SET name = 'x'",
        "UPDATE topic SET service = 'sb'",
        "INSERT INTO topic VALUES ('H99.08', 'Đất đai', 'sb')",
        "UPDATE lookup_try SET failures = 0",
    ):
        assert rig.code(who, statement) == NOT_PERMITTED, statement


def test_its_program_adds_words_and_takes_them_back(town) -> None:
    shelf, kiosk = town("chief").catalogue, town("k1").catalogue
    assert shelf.add_word(uuid4(), "Quán nhậu", "dịch vụ ăn uống", "an")
    assert kiosk.shown().words == (("quán nhậu", "dịch vụ ăn uống"),)
    assert shelf.drop_word(uuid4(), "quán nhậu", "an")
    assert (kiosk.shown().words, kiosk.version()) == ((), 3)
