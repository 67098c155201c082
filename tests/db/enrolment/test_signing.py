"""What the attendant makes of an accepted row: one login, its groups and limits, or nothing."""

import json

import psycopg
import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed
from db.enrolment import signing
from db.roles import checking

GROUPS = """
SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s ORDER BY 1
"""
SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"


def groups(town, login):
    return [name for (name,) in town.sql(GROUPS, login)]


def role(town, login):
    return town.sql(
        "SELECT rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolconnlimit, rolconfig "
        "FROM pg_roles WHERE rolname = %s",
        login,
    )


@pytest.fixture
def accepted(town):
    """A device that was accepted and waits for its signature."""

    def make(name="c3", kind=Kind.COUNTER, **more):
        device, one = town.offer(name, kind, **more)
        device.ask()
        town.enrolments.accept(one, "hoa")
        return device

    return make


def test_each_kind_gets_the_groups_of_its_kind(town):
    town.enrolled("k1", Kind.KIOSK)
    town.enrolled("k2", Kind.RATING, counter="1")
    town.enrolled("lobby", Kind.DISPLAY)
    town.enrolled("c1", Kind.COUNTER)
    town.enrolled("c2", Kind.COUNTER, rates=True)
    town.enrolled("c3", Kind.SUPERVISOR)
    found = {
        name: groups(town, f"mc_h99_08_{name}") for name in ("k1", "k2", "lobby", "c1", "c2", "c3")
    }
    assert found == {
        "k1": ["mc_kiosk"],
        "k2": ["mc_rating"],
        "lobby": ["mc_display"],
        "c1": ["mc_counter"],
        "c2": ["mc_counter", "mc_rating"],
        "c3": ["mc_counter", "mc_supervisor"],
    }
    assert town.sql("SELECT actor FROM enrolled WHERE name = 'k2'") == [("kiosk:k2",)]


def test_after_enrolment_and_removal_the_rights_are_those_of_the_matrix(town):
    town.enrolled("c1", Kind.SUPERVISOR)
    town.enrolled("c2", Kind.COUNTER, rates=True)
    town.enrolled("k1", Kind.KIOSK)
    town.enrolments.remove("mc_h99_08_k1", "hoa")
    town.attendant.round()
    engine = town.server.local.engine(town.database, "postgres")
    with engine.connect() as connection:
        found = checking.compare(connection)
    engine.dispose()
    assert [str(each) for each in found] == []


def test_a_device_has_short_deadlines_and_no_more_sessions_than_it_needs(town):
    town.enrolled("c3")
    limits = [
        "statement_timeout=5s",
        "lock_timeout=4s",
        "idle_in_transaction_session_timeout=3s",
    ]
    ((*flags, connections, config),) = role(town, "mc_h99_08_c3")
    assert (flags, connections) == ([True, True, False, False], 8)
    assert sorted(config) == sorted(limits)


def test_a_name_that_was_removed_starts_without_its_old_groups(town):
    town.enrolled("c3", Kind.SUPERVISOR)
    town.enrolments.remove("mc_h99_08_c3", "hoa")
    town.enrolled("c3", Kind.DISPLAY)
    assert groups(town, "mc_h99_08_c3") == ["mc_display"]
    assert town.sql("SELECT kind, removed_at FROM enrolled") == [("display", None)]


def test_a_login_left_from_before_a_restore_is_made_anew(town, accepted):
    town.sql("CREATE ROLE mc_h99_08_c3 NOLOGIN")
    town.sql("GRANT mc_supervisor TO mc_h99_08_c3")
    device = accepted("c3", Kind.DISPLAY)
    town.attendant.round()
    assert device.answer() is Enrolment.SIGNED
    assert town.enter(device).day.board() is not None
    assert groups(town, "mc_h99_08_c3") == ["mc_display"]


def test_the_verifier_is_gone_once_it_is_used(town):
    town.enrolled("c3")
    assert town.sql("SELECT state, verifier, login FROM enrolment") == [
        ("signed", None, "mc_h99_08_c3")
    ]


SPOILT = {
    "c1": ("request = replace(request, 'A', 'B')", "request_bad"),
    "c2": ("request = NULL", "password_shape"),
    "c3": ("verifier = 'plain'", "password_shape"),
    "c4": ("verifier = verifier || chr(39) || '; ALTER ROLE x SUPERUSER; --'", "password_shape"),
    "c5": ("name = 'x; DROP ROLE motcua'", "device_name_shape"),
}


def test_a_row_that_cannot_be_signed_is_refused_and_keeps_no_other_back(town, accepted):
    bad = [accepted(name) for name in SPOILT]
    good = accepted("c6")
    for name, (change, _) in SPOILT.items():
        town.sql(f"UPDATE enrolment SET {change} WHERE name = '{name}'")  # noqa: S608 - our words
    done = town.attendant.round()
    assert done.signed == ("mc_h99_08_c6",)
    assert len(done.refused) == len(bad)
    assert {device.answer() for device in bad} == {Enrolment.REFUSED}
    assert good.answer() is Enrolment.SIGNED
    rows = town.sql("SELECT facts FROM event WHERE kind = 'enrol_refuse' ORDER BY seq")
    for (facts,), (_, why) in zip(rows, SPOILT.values(), strict=True):
        assert why in facts
    made = town.sql("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mc_h99%'")
    assert made == [("mc_h99_08_c6",)]
    assert town.attendant.round().is_idle


def test_of_two_attendants_one_signs_and_the_other_finds_nothing(town, accepted):
    accepted()
    with town.store.read() as work:
        (one,) = signing.accepted(work)
    town.attendant.round()
    before = town.sql("SELECT certificate FROM enrolled")
    with town.store.write() as work:
        assert signing.sign(work, town.server.authority, one) is None
        signing.refuse(work, one, NotAllowed("name_taken"))
    assert town.sql("SELECT certificate FROM enrolled") == before
    assert town.sql("SELECT state FROM enrolment") == [("signed",)]


def test_who_decided_is_told_and_never_acts(town, accepted):
    """A supervisor's PC writes decided_by itself: the log's actor is who signs."""
    accepted()
    town.sql("UPDATE enrolment SET decided_by = 'counter:innocent'")
    town.attendant.round()
    ((actor, facts),) = town.sql("SELECT actor, facts FROM event WHERE kind = 'enrol_sign'")
    assert (actor, json.loads(facts)["by"]) == ("motcua-db", "counter:innocent")


def test_an_old_holder_who_slips_in_before_the_commit_is_put_out_after_it(
    town, accepted, monkeypatch
):
    device = town.enrolled("c3")
    town.sql("UPDATE enrolled SET removed_at = now()")  # the remover has not looked yet
    accepted("c3")
    real, slipped = signing.sign, []

    def sign(work, *words):
        login = real(work, *words)
        slipped.append(town.server.cluster.connect(town.database, login))
        assert town.sql(SESSIONS, login) == [(1,)], "the control: it got in"
        return login

    monkeypatch.setattr(signing, "sign", sign)
    assert town.attendant._sign_all()[0] == ("mc_h99_08_c3",)
    with pytest.raises(psycopg.OperationalError):
        slipped[0].execute("SELECT 1")
    slipped[0].close()
    assert device.identity.read().login == "mc_h99_08_c3"
