"""Each program does its day's work with its own login, by the store's own code."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.prints import PrintEvent
from db.facts import Health
from db.history import verify


def test_a_kiosk_gives_prints_and_tells_of_itself(town, clock) -> None:
    kiosk = town("k1")
    taken = kiosk.day.take(uuid4(), "ho-tich", "k1")
    again = uuid4()
    assert kiosk.day.take(again, "ho-tich", "k1") == kiosk.day.take(again, "ho-tich", "k1")
    assert [load.waiting for load in kiosk.day.loads() if load.service == "ho-tich"] == [2]
    assert kiosk.day.position(taken.ticket.id).ahead == 0
    for event in (PrintEvent.SEND, PrintEvent.DOUBT, PrintEvent.SEND, PrintEvent.CONFIRM):
        kiosk.prints.move(taken.job, event)
    assert len(kiosk.prints.waiting("k1")) == 1
    kiosk.devices.alive("kiosk", "k1")
    kiosk.devices.report(Health("p1", "printer", "ok", "", {"kiosk": "k1"}))
    assert {device.name for device in kiosk.devices.all()} == {"k1", "p1"}
    clock.move(days=3)
    kiosk.prints.move(kiosk.prints.waiting("k1")[0].id, PrintEvent.ABANDON)
    assert kiosk.day.take(uuid4(), "ho-tich", "k1").ticket.label == taken.ticket.label


def test_two_kiosks_have_their_own_printers_in_view_and_nothing_of_each_other(town) -> None:
    first, second = town("k1"), town("k2")
    taken = first.day.take(uuid4(), "ho-tich", "k1")
    second.day.take(uuid4(), "ho-tich", "k2")
    with pytest.raises(NotAllowed, match="job_unknown"):
        second.prints.move(taken.job, PrintEvent.SEND)
    with pytest.raises(Unavailable, match="not_permitted"):
        second.day.take(uuid4(), "ho-tich", "k1")
    with pytest.raises(Unavailable, match="not_permitted"):
        first.day.call_next(uuid4(), "1")


def test_a_device_that_was_forgotten_is_told_of_again(town) -> None:
    for login, owner, kind in (
        ("k1", "kiosk:k1", "camera"),
        ("c1", "counter:c1", "keypad"),
        ("lobby", "display:lobby", "sign"),
    ):
        devices = town(login).devices
        own = Health(f"x {login}", kind, "ok", "", {"owner": owner})
        devices.report(own)
        devices.only(owner, [])
        assert own.name not in {device.name for device in devices.all()}
        devices.report(own)
        assert own.name in {device.name for device in devices.all()}


def test_a_kiosk_tells_of_its_door_beside_itself(town) -> None:
    """kiosk.care_desk: a row by the name under which it acts, away while the door is shut."""
    devices = town("k1").devices
    devices.report(Health("k1", "kiosk", "warning", "help_called", {"kiosk": "k1"}))
    for key in ("care_opened", "forgotten", "care_locked"):
        facts = {} if key == "forgotten" else {"owner": "kiosk:k1"}
        devices.report(Health("kiosk:k1", "kiosk", "ok", key, facts))
        told = {device.name: device.key for device in devices.all() if device.kind == "kiosk"}
        assert told["k1"] == "help_called"
        assert told.get("kiosk:k1", "forgotten") == key


@pytest.mark.parametrize(
    ("login", "kinds"),
    [
        ("k1", "printer reader camera"),
        ("lobby", "speaker line sign"),
        ("c1", "line keypad sign reader camera"),
        ("chief", "line keypad sign reader camera"),
    ],
)
def test_each_program_tells_of_every_device_that_it_can_have(town, login: str, kinds: str) -> None:
    """Those of drivers.ports.Told: one that is refused stops the whole program."""
    store = town(login)
    with store.read() as work:
        owner = work.actor
    for kind in kinds.split():
        store.devices.report(Health(f"x {login}", kind, "ok", "", {"owner": owner}))
    told = {device.kind for device in store.devices.all() if device.name == f"x {login}"}
    assert told == set(kinds.split())


def test_what_is_another_programs_is_neither_changed_nor_said_to_be(town, caplog, clock) -> None:
    """A supervisor's PC sees all devices; the server changes none but its own."""
    kiosk = town("k1").devices
    kiosk.report(Health("p1", "printer", "error", "paper_out", {"kiosk": "k1"}))
    kiosk.alive("kiosk", "k1")
    clock.move(seconds=61)
    devices = town("chief").devices
    before, events = devices.all(), len(town("chief").day.events())
    with pytest.raises(NotAllowed, match="device_of_another"):
        devices.forget("printer", "p1")
    devices.report(Health("p1", "printer", "ok", "", {"owner": "counter:s1"}))
    devices.alive("kiosk", "k1")
    devices.only("kiosk:k1", [])
    assert devices.all() == before
    assert len(town("chief").day.events()) == events
    for one in ("printer p1", "kiosk k1"):
        assert f"{one}: another program's device" in caplog.text


def test_a_kiosk_believes_nobody_but_the_server_about_the_servers_disk(town, rig) -> None:
    kiosk = town("k1")
    said = (
        "INSERT INTO device (centre, kind, name, state, key, facts, since) VALUES "
        "('H99.08', 'server', '{}', 'error', 'disk_low', '{{\"owner\": \"{}\"}}', now())"
    )
    for login in ("lobby", "k1", "keypad", "c1", "c3", "chief"):
        store = town(login)
        for name in ("server", "x"):
            with pytest.raises(Unavailable, match="not_permitted"), store.aside() as work:
                work.connection.exec_driver_sql(said.format(name, work.actor))
    with kiosk.engine.connect() as connection:
        database = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    with rig.cluster.connect(database) as owner:
        owner.execute(said.format("x", "nobody").encode())
        kiosk.day.take(uuid4(), "ho-tich", "k1")
        owner.execute(said.format("server", "nobody").encode())
    with pytest.raises(Unavailable, match="disk_full"):
        kiosk.day.take(uuid4(), "ho-tich", "k1")


def test_no_device_squats_the_next_place_of_a_chain(town, rig) -> None:
    """One row of a keypad must not stop the log of everybody for the day."""
    kiosk, desk = town("k1"), town("c1")
    kiosk.day.take(uuid4(), "ho-tich", "k1")
    seat = desk.staff.sign_in(uuid4(), desk.staff.clerks()[0][0], "2468", "1")
    squat = (
        "INSERT INTO event (centre, day, queue, seq, id, kind, ticket, at, actor, facts, hash) "
        "SELECT centre, day, queue, seq + {}, gen_random_uuid(), 'device', NULL, now(), '{}', "
        "'{{}}', {} FROM chain WHERE queue = '-' ORDER BY day DESC LIMIT 1"
    )
    for login in ("k1", "keypad", "c1", "c3", "chief"):
        store = town(login)
        for step, head in ((1, "'h'"), (1, "head"), (2, "'h'"), (0, "'h'")):
            with pytest.raises(Unavailable, match="not_permitted"), store.write() as work:
                work.connection.exec_driver_sql(squat.format(step, work.actor, head))
    for statement in ("UPDATE chain SET seq = 2147483647", "UPDATE chain SET seq = seq + 2"):
        with pytest.raises(Unavailable, match="not_permitted"), store.write() as work:
            work.connection.exec_driver_sql(statement)
    desk.staff.sign_out(uuid4(), seat.id)
    kiosk.day.take(uuid4(), "ho-tich", "k1")
    with town("chief").read() as work:
        assert verify(work)[1] == ()


def test_a_board_shows_what_is_called_and_its_loudspeaker(town) -> None:
    desk, board = town("c1"), town("lobby")
    town("k1").day.take(uuid4(), next(iter(desk.centre().counter("1").serves)), "k1")
    label = desk.day.call_next(uuid4(), "1").ticket.label
    assert [call.label for call in board.day.board().calls] == [label]
    assert [sign.label for sign in board.day.at_desks()] == [label]
    assert (board.day.door("1").label, board.day.door("1").state) == (label, "closed")
    board.devices.alive("display", "display:lobby")
    board.devices.report(Health("lobby", "speaker", "ok", "", {"owner": "display:lobby"}))
    with pytest.raises(Unavailable, match="not_permitted"):
        board.day.take(uuid4(), "ho-tich", "k1")


def test_a_kiosk_looks_dossiers_up_and_counts_its_own_wrong_tries(town) -> None:
    dossiers, code = town("k1").dossiers, "H99.08-261123-0009"
    for _ in range(4):
        with pytest.raises(NotAllowed, match="dossier_unknown"):
            dossiers.look_up_scanned("k1", code)
    with pytest.raises(NotAllowed, match="lookup_locked"):
        dossiers.look_up("k1", code, "9999")
    with pytest.raises(NotAllowed, match="lookup_locked"):
        town("k1").dossiers.look_up_scanned("k1", code)
    with pytest.raises(Unavailable, match="not_permitted"):
        dossiers.look_up_scanned("k2", code)
