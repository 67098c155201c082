"""The next certificate, by itself: asked at two thirds of its life, swapped whole, used next time.

OpenSSL goes by the real time, so the first certificate is signed in the past.
"""

import json
from datetime import datetime, timedelta

import pytest

from centre.rules.enrolling import RENEWED_AFTER, Enrolment, Kind
from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from db import tables
from db.enrolment.renewing import Renewal, refuse_expired, renew_if_due
from db.ids import uuid7

LOGIN = "mc_h99_08_c3"


@pytest.fixture
def old(town):
    """A device that was enrolled 600 days ago; the clock is at the present again."""
    town.clock.move(days=-600)
    device = town.enrolled("c3")
    town.clock.move(days=600)
    return device


def renew(town, device, store):
    return renew_if_due(store, device.identity, town.clock.at)


def test_a_device_even_one_with_few_rights_renews_itself_and_enters_with_the_new_one(town):
    town.clock.move(days=-600)
    devices = {
        kind: town.enrolled(kind.value, kind, counter="3" if kind is Kind.RATING else None)
        for kind in (Kind.RATING, Kind.DISPLAY, Kind.COUNTER)
    }
    town.clock.move(days=600)
    before = {kind: device.identity.read() for kind, device in devices.items()}
    keys = {kind: (held.folder / "device.key").read_bytes() for kind, held in before.items()}
    stores = {kind: town.enter(device) for kind, device in devices.items()}

    def all_renew() -> set[Renewal]:
        return {renew(town, device, stores[kind]) for kind, device in devices.items()}

    assert all_renew() == {Renewal.ASKED}
    assert all_renew() == {Renewal.WAITING}
    assert len(town.attendant.round().signed) == len(devices)
    assert all_renew() == {Renewal.KEPT}
    assert all_renew() == {Renewal.NOT_DUE}
    for kind, device in devices.items():
        after = device.identity.read()
        assert after.terms.expires_at > before[kind].terms.expires_at
        assert after.password() == before[kind].password()
        assert (after.folder / "device.key").read_bytes() != keys[kind]
        stores[kind].close()
        with town.enter(device).read() as work:
            assert work.connection.exec_driver_sql("SELECT my_kind()").scalar() == kind
    soon = "SELECT count(*) FROM enrolled WHERE expires_at < now() + interval '800 days'"
    assert town.sql(soon) == [(0,)]
    told = town.sql("SELECT actor, facts FROM event WHERE kind = 'enrol_renew'")
    assert {actor for actor, _ in told} == {"motcua-db"}
    assert any(json.loads(facts)["by"] == "mc_h99_08_display" for _, facts in told)


def test_of_many_wishes_of_one_device_one_is_signed_and_the_others_are_dropped(town, old):
    store = town.enter(old)
    renew(town, old, store)
    town.sql(
        "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, login, made_at, "
        "made_by, expires_at, request) SELECT gen_random_uuid(), centre, kind, name, rates, state, "
        "md5(g::text) || md5(token), login, made_at - g * interval '1 second', made_by, "
        "expires_at, request FROM enrolment, generate_series(1, 50) g WHERE state = 'accepted'"
    )
    assert town.attendant.round().signed == (LOGIN,)
    assert renew(town, old, store) is Renewal.KEPT, "the last wish"
    counted = "SELECT count(*) FROM enrolment WHERE asked_at IS NULL AND state = %s"
    assert town.sql(counted, "refused") == [(50,)]
    kinds = [kind for kind, _ in town.events()]
    assert (kinds.count("enrol_renew"), kinds.count("enrol_refuse")) == (1, 0)
    assert town.attendant.round().is_idle


def test_nothing_is_asked_before_two_thirds_of_its_life(town):
    device = town.enrolled("c3")
    store = town.enter(device)
    signed = device.identity.read().terms.holds_from
    for age, wanted in ((RENEWED_AFTER - timedelta(days=2), 1), (RENEWED_AFTER * 1.01, 2)):
        renew_if_due(store, device.identity, signed + age)
        assert town.sql("SELECT count(*) FROM enrolment") == [(wanted,)]


def test_an_ended_certificate_is_a_clear_state_with_its_date(town, caplog):
    device = town.enrolled("c3")
    store = town.enter(device)
    later = datetime.now(ZONE) + timedelta(days=826)
    with pytest.raises(Unavailable) as ended:
        refuse_expired(device.identity, later)
    assert (ended.value.key, ended.value.facts["login"]) == ("certificate_expired", LOGIN)
    assert renew_if_due(store, device.identity, later) is Renewal.FAILED
    assert "certificate_expired" in caplog.text
    assert refuse_expired(device.identity, datetime.now(ZONE)).login == LOGIN


def test_a_lost_server_is_only_logged(town, old, caplog):
    store = town.enter(old)
    town.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", LOGIN)
    town.sql(f"ALTER ROLE {LOGIN} NOLOGIN")
    assert renew(town, old, store) is Renewal.FAILED
    assert "could not be renewed" in caplog.text
    town.sql(f"ALTER ROLE {LOGIN} LOGIN")
    assert renew(town, old, store) is Renewal.ASKED, "the same request, once more"
    assert town.sql("SELECT count(*) FROM enrolment WHERE login IS NOT NULL") == [(2,)]


def test_a_device_that_was_removed_gets_no_next_certificate(town, old):
    store = town.enter(old)
    assert renew(town, old, store) is Renewal.ASKED
    town.sql("UPDATE enrolled SET removed_at = now()")
    done = town.attendant.round()
    assert (done.signed, done.refused) == ((), ("c3",))


def test_a_renewal_changes_nothing_of_what_a_device_may_do(town, old):
    """The row is the device's own words: only its request is taken from it."""
    store = town.enter(old)
    renew(town, old, store)
    town.sql(
        "UPDATE enrolment SET kind = 'supervisor', rates = true, name = 'boss', counter = '1' "
        "WHERE state = 'accepted'"
    )
    assert town.attendant.round().signed == (LOGIN,)
    assert town.sql("SELECT kind, name, rates, counter FROM enrolled") == [
        ("counter", "c3", False, None)
    ]
    members = town.sql(
        "SELECT count(*) FROM pg_auth_members WHERE member = %s::regrole "
        "AND roleid = 'mc_supervisor'::regrole",
        LOGIN,
    )
    assert members == [(0,)]


def test_a_device_asks_for_nobody_else(town, old):
    store = town.enter(old)
    row = {
        "id": uuid7(),
        "centre": "H99.08",
        "kind": "counter",
        "name": "c3",
        "rates": False,
        "state": Enrolment.ACCEPTED,
        "token": "0" * 64,
        "login": LOGIN,
        "made_by": "counter:c3",
        "made_at": town.clock.at,
        "expires_at": town.clock.at,
        "request": "x",
    }
    for forged in (
        {"login": "mc_h99_08_c1"},
        {"login": None},
        {"state": Enrolment.SIGNED},
        {"centre": "H1"},
    ):
        with pytest.raises(Unavailable, match="row-level security"), store.aside() as work:
            work.connection.execute(tables.enrolment.insert().values(**{**row, **forged}))
    with store.aside() as work:
        work.connection.execute(tables.enrolment.insert().values(**row))


def test_a_refused_renewal_is_asked_for_with_a_new_key(town, old):
    store = town.enter(old)
    renew(town, old, store)
    town.sql("UPDATE enrolment SET state = 'refused' WHERE state = 'accepted'")
    assert renew(town, old, store) is Renewal.FAILED
    assert renew(town, old, store) is Renewal.ASKED
    town.attendant.round()
    assert renew(town, old, store) is Renewal.KEPT
