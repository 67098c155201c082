"""'Gỡ thiết bị': at once in the database, then its sessions, its login and its certificates."""

import json
import re
import time
from threading import Event, Thread
from uuid import uuid4

import psycopg
import pytest
from cryptography import x509

from centre.rules.enrolling import Kind
from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import desk as desk_module
from db.enrolment import removing
from db.enrolment.attendant import attend
from db.enrolment.desk import Enrolments
from db.postgres import connect
from db.server import tls

LOGIN = "mc_h99_08_c3"
SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"


def until(is_so) -> None:
    """Wait for something that must come soon; fail if it does not."""
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def working(town):
    """An attendant that works in a thread of its own, as at a server."""
    store, stop = town.open(town.at_server, "motcua-db"), Event()
    made = town.new_attendant()
    thread = Thread(target=attend, args=(store, made, stop))
    thread.start()
    yield made
    stop.set()
    thread.join(20)
    assert not thread.is_alive()


def sessions(town, login=LOGIN):
    return town.sql(SESSIONS, login)[0][0]


def test_one_press_on_another_pc_ends_a_connected_device(town, working):
    """No part waits for the slow poll: news wakes the attendant."""
    desk = Enrolments(town.enter(town.enrolled("c1", Kind.SUPERVISOR)))
    device = town.enrolled("c3")
    store = town.enter(device)
    store.day.board()
    assert sessions(town) > 0, "the control"
    desk.remove(LOGIN, "counter:c1")
    until(lambda: sessions(town) == 0)
    with pytest.raises(Unavailable):
        store.day.board()
    with pytest.raises(Unavailable, match="identity_refused"):
        town.enter(device)
    assert [d.login for d in desk.devices()] == ["mc_h99_08_c1"]


def test_before_the_attendant_comes_the_database_refuses_already(town):
    device = town.enrolled("c3", Kind.DISPLAY)
    store = town.enter(device)
    assert store.centre().code == "H99.08"
    town.enrolments.remove(LOGIN, "hoa")
    assert sessions(town) > 0, "the control: its session is still there"
    with pytest.raises(Unavailable):
        store.day.board()


def test_a_removed_devices_certificate_is_on_the_list_that_the_server_reads(town):
    """Even with a login and a password of its own again, the old papers open nothing."""
    device = town.enrolled("c3")
    settings = town.settings(f"postgresql://127.0.0.1:{town.server.cluster.port}/{town.database}")
    folder = device.identity.folder
    connect(settings.database.server, folder, "control").close()
    town.enrolments.remove(LOGIN, "hoa")
    town.attendant.round()
    town.sql(f"ALTER ROLE {LOGIN} LOGIN")

    def is_refused() -> bool:
        try:
            connect(settings.database.server, folder, "try").close()
        except psycopg.OperationalError as error:
            return "revoked" in str(error)
        return False

    until(is_refused)


def test_a_renewed_device_loses_both_its_certificates(town):
    town.enrolled("c3")
    (old,) = town.sql("SELECT certificate FROM enrolled")[0]
    town.sql(
        "UPDATE enrolled SET certificate = %s",
        town.server.authority.sign(
            town.sql("SELECT request FROM enrolment")[0][0], LOGIN, now=town.clock.at
        ),
    )
    town.enrolments.remove(LOGIN, "hoa")
    town.attendant.round()
    listed = x509.load_pem_x509_crl((town.server.tls / tls.REVOKED).read_bytes())
    new = town.sql("SELECT certificate FROM enrolled")[0][0]
    serials = {x509.load_pem_x509_certificate(c.encode()).serial_number for c in (old, new)}
    assert len(serials) == 2
    assert serials <= {one.serial_number for one in listed}


def test_a_second_removal_is_none_and_nobody_removes_what_is_not_there(town):
    town.enrolled("c3")
    town.enrolments.remove(LOGIN, "hoa")
    town.enrolments.remove(LOGIN, "hoa")
    assert [kind for kind, _ in town.events()].count("enrol_remove") == 1
    with pytest.raises(NotAllowed, match="device_unknown"):
        town.enrolments.remove("mc_h99_08_c9", "hoa")
    assert town.attendant.round().removed == (LOGIN,)
    assert town.attendant.round().is_idle


def test_nobody_locks_his_own_pc_out(town):
    desk = Enrolments(town.enter(town.enrolled("c1", Kind.SUPERVISOR)))
    with pytest.raises(NotAllowed, match="own_device"):
        desk.remove("mc_h99_08_c1", "counter:c1")
    assert len(desk.devices()) == 1


def test_a_counter_may_not_remove_anybody(town):
    desk = Enrolments(town.enter(town.enrolled("c3")))
    town.enrolled("c4")
    with pytest.raises((Unavailable, NotAllowed)):
        desk.remove("mc_h99_08_c4", "counter:c3")
    assert town.sql("SELECT count(*) FROM enrolled WHERE removed_at IS NULL") == [(2,)]


def test_an_attendant_that_was_cut_off_anywhere_ends_what_is_left(town):
    device = town.enrolled("c3")
    store = town.enter(device)
    town.enrolments.remove(LOGIN, "hoa")
    town.sql(f"ALTER ROLE {LOGIN} NOLOGIN")  # the first step was done, the others were not
    assert sessions(town) > 0
    assert town.new_attendant().round().removed == (LOGIN,)
    until(lambda: sessions(town) == 0)
    with pytest.raises(Unavailable):
        store.day.board()


def test_only_logins_of_devices_are_ever_named_in_a_statement():
    assert removing.checked(LOGIN) == LOGIN
    for wrong in ("motcua", "postgres", 'mc_x"', "mc_x; DROP", "mc_ộ", "", "mc_x\n"):
        with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
            removing.checked(wrong)


@pytest.fixture
def supervisor(town):
    return town.enrolled("c1", Kind.SUPERVISOR)


@pytest.fixture
def turn_holder(town):
    """A kiosk that has raised its limits and keeps the turn."""
    device = town.enrolled("c3", Kind.KIOSK)
    settings = town.settings(f"postgresql://127.0.0.1:{town.server.cluster.port}/{town.database}")
    held = connect(settings.database.server, device.identity.folder, "holder")
    held.execute("SET idle_in_transaction_session_timeout = 0")
    held.commit()
    held.execute("SELECT day FROM business_day FOR UPDATE")
    yield held
    held.close()


def test_a_device_that_keeps_the_turn_is_removed_and_the_others_write_again(
    town, supervisor, turn_holder, working
):
    desk = Enrolments(town.enter(supervisor))
    desk.remove(LOGIN, "counter:c1")
    until(lambda: sessions(town) == 0)
    assert town.store.day.call_next(uuid4(), "1") is None
    facts = town.sql("SELECT facts FROM event WHERE kind = 'enrol_remove'")
    assert [json.loads(each)["by"] for (each,) in facts] == ["counter:c1"]
    with pytest.raises(psycopg.OperationalError):
        turn_holder.execute("SELECT 1")


def test_a_removal_holds_though_the_log_does_not_get_its_turn(
    town, turn_holder, caplog, monkeypatch
):
    monkeypatch.setattr(desk_module, "_LOG_TRIES", 1)
    with pytest.raises(Unavailable, match="database_busy"), town.store.write():
        pytest.fail("the control: the turn is held")
    town.enrolments.remove(LOGIN, "motcua-db")
    assert "told later" in caplog.text
    assert town.sql("SELECT removed_at IS NOT NULL FROM enrolled") == [(True,)]
    assert "enrol_remove" not in [kind for kind, _ in town.events()]
    assert town.attendant.round().removed == (LOGIN,)
    until(lambda: sessions(town) == 0)
    town.clock.move(seconds=31)
    for attendant in (town.attendant, town.attendant, town.new_attendant()):
        attendant.round()
    assert [kind for kind, _ in town.events()].count("enrol_remove") == 1


def test_each_removal_of_one_name_is_logged(town):
    for _ in range(2):
        town.enrolled("c3")
        town.clock.move(seconds=1)
        town.enrolments.remove(LOGIN, "hoa")
        town.attendant.round()
    assert [kind for kind, _ in town.events()].count("enrol_remove") == 2
