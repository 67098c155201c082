"""The list: what is under way first, rows that stay, keys with names."""

import pytest

from centre.rules.enrolling import Enrolment, Kind
from counter_client.supervisor.enrolling import Known, Ours
from counter_client.supervisor.listing import DeviceList


@pytest.fixture
def listed(qtbot):
    made = DeviceList()
    qtbot.addWidget(made)
    return made


def order(listed):
    """Return the names of the rows from above."""
    boxed = [listed._box.itemAt(n).widget() for n in range(listed._box.count())]
    return [row.name.text().split(" · ")[0] for row in boxed]


def test_what_is_under_way_comes_first_then_by_kind_and_number(listed, shop, moment, an_offer):
    for name in ("c10", "c2"):
        shop.add(Kind.COUNTER, name, "1")
    shop.add(Kind.KIOSK, "k1")
    listed.show_known(Known((an_offer(),), shop.devices()), None, moment())
    assert order(listed) == ["c4", "k1", "c2", "c10"]


def test_a_row_stays_the_same_widget_while_its_device_is_there(listed, shop, moment):
    shop.add(Kind.COUNTER, "c1", "1")
    listed.show_known(Known(devices=shop.devices()), None, moment())
    row = listed.rows["mc_c1"]
    shop.add(Kind.KIOSK, "k1")
    listed.show_known(Known(devices=shop.devices()), None, moment())
    assert listed.rows["mc_c1"] is row
    listed.show_known(Known(), None, moment())
    assert listed.rows == {}
    assert not listed.nothing.isHidden()


def test_the_key_of_a_device_asks_for_its_removal(listed, shop, moment, qtbot):
    shop.add(Kind.COUNTER, "c1", "1")
    listed.show_known(Known(devices=shop.devices()), None, moment())
    row = listed.rows["mc_c1"]
    assert row.press.accessibleName() == "Gỡ c1 · Máy quầy"
    with qtbot.waitSignal(listed.removal) as heard:
        row.press.click()
    assert heard.args == ["mc_c1"]


def test_an_offer_of_elsewhere_is_opened_when_its_device_asks(listed, moment, an_offer, qtbot):
    offer = an_offer()
    listed.show_known(Known((offer,)), None, moment())
    assert listed.rows[str(offer.id)].press.isHidden()
    listed.show_known(Known((offer,)), Ours(offer.id, "c4", "text", 0.0), moment())
    assert listed.rows[str(offer.id)].press.text() == "Mở"
    asked = an_offer(Enrolment.ASKED)
    listed.show_known(Known((asked,)), None, moment())
    row = listed.rows[str(asked.id)]
    assert (row.press.text(), row.press.strong) == ("So số", True)
    with qtbot.waitSignal(listed.opened) as heard:
        row.press.click()
    assert heard.args == [str(asked.id)]
