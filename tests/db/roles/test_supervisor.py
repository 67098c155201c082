"""What a supervisor's PC may do beside a counter's, and what not even it may."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

from datetime import date
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed, Unavailable
from db.figures.gathering import Span
from db.retention.guard import lifted

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
        "DELETE FROM service",
        "DELETE FROM clerk",
        "DELETE FROM priority_group",
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
def test_it_adds_words_and_touches_no_procedure(rig, who: str) -> None:
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
        "INSERT INTO topic VALUES ('H99.09', 'Đất đai', 'sb')",
        "UPDATE lookup_try SET failures = 0",
    ):
        assert rig.code(who, statement) == NOT_PERMITTED, statement


def test_its_program_adds_words_and_takes_them_back(town) -> None:
    shelf, kiosk = town("chief").catalogue, town("k1").catalogue
    assert shelf.add_word(uuid4(), "Quán nhậu", "dịch vụ ăn uống", "an")
    assert kiosk.shown().words == (("quán nhậu", "dịch vụ ăn uống"),)
    assert shelf.drop_word(uuid4(), "quán nhậu", "an")
    assert (kiosk.shown().words, kiosk.version()) == ((), 3)


CHANGES = (
    Change(
        "service", "ho-tich", {"last": 500, "topics": ["Hộ tịch"], "kiosk_letters": {"k2": "L"}}
    ),
    Change("counter", "3", {"serves": {"dat-dai": 9, "xay-dung": 1}}),
    Change("holiday", "2027-01-01", None),
    Change("holiday", "2027-02-01", {"name": {"vi": "Tết"}}),
    Change("priority", "khuyet-tat", None),
    Change("policy", "policy", {"bypass_limit": 1}),
    Change("instrument", "giao-dich", {"question": {"vi": "?"}}),
    Change("clerk", "hoa", {"role": "auditor", "pin": "13579"}),
    Change("outcome", "khac", {"name": {"vi": "Khác"}}),
)


def test_its_program_changes_every_setting_and_a_kiosk_sees_it_at_once(town) -> None:
    """Behaviour 42: with the supervisor's own login, on the server's own rights."""
    chief, kiosk = town("chief"), town("k1")
    kiosk.centre()
    chief.staff.sign_in(uuid4(), "hoa", "2468", "1")
    assert chief.declared.change_all(uuid4(), CHANGES, "giam-doc")
    seen = kiosk.centre()
    assert (seen.services["ho-tich"].last, seen.counters["3"].serves["dat-dai"]) == (500, 9)
    assert seen.letter_for("ho-tich", "k2") == "L"
    assert sorted(seen.counters["3"].serves) == ["dat-dai", "xay-dung"]
    assert "khuyet-tat" not in seen.groups
    assert (seen.policy.bypass_limit, seen.instrument.version) == (1, 2)
    assert chief.staff.session_at("1") is None
    assert len(chief.declared.history(100)) >= len(CHANGES)


def test_its_program_ends_a_clerk_who_writes_up_at_another_counter(town) -> None:
    """Behaviour 42: with the supervisor's own login, whatever the clerk does at that moment."""
    chief, kiosk, counter = town("chief"), town("k1"), town("c1")
    chief.declared.change(uuid4(), Change("policy", "policy", {"wrap_up_seconds": 600}), "giam-doc")
    counter.staff.sign_in(uuid4(), "hoa", "2468", "1")
    kiosk.day.take(uuid4(), "ho-tich", "k1")
    counter.day.call_next(uuid4(), "1")
    counter.day.start(uuid4(), "1")
    counter.day.finish(uuid4(), "1")
    assert chief.declared.change(uuid4(), Change("clerk", "hoa", None), "giam-doc")
    assert counter.staff.session_at("1") is None


@pytest.mark.parametrize("login", ["k1", "c1", "lobby", "keypad"])
def test_no_other_device_changes_any_setting_even_in_a_supervisors_name(town, login) -> None:
    """Behaviour 56: the server refuses it, whatever the program of that device says."""
    store, chief = town(login), town("chief")
    before = chief.declared.read()
    for change in CHANGES:
        with pytest.raises(Unavailable, match="not_permitted"):
            store.declared.change(uuid4(), change, "giam-doc")
        # A program that people sign in at is refused by the store before the server hears of it.
        with pytest.raises((NotAllowed, Unavailable), match=r"role_missing|not_permitted"):
            store.declared.change(uuid4(), change, "")
    assert chief.declared.read() == before


def test_its_program_keeps_alarms_and_takes_note_of_them(town, clock) -> None:
    """Behaviour 41: with the supervisor's own login, on the server's own rights."""
    chief, kiosk = town("chief"), town("k1")
    kiosk.day.take(uuid4(), "ho-tich", "k1")
    clock.move(minutes=31)
    found = chief.live_board.sync_alarms("giam-doc").alarms
    alarm = next(one for one in found if one.kind == "wait")
    assert chief.live_board.acknowledge(uuid4(), alarm.id, "giam-doc").by == "giam-doc"
    clock.move(days=1)
    assert "wait" not in [one.kind for one in chief.live_board.sync_alarms("giam-doc").alarms]


@pytest.mark.parametrize("login", ["k1", "c1", "lobby", "keypad"])
def test_no_other_device_keeps_or_ends_an_alarm(town, login) -> None:
    """Behaviour 56: the server refuses it, whatever the program of that device says."""
    with pytest.raises(Unavailable, match="not_permitted"):
        town(login).live_board.sync_alarms("giam-doc")
    with pytest.raises(Unavailable, match="not_permitted"):
        town(login).live_board.acknowledge(uuid4(), uuid4(), "giam-doc")


def test_what_has_ended_is_changed_no_more(rig) -> None:
    known = "UPDATE alarm SET acknowledged_at = now(), acknowledged_by = 'x'"
    end = "UPDATE alarm SET ended_at = now()"
    new = (
        "INSERT INTO alarm (id, centre, kind, subject, facts, began_at) VALUES "
        "('00000000-0000-0000-0000-0000000000a1', '{}', 'ahead', 'sa', '{{}}', now())"
    )
    assert rig.run("overseer", known) == 1
    assert rig.run("overseer", end, known) == 0
    assert rig.run("overseer", new.format("H99.08")) == 1
    for statement in (
        new.format("H99.09"),
        "DELETE FROM alarm",
        "UPDATE alarm SET kind = 'x'",
        "UPDATE alarm SET began_at = now()",
    ):
        assert rig.code("overseer", statement) == NOT_PERMITTED, statement


_TALLY = (
    "INSERT INTO tally (centre, day, dimension, value, figures) "
    "VALUES ('{centre}', {day}, 'total', '', '{{}}')"
)


def test_it_keeps_figures_of_days_that_are_over_and_of_its_own_centre(rig) -> None:
    """A forged figure of today would stand for its tickets; those of others are not its own."""
    over, today = "DATE '2026-11-20'", "DATE '2026-11-23'"
    assert rig.run("overseer", _TALLY.format(centre="H99.08", day=over)) == 1
    for centre, day in (("H99.08", today), ("H99.09", over)):
        with pytest.raises(Exception) as refused:  # noqa: PT011 - the rig's own class
            rig.run("overseer", _TALLY.format(centre=centre, day=day))
        assert refused.value.code == NOT_PERMITTED


@pytest.mark.parametrize("who", ["k1", "lobby", "c1", "keypad"])
def test_no_other_device_reads_or_writes_figures(rig, who: str) -> None:
    for statement in ("SELECT count(*) FROM tally", _TALLY.format(centre="H99.08", day="now()")):
        with pytest.raises(Exception) as refused:  # noqa: PT011
            rig.run(who, statement)
        assert refused.value.code == NOT_PERMITTED


def test_its_program_keeps_days_reports_and_logs_what_it_exports(town) -> None:
    """Behaviour 56: the whole of a report, with the supervisor's own login."""
    chief = town("chief")
    chief.figures.tally()
    report = chief.figures.report(Span(date(2026, 11, 1), date(2026, 11, 30)), "giam-doc")
    with chief.read() as work:
        statement = "SELECT count(*) FROM ticket WHERE centre = 'H99.08'"
        count = work.connection.exec_driver_sql(statement).scalar_one()
    assert report.total.arrived == count
    chief.figures.exported(uuid4(), report, ("pdf", "a" * 64), "giam-doc")


def test_a_counters_program_reports_nothing(town) -> None:
    with pytest.raises(Unavailable, match="not_permitted"):
        town("c1").figures.report(Span(date(2026, 11, 1), date(2026, 11, 30)))


@pytest.mark.parametrize("who", BOTH)
def test_it_writes_the_evaluation_sheet_and_moves_no_score_elsewhere(rig, who: str) -> None:
    scored = (
        "INSERT INTO evaluation (centre, period, index, own, evidence, note, changed_at, "
        "changed_by) VALUES ('{}', '2026-Q4', 1, 2, '{{}}', '', now(), 'x')"
    )
    own = scored.format("H99.08")
    assert rig.run(who, own, "UPDATE evaluation SET own = 1, verified = 1") == 2
    assert rig.code(who, scored.format("H99.09")) == NOT_PERMITTED
    for statement in (
        "UPDATE evaluation SET period = '2026-Q3'",
        "UPDATE evaluation SET index = 2",
        "DELETE FROM evaluation",
    ):
        assert rig.code(who, own, statement) == NOT_PERMITTED, statement
    assert rig.code("c1", own) == NOT_PERMITTED
    assert rig.code("k1", "SELECT * FROM evaluation") == NOT_PERMITTED


def test_a_sheet_is_scored_with_its_own_login(town) -> None:
    sheets = town("chief").evaluations
    assert sheets.score(uuid4(), "2026-Q4", 1, by="giam-doc", own=2, note="x")
    assert sheets.score(uuid4(), "2026-Q4", 1, by="kiem-tra", verified=1)
    for wrong in ({"own": 1}, {"note": "y"}, {"verified": 2, "own": 1}):
        with pytest.raises(NotAllowed, match="role_missing"):
            sheets.score(uuid4(), "2026-Q4", 1, by="kiem-tra", **wrong)
    line = sheets.sheet("2026-Q4", "kiem-tra").lines[0]
    assert (line.own, line.verified, line.note) == (2, 1, "x")
    sheets.exported(uuid4(), "2026-Q4", "kiem-tra")


def test_a_counters_program_scores_no_sheet_whoever_signs_in(town) -> None:
    sheets = town("c1").evaluations
    for by, fields in (("giam-doc", {"own": 1}), ("kiem-tra", {"verified": 1})):
        with pytest.raises(Unavailable, match="not_permitted"):
            sheets.score(uuid4(), "2026-Q4", 1, by=by, **fields)
    with pytest.raises(NotAllowed, match="role_missing"):
        sheets.score(uuid4(), "2026-Q4", 1, by="", verified=1)


@pytest.mark.parametrize("who", [*BOTH, "k1", "c1", "keypad", "lobby"])
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET facts = '{}'",
        "TRUNCATE event",
        "ALTER TABLE event DISABLE TRIGGER event_keeps",
        "DROP TRIGGER event_keeps ON event",
        "DELETE FROM chain",
        "DELETE FROM tally",
        "DELETE FROM ticket",
        "DELETE FROM clerk",
        "UPDATE call SET clerk = NULL",
        "SET session_replication_role = replica",
    ],
)
def test_no_device_removes_what_the_retention_job_removes(rig, who: str, statement: str) -> None:
    """Behaviour 57: only who owns the tables may; everybody else is refused by the server."""
    assert rig.code(who, statement) == NOT_PERMITTED


def test_the_owner_removes_lines_only_with_the_guard_lifted_and_on_purpose(rig) -> None:
    with rig.owner() as connection:
        connection.exec_driver_sql("SET ROLE mc_owner")
        connection.exec_driver_sql("SAVEPOINT before")
        with pytest.raises(Exception, match="append-only"):
            connection.exec_driver_sql("DELETE FROM event")
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT before")
        with lifted(connection):
            assert connection.exec_driver_sql("DELETE FROM event").rowcount > 0
        with pytest.raises(Exception, match="append-only"):
            connection.exec_driver_sql("DELETE FROM event")


def test_a_supervisors_pc_gets_a_reason_and_changes_nothing(town) -> None:
    with (
        pytest.raises(Unavailable, match="not_permitted"),
        town("chief").write() as work,
        lifted(work.connection),
    ):
        pytest.fail("the guard was lifted")
