"""F10: the day in short, every device with its sentence, the other language."""

import pytest

from counter_client.device_row import DeviceRow
from counter_client.flow import Action
from counter_client.shown import Message
from counter_client.today import TodayPage


@pytest.fixture
def page(qtbot, moment):
    made = TodayPage()
    qtbot.addWidget(made)
    made.begin(moment())
    return made


def test_the_figures_are_those_of_this_counter(page):
    assert [f.value.text() for f in (page.served, page.absent, page.longest)] == ["37", "2", "–"]


def test_alarms_come_before_what_is_well(page, tell, moment):
    well = tell.device("display", "ok", "", name="2")
    page.show_desk(moment(devices=(well, tell.device())))
    tell.settle()
    names = [row.name.text() for row in page.findChildren(DeviceRow)]
    assert names == ["Máy in 1: Có lỗi · từ 09:00", "Bảng gọi 2: Tốt"]


def test_doubtful_slips_are_told_among_the_alarms(page, tell, moment):
    page.show_desk(moment(slips=("A012",), devices=(tell.device(),)))
    tell.settle()
    names = [row.name.text() for row in page.findChildren(DeviceRow)]
    assert names == ["Máy in 1: Có lỗi · từ 09:00", "Phiếu: Cần xem · từ 09:00"]
    page.show_desk(moment(slips=("A012",)))
    assert page.nothing.isHidden()


def test_no_device_is_said_in_words(page):
    assert not page.nothing.isHidden()
    assert page.nothing.text()


def test_the_other_language_is_named_in_itself(page, moment, qtbot):
    assert page.language.text() == "English"
    page.show_desk(moment(language="en"))
    assert page.language.text() == "Tiếng Việt"
    with qtbot.waitSignal(page.wanted) as heard:
        page.language.click()
    assert heard.args[0].what == "language"


def test_what_is_well_is_listed_from_the_lobby_to_the_programs(page, tell, moment):
    kinds = ("counter", "camera", "keypad", "display", "printer", "sign", "line")
    page.show_desk(moment(devices=tuple(tell.device(kind, "ok", "") for kind in kinds)))
    shown = [page._rows.itemAt(place).widget().name.text() for place in range(page._rows.count())]
    assert [name.removesuffix(" 1: Tốt") for name in shown] == [
        "Máy in",
        "Bảng gọi",
        "Bảng số quầy",
        "Bàn phím",
        "Camera",
        "Quầy",
        "Đường dây",
    ]


def test_a_row_stays_the_same_row_while_its_device_changes_place(page, tell, moment):
    """A key under the mouse must not become that of another printer."""
    well = tell.device("printer", "ok", "", name="2")
    page.show_desk(moment(devices=(tell.device(), well)))
    row = page.rows["printer", "2"]
    page.show_desk(moment(devices=(tell.device(state="ok", key=""), tell.device(name="2"))))
    assert page.rows["printer", "2"] is row
    assert page._rows.indexOf(row) == 0
    page.show_desk(moment(devices=(tell.device(),)))
    assert set(page.rows) == {("printer", "1")}


def test_a_new_roll_is_asked_for_with_the_printer_of_its_row(page, tell, moment, qtbot):
    page.show_desk(moment(devices=(tell.device(), tell.device(name="2"))))
    key = page.rows["printer", "2"].roll
    key.click()
    with qtbot.waitSignal(page.asked) as heard:
        key.click()
    assert heard.args[0].action is Action.NEW_ROLL
    assert heard.args[0].facts == {"printer": "2"}


def test_what_the_store_refused_is_said_on_this_page_too(page, moment):
    page.show_desk(moment(message=Message("busy")))
    assert not page.complaint.isHidden()
    page.show_desk(moment(message=Message("roll_kept", {"printer": "1"}, "ok")))
    assert page.complaint.isHidden()
