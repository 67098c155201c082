"""Whoever keeps a transaction is put out by the attendant, without anybody's press."""

from contextlib import closing

import psycopg
import pytest

from centre.rules.enrolling import Kind
from centre.rules.errors import Unavailable
from db.enrolment.overlong import ENDED_AFTER
from db.postgres import connect

TURN = "SELECT day FROM business_day FOR UPDATE"


@pytest.fixture
def kiosk(town):
    """A session of a kiosk that has raised its limits."""
    device = town.enrolled("k1", Kind.KIOSK)
    settings = town.settings(f"postgresql://127.0.0.1:{town.server.cluster.port}/{town.database}")
    with closing(connect(settings.database.server, device.identity.folder, "kiosk")) as opened:
        opened.execute("SET idle_in_transaction_session_timeout = 0")
        opened.commit()
        yield opened


def rounds(town):
    """Look, and look again when the time is over."""
    town.attendant.round()
    town.clock.seconds += ENDED_AFTER
    town.attendant.round()


def test_a_device_that_keeps_the_turn_is_ended_and_named(town, kiosk, caplog):
    kiosk.execute(TURN)
    with pytest.raises(Unavailable, match="database_busy"), town.store.write():
        pytest.fail("the control: the turn is held")
    rounds(town)
    with town.store.write() as work:
        assert work.centre.code == "H99.08"
    with pytest.raises(psycopg.OperationalError):
        kiosk.execute("SELECT 1")
    assert "mc_h99_08_k1 held a transaction" in caplog.text


def test_a_device_that_ends_its_transactions_may_have_as_many_as_it_likes(town, kiosk):
    kiosk.execute(TURN)
    town.attendant._overlong.round()
    kiosk.commit()
    kiosk.execute(TURN)
    town.clock.seconds += ENDED_AFTER
    town.attendant._overlong.round()
    assert kiosk.execute("SELECT my_kind()").fetchone() == ("kiosk",)
    kiosk.rollback()


def test_who_works_at_the_server_is_left_alone(town):
    with town.store.read() as work:
        rounds(town)
        assert work.connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_bundle_that_keeps_all_places_for_new_devices_is_put_out(town):
    device, _ = town.offer()
    address = town.server.cluster.address(town.database, "mc_pairing")
    held = [psycopg.connect(address, autocommit=True) for _ in range(8)]
    with pytest.raises(psycopg.OperationalError, match="too many connections"):
        psycopg.connect(address)
    rounds(town)
    assert device.ask()
    for each in held:
        each.close()
