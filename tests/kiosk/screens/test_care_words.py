"""What the technician is told: the state since when, what to do, the driver's own words."""

from datetime import datetime, timedelta

import pytest

from centre.rules.hours import ZONE
from centre.shell.icons import known
from db.facts import DeviceHealth
from kiosk.care_shown import Attempt, CareView, Link, Section, Step
from kiosk.screens import care_words

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=ZONE)
EARLIER = NOW - timedelta(days=3)


def told(**more):
    cards = care_words.said(CareView("k1", **more), NOW)
    assert all(known(card.icon) for card in cards)
    return cards


def test_a_device_that_is_ill_says_since_when_why_and_what_to_do(qapp):
    facts = {"detail": "DLE EOT 4: 0x72", "kiosk": "k1"}
    (card,) = told(devices=(DeviceHealth("p1", "printer", "error", "cover_open", facts, EARLIER),))
    assert card.kind == "warn"
    assert card.label == "Máy in p1: Có lỗi · từ 20/11 08:42"
    assert card.text == "Máy in p1 đang mở nắp. Xin đóng nắp. (DLE EOT 4: 0x72)"


def test_a_device_that_is_well_says_so_and_how_much_paper_is_left(qapp):
    well = DeviceHealth("p1", "printer", "ok", "", {"slips_left": 230, "detail": "fine"}, NOW)
    (card,) = told(devices=(well,))
    assert card.kind == "fact"
    assert (card.label, card.text) == ("Máy in p1: Tốt · từ 08:42", "Còn khoảng 230 phiếu.")


def test_what_the_driver_says_at_length_is_cut(qapp):
    ill = DeviceHealth("p1", "printer", "error", "cutter", {"detail": "x" * 5000}, NOW)
    assert len(told(devices=(ill,))[0].text) < 400


@pytest.mark.parametrize("devices", [None, ()])
def test_no_news_of_devices_is_said_and_is_not_the_same_as_none(qapp, devices):
    (card,) = told(devices=devices)
    assert (card.kind == "warn") is (devices is None)


def test_a_lost_database_is_a_warning_with_its_address(qapp):
    link = Link("postgresql://192.168.1.10/motcua", answers=False, since=EARLIER)
    (card,) = told(section=Section.NETWORK, link=link)
    assert card.kind == "warn"
    assert card.label == "Cơ sở dữ liệu: Mất nối · từ 20/11 08:42"
    assert card.text == link.address


def test_a_certificate_that_ends_soon_is_a_warning(qapp):
    own, centre = NOW + timedelta(days=29), NOW + timedelta(days=3000)
    link = Link("x", answers=True, since=NOW, own_until=own, centre_until=centre)
    _, own, centre = told(section=Section.NETWORK, link=link)
    assert (own.kind, centre.kind) == ("warn", "fact")
    assert own.text.endswith("22/12/2026")


@pytest.mark.parametrize("key", ["paper_out", "printer_busy", "timeout", "status_unknown"])
def test_a_test_slip_that_failed_says_why(qapp, key):
    card = told(devices=(), trial=Attempt(Step.FAILED, key))[0]
    assert card.kind == "warn"
    assert card.text
    assert "{" not in card.text


@pytest.mark.parametrize("key", ["disk_full", "place_gone", ""])
def test_a_log_that_was_not_saved_says_what_to_do(qapp, key):
    card = told(section=Section.LOG, saved=Attempt(Step.FAILED, key))[0]
    assert card.kind == "warn"
    assert "Chưa lưu được" in card.text
    assert "!" not in card.text


def test_before_versions_are_read_there_is_nothing_to_say(qapp):
    assert told(section=Section.VERSIONS) == []
