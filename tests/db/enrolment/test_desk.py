"""A place is offered, six digits agree on two screens, one press accepts, the device takes part."""

import json
import re
from uuid import uuid4

import psycopg
import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed
from db.enrolment.desk import Enrolments
from db.enrolment.pairing import proof


def key_of(error) -> str:
    return error.value.key


def test_from_the_bundle_to_the_counter_in_one_go(town):
    device, one = town.offer("c3", counter="3")
    assert device.bundle.counter == "3"
    assert town.enrolments.one(one).state is Enrolment.OFFERED
    shown = device.ask()
    (waiting,) = town.enrolments.pending()
    assert (waiting.id, waiting.state) == (one, Enrolment.ASKED)
    assert waiting.digits == shown
    assert re.fullmatch("[0-9]{6}", shown)
    assert device.answer() is Enrolment.ASKED
    town.enrolments.accept(one, "hoa")
    assert device.answer() is Enrolment.ACCEPTED
    assert town.attendant.round().signed == ("mc_h99_08_c3",)
    assert device.answer() is Enrolment.SIGNED
    assert town.enrolments.pending() == ()
    store = town.enter(device)
    with store.read() as work:
        row = work.connection.exec_driver_sql(
            "SELECT session_user::text, version, client_dn, my_actor(), my_counter() "
            "FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).one()
    assert tuple(row) == (
        "mc_h99_08_c3",
        "TLSv1.3",
        "/CN=mc_h99_08_c3",
        "counter:c3",
        "3",
    )
    store.staff.sign_in(uuid4(), "hoa", "2468", "3")
    assert store.day.call_next(uuid4(), "3") is None
    (enrolled,) = town.enrolments.devices()
    assert (enrolled.login, enrolled.place.counter) == ("mc_h99_08_c3", "3")
    assert (enrolled.is_connected, enrolled.is_expired) == (True, False)
    kinds = ["enrol_offer", "enrol_accept", "enrol_sign"]
    assert [e for e in town.events() if e[0] in kinds] == [
        ("enrol_offer", "motcua-db"),
        ("enrol_accept", "motcua-db"),
        ("enrol_sign", "motcua-db"),
    ]


def test_a_supervisor_enrols_from_a_pc_of_its_own(town):
    desk = Enrolments(town.enter(town.enrolled("c1", Kind.SUPERVISOR, counter="1")))
    device, _ = town.offer("k1", Kind.KIOSK)
    bundle, one = desk.offer(Kind.DISPLAY, "lobby", by="counter:c1")
    device.bundle = bundle
    shown = device.ask()
    assert [(o.id, o.digits) for o in desk.pending() if o.digits] == [(one, shown)]
    desk.accept(one, "counter:c1")
    town.attendant.round()
    assert device.answer() is Enrolment.SIGNED
    assert town.enter(device).day.board() is not None
    there = {(d.login, d.is_connected) for d in desk.devices()}
    assert there == {("mc_h99_08_c1", True), ("mc_h99_08_lobby", True)}


def test_a_second_press_is_no_error_and_no_second_decision(town):
    device, one = town.offer()
    device.ask()
    town.enrolments.accept(one, "hoa")
    town.enrolments.accept(one, "lan")
    town.attendant.round()
    town.enrolments.accept(one, "lan")
    assert [kind for kind, _ in town.events()].count("enrol_accept") == 1


def test_a_refused_device_is_told_and_leaves_nothing_behind(town):
    device, one = town.offer()
    device.ask()
    town.enrolments.refuse(one, "hoa")
    town.enrolments.refuse(one, "hoa")
    assert device.answer() is Enrolment.REFUSED
    assert device.identity.pending() is None
    with pytest.raises(NotAllowed) as refused:
        town.enrolments.accept(one, "hoa")
    assert key_of(refused) == "enrolment_move"
    assert town.attendant.round().is_idle


def test_an_offer_that_nobody_asked_for_cannot_be_accepted_but_taken_back(town):
    device, one = town.offer()
    with pytest.raises(NotAllowed) as refused:
        town.enrolments.accept(one, "hoa")
    assert key_of(refused) == "enrolment_move"
    town.enrolments.refuse(one, "hoa")
    with pytest.raises(NotAllowed) as refused:
        device.ask()
    assert key_of(refused) == "bundle_refused"


def test_a_wish_that_waited_too_long_cannot_be_accepted(town):
    device, one = town.offer()
    device.ask()
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 second'")
    assert town.enrolments.pending() == ()
    assert town.enrolments.one(one).state is Enrolment.EXPIRED
    with pytest.raises(NotAllowed) as refused:
        town.enrolments.accept(one, "hoa")
    assert key_of(refused) == "enrolment_expired"


def test_a_request_that_was_exchanged_in_the_table_shows_other_digits(town, new_request):
    device, one = town.offer()
    shown = device.ask()
    assert town.enrolments.one(one).digits == shown, "the control"
    town.sql("UPDATE enrolment SET request = %s", new_request())
    assert town.enrolments.one(one).digits != shown


def test_what_nobody_can_be_enrolled_as_is_refused(town):
    for kind, name, counter, why in (
        ("counter", "c9", "77", "counter_unknown"),
        ("kiosk", "k1", "3", "counter_not_here"),
        ("rating", "k2", None, "counter_needed"),
        ("counter", "C3", None, "device_name_shape"),
        ("counter", "c3; DROP ROLE", None, "device_name_shape"),
        ("counter", "", None, "device_name_shape"),
    ):
        with pytest.raises(NotAllowed, match=why):
            town.enrolments.offer(Kind(kind), name, counter, by="motcua-db")
    assert town.sql("SELECT * FROM enrolment") == []


def test_an_offer_that_is_sent_again_takes_the_unseen_one_back(town):
    lost, one = town.offer("c3", counter="3")
    device, two = town.offer("c3", counter="1")
    assert town.enrolments.one(one).state is Enrolment.REFUSED
    assert [offer.id for offer in town.enrolments.pending()] == [two]
    with pytest.raises(NotAllowed) as refused:
        lost.ask()
    assert key_of(refused) == "bundle_refused"
    assert device.ask()
    kinds = [kind for kind, _ in town.events() if kind.startswith("enrol_")]
    assert kinds == ["enrol_offer", "enrol_refuse", "enrol_offer"]
    ((facts,),) = town.sql("SELECT facts FROM event WHERE kind = 'enrol_refuse'")
    assert (json.loads(facts)["name"], json.loads(facts)["counter"]) == ("c3", "3")


def test_only_what_no_device_has_used_is_taken_back_and_only_of_the_same_place(town):
    asked, one = town.offer("c3")
    asked.ask()
    _, kiosk = town.offer("c3", Kind.KIOSK)
    _, other = town.offer("c4")
    _, two = town.offer("c3")
    assert {offer.id for offer in town.enrolments.pending()} == {one, kiosk, other, two}


def test_a_supervisors_pc_may_take_its_unseen_offer_back_too(town):
    desk = Enrolments(town.enter(town.enrolled("s1", Kind.SUPERVISOR)))
    _, one = desk.offer(Kind.COUNTER, "c3", by="counter:s1")
    _, two = desk.offer(Kind.COUNTER, "c3", by="counter:s1")
    assert desk.one(one).state is Enrolment.REFUSED
    assert [offer.id for offer in desk.pending()] == [two]


def test_of_two_offers_at_the_same_instant_one_stays(town, at_once):
    desks = [Enrolments(town.open(town.at_server, "motcua-db")) for _ in range(4)]
    made = at_once(*(lambda desk=desk: desk.offer(Kind.KIOSK, "k1", by="hoa") for desk in desks))
    assert all(isinstance(each, tuple) for each in made), made
    assert len(town.enrolments.pending()) == 1


def test_an_offer_that_is_refused_takes_nothing_back(town):
    _, one = town.offer("c3")
    with pytest.raises(NotAllowed, match="counter_unknown"):
        town.offer("c3", counter="77")
    assert town.enrolments.one(one).state is Enrolment.OFFERED


def test_a_name_is_free_again_once_its_device_is_removed(town):
    town.enrolled("c3")
    with pytest.raises(NotAllowed) as refused:
        town.offer("c3")
    assert key_of(refused) == "name_taken"
    town.enrolments.remove("mc_h99_08_c3", "hoa")
    assert town.enter(town.enrolled("c3", Kind.DISPLAY)).day.board() is not None


def test_a_device_whose_certificate_has_ended_is_shown_so_and_joins_again(town):
    town.enrolled("c3")
    town.clock.move(days=826)
    (device,) = town.enrolments.devices()
    assert device.is_expired
    device, _ = town.offer("c3")
    assert device.ask()


def test_of_two_wishes_for_one_name_the_second_is_refused(town):
    first, one = town.offer("c3")
    first.ask()
    second, two = town.offer("c3")
    second.ask()
    for each in (one, two):
        town.enrolments.accept(each, "hoa")
    done = town.attendant.round()
    assert (done.signed, done.refused) == (("mc_h99_08_c3",), ("c3",))
    assert (first.answer(), second.answer()) == (Enrolment.SIGNED, Enrolment.REFUSED)


def test_neither_token_nor_password_is_ever_in_the_servers_log(town):
    device = town.enrolled("c3")
    town.enter(device).close()
    said = town.said()
    secrets = (device.bundle.token, device.bundle.key, device.identity.read().password())
    assert not [secret for secret in secrets if secret in said]
    assert proof(device.bundle.token) in said, "the control: the log has what was sent"


def test_what_the_table_keeps_lets_nobody_ask(town):
    device, _ = town.offer()
    (row,) = town.sql("SELECT token FROM enrolment")
    with psycopg.connect(town.server.cluster.address(town.database, "mc_pairing")) as pairing:
        wish = ("x" * 400, "y")
        found = pairing.execute("SELECT pairing_ask(%s, %s, %s)", (row[0], *wish)).fetchone()
    assert found == (False,)
    assert device.ask()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_box_with_one_file_has_nobody_to_enrol(store):
    desk = Enrolments(store)
    for act in (
        desk.pending,
        desk.devices,
        lambda: desk.one(uuid4()),
        lambda: desk.accept(uuid4(), "hoa"),
        lambda: desk.refuse(uuid4(), "hoa"),
        lambda: desk.remove("mc_x", "hoa"),
        lambda: desk.offer(Kind.KIOSK, "k1", by="hoa"),
    ):
        with pytest.raises(NotAllowed, match="needs_server"):
            act()


def test_an_enrolment_that_is_not_there_is_said_to_be_unknown(town):
    for act in (town.enrolments.one, lambda one: town.enrolments.accept(one, "hoa")):
        with pytest.raises(NotAllowed, match="enrolment_unknown"):
            act(uuid4())
