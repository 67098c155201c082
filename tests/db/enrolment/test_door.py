"""A bundle opens the server while its offer lasts: before, and afterwards, it opens nothing."""

from contextlib import closing
from threading import Thread

import psycopg
import pytest

from centre.rules.enrolling import Enrolment
from centre.rules.errors import Unavailable
from db.enrolment import asking
from db.enrolment.bundle import Bundle
from db.enrolment.door import Door
from db.enrolment.pairing import is_published, let_in, published
from db.enrolment.scram import new_password, verifier


def enter(town, bundle, tmp_path):
    """Return a session of the pairing login, over the network, with the key of a bundle."""
    root = tmp_path / "ca.crt"
    root.write_text(town.server.authority.certificate)
    words = {"host": bundle.host, "port": bundle.port, "dbname": bundle.database}
    tls = {"sslmode": "verify-full", "sslrootcert": str(root), "sslcertmode": "disable"}
    return psycopg.connect(user="mc_pairing", password=bundle.key, autocommit=True, **words, **tls)


def age(town, minutes=11):
    """Let the time of all that was offered, decided and signed be over."""
    past = f"interval '{minutes} minutes'"
    town.sql(f"UPDATE enrolment SET expires_at = now() - {past}")  # noqa: S608 - our words
    town.sql(
        f"UPDATE enrolment SET decided_at = decided_at - {past}"  # noqa: S608 - our words
    )
    town.sql(f"UPDATE enrolled SET enrolled_at = enrolled_at - {past}")  # noqa: S608 - our words


def key(town):
    return town.sql("SELECT key FROM pairing")[0][0]


@pytest.mark.parametrize("end", ["signed", "refused", "unused"])
def test_a_bundle_that_is_over_opens_nothing_not_even_for_who_is_still_in(town, tmp_path, end):
    device, one = town.offer()
    if end != "unused":
        device.ask()
        (town.enrolments.accept if end == "signed" else town.enrolments.refuse)(one, "hoa")
    town.attendant.round()
    with closing(enter(town, device.bundle, tmp_path)) as held:
        age(town)
        town.attendant.round()
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        enter(town, device.bundle, tmp_path)
    town.offer("c4")
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        enter(town, device.bundle, tmp_path)
    assert key(town) != device.bundle.key


@pytest.mark.parametrize("step", ["accept", "refuse"])
def test_a_device_still_hears_how_its_request_ended(town, step):
    device, one = town.offer()
    device.ask()
    getattr(town.enrolments, step)(one, "hoa")
    for attendant in (town.attendant, town.attendant, town.new_attendant()):
        attendant.round()
    assert device.answer() is {"accept": Enrolment.SIGNED, "refuse": Enrolment.REFUSED}[step]


def test_a_device_that_is_faster_than_the_attendant_knocks_until_it_is_let_in(town):
    town.attendant.round()
    assert town.sql("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'mc_pairing'") == [(False,)]
    bundle, _ = town.enrolments.offer("counter", "c3", by="motcua-db")
    shown = []

    def join():
        shown.append(asking.ask(Bundle.parse(bundle.text()), town.folder / "new", "counter:c3"))

    joining = Thread(target=join)
    joining.start()
    joining.join(0.7)
    assert not shown, "the control: the door is shut"
    town.attendant.round()
    joining.join(20)
    assert town.enrolments.pending()[0].digits == shown[0].digits


def test_without_an_attendant_it_knocks_for_a_while_and_says_so(town, monkeypatch):
    monkeypatch.setattr(asking, "_OPENS_WITHIN", 0.2)
    town.attendant.round()
    bundle, _ = town.enrolments.offer("counter", "c3", by="motcua-db")
    with pytest.raises(Unavailable, match="pairing_refused"):
        asking.ask(bundle, town.folder / "new", "counter:c3")


def test_whatever_the_login_makes_of_itself_the_next_offer_sets_right(town, tmp_path):
    device, _ = town.offer()
    town.attendant.round()
    with closing(enter(town, device.bundle, tmp_path)) as inside:
        inside.execute("ALTER ROLE mc_pairing SET default_transaction_read_only = on")
        where = f'IN DATABASE "{town.database}"'
        inside.execute(f"ALTER ROLE mc_pairing {where} SET search_path = none".encode())
        inside.execute(f"ALTER ROLE mc_pairing PASSWORD '{verifier(new_password())}'".encode())
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        enter(town, device.bundle, tmp_path)
    town.enrolments.offer("counter", "c4", by="motcua-db")
    town.attendant.round()
    assert device.ask()
    left = town.sql(
        "SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = 'mc_pairing'::regrole"
    )
    assert {setting.partition("=")[0] for (setting,) in left} == {
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
    }


def test_a_door_that_somebody_else_has_opened_is_shut_again(town):
    town.attendant.round()
    before = key(town)
    town.attendant.round()
    assert key(town) == before, "the control: nothing changed, nothing is done"
    town.sql("ALTER ROLE mc_pairing LOGIN")
    town.attendant.round()
    assert town.sql("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'mc_pairing'") == [(False,)]
    assert key(town) != before


def test_a_key_that_went_out_unseen_is_changed_all_the_same(town):
    """Offered and taken back between two looks, or while no attendant was there."""
    for attendant in (town.attendant, town.new_attendant()):
        attendant.round()
        bundle, one = town.enrolments.offer("counter", "c3", by="motcua-db")
        town.enrolments.refuse(one, "hoa")
        attendant.round()
        assert key(town) != bundle.key


def test_a_shut_door_is_published_as_well_and_one_before_init_is_left_alone(town):
    town.attendant.round()
    engine = town.server.local.engine(town.database, "postgres")
    with engine.connect() as connection:
        there = published(connection)
        assert is_published(connection, there.host, there.port, there.authority)
        let_in(connection)
        connection.rollback()
    engine.dispose()
    town.sql("ALTER ROLE mc_pairing RENAME TO mc_later")
    try:
        Door(town.store).round()
        assert key(town) == there.key
    finally:
        town.sql("ALTER ROLE mc_later RENAME TO mc_pairing")
