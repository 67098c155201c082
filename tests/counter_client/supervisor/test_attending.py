"""A supervisor adds and removes a device by keyboard; the store is asked once, files are whole."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed, Unavailable
from centre.shell.sticks import Place
from counter_client.joining import drives
from counter_client.supervisor import attending as module
from counter_client.supervisor import sticks
from counter_client.supervisor.attending import Attending
from counter_client.supervisor.enrolling import Stage


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Look often, so that tests do not wait."""
    monkeypatch.setattr(module, "POLL_MS", 20)
    monkeypatch.setattr(sticks, "DRIVES_MS", 20)


@pytest.fixture
def press(window):
    def key(which):
        QTest.keyClick(window.focusWidget() or window, which)

    return key


def at(qtbot, attending, stage):
    qtbot.waitUntil(lambda: attending.flow.stage is stage, timeout=5000)


def offered(opened, press, qtbot):
    """Add c1 by keyboard: Enter opens the form, Enter takes what it suggests."""
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    at(qtbot, opened, Stage.BUNDLE)


def test_a_device_is_added_by_four_keys(opened, window, shop, press, qtbot):
    offered(opened, press, qtbot)
    assert shop.asked_for("offer") == [("offer", Kind.COUNTER, "c1", None, False, "lan")]
    shop.arrives()
    at(qtbot, opened, Stage.COMPARE)
    assert window.devices.compare.digits.text().split() == ["048", "213"]
    press(Qt.Key.Key_F4)
    at(qtbot, opened, Stage.ISSUING)
    shop.sign()
    at(qtbot, opened, Stage.DONE)
    assert "c1" in window.devices.outcome.words.text()
    press(Qt.Key.Key_Return)
    at(qtbot, opened, Stage.LIST)
    assert len(shop.asked_for("accept")) == 1


def test_digits_that_differ_are_refused(opened, shop, press, qtbot):
    offered(opened, press, qtbot)
    wanted = shop.arrives()
    at(qtbot, opened, Stage.COMPARE)
    press(Qt.Key.Key_F6)
    at(qtbot, opened, Stage.LIST)
    assert shop.offers[wanted].state is Enrolment.REFUSED
    assert shop.asked_for("accept") == []


def test_a_bundle_is_withdrawn(opened, window, shop, press, qtbot):
    offered(opened, press, qtbot)
    window.devices.bundle.withdraw.click()
    at(qtbot, opened, Stage.LIST)
    assert opened.flow.ours is None
    assert [offer.state for offer in shop.offers.values()] == [Enrolment.REFUSED]


def test_a_device_is_removed_after_the_question(opened, window, shop, press, qtbot):
    shop.add(Kind.COUNTER, "c3", "1")
    qtbot.waitUntil(lambda: "mc_c3" in window.devices.list.rows, timeout=5000)
    window.devices.list.rows["mc_c3"].press.click()
    assert shop.asked_for("remove") == []
    assert window.devices.removal.name.text() == "c3 · Máy quầy"
    press(Qt.Key.Key_Return)
    at(qtbot, opened, Stage.LIST)
    assert shop.asked_for("remove") == [("remove", "mc_c3", "lan")]
    assert "Đã gỡ máy c3" in window.devices.notice.words.text()


def test_the_file_is_saved_to_the_stick(opened, window, press, qtbot, tmp_path, monkeypatch):
    stick = Place(tmp_path, "KINGSTON", removable=True)
    monkeypatch.setattr(drives, "places", lambda: (stick,))
    offered(opened, press, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.devices.places.choices.options()) == 2, timeout=5000)
    press(Qt.Key.Key_Return)
    at(qtbot, opened, Stage.BUNDLE)
    file = tmp_path / "motcua-c1.mcjoin"
    assert file.read_text("utf-8").strip() == opened.flow.ours.text
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    assert file.name in window.devices.notice.words.text()


def test_a_stick_that_was_pulled_is_said(opened, window, press, qtbot, tmp_path, monkeypatch):
    gone = Place(tmp_path / "gone", "KINGSTON", removable=True)
    monkeypatch.setattr(drives, "places", lambda: (gone,))
    offered(opened, press, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.devices.places.choices.options()) == 2, timeout=5000)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "cắm lại USB" in window.devices.notice.words.text(), timeout=5000)
    assert opened.flow.stage is Stage.PLACE


def test_a_lost_store_keeps_the_list_and_the_press(opened, window, shop, press, qtbot):
    shop.add(Kind.COUNTER, "c3", "1")
    qtbot.waitUntil(lambda: "mc_c3" in window.devices.list.rows, timeout=5000)
    window.devices.list.rows["mc_c3"].press.click()
    shop.error = Unavailable("database_gone", "database")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Mất kết nối" in window.devices.notice.words.text(), timeout=5000)
    assert window.devices.answer.refused
    shop.error = None
    at(qtbot, opened, Stage.LIST)
    assert len(shop.asked_for("remove")) == 1


def test_an_offer_in_doubt_leaves_one_open_place(opened, window, shop, press, qtbot, monkeypatch):
    heard = shop.offer

    def lost(*place, **more):
        heard(*place, **more)
        monkeypatch.setattr(shop, "offer", heard)
        raise Unavailable("database_gone", "database")

    monkeypatch.setattr(shop, "offer", lost)
    offered(opened, press, qtbot)
    assert len(shop.asked_for("offer")) == 2
    states = {offer.id: offer.state for offer in shop.offers.values()}
    assert states.pop(opened.flow.ours.id) is Enrolment.OFFERED
    assert list(states.values()) == [Enrolment.REFUSED]


@pytest.mark.parametrize("key", ["not_permitted", "server_unpublished"])
def test_what_the_server_says_to_whoever_asks_is_no_lost_link(opened, window, shop, qtbot, key):
    shop.error = Unavailable(key, "database")
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=5000)
    assert opened.flow.said.key == key
    assert "Mất kết nối" not in window.devices.notice.words.text()


def test_a_refusal_of_the_store_is_said_on_the_form(opened, window, shop, press, qtbot):
    press(Qt.Key.Key_Return)
    shop.error = NotAllowed("name_taken", name="c1")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Đã có máy tên c1" in window.devices.notice.words.text(), timeout=5000)


def test_a_device_that_asks_while_the_page_is_closed_is_said_once(
    opened, window, shop, press, qtbot
):
    told = []
    opened.asked.connect(told.append)
    offered(opened, press, qtbot)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.desk
    shop.arrives()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    reads = len(shop.asked_for("pending"))
    qtbot.waitUntil(lambda: len(shop.asked_for("pending")) > reads + 2, timeout=5000)
    assert [(each.key, dict(each.facts)) for each in told] == [("device_asks", {"name": "c1"})]


def test_nothing_is_read_once_the_page_is_closed_and_nothing_is_offered(
    opened, window, shop, press, qtbot
):
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened._poll.isActive() and not opened._reading, timeout=5000)
    assert window.pages.currentWidget() is window.desk


def test_who_signs_out_leaves_nothing_of_a_bundle(opened, window, press, qtbot, moment):
    offered(opened, press, qtbot)
    window.show_desk(moment(signed_in=False))
    assert opened.flow.ours is None
    assert not opened._poll.isActive()


def test_a_centre_on_one_box_says_what_it_needs(window, shop, ground, role_moment):
    ground.settings = SimpleNamespace(database=SimpleNamespace(server=None))
    made = Attending(window.devices, None, ground)
    window.show_desk(role_moment())
    window.open_devices()
    assert "motcua-db move" in window.devices.outcome.more.text()
    assert not window.devices.answer.isVisible()
    made.close()
    assert shop.done == []
