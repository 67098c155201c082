"""The words of the devices' pages: every kind, every key, certificates, minutes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.shell import icons
from counter_client.supervisor import sentences
from counter_client.supervisor.enrolling import SORTS


def test_every_kind_and_every_choice_has_words_and_an_icon():
    assert all(sentences.kind_words(kind) for kind in Kind)
    assert all(icons.known(sentences.ICONS[kind]) for kind in Kind)
    assert {sort.key for sort in SORTS} == set(sentences.sort_words())


def test_a_connected_device_says_so_and_a_silent_one_since_when(shop, tell, moment):
    shop.add(Kind.KIOSK, "k1", connected=False)
    device = shop.enrolled["mc_k1"]
    assert sentences.link_words(replace(device, is_connected=True), moment())[0] == "ok"
    assert sentences.link_words(device, moment())[1] == "Chưa kết nối"
    silent = tell.device("kiosk", "offline", "program_silent", name="k1")
    assert sentences.link_words(device, moment(devices=(silent,))) == ("err", "Im lặng từ 09:00")


@pytest.mark.parametrize(("days", "colour"), [(800, "ink2"), (60, "warn"), (0, "err"), (-3, "err")])
def test_a_certificate_warns_before_its_end(shop, tell, days, colour):
    shop.add(Kind.COUNTER, "c1", left=timedelta(days=days))
    found, words = sentences.certificate_words(shop.enrolled["mc_c1"], tell.now)
    assert found == colour
    assert f"{tell.now + timedelta(days=days):%d/%m/%Y}" in words


def test_minutes_are_counted_up_to_the_next_one():
    assert sentences.left_words(540) == "Còn 9 phút."
    assert sentences.left_words(541) == "Còn 10 phút."
    assert sentences.left_words(59) == "Còn chưa đến 1 phút."
    assert sentences.left_words(0) == "Mã đã hết hạn."


def test_a_pcs_clock_that_is_wrong_does_not_promise_more_than_ten_minutes(an_offer, tell):
    offer = an_offer()
    words = sentences.pending_words(offer, tell.now - timedelta(days=2))
    assert words == "Chờ máy mới. Còn 10 phút."


def test_the_state_of_an_enrolment_is_said(an_offer, tell):
    asked = sentences.pending_words(an_offer(Enrolment.ASKED), tell.now)
    assert asked == "Đang xin kết nối. Xin so sáu số."
    assert sentences.pending_words(an_offer(Enrolment.ACCEPTED), tell.now) == "Đang cấp quyền."


def test_six_digits_stand_in_two_groups_of_three():
    assert sentences.digits_in_groups("048213").split() == ["048", "213"]


def test_every_refusal_of_the_desk_has_its_own_sentence():
    general = sentences.told("nobody knows this", {})
    wrong = ["device_name_shape", "name_taken", "counter_needed", "counter_not_here"]
    wrong += ["counter_unknown", "own_device", "device_unknown", "someone_was_faster", "busy"]
    server = ["needs_server", "not_permitted", "server_unpublished"]
    over = ["enrolment_move", "enrolment_expired", "enrolment_unknown"]
    keys = [*wrong, *server, *over, "disk_full", "place_gone"]
    assert all(sentences.told(key, {"name": "c4"}) != general for key in keys)


def test_a_counter_that_is_gone_is_named_by_its_code(moment):
    assert sentences.counter_words(moment(centre=None), "12") == "Quầy 12"
    assert sentences.counter_words(moment(), None) == ""
